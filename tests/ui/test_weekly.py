"""Each week is told of once, never while it is quiet, and not at all where somebody turned it off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from monitor.digest import Recorded, digest_of
from monitor.errors import BadInput
from tests.journal.parts import NOON
from tests.report.parts import Case
from tests.test_digest import MONDAY, days, use
from tests.ui.conftest import Bench
from tests.ui.fakes import FakeClock
from tests.ui.test_reporting import FromJournal
from ui import jobs
from ui.digest_dialog import DigestDialog
from ui.keepsake import Keepsake
from ui.next_steps import WORDS, Step
from ui.notifications import WEEK
from ui.notify_dbus import DBusSender
from ui.weekly import Weekly, monday

# Qt's offscreen screen has no stack of windows.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")
DAY = timedelta(days=1)


class Weeks:
    """Starts of the program, one after the other, on one folder."""

    def __init__(self, folder: Path, now: datetime) -> None:
        self.service, self.clock, self.told, self.quiet = FromJournal(Case(folder)), FakeClock(now), [], False
        self.folder, self._weekly = folder, None

    def start(self) -> None:
        self.close()
        self._weekly = Weekly(self.service, self.clock, Keepsake(self.folder), lambda: self.quiet)
        self._weekly.ready.connect(self.told.append)
        self._weekly.begin()

    def look(self) -> None:
        assert self._weekly is not None
        self._weekly.look()

    def close(self) -> None:
        if self._weekly is not None:
            self._weekly.close()

    @property
    def idle(self) -> bool:
        assert self._weekly is not None
        return not self._weekly._work._running


@pytest.fixture
def weeks(qtbot: QtBot, tmp_path: Path) -> Iterator[Weeks]:
    found = Weeks(tmp_path, NOON + DAY)
    found.start()
    yield found
    found.close()


def test_the_first_start_tells_nothing_and_the_next_monday_tells_once(qtbot: QtBot, weeks: Weeks) -> None:
    assert weeks.idle and not weeks.told
    weeks.clock.move(7 * DAY)
    weeks.look()
    qtbot.waitUntil(lambda: len(weeks.told) == 1)
    assert (weeks.told[0].until, weeks.told[0].week.openings) == (monday(weeks.clock.now().wall), 12)
    for again in (weeks.look, weeks.start):
        again()
        assert weeks.idle


def test_the_first_start_after_a_week_tells_it_also_when_it_is_no_monday(qtbot: QtBot, weeks: Weeks) -> None:
    weeks.close()
    weeks.clock.move(9 * DAY)
    weeks.start()
    qtbot.waitUntil(lambda: len(weeks.told) == 1)


def test_while_it_is_quiet_it_waits(qtbot: QtBot, weeks: Weeks) -> None:
    weeks.clock.move(7 * DAY)
    weeks.quiet = True
    weeks.look()
    assert weeks.idle and not weeks.told
    weeks.quiet = False
    weeks.look()
    qtbot.waitUntil(lambda: len(weeks.told) == 1)


def test_turned_off_it_says_nothing_also_not_later_of_that_week(qtbot: QtBot, weeks: Weeks) -> None:
    weeks.clock.move(7 * DAY)
    weeks.service.choices.change(lambda settings: replace(settings, weekly_digest=False))
    weeks.look()
    weeks.service.choices.change(lambda settings: replace(settings, weekly_digest=True))
    weeks.look()
    assert weeks.idle and not weeks.told


def test_a_week_without_anything_is_not_told_of(qtbot: QtBot, weeks: Weeks) -> None:
    for each in (21 * DAY, 7 * DAY):
        weeks.clock.move(each)
        weeks.service.coverage = lambda since, until: []  # type: ignore[method-assign]
        weeks.look()
        qtbot.waitUntil(lambda: weeks.idle)
    assert not weeks.told


def test_a_clock_that_was_wrong_once_does_not_silence_it_for_ever(qtbot: QtBot, weeks: Weeks) -> None:
    Keepsake(weeks.folder).keep_weekly(NOON + 4000 * DAY)
    weeks.start()
    weeks.clock.move(7 * DAY)
    weeks.look()
    qtbot.waitUntil(lambda: len(weeks.told) == 1)


def test_its_notification_leads_to_the_week_and_turns_itself_off(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("ui.window.Window.show_week", lambda self, last_week=False: asked.append(last_week))
    bench.desk._notifier.say_week(digest_of(Recorded(MONDAY, [use(days(2))])))
    (toast,) = bench.sent
    assert toast.slot == WEEK and toast.text.body == "Nothing stood out."
    bench.desk._notifier.on_action(toast, "show")
    assert asked == [True]
    bench.desk._notifier.on_action(toast, Step.NO_WEEKS.value)
    assert not bench.service.choices.get().weekly_digest


def test_the_notification_offers_to_have_no_more(bench: Bench) -> None:
    bench.desk._notifier.say_week(digest_of(Recorded(MONDAY, [use(days(2))])))
    sender = DBusSender(bench.desk._notifier)
    sender._abilities = frozenset({"actions"})
    assert sender._actions(bench.sent[0])[-2:] == [Step.NO_WEEKS.value, WORDS[Step.NO_WEEKS]]


def test_none_is_sent_while_notifications_are_paused(bench: Bench) -> None:
    bench.desk._notifier.pause(tomorrow=False)
    assert bench.desk._weekly._quiet()


def test_the_now_page_leads_to_this_week(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr("ui.digest_dialog.open_digest", lambda *_, last_week: asked.append(last_week))
    next(each for each in bench.page.findChildren(QPushButton) if each.text() == "This week…").click()
    assert asked == [False]


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[DigestDialog]:
    made = DigestDialog(FromJournal(Case(tmp_path)), FakeClock(NOON + 3 * DAY))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reject()
    qtbot.waitUntil(lambda: not jobs._running)


def says(dialog: DigestDialog, text: str) -> bool:
    return any(text in each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


def test_the_dialog_tells_the_last_seven_days_or_the_week_before(qtbot: QtBot, dialog: DigestDialog) -> None:
    qtbot.waitUntil(lambda: says(dialog, "7 programs used a microphone 12 times"))
    dialog.span.setCurrentIndex(1)
    qtbot.waitUntil(lambda: says(dialog, "No program was seen using a microphone."))
    assert not says(dialog, "7 programs")


def test_a_report_of_the_week_is_one_click_off(
    qtbot: QtBot, dialog: DigestDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(dialog.report_button.isEnabled)
    asked: list[object] = []
    monkeypatch.setattr("ui.reporting.dialog.open_report", lambda parent, service, wishes: asked.extend(wishes))
    dialog.report_button.click()
    assert [(each.since, each.until) for each in asked] == [(NOON - 4 * DAY, NOON + 3 * DAY)]


def test_the_dialog_turns_the_summary_off_and_says_where_that_fails(
    dialog: DigestDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.weekly.click()
    choices = dialog._service.choices
    assert not choices.get().weekly_digest

    def fail(make: object) -> None:
        raise BadInput("The disk is full.")

    monkeypatch.setattr(choices, "change", fail)
    dialog.weekly.click()
    assert not dialog.weekly.isChecked() and says(dialog, "The disk is full.")


def test_a_journal_that_can_not_be_read_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    service = FromJournal(Case(tmp_path))
    service.journal.unlink()
    made = DigestDialog(service, FakeClock(NOON + DAY))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: says(made, "Nothing has been recorded"))
    assert not made.report_button.isEnabled()
