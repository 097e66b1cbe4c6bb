"""What a start finds: how the last run ended, what was open then, and the gap since."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from monitor.clock import Moment
from monitor.codec import Json, instant, moment
from monitor.errors import JournalUnreadable
from monitor.journal import chain
from monitor.journal.log import Tip
from monitor.journal.sqlite import Connection
from monitor.model import ActivationEnded, Known, Note

_TAIL = 256  # a checkpoint's distance: what is older was signed and is verify's to look at


@dataclass(frozen=True, slots=True)
class Alive:
    """The last moment at which the program is known to have run."""

    at: Moment
    boot_id: str


def last_alive(connection: Connection) -> Alive | None:
    row = connection.execute("SELECT wall, boot_us, boot_id FROM beat").fetchone()
    return None if row is None else Alive(Moment(row[1] * 1000, moment(row[0])), row[2])


def write_alive(connection: Connection, at: Moment, boot: str) -> None:
    """One row, outside the chain: at a beat each 15 s the log itself would grow by 5,760 rows a day that say
    nothing. What a restart concludes from it goes into the chain, as a gap and as inferred ends."""
    connection.execute(
        "INSERT INTO beat(id, wall, boot_us, boot_id) VALUES(1, ?, ?, ?) ON CONFLICT(id) DO UPDATE "
        "SET wall = excluded.wall, boot_us = excluded.boot_us, boot_id = excluded.boot_id",
        (instant(at.wall), at.boot_ns // 1000, boot),
    )


def ends_of_open(connection: Connection, last: Moment) -> Iterator[ActivationEnded]:
    """Ends, inferred at ``last``, of all that is open; durations from the boot clock they began under."""
    rows = connection.execute("SELECT id, start_boot_us FROM activation WHERE ended IS NULL ORDER BY seq").fetchall()
    for id, start_us in rows:
        held = timedelta(microseconds=max(0, last.boot_ns // 1000 - start_us))
        yield ActivationEnded(id, last.wall, Known.INFERRED, held)


def gap(started: datetime, at: Moment, reason: str) -> Note:
    """``reason``: clean, crash, reboot, frozen or suspended."""
    return Note("gap", at.wall, (("from", instant(started)), ("to", instant(at.wall)), ("reason", reason)))


def reason_of_gap(connection: Connection, last: Alive, at: Moment, boot: str) -> str:
    if (found := last_value(connection)) and found.get("event") == "stop":
        return "clean"
    rebooted = last.boot_id != boot or at.boot_ns < last.at.boot_ns
    return "reboot" if rebooted else "crash"


def last_value(connection: Connection) -> Json | None:
    """The last record, None when it was erased."""
    row = connection.execute(
        "SELECT coalesce(ctl, body) FROM log LEFT JOIN payload USING(seq) ORDER BY log.seq DESC LIMIT 1"
    ).fetchone()
    return None if row is None or row[0] is None else _object(row[0])


def last_reading(connection: Connection, boot: str) -> Moment | None:
    """The last record's reading of both clocks, None when it was erased or is of another boot."""
    kept = (last_value(connection) or {}).get("kept")
    if not kept or kept["boot_id"] != boot:
        return None
    return Moment(kept["boot_us"] * 1000, moment(kept["wall"]))


def log_id_of(connection: Connection) -> bytes | None:
    """The id in the log's first record, None for an empty log. Raises JournalUnreadable."""
    row = connection.execute("SELECT ctl FROM log WHERE seq = 1").fetchone()
    if row is None:
        if connection.execute("SELECT count(*) FROM log").fetchone()[0]:
            raise JournalUnreadable("The journal's first record is missing.")
        return None
    try:
        found = bytes.fromhex(_object(row[0])["facts"]["log_id"])
    except (KeyError, TypeError, ValueError) as error:
        raise JournalUnreadable("The journal's first record is damaged.") from error
    if len(found) != 16:
        raise JournalUnreadable("The journal's first record is damaged.")
    return found


def check_tail(connection: Connection, tip: Tip) -> None:
    """Nothing is appended to a damaged end: the last heads follow from each other. Raises JournalUnreadable."""
    rows = connection.execute("SELECT seq, leaf, head FROM log ORDER BY seq DESC LIMIT ?", (_TAIL,)).fetchall()[::-1]
    seq, head = (0, chain.genesis(tip.log_id)) if rows[0][0] == 1 else (rows[0][0], rows[0][2])
    for row in rows if seq == 0 else rows[1:]:
        if row[0] != seq + 1 or row[2] != chain.next_head(head, row[0], row[1]):
            raise JournalUnreadable(f"The journal is damaged near record {row[0]}.")
        seq, head = row[0], row[2]


def check_pages(connection: Connection) -> None:
    """SQLite's own look at the file, after a run that ended without a stop. Raises JournalUnreadable."""
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise JournalUnreadable("The journal's file is damaged.")


def _object(text: Any) -> Json:
    try:
        value = json.loads(text)
    except (TypeError, ValueError, RecursionError) as error:
        raise JournalUnreadable("The journal's last record is damaged.") from error
    if not isinstance(value, dict):
        raise JournalUnreadable("The journal's last record is damaged.")
    return value
