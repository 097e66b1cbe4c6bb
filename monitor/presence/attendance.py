"""What was asked becomes: there, away, locked or unknown; and when it is worth asking again. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import Presence
from monitor.presence_model import Attendance, PresenceChanged

LOOK_EVERY = timedelta(seconds=15)
"""No more often than this while nobody asks."""
SELDOMEST = timedelta(minutes=5)
"""Nor more seldom: the settings may change, and a bus that was lost is to be found again."""
_JITTER = timedelta(seconds=1)  # the look that finds somebody away comes when they are, not just before


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found, and the names of who told it."""

    presence: Presence
    source: str = ""


def attendance(presence: Presence, away_after: timedelta) -> Attendance:
    """An unlocked screen alone does not say that anybody is there."""
    if presence.locked:
        return Attendance.LOCKED
    if presence.idle_s is None:
        return Attendance.UNKNOWN
    return Attendance.AWAY if presence.idle_s >= away_after.total_seconds() else Attendance.THERE


class Attending:
    """Remembers how it is; ``take`` a reading, and it tells a change."""

    def __init__(self) -> None:
        self.now = Attendance.UNKNOWN
        self._since: datetime | None = None

    def take(self, reading: Reading, at: datetime, away_after: timedelta) -> PresenceChanged | None:
        """The change that this reading shows, None where it shows none. ``at``: when it was read."""
        found = attendance(reading.presence, away_after)
        if self._since is not None and found is self.now:
            return None
        since = self._begun(reading.presence.idle_s, at) if found is Attendance.AWAY else at
        self.now, self._since = found, since
        return PresenceChanged(at, found, since, reading.source)

    def _begun(self, idle_s: float | None, at: datetime) -> datetime:
        """Since the last input, but not before what was told last: the wall clock may have been moved."""
        begun = at - timedelta(seconds=idle_s or 0.0)
        return begun if self._since is None else min(max(begun, self._since), at)


def next_look(reading: Reading, away_after: timedelta) -> timedelta:
    """How long nothing can change without a signal, within limits."""
    idle, locked = reading.presence.idle_s, reading.presence.locked
    if idle is None or locked or idle >= away_after.total_seconds():
        return LOOK_EVERY
    return min(max(LOOK_EVERY, away_after - timedelta(seconds=idle) + _JITTER), SELDOMEST)
