"""Ticks stand at round local times, also on the days that the clocks change."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.timeline import times
from ui.timeline.axis import days_later, local, months_later, start_of_day, start_of_week, ticks
from ui.timeline.spans import Span, span_around, span_of, stepped

BERLIN = ZoneInfo("Europe/Berlin")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")


def instant(year: int, month: int, day: int, hour: int = 0, zone: ZoneInfo = BERLIN) -> float:
    return datetime(year, month, day, hour, tzinfo=zone).timestamp()


def test_the_day_that_clocks_go_back_has_25_hours_and_shows_two_twice() -> None:
    left, right = span_around(Span.DAY, instant(2026, 10, 25, 12), BERLIN)
    assert right - left == 25 * 3600
    found = ticks(left, right, 30, BERLIN)
    assert [b.at - a.at for a, b in zip(found, found[1:], strict=False)] == [3600.0] * 25
    labels = [tick.label for tick in found]
    assert labels[1:5] == ["01:00", "02:00", "02:00 again", "03:00"]


def test_the_day_that_clocks_go_forward_has_no_two_o_clock() -> None:
    left, right = span_around(Span.DAY, instant(2026, 3, 29, 12), BERLIN)
    assert right - left == 23 * 3600
    labels = [tick.label for tick in ticks(left, right, 30, BERLIN)]
    assert labels[:4] == ["Sun 29 Mar", "01:00", "03:00", "04:00"]


def test_the_systems_own_zone_gives_the_same_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = span_around(Span.DAY, instant(2026, 10, 25, 12), BERLIN)
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        assert span_around(Span.DAY, instant(2026, 10, 25, 12), None) == (left, right)
        assert ticks(left, right, 30, None) == ticks(left, right, 30, BERLIN)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_half_an_hour_of_summer_time_keeps_hours_round() -> None:
    left, right = span_around(Span.DAY, instant(2026, 4, 5, 12, zone=LORD_HOWE), LORD_HOWE)
    assert right - left == 24.5 * 3600
    assert all(local(tick.at, LORD_HOWE).minute == 0 for tick in ticks(left, right, 30, LORD_HOWE))


@settings(deadline=None)
@given(st.floats(1e9, 2e9), st.floats(0.05, 4e8), st.sampled_from([BERLIN, LORD_HOWE, ZoneInfo("Asia/Kathmandu"), UTC]))
def test_ticks_are_in_view_in_order_and_not_too_many(left: float, span: float, zone: ZoneInfo) -> None:
    found = ticks(left, left + span, 12, zone)
    assert all(left - 1e-6 <= tick.at <= left + span + 1e-6 for tick in found)
    assert all(a.at < b.at for a, b in zip(found, found[1:], strict=False))
    assert len(found) <= 40


def test_minutes_and_parts_of_seconds() -> None:
    noon = instant(2026, 3, 3, 12)
    assert [tick.label for tick in ticks(noon, noon + 3600, 4, BERLIN)] == ["12:00", "12:15", "12:30", "12:45", "13:00"]
    assert [tick.label for tick in ticks(noon, noon + 0.2, 4, BERLIN)] == ["12:00:00", ".050", ".100", ".150", ".200"]


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    tuesday = instant(2026, 3, 3, 12)
    assert local(start_of_week(tuesday, BERLIN), BERLIN).isoformat() == "2026-03-02T00:00:00+01:00"
    assert local(months_later(tuesday, 1, BERLIN), BERLIN).isoformat() == "2026-04-01T00:00:00+02:00"
    assert days_later(tuesday, 0, BERLIN) == start_of_day(tuesday, BERLIN)


@pytest.mark.parametrize("span", [Span.DAY, Span.WEEK, Span.MONTH])
def test_stepping_there_and_back_is_where_it_began(span: Span) -> None:
    here = span_around(span, instant(2026, 3, 29, 12), BERLIN)
    there = stepped(span, here[0], 1, BERLIN)
    assert there[0] == here[1]
    assert stepped(span, there[0], -1, BERLIN) == here
    assert span_of(*here, False, 0, 2e9, BERLIN) is span


def test_the_page_says_which_time_is_on_screen() -> None:
    day = span_around(Span.DAY, instant(2026, 10, 25, 12), BERLIN)
    assert times.span_words(*day, BERLIN) == "Sunday 25 October 2026"
    assert times.span_words(*span_around(Span.WEEK, instant(2026, 3, 3), BERLIN), BERLIN) == "2 – 8 March 2026"
    ten = instant(2026, 3, 3, 10)
    assert times.span_words(ten, ten + 16200, BERLIN) == "Tuesday 3 March 2026, 10:00 – 14:30"
    assert times.span_words(ten, ten + 86400, BERLIN) == "Tue 3 Mar, 10:00 – Wed 4 Mar, 10:00 2026"


def test_the_hour_that_comes_twice_says_so_in_words() -> None:
    second = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1).timestamp()
    assert times.moment(second, BERLIN) == "Sun 25 Oct 2026 02:30:00 (again, clocks went back)"
