"""The catalogues say what the code says: complete, with the same values and keys, and built."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from monitor.settings import Language
from tools import translations
from ui import language
from ui.languages import Languages
from ui.tray import ListeningMenu, Tray, TrayActions

_VALUES = re.compile(r"\{\w*\}|%n")
_FORMS = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_KEY = re.compile(r"&(\w)")


@pytest.fixture(scope="module", params=translations.LANGUAGES)
def messages(request: pytest.FixtureRequest) -> list[ElementTree.Element]:
    return list(ElementTree.parse(translations.catalogue(request.param)).iter("message"))


def said(message: ElementTree.Element) -> list[str]:
    """The translation, or each of its plural forms."""
    translation = message.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.findall("numerusform")]
    return forms or [translation.text or ""]


def pairs(messages: list[ElementTree.Element]) -> Iterator[tuple[str, str]]:
    """Of what is translated; a plural form beside its English one."""
    for message in messages:
        source = message.findtext("source") or ""
        yield from ((_FORMS.sub(rf"\{place}", source), form) for place, form in enumerate(said(message), 1) if form)


def test_every_text_is_collected_translated_and_built() -> None:
    assert list(translations.faults()) == []


def test_a_text_of_the_code_that_is_in_no_catalogue_is_a_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code = tmp_path / "ui"
    code.mkdir()
    (code / "new.py").write_text('from ui.language import tr\n\nprint(tr("A text nobody translated yet"))\n')
    (code / "monitor_sentences.py").write_text(translations.SENTENCES.read_text("utf-8"))
    fresh = tmp_path / "fresh.ts"
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    translations.collected("de", fresh)
    translations.fill(fresh, {})
    assert "A text nobody translated yet" in list(translations.unfinished(fresh))


def test_every_translation_has_the_values_of_its_source(messages: list[ElementTree.Element]) -> None:
    assert [pair for pair in pairs(messages) if _values(pair[0]) != _values(pair[1])] == []
    many = [each for each in messages if each.get("numerus") == "yes" and "%n" not in said(each)[-1]]
    assert [said(each) for each in many] == []


def _values(text: str) -> set[str]:
    """Without the number: the form for one may say it as a word."""
    return set(_VALUES.findall(text)) - {"%n"}


def test_every_counted_text_has_both_plural_forms(messages: list[ElementTree.Element]) -> None:
    counted = [message for message in messages if message.get("numerus") == "yes"]
    assert counted and [message.findtext("source") for message in counted if len(said(message)) != 2] == []
    assert [pair for pair in pairs(messages) if _FORMS.search(pair[1])] == [], "forms of English in a translation"


def test_every_translation_has_the_same_spaces_at_its_ends(messages: list[ElementTree.Element]) -> None:
    def ends(text: str) -> tuple[bool, bool]:
        """A comma that another language needs stands before its space."""
        return text[:1] in (" ", ","), text[-1:] == " "

    told = [(source, text) for source, text in pairs(messages) if source.strip(",. ")]
    assert [pair for pair in told if ends(pair[0]) != ends(pair[1])] == []


def test_every_translation_has_a_key_where_its_source_has_one(messages: list[ElementTree.Element]) -> None:
    keys = [(len(_KEY.findall(source)), len(_KEY.findall(text)), source, text) for source, text in pairs(messages)]
    assert [each for each in keys if each[0] != each[1] or each[1] > 1] == []


@pytest.fixture
def german(qtbot: QtBot) -> Iterator[None]:
    app = QApplication.instance()
    assert app is not None
    languages = Languages(app)
    assert languages.speak(Language.GERMAN) and language.is_translated()
    yield
    languages.close()


@pytest.mark.parametrize(
    "listening", [ListeningMenu(True, on=True), ListeningMenu(True, on=True, paused=True), ListeningMenu(True)]
)
@pytest.mark.parametrize("paused", ["", "13:00"])
@pytest.mark.parametrize("mute", ["&Mute all microphones", "Un&mute the microphones"])
def test_no_two_entries_of_a_german_menu_share_a_key(
    german: None, listening: ListeningMenu, paused: str, mute: str
) -> None:
    made = tray(listening, paused, mute)
    made.refresh_menu()
    menus = [made._menu, *(inner for each in made._menu.actions() if isinstance(inner := each.menu(), QMenu))]
    for menu in menus:
        shown = [each.text() for each in menu.actions() if each.isVisible() and each.text()]
        keys = [key.casefold() for text in shown for key in _KEY.findall(text.replace("&&", ""))]
        assert len(keys) == len(set(keys)) == len(shown), shown


def tray(listening: ListeningMenu, paused: str, mute: str) -> Tray:
    def nothing(*_: object) -> None: ...

    return Tray(
        TrayActions(
            show=nothing, lines=lambda: (), paused_until=lambda: paused, pause=nothing, resume=nothing,
            listening=lambda: listening, listen=nothing, mark=nothing, mute_entry=lambda: language.tr(mute),
            mute=nothing, quit=nothing,
        )
    )  # fmt: skip
