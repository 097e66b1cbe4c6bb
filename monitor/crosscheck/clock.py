"""How far the vendor's clock is from ours: estimated from the times themselves, robust against whatever has no partner.

Every near pair of a sighting and a record votes for the offsets at which the two would share a moment. The offset
with the most sightings voting wins, but only when it beats what chance and the next best offset give; otherwise the
clocks are taken to agree and that is said (``assumed``). Where one offset does not fit everywhere, blocks of
neighbouring sightings vote by themselves and the likeliest path through their favourites is followed, as a clock
drifts slowly and seldom jumps (Viterbi 1967). Times are microseconds since the epoch; an offset is the vendor's time
less ours.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from statistics import median

from monitor.crosscheck.match import Intervals, match

SECOND = 1_000_000
WINDOW = 900 * SECOND  # an offset beyond a quarter of an hour is not searched for, other than a wrong time zone
# What chime, detector and a vendor's stamp may differ by beside a constant: public raw records of one kind vary by
# 1.5 s.
SLACK = 2_500_000
_NEAR_ZERO = 5 * SECOND  # both sides set their clock by the network, so no offset is the likeliest one
_SAMPLE = 3000
_DRIFT = 100e-6  # a quartz clock left alone stays within 100 parts in a million
_JUMP_COST = 4.0
_ZONE_STEP = 1800 * SECOND
_ZONES = [sign * k * _ZONE_STEP for k in range(1, 29) for sign in (1, -1)]
Votes = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Clock:
    """``state``: ``estimated`` (one offset), ``followed`` (it moves), ``assumed`` (too little to tell; zero) or
    ``wrong-zone``.

    ``knots``: (our time, offset), straight lines between them. ``error``: of the offset; ``spread``: of single pairs
    around it. ``doubtful``: spans of our time in which the offset could not be told.
    """

    state: str
    knots: tuple[tuple[int, int], ...] = ((0, 0),)
    error: int = 0
    spread: int = 0
    doubtful: tuple[tuple[int, int], ...] = ()

    @property
    def known(self) -> bool:
        return self.state in ("estimated", "followed")

    @property
    def offset(self) -> int:
        """The middle one, where it moves."""
        return round(median(offset for _, offset in self.knots))

    def at(self, time: int) -> int:
        knots = self.knots
        after = bisect_right(knots, (time, 1 << 62))
        if after == 0 or after == len(knots):
            return knots[max(0, after - 1)][1]
        (t0, x0), (t1, x1) = knots[after - 1], knots[after]
        return x0 + (x1 - x0) * (time - t0) // (t1 - t0)

    def doubts(self, time: int) -> bool:
        return any(low <= time <= high for low, high in self.doubtful)


@dataclass(frozen=True, slots=True)
class _Peak:
    low: int
    high: int
    count: int
    sure: bool = False

    @property
    def offset(self) -> int:
        return (self.low + self.high) // 2


def estimate(sightings: Intervals, records: Intervals) -> Clock:
    """Both sorted by ``low``. Never raises; too little to go by gives ``assumed``."""
    if not len(sightings) or not len(records):
        return Clock("assumed")
    pairing = _Pairing(sightings, records)
    sample = pairing.sample()
    peak = pairing.favourite(sample)
    if peak.sure:
        constant = pairing.refined(peak)
        if pairing.fits(constant):
            return constant
    followed = pairing.followed()
    if followed is not None:
        return followed
    if not peak.sure and pairing.wrong_zone(sample):
        return Clock("wrong-zone")
    return pairing.refined(peak) if peak.sure else Clock("assumed")


def lined_up(lone: Intervals, free: Intervals, together: int = 2) -> set[int]:
    """Positions of sightings without a partner that, at least two of any six neighbours, fit free records at one
    common offset.
    """
    if not len(lone) or not len(free):
        return set()
    pairing = _Pairing(lone, free)
    found: set[int] = set()
    for start in range(0, max(1, len(lone) - 3), 3):
        group = range(start, min(start + 6, len(lone)))
        votes = pairing.votes(group)
        peak = _tallest(votes)
        if peak.count >= together:
            found |= {
                k for k, v in zip(group, votes, strict=True) if any(a <= peak.high and peak.low <= b for a, b in v)
            }
    return found


class _Pairing:
    def __init__(self, sightings: Intervals, records: Intervals) -> None:
        self._s, self._r = sightings, records
        self._widest = max(high - low for low, high in zip(records.low, records.high, strict=True))
        self._block = max(8, min(24, len(sightings) // 8))

    def sample(self) -> list[int]:
        """Up to some hundred neighbouring sightings at a time, spread over all of them."""
        count = len(self._s)
        if count <= _SAMPLE:
            return list(range(count))
        starts = range(0, count - self._block, max(1, count * self._block // _SAMPLE))
        return [k for start in starts for k in range(start, start + self._block)]

    def votes(self, chosen: Iterable[int], centre: int = 0, window: int = WINDOW) -> list[Votes]:
        """For each sighting the offsets at which it would share a moment with some record, merged."""
        return [self._votes_of(k, centre, window) for k in chosen]

    def _votes_of(self, k: int, centre: int, window: int) -> Votes:
        low, high = self._s.low[k] - SLACK, self._s.high[k] + SLACK
        start = bisect_left(self._r.low, low + centre - window - self._widest)
        stop = bisect_right(self._r.low, high + centre + window)
        merged: Votes = []
        for j in range(start, stop):
            a = max(self._r.low[j] - high, centre - window)
            b = min(self._r.high[j] - low, centre + window)
            if a > b:
                continue
            if merged and a <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
            else:
                merged.append((a, b))
        return merged

    def favourite(self, chosen: Sequence[int]) -> _Peak:
        """The best offset, ``sure`` where it beats chance and every other one; near zero is preferred where as good."""
        votes = self.votes(chosen)
        total = len(chosen)
        best = _tallest(votes)
        near = _tallest([_clipped(v, -_NEAR_ZERO, _NEAR_ZERO) for v in votes])
        if near.count + 2 * sqrt(best.count) >= best.count and near.count:
            best = near
        apart = 2 * SLACK + self._widest
        other = _tallest([_without(v, best.low - apart, best.high + apart) for v in votes])
        share = sum(b - a for v in votes for a, b in v) / (2 * WINDOW * total)
        chance = total * share + 4 * sqrt(total * share * max(0.0, 1 - share)) + 1
        favoured = 1 if abs(best.offset) <= _NEAR_ZERO else 2
        clear = best.count - other.count >= favoured * max(1.0, sqrt(other.count))
        return _Peak(best.low, best.high, best.count, best.count >= max(3.0, chance) and clear)

    def refined(self, peak: _Peak) -> Clock:
        """The middle of the offsets that most pairs agree on, from the pairs at the peak."""
        offset, spread, error = peak.offset, 0, SECOND
        for _ in range(2):
            pairs = self._pairs([(0, offset)])
            if not pairs:
                break
            agreed = _agreed([self._exact(i, j) for i, j in pairs])
            offset = min(max(0, agreed.low), agreed.high)  # of those that fit, the least: clocks are set by the network
            error = max(agreed.high - offset, offset - agreed.low)
            spread = _spread([self._residual(i, j) - offset for i, j in pairs])
        return Clock("estimated", ((0, offset),), error, spread)

    def _pairs(self, knots: Sequence[tuple[int, int]], slack: int = SLACK) -> list[tuple[int, int]]:
        clock = Clock("", tuple(knots))
        chosen = self.sample() if len(self._s) > 20 * _SAMPLE else range(len(self._s))
        moved = [
            (self._s.low[k] + clock.at(self._s.low[k]) - slack, self._s.high[k] + clock.at(self._s.high[k]) + slack)
            for k in chosen
        ]
        found = match(Intervals([a for a, _ in moved], [b for _, b in moved]), self._r)
        return [(k, j) for k, j in zip(chosen, found.mates, strict=True) if j >= 0]

    def _exact(self, i: int, j: int) -> tuple[int, int]:
        return self._r.low[j] - self._s.high[i], self._r.high[j] - self._s.low[i]

    def _residual(self, i: int, j: int) -> int:
        low, high = self._exact(i, j)
        return (low + high) // 2

    def fits(self, clock: Clock) -> bool:
        """No block of sightings would be far better served by an offset of its own."""
        chosen = self.sample()
        paired = dict(self._pairs(clock.knots))
        for block in self._blocks(chosen):
            here = sum(k in paired for k in block)
            if here >= 0.7 * len(block) and not self._leans(block, paired, clock):
                continue
            own = self._local(block)
            if own and own[0].sure and own[0].count >= here + 3:
                return False
            if self._leans(block, paired, clock):
                return False
        return True

    def _leans(self, block: Sequence[int], paired: dict[int, int], clock: Clock) -> bool:
        """The pairs of this block lie to one side of the offset: the clock moves."""
        rest = [self._residual(k, paired[k]) - clock.at(self._s.low[k]) for k in block if k in paired]
        if len(rest) < 5:
            return False
        return abs(median(rest)) > max(SECOND, 3 * self._widest / sqrt(12 * len(rest)) + clock.error)

    def _blocks(self, chosen: Sequence[int]) -> list[Sequence[int]]:
        blocks = [chosen[n : n + self._block] for n in range(0, len(chosen), self._block)]
        if len(blocks) > 1 and len(blocks[-1]) < self._block // 2:
            blocks[-2:] = [[*blocks[-2], *blocks[-1]]]
        return blocks

    def _local(self, block: Sequence[int]) -> list[_Peak]:
        """A block's few best offsets, best first; only the first can be ``sure``."""
        first = self.favourite(block)
        if not first.count:
            return []
        peaks, votes = [first], self.votes(block)
        for _ in range(2):
            for peak in peaks[-1:]:
                votes = [_without(v, peak.low - 2 * SLACK, peak.high + 2 * SLACK) for v in votes]
            found = _tallest(votes)
            if found.count < 3:
                break
            peaks.append(found)
        return peaks

    def followed(self) -> Clock | None:
        """A path through the blocks' favourites; None where too few of them are clear."""
        blocks = self._blocks(self.sample())
        places = [(self._s.low[b[0]] + self._s.low[b[-1]]) // 2 for b in blocks]
        path = _path(places, [self._local(b) for b in blocks])
        strong = [n for n, peak in enumerate(path) if peak is not None and peak.sure]
        if len(strong) < 2 or len(strong) < len(blocks) / 3:
            return None
        knots = [(places[n], peak.offset) for n, peak in enumerate(path) if n in set(strong) and peak is not None]
        knots = _increasing(knots)
        doubtful = self._doubtful(knots, blocks, strong)
        pairs = self._pairs(knots)
        if not pairs:
            return None
        knots, spread = self._settled(knots, pairs)
        return Clock("followed", tuple(knots), SECOND, spread, tuple(doubtful))

    def _settled(self, knots: list[tuple[int, int]], pairs: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], int]:
        """Each knot moved to the middle of the pairs around it, where that is a small step."""
        clock = Clock("", tuple(knots))
        rest = [(self._s.low[i], self._residual(i, j) - clock.at(self._s.low[i])) for i, j in pairs]
        settled = []
        for n, (time, offset) in enumerate(knots):
            low = knots[n - 1][0] if n else -(1 << 62)
            high = knots[n + 1][0] if n + 1 < len(knots) else 1 << 62
            near = [x for t, x in rest if (low + time) // 2 <= t <= (time + high) // 2]
            step = round(median(near)) if len(near) >= 5 else 0
            settled.append((time, offset + (step if abs(step) <= SLACK else 0)))
        return settled, _spread([x for _, x in rest])

    def _doubtful(
        self, knots: list[tuple[int, int]], blocks: list[Sequence[int]], strong: list[int]
    ) -> list[tuple[int, int]]:
        """Between two knots whose offsets drift can't join, and outside of the first and last clear block."""
        spans = []
        for (t0, x0), (t1, x1) in pairwise(knots):
            if abs(x1 - x0) > 2 * SECOND + _DRIFT * (t1 - t0):
                reach = [b for b in blocks if self._s.low[b[-1]] >= t0 and self._s.low[b[0]] <= t1]
                spans.append((self._s.low[reach[0][0]], self._s.high[reach[-1][-1]]) if reach else (t0, t1))
        if strong[0] > 0:
            spans.append((self._s.low[0] - 1, self._s.low[blocks[strong[0]][0]]))
        if strong[-1] < len(blocks) - 1:
            spans.append((self._s.low[blocks[strong[-1]][-1]], self._s.high[len(self._s) - 1] + 1))
        return spans

    def wrong_zone(self, sample: Sequence[int]) -> bool:
        """Most of them would pair if one clock were whole half hours off."""
        most = max(3.0, 0.6 * min(len(sample), len(self._r)))
        return any(_tallest(self.votes(sample, zone, 2 * SLACK)).count >= most for zone in _ZONES)


def _tallest(votes: list[Votes]) -> _Peak:
    """Where most of the votes overlap; the widest such place, the nearest to zero among equals."""
    edges = sorted([(a, 0) for v in votes for a, _ in v] + [(b, 1) for v in votes for _, b in v])
    best, depth, at = _Peak(0, 0, 0), 0, 0
    for place, closes in edges:
        if closes:
            found = _Peak(at, place, depth)
            if (found.count, -abs(found.offset)) > (best.count, -abs(best.offset)):
                best = found
            depth -= 1
        else:
            depth += 1
        at = place
    return best


def _agreed(exact: list[tuple[int, int]]) -> _Peak:
    """The offsets that nearly as many pairs allow as the best one: the estimate's error is half its width."""
    top = _tallest([[pair] for pair in exact])
    enough = top.count - sqrt(top.count)
    edges = sorted([(a, 1) for a, _ in exact] + [(b, -1) for _, b in exact])
    depth, inside = 0, [top.low, top.high]
    for place, step in edges:
        depth += max(0, step)
        if depth >= enough:
            inside.append(place)
        depth += min(0, step)
    return _Peak(min(inside), max(inside), top.count)


def _spread(rest: Sequence[int]) -> int:
    """1.4826 times the median deviation: a standard deviation that outliers don't move (Hampel 1974)."""
    middle = median(rest)
    return round(1.4826 * median(abs(x - middle) for x in rest))


def _clipped(votes: Votes, low: int, high: int) -> Votes:
    return [(max(a, low), min(b, high)) for a, b in votes if a <= high and b >= low]


def _without(votes: Votes, low: int, high: int) -> Votes:
    kept = [(a, min(b, low)) for a, b in votes if a < low]
    return kept + [(max(a, high), b) for a, b in votes if b > high]


def _increasing(knots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [knot for n, knot in enumerate(knots) if n == 0 or knot[0] > knots[n - 1][0]]


def _path(places: Sequence[int], options: list[list[_Peak]]) -> list[_Peak | None]:
    """One peak a block (None where it has none): most votes, less a cost for every jump that drift can't explain."""
    scores: list[tuple[float, list[_Peak | None]]] = [(0.0, [])]
    for n, peaks in enumerate(options):
        choices: list[_Peak | None] = [*peaks] or [None]
        scores = [
            max((_extended(s, chosen, peak, places, n) for s, chosen in scores), key=lambda x: x[0]) for peak in choices
        ]
    return max(scores, key=lambda x: x[0])[1]


def _extended(
    score: float, chosen: list[_Peak | None], peak: _Peak | None, places: Sequence[int], n: int
) -> tuple[float, list[_Peak | None]]:
    if peak is None:
        return score, [*chosen, None]
    last = next((k for k in range(len(chosen) - 1, -1, -1) if chosen[k] is not None), None)
    before = chosen[last] if last is not None else None
    if last is not None and before is not None:
        allowed = 2 * SECOND + _DRIFT * (places[n] - places[last]) + (peak.high - peak.low) + (before.high - before.low)
        score -= _JUMP_COST if abs(peak.offset - before.offset) > allowed else 0.0
    return score + peak.count, [*chosen, peak]
