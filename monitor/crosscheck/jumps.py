"""Where sightings without a partner, a few together, would fit free records at one other offset: the clock may have
jumped there, and how far around them is as open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.crosscheck.intervals import Intervals
from monitor.crosscheck.votes import SLACK, Peak, Voting, tallest

_TOGETHER = 2  # of any six neighbours without a partner
_FARTHEST = 24  # sightings: a longer stretch votes for itself where the clock is followed
_CHANCE = 1  # so many may contradict the other offset, as single ones pair by chance


@dataclass(frozen=True, slots=True)
class Jump:
    """``sightings``: positions of those that fit at ``peak``, an offset beside the one that was found."""

    sightings: Sequence[int]
    peak: Peak


def jumps(lone: Sequence[int], moved: Intervals, free: Intervals) -> list[Jump]:
    """``lone``: positions of the sightings without a partner, by time, ``moved``: of all; ``free``: untaken records."""
    if not lone or not len(free):
        return []
    voting = Voting(Intervals([moved.low[i] for i in lone], [moved.high[i] for i in lone]), free)
    found = []
    for start in range(0, max(1, len(lone) - 3), 3):
        group = range(start, min(start + 6, len(lone)))
        votes = voting.votes(group)
        peak = tallest(votes)
        if peak.count >= _TOGETHER:
            fit = (any(a <= peak.high and peak.low <= b for a, b in v) for v in votes)
            found.append(Jump([lone[n] for n, fits in zip(group, fit, strict=True) if fits], peak))
    return found


def left_open(
    found: Sequence[Jump], moved: Intervals, told: Intervals, mates: Sequence[int]
) -> tuple[set[int], set[int]]:
    """(sightings, records) that would fit each other at the offset of a jump near them, taken or not.

    Around a jump as far as its offset serves as well as the one that was found.
    """
    sightings, records = set[int](), set[int]()
    for jump in found:
        for i in _stretch(jump, moved, told, mates):
            if fitting := _fitting(i, jump.peak, moved, told):
                sightings.add(i)
                records.update(fitting)
    return sightings, records


def _stretch(jump: Jump, moved: Intervals, told: Intervals, mates: Sequence[int]) -> set[int]:
    reached = set(jump.sightings)
    for i in jump.sightings:
        for step in (-1, 1):
            reached.update(_reached(i, step, jump.peak, moved, told, mates))
    return reached


def _reached(i: int, step: int, peak: Peak, moved: Intervals, told: Intervals, mates: Sequence[int]) -> Sequence[int]:
    """From sighting ``i`` on, until the offset that was found explains clearly more than the other one."""
    score = best = 1
    last = min(max(-1, i + step * (_FARTHEST + 1)), len(mates))
    for k in range(i + step, last, step):
        score += bool(_fitting(k, peak, moved, told)) - (mates[k] >= 0)
        best = max(best, score)
        if score < best - _CHANCE:
            return range(i + step, k, step)
    return range(i + step, last, step)


def _fitting(i: int, peak: Peak, moved: Intervals, told: Intervals) -> Sequence[int]:
    """Records, taken or not, that sighting ``i`` would share a moment with at the other offset."""
    low, high = moved.low[i] - SLACK + peak.low, moved.high[i] + SLACK + peak.high
    stop = bisect_right(told.low, high)
    start = bisect_left(told.reach, low, 0, stop)
    return [j for j in range(start, stop) if told.high[j] >= low]
