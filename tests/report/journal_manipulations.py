"""What somebody may do to the journal before a report is made of it, with what a verifier of the report has to say.

Each: a name, what is done to the file, the rule that finds it, "" where no report can show it. The report is made
and signed by the program with the installation's key: that key proves nothing of what was done to the journal before.
``BACK``: after twelve openings a copy with six is put back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable

from monitor.journal import chain

Do = Callable[[sqlite3.Connection], None]
MIDDLE, LAST = 12, 38
"""A record within, and the journal's last one, under the third checkpoint; the first covers three."""


def _bodies(db: sqlite3.Connection, seq: int) -> tuple[bytes, bytes]:
    salt, body = db.execute("SELECT salt, body FROM payload WHERE seq = ?", (seq,)).fetchone()
    return salt, body


def _edit(db: sqlite3.Connection) -> None:
    _, body = _bodies(db, MIDDLE)
    db.execute("UPDATE payload SET body = ? WHERE seq = ?", (body.replace(b"2026", b"2025"), MIDDLE))


def _edit_salt(db: sqlite3.Connection) -> None:
    db.execute("UPDATE payload SET salt = ? WHERE seq = ?", (bytes(16), MIDDLE))


def _commit(db: sqlite3.Connection) -> None:
    """The edited record's hash as well."""
    _edit(db)
    db.execute("UPDATE log SET leaf = ? WHERE seq = ?", (chain.event_leaf(*_bodies(db, MIDDLE)), MIDDLE))


def _relink(db: sqlite3.Connection) -> None:
    head = None
    for seq, leaf, kept in db.execute("SELECT seq, leaf, head FROM log ORDER BY seq").fetchall():
        head = kept if head is None else chain.next_head(head, seq, leaf)
        db.execute("UPDATE log SET head = ? WHERE seq = ?", (head, seq))


def _commit_and_relink(db: sqlite3.Connection) -> None:
    _commit(db)
    _relink(db)


def _drop(db: sqlite3.Connection) -> None:
    for table in ("payload", "log"):
        db.execute(f"DELETE FROM {table} WHERE seq = ?", (MIDDLE,))


def _swap(db: sqlite3.Connection) -> None:
    first, second = (_bodies(db, seq) for seq in (MIDDLE, MIDDLE + 2))
    for seq, (salt, body) in ((MIDDLE, second), (MIDDLE + 2, first)):
        db.execute("UPDATE payload SET salt = ?, body = ? WHERE seq = ?", (salt, body, seq))


def _cut_tail(db: sqlite3.Connection) -> None:
    """The last ten records and what was made of them; the checkpoint over them stays."""
    for table in ("payload", "log", "activation", "coverage", "presence", "act", "ruled"):
        db.execute(f"DELETE FROM {table} WHERE seq > ?", (LAST - 10,))
    db.execute("UPDATE activation SET ended = NULL, duration_s = NULL, ended_known = NULL WHERE id NOT IN (?)", ("",))
    _close_again(db)


def _close_again(db: sqlite3.Connection) -> None:
    """The ends that are still in the log, put back into the table."""
    for (body,) in db.execute("SELECT body FROM payload").fetchall():
        value = json.loads(body)
        if value["event"] == "activation-ended":
            db.execute(
                "UPDATE activation SET ended = ?, duration_s = ?, ended_known = ? WHERE id = ?",
                (value["at"], value["duration_s"], value["known"], value["id"]),
            )


def _cut_tail_and_checkpoint(db: sqlite3.Connection) -> None:
    _cut_tail(db)
    db.execute("DELETE FROM checkpoint WHERE n > 1")


def _older_head(db: sqlite3.Connection) -> None:
    (head,) = db.execute("SELECT head FROM log WHERE seq = ?", (LAST - 1,)).fetchone()
    db.execute("UPDATE log SET head = ? WHERE seq = ?", (head, LAST))


def _forge_checkpoint(db: sqlite3.Connection) -> None:
    db.execute("UPDATE checkpoint SET sig = ? WHERE n > 1", (bytes(64),))


def _no_checkpoints(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM checkpoint")


def _tell_other(db: sqlite3.Connection) -> None:
    """Only the tables that are queried, not the log."""
    db.execute("UPDATE activation SET application = replace(application, 'app', 'zoom')")


def _tell_less(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM activation WHERE seq = (SELECT max(seq) FROM activation)")


def _erase_content(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM payload WHERE seq IN (SELECT seq FROM activation)")


def _erase_without_trace(db: sqlite3.Connection) -> None:
    """Begin and end of one opening, and its line in the table: what is left is two hashes."""
    (id,) = db.execute("SELECT id FROM activation ORDER BY seq LIMIT 1 OFFSET 3").fetchone()
    for seq, body in db.execute("SELECT seq, body FROM payload").fetchall():
        if json.loads(body).get("id") == id:
            db.execute("DELETE FROM payload WHERE seq = ?", (seq,))
    db.execute("DELETE FROM activation WHERE id = ?", (id,))


def _edit_act(db: sqlite3.Connection) -> None:
    (seq,) = db.execute("SELECT seq FROM act WHERE id = 'act-1'").fetchone()
    _, body = _bodies(db, seq)
    db.execute("UPDATE payload SET body = ? WHERE seq = ?", (body.replace(b'"done"', b'"gone"'), seq))


def _erase_absence(db: sqlite3.Connection) -> None:
    """Nobody was there, and the screen was locked: what remains is that somebody was there all the time."""
    for word in ("away", "locked"):
        found = db.execute("SELECT seq FROM presence WHERE attendance = ?", (word,)).fetchall()
        assert len(found) == 1
        db.executemany("DELETE FROM payload WHERE seq = ?", found)
    db.execute("DELETE FROM presence WHERE attendance <> 'there'")


JOURNAL: tuple[tuple[str, Do, str], ...] = (
    ("a record's content edited", _edit, "content"),
    ("a salt exchanged", _edit_salt, "content"),
    ("a record edited with its hash", _commit, "chain"),
    ("a record edited, all linked anew", _commit_and_relink, "checkpoint"),
    ("a record taken out", _drop, "chain"),
    ("two records' contents swapped", _swap, "content"),
    ("the tail cut", _cut_tail, "checkpoint"),
    ("the tail cut with its checkpoint", _cut_tail_and_checkpoint, ""),
    ("an older head put in the last one's place", _older_head, "chain"),
    ("the checkpoint's signature replaced", _forge_checkpoint, "checkpoint"),
    ("all checkpoints taken out", _no_checkpoints, "checkpoint"),
    ("the tables edited, not the log", _tell_other, "events"),
    ("an event taken out of the tables, not the log", _tell_less, ""),
    ("what came of an act edited", _edit_act, "content"),
    ("changes of presence erased with their lines in the tables", _erase_absence, ""),
    ("the contents erased", _erase_content, "events"),
    ("an opening erased with its line in the tables", _erase_without_trace, ""),
)
BACK = "an older copy of the whole journal put back"
