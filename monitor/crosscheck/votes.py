"""Every near pair of a sighting and a record votes for the offsets at which the two would share a moment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

from monitor.crosscheck.clock import SECOND, Clock
from monitor.crosscheck.intervals import Intervals
from monitor.crosscheck.match import match

WINDOW = 900 * SECOND  # an offset beyond a quarter of an hour is not searched for, other than a wrong time zone
# 1.5 s.
SLACK = 2_500_000
_NEAR_ZERO = 5 * SECOND  # both sides set their clock by the network, so no offset is the likeliest one
_SAMPLE = 3000
Votes = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Peak:
    low: int
    high: int
    count: int
    sure: bool = False

    @property
    def offset(self) -> int:
        return (self.low + self.high) // 2


class Voting:
    """The votes of some sightings for some records, both sorted by ``low``."""

    def __init__(self, sightings: Intervals, records: Intervals) -> None:
        self.sightings, self.records = sightings, records
        self.widest = records.widest
        self.block = max(8, min(24, len(sightings) // 8))

    def sample(self) -> list[int]:
        """Up to some hundred neighbouring sightings at a time, spread over all of them."""
        count = len(self.sightings)
        if count <= _SAMPLE:
            return list(range(count))
        starts = range(0, count - self.block, max(1, count * self.block // _SAMPLE))
        return [k for start in starts for k in range(start, start + self.block)]

    def votes(self, chosen: Iterable[int], centre: int = 0, window: int = WINDOW) -> list[Votes]:
        """For each sighting the offsets at which it would share a moment with some record, merged."""
        return [self._votes_of(k, centre, window) for k in chosen]

    def _votes_of(self, k: int, centre: int, window: int) -> Votes:
        low, high = self.sightings.low[k] - SLACK, self.sightings.high[k] + SLACK
        start = bisect_left(self.records.low, low + centre - window - self.widest)
        stop = bisect_right(self.records.low, high + centre + window)
        merged: Votes = []
        first, last = centre - window, centre + window
        for opened, closed in zip(self.records.low[start:stop], self.records.high[start:stop], strict=True):
            a, b = opened - high, closed - low
            if a < first:
                a = first
            if b > last:
                b = last
            if a > b:
                continue
            if merged and a <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
            else:
                merged.append((a, b))
        return merged

    def favourite(self, chosen: Sequence[int]) -> Peak:
        """The best offset, ``sure`` where it beats chance and every other one; near zero is preferred where as good."""
        votes = self.votes(chosen)
        total = len(chosen)
        best = tallest(votes)
        near = tallest([_clipped(v, -_NEAR_ZERO, _NEAR_ZERO) for v in votes])
        if near.count + 2 * sqrt(best.count) >= best.count and near.count:
            best = near
        apart = 2 * SLACK + self.widest
        other = tallest([_without(v, best.low - apart, best.high + apart) for v in votes])
        share = sum(b - a for v in votes for a, b in v) / (2 * WINDOW * total)
        chance = total * share + 4 * sqrt(total * share * max(0.0, 1 - share)) + 1
        favoured = 1 if abs(best.offset) <= _NEAR_ZERO else 2
        clear = best.count - other.count >= favoured * max(1.0, sqrt(other.count))
        return Peak(best.low, best.high, best.count, best.count >= max(3.0, chance) and clear)

    def blocks(self, chosen: Sequence[int], size: int) -> list[Sequence[int]]:
        """Neighbours together; a rest of less than half a block joins the one before."""
        blocks = [chosen[n : n + size] for n in range(0, len(chosen), size)]
        if len(blocks) > 1 and len(blocks[-1]) < size // 2:
            blocks[-2:] = [[*blocks[-2], *blocks[-1]]]
        return blocks

    def local(self, block: Sequence[int]) -> list[Peak]:
        """A block's few best offsets, best first; only the first can be ``sure``."""
        first = self.favourite(block)
        if not first.count:
            return []
        peaks, votes = [first], self.votes(block)
        for _ in range(2):
            for peak in peaks[-1:]:
                votes = [_without(v, peak.low - 2 * SLACK, peak.high + 2 * SLACK) for v in votes]
            found = tallest(votes)
            if found.count < 3:
                break
            peaks.append(found)
        return peaks

    def pairs(self, knots: Sequence[tuple[int, int]], slack: int = SLACK) -> list[tuple[int, int]]:
        clock = Clock("", tuple(knots))
        chosen = self.sample() if len(self.sightings) > 20 * _SAMPLE else range(len(self.sightings))
        moved = [
            (
                self.sightings.low[k] + clock.at(self.sightings.low[k]) - slack,
                self.sightings.high[k] + clock.at(self.sightings.high[k]) + slack,
            )
            for k in chosen
        ]
        found = match(Intervals([a for a, _ in moved], [b for _, b in moved]), self.records)
        return [(k, j) for k, j in zip(chosen, found.mates, strict=True) if j >= 0]

    def exact(self, i: int, j: int) -> tuple[int, int]:
        return self.records.low[j] - self.sightings.high[i], self.records.high[j] - self.sightings.low[i]

    def residual(self, i: int, j: int) -> int:
        low, high = self.exact(i, j)
        return (low + high) // 2


def tallest(votes: list[Votes]) -> Peak:
    """Where most of the votes overlap; the place nearest to zero among equals.

    An edge is a number: its place doubled, one more where a vote ends. There may be a million, and numbers sort fast.
    """
    edges = sorted([2 * a for v in votes for a, _ in v] + [2 * b + 1 for v in votes for _, b in v])
    low = high = count = depth = at = 0
    for edge in edges:
        place = edge >> 1
        if edge & 1:
            if depth > count or (depth == count and abs((at + place) // 2) < abs((low + high) // 2)):
                low, high, count = at, place, depth
            depth -= 1
        else:
            depth += 1
        at = place
    return Peak(low, high, count)


def agreed_on(exact: list[tuple[int, int]]) -> Peak:
    """The offsets that nearly as many pairs allow as the best one: the estimate's error is half its width."""
    top = tallest([[pair] for pair in exact])
    enough = top.count - sqrt(top.count)
    edges = sorted([(a, 1) for a, _ in exact] + [(b, -1) for _, b in exact])
    depth, inside = 0, [top.low, top.high]
    for place, step in edges:
        depth += max(0, step)
        if depth >= enough:
            inside.append(place)
        depth += min(0, step)
    return Peak(min(inside), max(inside), top.count)


def spread_of(rest: Sequence[int]) -> int:
    """1.4826 times the median deviation: a standard deviation that outliers don't move (Hampel 1974)."""
    middle = median(rest)
    return round(1.4826 * median(abs(x - middle) for x in rest))


def _clipped(votes: Votes, low: int, high: int) -> Votes:
    return [(max(a, low), min(b, high)) for a, b in votes if a <= high and b >= low]


def _without(votes: Votes, low: int, high: int) -> Votes:
    kept = [(a, min(b, low)) for a, b in votes if a < low]
    return kept + [(max(a, high), b) for a, b in votes if b > high]
