"""What is kept of speakers as tables: the part of the projection that knows sightings, imports and findings.

A history may be a million records long, so a row of ``history`` stands for one entry of the log, and its records stay
where they are: in that entry's payload.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from monitor.codec import Json, instant, line, moment
from monitor.journal.sqlite import Connection
from monitor.names import restored

if TYPE_CHECKING:
    from sqlite_utils import Database

TABLES = ("speaker", "sighting", "import", "history", "triage", "noise")
LOOKED_UP = ("idx_speaker_id", "idx_sighting_id", "idx_import_id")
"""Indexes that the log's entries are applied with."""

SPEAKER = {"seq": int, "id": str, "name": str, "vendor": str, "forgotten": int, "record": str}
SIGHTING = {
    "seq": int,
    "id": str,
    "speaker": str,
    "at": str,
    "ended": str,
    "asked_for": int,
    "note": str,
    "batch": str,
    "withdrawn": int,
    "record": str,
}
IMPORT = {"seq": int, "id": str, "kind": str, "vendor": str, "speaker": str, "undone": int, "record": str}
HISTORY = {"seq": int, "batch": str, "earliest": str, "latest": str, "records": int}
TRIAGE = {"seq": int, "finding": str, "at": str, "record": str}
NOISE = {"seq": int, "speaker": str, "started": str, "ended": str, "record": str}

_MINUTE = timedelta(minutes=1)


def create(db: Database) -> None:
    """The tables, empty."""
    for table, columns in zip(TABLES, (SPEAKER, SIGHTING, IMPORT, HISTORY, TRIAGE, NOISE), strict=True):
        db.table(table).create(columns, pk="seq", strict=True)
    for table, column in (
        ("speaker", "id"),
        ("sighting", "id"),
        ("sighting", "at"),
        ("import", "id"),
        ("history", "batch"),
        ("triage", "finding"),
        ("noise", "started"),
    ):
        db.table(table).create_index([column])


def plain(value: Any) -> str:
    """A stored name as text that SQLite takes whatever it holds."""
    return restored(value).encode("utf-8", "backslashreplace").decode("utf-8")


def told(value: Json) -> str:
    """The record as it was told, without when it was kept."""
    return line({key: found for key, found in value.items() if key != "kept"})


def _speaker(connection: Connection, seq: int, value: Json) -> None:
    """The first entry of a speaker gives its place in the order; later ones say what it is now."""
    told, id = value["speaker"], plain(value["id"])
    columns = (plain(told["name"]), told["vendor"], line(told))
    query = "UPDATE speaker SET name = ?, vendor = ?, record = ?, forgotten = 0 WHERE id = ?"
    if not connection.execute(query, (*columns, id)).rowcount:
        query = "INSERT INTO speaker(seq, id, name, vendor, forgotten, record) VALUES(?, ?, ?, ?, 0, ?)"
        connection.execute(query, (seq, id, *columns))


def _forgotten(connection: Connection, _seq: int, value: Json) -> None:
    connection.execute("UPDATE speaker SET forgotten = 1 WHERE id = ?", (plain(value["id"]),))


# Another import may have it too; what was said of it since then still holds.
_AS_BEFORE = """UPDATE sighting SET (ended, asked_for, note, withdrawn) =
  (SELECT ended, asked_for, note, withdrawn FROM sighting WHERE id = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT 1)
  WHERE seq = ?2 AND EXISTS (SELECT 1 FROM sighting WHERE id = ?1 AND seq < ?2)"""


def _sighting(connection: Connection, seq: int, value: Json) -> None:
    row = (
        seq,
        plain(value["id"]),
        plain(value["speaker"]),
        value["at"],
        value.get("end"),
        value.get("asked_for"),
        line({"note": value.get("note", "")}),
        plain(value.get("batch", "")),
        0,
        told(value),
    )
    connection.execute("INSERT INTO sighting VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    if "batch" in value:
        connection.execute(_AS_BEFORE, (row[1], seq))


def _ended(connection: Connection, _seq: int, value: Json) -> None:
    connection.execute("UPDATE sighting SET ended = ? WHERE id = ?", (value["end"], plain(value["id"])))


def _marked(connection: Connection, _seq: int, value: Json) -> None:
    """A mark without a note leaves the note that is there."""
    asked, id = value["asked_for"], plain(value["id"])
    connection.execute("UPDATE sighting SET asked_for = ? WHERE id = ?", (asked, id))
    if note := value.get("note"):
        connection.execute("UPDATE sighting SET note = ? WHERE id = ?", (line({"note": note}), id))


def _withdrawn(connection: Connection, _seq: int, value: Json) -> None:
    withdrawn = not value.get("restored", False)
    connection.execute("UPDATE sighting SET withdrawn = ? WHERE id = ?", (withdrawn, plain(value["id"])))


def _imported(connection: Connection, seq: int, value: Json) -> None:
    speaker = None if value["speaker"] is None else plain(value["speaker"])
    row = (seq, plain(value["id"]), value["kind"], value["vendor"], speaker, 0, told(value))
    connection.execute("INSERT INTO import VALUES(?, ?, ?, ?, ?, ?, ?)", row)


def _undone(connection: Connection, _seq: int, value: Json) -> None:
    connection.execute("UPDATE import SET undone = 1 WHERE id = ?", (plain(value["id"]),))


def _history(connection: Connection, seq: int, value: Json) -> None:
    records = value["records"]
    earliest, latest = min(found["from"] for found in records), max(found["to"] for found in records)
    row = (seq, plain(value["batch"]), earliest, latest, len(records))
    connection.execute("INSERT INTO history VALUES(?, ?, ?, ?, ?)", row)


def _triaged(connection: Connection, seq: int, value: Json) -> None:
    """Its place in time is that of what was found, so that both are erased together."""
    row = (seq, plain(value["id"]), value.get("when", value["at"]), told(value))
    connection.execute("INSERT INTO triage VALUES(?, ?, ?, ?)", row)


def _noise(connection: Connection, seq: int, value: Json) -> None:
    ended = instant(moment(value["at"]) + len(value["levels"]) * _MINUTE)
    row = (seq, plain(value["speaker"]), value["at"], ended, told(value))
    connection.execute("INSERT INTO noise VALUES(?, ?, ?, ?, ?)", row)


HANDLERS: dict[str, Callable[[Connection, int, Json], None]] = {
    "speaker": _speaker,
    "speaker-forgotten": _forgotten,
    "sighting": _sighting,
    "sighting-ended": _ended,
    "sighting-marked": _marked,
    "sighting-withdrawn": _withdrawn,
    "imported": _imported,
    "import-undone": _undone,
    "history": _history,
    "triaged": _triaged,
    "noise": _noise,
}
