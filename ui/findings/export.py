"""The listed findings as a file: CSV that no spreadsheet runs, or the lines of ``crosscheck --json``. Pure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from monitor.speaker_model import Finding
from monitor.speaker_records import Triaged
from ui.finding_words import finding_object
from ui.findings import words
from ui.findings.rows import Row
from ui.report.rows import harmless

COLUMNS = (
    "verdict", "speaker", "earliest", "latest", "why", "sighting", "witnessed by", "score", "uncertainty s",
    "asked for", "record earliest", "record latest", "record kind", "record label", "device", "possible", "ruled out",
    "triage", "note", "id",
)  # fmt: skip


def as_csv(rows: Iterable[Row]) -> bytes:
    """RFC 4180, UTC times, with a mark at the beginning by which spreadsheets know UTF-8."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([harmless(cell) for cell in _cells(row)])
    return made.getvalue().encode("utf-8-sig", "replace")


def _cells(row: Row) -> Sequence[str]:
    found = row.finding
    return (
        found.verdict.value, row.speaker, _iso(row.begins), _iso(row.ends), words.why(found), *_here(found),
        *_vendor(found), " ".join(found.possible), " ".join(found.ruled_out), row.state.value, row.note, found.id,
    )  # fmt: skip


def _here(found: Finding) -> Sequence[str]:
    sighting = found.sighting
    if sighting is None:
        return ("",) * 5
    score = "" if sighting.score is None else f"{sighting.score:.3f}"
    asked = {None: "", True: "yes", False: "no"}[sighting.asked_for]
    return _iso(sighting.at), sighting.by.value, score, f"{sighting.uncertainty.total_seconds():.3f}", asked


def _vendor(found: Finding) -> Sequence[str]:
    record = found.record
    if record is None:
        return ("",) * 5
    return _iso(record.at.earliest), _iso(record.at.latest), record.kind.value, record.label, record.device


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def as_json(rows: Iterable[Row]) -> bytes:
    """One object a line, as ``crosscheck --json`` prints them."""
    return "".join(json.dumps(_object(row)) + "\n" for row in rows).encode("utf-8", "replace")


def _object(row: Row) -> dict[str, Any]:
    found = row.finding
    return finding_object(found, {found.speaker: row.speaker}, Triaged(row.begins, found.id, row.state, row.note))
