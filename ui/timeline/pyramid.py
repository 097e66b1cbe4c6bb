"""Level of detail for a lane: intervals of time, merged ever more coarsely, none of them ever lost.

Pure Python on ``array('d')``: every step over all intervals runs in C (``map``, ``accumulate``, comprehensions).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise
from operator import le, sub
from typing import NamedTuple

BLOCK = 256
"""Intervals in one block of the index that finds those which began before the view."""
FACTOR = 4.0
WORTHWHILE = 0.8
"""A level is kept when it has at most this share of the finer one's runs."""


class Run(NamedTuple):
    """A stretch to draw, in pixels from the left edge, and the intervals ``first .. last-1`` that lie in it."""

    x0: float
    x1: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Level:
    """Disjoint runs: gaps up to ``gap`` seconds are closed. ``firsts`` has one entry more than there are runs."""

    gap: float
    starts: Sequence[float]
    ends: Sequence[float]
    firsts: Sequence[int]


class Pyramid:
    """Intervals ordered by start (seconds since 1970, UTC). They may overlap; an end is never before its start."""

    def __init__(self, starts: Iterable[float], ends: Iterable[float]) -> None:
        self.starts = array("d", starts)
        self.ends = array("d", ends)
        self._covered = array("d", accumulate(map(sub, self.ends, self.starts), initial=0.0))
        self._latest = [max(self.ends[at : at + BLOCK]) for at in range(0, len(self.starts), BLOCK)]
        self.levels = tuple(_levels(self.starts, self.ends))

    def __len__(self) -> int:
        return len(self.starts)

    def runs(self, left: float, right: float, scale: float, least: float) -> list[Run]:
        """What to draw between two instants at ``scale`` pixels a second; each run at least ``least`` pixels wide."""
        level = self._level_for(1 / scale)
        starts, ends, firsts = level.starts, level.ends, level.firsts
        at = bisect_left(ends, left - least / scale)
        stop = bisect_right(starts, right)
        found: list[Run] = []
        while at < stop:
            x0 = (starts[at] - left) * scale
            end, x1 = _absorb(level, at, stop, left + (x0 + least) / scale)
            found.append(Run(x0, (x1 - left) * scale, firsts[at], firsts[end]))
            at = end
        return found

    def cells(self, run: Run, left: float, scale: float, width: float) -> Iterator[tuple[float, float, float, int]]:
        """A long run in cells of ``width`` pixels: (x0, x1, seconds covered, intervals that begin in it)."""
        x, first = run.x0, run.first
        while x < run.x1:
            until = min(x + width, run.x1)
            last = bisect_left(self.starts, left + until / scale, first, run.last)
            last = run.last if until >= run.x1 else last
            yield x, until, self._covered[last] - self._covered[first], last - first
            x, first = until, last

    def overlapping(self, left: float, right: float) -> list[int]:
        """Indexes of all intervals that touch ``left .. right``, in order."""
        low, high = bisect_left(self.starts, left), bisect_right(self.starts, right)
        return [*self._reaching(left, low), *range(low, high)]

    def count(self, left: float, right: float) -> int:
        low, high = bisect_left(self.starts, left), bisect_right(self.starts, right)
        return high - low + len(self._reaching(left, low))

    def covered(self, left: float, right: float) -> float:
        """Seconds held between two instants, each interval counted by itself."""
        low, high = bisect_left(self.starts, left), bisect_right(self.starts, right)
        inside = self._covered[high] - self._covered[low] if high > low else 0.0
        beyond = sum(max(0.0, self.ends[i] - right) for i in self._reaching(right, high) if i >= low)
        return inside - beyond + sum(min(self.ends[i], right) - left for i in self._reaching(left, low))

    def _reaching(self, instant: float, before: int) -> list[int]:
        """Indexes below ``before`` whose interval lasts until ``instant`` or longer."""
        blocks = (
            at * BLOCK for at, latest in enumerate(islice(self._latest, before // BLOCK + 1)) if latest >= instant
        )
        return [i for at in blocks for i in range(at, min(at + BLOCK, before)) if self.ends[i] >= instant]

    def _level_for(self, gap: float) -> Level:
        chosen = self.levels[0]
        for level in self.levels:
            if level.gap > gap:
                break
            chosen = level
        return chosen


def _absorb(level: Level, at: int, stop: int, reach: float) -> tuple[int, float]:
    """The first run that doesn't begin within the one at ``at`` (drawn until ``reach`` at least), and its end."""
    end = max(level.ends[at], reach)
    if at + 1 >= stop or level.starts[at + 1] > reach:
        return at + 1, end
    following = bisect_right(level.starts, reach, at + 1, stop)
    return following, max(end, level.ends[following - 1])


def _levels(starts: array[float], ends: array[float]) -> Iterator[Level]:
    level = _disjoint(starts, ends)
    yield level
    if len(level.starts) < 2:
        return
    gap, most = _first_gap(level), level.ends[-1] - level.starts[0]
    while gap < most and len(level.starts) > 1:
        coarser = _coarser(level, gap)
        if len(coarser.starts) <= WORTHWHILE * len(level.starts):
            level = coarser
            yield level
        gap *= FACTOR


def _first_gap(level: Level) -> float:
    """Below an eighth of the mean distance, merging saves next to nothing: begin there."""
    mean = (level.ends[-1] - level.starts[0]) / len(level.starts)
    gap = 0.25
    while gap * FACTOR < mean / 8:
        gap *= FACTOR
    return gap


def _disjoint(starts: array[float], ends: array[float]) -> Level:
    if all(map(le, ends, islice(starts, 1, None))):
        return Level(0.0, starts, ends, range(len(starts) + 1))
    latest = list(accumulate(ends, max))
    breaks = [i for i, (end, start) in enumerate(zip(latest, islice(starts, 1, None), strict=False), 1) if start > end]
    firsts = array("L", [0, *breaks, len(starts)])
    return Level(
        0.0, array("d", [starts[i] for i in firsts[:-1]]), array("d", [latest[i - 1] for i in firsts[1:]]), firsts
    )


def _coarser(level: Level, gap: float) -> Level:
    gaps = map(sub, islice(level.starts, 1, None), level.ends)
    cuts = [0, *(i for i, distance in enumerate(gaps, 1) if distance > gap), len(level.starts)]
    starts = array("d", [level.starts[i] for i in cuts[:-1]])
    ends = array("d", [level.ends[i - 1] for i in cuts[1:]])
    return Level(gap, starts, ends, array("L", [level.firsts[i] for i in cuts]))


def is_ordered(starts: Sequence[float]) -> bool:
    return all(a <= b for a, b in pairwise(starts))
