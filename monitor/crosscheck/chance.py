"""What chance alone would pair: the history, shifted by some minutes, held against the same sightings."""

from __future__ import annotations

from array import array

from monitor.crosscheck.clock import SECOND
from monitor.crosscheck.intervals import Intervals
from monitor.crosscheck.match import match

# Seconds, without a common divisor; near enough to keep how dense that part of the day is.
_SHIFTS = (137, -211, 331, -457, 593, -787)
_COUNTED, _TOGETHER = 12_000, 500  # so many sightings, by so many neighbours, tell what chance would give within 1 %


def matches_by_chance(seen: Intervals, told: Intervals) -> float:
    """Mean number of matches when the history is shifted by some minutes against the sightings."""
    if not len(seen) or not len(told):
        return 0.0
    sample, share = _sample(seen)
    counts = [match(sample.moved(by * SECOND, by * SECOND), told).count for by in _SHIFTS]
    return sum(counts) / len(counts) / share


def _sample(seen: Intervals) -> tuple[Intervals, float]:
    """Sightings for whom chance is counted, and what share of all they are: neighbours, spread over the whole."""
    count = len(seen)
    if count <= _COUNTED:
        return seen, 1.0
    step = count * _TOGETHER // _COUNTED
    places = [k for start in range(0, count, step) for k in range(start, min(start + _TOGETHER, count))]
    low, high = array("q", [seen.low[k] for k in places]), array("q", [seen.high[k] for k in places])
    return Intervals(low, high), len(places) / count
