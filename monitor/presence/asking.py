"""Asks the sources in order of trust, and leaves one alone for a while that was silent."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from monitor.model import Presence
from monitor.presence.attendance import Reading
from monitor.presence.source import PresenceSource, Silent

T = TypeVar("T")

SILENT_SECONDS = 30.0
"""A source that did not answer in time is not asked again for this long."""
QUICK, PATIENT = 0.03, 1.0
"""Seconds a source may take: while an activation waits to be recorded, and while nobody waits."""


class Asking:
    """``sources``: in the order in which their word on the last input counts. On the lock, one that says "locked"
    is believed, whoever says otherwise: not every locker tells everybody."""

    def __init__(self, sources: Sequence[PresenceSource], clock: Callable[[], float] = time.monotonic) -> None:
        self._sources, self._clock = sources, clock
        self._silent: dict[str, float] = {}
        self._locked: bool | None = None
        self._locked_by = ""

    def look(self, patience: float, *, lock: bool) -> Reading:
        """Ask now. ``lock``: ask for the lock too, else it is as it was when that was last asked."""
        idle, by = self._first(lambda source: source.idle(patience))
        if lock:
            self._locked, self._locked_by = self._lock(patience)
        names = dict.fromkeys(name for name in (by, self._locked_by) if name)
        return Reading(Presence(idle, self._locked), ", ".join(names))

    def _first(self, ask: Callable[[PresenceSource], float | None]) -> tuple[float | None, str]:
        found = ((value, name) for value, name in self._answers(ask) if value >= 0)
        return next(found, (None, ""))

    def _lock(self, patience: float) -> tuple[bool | None, str]:
        told = list(self._answers(lambda source: source.locked(patience)))
        return next((answer for answer in told if answer[0]), told[0] if told else (None, ""))

    def _answers(self, ask: Callable[[PresenceSource], T | None]) -> Iterator[tuple[T, str]]:
        for source in self._sources:
            if self._silent.get(source.name, 0.0) > self._clock():
                continue
            try:
                found = ask(source)
            except Silent:
                self._silent[source.name] = self._clock() + SILENT_SECONDS
                continue
            if found is not None:
                yield found, source.name
