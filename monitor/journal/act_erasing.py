"""Erasing who was there, what was done and which rules applied: the journal goes on saying what is true outside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from monitor.codec import decode, instant
from monitor.journal.sqlite import Connection
from monitor.presence_model import Attendance, PresenceChanged

# With an activation goes what speaks of it; what is said of one that goes on stays with it.
_OF = "activation IN temp.doomed OR (at < ?2 AND at >= ?1 AND activation {0} IN (SELECT id FROM activation))"
_ACTS = f"SELECT seq FROM act WHERE activation IS NULL AND at < ?2 AND at >= ?1 OR {_OF.format('NOT')}"
_RULED = f"SELECT seq FROM ruled WHERE {_OF.format('NOT')}"
_PRESENCE = "SELECT seq, since, body FROM presence JOIN payload USING(seq) ORDER BY since, seq"


def speaking(connection: Connection, span: tuple[str, str]) -> dict[str, list[int]]:
    """The entries, by their table, that speak of the activations in ``temp.doomed`` or, of none, in the span."""
    found = {"act": _ACTS, "ruled": _RULED}
    return {table: [seq for (seq,) in connection.execute(query, span)] for table, query in found.items()}


def presence(
    connection: Connection, since: datetime, until: datetime, now: datetime
) -> tuple[list[int], list[PresenceChanged]]:
    """The entries that tell of the span, and what is to be written anew: how it was up to the span, that nothing is
    known in it, and how it was behind it."""
    until = min(until, now)
    rows = [(seq, at, _changed(body)) for seq, at, body in connection.execute(_PRESENCE)]
    ends = [*(at for _, at, _ in rows), None][1:]
    first, last = instant(since), instant(until)
    touched = [
        (seq, at, end, told)
        for (seq, at, told), end in zip(rows, ends, strict=True)
        if at < last and (end is None or end > first)
    ]
    if all(told.attendance is Attendance.UNKNOWN for *_, told in touched):
        return [], []
    begins, (_, _, end, final) = touched[0], touched[-1]
    rest = list(_before(begins[3], since)) if begins[1] < first or begins[0] != rows[0][0] else []
    if end is None or end > last:
        rest.append(PresenceChanged(max(final.at, until), final.attendance, until, final.source))
    return [seq for seq, *_ in touched], rest


def _before(told: PresenceChanged, since: datetime) -> Iterator[PresenceChanged]:
    if told.since < since:
        yield told
    yield PresenceChanged(max(told.at, since), Attendance.UNKNOWN, since)


def _changed(body: bytes) -> PresenceChanged:
    told = decode(json.loads(body))
    if not isinstance(told, PresenceChanged):
        raise ValueError("this entry of the journal is no change of presence")
    return told
