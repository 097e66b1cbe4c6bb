"""How one method stands: what its scores mean in false alarms, and what it hears at an equal rate of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.adaptation import Adaptation
from tests.bench.chimes.measure import Share, Tail, by_template, false_pairs, limit, tail
from tests.bench.chimes.methods import Candidates, surety
from tests.bench.chimes.scan import Heard

Numbers = NDArray[np.float64]
AS_SET = Tail(0.0, 1.0, 1.0)  # for scores that say by themselves what rate they stand for


@dataclass(frozen=True, slots=True)
class Standing:
    """``tails``: what the scores of each template mean; ``found``: hour by hour, each template's false alarms.

    ``cautions``: [hours, templates], by how much less sure a template was of what sounded after that hour; trials are
    taken to come after one hour after the other.
    """

    name: str
    tails: Sequence[Tail]
    found: Sequence[Sequence[Candidates]]
    cautions: Numbers | None = None

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
        sure = [t.surety(of_one.score) for t, of_one in zip(self.tails, trials, strict=True)]
        if self.cautions is None:
            return sure
        return [one - np.resize(self.cautions[:, n], len(one)) for n, one in enumerate(sure)]

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
    """With the rates that the program itself gives to its scores before it knows the room."""
    return Standing(name, [AS_SET] * len(found[0]), found)


def adapting(name: str, found: Sequence[Sequence[Candidates]]) -> Standing:
    """With the rates that the program gives to its scores as it listens hour after hour: each template is believed less
    where the room imitates it more often than rooms do."""
    rooms = [Adaptation() for _ in found[0]]
    heard, cautions = [], []
    for number, hour in enumerate(found):
        heard.append([_noted(room, one, 3600.0 * number) for room, one in zip(rooms, hour, strict=True)])
        cautions.append([float(np.log(room.factor)) for room in rooms])
    return Standing(name, [AS_SET] * len(rooms), heard, np.array(cautions))


def _noted(room: Adaptation, one: Candidates, began: float) -> Candidates:
    scores = (1 / (1 + np.exp(-one.score))).tolist()
    noted = [surety(room.noted(score, began + at)) for score, at in zip(scores, one.onset.tolist(), strict=True)]
    return Candidates(one.onset, np.array(noted, np.float64))
