"""The log as tables that can be queried. Nothing is known here that the log does not say; ``rebuild`` proves it.

Times are RFC 3339 text of fixed width, so that they compare as they are. Works on JSON objects, not records:
the log may be a million long, or hostile.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from monitor.codec import Json, application_from, line, moment
from monitor.journal import act_tables, speaker_tables
from monitor.journal.sqlite import Connection
from monitor.names import restored

TABLES = ("activation", "state_change", "coverage", "incident", *speaker_tables.TABLES, *act_tables.TABLES)
OWN_SOURCE = "earwitness"
"""Coverage of this source speaks for all sources: what it calls blind was seen by none."""

_GAPS = {
    "clean": "Earwitness was not running.",
    "crash": "Earwitness had stopped without warning.",
    "reboot": "The computer was off or starting.",
    "frozen": "Earwitness was stopped by another program.",
    "suspended": "The computer was asleep.",
}
_ERASED = "What was recorded here was erased."
_LOST = "Records were lost while the disk was in trouble."
_ENDS_ALL = {"clean", "crash", "reboot"}

_START = """INSERT INTO activation(seq, id, source, started, ended, start_boot_us, duration_s, use, state,
  started_known, ended_known, identity, search, application, microphone, presence, first_seen)
  VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
# An id names one activation; should one ever come twice, its latest is meant and nothing is refused.
_LATEST = "seq = (SELECT max(seq) FROM activation WHERE id = ?)"
_END = f"""UPDATE activation SET ended = ?1, ended_known = ?2, duration_s = ?3,
  span_s = max(0, (julianday(?1) - julianday(started)) * 86400) WHERE {_LATEST.replace("?", "?4")}"""
_INCIDENT = "INSERT INTO incident(seq, event, id, started, ended, search, record) VALUES(?, ?, ?, ?, ?, ?, ?)"
_COVERAGE = "INSERT INTO coverage(seq, source, started, ended, blind) VALUES(?, ?, ?, ?, ?)"


