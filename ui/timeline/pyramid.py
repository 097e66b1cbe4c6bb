"""Level of detail for a lane: intervals of time, merged ever more coarsely, none of them ever lost.

Pure Python on ``array('d')``: every step over all intervals runs in C (``map``, ``accumulate``, ``compress``).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count, islice
from operator import gt, le, sub

BLOCK = 256
"""Intervals in one block of the index that finds those which began before the view."""
SAMPLE = 512
"""Gaps looked at to choose the levels."""
THINNING = 4
"""Each level has about a quarter of the finer one's runs."""
FEW = 64
"""Runs that are not worth a coarser level."""

SHADES = 6
"""Steps of density of merged activations, faint to full."""
_BY_COUNT = [round((1 - 0.75**number) * (SHADES - 1)) for number in range(20)]

Run = tuple[float, float, int, int]
"""A stretch to draw: from and to in pixels from the left edge, and the intervals ``first .. last-1`` that lie in it."""


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
        blocks = (max(self.ends[at : at + BLOCK]) for at in range(0, len(self.starts), BLOCK))
        self._latest = list(blocks)
        self._latest_yet = list(accumulate(self._latest, max))
        self.levels = tuple(_levels(self.starts, self.ends))

    def __len__(self) -> int:
        return len(self.starts)

    def runs(self, left: float, right: float, scale: float, least: float) -> list[Run]:
        """What to draw between two instants at ``scale`` pixels a second; each run at least ``least`` pixels wide.

        One loop without calls but ``bisect``: it runs some thousand times a frame.
        """
        level = self._level_for(1 / scale)
        starts, ends, firsts = level.starts, level.ends, level.firsts
        at, stop = bisect_left(ends, left - least / scale), bisect_right(starts, right)
        shortest = least / scale
        found: list[Run] = []
        while at < stop:
            start, end, following = starts[at], ends[at], at + 1
            reach = start + shortest
            if end < reach:
                end = reach
            if following < stop and starts[following] <= reach:
                following = bisect_right(starts, reach, following, stop)
                if ends[following - 1] > end:
                    end = ends[following - 1]
            found.append(((start - left) * scale, (end - left) * scale, firsts[at], firsts[following]))
            at = following
        return found

    def strip(self, run: Run, left: float, scale: float, width: float) -> list[tuple[float, float, int]]:
        """A long run in cells of ``width`` pixels: from, to and shade; equal neighbours joined. Written for speed."""
        x, end, first, final = run
        starts, covered, seconds = self.starts, self._covered, width / scale
        held, began, shade = 0.0, x, -1
        found: list[tuple[float, float, int]] = []
        while x < end:
            before, x = x, x + width
            last = final if x >= end else bisect_left(starts, left + x / scale, first, final)
            held += covered[last] - covered[first]
            step = shade_of(held / seconds, last - first)
            held = held - seconds if held > seconds else 0.0
            if step != shade:
                if shade >= 0:
                    found.append((began, before, shade))
                began, shade = before, step
            first = last
        found.append((began, end, shade))
        return found

    def overlapping(self, left: float, right: float) -> list[int]:
        """Indexes of all intervals that touch ``left .. right``, in order."""
        low, high = bisect_left(self.starts, left), bisect_right(self.starts, right)
        return [*self._reaching(left, low), *range(low, high)]

    def starting_near(self, instant: float, ahead: bool) -> list[int]:
        """Indexes of those that begin at the instant itself, and of all that begin at the nearest one beyond."""
        starts = self.starts
        low, high = bisect_left(starts, instant), bisect_right(starts, instant)
        beyond = high if ahead else low - 1
        if not 0 <= beyond < len(starts):
            return list(range(low, high))
        again = starts[beyond]
        first, last = bisect_left(starts, again), bisect_right(starts, again)
        return list(range(min(low, first), max(high, last)))

    def count(self, left: float, right: float) -> int:
        low, high = bisect_left(self.starts, left), bisect_right(self.starts, right)
        return high - low + len(self._reaching(left, low))

    def covered(self, left: float, right: float) -> float:
        """Seconds held between two instants, each interval counted by itself."""
        low, high = bisect_left(self.starts, left), bisect_right(self.starts, right)
        inside = self._covered[high] - self._covered[low] if high > low else 0.0
        beyond = sum(max(0.0, self.ends[i] - right) for i in self._reaching(right, high) if i >= low)
        return inside - beyond + sum(min(self.ends[i], right) - left for i in self._reaching(left, low))

    def held(self, first: int, last: int) -> float:
        """Seconds that the intervals ``first .. last-1`` last, taken together."""
        covered: array[float] = self._covered
        return covered[last] - covered[first]

    def _reaching(self, instant: float, before: int) -> list[int]:
        """Indexes below ``before`` whose interval lasts until ``instant`` or longer."""
        first = bisect_left(self._latest_yet, instant)
        blocks = (at * BLOCK for at in range(first, before // BLOCK + 1) if at < len(self._latest))
        reached = (at for at in blocks if self._latest[at // BLOCK] >= instant)
        return [i for at in reached for i in range(at, min(at + BLOCK, before)) if self.ends[i] >= instant]

    def _level_for(self, gap: float) -> Level:
        chosen = self.levels[0]
        for level in self.levels:
            if level.gap > gap:
                break
            chosen = level
        return chosen


def shade_of(full: float, count: int) -> int:
    """0 (faint) to ``SHADES - 1`` for a stretch that is held for a share of its time, by so many activations."""
    by_time = SHADES - 1 if full >= 1 else int(full * (SHADES - 1) + 0.5)
    by_count = _BY_COUNT[count] if count < len(_BY_COUNT) else SHADES - 1
    return by_time if by_time > by_count else by_count


def _levels(starts: array[float], ends: array[float]) -> Iterator[Level]:
    level = _disjoint(starts, ends)
    yield level
    for gap in _gaps(level):
        coarser = _coarser(level, gap)
        if len(coarser.starts) < len(level.starts):
            level = coarser
            yield level


def _gaps(level: Level) -> list[float]:
    """The gaps to close, level by level, from a sample: at each of them only a quarter of the gaps is wider."""
    number = len(level.starts)
    if number <= FEW:
        return []
    step = max(1, number // SAMPLE)
    sample = sorted(level.starts[at + 1] - level.ends[at] for at in range(0, number - 1, step))
    found, share = [], 1 / THINNING
    while number * share > FEW:
        found.append(sample[int(len(sample) * (1 - share))])
        share /= THINNING
    return [gap for gap in found if gap > 0]


def _disjoint(starts: array[float], ends: array[float]) -> Level:
    if all(map(le, ends, islice(starts, 1, None))):
        return Level(0.0, starts, ends, range(len(starts) + 1))
    latest = array("d", accumulate(ends, max))
    return _cut(0.0, starts, latest, compress(count(1), map(gt, islice(starts, 1, None), latest)), None)


def _coarser(level: Level, gap: float) -> Level:
    gaps = map(sub, islice(level.starts, 1, None), level.ends)
    return _cut(gap, level.starts, level.ends, compress(count(1), map(gap.__lt__, gaps)), level.firsts)


def _cut(
    gap: float, starts: Sequence[float], ends: Sequence[float], breaks: Iterable[int], firsts: Sequence[int] | None
) -> Level:
    """Runs that begin at 0 and at each of ``breaks``."""
    cuts = array("L", (0, *breaks, len(starts)))
    begun = array("d", [starts[i] for i in islice(cuts, len(cuts) - 1)])
    ended = array("d", [ends[i - 1] for i in islice(cuts, 1, None)])
    return Level(gap, begun, ended, cuts if firsts is None else array("L", [firsts[i] for i in cuts]))


def is_ordered(starts: Sequence[float]) -> bool:
    return all(map(le, starts, islice(starts, 1, None)))
