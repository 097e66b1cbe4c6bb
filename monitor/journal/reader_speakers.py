"""What is kept of speakers, read back: from the tables, and a history's records from the log itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from monitor.codec import instant, moment
from monitor.codec_speakers import (
    imported_from,
    noise_from,
    rows_from,
    sighting_from,
    speaker_from,
    triaged_from,
)
from monitor.errors import JournalUnreadable
from monitor.journal.migrations import version_of
from monitor.journal.projection import OWN_SOURCE
from monitor.journal.reader import open_reader
from monitor.journal.speaker_tables import plain
from monitor.journal.sqlite import translated
from monitor.model import Coverage
from monitor.names import restored
from monitor.sighting_notes import noted
from monitor.speaker_model import HistoryRecord, Sighting, Span, Speaker, Vendor
from monitor.speaker_records import Imported, NoiseHeard, Triaged

_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)
_DAMAGED = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError, IndexError)
_SINCE = 2  # the journal's version that first had these tables
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Batch:
    """An import with its place in the log: what was erased later is gone from it."""

    seq: int
    imported: Imported


class SpeakerReader:
    """Raises JournalError, JournalUnreadable or DiskTrouble, here and from each call. A journal of an older version
    has none of all this."""

    def __init__(self, path: Path) -> None:
        self._connection = open_reader(path)
        with translated():
            self._none = version_of(self._connection) < _SINCE

    def __enter__(self) -> SpeakerReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def speakers(self, forgotten: bool = False) -> list[Speaker]:
        """In the order of their adding."""
        query = "SELECT record FROM speaker WHERE forgotten <= ? ORDER BY seq"
        return self._all(query, (int(forgotten),), lambda row: speaker_from(json.loads(row[0])))

    def sightings(
        self, since: datetime | None = None, until: datetime | None = None, speaker: str | None = None
    ) -> list[Sighting]:
        """Oldest first; without the withdrawn, and without those of an import that was undone."""
        query = (
            "SELECT record, ended, asked_for, note FROM sighting WHERE at >= ?1 AND at < ?2 AND NOT withdrawn "
            "AND (?3 IS NULL OR speaker = ?3) AND batch NOT IN (SELECT id FROM import WHERE undone) ORDER BY at, seq"
        )
        found = self._all(query, (*_limits(since, until), _key(speaker)), _sighting)
        return list({sighting.id: sighting for sighting in found}.values())  # two imports may have the same one

    def sighting(self, id: str) -> Sighting | None:
        """One by its id, withdrawn or not."""
        query = "SELECT record, ended, asked_for, note FROM sighting WHERE id = ? ORDER BY seq DESC LIMIT 1"
        return next(iter(self._all(query, (_key(id),), _sighting)), None)

    def batches(self, undone: bool = False) -> list[Batch]:
        """Imports, oldest first."""
        query = "SELECT seq, record FROM import WHERE undone <= ? ORDER BY seq"
        return self._all(query, (int(undone),), lambda row: Batch(row[0], imported_from(json.loads(row[1]))))

    def records(
        self, batch: str, since: datetime | None = None, until: datetime | None = None
    ) -> Iterator[HistoryRecord]:
        """What came with one import, in the order of the file, as far as it touches the span."""
        query = (
            "SELECT body FROM history JOIN payload USING(seq) WHERE batch = ? AND latest > ? AND earliest < ? "
            "ORDER BY history.seq"
        )
        limits = _limits(since, until)
        for rows in self._each(query, (_key(batch), *limits), lambda row: rows_from(json.loads(row[0]))):
            yield from (found for found in rows.records if _touches(found, since, until))

    def keys(self, batch: str) -> Iterator[tuple[Vendor, str, str]]:
        """Vendor, key and device label of all that came with one import; faster than to make records of it."""
        query = "SELECT body FROM history JOIN payload USING(seq) WHERE batch = ?"
        for value in self._each(query, (_key(batch),), lambda row: json.loads(row[0])):
            with _understood():
                vendor = Vendor(value["vendor"])
                yield from [(vendor, restored(r["key"]), restored(r.get("device", ""))) for r in value["records"]]

    def triage(self) -> dict[str, Triaged]:
        """What people made of findings, by the finding's id; the latest word counts."""
        query = "SELECT record FROM triage ORDER BY seq"
        told = self._all(query, (), lambda row: triaged_from(json.loads(row[0])))
        return {found.finding: found for found in told}

    def noise(self, speaker: str, since: datetime | None = None, until: datetime | None = None) -> list[NoiseHeard]:
        first, last = _limits(since, until)
        query = "SELECT record FROM noise WHERE speaker = ? AND ended > ? AND started < ? ORDER BY started, seq"
        return self._all(query, (_key(speaker), first, last), lambda row: noise_from(json.loads(row[0])))

    def coverage(self, source: str, since: datetime | None = None, until: datetime | None = None) -> list[Coverage]:
        """What one source could see or was blind to, and what no source saw, oldest first."""
        first, last = _limits(since, until)
        query = (
            "SELECT source, started, ended, blind FROM coverage WHERE source IN (?, ?) AND started < ? "
            "AND (ended IS NULL OR ended > ?) ORDER BY started, seq"
        )
        return self._all(query, (_key(source), OWN_SOURCE, last, first), _coverage, tables=False)

    def erased(self) -> list[tuple[int, Span]]:
        """What was erased: the erase record's place in the log, and the span asked for."""
        query = (
            "SELECT seq, json_extract(CAST(ctl AS TEXT), '$.facts.from', '$.facts.to') FROM log WHERE seq IN "
            "(SELECT seq FROM coverage WHERE source = ?) AND json_extract(CAST(ctl AS TEXT), '$.event') = 'erase'"
        )
        return self._all(query, (OWN_SOURCE,), _erased, tables=False)

    def last_alive(self) -> datetime | None:
        """When the recording program is last known to have run."""
        return next(iter(self._all("SELECT wall FROM beat", (), lambda row: moment(row[0]), tables=False)), None)

    def _all(self, query: str, values: Sequence[object], made: Callable[[Any], T], *, tables: bool = True) -> list[T]:
        return list(self._each(query, values, made, tables=tables))

    def _each(
        self, query: str, values: Sequence[object], made: Callable[[Any], T], *, tables: bool = True
    ) -> Iterator[T]:
        if tables and self._none:
            return
        with translated(), _understood():
            for row in self._connection.execute(query, values):
                yield made(row)


@contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except _DAMAGED as error:
        raise JournalUnreadable("What the journal keeps of speakers is damaged.") from error


def _key(id: str | None) -> str | None:
    return None if id is None else plain(id)


def _limits(since: datetime | None, until: datetime | None) -> tuple[str, str]:
    return instant(since or _FIRST), instant(until or _LAST)


def _touches(record: HistoryRecord, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or record.at.latest > since) and (until is None or record.at.earliest < until)


def _sighting(row: Any) -> Sighting:
    text, ended, asked_for, note = row
    found = sighting_from(json.loads(text))
    return replace(
        found,
        end=None if ended is None else moment(ended),
        asked_for=None if asked_for is None else bool(asked_for),
        note=noted(found.note, restored(json.loads(note)["note"])),
    )


def _coverage(row: Any) -> Coverage:
    source, started, ended, blind = row
    return Coverage(source, moment(started), None if ended is None else moment(ended), blind)


def _erased(row: Any) -> tuple[int, Span]:
    first, last = json.loads(row[1])
    return row[0], Span(moment(first), moment(last))
