"""What the Findings page hands on: a report about the chosen findings, a letter about one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from monitor.report.gather import selection_of
from monitor.speaker_model import Speaker, Vendor, Verdict
from tests.ui.findings import sample
from tests.ui.findings.conftest import Bench
from ui.report.letters import Language, LetterKind
from ui.reporting import letter_words
from ui.reporting.letter_dialog import LetterDialog
from ui.reporting.making import Wish

NOW = sample.COVERED.latest
MISSING = next(each for each in sample.checked().findings if each.verdict is Verdict.MISSING)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Wish]:
    wishes: list[Wish] = []

    def open_report(parent: object, service: object, what: Sequence[Wish]) -> None:
        wishes.extend(what)

    monkeypatch.setattr("ui.reporting.dialog.open_report", open_report)
    return wishes


def dialog(qtbot: QtBot, speaker: Speaker = sample.KITCHEN) -> LetterDialog:
    made = LetterDialog(MISSING, speaker, NOW, "UTC")
    qtbot.addWidget(made)
    made.show()
    return made


def says(made: LetterDialog, text: str) -> bool:
    return any(text in each.text() for each in made.findChildren(QLabel) if each.isVisible())


def test_the_key_r_makes_a_report_about_the_chosen_findings(bench: Bench, asked: list[Wish]) -> None:
    bench.table.choose_place(0)
    bench.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    bench.press(Qt.Key.Key_R)
    chosen = tuple(row.finding.id for row in bench.model.rows[:2])
    assert [wish.findings for wish in asked] == [chosen]
    assert asked[0].title == "2 chosen findings: Kitchen Echo"
    span = selection_of(bench.speakers.checked, NOW, NOW, None, asked[0].findings)
    assert span.since < bench.model.rows[0].begins < span.until


def test_without_a_chosen_finding_it_says_what_to_do(bench: Bench, asked: list[Wish]) -> None:
    bench.table.clearSelection()
    bench.page.report_button.click()
    assert not asked and bench.says("Choose a finding in the table first.")


def test_nothing_is_handed_on_where_nothing_is_listed(bench: Bench) -> None:
    bench.body.filters.text.setText("no finding says this")
    bench.qtbot.waitUntil(lambda: not bench.model.rows)
    assert not bench.page.report_button.isEnabled() and not bench.page.letter_button.isEnabled()


def test_the_letter_button_drafts_a_letter_about_the_finding_that_is_looked_at(bench: Bench) -> None:
    bench.table.choose(MISSING.id)
    bench.page.letter_button.click()
    (made,) = bench.page.findChildren(LetterDialog)
    assert MISSING.sighting is not None
    assert f"{MISSING.sighting.at.astimezone(UTC):%Y-%m-%d}" in made.text.toPlainText()
    made.reject()


def test_each_kind_and_language_has_its_draft_and_typed_words_stay(qtbot: QtBot) -> None:
    made = dialog(qtbot)
    assert made.kind.count() == len(LetterKind) and made.language.count() == len(Language)
    assert "Article 15 GDPR" in made.text.toPlainText()
    made.text.selectAll()
    made.text.insertPlainText("Dear all")
    made.language.setCurrentIndex(1)
    assert "Amazon" in made.text.toPlainText() and "Dear all" not in made.text.toPlainText()
    made.language.setCurrentIndex(0)
    assert made.text.toPlainText() == "Dear all"


def test_what_is_saved_is_what_was_read_and_it_says_that_nobody_sent_it(qtbot: QtBot, tmp_path: Path) -> None:
    made = dialog(qtbot)
    made.text.selectAll()
    made.text.insertPlainText("Dear Ms Lovelace,\n\nplease erase it.")
    assert says(made, "Earwitness sends nothing.")
    for ending, start in ((".txt", b"Dear Ms Lovelace"), (".pdf", b"%PDF")):
        path = tmp_path / f"letter{ending}"
        made.save_to(path, replace_it=False)
        qtbot.waitUntil(lambda path=path: says(made, f"{path.name} now. It was not sent to anybody."))
        assert path.read_bytes().startswith(start)


def test_a_letter_that_is_there_is_not_replaced_unasked(qtbot: QtBot, tmp_path: Path) -> None:
    made, path = dialog(qtbot), tmp_path / "letter.txt"
    path.write_text("mine")
    made.save_to(path, replace_it=False)
    qtbot.waitUntil(lambda: says(made, "is there already"))
    assert path.read_text() == "mine"


def test_there_is_nobody_to_write_to_behind_home_assistant(qtbot: QtBot) -> None:
    made = dialog(qtbot, Speaker("own", "Own", Vendor.HOME_ASSISTANT))
    assert says(made, "no company to write to") and not made.save_button.isEnabled()


def test_every_kind_and_language_is_told_in_words() -> None:
    assert set(letter_words.KINDS) == set(LetterKind)
    assert set(letter_words.LANGUAGES) == set(Language)
