"""Who is there, as a test says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from monitor.model import Presence
from monitor.presence_model import Attendance, PresenceSpan


class FakePresence:
    """Implements ``PresenceProtocol``."""

    def __init__(self) -> None:
        self.is_now = Presence()
        self.attends = Attendance.UNKNOWN
        self.past: list[PresenceSpan] = []

    def now(self) -> Presence:
        return self.is_now

    def attendance(self) -> Attendance:
        return self.attends

    def spans(self, since: datetime | None, until: datetime | None) -> Sequence[PresenceSpan]:
        return [
            span
            for span in self.past
            if (until is None or span.started < until) and (since is None or span.ended is None or span.ended > since)
        ]
