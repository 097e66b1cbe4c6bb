"""One-to-one matching of two lists of time intervals: as many pairs as possible, then the smallest total distance.

Two intervals may pair when they share a moment. The lists fall into clusters that share no moment with each other, so
each is solved by itself. Within a cluster where neither side nests (the usual case: one kind of witness, one kind of
file) an optimal matching exists that crosses nothing, so an alignment over the overlapping pairs finds it in time
linear in their number. The exchange that shows it: crossing pairs can be uncrossed, both stay possible, and |x - y|
never grows (Monge). A nested cluster is solved exactly by shortest augmenting paths (Jonker and Volgenant 1987) on
its sparse graph.
"""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from operator import le, sub

from monitor.crosscheck import assignment
from monitor.crosscheck.assignment import Assignment, TooLarge

# Pairs of one cluster that share a moment, about 4 s on one 2.5 GHz core. Beyond it the number of pairs is still the
# largest, but the distance is not proven the smallest.
_ALIGNED_BUDGET = 20_000_000
_BUDGET = assignment.BUDGET
_FEW = 8  # with so many times more right ones than left ones, leaping over those that are near none pays
_BACK = 32  # steps back to a gap between the right ones


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
        if all(map(le, self.low, islice(self.low, 1, None))):
            return range(len(self))
        return sorted(range(len(self)), key=self.low.__getitem__)

    @cached_property
    def widest(self) -> int:
        return max(map(sub, self.high, self.low), default=0)


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
    lefts, rights = left.order, right.order
    mates = array("q", [-1]) * len(left)
    proven = True
    low_l, high_l, low_r, high_r = (_in_order(x, o) for x, o in _columns(left, lefts, right, rights))
    i = j = 0
    count_l, count_r = len(lefts), len(rights)
    widest = right.widest if count_r > _FEW * count_l else -1
    while i < count_l and j < count_r:
        first_l, first_r = i, j
        end = low_l[i] if low_l[i] < low_r[j] else low_r[j]
        while True:  # the hot loop: a million intervals a second, so no calls in it
            if i < count_l and low_l[i] <= end:
                if high_l[i] > end:
                    end = high_l[i]
                i += 1
            elif j < count_r and low_r[j] <= end:
                if high_r[j] > end:
                    end = high_r[j]
                j += 1
            else:
                break
        if i == first_l:
            if widest >= 0 and i < count_l:
                j = _leap(low_r, high_r, j, low_l[i] - widest, widest)
            continue
        if j == first_r:
            continue
        count = i - first_l
        if count == j - first_r and (
            count == 1 or _in_step(low_l[first_l:i], high_l[first_l:i], low_r[first_r:j], high_r[first_r:j])
        ):
            for n in range(count):
                mates[lefts[first_l + n]] = rights[first_r + n]
            continue
        cluster = _Cluster.of(left, lefts[first_l:i], right, rights[first_r:j])
        proven &= cluster.solve(mates)
    return Matching(mates, proven)


def _leap(lows: Sequence[int], highs: Sequence[int], j: int, to: int, widest: int) -> int:
    """Onward from ``j``, itself behind a gap, to the last gap before ``to``; ``j`` if there is none shortly before."""
    place = bisect_left(lows, to, j)
    for k in range(place, max(j, place - _BACK), -1):
        if k == len(lows) or max(highs[bisect_left(lows, lows[k] - widest, j, k) : k], default=lows[k] - 1) < lows[k]:
            return k
    return j


def _in_step(low_l: Sequence[int], high_l: Sequence[int], low_r: Sequence[int], high_r: Sequence[int]) -> bool:
    """As many left as right ones, none nested, the first fits the first and so on: nothing is better than that."""
    if list(high_l) != sorted(high_l) or list(high_r) != sorted(high_r):
        return False
    return all(map(le, low_l, high_r)) and all(map(le, low_r, high_l))


