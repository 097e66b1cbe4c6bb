"""The report dialog: it says what will be written, writes it whole, and leaves nothing when it is stopped."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from monitor.report.gather import FromDisk
from monitor.report.verify import verify_report
from tests.journal.parts import NOON
from tests.report.parts import Case
from tests.ui.fakes import FakeService
from ui.reporting.dialog import ReportDialog
from ui.reporting.making import Wish

WISH = Wish("What was chosen on the timeline", NOON - timedelta(minutes=1), NOON + timedelta(hours=1))


class FromJournal(FakeService):
    """Reads a real journal."""

    def __init__(self, case: Case) -> None:
        super().__init__()
        disk = FromDisk(case.paths, self.speakers)
        self.journal = case.paths.journal
        self.timeline, self.coverage, self.incidents = disk.timeline, disk.coverage, disk.incidents


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def shown(qtbot: QtBot, case: Case, wish: Wish = WISH) -> ReportDialog:
    dialog = ReportDialog(FromJournal(case), case.keys, [wish])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: ready(dialog))
    return dialog


def ready(dialog: ReportDialog) -> bool:
    return any(each.text() == "Close" for each in dialog.findChildren(QPushButton))


def says(dialog: ReportDialog, text: str) -> bool:
    return any(text in each.text() for each in dialog.findChildren(QLabel))


def test_it_says_beforehand_what_the_report_will_say(qtbot: QtBot, case: Case) -> None:
    dialog = shown(qtbot, case)
    assert says(dialog, "7 programs used a microphone of this computer 12 times")
    assert says(dialog, "12 openings of a microphone. Signed by this installation.")


def test_what_is_saved_is_what_was_shown_and_verifies(qtbot: QtBot, case: Case, tmp_path: Path) -> None:
    dialog, path = shown(qtbot, case), tmp_path / "report.json"
    dialog.save_to(path, replace=False)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: says(dialog, "The report is in report.json now."))
    assert verify_report(path.read_bytes()).ok
    assert len(json.loads(path.read_bytes())["events"]) == 12


def test_another_level_leaves_names_out(qtbot: QtBot, case: Case, tmp_path: Path) -> None:
    dialog, path = shown(qtbot, case), tmp_path / "report.json"
    next(each for each in dialog.findChildren(QRadioButton) if "programs too" in each.text()).click()
    qtbot.waitUntil(lambda: ready(dialog))
    dialog.save_to(path, replace=False)
    qtbot.waitUntil(path.exists)
    assert b"app0" not in path.read_bytes()


def test_a_file_that_is_there_is_not_replaced_unasked(qtbot: QtBot, case: Case, tmp_path: Path) -> None:
    dialog, path = shown(qtbot, case), tmp_path / "report.csv"
    path.write_text("mine")
    dialog.save_to(path, replace=False)
    qtbot.waitUntil(lambda: says(dialog, "is there already"))
    assert path.read_text() == "mine"


def test_a_folder_that_can_not_be_written_is_told_and_nothing_is_left(qtbot: QtBot, case: Case, tmp_path: Path) -> None:
    dialog = shown(qtbot, case)
    dialog.save_to(tmp_path / "nowhere" / "report.pdf", replace=False)
    qtbot.waitUntil(lambda: says(dialog, "can't be written"))
    assert ready(dialog)


def test_a_journal_that_can_not_be_read_is_told(qtbot: QtBot, case: Case) -> None:
    case.paths.journal.unlink()
    dialog = shown(qtbot, case)
    assert says(dialog, "Nothing has been recorded")
    assert not next(each for each in dialog.findChildren(QPushButton) if "Save" in each.text()).isEnabled()


def test_closing_on_the_way_writes_nothing(qtbot: QtBot, case: Case, tmp_path: Path) -> None:
    dialog = ReportDialog(FromJournal(case), case.keys, [WISH])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert not dialog.isVisible()
    assert not list(tmp_path.glob("*.zip"))
