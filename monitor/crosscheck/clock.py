"""How far the vendor's clock is from ours, as found; how it is found is in estimate.py.

Times are microseconds since the epoch; an offset is the vendor's time less ours.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from statistics import median

SECOND = 1_000_000


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
