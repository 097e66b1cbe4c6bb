"""Reads the journal while it is being written: opened for a call or a thread, never able to change it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, TypeVar

from monitor.act_model import Acted
from monitor.codec import (
    application_from,
    decode,
    duration_from,
    instant,
    microphone_from,
    moment,
    presence_from,
)
from monitor.errors import JournalError, JournalUnreadable
from monitor.journal import act_tables, projection
from monitor.journal.migrations import VERSION, version_of
from monitor.journal.sqlite import Connection, connect_reader, translated
from monitor.model import (
    Activation,
    Application,
    Burst,
    Coverage,
    Disagreed,
    Known,
    Microphone,
    Record,
    State,
    StateChange,
    Use,
)
from monitor.presence_model import PresenceSpan

_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)
_DAMAGED = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
T = TypeVar("T")
_AT_ONCE = 500  # ids in one query

# What began before the span and reaches into it began at most the longest activation's length before.
_CLOSED = """SELECT {0} FROM activation WHERE ended IS NOT NULL AND started >= :reach AND started < :until
  AND ended >= :since AND (:words = '' OR instr(search, :words))"""
_OPEN = """SELECT {0} FROM activation WHERE ended IS NULL AND started < :until
  AND (:words = '' OR instr(search, :words))"""


class Counts(NamedTuple):
    """``records``: in the log, control records too. ``erased``: of them, without their content."""

    records: int
    activations: int
    erased: int


def open_reader(path: Path) -> Connection:
    """Raises JournalError when nothing was recorded yet, JournalUnreadable when it is no journal, DiskTrouble."""
    if not path.exists() or not path.stat().st_size:
        raise JournalError(f"Nothing has been recorded in {path.parent} yet.")
    with translated():
        found = connect_reader(path)
        try:
            if not version_of(found):
                raise JournalError(f"Nothing has been recorded in {path.parent} yet.")
        except BaseException:
            found.close()
            raise
    return found


class Reader:
    """Raises JournalError, JournalUnreadable or DiskTrouble, here and from each call."""

    def __init__(self, path: Path) -> None:
        # Without sqlite-utils: importing it takes 0.2 s and 9 MiB, and the tray program reads a day at its start.
        self._connection = open_reader(path)

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    @property
    def newer(self) -> bool:
        """Written by a newer version: shown as far as this one understands it."""
        with translated():
            return version_of(self._connection) > VERSION

    def activations(
        self, since: datetime | None = None, until: datetime | None = None, application: str | None = None
    ) -> list[Activation]:
        """Activations that touch the span, oldest first; ``until`` itself is outside.

        ``application``: a part of its name, path, script or sandbox id, in any case.
        """
        with translated():
            rows = list(self._rows(self._query("*"), self._limits(since, until, application)))
            changes = self._changes([row["id"] for row in rows])
        try:
            return [_activation(row, changes.get(row["id"], ())) for row in rows]
        except _DAMAGED as error:
            raise JournalUnreadable("The journal's table of activations is damaged.") from error

    def count(
        self, since: datetime | None = None, until: datetime | None = None, application: str | None = None
    ) -> int:
        """How many ``activations`` would give."""
        with translated():
            query = f"SELECT count(*) FROM ({self._query('seq')})"
            (found,) = self._connection.execute(query, self._limits(since, until, application)).fetchone()
        return int(found)

    def coverage(self, since: datetime | None = None, until: datetime | None = None) -> list[Coverage]:
        """What each source could see, or was blind to, oldest first. What the source ``earwitness`` calls blind was
        seen by none. An open row of a program that was killed reaches to ``last_alive`` only."""
        first, last = instant(since or _FIRST), instant(until or _LAST)
        with translated():
            rows = self._rows(
                "SELECT source, started, ended, blind FROM coverage "
                "WHERE started < ? AND (ended IS NULL OR ended >= ?) ORDER BY started, seq",
                [last, first],
            )
            try:
                return [_coverage(row) for row in rows]
            except _DAMAGED as error:
                raise JournalUnreadable("The journal's table of coverage is damaged.") from error

    def incidents(
        self, since: datetime | None = None, until: datetime | None = None, application: str | None = None
    ) -> list[Burst | Disagreed]:
        """Bursts and disagreements that touch the span, oldest first."""
        limits = [instant(until or _LAST), instant(since or _FIRST), projection.folded(application or "")]
        with translated():
            query = (
                "SELECT record FROM incident WHERE started < ?1 AND ended >= ?2 AND (?3 = '' OR instr(search, ?3)) "
                "ORDER BY started, seq"
            )
            rows = self._connection.execute(query, limits).fetchall()
        found = [_record(text) for (text,) in rows]
        return [record for record in found if isinstance(record, Burst | Disagreed)]

    def newcomers(self, since: datetime, until: datetime) -> list[tuple[Application, datetime]]:
        """Programs of which nothing was recorded before ``[since, until)``, with their first use, oldest first. As
        the journal knew it then: erasing what came before makes no program new."""
        with translated():
            # Of several rows SQLite gives the one that min() is of (sqlite.org/lang_select.html, 2.5).
            rows = self._connection.execute(
                "SELECT application, min(started) AS first FROM activation WHERE identity IN (SELECT identity FROM "
                "activation WHERE first_seen AND started >= ?1 AND started < ?2) GROUP BY identity "
                "HAVING first >= ?1 ORDER BY first",
                (instant(since), instant(until)),
            ).fetchall()
        try:
            return [(_application(text), moment(first)) for text, first in rows]
        except _DAMAGED as error:
            raise JournalUnreadable("The journal's table of activations is damaged.") from error

    def presence_spans(self, since: datetime | None = None, until: datetime | None = None) -> list[PresenceSpan]:
        """Who was there in the times that touch the span, oldest first. In times of which it tells nothing (nobody
        asked, or the program did not run, or it was erased) it is not known."""
        first, last = since or _FIRST, until or _LAST
        own = projection.OWN_SOURCE
        return self._of_acts(lambda: act_tables.presence_spans(self._connection, own, first, last), [])

    def acts(self, since: datetime | None = None, until: datetime | None = None) -> list[Acted]:
        """What the program did in the span, oldest first."""
        return self._of_acts(lambda: act_tables.acts(self._connection, since or _FIRST, until or _LAST), [])

    def rule_counts(self) -> dict[str, tuple[int, datetime]]:
        """By a rule's id: how often it applied and when it last did, as far as that is kept."""
        return self._of_acts(lambda: act_tables.rule_counts(self._connection), {})

    def _of_acts(self, ask: Callable[[], T], none: T) -> T:
        """A journal of an older version has none of all this."""
        with translated():
            if version_of(self._connection) < act_tables.SINCE:
                return none
            try:
                return ask()
            except _DAMAGED as error:
                raise JournalUnreadable("What the journal keeps of presence, acts and rules is damaged.") from error

    def last_records(self, count: int) -> list[Record]:
        """The newest records that are not erased, oldest of them first."""
        with translated():
            rows = self._connection.execute(
                "SELECT coalesce(ctl, body) FROM log LEFT JOIN payload USING(seq) "
                "WHERE ctl IS NOT NULL OR body IS NOT NULL ORDER BY log.seq DESC LIMIT ?",
                (count,),
            ).fetchall()
        return [_record(text) for (text,) in reversed(rows)]

    def last_alive(self) -> datetime | None:
        """When the recording program is last known to have run."""
        with translated():
            row = self._connection.execute("SELECT wall FROM beat").fetchone()
        return None if row is None else moment(row[0])

    def counts(self) -> Counts:
        with translated():
            row = self._connection.execute(
                "SELECT (SELECT count(*) FROM log), (SELECT count(*) FROM activation), "
                "(SELECT count(*) FROM log WHERE ctl IS NULL) - (SELECT count(*) FROM payload)"
            ).fetchone()
        return Counts(*row)

    def _rows(self, query: str, values: Sequence[object] | dict[str, str]) -> Iterator[dict[str, Any]]:
        """Each row with the names of its columns."""
        found = self._connection.execute(query, values)
        names = [column[0] for column in found.description]
        return (dict(zip(names, row, strict=True)) for row in found)

    def _query(self, columns: str) -> str:
        return (
            f"{_CLOSED.format(columns)} UNION ALL {_OPEN.format(columns)} {'ORDER BY started, seq' * (columns == '*')}"
        )

    def _limits(self, since: datetime | None, until: datetime | None, application: str | None) -> dict[str, str]:
        (longest,) = self._connection.execute("SELECT max(span_s) FROM activation").fetchone()
        first = since or _FIRST
        back = timedelta(seconds=(longest or 0.0) + 1)
        return {
            "since": instant(first),
            "until": instant(until or _LAST),
            "reach": instant(first - back if first - _FIRST > back else _FIRST),
            "words": projection.folded(application or ""),
        }

    def _changes(self, ids: Sequence[str]) -> dict[str, tuple[StateChange, ...]]:
        found: dict[str, tuple[StateChange, ...]] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT id, at, state FROM state_change WHERE id IN ({marks}) ORDER BY seq"
            for id, at, state in self._connection.execute(query, some):
                found[id] = (*found.get(id, ()), StateChange(moment(at), State(state)))
        return found


