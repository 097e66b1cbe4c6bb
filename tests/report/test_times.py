"""Times say their offset once where it is the same all along, and each by itself where the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ui.report.times import Times

WINTER = datetime(2026, 3, 2, 6, 14, 5, 123_000, tzinfo=UTC)
SUMMER = WINTER + timedelta(days=60)


def test_one_offset_is_said_in_the_head() -> None:
    times = Times("Europe/Berlin", WINTER, WINTER + timedelta(days=1))
    assert times.head("Began") == "Began (UTC+01:00)"
    assert times.cell(WINTER) == "2026-03-02 07:14:05.123"
    assert times.cell(SUMMER) == "2026-05-01 08:14:05.123 +02:00", "outside the span the offset may be another"


def test_where_the_clocks_change_every_time_says_its_offset() -> None:
    year = Times("Europe/Berlin", WINTER - timedelta(days=30), WINTER + timedelta(days=335))
    for times in (Times("Europe/Berlin", WINTER, SUMMER), year):
        assert times.head("Began") == "Began" and times.cell(WINTER).endswith(" +01:00")


def test_a_span_says_a_day_once_and_one_time_once() -> None:
    times = Times("UTC", WINTER, SUMMER)
    assert times.span(WINTER, WINTER) == "2026-03-02 06:14:05.123"
    assert times.span(WINTER, WINTER + timedelta(minutes=1)) == "2026-03-02 06:14:05.123 to 06:15:05.123"
    assert times.span(WINTER, SUMMER) == "2026-03-02 06:14:05.123 to 2026-05-01 06:14:05.123"


def test_a_sentence_gives_seconds_only_of_a_brief_span() -> None:
    times = Times("UTC", WINTER, WINTER)
    assert times.ends(WINTER, WINTER + timedelta(seconds=48)) == {
        "since": "2 March 2026, 06:14:05",
        "until": "06:14:53",
    }
    assert times.ends(WINTER, WINTER + timedelta(hours=1)) == {"since": "2 March 2026, 06:14", "until": "07:14"}
    assert times.ends(WINTER, SUMMER)["until"] == "1 May 2026, 06:14"