def plain(text: str) -> str:
    """Text that SQLite takes whatever it holds."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def identity_key(identity: str) -> bytes:
    return identity.encode("utf-8", "surrogatepass")


def folded(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8").casefold()


def apply(connection: Connection, seq: int, value: Json) -> None:
    """Take one record of the log into the tables.

    Raises KeyError, TypeError, ValueError, AttributeError or sqlite's Error for an object that is no record.
    """
    if handler := _HANDLERS.get(value["event"]):
        handler(connection, seq, value)


def _application_columns(value: Json) -> tuple[bytes, str, str]:
    text = line(value)
    return *_keys_of(text), text


@lru_cache(maxsize=512)
def _keys_of(application: str) -> tuple[bytes, str]:
    """Identity and words to search for; the same few programs come again and again."""
    found = application_from(json.loads(application))
    words = (found.name, found.desktop_name, found.exe, found.script, found.app_id)
    return identity_key(found.identity), folded("\n".join(word for word in words if word))


def _started(connection: Connection, seq: int, value: Json) -> None:
    kept = value["kept"]
    before = (moment(kept["wall"]) - moment(value["at"])) // timedelta(microseconds=1)
    row = (
        seq,
        plain(restored(value["id"])),
        plain(restored(value["source"])),
        value["at"],
        value.get("ended"),
        kept["boot_us"] - max(0, before),
        value.get("duration_s"),
        value["use"],
        value["state"],
        value["known"],
        value.get("ended_known"),
        *_application_columns(value["application"]),
        line(value["microphone"]),
        line(value["presence"]),
        int(value["first_seen"]),
    )
    connection.execute(_START, row)
    _presence_end(connection, row[1], value.get("presence_end"))


def _changed(connection: Connection, seq: int, value: Json) -> None:
    id, state = plain(restored(value["id"])), value["state"]
    connection.execute("INSERT INTO state_change(seq, id, at, state) VALUES(?, ?, ?, ?)", (seq, id, value["at"], state))
    connection.execute(f"UPDATE activation SET state = ? WHERE {_LATEST}", (state, id))


def _identified(connection: Connection, seq: int, value: Json) -> None:
    columns = _application_columns(value["application"])
    connection.execute(
        f"UPDATE activation SET identity = ?, search = ?, application = ? WHERE {_LATEST}",
        (*columns, plain(restored(value["id"]))),
    )


def _ended(connection: Connection, seq: int, value: Json) -> None:
    id = plain(restored(value["id"]))
    connection.execute(_END, (value["at"], value["known"], value["duration_s"], id))
    _presence_end(connection, id, value.get("presence"))


def _presence_end(connection: Connection, id: str, presence: Json | None) -> None:
    if presence is not None:
        connection.execute(f"UPDATE activation SET presence_end = ? WHERE {_LATEST}", (line(presence), id))


def _sees(connection: Connection, seq: int, value: Json) -> None:
    source, at = plain(restored(value["source"])), value["at"]
    connection.execute("UPDATE coverage SET ended = ? WHERE source = ? AND ended IS NULL", (at, source))
    reason = plain(restored(value["reason"])) if value["event"] == "blind" else None
    connection.execute(_COVERAGE, (seq, source, at, None, reason))


def _burst(connection: Connection, seq: int, value: Json) -> None:
    _incident(connection, seq, value, (value["first"], value["last"]), value["application"])


def _disagreed(connection: Connection, seq: int, value: Json) -> None:
    _incident(connection, seq, value, (value["since"], value["at"]), value["holder"])


def _incident(connection: Connection, seq: int, value: Json, span: tuple[str, str], application: Json | None) -> None:
    search = _application_columns(application)[1] if application else ""
    record = line({key: found for key, found in value.items() if key != "kept"})
    row = (seq, value["event"], plain(restored(value["id"])), *span, search, record)
    connection.execute(_INCIDENT, row)


def _all_stop(connection: Connection, at: str) -> None:
    connection.execute("UPDATE coverage SET ended = ? WHERE ended IS NULL", (at,))


def _gap(connection: Connection, seq: int, value: Json) -> None:
    facts = value["facts"]
    if facts["reason"] in _ENDS_ALL:
        _all_stop(connection, facts["from"])
    connection.execute(_COVERAGE, (seq, OWN_SOURCE, facts["from"], facts["to"], _GAPS[facts["reason"]]))


def _erase(connection: Connection, seq: int, value: Json) -> None:
    facts = value["facts"]
    connection.execute(_COVERAGE, (seq, OWN_SOURCE, facts["from"], facts["to"], _ERASED))


def _lost(connection: Connection, seq: int, value: Json) -> None:
    facts = value["facts"]
    connection.execute(_COVERAGE, (seq, OWN_SOURCE, facts["from"], facts["to"], _LOST))


_HANDLERS: dict[str, Callable[[Connection, int, Json], None]] = {
    "activation-started": _started,
    "activation-changed": _changed,
    "activation-identified": _identified,
    "activation-ended": _ended,
    "blind": _sees,
    "watching": _sees,
    "burst": _burst,
    "disagreement": _disagreed,
    "gap": _gap,
    "erase": _erase,
    "lost": _lost,
    "stop": lambda connection, seq, value: _all_stop(connection, value["at"]),
    **speaker_tables.HANDLERS,
    **act_tables.HANDLERS,
}


def entries(connection: Connection) -> Iterator[tuple[int, bytes, bool]]:
    """What is left of the log, in order: seq, its JSON bytes, whether it is a control record."""
    rows = connection.execute(
        "SELECT log.seq, coalesce(ctl, body), ctl IS NOT NULL FROM log LEFT JOIN payload USING(seq) "
        "WHERE ctl IS NOT NULL OR body IS NOT NULL ORDER BY log.seq"
    )
    for seq, text, control in rows:
        yield seq, text, bool(control)


def rebuild(connection: Connection) -> None:
    """Make the tables anew from the log, inside the caller's transaction."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    for seq, text, _ in entries(connection):
        apply(connection, seq, json.loads(text))


def differences(kept: Connection, rebuilt: Connection) -> Iterator[tuple[str, int | None]]:
    """Where tables of ``kept`` are first not as in ``rebuilt``: table and seq. In lockstep, so memory stays flat."""
    for table in TABLES:
        query = f"SELECT * FROM {table} ORDER BY seq"
        for here, there in zip_longest(kept.execute(query), rebuilt.execute(query)):
            if here != there:
                yield table, _first(here, there)
                break


def _first(here: tuple[Any, ...] | None, there: tuple[Any, ...] | None) -> int | None:
    seqs = [row[0] for row in (here, there) if row and isinstance(row[0], int)]
    return min(seqs) if seqs else None
