"""Lists of closed time intervals, and which of two lists share a moment."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from operator import le, lt, sub


@dataclass(frozen=True)
class Intervals:
    """Closed intervals in microseconds, by position.

    ``low[i] <= high[i]``. ``rank``: smaller is preferred among equally many pairs.
    """

    low: Sequence[int]
    high: Sequence[int]
    rank: Sequence[int] | None = None

    def __len__(self) -> int:
        return len(self.low)

    @cached_property
    def order(self) -> Sequence[int]:
        """Positions by ``low``."""
        if rising(self.low):
            return range(len(self))
        return sorted(range(len(self)), key=self.low.__getitem__)

    @cached_property
    def in_order(self) -> Intervals:
        """By ``low``: itself, where it is so already."""
        order = self.order
        if isinstance(order, range):
            return self
        low, high = (array("q", map(side.__getitem__, order)) for side in (self.low, self.high))
        return Intervals(low, high, self.rank and [self.rank[k] for k in order])

    @cached_property
    def by_start(self) -> Intervals:
        """By ``low``, then ``high``; itself, where it is so already. Without ranks."""
        if all(map(lt, self.low, islice(self.low, 1, None))):
            return self
        order = sorted(range(len(self)), key=lambda k: (self.low[k], self.high[k]))
        return Intervals(array("q", [self.low[k] for k in order]), array("q", [self.high[k] for k in order]))

    def moved(self, low: int, high: int) -> Intervals:
        """Every start by ``low`` and every end by ``high``."""
        return Intervals(array("q", [x + low for x in self.low]), array("q", [x + high for x in self.high]))

    @cached_property
    def widest(self) -> int:
        return max(map(sub, self.high, self.low), default=0)

    @cached_property
    def reach(self) -> Sequence[int]:
        """The latest end so far: non-decreasing, so it can be searched."""
        return self.high if rising(self.high) else array("q", accumulate(self.high, max))


def rising(values: Sequence[int]) -> bool:
    return all(map(le, values, islice(values, 1, None)))


def neighbours(left: Intervals, right: Intervals) -> list[list[int]]:
    """For each left interval the positions of all right ones that it shares a moment with."""
    order, there = right.order, right.in_order
    found = []
    for low, high in zip(left.low, left.high, strict=True):
        stop = bisect_right(there.low, high)
        start = bisect_left(there.reach, low, 0, stop)
        found.append([order[k] for k in range(start, stop) if there.high[k] >= low])
    return found
