"""What is decided without asking anybody: units, attendance, and when to look again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Presence
from monitor.presence.asking import SILENT_SECONDS, Asking
from monitor.presence.attendance import LOOK_EVERY, SELDOMEST, Attending, Reading, attendance, next_look
from monitor.presence.source import Silent
from monitor.presence.units import UnitByLooking
from monitor.presence_model import Attendance, PresenceChanged

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
FIVE = timedelta(minutes=5)
THERE, AWAY, LOCKED, UNKNOWN = Attendance.THERE, Attendance.AWAY, Attendance.LOCKED, Attendance.UNKNOWN


@pytest.mark.parametrize("per_second", [1, 1000])
@given(
    inputs=st.lists(st.floats(0.0, 600.0), max_size=30).map(sorted),
    every=st.floats(2.0, 30.0),
)
def test_a_unit_is_told_right_or_not_at_all(per_second: int, inputs: list[float], every: float) -> None:
    unit, at = UnitByLooking(), 0.0
    while at < 600:
        last = max((each for each in inputs if each <= at), default=0.0)
        told = unit.seconds(int((at - last) * per_second), at)
        assert told is None or abs(told - (at - last)) < 1.001
        at += every


@pytest.mark.parametrize("per_second", [1, 1000])
def test_a_pause_of_a_minute_tells_the_unit(per_second: int) -> None:
    unit = UnitByLooking()
    for at in (0, 15, 30, 45):
        unit.seconds((at + 7) * per_second, at)
    assert unit.decided
    assert unit.seconds(100 * per_second, 93) == 100


def test_looks_in_quick_succession_tell_nothing() -> None:
    unit = UnitByLooking()
    for at in range(100):
        unit.seconds(at // 10, at / 10)
        assert not (unit.decided and at < 40)


@pytest.mark.parametrize(
    ("idle", "locked", "expected"),
    [
        (0.0, False, THERE),
        (299.0, None, THERE),
        (300.0, False, AWAY),
        (0.0, True, LOCKED),
        (None, True, LOCKED),
        (None, False, UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_attendance_is_told_from_what_is_known(idle: float | None, locked: bool | None, expected: Attendance) -> None:
    assert attendance(Presence(idle, locked), FIVE) is expected


def take(
    attending: Attending, seconds: float, idle: float | None, locked: bool | None = False
) -> PresenceChanged | None:
    return attending.take(Reading(Presence(idle, locked), "x"), AT + timedelta(seconds=seconds), FIVE)


def test_away_begins_with_the_last_input() -> None:
    attending = Attending()
    assert take(attending, 0, 1.0) == PresenceChanged(AT, THERE, AT, "x")
    assert take(attending, 100, 50.0) is None
    told = take(attending, 360, 310.0)
    assert told == PresenceChanged(AT + timedelta(seconds=360), AWAY, AT + timedelta(seconds=50), "x")


def test_the_first_answer_is_told_whatever_it_is() -> None:
    told = take(Attending(), 0, None, None)
    assert told is not None
    assert told.attendance is UNKNOWN


@given(st.lists(st.tuples(st.floats(1, 900), st.none() | st.floats(0, 5000), st.none() | st.booleans()), max_size=20))
def test_changes_follow_each_other_in_time_and_each_is_one(
    steps: list[tuple[float, float | None, bool | None]],
) -> None:
    attending, at, told = Attending(), 0.0, []
    for wait, idle, locked in steps:
        at += wait
        if changed := take(attending, at, idle, locked):
            told.append(changed)
    assert all(left.attendance is not right.attendance for left, right in pairwise(told))
    assert all(left.since <= right.since for left, right in pairwise(told))
    assert all(each.since <= each.at for each in told)


def test_nobody_is_looked_for_more_often_than_needed() -> None:
    assert next_look(Reading(Presence(60.0, False)), FIVE) > timedelta(minutes=4)
    assert next_look(Reading(Presence(0.0, False)), timedelta(hours=1)) == SELDOMEST
    assert next_look(Reading(Presence(299.0, False)), FIVE) == LOOK_EVERY
    assert next_look(Reading(Presence(400.0, False)), FIVE) == LOOK_EVERY
    assert next_look(Reading(Presence(None, None)), FIVE) == LOOK_EVERY


class Scripted:
    def __init__(self, name: str, idle: float | None = None, locked: bool | None = None, silent: bool = False) -> None:
        self.name, self._idle, self._locked, self.silent = name, idle, locked, silent
        self.asked = 0

    def idle(self, patience: float) -> float | None:
        self.asked += 1
        if self.silent:
            raise Silent(self.name)
        return self._idle

    def locked(self, patience: float) -> bool | None:
        return self._locked


def test_the_first_that_knows_of_input_counts_and_any_that_says_locked() -> None:
    asking = Asking([Scripted("a"), Scripted("b", 3.0, False), Scripted("c", 9.0, True)])
    assert asking.look(1.0, lock=True) == Reading(Presence(3.0, True), "b, c")


def test_a_negative_count_is_none() -> None:
    assert Asking([Scripted("a", -1.0)]).look(1.0, lock=True) == Reading(Presence(None, None), "")


def test_the_lock_is_as_it_was_when_it_is_not_asked_for() -> None:
    source = Scripted("a", 1.0, True)
    asking = Asking([source])
    asking.look(1.0, lock=True)
    source._locked = False
    assert asking.look(1.0, lock=False).presence.locked is True
    assert asking.look(1.0, lock=True).presence.locked is False


def test_who_is_silent_is_left_alone_for_a_while() -> None:
    now = [0.0]
    silent, other = Scripted("a", 5.0, silent=True), Scripted("b", 7.0)
    asking = Asking([silent, other], lambda: now[0])
    for _ in range(5):
        assert asking.look(1.0, lock=False).presence.idle_s == 7.0
    assert silent.asked == 1
    silent.silent, now[0] = False, SILENT_SECONDS + 1
    assert asking.look(1.0, lock=False).presence.idle_s == 5.0
