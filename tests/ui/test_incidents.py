from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from monitor.model import Application, Burst, Disagreed, Disagreement, Trust
from monitor.rule_model import Reaction, Verdict
from tests.nasty import NASTY_TEXT, harm_in
from tests.ui.conftest import Bench
from tests.ui.fakes import BUILT_IN, FIREFOX, NOON, OWN, PACAT, FakeClock, snapshot
from ui.attention import Attention, Kind
from ui.bursts import floods, joined
from ui.day import day_of
from ui.messages import burst_words, disagreement
from ui.sentences import tooltip
from ui.status import TrayState, tray_state
from ui.toasts import Loudness, Toast, Toasts

MS, SECOND = timedelta(milliseconds=1), timedelta(seconds=1)
SERVER = Application("pipewire", pid=3, exe="/usr/bin/pipewire", trust=Trust.KERNEL)
UNEXPLAINED = Disagreed("d1", NOON, Disagreement.UNEXPLAINED_CAPTURE, NOON - 8 * SECOND, 1, SERVER)
SILENT = Disagreed("d2", NOON, Disagreement.SILENT_CARD, NOON - 8 * SECOND, 1, None, "a7")

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


def flood(number: int = 1, count: int = 4400, application: Application = FIREFOX) -> Burst:
    """The ``number``-th piece of a flood: one is told each 10 s."""
    first = NOON + number * 10 * SECOND
    return Burst(f"b{number}", "pipewire", application, BUILT_IN, first, first + 10 * SECOND, count, MS, 12 * MS)


def test_a_contradiction_waits_with_both_facts_until_it_is_ticked_off() -> None:
    attention = Attention()
    attention.heard(UNEXPLAINED, NOON)
    (item,) = attention.items()
    assert (item.kind, attention.alarms, attention.conflicts, item.shows) == (Kind.DISAGREED, 1, 0, "d1")
    assert "The kernel says" in item.detail(NOON)
    assert "the sound server lists no program" in item.detail(NOON)
    attention.tick_off(item.key, NOON)
    attention.remember((), [UNEXPLAINED])
    assert (attention.items(), attention.alarms) == ([], 0)


def test_a_contradiction_is_an_alarm_in_the_tray() -> None:
    assert tray_state(snapshot(), 1) is TrayState.ALARM
    assert tooltip(snapshot(), 0, NOON, 1).splitlines()[1] == "Sound card and sound server contradict each other"


def test_the_pieces_of_a_flood_are_one_item_with_exact_counts() -> None:
    attention = Attention()
    for piece in (flood(1), flood(2, 600), flood(1)):
        attention.heard(piece, NOON)
    attention.remember((), [flood(2, 600)])
    (item,) = attention.items()
    assert item.text == "Firefox: 5,000 openings, 1 ms to 12 ms"
    assert attention.alarms == 0
    attention.tick_off(item.key, flood(2).last)
    attention.remember((), [flood(1), flood(2, 600)])
    assert attention.items() == []
    attention.heard(flood(3, 7), NOON)
    assert attention.items()[0].text == "Firefox: 7 openings, 1 ms to 12 ms"


def test_own_floods_are_nothing_to_look_at() -> None:
    attention = Attention()
    attention.heard(flood(application=OWN), NOON)
    assert attention.items() == []


def test_a_contradiction_is_a_critical_toast_that_stays() -> None:
    toasts, clock = Toasts(lambda id: None), FakeClock()
    (toast,) = toasts.heard(SILENT, clock.now())
    assert isinstance(toast, Toast)
    assert (toast.loudness, toast.stays, toast.application, toast.shows) == (Loudness.ALARM, True, None, "d2")
    assert "The sound server says" in toast.text.body
    assert "the kernel says that the card is closed" in toast.text.body


def test_a_flood_is_told_once_however_long_it_goes_on() -> None:
    toasts, clock = Toasts(lambda id: None), FakeClock()
    told = []
    for number in range(30):
        told += toasts.heard(flood(number), clock.move(10 * SECOND))
    (toast,) = told
    assert isinstance(toast, Toast)
    assert (toast.loudness, toast.application) == (Loudness.NORMAL, FIREFOX)
    assert "4,400 openings, 1 ms to 12 ms" in toast.text.body
    clock.move(timedelta(minutes=5))
    assert len(toasts.heard(flood(60), clock.now())) == 1


def test_who_may_flood_without_a_toast() -> None:
    now = FakeClock().now()
    quiet, loud = Verdict(Reaction.RECORD), Verdict(Reaction.ALARM)
    assert Toasts(lambda id: quiet).heard(flood(), now) == []
    assert Toasts(lambda id: None).heard(flood(application=OWN), now) == []
    (alarm,) = Toasts(lambda id: loud).heard(flood(application=PACAT), now)
    assert isinstance(alarm, Toast)
    assert alarm.loudness is Loudness.ALARM


def test_pieces_near_each_other_are_one_flood_and_others_are_not() -> None:
    near = [flood(1), flood(2), flood(3)]
    assert [len(each) for each in floods([*near, flood(30)])] == [3, 1]
    whole = joined(joined(near[0], near[2]), replace(near[1], longest=SECOND))
    assert (whole.count, whole.first, whole.last) == (13200, near[0].first, near[2].last)
    assert burst_words(whole) == "13,200 openings, 1 ms to 1 s"


def test_the_last_day_counts_what_was_counted() -> None:
    day = day_of([], [], NOON + timedelta(hours=1), [flood(1), flood(2, application=OWN)])
    assert (day.count, len(day.bars)) == (4400, 2)


def test_a_contradiction_from_the_journal_shows_on_the_page_and_in_the_tray(bench: Bench, qtbot: QtBot) -> None:
    bench.service.incident = [UNEXPLAINED]
    bench.desk._day.ask()
    qtbot.waitUntil(lambda: bench.says("Sound card and sound server contradict each other"))
    qtbot.waitUntil(lambda: bench.says(disagreement(UNEXPLAINED)))


def test_a_contradiction_is_told_at_once(bench: Bench, qtbot: QtBot) -> None:
    bench.service.publish(UNEXPLAINED)
    qtbot.waitUntil(lambda: bench.says("Sound card and sound server contradict each other"))
    assert [toast.loudness for toast in bench.sent] == [Loudness.ALARM]
    assert bench.desk._tray._state is TrayState.ALARM


def test_nasty_names_in_incidents_are_harmless() -> None:
    attention, toasts, now = Attention(), Toasts(lambda id: None), FakeClock().now()
    for text in NASTY_TEXT:
        who = replace(FIREFOX, name=text, desktop_name=None, exe=f"/tmp/{text}")
        for record in (flood(application=who), replace(UNEXPLAINED, holder=who)):
            attention.heard(record, NOON)
            shown = [part for item in attention.items() for part in (item.title, item.detail(NOON))]
            sent = [order for order in toasts.heard(record, now) if isinstance(order, Toast)]
            shown += [part for toast in sent for part in (toast.text.title, *toast.text.body.split("\n"))]
            assert [harm_in(part) for part in shown if harm_in(part)] == []
