"""A stretch of the log between two checkpoints, as evidence that can be checked without the journal."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from monitor.errors import JournalUnreadable
from monitor.journal import act_tables, chain
from monitor.journal.migrations import version_of
from monitor.journal.reader import open_reader
from monitor.journal.recovery import log_id_of
from monitor.journal.sqlite import Connection, translated


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of the log. ``body`` with its ``salt``, or ``ctl``; neither where it was erased or is withheld."""

    seq: int
    leaf: bytes
    ctl: bytes | None = None
    salt: bytes | None = None
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint as it lies in the journal: its note and the Ed25519 signature over it."""

    note: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Segment:
    """Records without a gap; ``before``: the head in front of them, ``head``: the one after the last.

    ``checkpoint``: the last one that covers a part of them; None where nothing of it is signed.
    """

    log_id: bytes
    before: bytes
    entries: tuple[Entry, ...]
    head: bytes
    checkpoint: Signed | None = None

    @property
    def signed_up_to(self) -> int:
        return chain.parse(self.checkpoint.note).size if self.checkpoint else 0


def read_segment(path: Path, first: int, last: int) -> Segment:
    """The records ``first`` .. ``last`` and on to the checkpoint that signs them, where there is one.

    Raises JournalError, JournalUnreadable.
    """
    with translated(), closing(open_reader(path)) as connection:
        connection.execute("BEGIN")
        log_id = _id(connection)
        checkpoint, end = _signing(connection, last)
        # The stretch has to hold the checkpoint's own record, or nothing would tie the two together.
        first = min(first, chain.parse(checkpoint.note).size) if checkpoint else first
        entries = _entries(connection, first, end)
        before = _head(connection, first - 1) or chain.genesis(log_id)
        head = _head(connection, end) or before
    return Segment(log_id, before, entries, head, checkpoint)


def id_of(path: Path) -> bytes:
    """The id of the log at ``path``. Raises JournalError where there is none."""
    with translated(), closing(open_reader(path)) as connection:
        return _id(connection)


def _id(connection: Connection) -> bytes:
    found = log_id_of(connection)
    if found is None:
        raise JournalUnreadable("The journal is empty: not even its first record is there.")
    return found


def seqs_between(path: Path, since: str, until: str) -> tuple[int, int] | None:
    """The first and the last record of the log that tell of this time (RFC 3339 text, see ``codec.instant``).

    What began in it may have ended, or have been identified, long after: those records are part of what is told. So is
    the last change of presence before it, which says how it was when the time began.
    """
    with translated(), closing(open_reader(path)) as connection:
        newer = version_of(connection) >= act_tables.SINCE
        query = f"SELECT min(lo), max(hi) FROM ({_TOLD}{_ACTS if newer else ''})"
        lo, hi = connection.execute(query, (since, until)).fetchone()
        if lo is None:
            return None
        (later,) = connection.execute(_LATER, (since, until, lo)).fetchone()
    return lo, max(hi, later or hi)


_TOLD = """SELECT min(seq) lo, max(seq) hi FROM activation WHERE started < ?2 AND coalesce(ended, ?2) >= ?1
    UNION ALL SELECT min(seq), max(seq) FROM coverage WHERE started < ?2 AND coalesce(ended, ?2) >= ?1
    UNION ALL SELECT min(seq), max(seq) FROM incident WHERE started < ?2 AND ended >= ?1
    UNION ALL SELECT min(seq), max(seq) FROM sighting WHERE at < ?2 AND at >= ?1"""
_ACTS = """ UNION ALL SELECT min(seq), max(seq) FROM act WHERE at < ?2 AND at >= ?1
    UNION ALL SELECT min(seq), max(seq) FROM ruled WHERE at < ?2 AND at >= ?1
    UNION ALL SELECT min(seq), max(seq) FROM presence WHERE since < ?2
    AND since >= coalesce((SELECT max(since) FROM presence WHERE since <= ?1), '')"""
_LATER = """SELECT max(payload.seq) FROM payload
    JOIN activation ON activation.id = json_extract(CAST(body AS TEXT), '$.id')
    WHERE payload.seq > ?3 AND instr(body, CAST('"activation-' AS BLOB))
    AND started < ?2 AND coalesce(ended, ?2) >= ?1"""
"""The last record about an activation of this time. The table names only the first one of each."""


def _signing(connection: Connection, last: int) -> tuple[Signed | None, int]:
    """The first checkpoint at or behind ``last``, else the newest one and the log's end."""
    for query in (
        "SELECT note, sig, size FROM checkpoint WHERE size >= ? ORDER BY size LIMIT 1",
        "SELECT note, sig, size FROM checkpoint WHERE size < ? ORDER BY n DESC LIMIT 1",
    ):
        row = connection.execute(query, (last,)).fetchone()
        if row is not None:
            return Signed(row[0], row[1]), max(row[2], last)
    return None, last


def _entries(connection: Connection, first: int, last: int) -> tuple[Entry, ...]:
    rows = connection.execute(
        "SELECT log.seq, leaf, ctl, salt, body FROM log LEFT JOIN payload USING(seq) "
        "WHERE log.seq BETWEEN ? AND ? ORDER BY log.seq",
        (first, last),
    )
    return tuple(Entry(*row) for row in rows)


def _head(connection: Connection, seq: int) -> bytes | None:
    row = connection.execute("SELECT head FROM log WHERE seq = ?", (seq,)).fetchone()
    return None if row is None else bytes(row[0])
