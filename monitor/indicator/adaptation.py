"""Whether this room makes a chime's doubtful sounds more often than rooms do, and by how much to believe them less.

False alarms of every day are too rare to be counted in time; their more frequent, weaker kin are not. Where those come
oftener than the shipped statistics say, the rate of all is taken to be higher in the same measure.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from monitor.indicator.rates import surety

OFTEN: Final = 100.0  # a day: how rare the sounds are that are counted
_MEMORY: Final = 12 * 3600.0  # seconds in which a count falls by e
_CAUTION: Final = 3.0  # sounds that must come on top before much changes
_DAY: Final = 86_400.0


class Adaptation:
    """One chime's. A room may make it more careful, never less."""

    def __init__(self) -> None:
        self._count = 0.0
        self._expected = 0.0
        self._at = 0.0

    @property
    def factor(self) -> float:
        """By how much the rate is taken to be higher than the shipped statistics say, 1 or more."""
        return max(1.0, (self._count + _CAUTION) / (self._expected + _CAUTION))

    def noted(self, score: float, at: float) -> float:
        """The ``score`` of what sounded ``at`` so many seconds, as far as this room allows."""
        fading = float(np.exp(-max(at - self._at, 0.0) / _MEMORY))
        self._expected = self._expected * fading + (1 - fading) * _MEMORY * OFTEN / _DAY
        self._count *= fading
        self._at = max(at, self._at)
        factor = self.factor
        if score >= 1 / (1 + OFTEN):
            self._count += 1  # after it was judged: one sound does not speak against itself
        return float(1 / (1 + np.exp(min(np.log(factor) - surety(score), 700.0))))
