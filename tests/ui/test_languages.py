"""The language follows the choice while the program runs, in our words and in Qt's own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.settings import Language
from ui.language import tr
from ui.languages import Languages, first_known

_TS = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="de"><context><name></name>
<message><source>Now</source><translation>Jetzt</translation></message>
<message><source>Now</source><comment>short</comment><translation>Jtzt</translation></message>
<message><source>&amp;Now</source><translation>&amp;Jetzt</translation></message>
<message><source>&amp;Open Earwitness</source><translation>&amp;Öffnen</translation></message>
<message numerus="yes"><source>%n {program|programs}</source><translation><numerusform>%n Programm</numerusform>
<numerusform>%n Programme</numerusform></translation></message></context></TS>"""


def make_catalogue(folder: Path) -> None:
    """Of a few German words."""
    (folder / "x.ts").write_text(_TS)
    lrelease = Path(sys.executable).parent / "pyside6-lrelease"
    words = [str(lrelease), "-silent", str(folder / "x.ts"), "-qm", str(folder / "earwitness_de.qm")]
    subprocess.run(words, check=True, timeout=60, capture_output=True)


@pytest.fixture
def languages(qtbot: QtBot, tmp_path: Path) -> Iterator[Languages]:
    make_catalogue(tmp_path)
    app = QApplication.instance()
    assert app is not None
    before = QLocale()
    made = Languages(app, tmp_path)
    yield made
    made.close()
    QLocale.setDefault(before)


def qts_cancel() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_our_words_plural_forms_and_qts_own_are_spoken_and_taken_back(languages: Languages) -> None:
    assert languages.speak(Language.GERMAN)
    assert (tr("Now"), tr("Now", "short"), tr("Never heard of")) == ("Jetzt", "Jtzt", "Never heard of")
    assert (tr("%n {program|programs}", "", 1), tr("%n {program|programs}", "", 3)) == ("1 Programm", "3 Programme")
    assert qts_cancel() == "Abbrechen"
    assert QLocale().language() is QLocale.Language.German
    assert languages.speak(Language.ENGLISH)
    assert (tr("Now"), qts_cancel()) == ("Now", "Cancel")


def test_the_same_language_again_is_no_change(languages: Languages) -> None:
    assert not languages.speak(Language.ENGLISH)
    assert languages.speak(Language.GERMAN)
    assert not languages.speak(Language.GERMAN)


@pytest.mark.parametrize(
    ("wished", "spoken"),
    [(["de-AT", "en"], "de"), (["de_CH"], "de"), (["fr-FR", "de"], "de"), (["en-GB", "de"], "en"), (["fr"], "en"),
     ([], "en")],
)  # fmt: skip
def test_auto_takes_the_first_that_is_known(wished: list[str], spoken: str) -> None:
    assert first_known(wished, {"en", "de"}.__contains__) == spoken


def test_a_language_without_a_catalogue_is_english(languages: Languages, tmp_path: Path) -> None:
    (tmp_path / "earwitness_de.qm").write_bytes(b"damaged")
    languages.speak(Language.GERMAN)
    assert tr("Now") == "Now"
