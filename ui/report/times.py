"""Times as a report writes them: with seconds and the zone said, never relative to today."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ui.language import long_date, tr
from ui.messages import duration

MOST_DAYS = 400
"""A longer span has a change of clocks in it, or is in a zone whose times can say so each by itself."""


BRIEF = timedelta(minutes=10)
"""Of a shorter span a sentence gives the seconds too."""


class Times:
    """Writes UTC times in the report's zone. ``offset``: the one of the whole span, such as ``+01:00``; empty where the
    clocks change within it, and then every time says its own."""

    def __init__(self, zone: str, since: datetime, until: datetime) -> None:
        self.zone = zone_of(zone)
        self.offset = self._common(since, until)

    def day(self, at: datetime) -> str:
        return long_date(at.astimezone(self.zone))

    def full(self, at: datetime) -> str:
        """``2026-03-02 07:14:05.123 +01:00``: sorts as text and can't be misunderstood."""
        local = at.astimezone(self.zone)
        return f"{local.isoformat(' ', 'milliseconds')[:23]} {self._offset(local)}"

    def cell(self, at: datetime) -> str:
        """The same without the offset that the table's head says already."""
        return self.full(at).removesuffix(f" {self.offset}") if self.offset else self.full(at)

    def head(self, title: str) -> str:
        """``Began (UTC+01:00)``."""
        return f"{title} (UTC{self.offset})" if self.offset else title

    def span(self, since: datetime, until: datetime) -> str:
        """``2026-03-02 07:14:05.123 to 07:15:05.123``; one time where both are the same, a day only once."""
        first, last = self.cell(since), self.cell(until)
        if first == last:
            return first
        short = last[11:] if first[:10] == last[:10] else last
        return tr("{since} to {until}").format(since=first, until=short)

    def ends(self, since: datetime, until: datetime) -> dict[str, str]:
        """``since`` and ``until``, for a sentence; a day that both lie in is said once."""
        clock = "%H:%M:%S" if until - since < BRIEF else "%H:%M"
        first, last = (at.astimezone(self.zone).strftime(clock) for at in (since, until))
        days = self.day(since), self.day(until)
        return {"since": f"{days[0]}, {first}", "until": last if days[0] == days[1] else f"{days[1]}, {last}"}

    def _common(self, since: datetime, until: datetime) -> str:
        """Looked up each day: no clocks change twice in one."""
        days = min((until - since) // timedelta(days=1), MOST_DAYS)
        moments = [until, *(since + timedelta(days=number) for number in range(days + 1))]
        found = {self._offset(at.astimezone(self.zone)) for at in moments}
        return found.pop() if len(found) == 1 and days < MOST_DAYS else ""

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
