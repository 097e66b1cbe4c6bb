"""Every dialog goes through the catalogue, and longer words than English ones have room in it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from monitor.autostart_xdg import Entry
from monitor.control.model import Mutes
from monitor.rule_model import Life, Reaction, Signal, When
from monitor.rules import rule_about
from monitor.speaker_model import Speaker, Vendor, Verdict
from tests.report.parts import Case
from tests.ui.fakes import BACKUP, FIREFOX, NOON, PACAT, ZOOM, FakeClock, FakeService
from tests.ui.fakes_speakers import INPUTS
from tests.ui.findings import sample
from tests.ui.imports.test_dialog import DATA as VENDOR_DATA
from tests.ui.imports.test_dialog import preview_of
from tests.ui.pseudo import check, left_in, pseudo
from tests.ui.speakers.test_wizard import Pairer
from tests.ui.test_reporting import WISH, FromJournal
from ui import control_words, jobs, language, speakers_words
from ui.dialogs import allow_box
from ui.digest_dialog import DigestDialog
from ui.imports.dialog import ImportDialog
from ui.imports.preview import PreviewPage
from ui.mark_dialog import MarkDialog
from ui.marking_words import which_question
from ui.reporting.dialog import ReportDialog
from ui.reporting.letter_dialog import LetterDialog
from ui.rules.dialog import Place, RuleDialog, who_of
from ui.rules.panel import RulesDialog
from ui.speakers.dialogs import NamingDialog, question_box
from ui.speakers.microphones import MicrophoneDialog
from ui.speakers.vendor_card import VendorDialog
from ui.stylesheet import stylesheet
from ui.theme import LIGHT
from ui.welcome import Welcome

Show = Callable[[QWidget], QWidget]


@pytest.fixture(autouse=True)
def foreign(qtbot: QtBot) -> Iterator[None]:
    language.use(pseudo)
    yield
    qtbot.waitUntil(lambda: not jobs._running)
    language.use(None)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setStyleSheet(stylesheet(LIGHT))
    qtbot.addWidget(made)
    return made


def settled(qtbot: QtBot, dialog: QWidget) -> QWidget:
    """Shown, with all that is read off the window's thread."""
    if not dialog.testAttribute(Qt.WidgetAttribute.WA_Resized):
        # The screen of tests is small, and Qt keeps a window to a part of it.
        dialog.resize(dialog.sizeHint())
    dialog.show()
    qtbot.waitUntil(lambda: not jobs._running)
    qtbot.wait(60)
    return dialog


def test_the_first_words(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    made = Welcome(tmp_path / "data", Entry([sys.executable], tmp_path), parent)
    for _ in range(3):
        check(settled(qtbot, made))
        made._turn(1)


def a_rule() -> tuple[object, ...]:
    cut = rule_about(ZOOM, Reaction.CUT_OFF, "cut", NOON, Life.HOUR, When.NOBODY)
    return (replace(cut, hours=(time(22), time(6)), signals=frozenset(Signal)),)


def test_one_rule(qtbot: QtBot, parent: QWidget) -> None:
    (rule,) = a_rule()
    people, places = (who_of(FIREFOX), who_of(BACKUP)), (Place("alsa:0", "Built-in microphone"),)
    check(settled(qtbot, RuleDialog(FakeService(), rule, NOON, people, places, parent)))


def test_all_rules(qtbot: QtBot, parent: QWidget) -> None:
    service = FakeService()
    made = RulesDialog(service, FakeClock(), LIGHT, parent)
    check(settled(qtbot, made))
    service.rules.put(a_rule())
    service.rules.counted = {"cut": (12, NOON - timedelta(minutes=5))}
    check(settled(qtbot, RulesDialog(service, FakeClock(), LIGHT, parent)))


def test_the_questions(qtbot: QtBot, parent: QWidget) -> None:
    box, _ = allow_box(parent, FIREFOX)
    check(settled(qtbot, box))
    for title, more in (
        speakers_words.forget_question(sample.KITCHEN, 2),
        speakers_words.undo_question(sample.an_import(), [sample.KITCHEN], NOON),
    ):
        check(settled(qtbot, question_box(parent, title, more, language.tr("&Forget"))[0]))
    asked = [control_words.end_question(PACAT, NOON, NOON, by_force=force) for force in (True, False)]
    assert left_in([part for each in asked for part in (each.text, each.more, each.yes)]) == []
    assert left_in([control_words.menu_entry(Mutes())]) == []


@pytest.mark.parametrize("speakers", [(), (sample.KITCHEN, sample.HALL)])
def test_marking(qtbot: QtBot, speakers: tuple[Speaker, ...]) -> None:
    made = MarkDialog(speakers, which_question(NOON, NOON))
    qtbot.addWidget(made)
    check(settled(qtbot, made))


def test_those_of_the_speakers_page(qtbot: QtBot, parent: QWidget) -> None:
    def save(name: str, room: str, vendor: Vendor) -> None: ...

    check(settled(qtbot, NamingDialog(language.tr("Add a speaker without pairing"), save, parent)))
    check(settled(qtbot, MicrophoneDialog(lambda: INPUTS, parent)))
    for vendor in Vendor:
        check(settled(qtbot, VendorDialog(vendor, parent)))


def test_the_letter(qtbot: QtBot, parent: QWidget) -> None:
    missing = next(each for each in sample.checked().findings if each.verdict is Verdict.MISSING)
    check(settled(qtbot, LetterDialog(missing, sample.KITCHEN, NOON, "UTC", parent)))


def test_the_report_and_the_week(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    case = Case(tmp_path)
    service = FromJournal(case)
    check(settled(qtbot, ReportDialog(service, case.keys, [replace(WISH, title="DATA")], parent)))
    check(settled(qtbot, DigestDialog(service, FakeClock(NOON + timedelta(hours=2)), parent=parent)))


def test_the_import(qtbot: QtBot, parent: QWidget) -> None:
    service = FakeService()
    service.speakers = sample.speakers()
    service.speakers.next_preview = preview_of("alexa-wrapped.json")
    made = ImportDialog(service, None, parent)
    made.begin(())
    check(settled(qtbot, made))
    made.begin((VENDOR_DATA / "alexa-wrapped.json",))
    qtbot.waitUntil(lambda: isinstance(made._preview, PreviewPage))
    check(settled(qtbot, made))
    for row in made._preview._rows:
        row.choice.setCurrentIndex(row.choice.count() - 1)
    next(each for each in made.findChildren(QPushButton) if "Import" in each.text() and each.isEnabled()).click()
    check(settled(qtbot, made))
    made.reject()


def test_each_page_of_a_pairing(qtbot: QtBot) -> None:
    pairer = Pairer(qtbot)
    for step in range(len(pairer.wizard.steps)):
        pairer.to(step)
        check(settled(qtbot, pairer.wizard))
    pairer.wizard.reject()
