"""A file becomes a journal of this version: checked, migrated, with its first record."""

from __future__ import annotations

import os
from pathlib import Path

from monitor.clock import Moment, boot_id
from monitor.codec import encode
from monitor.journal import chain, recovery
from monitor.journal.log import Tip, add_control, read_tip, reading
from monitor.journal.migrations import migrate
from monitor.journal.sqlite import Connection
from monitor.model import Note


def prepared(connection: Connection, path: Path, at: Moment) -> Tip:
    """The file as a journal of this version with its first record, and the tip of it."""
    _ = connection.execute("PRAGMA schema_version").fetchone()  # the first read: not a database, or none of ours
    migrate(connection, path)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    log_id = recovery.log_id_of(connection)
    if log_id is None:
        log_id = _begin(connection, at)
    tip = read_tip(connection, log_id)
    recovery.check_tail(connection, tip)
    return tip


def _begin(connection: Connection, at: Moment) -> bytes:
    log_id = os.urandom(16)
    facts = (("log_id", log_id.hex()), ("format", chain.FORMAT))
    value = encode(Note("genesis", at.wall, facts)) | {"kept": reading(at, boot_id())}
    connection.execute("BEGIN IMMEDIATE")
    add_control(connection, Tip(log_id, 0, chain.genesis(log_id)), value)
    connection.execute("COMMIT")
    return log_id
