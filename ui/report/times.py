"""Times as a report writes them: with seconds and the zone said, never relative to today."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ui.dates import dated
from ui.language import tr
from ui.messages import duration


class Times:
    """Writes UTC times in the report's zone."""

    def __init__(self, zone: str) -> None:
        self.zone = zone_of(zone)

    def day(self, at: datetime) -> str:
        return dated(at.astimezone(self.zone))

    def full(self, at: datetime) -> str:
        """``2026-03-02 07:14:05.123 +01:00``: sorts as text and can't be misunderstood."""
        local = at.astimezone(self.zone)
        return f"{local.isoformat(' ', 'milliseconds')[:23]} {self._offset(local)}"

    def minute(self, at: datetime) -> str:
        """``2 March 2026, 07:14``."""
        return f"{self.day(at)}, {at.astimezone(self.zone).strftime('%H:%M')}"

    def ends(self, since: datetime, until: datetime) -> dict[str, str]:
        """``since`` and ``until``, for a sentence; a day that both lie in is said once."""
        same = self.day(since) == self.day(until)
        last = until.astimezone(self.zone).strftime("%H:%M") if same else self.minute(until)
        return {"since": self.minute(since), "until": last}

    def _offset(self, local: datetime) -> str:
        text = local.strftime("%z")
        return f"{text[:3]}:{text[3:5]}"


def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name or an offset such as ``+0100``; the local one for what is neither."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    try:
        found = datetime.strptime(name, "%z").tzinfo
    except ValueError:
        found = None
    return found or datetime.now().astimezone().tzinfo or ZoneInfo("UTC")


def length(span: timedelta | None) -> str:
    return tr("not over yet") if span is None else duration(span)
