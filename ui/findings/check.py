"""The comparison as the page needs it, read on a worker: everything slow is done here, the window only shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.clock import Clock
from monitor.errors import EarwitnessError
from monitor.service import ServiceProtocol
from monitor.speaker_model import Speaker, Verdict
from monitor.speaker_records import (
    HistoryRows,
    Imported,
    ImportUndone,
    Sighted,
    SightingEnded,
    SightingMarked,
    SightingWithdrawn,
    SpeakerForgotten,
    SpeakerKept,
)
from monitor.speakers import Checked
from ui.findings.empty import Lacks, lacking
from ui.findings.rows import Row, rows_of, span_of
from ui.findings.story import AROUND, Around
from ui.findings.summary import Card, cards_of

CHANGES = (
    HistoryRows, Imported, ImportUndone, Sighted, SightingEnded, SightingMarked, SightingWithdrawn, SpeakerForgotten,
    SpeakerKept,
)  # fmt: skip
"""After these another comparison may say something else."""


@dataclass(frozen=True, slots=True)
class Read:
    """``lacks``: the next step, where two sides can't be compared yet."""

    speakers: Sequence[Speaker]
    imports: Sequence[Imported]
    checked: Checked
    rows: Sequence[Row]
    cards: Sequence[Card]
    lacks: Lacks | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why it could not be read."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Nearby:
    """What was read for one finding."""

    finding: str
    around: Around


def read(service: ServiceProtocol, clock: Clock) -> Read | Trouble:
    try:
        speakers, imports = service.speakers.speakers(), service.speakers.imports()
        checked = service.speakers.check(None, None)
    except EarwitnessError as error:
        return Trouble(str(error))
    rows = rows_of(checked.findings, {each.id: each.name for each in speakers}, checked.triage)
    lacks = lacking(speakers, len(imports), _told(checked))
    return Read(speakers, imports, checked, rows, cards_of(checked, speakers), lacks, clock.now().wall)


def _told(checked: Checked) -> int:
    """Sightings, or findings that say something without one: a record that nobody witnessed is told by its own."""
    seen = sum(f.sighting is not None or f.verdict is not Verdict.CANNOT_TELL for f in checked.findings)
    return seen + sum(int(summary.get("sightings", 0)) for summary in checked.summaries.values())


def nearby(service: ServiceProtocol, row: Row, imports: Sequence[Imported]) -> Nearby:
    """Without the coverage where that can't be read: the rest is worth showing."""
    low, high = span_of(row.finding)
    try:
        listened = service.speakers.listened(row.finding.speaker, low - AROUND, high + AROUND)
    except EarwitnessError:
        return Nearby(row.finding.id, Around(imports=imports))
    return Nearby(row.finding.id, Around(listened, imports))
