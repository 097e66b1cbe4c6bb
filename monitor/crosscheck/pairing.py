"""The matching of one case with its clock: who pairs with whom, who might as well, and what chance alone would give."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from monitor.crosscheck.clock import SECOND, Clock
from monitor.crosscheck.estimate import estimate, lined_up
from monitor.crosscheck.match import Intervals, match
from monitor.crosscheck.sides import OPTIONAL, PRIMARY, REPEAT, UNLIKELY, Records, sighting_intervals
from monitor.crosscheck.votes import SLACK, WINDOW
from monitor.speaker_model import Sighting

_MOST_JITTER = 10 * SECOND
_ASSUMED_SLACK = 2_500_000  # beside SLACK, while the clocks are only taken to agree
# Seconds, without a common divisor; near enough to keep how dense that part of the day is.
_SHIFTS = (137, -211, 331, -457, 593, -787)
_VOUCHED = 600 * SECOND  # a clock does not jump away and back within twenty minutes
_UNIFORM = 0.371  # 1.4826 x the median deviation of a uniform distribution of width 1


def pair(sightings: Sequence[Sighting], records: Records) -> Pairing:
    """``sightings`` sorted by time."""
    seen, told = sighting_intervals(sightings), records.intervals()
    order = sorted(range(len(seen)), key=lambda k: (seen.low[k], seen.high[k]))
    sorted_seen = Intervals([seen.low[k] for k in order], [seen.high[k] for k in order])
    clock = estimate(sorted_seen, records.intervals((PRIMARY, OPTIONAL)))
    slack = slack_for(clock, told)
    moved = _moved(seen, clock, slack)
    found = match(moved, told) if clock.state != "wrong-zone" else None
    mates = found.mates if found else [-1] * len(seen)
    return Pairing(seen, told, moved, clock, slack, mates, found.proven if found else True, records)


def slack_for(clock: Clock, told: Intervals) -> int:
    if not clock.known:
        return SLACK + _ASSUMED_SLACK
    width = sorted(b - a for a, b in zip(told.low, told.high, strict=True))[len(told) // 2]
    jitter = sqrt(max(0.0, clock.spread**2 - (_UNIFORM * width) ** 2))
    return SLACK + clock.error + min(_MOST_JITTER, round(3 * jitter))


def _moved(seen: Intervals, clock: Clock, slack: int) -> Intervals:
    """Our times as the vendor's clock would show them, widened by what may lie between."""
    if len(clock.knots) == 1:
        x = clock.knots[0][1]
        return Intervals([a + x - slack for a in seen.low], [b + x + slack for b in seen.high])
    shifts = [clock.at((a + b) // 2) for a, b in zip(seen.low, seen.high, strict=True)]
    low = [a + x - slack for a, x in zip(seen.low, shifts, strict=True)]
    return Intervals(low, [b + x + slack for b, x in zip(seen.high, shifts, strict=True)])


@dataclass(frozen=True, eq=False)
class Pairing:
    """Positions ``i`` are of the sightings, ``j`` of the candidates.

    ``moved``: the sightings on the vendor's clock, slack included.
    """

    seen: Intervals
    told: Intervals
    moved: Intervals
    clock: Clock
    slack: int
    mates: list[int]
    proven: bool
    records: Records

    @property
    def count(self) -> int:
        return len(self.mates) - self.mates.count(-1)

    @cached_property
    def _takers(self) -> dict[int, int]:
        return {j: i for i, j in enumerate(self.mates) if j >= 0}

    def vendor_time(self, i: int) -> tuple[int, int]:
        """Where sighting ``i`` would stand in the history, slack included."""
        return self.moved.low[i], self.moved.high[i]

    def our_time(self, j: int) -> tuple[int, int]:
        """When candidate ``j`` would have been heard here, slack included."""
        x = self.clock.at(self.told.low[j] - self.clock.offset)
        return self.told.low[j] - x - self.slack, self.told.high[j] - x + self.slack

    def apart(self, i: int) -> int:
        """Between the middles of sighting ``i``, clock offset applied, and of its mate."""
        j = self.mates[i]
        return (self.told.low[j] + self.told.high[j] - self.moved.low[i] - self.moved.high[i]) // 2

    def rivals(self, i: int) -> list[int]:
        """Candidates that sighting ``i`` could have had; all of them are taken."""
        low, high = self.moved.low[i], self.moved.high[i]
        stop = bisect_right(self.told.low, high)
        start = bisect_left(self._reach, low, 0, stop)
        return [j for j in range(start, stop) if self.told.high[j] >= low]

    def wooed(self, j: int) -> bool:
        """Some sighting that another candidate took could have had ``j``."""
        low, high = self.our_time(j)
        start = bisect_left(self.seen.low, low - self._widest_seen)
        stop = bisect_right(self.seen.low, high)
        told_low, told_high = self.told.low[j], self.told.high[j]
        return any(self.moved.low[i] <= told_high and told_low <= self.moved.high[i] for i in range(start, stop))

    @cached_property
    def _widest_seen(self) -> int:
        widths = (b - a for a, b in zip(self.seen.low, self.seen.high, strict=True))
        return max(widths, default=0) + 2 * self.slack

    @cached_property
    def _reach(self) -> list[int]:
        reach: list[int] = []
        for high in self.told.high:
            reach.append(high if not reach or high > reach[-1] else reach[-1])
        return reach

    @cached_property
    def contested(self) -> set[int]:
        """Paired sightings that might as well be the ones without a record, as far as the times tell.

        From each sighting left out, along candidates it could have had to those that have them, while the detour
        stays within what the times can separate.
        """
        found: dict[int, int] = {}
        queue = [(i, 0) for i, mate in enumerate(self.mates) if mate < 0]
        while queue:
            i, cost = queue.pop()
            for j in self.rivals(i):
                taker = self._takers.get(j)
                if taker is None or taker == i or self._rank(j) == UNLIKELY:
                    continue
                further = cost + self._distance(i, j) - self._distance(taker, j)
                if further <= self._margin(j) and further < found.get(taker, 1 << 62):
                    known = taker in found
                    found[taker] = further
                    if not known:
                        queue.append((taker, further))
        return set(found)

    def _rank(self, j: int) -> int:
        return self.records.candidates[j].rank

    def _distance(self, i: int, j: int) -> int:
        return abs(self.told.low[j] + self.told.high[j] - self.moved.low[i] - self.moved.high[i]) // 2

    def _margin(self, j: int) -> int:
        return SECOND + self.clock.error + (self.told.high[j] - self.told.low[j]) // 2

    # -- those without a partner

    @cached_property
    def _loose_lows(self) -> list[int]:
        return [self.told.low[j] for j in self._loose]

    @cached_property
    def _loose(self) -> list[int]:
        """Candidates of these speakers that nobody took and that might be a sighting's record."""
        return [j for j in range(len(self.told)) if j not in self._takers and self._rank(j) < REPEAT]

    @cached_property
    def _widest_told(self) -> int:
        return max((b - a for a, b in zip(self.told.low, self.told.high, strict=True)), default=0)

    def loose_records(self, low: int, high: int) -> bool:
        start = bisect_left(self._loose_lows, low - self._widest_told)
        stop = bisect_right(self._loose_lows, high)
        return any(self.told.high[j] >= low for j in self._loose[start:stop])

    @cached_property
    def _lone_lows(self) -> list[int]:
        return [self.seen.low[i] for i in self._lone]

    @cached_property
    def _lone(self) -> list[int]:
        order = sorted(range(len(self.seen)), key=self.seen.low.__getitem__)
        return [i for i in order if self.mates[i] < 0]

    def loose_sightings(self, low: int, high: int) -> bool:
        start = bisect_left(self._lone_lows, low - self._widest_seen)
        stop = bisect_right(self._lone_lows, high)
        return any(self.seen.high[i] >= low for i in self._lone[start:stop])

    @cached_property
    def misaligned(self) -> set[int]:
        """Sightings without a partner that, a few together, would fit free records at one other offset.

        The clock may have jumped.
        """
        lone = Intervals([self.moved.low[i] for i in self._lone], [self.moved.high[i] for i in self._lone])
        free = Intervals([self.told.low[j] for j in self._loose], [self.told.high[j] for j in self._loose])
        return {self._lone[n] for n in lined_up(lone, free)}

    def near_misaligned(self, low: int, high: int) -> bool:
        """Such a sighting lies within a quarter of an hour, and no crowd of pairs says that the clock was right."""
        if self.clock.known and self.crowded and self._beyond_chance((low + high) // 2):
            return False
        first = bisect_left(self._misaligned_at, low - WINDOW)
        return first < bisect_right(self._misaligned_at, high + WINDOW)

    @cached_property
    def _misaligned_at(self) -> list[int]:
        return sorted((self.moved.low[i] + self.moved.high[i]) // 2 for i in self.misaligned)

    def near_other(self, at: int, within: int) -> bool:
        """Some candidate of whatever device lies near the vendor's time ``at``."""
        stop = bisect_right(self.told.low, at + within)
        start = bisect_left(self._reach, at - within, 0, stop)
        return any(self.told.high[j] >= at - within for j in range(start, stop))

    def follows(self, j: int, within: int) -> bool:
        """An earlier record of the same device that somebody witnessed began shortly before."""
        device = self.records.candidates[j].record.device
        for before in range(j - 1, -1, -1):
            if self.told.low[j] - self.told.low[before] > within:
                return False
            if before in self._takers and self.records.candidates[before].record.device == device:
                return True
        return False

    # -- how far the clock is vouched for

    @cached_property
    def _paired_at(self) -> list[int]:
        middles = ((self.moved.low[i] + self.moved.high[i]) // 2 for i, mate in enumerate(self.mates) if mate >= 0)
        return sorted(middles)

    def vouched(self, at: int) -> bool:
        """Pairs shortly before and after the vendor's time ``at``, of a kind that chance seldom makes.

        The clock was right then.
        """
        if not self.clock.known or (self.crowded and not self._beyond_chance(at)):
            return False
        after = bisect_left(self._paired_at, at)
        if not 0 < after < len(self._paired_at):
            return False
        return self._paired_at[after] - at <= _VOUCHED and at - self._paired_at[after - 1] <= _VOUCHED

    def _beyond_chance(self, at: int) -> bool:
        """Around ``at`` far more pair than would with a clock that is off."""
        lone = bisect_right(self._lone_at, at + _VOUCHED) - bisect_left(self._lone_at, at - _VOUCHED)
        paired = bisect_right(self._paired_at, at + _VOUCHED) - bisect_left(self._paired_at, at - _VOUCHED)
        share = min(1.0, self.chance / len(self.seen))
        expected = (lone + paired) * share
        return paired >= max(12.0, expected + 4 * sqrt(expected * (1 - share)))

    @cached_property
    def _lone_at(self) -> list[int]:
        return sorted((self.moved.low[i] + self.moved.high[i]) // 2 for i, mate in enumerate(self.mates) if mate < 0)

    @cached_property
    def crowded(self) -> bool:
        """A shifted history would match more than a quarter as many: single pairs say little about the clock."""
        return self.count >= 3 and self.chance > self.count / 4

    # -- chance

    @property
    def by_chance(self) -> bool:
        """A shifted history would match more than half as many."""
        return self.count >= 3 and self.chance > self.count / 2

    @cached_property
    def chance(self) -> float:
        """Mean number of matches when the history is shifted by some minutes against the sightings."""
        if not len(self.moved) or not len(self.told):
            return 0.0
        shifts = _SHIFTS if len(self.moved) + len(self.told) < 400_000 else _SHIFTS[:1]
        counts = [match(_shifted(self.moved, shift * SECOND), self.told).count for shift in shifts]
        return sum(counts) / len(counts)


def _shifted(side: Intervals, by: int) -> Intervals:
    return Intervals([a + by for a in side.low], [b + by for b in side.high])
