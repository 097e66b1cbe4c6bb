"""Times in which nobody was there, the screen was locked, or that is not known: bands behind the lanes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from monitor.presence_model import Attendance, PresenceChanged, PresenceSpan
from ui.timeline.bands import STILL, Band, BandKind, BandTrack, tracks_of

_KINDS = {
    Attendance.AWAY: BandKind.AWAY,
    Attendance.LOCKED: BandKind.LOCKED,
    Attendance.UNKNOWN: BandKind.UNTOLD,
}


def presence_tracks(spans: Iterable[PresenceSpan]) -> list[BandTrack]:
    """One a kind; of times in which somebody was there, and of those before anybody was asked, nothing is shown."""
    return tracks_of(
        Band(_KINDS[span.attendance], span.started.timestamp(), STILL if span.ended is None else span.ended.timestamp())
        for span in spans
        if span.attendance in _KINDS
    )


def attended_from(spans: Sequence[PresenceSpan], changed: PresenceChanged) -> list[PresenceSpan] | None:
    """From then on it is so; what was before ends there. None: so it was already."""
    last = spans[-1] if spans else None
    if last is not None and last.ended is None and last.attendance is changed.attendance:
        return None
    kept = [span for span in spans if span.started < changed.since]
    ended = [span if _over(span, changed) else replace(span, ended=changed.since) for span in kept]
    return [*ended, PresenceSpan(changed.since, None, changed.attendance)]


def _over(span: PresenceSpan, changed: PresenceChanged) -> bool:
    return span.ended is not None and span.ended <= changed.since
