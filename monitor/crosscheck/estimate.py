"""Finds the clock's offset: the one that most pairs vote for, if it beats what chance and the next best offset give.

Otherwise the clocks are taken to agree, and that is said (``assumed``). Where one offset does not fit everywhere it
is followed; where that can't be done either, everything stays in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from statistics import median

from monitor.crosscheck.clock import SECOND, Clock
from monitor.crosscheck.following import follow
from monitor.crosscheck.intervals import Intervals
from monitor.crosscheck.votes import SLACK, WINDOW, Peak, Voting, agreed_on, spread_of, tallest

_ZONE_STEP = 1800 * SECOND
_ZONES = [sign * k * _ZONE_STEP for k in range(1, 29) for sign in (1, -1)]


def estimate(sightings: Intervals, records: Intervals) -> Clock:
    """Both sorted by ``low``. Never raises; too little to go by gives ``assumed``."""
    if not len(sightings) or not len(records):
        return Clock("assumed")
    voting = Voting(sightings, records)
    sample = voting.sample()
    peak = voting.favourite(sample)
    if peak.sure:
        constant = _refined(voting, peak)
        if _fits(voting, constant):
            return constant
    followed = follow(voting)
    if followed is not None:
        return followed
    if not peak.sure and _wrong_zone(voting, sample):
        return Clock("wrong-zone")
    return _doubted(voting, _refined(voting, peak)) if peak.sure else Clock("assumed")


def _doubted(voting: Voting, clock: Clock) -> Clock:
    """One offset that does not fit everywhere, nor could be followed: good for pairs, not for accusing anyone."""
    return replace(clock, doubtful=((voting.sightings.low[0] - WINDOW, max(voting.sightings.high) + WINDOW),))


def _refined(voting: Voting, peak: Peak) -> Clock:
    """The middle of the offsets that most pairs agree on, from the pairs at the peak."""
    offset, spread, error = peak.offset, 0, SECOND
    for _ in range(2):
        pairs = voting.pairs([(0, offset)])
        if not pairs:
            break
        agreed = agreed_on([voting.exact(i, j) for i, j in pairs])
        offset = min(max(0, agreed.low), agreed.high)  # of those that fit, the least: clocks are set by the network
        error = max(agreed.high - offset, offset - agreed.low)
        spread = spread_of([voting.residual(i, j) - offset for i, j in pairs])
    return Clock("estimated", ((0, offset),), error, spread)


def _fits(voting: Voting, clock: Clock) -> bool:
    """No block of sightings would be far better served by an offset of its own."""
    chosen = voting.sample()
    paired = dict(voting.pairs(clock.knots))
    for block in voting.blocks(chosen, voting.block):
        here = sum(k in paired for k in block)
        if here >= 0.7 * len(block) and not _leans(voting, block, paired, clock):
            continue
        own = voting.local(block)
        if own and own[0].sure and own[0].count >= here + 3:
            return False
        if _leans(voting, block, paired, clock):
            return False
    return True


def _leans(voting: Voting, block: Sequence[int], paired: dict[int, int], clock: Clock) -> bool:
    """The pairs of this block lie to one side of the offset: the clock moves."""
    rest = [voting.residual(k, paired[k]) - clock.at(voting.sightings.low[k]) for k in block if k in paired]
    if len(rest) < 5:
        return False
    return abs(median(rest)) > max(SECOND, 3 * voting.widest / sqrt(12 * len(rest)) + clock.error)


def _wrong_zone(voting: Voting, sample: Sequence[int]) -> bool:
    """Most of them would pair if one clock were whole half hours off."""
    most = max(3.0, 0.6 * min(len(sample), len(voting.records)))
    return any(tallest(voting.votes(sample, zone, 2 * SLACK)).count >= most for zone in _ZONES)
