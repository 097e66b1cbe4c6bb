"""What candidates and trials amount to: false-alarm rates, recall and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from tests.bench.chimes.methods import Candidates

Numbers = NDArray[np.float64]
TAIL = 30  # largest scores of a template that its tail is fitted to


@dataclass(frozen=True, slots=True)
class Tail:
    """False alarms in 24 h at or above a score: ``rate`` at ``start``, falling by e with every ``scale``."""

    start: float
    rate: float
    scale: float

    def surety(self, score: Numbers | float) -> Numbers:
        """Minus the logarithm of the rate: comparable between templates, whatever their scores mean."""
        return np.asarray((np.asarray(score, dtype=np.float64) - self.start) / self.scale - np.log(self.rate))


@dataclass(frozen=True, slots=True)
class Share:
    """``of`` trials, with the 95 % interval of Clopper and Pearson (1934, doi:10.1093/biomet/26.4.404)."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        return self.hits / self.of if self.of else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        low = stats.beta.ppf(0.025, self.hits, self.of - self.hits + 1) if self.hits else 0.0
        high = stats.beta.ppf(0.975, self.hits + 1, self.of - self.hits) if self.hits < self.of else 1.0
        return float(low), float(high)


@dataclass(frozen=True, slots=True)
class Alarms:
    """``count`` in ``days`` (of all templates together), with the exact 95 % interval of a Poisson rate a day."""

    count: int
    days: float

    @property
    def rate(self) -> float:
        return self.count / self.days

    @property
    def interval(self) -> tuple[float, float]:
        low = stats.chi2.ppf(0.025, 2 * self.count) / 2 if self.count else 0.0
        high = stats.chi2.ppf(0.975, 2 * self.count + 2) / 2
        return float(low / self.days), float(high / self.days)


def tail(scores: Numbers, hours: float, guess: float = 1.0, floor: float = 0.0) -> Tail:
    """The exponential through the largest scores that came in so many hours.

    ``guess`` is the scale where there are no scores, worth three of them; ``floor`` the least score ever told.
    """
    largest = np.sort(scores)[::-1][: TAIL + 1]
    full = len(largest) > TAIL
    start = float(largest[-1]) if full else floor
    beyond = largest[:-1] if full else largest
    scale = float((np.sum(beyond - start) + 3 * guess) / (len(beyond) + 3))
    return Tail(start, 24 * max(len(beyond), 0.7) / hours, max(scale, 1e-9))


def by_template(found: Sequence[Sequence[Candidates]]) -> list[Numbers]:
    return [np.concatenate([hour[n].score for hour in found]) for n in range(len(found[0]))]


def limit(sureties: Numbers, rate: float, days: float) -> float:
    """The least surety that lets at most ``rate`` a day through, given all false alarms in so many days.

    Between the last one let through and the first kept out, half way: neither touches the limit.
    """
    allowed = int(np.floor(rate * days + 1e-9))
    ordered = np.sort(sureties)[::-1]
    if len(ordered) <= allowed:
        return float(ordered[-1]) - 1e-9 if len(ordered) else -np.inf
    above = ordered[allowed - 1] if allowed else ordered[0] + 1.0
    return float((above + ordered[allowed]) / 2)


def share(scores: Numbers, least: float) -> Share:
    return Share(int(np.count_nonzero(scores >= least)), len(scores))


def farthest(snrs: Sequence[float], recalls: Sequence[float], wanted: float = 0.95) -> float | None:
    """The lowest ratio at which a chime is heard as often as wanted, between those tried; None where nowhere.

    Read from the top down: what is heard by luck below a gap does not count.
    """
    points = sorted(zip(snrs, recalls, strict=True), reverse=True)
    reached = None
    for place, (snr, recall) in enumerate(points):
        if recall < wanted:
            if reached is None:
                return None
            above_snr, above = points[place - 1]
            return snr + (wanted - recall) / (above - recall) * (above_snr - snr)
        reached = snr
    return reached


def ideal_snr(energy_window: float, bandwidth: float, wanted: float = 0.95) -> float:
    """The ratio in dB at which a matched filter in white noise hears ``wanted`` at one false alarm in 24 h.

    d^2 = SNR * fs * T with the noise over 0 to fs / 2; P_d = Q(Q^-1(P_fa) - d); 2 * B * 86 400 tests a day are
    independent (van Trees, Detection, Estimation and Modulation Theory I, 4.2). ``energy_window``: the chime's energy
    over its mean power in the window of the ratio, in samples; ``bandwidth`` in Hz.
    """
    chance = 1 / (2 * bandwidth * 86_400)
    d = float(stats.norm.isf(chance) - stats.norm.isf(wanted))
    return float(10 * np.log10(d * d / energy_window))


def false_pairs(starts: Sequence[Candidates], ends: Sequence[Candidates], limits: tuple[float, float]) -> int:
    """How often an end came 2 to 30 s after a start, hour by hour; each is used once, the earliest first."""
    count = 0
    for start, end in zip(starts, ends, strict=True):
        first = start.onset[start.score >= limits[0]]
        second = list(end.onset[end.score >= limits[1]])
        for at in first:
            after = [other for other in second if 2 <= other - at <= 30]
            if after:
                second.remove(after[0])
                count += 1
    return count
