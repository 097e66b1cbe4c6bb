"""Whatever programs, devices and vendors call things, the dialogs of reports, letters and weeks show it harmlessly."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from monitor.clock import Moment
from monitor.digest import Digest, Recorded, digest_of
from monitor.model import Application
from monitor.speaker_model import Finding, Verdict
from tests.nasty import NASTY_TEXT, harm_in
from tests.report.parts import Case
from tests.report.test_forms import report_of
from tests.report.test_letters import NOW, SAID, SEEN, SPEAKER
from tests.test_digest import MONDAY, days, use, woke
from tests.ui.test_reporting import FromJournal, ready
from ui import digest_words
from ui.digest_dialog import DigestDialog
from ui.messages import application_title
from ui.notify_dbus import DBusSender
from ui.reporting.dialog import ReportDialog
from ui.reporting.letter_dialog import LetterDialog
from ui.reporting.making import of_program


def harm_on(widget: QWidget) -> set[str]:
    """Of all that it shows, wherever Qt might take it for markup or show what it hides."""
    labels = widget.findChildren(QLabel)
    texts = [each.text() for each in labels]
    texts += [box.itemText(at) for box in widget.findChildren(QComboBox) for at in range(box.count())]
    texts += [each.toPlainText() for each in widget.findChildren(QPlainTextEdit)]
    found = {harm for text in texts if (harm := harm_in(text, lines=True))}
    rich = {each.text() for each in labels if each.textFormat() is not Qt.TextFormat.PlainText and "<" in each.text()}
    return found | rich


def test_the_report_dialog_shows_nasty_names_harmlessly(qtbot: QtBot, tmp_path: Path) -> None:
    case, nasty = Case(tmp_path, count=1), report_of(NASTY_TEXT)
    service = FromJournal(case)
    service.timeline = lambda since, until: nasty.activations  # type: ignore[method-assign]
    title = application_title(nasty.activations[35].application)
    wish = replace(of_program(title, "x", nasty.made.at), application=None)
    dialog = ReportDialog(service, case.keys, [wish])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: ready(dialog))
    assert any(f"{len(NASTY_TEXT)} openings" in each.text() for each in dialog.findChildren(QLabel))
    assert not harm_on(dialog)


def test_the_letter_dialog_shows_nasty_words_harmlessly(qtbot: QtBot) -> None:
    for words in NASTY_TEXT:
        record = replace(SAID, label=words, text=words, device=words)
        finding = Finding("f", Verdict.AMBIGUOUS, "s", replace(SEEN, note=words), record)
        dialog = LetterDialog(finding, replace(SPEAKER, name=words, room=words), NOW, "UTC")
        qtbot.addWidget(dialog)
        assert "an entry of the history" in dialog.text.toPlainText()
        assert not harm_on(dialog)


def nasty_weeks() -> list[Digest]:
    """Eight names each, so that every one is among the few that are told."""
    weeks = []
    for place in range(0, len(NASTY_TEXT), 8):
        who = [Application(text, exe=f"/{text}", desktop_name=text) for text in NASTY_TEXT[place : place + 8]]
        uses = [use(days(2, 3), timedelta(hours=1), who=one) for one in who]
        speakers = [replace(SPEAKER, id="echo", name=NASTY_TEXT[place])]
        woken = [woke(days(1), asked_for=False)]
        new = [(one, MONDAY - days(2)) for one in who]
        weeks.append(digest_of(Recorded(MONDAY, uses, newcomers=new, findings=woken, speakers=speakers)))
    return weeks


@pytest.mark.parametrize("digest", nasty_weeks())
def test_the_week_and_its_notification_show_nasty_names_harmlessly(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, digest: Digest
) -> None:
    monkeypatch.setattr("ui.digest_dialog.read_digest", lambda *_: digest)
    dialog = DigestDialog(FromJournal(Case(tmp_path, count=1)), Standing())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.report_button.isEnabled)
    assert not harm_on(dialog)
    toast = digest_words.toast(digest)
    sender = DBusSender(None)  # type: ignore[arg-type]
    sender._abilities = frozenset({"actions", "body-markup"})
    assert not harm_in(toast.title) and not harm_in(toast.body, lines=True)
    assert "<" not in sender._body(toast, True)


class Standing:
    def now(self) -> Moment:
        return Moment(0, MONDAY)
