"""One-to-one matching of two lists of time intervals: as many pairs as possible, then the smallest total distance.

Two intervals may pair when they share a moment. The lists fall into clusters that share no moment with each other, so
each is solved by itself, see cluster.py. Within a cluster where neither side nests (the usual case: one kind of
witness, one kind of file) an optimal matching exists that crosses nothing, so an alignment over the overlapping pairs
finds it in time linear in their number. The exchange that shows it: crossing pairs can be uncrossed, both stay
possible, and |x - y| never grows (Monge). A nested cluster is solved exactly by shortest augmenting paths (Jonker and
Volgenant 1987) on its sparse graph.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.crosscheck.cluster import Cluster
from monitor.crosscheck.intervals import Intervals

_NEVER = 1 << 62  # after every time
_LEAP = 64  # right ones that are looked through at once where none of them can touch a left one


@dataclass(frozen=True, slots=True)
class Matching:
    """``mates[i]``: position of the right interval that the left interval ``i`` pairs with, or -1."""

    mates: array[int]
    proven: bool = True  # the distance is proven the smallest; the number of pairs always is

    @property
    def count(self) -> int:
        return len(self.mates) - self.mates.count(-1)


def match(left: Intervals, right: Intervals) -> Matching:
    """Optimal in (number of pairs, then sum of ``rank`` of the paired right ones, then sum of distances of the
    middles).
    """
    lefts, rights = left.in_order, right.in_order
    mates = array("q", [-1]) * len(left)
    proven = True
    for some, others in _crowds(lefts, rights, mates):
        if _in_step(lefts, some, rights, others):
            for i, j in zip(some, others, strict=True):
                mates[i] = j
        else:
            proven &= Cluster.of(lefts, some, rights, others).solve(mates)
    return Matching(_as_given(mates, left, right), proven)


def _crowds(left: Intervals, right: Intervals, mates: array[int]) -> Iterator[tuple[range, range]]:
    """Positions of each cluster, but of those of two: they are paired in ``mates`` at once. Both by ``low``."""
    low_l, high_l, low_r, high_r = _ended(left.low), left.high, _ended(right.low), right.high
    count_l, count_r, widest = len(left), len(right), right.widest
    i = j = 0
    while i < count_l and j < count_r:  # the hot loop: a million intervals a second, so few calls in it
        begins, ends, low, high = low_l[i], high_l[i], low_r[j], high_r[j]
        if ends < low:
            i += 1
        elif high < begins:
            j = bisect_left(low_r, begins - widest, j + 1, min(j + _LEAP, count_r))
        else:
            end = ends if ends > high else high
            i, j, first_l, first_r = i + 1, j + 1, i, j
            if low_l[i] > end and low_r[j] > end:
                mates[first_l] = first_r
                continue
            while True:
                if low_l[i] <= end:
                    end = max(end, high_l[i])
                    i += 1
                elif low_r[j] <= end:
                    end = max(end, high_r[j])
                    j += 1
                else:
                    break
            yield range(first_l, i), range(first_r, j)


def _ended(lows: Sequence[int]) -> array[int]:
    return array("q", lows) + array("q", [_NEVER])


def _in_step(left: Intervals, some: range, right: Intervals, others: range) -> bool:
    """As many left as right ones, none nested, the first fits the first and so on: nothing is better than that."""
    if len(some) != len(others):
        return False
    before_l = before_r = -_NEVER
    for i, j in zip(some, others, strict=True):
        ends_l, ends_r = left.high[i], right.high[j]
        if ends_l < before_l or ends_r < before_r or left.low[i] > ends_r or right.low[j] > ends_l:
            return False
        before_l, before_r = ends_l, ends_r
    return True


def _as_given(mates: array[int], left: Intervals, right: Intervals) -> array[int]:
    """From positions by ``low`` to those that the two came with."""
    lefts, rights = left.order, right.order
    if isinstance(lefts, range) and isinstance(rights, range):
        return mates
    placed = array("q", [-1]) * len(mates)
    for i, j in zip(lefts, mates, strict=True):
        if j >= 0:
            placed[i] = rights[j]
    return placed
