"""Erasing for good: the payload goes, its hash and the fact that something was erased stay."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Protocol

from monitor.clock import Moment
from monitor.codec import instant
from monitor.journal.sqlite import Connection
from monitor.model import Note

_EVER = datetime.min.replace(tzinfo=UTC)

# Whole activations, or an end without a start would be left. What is still open is kept: its end is yet to come.
_DOOMED = """INSERT INTO temp.doomed SELECT DISTINCT id FROM activation AS a
  WHERE started < ?2 AND ended >= ?1 AND NOT EXISTS(SELECT 1 FROM activation WHERE id = a.id AND ended IS NULL)
  UNION SELECT id FROM incident WHERE started < ?2 AND ended >= ?1"""
_RECORDS = """SELECT seq FROM payload WHERE seq >= (SELECT min(seq) FROM
  (SELECT seq FROM activation WHERE id IN temp.doomed UNION ALL SELECT seq FROM incident WHERE id IN temp.doomed)) AND
  CASE WHEN json_valid(CAST(body AS TEXT)) THEN json_extract(CAST(body AS TEXT), '$.id') IN temp.doomed END
  ORDER BY seq"""


class Erasing(Protocol):
    def erase(self, since: datetime | None, until: datetime, why: str = "user") -> int: ...


def expire(journal: Erasing, keep: timedelta, now: datetime) -> int:
    """Erase what ended before the UTC day that lies ``keep`` back; how many records that were."""
    day = datetime.combine((now - keep).astimezone(UTC).date(), time.min, UTC)
    return journal.erase(None, day, "retention")


def erase(connection: Connection, since: datetime | None, until: datetime) -> list[int]:
    """Remove payloads and rows inside the caller's transaction; the seqs that are gone, in order."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS doomed(id TEXT PRIMARY KEY)")
    connection.execute("DELETE FROM temp.doomed")
    connection.execute(_DOOMED, (instant(since or _EVER), instant(until)))
    gone = [seq for (seq,) in connection.execute(_RECORDS)]
    connection.executemany("DELETE FROM payload WHERE seq = ?", [(seq,) for seq in gone])
    for table in ("activation", "state_change", "incident"):
        connection.execute(f"DELETE FROM {table} WHERE id IN temp.doomed")
    connection.execute("DELETE FROM temp.doomed")
    return gone


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
