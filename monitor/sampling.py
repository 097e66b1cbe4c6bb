"""Who was there at the moment of an edge, asked a little later. Pure but for the asking."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from monitor.clock import Clock
from monitor.microphone.watcher import Closed, Edge, Opened
from monitor.model import Known, Presence

SOON = timedelta(seconds=1)
"""So late an answer is still one about the edge; later, only what follows from it."""


class Sampling:
    """``ask``: how it is now; it has to answer within a bound, for the recorder waits."""

    def __init__(self, clock: Clock, ask: Callable[[], Presence]) -> None:
        self._clock, self._ask = clock, ask

    def at(self, edge: Edge) -> Presence | None:
        """None where it is not known, as at a start or an end that was only inferred."""
        if not isinstance(edge, Opened | Closed) or edge.known is not Known.SEEN:
            return None
        found = as_of(self._ask(), self._clock.now().minus(edge.at))
        return None if found == Presence() else found


def as_of(answer: Presence, late: timedelta) -> Presence:
    """What an answer says of the moment that lies ``late`` back. Without input since then, the time since the last
    input is known; with input, nothing is known of it any more, nor of the lock."""
    idle = None if answer.idle_s is None else answer.idle_s - max(late, timedelta()).total_seconds()
    if late <= SOON:
        return Presence(None if idle is None else max(0.0, idle), answer.locked)
    return Presence(None if idle is None or idle < 0 else idle, None)
