"""The matching of one case with its clock: who pairs with whom, who might as well, and what chance alone would give."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from math import sqrt
from operator import add, sub

from monitor.crosscheck.chance import matches_by_chance
from monitor.crosscheck.clock import SECOND, Clock
from monitor.crosscheck.estimate import estimate
from monitor.crosscheck.intervals import Intervals, rising
from monitor.crosscheck.jumps import Jump, jumps, left_open
from monitor.crosscheck.match import match
from monitor.crosscheck.sides import OPTIONAL, PRIMARY, REPEAT, UNLIKELY, Records, sighting_intervals
from monitor.crosscheck.votes import SLACK, WINDOW
from monitor.speaker_model import Sighting

_MOST_JITTER = 10 * SECOND
_ASSUMED_SLACK = 2_500_000  # beside SLACK, while the clocks are only taken to agree
_VOUCHED = 600 * SECOND  # a clock does not jump away and back within twenty minutes
_UNIFORM = 0.371  # 1.4826 x the median deviation of a uniform distribution of width 1


def pair(sightings: Sequence[Sighting], at: array[int], records: Records) -> Pairing:
    """``sightings`` sorted by time, ``at``: theirs in microseconds."""
    seen, told = sighting_intervals(sightings, at), records.intervals()
    clock = estimate(seen.by_start, records.intervals((PRIMARY, OPTIONAL)))
    slack = slack_for(clock, told)
    moved = _moved(seen, clock, slack)
    found = match(moved, told) if clock.state != "wrong-zone" else None
    mates = found.mates if found else array("q", [-1]) * len(seen)
    return Pairing(seen, told, moved, clock, slack, mates, found.proven if found else True, records)


def slack_for(clock: Clock, told: Intervals) -> int:
    if not clock.known:
        return SLACK + _ASSUMED_SLACK
    width = sorted(map(sub, told.high, told.low))[len(told) // 2]
    jitter = sqrt(max(0.0, clock.spread**2 - (_UNIFORM * width) ** 2))
    return SLACK + clock.error + min(_MOST_JITTER, round(3 * jitter))


def _moved(seen: Intervals, clock: Clock, slack: int) -> Intervals:
    """Our times as the vendor's clock would show them, widened by what may lie between."""
    if len(clock.knots) == 1:
        x = clock.knots[0][1]
        return seen.moved(x - slack, x + slack)
    shifts = [clock.at((a + b) // 2) for a, b in zip(seen.low, seen.high, strict=True)]
    low = array("q", [a + x - slack for a, x in zip(seen.low, shifts, strict=True)])
    return Intervals(low, array("q", [b + x + slack for b, x in zip(seen.high, shifts, strict=True)]))


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
    mates: array[int]
    proven: bool
    records: Records

    @property
    def count(self) -> int:
        return len(self.mates) - self.mates.count(-1)

    @cached_property
    def _takers(self) -> array[int]:
        """By candidate: the sighting that it pairs with, or -1."""
        takers = array("q", [-1]) * len(self.told)
        for i, j in enumerate(self.mates):
            if j >= 0:
                takers[j] = i
        return takers

    def untaken(self) -> list[int]:
        return [j for j, taker in enumerate(self._takers) if taker < 0]

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
        start = bisect_left(self.told.reach, low, 0, stop)
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
        return self.seen.widest + 2 * self.slack

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
                taker = self._takers[j]
                if taker < 0 or taker == i or self._rank(j) == UNLIKELY:
                    continue
                further = cost + self._distance(i, j) - self._distance(taker, j)
                if further <= self._margin(j) and further < found.get(taker, 1 << 62):
                    known = taker in found
                    found[taker] = further
                    if not known:
                        queue.append((taker, further))
        return set(found)

    def _rank(self, j: int) -> int:
        return self.records.ranks[j]

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
        return [j for j in self.untaken() if self._rank(j) < REPEAT]

    def loose_records(self, low: int, high: int) -> bool:
        start = bisect_left(self._loose_lows, low - self.told.widest)
        stop = bisect_right(self._loose_lows, high)
        return any(self.told.high[j] >= low for j in self._loose[start:stop])

    @cached_property
    def _unsettled(self) -> list[int]:
        """Sightings that took no line, or one that is hardly their own: another one may be theirs."""
        ranks = self.records.ranks
        open_ones = [i for i, mate in enumerate(self.mates) if mate < 0 or ranks[mate] >= REPEAT]
        return sorted(open_ones, key=self.seen.low.__getitem__)

    @cached_property
    def _unsettled_lows(self) -> list[int]:
        return [self.seen.low[i] for i in self._unsettled]

    @cached_property
    def _lone(self) -> list[int]:
        return sorted((i for i, mate in enumerate(self.mates) if mate < 0), key=self.seen.low.__getitem__)

    def loose_sightings(self, low: int, high: int) -> bool:
        start = bisect_left(self._unsettled_lows, low - self._widest_seen)
        stop = bisect_right(self._unsettled_lows, high)
        return any(self.seen.high[i] >= low for i in self._unsettled[start:stop])

    @cached_property
    def _jumps(self) -> Sequence[Jump]:
        free = Intervals([self.told.low[j] for j in self._loose], [self.told.high[j] for j in self._loose])
        return jumps(self._lone, self.moved, free)

    @cached_property
    def _left_open(self) -> tuple[set[int], set[int]]:
        return left_open(self._jumps, self.moved, self.told, self.mates)

    def sighting_adrift(self, i: int) -> bool:
        """The clock may have jumped where sighting ``i`` is."""
        low, high = self.vendor_time(i)
        return not self._held((low + high) // 2) and (i in self._left_open[0] or self._near_jump(low, high))

    def record_adrift(self, j: int) -> bool:
        """Some sighting may be that of candidate ``j`` after a jump of the clock, though another took it."""
        return j in self._left_open[1] and not self._held((self.told.low[j] + self.told.high[j]) // 2)

    def _held(self, at: int) -> bool:
        """In a dense list, where anything lines up: a crowd of pairs says that the clock was right."""
        return self.clock.known and self.crowded and self._beyond_chance(at)

    def _near_jump(self, low: int, high: int) -> bool:
        """A sighting that tells of a jump lies within a quarter of an hour."""
        first = bisect_left(self._jumped_at, low - WINDOW)
        return first < bisect_right(self._jumped_at, high + WINDOW)

    @cached_property
    def _jumped_at(self) -> list[int]:
        telling = {i for jump in self._jumps for i in jump.sightings}
        return sorted((self.moved.low[i] + self.moved.high[i]) // 2 for i in telling)

    def near_other(self, at: int, within: int) -> bool:
        """Some candidate of whatever device lies near the vendor's time ``at``."""
        stop = bisect_right(self.told.low, at + within)
        start = bisect_left(self.told.reach, at - within, 0, stop)
        return any(self.told.high[j] >= at - within for j in range(start, stop))

    def near_sighting(self, low: int, high: int) -> bool:
        """Some sighting, paired or not, lies in this span of our time."""
        start = bisect_left(self.seen.low, low - self._widest_seen)
        stop = bisect_right(self.seen.low, high)
        return any(self.seen.high[i] >= low for i in range(start, stop))

    @cached_property
    def followed_within(self) -> int:
        """How far around a sighting the other side's lines, taken ones too, leave a doubt about a clock that moves.

        A block of some ten pairs of wide lines tells the offset to half their width at best (seen on made-up months
        with minutes: 26 s off); one offset for all is told by all and needs none of this.
        """
        return self.slack + SECOND + self.told.widest // 2 if self.clock.state == "followed" else 0

    def follows(self, j: int, within: int) -> bool:
        """An earlier record of the same device that somebody witnessed began shortly before."""
        device = self.records.lines[j].device
        for before in range(j - 1, -1, -1):
            if self.told.low[j] - self.told.low[before] > within:
                return False
            if self._takers[before] >= 0 and self.records.lines[before].device == device:
                return True
        return False

    # -- how far the clock is vouched for

    @cached_property
    def _paired_at(self) -> array[int]:
        doubled = compress(map(add, self.moved.low, self.moved.high), map((0).__le__, self.mates))
        middles = array("q", [both // 2 for both in doubled])
        return middles if rising(middles) else array("q", sorted(middles))

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
        return sorted((self.moved.low[i] + self.moved.high[i]) // 2 for i in self._lone)

    @cached_property
    def crowded(self) -> bool:
        """A shifted history would match more than a quarter as many: single pairs say little about the clock."""
        return self.count >= 3 and self.chance > self.count / 4

    @property
    def by_chance(self) -> bool:
        """A shifted history would match more than half as many."""
        return self.count >= 3 and self.chance > self.count / 2

    @cached_property
    def chance(self) -> float:
        return matches_by_chance(self.moved, self.told)
