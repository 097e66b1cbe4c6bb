"""Gathers from the journal what a cross-check needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from monitor.model import Coverage
from monitor.speaker_model import HistoryCoverage, Span
from monitor.speaker_records import ImportKind, listener_source

if TYPE_CHECKING:
    from monitor.checking import Evidence
    from monitor.importing import Earlier
    from monitor.journal.reader_speakers import Batch, SpeakerReader
    from monitor.told import Told


class LocalZone(tzinfo):
    """The computer's zone, with summer time where it was in force: a fixed offset would be wrong for half a year."""

    def fromutc(self, dt: datetime) -> datetime:
        return dt.replace(tzinfo=UTC).astimezone().replace(tzinfo=self)

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()


def told(reader: SpeakerReader, since: datetime | None = None, until: datetime | None = None) -> Iterator[Told]:
    """The vendors' histories that count, oldest import first, as far as they touch the span."""
    from monitor.told import Told

    erased = reader.erased()
    for batch in reader.batches():
        if batch.imported.kind is ImportKind.HISTORY:
            records = tuple(reader.records(batch.imported.id, since, until))
            yield Told(batch.imported, records, _left(batch, erased))


def _left(batch: Batch, erased: list[tuple[int, Span]]) -> tuple[HistoryCoverage, ...]:
    """What was erased after the import is no longer there to be looked up."""
    from monitor.spans import without

    holes = [span for seq, span in erased if seq > batch.seq]
    coverage = batch.imported.coverage
    return tuple(replace(c, span=piece) for c in coverage for piece in without(c.span, holes))


def evidence(reader: SpeakerReader, now: datetime) -> Evidence:
    from monitor.checking import Evidence

    speakers = reader.speakers()
    listened = {speaker.id: _listened(reader, speaker.id, now) for speaker in speakers}
    return Evidence(speakers, reader.sightings(), tuple(told(reader)), listened, reader.triage())


def _listened(reader: SpeakerReader, speaker: str, now: datetime) -> list[Span]:
    """By our own ear, and by another witness as far as its list was said to be complete."""
    from monitor.journal.projection import OWN_SOURCE
    from monitor.spans import seen

    alive = reader.last_alive() or now
    found: list[Coverage] = reader.coverage(listener_source(speaker))
    other = [
        piece.span
        for batch in reader.batches()
        if batch.imported.kind is ImportKind.SIGHTINGS and batch.imported.speaker == speaker
        for piece in _left(batch, reader.erased())
    ]
    return [*seen(found, OWN_SOURCE, min(now, alive)), *other]


def earlier(reader: SpeakerReader | None) -> Earlier:
    """What earlier imports that count have."""
    from monitor.importing import Earlier, devices_by_vendor

    if reader is None:
        return Earlier(frozenset(), {}, ())
    imports = [batch.imported for batch in reader.batches() if batch.imported.kind is ImportKind.HISTORY]
    found = [entry for imported in imports for entry in reader.keys(imported.id)]
    devices = devices_by_vendor((vendor, device) for vendor, _key, device in found)
    return Earlier(frozenset(key for _vendor, key, _device in found), devices, imports)
