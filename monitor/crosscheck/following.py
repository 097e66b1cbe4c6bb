"""Follows a clock that drifts or jumps.

Blocks of neighbouring sightings vote by themselves, and the likeliest path through their favourites is taken, as a
clock drifts slowly and seldom jumps (Viterbi 1967).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from statistics import median

from monitor.crosscheck.clock import SECOND, Clock
from monitor.crosscheck.votes import SLACK, Peak, Voting, spread_of

_DRIFT = 100e-6  # a quartz clock left alone stays within 100 parts in a million
_JUMP_COST = 4.0
_SIZES = (24, 12, 8)  # of blocks: large ones vote more surely, small ones see a fast drift
Knots = list[tuple[int, int]]
Spans = list[tuple[int, int]]


def follow(voting: Voting) -> Clock | None:
    """The path, by blocks of the size, that pairs most outside of what it leaves in doubt.

    None where too few blocks are clear.
    """
    found = [_followed(voting, size) for size in _SIZES if size <= max(8, len(voting.sightings) // 4)]
    clear = [(pairs, -n, clock) for n, (pairs, clock) in enumerate(f for f in found if f)]
    return max(clear)[2] if clear else None


def _followed(voting: Voting, size: int) -> tuple[int, Clock] | None:
    """(pairs outside of doubt, the clock)."""
    blocks = voting.blocks(voting.sample(), size)
    places = [(voting.sightings.low[b[0]] + voting.sightings.low[b[-1]]) // 2 for b in blocks]
    path = _path(places, [voting.local(b) for b in blocks])
    strong = [n for n, peak in enumerate(path) if peak is not None and peak.sure]
    if len(strong) < 2 or len(strong) < len(blocks) / 3:
        return None
    knots = [(places[n], peak.offset) for n in strong if (peak := path[n]) is not None]
    knots, doubtful = _with_jumps(voting, _increasing(knots))
    doubtful += _ends(voting, blocks, strong)
    pairs = voting.pairs(knots)
    if not pairs:
        return None
    knots, spread = _settled(voting, knots, pairs)
    clock = Clock("followed", tuple(knots), SECOND, spread, tuple(doubtful))
    return sum(not clock.doubts(voting.sightings.low[i]) for i, _ in pairs), clock


def _with_jumps(voting: Voting, knots: Knots) -> tuple[Knots, Spans]:
    """Between two knots that drift can't join the clock jumped.

    Where, as nearly as the pairs can tell, and what stays in doubt.
    """
    found, doubtful = knots[:1], Spans()
    for (t0, x0), (t1, x1) in pairwise(knots):
        if abs(x1 - x0) > 2 * SECOND + _DRIFT * (t1 - t0):
            before, after = _jump(voting, (t0, x0), (t1, x1))
            found += [(t, x) for t, x in ((before, x0), (after, x1)) if t0 < t < t1]
            doubtful.append((before - abs(x1 - x0), after + abs(x1 - x0)))
        found.append((t1, x1))
    return _increasing(found), doubtful


def _jump(voting: Voting, before: tuple[int, int], after: tuple[int, int]) -> tuple[int, int]:
    """Our times of the last sighting surely before and the first surely after: all places between are as good."""
    lows = voting.sightings.low
    inside = range(bisect_left(lows, before[0]), bisect_right(lows, after[0]))
    votes = voting.votes(inside)
    old = [any(a <= before[1] <= b for a, b in v) for v in votes]
    new = [any(a <= after[1] <= b for a, b in v) for v in votes]
    left, right = [0, *accumulate(old)], [*reversed([0, *accumulate(reversed(new))])]
    scores = [a + b for a, b in zip(left, right, strict=True)]
    best = [n for n, score in enumerate(scores) if score == max(scores)]
    first = lows[inside[best[0] - 1]] if best[0] > 0 else before[0]
    last = lows[inside[best[-1]]] if best[-1] < len(inside) else after[0]
    return first, last


def _ends(voting: Voting, blocks: list[Sequence[int]], strong: list[int]) -> Spans:
    """Before the first and behind the last clear block."""
    spans, lows = Spans(), voting.sightings.low
    if strong[0] > 0:
        spans.append((lows[0] - 1, lows[blocks[strong[0]][0]]))
    if strong[-1] < len(blocks) - 1:
        spans.append((lows[blocks[strong[-1]][-1]], voting.sightings.high[len(voting.sightings) - 1] + 1))
    return spans


def _settled(voting: Voting, knots: Knots, pairs: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], int]:
    """Each knot moved to the middle of the pairs around it, where that is a small step."""
    clock = Clock("", tuple(knots))
    rest = [(voting.sightings.low[i], voting.residual(i, j) - clock.at(voting.sightings.low[i])) for i, j in pairs]
    settled = []
    for n, (time, offset) in enumerate(knots):
        low = knots[n - 1][0] if n else -(1 << 62)
        high = knots[n + 1][0] if n + 1 < len(knots) else 1 << 62
        near = [x for t, x in rest if (low + time) // 2 <= t <= (time + high) // 2]
        step = round(median(near)) if len(near) >= 5 else 0
        settled.append((time, offset + (step if abs(step) <= SLACK else 0)))
    return settled, spread_of([x for _, x in rest])


def _increasing(knots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [knot for n, knot in enumerate(knots) if n == 0 or knot[0] > knots[n - 1][0]]


def _path(places: Sequence[int], options: list[list[Peak]]) -> list[Peak | None]:
    """One peak a block (None where it has none): most votes, less a cost for every jump that drift can't explain."""
    scores: list[tuple[float, list[Peak | None]]] = [(0.0, [])]
    for n, peaks in enumerate(options):
        choices: list[Peak | None] = [*peaks] or [None]
        scores = [
            max((_extended(s, chosen, peak, places, n) for s, chosen in scores), key=lambda x: x[0]) for peak in choices
        ]
    return max(scores, key=lambda x: x[0])[1]


def _extended(
    score: float, chosen: list[Peak | None], peak: Peak | None, places: Sequence[int], n: int
) -> tuple[float, list[Peak | None]]:
    if peak is None:
        return score, [*chosen, None]
    last = next((k for k in range(len(chosen) - 1, -1, -1) if chosen[k] is not None), None)
    before = chosen[last] if last is not None else None
    if last is not None and before is not None:
        allowed = 2 * SECOND + _DRIFT * (places[n] - places[last]) + (peak.high - peak.low) + (before.high - before.low)
        score -= _JUMP_COST if abs(peak.offset - before.offset) > allowed else 0.0
    return score + peak.count, [*chosen, peak]
