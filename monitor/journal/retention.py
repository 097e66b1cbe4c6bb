"""Erasing for good: the payload goes, its hash and the fact that something was erased stay.

An activation or a sighting goes with all that was ever said of it. Of a history only the lines of the span go, and of
presence only the span: what else stood in the same entries of the log is written anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from monitor.clock import Moment
from monitor.codec import instant
from monitor.codec_speakers import rows_from
from monitor.journal import act_erasing
from monitor.journal.sqlite import Connection
from monitor.model import Note
from monitor.presence_model import PresenceChanged
from monitor.speaker_records import HistoryRows

_EVER = datetime.min.replace(tzinfo=UTC)

# Whole activations, or an end without a start would be left. What is still open is kept: its end is yet to come.
_DOOMED = """INSERT INTO temp.doomed SELECT DISTINCT id FROM activation AS a
  WHERE started < ?2 AND ended >= ?1 AND NOT EXISTS(SELECT 1 FROM activation WHERE id = a.id AND ended IS NULL)
  UNION SELECT id FROM incident WHERE started < ?2 AND ended >= ?1
  UNION SELECT id FROM sighting WHERE at < ?2 AND coalesce(ended, at) >= ?1
  UNION SELECT finding FROM triage WHERE at < ?2 AND at >= ?1"""
_FIRST = """SELECT min(seq) FROM (SELECT seq FROM activation WHERE id IN temp.doomed
  UNION ALL SELECT seq FROM incident WHERE id IN temp.doomed UNION ALL SELECT seq FROM sighting WHERE id IN temp.doomed
  UNION ALL SELECT seq FROM triage WHERE finding IN temp.doomed)"""
_RECORDS = f"""SELECT seq FROM payload WHERE seq >= ({_FIRST}) AND seq NOT IN (SELECT seq FROM history) AND
  CASE WHEN json_valid(CAST(body AS TEXT)) THEN json_extract(CAST(body AS TEXT), '$.id') IN temp.doomed END"""
_MINUTES = "SELECT seq FROM noise WHERE started < ?2 AND ended > ?1"
_ROWS = """SELECT seq, body FROM history JOIN payload USING(seq) WHERE earliest < ?2 AND latest > ?1 ORDER BY seq"""
_BY_ID = {"activation": "id", "state_change": "id", "incident": "id", "sighting": "id", "triage": "finding"}


class Erasing(Protocol):
    def erase(self, since: datetime | None, until: datetime, why: str = "user") -> int: ...


def expire(journal: Erasing, keep: timedelta, now: datetime) -> int:
    """Erase what ended before the UTC day that lies ``keep`` back; how many records that were."""
    return journal.erase(None, begin_of_kept(keep, now), "retention")


def begin_of_kept(keep: timedelta, now: datetime) -> datetime:
    """The begin of the UTC day that lies ``keep`` back."""
    return datetime.combine((now - keep).astimezone(UTC).date(), time.min, UTC)


@dataclass(frozen=True, slots=True)
class Erased:
    """``gone``: the seqs without payload now, in order. ``rest``: what else stood in them, to be written anew."""

    gone: tuple[int, ...]
    rest: tuple[HistoryRows | PresenceChanged, ...]


def erase(connection: Connection, since: datetime | None, until: datetime, now: datetime) -> Erased:
    """Remove payloads and rows inside the caller's transaction."""
    span = (instant(since or _EVER), instant(until))
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS doomed(id TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM temp.doomed")
    connection.execute(_DOOMED, span)
    gone = {seq for (seq,) in connection.execute(_RECORDS)}
    for table, column in _BY_ID.items():
        connection.execute(f"DELETE FROM {table} WHERE {column} IN temp.doomed")
    doomed = act_erasing.speaking(connection, span)
    connection.execute("DELETE FROM temp.doomed")
    doomed["presence"], told = act_erasing.presence(connection, since or _EVER, until, now)
    doomed["noise"] = [seq for (seq,) in connection.execute(_MINUTES, span)]
    rest = {seq: _left(rows_from(json.loads(body)), *span) for seq, body in connection.execute(_ROWS, span).fetchall()}
    for table, seqs in (doomed | {"history": list(rest)}).items():
        _delete(connection, table, seqs)
        gone.update(seqs)
    _delete(connection, "payload", gone)
    return Erased(tuple(sorted(gone)), (*told, *(rows for rows in rest.values() if rows.records)))


def _left(rows: HistoryRows, since: str, until: str) -> HistoryRows:
    """The records of an entry that do not touch the span."""
    kept = [r for r in rows.records if instant(r.at.latest) <= since or instant(r.at.earliest) >= until]
    return replace(rows, records=tuple(kept))


def _delete(connection: Connection, table: str, seqs: Iterable[int]) -> None:
    connection.executemany(f"DELETE FROM {table} WHERE seq = ?", [(seq,) for seq in seqs])


def note(gone: Sequence[int], since: datetime | None, until: datetime, why: str, at: Moment) -> Note:
    """What stays: that ``count`` records between ``lo`` and ``hi`` were erased, the span asked for, and why."""
    facts = (
        ("lo", gone[0]),
        ("hi", gone[-1]),
        ("count", len(gone)),
        ("from", instant(since or _EVER)),
        ("to", instant(until)),
        ("why", why),
    )
    return Note("erase", at.wall, facts)
