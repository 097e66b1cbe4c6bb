"""The journal's tables, and the way from an older file to this version's. Migrations are appended, never edited."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from monitor.errors import DiskTrouble, JournalTooNew, JournalUnreadable
from monitor.journal import act_tables, speaker_tables
from monitor.journal.files import secure_copy
from monitor.journal.sqlite import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

VERSION = 3
APPLICATION_ID = 0x45617257  # "EarW": tells our file from any other SQLite database

# Written by hand: STRICT, and never touched by a library that could rebuild a table and drop what guards it.
_LOG = """
CREATE TABLE log(seq INTEGER PRIMARY KEY CHECK(seq > 0), leaf BLOB NOT NULL CHECK(length(leaf) = 32),
  head BLOB NOT NULL CHECK(length(head) = 32), ctl BLOB) STRICT;
CREATE TABLE payload(seq INTEGER PRIMARY KEY REFERENCES log(seq), salt BLOB NOT NULL CHECK(length(salt) = 16),
  body BLOB NOT NULL) STRICT;
CREATE TABLE checkpoint(n INTEGER PRIMARY KEY CHECK(n > 0), size INTEGER NOT NULL, note BLOB NOT NULL,
  sig BLOB NOT NULL) STRICT;
CREATE TABLE beat(id INTEGER PRIMARY KEY CHECK(id = 1), wall TEXT NOT NULL, boot_us INTEGER NOT NULL,
  boot_id TEXT NOT NULL) STRICT
"""

ACTIVATION = {
    "seq": int,
    "id": str,
    "source": str,
    "started": str,
    "ended": str,
    "start_boot_us": int,
    "duration_s": float,
    "span_s": float,
    "use": str,
    "state": str,
    "started_known": str,
    "ended_known": str,
    "identity": bytes,
    "search": str,
    "application": str,
    "microphone": str,
    "presence": str,
    "first_seen": int,
}
STATE_CHANGE = {"seq": int, "id": str, "at": str, "state": str}
INCIDENT = {
    "seq": int,
    "event": str,
    "id": str,
    "started": str,
    "ended": str,
    "search": str,
    "record": str,
}
COVERAGE = {"seq": int, "source": str, "started": str, "ended": str, "blind": str}


def version_of(connection: Connection) -> int:
    """The file's version, 0 for an empty one. Raises JournalUnreadable when it is another program's database."""
    (ours,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if ours == APPLICATION_ID:
        return int(version)
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables or ours or version:
        raise JournalUnreadable("The journal's file is a database of another program. Choose another folder.")
    return 0


def migrate(connection: Connection, path: Path) -> int:
    """Bring the file up to ``VERSION``; a copy is kept beside it first. The version it had. Raises JournalTooNew."""
    found = version_of(connection)
    if found > VERSION:
        raise JournalTooNew("The journal was written by a newer Earwitness. It can be read, but not written to.")
    if found == VERSION:
        return found
    from sqlite_utils import Database  # 0.2 s to import, and almost never needed

    if found:
        _keep_copy(connection, path, found)
    # All or nothing, sqlite-utils' own table too: a crash must not leave a file that is only half ours.
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        _migrations().apply(Database(connection, execute_plugins=False, recursive_triggers=False))
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return found


def _keep_copy(connection: Connection, path: Path, version: int) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    try:
        secure_copy(path, path.with_name(f"{path.name}.version-{version}"))
    except FileExistsError:
        return  # kept by an earlier try
    except OSError as error:
        raise DiskTrouble(f"The journal can't be copied before its update: {error.strerror}.") from error


def create_projection(db: Database) -> None:
    """The tables that are queried; all in them can be rebuilt from the log."""
    db.table("activation").create(ACTIVATION, pk="seq", not_null={"id", "started"}, strict=True)
    db.table("state_change").create(STATE_CHANGE, pk="seq", strict=True)
    db.table("coverage").create(COVERAGE, pk="seq", strict=True)
    db.table("incident").create(INCIDENT, pk="seq", strict=True)
    for table, columns in (
        ("activation", ["id"]),
        ("activation", ["started"]),
        ("activation", ["identity"]),
        ("activation", ["span_s"]),
        ("state_change", ["id"]),
        ("coverage", ["started"]),
        ("incident", ["started"]),
    ):
        db.table(table).create_index(columns)
    db.execute("CREATE INDEX activation_open ON activation(seq) WHERE ended IS NULL")
    db.execute("CREATE INDEX coverage_open ON coverage(source) WHERE ended IS NULL")


def _migrations() -> Migrations:
    from sqlite_utils import Migrations

    found = Migrations("earwitness")

    @found(name="1: log, payload, checkpoint, projection")
    def first(db: Database) -> None:
        for statement in _LOG.split(";"):
            db.execute(statement.strip())
        create_projection(db)
        db.execute("PRAGMA user_version = 1")

    @found(name="2: speakers, sightings, imports, findings")
    def second(db: Database) -> None:
        speaker_tables.create(db)
        db.execute("PRAGMA user_version = 2")

    @found(name="3: presence, acts, applied rules")
    def third(db: Database) -> None:
        act_tables.create(db)
        db.execute("PRAGMA user_version = 3")

    return found
