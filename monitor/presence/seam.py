"""What the recorder, the window and the rules see of presence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from monitor.model import Presence
from monitor.presence_model import Attendance, PresenceSpan


class PresenceProtocol(Protocol):
    """``now`` and ``attendance`` are quick and may be called from any thread; ``spans`` reads the disk."""

    def now(self) -> Presence:
        """As it is now; unknown where nothing answers within a twentieth of a second."""

    def attendance(self) -> Attendance:
        """As it was at the last look: 15 s ago at the most where no signal tells a change."""

    def spans(self, since: datetime | None, until: datetime | None) -> Sequence[PresenceSpan]:
        """Who was there in the times that touch the span, oldest first; unknown in times of which it tells nothing.

        Raises JournalError."""
