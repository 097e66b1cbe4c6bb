"""Seconds or milliseconds: of ``GetSessionIdleTime`` each implementation has its own idea. Decided by looking. Pure.

The interface (``org.freedesktop.ScreenSaver``) names no unit: KDE's counts other than the GNOME descendants' do.
"""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST = 2.0
"""Seconds between two looks that can tell anything."""
_SURE = 2  # looks in a row that agree with seconds: input may have come just so that milliseconds look like them


@dataclass(frozen=True, slots=True)
class _Look:
    value: int
    at: float


class UnitByLooking:
    """Give it each reading with the time of a clock that never jumps; it answers in seconds, None while undecided."""

    def __init__(self) -> None:
        self._last: _Look | None = None
        self._agreed = 0
        self._per_second: int | None = None

    @property
    def decided(self) -> bool:
        return self._per_second is not None

    def seconds(self, value: int, at: float) -> float | None:
        """``value``: as it was read; ``at``: when, in seconds."""
        last = self._last
        if last is None or at - last.at >= SHORTEST:
            self._last = _Look(value, at)
            if last is not None and self._per_second is None:
                self._compare(value - last.value, at - last.at)
        if self._per_second is None:
            return 0.0 if value == 0 else None  # less than a unit, whichever it is
        return value / self._per_second

    def _compare(self, grown: int, passed: float) -> None:
        if grown > 2 * passed + 2:
            self._per_second = 1000  # no counter of seconds grows so fast
        elif abs(grown - passed) <= 1:
            self._agreed += 1
            if self._agreed >= _SURE:
                self._per_second = 1
        else:
            self._agreed = 0  # input came in between
