"""What the journal keeps of speakers.

Who they are, what was witnessed, what was imported, and what a person made of it. Frozen values; ``at`` is when it
was kept, in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from monitor.speaker_model import HistoryCoverage, HistoryRecord, Sighting, Speaker, Vendor


@dataclass(frozen=True, slots=True)
class SpeakerKept:
    """A speaker was added, or is now as this says."""

    at: datetime
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class SpeakerForgotten:
    """No longer listened for nor shown; what was witnessed of it stays."""

    at: datetime
    id: str


@dataclass(frozen=True, slots=True)
class Sighted:
    """An activation of a speaker was witnessed. ``batch``: the import of another witness's file it came with."""

    at: datetime
    sighting: Sighting
    batch: str = ""


@dataclass(frozen=True, slots=True)
class SightingEnded:
    """The end chime of a sighting was heard."""

    at: datetime
    id: str
    end: datetime


@dataclass(frozen=True, slots=True)
class SightingMarked:
    """A person says whether they asked for it. None takes the mark back."""

    at: datetime
    id: str
    asked_for: bool | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SightingWithdrawn:
    """Entered by mistake; stays in the journal and counts no more. ``restored`` takes that back."""

    at: datetime
    id: str
    restored: bool = False


class ImportKind(Enum):
    HISTORY = "history"  # what the vendor says
    SIGHTINGS = "sightings"  # what another witness saw


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """Evidence of what was read: ``sha256`` of the whole file as it lay there. Its name is not kept in clear."""

    sha256: str
    size: int
    importer: str
    version: int


@dataclass(frozen=True, slots=True)
class Imported:
    """One import, whole. ``speaker``: the one it was said to be of, else the records' labels decide.

    ``accepted`` were new, ``duplicates`` were there before or doubled in the file. ``refused``: (reason code, count).
    ``coverage``: the time for which the history is complete, as far as it says so.
    """

    at: datetime
    id: str
    kind: ImportKind
    vendor: Vendor
    speaker: str | None
    files: tuple[ImportedFile, ...]
    coverage: tuple[HistoryCoverage, ...]
    accepted: int
    duplicates: int
    refused: tuple[tuple[str, int], ...] = ()
    warnings: tuple[str, ...] = ()
    kept_text: bool = False


@dataclass(frozen=True, slots=True)
class HistoryRows:
    """Some of the records of an import; many to an entry of the log, for a history may be a million long."""

    at: datetime
    batch: str
    records: tuple[HistoryRecord, ...]


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """What came with this import counts no more."""

    at: datetime
    id: str


class Triage(Enum):
    NEW = "new"
    EXPLAINED = "explained"
    INCIDENT = "incident"


@dataclass(frozen=True, slots=True)
class Triaged:
    """What a person made of a finding. ``when`` it happened that was found: it is erased with that time."""

    at: datetime
    finding: str
    state: Triage
    note: str = ""
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class NoiseHeard:
    """How loud the room was in the band of a speaker's chime, minute by minute.

    ``at``: begin of the first minute. ``levels``: dBFS (RMS) a minute, None where nothing was heard of it.
    ``limit``: above this level the chime could not have been heard.
    """

    at: datetime
    speaker: str
    levels: tuple[float | None, ...]
    limit: float


SpeakerRecord = (
    SpeakerKept
    | SpeakerForgotten
    | Sighted
    | SightingEnded
    | SightingMarked
    | SightingWithdrawn
    | Imported
    | HistoryRows
    | ImportUndone
    | Triaged
    | NoiseHeard
)


def is_listener(source: str) -> bool:
    """Whether this source says how well a speaker could be heard, and not who uses the microphone."""
    return source.startswith(listener_source(""))


def speaker_of(source: str) -> str:
    """The speaker's id; empty for a source that is no listener's."""
    return source.removeprefix(listener_source("")) if is_listener(source) else ""


def listener_source(speaker: str) -> str:
    """The source of Coverage (``WatchingSince``, ``BlindSince``) that says when this speaker could be heard."""
    return f"listener:{speaker}"
