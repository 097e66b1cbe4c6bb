from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.model import Coverage, Use
from monitor.presence_model import Attendance, PresenceSpan
from tests.ui.fakes import FIREFOX, NOON, OWN, PACAT, ZOOM, holding, past
from ui.day import MOST_LANES, day_of

HOUR = timedelta(hours=1)
WHOLE = [Coverage("pipewire", NOON - 30 * HOUR, None)]


def test_an_empty_covered_day_says_no_activation_and_nothing_else() -> None:
    assert day_of([], WHOLE, NOON).summary() == "no activation"


def test_time_that_nothing_covered_is_told_as_not_watched() -> None:
    day = day_of([], [Coverage("pipewire", NOON - 4 * HOUR, None)], NOON)
    assert day.summary() == "no activation · 20 h not watched"
    ((start, end),) = day.unwatched
    assert start == 0
    assert end == pytest.approx(20 / 24)


def test_blind_time_is_told_apart_from_time_not_watched() -> None:
    blind = Coverage("pipewire", NOON - HOUR, NOON - HOUR + timedelta(seconds=21), "gone")
    day = day_of([], [*WHOLE, blind], NOON)
    assert day.summary() == "no activation · 21 s blind"


def test_times_when_nobody_was_there_or_the_screen_was_locked_are_parts_of_the_day() -> None:
    spans = [
        PresenceSpan(NOON - 30 * HOUR, NOON - 18 * HOUR, Attendance.LOCKED),
        PresenceSpan(NOON - 18 * HOUR, NOON - 12 * HOUR, Attendance.THERE),
        PresenceSpan(NOON - 12 * HOUR, NOON - 6 * HOUR, Attendance.UNKNOWN),
        PresenceSpan(NOON - 6 * HOUR, None, Attendance.AWAY),
    ]
    day = day_of([], WHOLE, NOON, presence=spans)
    assert (day.locked, day.away) == (((0, 0.25),), ((0.75, 1),))


def test_uses_at_the_same_time_are_not_added_up() -> None:
    both = [past(FIREFOX, NOON - 2 * HOUR, HOUR), past(ZOOM, NOON - 2 * HOUR, HOUR)]
    assert day_of(both, WHOLE, NOON).summary() == "2 activations · 1 h"


def test_what_began_before_the_day_is_cut_and_what_goes_on_reaches_now() -> None:
    day = day_of([past(FIREFOX, NOON - 30 * HOUR, 7 * HOUR), holding(ZOOM, for_=HOUR)], WHOLE, NOON)
    assert day.used == 2 * HOUR
    assert [(bar.start, bar.end) for bar in day.bars] == [(0, pytest.approx(1 / 24)), (pytest.approx(23 / 24), 1)]


def test_own_use_meters_and_captured_output_are_not_counted() -> None:
    quiet = [past(OWN, NOON - HOUR, HOUR), past(ZOOM, NOON - HOUR, HOUR, Use.METER)]
    loud = past(FIREFOX, NOON - HOUR, HOUR, Use.OUTPUT_CAPTURE)
    day = day_of([*quiet, loud], WHOLE, NOON)
    assert day.count == 0
    assert [bar.tone for bar in day.bars] == ["own", "quiet"]


def test_a_contradicted_identity_is_drawn_on_top() -> None:
    day = day_of([past(PACAT, NOON - HOUR, HOUR), past(FIREFOX, NOON - HOUR, HOUR)], WHOLE, NOON)
    assert [bar.tone for bar in day.bars] == ["plain", "conflict"]


def test_each_program_has_its_lane_until_there_are_too_many() -> None:
    from dataclasses import replace

    many = [past(replace(FIREFOX, exe=f"/x/{n}"), NOON - HOUR, HOUR) for n in range(MOST_LANES + 3)]
    assert day_of(many[:2], WHOLE, NOON).lanes == 3
    assert day_of(many, WHOLE, NOON).lanes == MOST_LANES
