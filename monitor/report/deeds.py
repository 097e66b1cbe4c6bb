"""What a stretch of the log says of acts, alerts and presence. Pure: from the records that prove a report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from monitor.act_model import Acted
from monitor.codec import decode
from monitor.errors import JournalUnreadable
from monitor.journal.segment import Entry, Segment
from monitor.model import Coverage
from monitor.presence_model import Attendance, PresenceChanged, PresenceSpan
from monitor.rule_model import Ruled
from monitor.spans import without
from monitor.speaker_model import Span

Deed = Acted | Ruled | PresenceChanged
ACT, ALERT, PRESENCE = "act", "rule-applied", "presence"
NOBODY_SAW = "earwitness"
"""What this source calls blind was seen by nobody, so in these times nobody asked who was there either."""
_MARKS = tuple(f'"event":"{event}"'.encode("ascii") for event in (ACT, ALERT, PRESENCE))
"""As the journal writes them; most records are none of these and need not be read."""


def deed_of(entry: Entry) -> Deed | None:
    """None for every other record, and for one whose content was spoilt: the proof's problems name it."""
    if entry.body is None or not any(mark in entry.body for mark in _MARKS):
        return None
    try:
        record = decode(json.loads(entry.body))
    except (ValueError, RecursionError, JournalUnreadable):
        return None
    return record if isinstance(record, Acted | Ruled | PresenceChanged) else None


def deeds_in(segment: Segment) -> Iterator[Deed]:
    """In the order of the log."""
    for entry in segment.entries:
        if (deed := deed_of(entry)) is not None:
            yield deed


def noticed(deeds: Iterable[Deed], span: Span, made: datetime) -> list[PresenceChanged]:
    """The changes of presence that tell of the span, by the time from which they hold: the last one before it, and
    those within. What was noticed after the report was ``made`` is left to the next one."""
    changes = (each for each in deeds if isinstance(each, PresenceChanged))
    known = sorted((c for c in changes if c.at <= made and c.since < span.latest), key=lambda change: change.since)
    before = sum(change.since <= span.earliest for change in known)
    return known[max(0, before - 1) :]


def presence_in(
    changes: Sequence[PresenceChanged], coverage: Iterable[Coverage], span: Span
) -> tuple[PresenceSpan, ...]:
    """From each change (in the order of ``noticed``) to the next, cut to the span, without the times in which nobody
    saw; neighbours that say the same made one. What is not known has no span.

    Verifiers compute the same from the records that a report shows (resources/verify_report.py).
    """
    if not changes:
        return ()
    ends = [*(change.since for change in changes[1:]), span.latest]
    joined: list[PresenceSpan] = []
    for change, end in zip(changes, ends, strict=True):
        start = max(change.since, span.earliest)
        if start >= end:
            continue
        last = joined[-1] if joined else None
        if last is not None and last.attendance is change.attendance:
            start = joined.pop().started
        joined.append(PresenceSpan(start, end, change.attendance))
    blind = [each for each in coverage if each.source == NOBODY_SAW and each.blind is not None]
    holes = [Span(each.started, each.ended or span.latest) for each in blind]
    return tuple(
        PresenceSpan(left.earliest, left.latest, each.attendance)
        for each in joined
        if each.attendance is not Attendance.UNKNOWN
        for left in without(Span(each.started, each.ended or span.latest), holes)
    )
