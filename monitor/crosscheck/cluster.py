"""The optimal matching of intervals that lie so close together that each choice bears on the others."""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from monitor.crosscheck import assignment
from monitor.crosscheck.assignment import Assignment, TooLarge
from monitor.crosscheck.intervals import Intervals, neighbours

# Pairs of one cluster that share a moment, about 4 s on one 2.5 GHz core. Beyond it the number of pairs is still the
# largest, but the distance is not proven the smallest.
_ALIGNED_BUDGET = 20_000_000
_BUDGET = assignment.BUDGET


@dataclass(slots=True)
class Cluster:
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
    def of(cls, left: Intervals, lefts: range, right: Intervals, rights: range) -> Cluster:
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
