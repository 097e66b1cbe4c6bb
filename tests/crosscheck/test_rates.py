"""Rates carry the bounds that tables of the exact ones give."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from monitor.crosscheck.rates import rate, rates, share
from monitor.speaker_model import Finding, HistoryRecord, Kind, Sighting, Span, Vendor, Verdict, Witness

DAY = datetime(2026, 5, 4, tzinfo=UTC)
LISTENED = [Span(DAY, DAY + timedelta(hours=10))]


# Exact Poisson limits (Garwood 1936), from any table.
@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0.0, 3.689), (1, 0.0253, 5.572), (5, 1.624, 11.668), (10, 4.795, 18.390), (100, 81.36, 121.63)],
)
def test_the_bounds_of_a_count_are_those_of_the_tables(count: int, low: float, high: float) -> None:
    found = rate(count, 1.0)
    assert found.low == pytest.approx(low, rel=0.003)
    assert found.high == pytest.approx(high, rel=0.003)


def test_the_bounds_of_a_share_are_wilson_s() -> None:
    found = share(1, 10)
    assert found.low == pytest.approx(0.0179, abs=1e-4)
    assert found.high == pytest.approx(0.4042, abs=1e-4)
    assert share(0, 10).low == 0
    assert share(0, 0).low is None


def finding(hours: float, verdict: Verdict, kind: Kind | None = None, asked: bool | None = None) -> Finding:
    at = DAY + timedelta(hours=hours)
    record = HistoryRecord("k", Vendor.ALEXA, "", Span(at, at + timedelta(seconds=1)), kind) if kind else None
    return Finding(str(hours), verdict, "s", Sighting(str(hours), "s", at, Witness.CHIME, asked_for=asked), record)


def test_only_what_was_heard_while_listening_counts() -> None:
    found = rates([finding(1, Verdict.CONFIRMED), finding(11, Verdict.CONFIRMED)], LISTENED)
    assert (found.activations.count, found.activations.hours) == (1, 10)
    assert found.activations.per_day == pytest.approx(2.4)


def test_unasked_is_what_the_vendor_or_a_person_says() -> None:
    told = [finding(1, Verdict.CONFIRMED, Kind.VENDOR_SAYS_NOT_MEANT), finding(2, Verdict.CONFIRMED, asked=False)]
    assert rates([*told, finding(3, Verdict.CONFIRMED, Kind.REQUEST)], LISTENED).unasked.count == 2


def test_the_share_missing_leaves_out_what_could_not_be_told() -> None:
    found = rates([finding(1, Verdict.MISSING), finding(2, Verdict.CONFIRMED), finding(3, Verdict.AMBIGUOUS)], LISTENED)
    assert (found.missing_share.part, found.missing_share.whole) == (1, 2)


def test_hours_of_the_day_follow_the_zone() -> None:
    found = rates([finding(1.2, Verdict.CONFIRMED)], LISTENED, timezone(timedelta(hours=5, minutes=30)))
    assert [n for n, r in enumerate(found.by_hour) if r.count] == [6]
    assert sum(r.hours for r in found.by_hour) == pytest.approx(10)
    assert found.by_hour[5].hours == pytest.approx(0.5)


def test_without_listening_there_is_no_rate() -> None:
    assert rate(0, 0).per_hour is None