@lru_cache(maxsize=4096)
def _application(text: str) -> Application:
    return application_from(json.loads(text))


@lru_cache(maxsize=256)
def _microphone(text: str) -> Microphone:
    return microphone_from(json.loads(text))


def _activation(row: dict[str, Any], changes: tuple[StateChange, ...]) -> Activation:
    ended, known, duration = row["ended"], row["ended_known"], row["duration_s"]
    end = row.get("presence_end")  # a column that older journals don't have
    return Activation(
        id=row["id"],
        source=row["source"],
        application=_application(row["application"]),
        microphone=_microphone(row["microphone"]),
        started=moment(row["started"]),
        use=Use(row["use"]),
        state=State(row["state"]),
        started_known=Known(row["started_known"]),
        ended=None if ended is None else moment(ended),
        ended_known=None if known is None else Known(known),
        duration=None if duration is None else duration_from(duration),
        presence=presence_from(json.loads(row["presence"])),
        presence_end=None if end is None else presence_from(json.loads(end)),
        changes=changes,
    )


def _record(text: Any) -> Record:
    try:
        return decode(json.loads(text))
    except _DAMAGED as error:
        raise JournalUnreadable("A record of the journal is damaged.") from error


def _coverage(row: dict[str, Any]) -> Coverage:
    ended = row["ended"]
    return Coverage(row["source"], moment(row["started"]), None if ended is None else moment(ended), row["blind"])
