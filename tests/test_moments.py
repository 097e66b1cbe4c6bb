"""Times as people write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.errors import BadInput
from monitor.moments import parse_moment

NOW = datetime(2026, 3, 3, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "ago"),
    [("24h", timedelta(hours=24)), ("90min", timedelta(minutes=90)), ("7d", timedelta(days=7)), ("now", timedelta(0))],
)
def test_how_long_ago(text: str, ago: timedelta) -> None:
    assert parse_moment(text, NOW) == NOW - ago


def test_a_time_with_a_zone_is_taken_as_it_is() -> None:
    assert parse_moment("2026-03-02T07:14:00.5+02:00", NOW) == datetime(2026, 3, 2, 5, 14, 0, 500000, tzinfo=UTC)


def test_a_time_without_a_zone_is_local() -> None:
    assert parse_moment("2026-03-02 07:14", NOW) == datetime(2026, 3, 2, 7, 14).astimezone(UTC)


def test_yesterday_begins_at_local_midnight() -> None:
    today = parse_moment("today", NOW)
    assert today.astimezone().time().isoformat() == "00:00:00"
    assert parse_moment("yesterday", NOW).astimezone().date() == today.astimezone().date() - timedelta(days=1)


@pytest.mark.parametrize("text", ["", "soon", "31/12/2026", "999999w", "9999-12-31T23:59-14:00", "\x1b[2J", "5 apples"])
def test_anything_else_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(BadInput, match="is not a time"):
        parse_moment(text, NOW)
