"""Who was there, what was done and which rules applied: that part of the projection, and what is asked of it.

A change of presence is kept as the moment from which it is so; until when is told by the next one, so that an erased
one leaves no wrong end behind.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.act_model import Acted
from monitor.codec import Json, decode, instant, moment
from monitor.journal.speaker_tables import plain, told
from monitor.journal.sqlite import Connection
from monitor.presence_model import Attendance, PresenceSpan

if TYPE_CHECKING:
    from sqlite_utils import Database

SINCE = 3
"""The journal's version that first has these tables."""
TABLES = ("presence", "act", "ruled")
PRESENCE = {"seq": int, "since": str, "at": str, "attendance": str}
ACT = {"seq": int, "id": str, "at": str, "activation": str, "record": str}
RULED = {"seq": int, "at": str, "activation": str, "rule": str}

# From the one that holds at the start of the span to the one that holds at its end.
_SPANS = """SELECT since, attendance FROM presence WHERE since < ?2
  AND since >= coalesce((SELECT max(since) FROM presence WHERE since <= ?1), '') ORDER BY since, seq"""
_NEXT = "SELECT min(since) FROM presence WHERE since >= ?"
_HOLES = """SELECT started, coalesce(ended, ?2) FROM coverage
  WHERE source = ?3 AND started < ?2 AND (ended IS NULL OR ended > ?1) ORDER BY started, seq"""
_COUNTS = "SELECT rule, count(DISTINCT activation), max(at) FROM ruled WHERE rule IS NOT NULL GROUP BY rule"


def create(db: Database) -> None:
    """The tables, empty, and how presence was when an activation ended."""
    for table, types in zip(TABLES, (PRESENCE, ACT, RULED), strict=True):
        db.table(table).create(types, pk="seq", strict=True)
    for table, columns in (("presence", ["since"]), ("act", ["at"]), ("ruled", ["rule", "at"])):
        db.table(table).create_index(columns)
    db.execute("ALTER TABLE activation ADD COLUMN presence_end TEXT")


def _presence(connection: Connection, seq: int, value: Json) -> None:
    row = (seq, value["since"], value["at"], value["attendance"])
    connection.execute("INSERT INTO presence VALUES(?, ?, ?, ?)", row)


def _act(connection: Connection, seq: int, value: Json) -> None:
    activation = value.get("activation")
    row = (seq, plain(value["id"]), value["at"], None if activation is None else plain(activation), told(value))
    connection.execute("INSERT INTO act VALUES(?, ?, ?, ?, ?)", row)


def _ruled(connection: Connection, seq: int, value: Json) -> None:
    rule = value.get("rule")
    row = (seq, value["at"], plain(value["activation"]), None if rule is None else plain(rule))
    connection.execute("INSERT INTO ruled VALUES(?, ?, ?, ?)", row)


HANDLERS: dict[str, Callable[[Connection, int, Json], None]] = {
    "presence": _presence,
    "act": _act,
    "rule-applied": _ruled,
}


def presence_spans(connection: Connection, own: str, since: datetime, until: datetime) -> list[PresenceSpan]:
    """See ``Reader.presence_spans``. ``own``: the source of coverage that speaks for all."""
    first, last = instant(since), instant(until)
    rows = [(moment(at), Attendance(word)) for at, word in connection.execute(_SPANS, (first, last))]
    (after,) = connection.execute(_NEXT, (last,)).fetchone()
    holes = [(moment(a), moment(b)) for a, b in connection.execute(_HOLES, (first, last, own))]
    ends = [*(at for at, _ in rows), None if after is None else moment(after)][1:]
    whole = [PresenceSpan(at, end, word) for (at, word), end in zip(rows, ends, strict=True) if at != end]
    return [piece for span in _merged(whole) for piece in _without(span, holes) if _touches(piece, since)]


def _merged(spans: list[PresenceSpan]) -> Iterator[PresenceSpan]:
    """Neighbours that say the same made one."""
    begin = 0
    for at, (left, right) in enumerate(pairwise(spans), 1):
        if left.attendance is not right.attendance:
            yield PresenceSpan(spans[begin].started, left.ended, left.attendance)
            begin = at
    if spans:
        yield PresenceSpan(spans[begin].started, spans[-1].ended, spans[-1].attendance)


def _without(span: PresenceSpan, holes: list[tuple[datetime, datetime]]) -> Iterator[PresenceSpan]:
    """What is left of a span that may still go on."""
    start = span.started
    for hole, over in sorted(holes):
        if over <= max(hole, start) or (span.ended is not None and hole >= span.ended):
            continue
        if hole > start:
            yield PresenceSpan(start, hole, span.attendance)
        start = over
    if span.ended is None or start < span.ended:
        yield PresenceSpan(start, span.ended, span.attendance)


def _touches(span: PresenceSpan, since: datetime) -> bool:
    return span.ended is None or span.ended > since


def acts(connection: Connection, since: datetime, until: datetime) -> list[Acted]:
    """See ``Reader.acts``."""
    rows = connection.execute(
        "SELECT record FROM act WHERE at >= ? AND at < ? ORDER BY at, seq", (instant(since), instant(until))
    )
    found = [decode(json.loads(text)) for (text,) in rows]
    return [record for record in found if isinstance(record, Acted)]


def rule_counts(connection: Connection) -> dict[str, tuple[int, datetime]]:
    """See ``Reader.rule_counts``."""
    return {rule: (times, moment(last)) for rule, times, last in connection.execute(_COUNTS)}