def neighbours(left: Intervals, right: Intervals) -> list[list[int]]:
    """For each left interval the positions of all right ones that it shares a moment with."""
    order = right.order
    lows = [right.low[k] for k in order]
    reach = _furthest(right.high, order)
    found = []
    for low, high in zip(left.low, left.high, strict=True):
        stop = bisect_right(lows, high)
        start = bisect_left(reach, low, 0, stop)
        found.append([k for k in order[start:stop] if right.high[k] >= low])
    return found


def _furthest(highs: Sequence[int], order: Sequence[int]) -> list[int]:
    """Running maximum of the ends: non-decreasing, so it can be searched."""
    reach: list[int] = []
    top = None
    for k in order:
        top = highs[k] if top is None or highs[k] > top else top
        reach.append(top)
    return reach


def _columns(
    left: Intervals, lefts: Sequence[int], right: Intervals, rights: Sequence[int]
) -> tuple[tuple[Sequence[int], Sequence[int]], ...]:
    return (left.low, lefts), (left.high, lefts), (right.low, rights), (right.high, rights)


def _in_order(values: Sequence[int], order: Sequence[int]) -> Sequence[int]:
    return values if isinstance(order, range) else [values[k] for k in order]


@dataclass(slots=True)
class _Cluster:
    """Some left and right intervals, each sorted by start then end, ``ids`` their positions outside.

    Distances are doubled (sums of both ends) to stay whole. One pair weighs ``nothing``, more than all ranks and
    distances together.
    """

    low_l: list[int]
    high_l: list[int]
    low_r: list[int]
    high_r: list[int]
    rank: list[int]
    ids_l: list[int]
    ids_r: list[int]
    step: int
    nothing: int

    @classmethod
    def of(cls, left: Intervals, lefts: Sequence[int], right: Intervals, rights: Sequence[int]) -> _Cluster:
        ids_l = sorted(lefts, key=lambda k: (left.low[k], left.high[k]))
        ids_r = sorted(rights, key=lambda k: (right.low[k], right.high[k]))
        low_l, high_l = [left.low[k] for k in ids_l], [left.high[k] for k in ids_l]
        low_r, high_r = [right.low[k] for k in ids_r], [right.high[k] for k in ids_r]
        rank = [right.rank[k] for k in ids_r] if right.rank else [0] * len(ids_r)
        most = min(len(ids_l), len(ids_r))
        widest = 2 * (max(max(high_l), max(high_r)) - min(low_l[0], low_r[0])) + 1
        step = most * widest + 1
        return cls(low_l, high_l, low_r, high_r, rank, ids_l, ids_r, step, most * (max(rank) * step + widest) + 1)

    def solve(self, mates: array[int]) -> bool:
        """Fills in ``mates``; whether the distance is proven the smallest."""
        proven = True
        try:
            pairs = self._aligned() if self._flat() else self._assigned()
        except TooLarge:
            pairs, proven = self._by_deadline(), False
        for i, j in pairs:
            mates[self.ids_l[i]] = self.ids_r[j]
        return proven

    def _flat(self) -> bool:
        return all(a <= b for a, b in pairwise(self.high_l)) and all(a <= b for a, b in pairwise(self.high_r))

    def _touching(self) -> int:
        """How many pairs share a moment, without listing them."""
        ends = sorted(self.high_r)
        opened = sum(bisect_right(self.low_r, high) for high in self.high_l)
        return opened - sum(bisect_left(ends, low) for low in self.low_l)

    def _cost(self, i: int, j: int) -> int:
        apart = abs(self.low_l[i] + self.high_l[i] - self.low_r[j] - self.high_r[j])
        return self.rank[j] * self.step + apart

    def _aligned(self) -> list[tuple[int, int]]:
        """Alignment row by row; row ``i`` spans the right ones that touch left ``i``, and the one before them.

        Right ones past the row's end touch no left one so far, so their value is the row's last.
        """
        if self._touching() > _ALIGNED_BUDGET:
            raise TooLarge
        rows: list[tuple[int, bytearray]] = []
        before, values = 0, [0]  # value after the first ``before + n`` right ones
        start = stop = 0
        for i, (low, high) in enumerate(zip(self.low_l, self.high_l, strict=True)):
            while start < len(self.low_r) and self.high_r[start] < low:
                start += 1
            stop = max(stop, start)
            while stop < len(self.low_r) and self.low_r[stop] <= high:
                stop += 1
            above = values[start - before : stop - before + 1] if start - before < len(values) else []
            above += [values[-1]] * (stop - start + 1 - len(above))
            values, moves = self._row(i, start, above)
            rows.append((start, moves))
            before = start
        return self._traced(rows)

    def _row(self, i: int, start: int, above: list[int]) -> tuple[list[int], bytearray]:
        """``moves``: 0 leave left ``i`` out, 1 leave the right one out, 2 pair them."""
        middle, nothing, step = self.low_l[i] + self.high_l[i], self.nothing, self.step
        low, high, rank = self.low_r, self.high_r, self.rank
        best = above[0]
        values, moves = [best], bytearray(len(above))
        for n in range(1, len(above)):
            j = start + n - 1
            paired = above[n - 1] + nothing - rank[j] * step - abs(middle - low[j] - high[j])
            if above[n] > best:
                best = above[n]
            else:
                moves[n] = 1
            if paired > best:
                best = paired
                moves[n] = 2
            values.append(best)
        return values, moves

    def _traced(self, rows: list[tuple[int, bytearray]]) -> list[tuple[int, int]]:
        pairs = []
        at = len(self.low_r)
        for i in range(len(rows) - 1, -1, -1):
            start, moves = rows[i]
            n = min(at - start, len(moves) - 1)
            while n > 0 and moves[n] == 1:
                n -= 1
            at = min(at, start + n)
            if n > 0 and moves[n] == 2:
                pairs.append((i, at - 1))
                at -= 1
        return pairs

    def _edges(self) -> list[list[tuple[int, int]]]:
        touching = neighbours(Intervals(self.low_l, self.high_l), Intervals(self.low_r, self.high_r))
        return [[(j, self._cost(i, j)) for j in row] for i, row in enumerate(touching)]

    def _assigned(self) -> list[tuple[int, int]]:
        """Shortest augmenting paths.

        To leave a left one out costs ``nothing`` (its own empty place, numbered below 0).
        """
        if self._touching() > _BUDGET:
            raise TooLarge
        solver = Assignment([[*row, (-1 - i, self.nothing)] for i, row in enumerate(self._edges())])
        return [(i, j) for i, j in enumerate(solver.solve()) if j >= 0]

    def _by_deadline(self) -> list[tuple[int, int]]:
        """Most pairs only: the one that ends first takes, of the other side's open ones, that which ends first.

        All open ones hold that moment, so what each could still reach is nested by its end: no choice is better.
        """
        starts = [(x, 0, k) for k, x in enumerate(self.low_l)] + [(x, 1, k) for k, x in enumerate(self.low_r)]
        starts.sort()
        open_sides: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        pairs: list[tuple[int, int]] = []
        for at, side, k in starts:
            self._close_before(at, open_sides, pairs)
            heapq.heappush(open_sides[side], ((self.high_r if side else self.high_l)[k], k))
        self._close_before(max(max(self.high_l), max(self.high_r)) + 1, open_sides, pairs)
        return pairs

    @staticmethod
    def _close_before(
        at: int, sides: tuple[list[tuple[int, int]], list[tuple[int, int]]], pairs: list[tuple[int, int]]
    ) -> None:
        lefts, rights = sides
        while (lefts and lefts[0][0] < at) or (rights and rights[0][0] < at):
            if lefts and rights:
                pairs.append((heapq.heappop(lefts)[1], heapq.heappop(rights)[1]))
            else:
                heapq.heappop(lefts or rights)
