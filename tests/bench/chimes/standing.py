"""How one method stands: what its scores mean in false alarms, and what it hears at an equal rate of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.bench.chimes.measure import Share, Tail, by_template, false_pairs, limit, tail
from tests.bench.chimes.methods import Candidates
from tests.bench.chimes.scan import Heard

Numbers = NDArray[np.float64]
AS_SET = Tail(0.0, 1.0, 1.0)  # for scores that say by themselves what rate they stand for


@dataclass(frozen=True, slots=True)
class Standing:
    """``tails``: what the scores of each template mean; ``found``: hour by hour, each template's false alarms."""

    name: str
    tails: Sequence[Tail]
    found: Sequence[Sequence[Candidates]]

    @property
    def days(self) -> float:
        """Of all templates together."""
        return len(self.found) * len(self.tails) / 24

    def least(self, rate: float) -> float:
        """The surety that lets so many false alarms a day and template through, on the hours that were scanned."""
        sureties = [t.surety(scores) for t, scores in zip(self.tails, by_template(self.found), strict=True)]
        return limit(np.concatenate(sureties), rate, self.days)

    def heard(self, trials: Sequence[Heard]) -> list[Numbers]:
        """The sureties of each template's trials."""
        return [t.surety(of_one.score) for t, of_one in zip(self.tails, trials, strict=True)]

    def recall(self, trials: Sequence[Heard], rate: float) -> Share:
        every = np.concatenate(self.heard(trials))
        return Share(int(np.count_nonzero(every >= self.least(rate))), len(every))

    def each(self, trials: Sequence[Heard], rate: float) -> list[float]:
        """The recall of every template."""
        least = self.least(rate)
        return [float(np.mean(of_one >= least)) for of_one in self.heard(trials)]

    def curve(self, trials: Sequence[Heard], rates: Sequence[float]) -> list[float]:
        """The share that was missed, at each rate a day."""
        every = np.concatenate(self.heard(trials))
        return [float(np.mean(every < self.least(rate))) for rate in rates]

    def alarms(self, least: float) -> list[int]:
        """Of every template, how many false alarms were at least as sure."""
        counts = zip(self.tails, by_template(self.found), strict=True)
        return [int(np.count_nonzero(t.surety(scores) >= least)) for t, scores in counts]

    def places(self, least: float) -> list[tuple[int, int, float, float]]:
        """Hour, template, second and surety of each false alarm."""
        return [
            (number, template, float(at), float(sure))
            for number, of_hour in enumerate(self.found)
            for template, (known, one) in enumerate(zip(self.tails, of_hour, strict=True))
            for at, sure in zip(one.onset, known.surety(one.score), strict=True)
            if sure >= least
        ]

    def false_pairs(self, rate: float) -> Numbers:
        """[start, end] how many pairs of every two templates there were; none of one with itself."""
        least = self.least(rate)
        scored = [[Candidates(c.onset, t.surety(c.score)) for t, c in self._of(hour)] for hour in self.found]
        size = len(self.tails)
        out = np.full((size, size), np.nan)
        for start in range(size):
            starts = [hour[start] for hour in scored]
            for end in range(size):
                if start != end:
                    out[start, end] = false_pairs(starts, [hour[end] for hour in scored], (least, least))
        return out

    def _of(self, hour: Sequence[Candidates]) -> list[tuple[Tail, Candidates]]:
        return list(zip(self.tails, hour, strict=True))


def fitted(
    name: str, found: Sequence[Sequence[Candidates]], fit: Sequence[Sequence[Candidates]], floor: float | None = None
) -> Standing:
    """With each template's tail fitted to ``fit``, other hours than those it is judged by where there are such.

    ``floor``: of a method that tells nothing below it and whose scores are logarithms of a rate.
    """
    every = by_template(fit)
    if floor is not None:
        return Standing(name, [tail(scores, len(fit), 1.0, floor) for scores in every], found)
    guesses = [(float(np.std(one)), float(np.min(one))) if len(one) else (1.0, 0.0) for one in every]
    known = [tail(scores, len(fit), *guess) for scores, guess in zip(every, guesses, strict=True)]
    return Standing(name, known, found)


def as_set(name: str, found: Sequence[Sequence[Candidates]]) -> Standing:
    """With the rates that the program itself gives to its scores."""
    return Standing(name, [AS_SET] * len(found[0]), found)
