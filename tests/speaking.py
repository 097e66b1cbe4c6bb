"""Speakers, sightings and histories for tests."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from monitor.speaker_model import (
    HistoryCoverage,
    HistoryRecord,
    Kind,
    Sighting,
    Span,
    Speaker,
    Vendor,
    Witness,
)
from monitor.speaker_records import (
    HistoryRows,
    Imported,
    ImportedFile,
    ImportKind,
    ImportUndone,
    NoiseHeard,
    Sighted,
    SightingEnded,
    SightingMarked,
    SightingWithdrawn,
    SpeakerForgotten,
    SpeakerKept,
    SpeakerRecord,
    Triage,
    Triaged,
)

NOON = datetime(2026, 5, 4, 12, 0, 0, tzinfo=UTC)
SHA = "ab" * 32


def speaker(name: str = "Kitchen", *labels: str, vendor: Vendor = Vendor.ALEXA, id: str = "s1") -> Speaker:
    return Speaker(id, name, vendor, labels)


def sighted(seconds: float = 0, *, of: str = "s1", batch: str = "", note: str = "", id: str = "") -> Sighted:
    at = NOON + timedelta(seconds=seconds)
    seen = Sighting(id or uuid.uuid4().hex, of, at, Witness.HAND, timedelta(seconds=2), note=note)
    return Sighted(at, seen, batch)


def record(seconds: float = 0, key: str = "", *, device: str = "", vendor: Vendor = Vendor.ALEXA) -> HistoryRecord:
    at = NOON + timedelta(seconds=seconds)
    span = Span(at, at + timedelta(seconds=1))
    return HistoryRecord(key or f"alexa:{seconds}", vendor, device, span, Kind.REQUEST, "GENERAL", True, None, SHA, "x")


def imported(id: str = "b1", *, covers: Span | None = None, of: str | None = None, sha: str = SHA) -> Imported:
    file = ImportedFile(sha, 9, "alexa", 1)
    coverage = (HistoryCoverage(covers),) if covers else ()
    return Imported(NOON, id, ImportKind.HISTORY, Vendor.ALEXA, of, (file,), coverage, 1, 0)


def rows(batch: str, *records: HistoryRecord) -> HistoryRows:
    return HistoryRows(NOON, batch, records)


def hour(first: float, last: float) -> Span:
    """From so many hours after noon to so many."""
    return Span(NOON + timedelta(hours=first), NOON + timedelta(hours=last))


def everything(text: str = "x") -> Sequence[SpeakerRecord]:
    """One of each, with ``text`` wherever a text may stand, in an order that makes sense."""
    seen = Sighting(text + "1", text + "s", NOON, Witness.CHIME, timedelta(seconds=1.5), NOON, 0.9, text, False)
    line = HistoryRecord(
        text, Vendor.GOOGLE, text, hour(0, 1), Kind.UNKNOWN, text, True, text, SHA, text, repeats=3, comparable=False
    )
    whole = Imported(
        NOON,
        text + "b",
        ImportKind.SIGHTINGS,
        Vendor.GOOGLE,
        text + "s",
        (ImportedFile(SHA, 1, text, 2),),
        (HistoryCoverage(hour(0, 1), True, NOON),),
        1,
        2,
        ((text, 3),),
        (text,),
        True,
    )
    return (
        SpeakerKept(NOON, Speaker(text + "s", text, Vendor.HOME_ASSISTANT, (text, "b"), text)),
        Sighted(NOON, seen, text),
        SightingEnded(NOON, seen.id, NOON),
        SightingMarked(NOON, seen.id, None, text),
        SightingWithdrawn(NOON, seen.id, True),
        whole,
        HistoryRows(NOON, whole.id, (line, record(1, vendor=Vendor.GOOGLE))),
        ImportUndone(NOON, whole.id),
        Triaged(NOON, text, Triage.EXPLAINED, text),
        NoiseHeard(NOON, text + "s", (-60.5, None), -40.0),
        SpeakerForgotten(NOON, text + "s"),
    )
