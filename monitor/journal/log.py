"""The log's end: adds a record, an erasable one or a control record, and a checkpoint to an open transaction."""

from __future__ import annotations

import os
from base64 import b64encode
from dataclasses import dataclass, replace

from monitor.clock import Moment
from monitor.codec import Json, instant, line
from monitor.journal import chain, projection
from monitor.journal.keys import Mark, Signer
from monitor.journal.sqlite import Connection
from monitor.model import Note

_LOG = "INSERT INTO log(seq, leaf, head, ctl) VALUES(?, ?, ?, ?)"
_PAYLOAD = "INSERT INTO payload(seq, salt, body) VALUES(?, ?, ?)"
_CHECKPOINT = "INSERT INTO checkpoint(n, size, note, sig) VALUES(?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Tip:
    """Where the log ends. A value, so that a transaction that fails puts the old one back.

    ``size``, ``n``, ``note`` (its digest) and ``next_key`` are the last checkpoint's; 0 and None before the first.
    """

    log_id: bytes
    seq: int
    head: bytes
    n: int = 0
    size: int = 0
    note: bytes = chain.NO_NOTE
    next_key: bytes | None = None


def reading(at: Moment, boot: str) -> Json:
    """When a record was kept, on both clocks: the boot clock orders and measures, the wall clock labels."""
    return {"wall": instant(at.wall), "boot_us": at.boot_ns // 1000, "boot_id": boot}


def add_event(connection: Connection, tip: Tip, value: Json, sealed: str | None = None) -> Tip:
    """``sealed``: the line of ``value`` without when it was kept, where it is there; a long one is not made again."""
    told = f'{sealed[:-1]},"kept":{line(value["kept"])}}}' if sealed else line(value)
    body, salt = told.encode("ascii"), os.urandom(chain.SALT)
    added = _add(connection, tip, chain.event_leaf(salt, body), None)
    connection.execute(_PAYLOAD, (added.seq, salt, body))
    projection.apply(connection, added.seq, value)
    return added


def add_control(connection: Connection, tip: Tip, value: Json) -> Tip:
    """A record that can't be erased and therefore may hold nothing personal."""
    ctl = line(value).encode("ascii")
    added = _add(connection, tip, chain.control_leaf(ctl), ctl)
    projection.apply(connection, added.seq, value)
    return added


def _add(connection: Connection, tip: Tip, leaf: bytes, ctl: bytes | None) -> Tip:
    seq = tip.seq + 1
    head = chain.next_head(tip.head, seq, leaf)
    connection.execute(_LOG, (seq, leaf, head, ctl))
    return Tip(tip.log_id, seq, head, tip.n, tip.size, tip.note, tip.next_key)


def add_checkpoint(connection: Connection, tip: Tip, signer: Signer, at: Moment, boot: str) -> Tip:
    """Sign the log as it is. The next key is this one again until keys are changed on the way."""
    checkpoint = chain.Checkpoint(
        log_id=tip.log_id,
        n=tip.n + 1,
        size=tip.seq,
        head=tip.head,
        previous=tip.note,
        wall_us=int(at.wall.timestamp() * 1_000_000),
        boot_ns=at.boot_ns,
        boot_id=boot,
        key=signer.public,
        next_key=signer.public,
    )
    note = checkpoint.note()
    connection.execute(_CHECKPOINT, (checkpoint.n, checkpoint.size, note, signer.sign(note)))
    return replace(tip, n=checkpoint.n, size=tip.seq, note=chain.digest(note), next_key=signer.public)


def read_tip(connection: Connection, log_id: bytes) -> Tip:
    """The tip of a log that has its first record. Raises ValueError for a checkpoint that is none."""
    seq, head = connection.execute("SELECT seq, head FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    last = connection.execute("SELECT note FROM checkpoint ORDER BY n DESC LIMIT 1").fetchone()
    if last is None:
        return Tip(log_id, seq, head)
    found = chain.parse(last[0])
    return Tip(log_id, seq, head, found.n, found.size, chain.digest(last[0]), found.next_key)


def key_notes(connection: Connection, tip: Tip, signer: Signer, mark: Mark | None, at: Moment) -> list[Note]:
    """What has to be in the log before ``signer`` may sign it: a key it did not expect, a mark it does not reach."""
    notes: list[Note] = []
    if tip.next_key != signer.public:
        what = "signing" if tip.next_key is None else "key-reset"
        notes.append(Note(what, at.wall, (("key", b64encode(signer.public).decode("ascii")),)))
    if mark and not _reaches(connection, tip, mark):
        facts = (("n", mark.n), ("size", mark.size), ("head", mark.head.hex()))
        notes.append(Note("rolled-back", at.wall, facts))
    return notes


def _reaches(connection: Connection, tip: Tip, mark: Mark) -> bool:
    row = connection.execute("SELECT head FROM log WHERE seq = ?", (mark.size,)).fetchone()
    return row is not None and row[0] == mark.head and mark.n <= tip.n
