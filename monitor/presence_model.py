"""Whether anyone was there, as values: what was asked, never what was typed or where anybody looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Attendance(Enum):
    THERE = "there"
    AWAY = "away"  # no input for as long as the settings say
    LOCKED = "locked"
    UNKNOWN = "unknown"  # nothing answers


@dataclass(frozen=True, slots=True)
class PresenceChanged:
    """From ``since`` on it is so, as was noticed at ``at`` (away: since the last input). ``source``: who answered."""

    at: datetime
    attendance: Attendance
    since: datetime
    source: str = ""


@dataclass(frozen=True, slots=True)
class PresenceSpan:
    """As the journal knows it afterwards; ``ended`` None: still."""

    started: datetime
    ended: datetime | None
    attendance: Attendance
