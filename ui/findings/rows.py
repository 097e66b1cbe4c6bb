"""Findings as rows to filter, count and sort. No Qt: a worker makes them, the table only picks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from monitor.speaker_model import Finding, Verdict
from monitor.speaker_records import Triage, Triaged
from ui.findings import words
from ui.listening_words import note_words

URGENCY = (
    Verdict.MISSING,
    Verdict.VANISHED,
    Verdict.NOT_WITNESSED,
    Verdict.AMBIGUOUS,
    Verdict.CANNOT_TELL,
    Verdict.CONFIRMED,
)
"""What accuses first, then what needs a look."""
LACKING = frozenset({Verdict.MISSING, Verdict.VANISHED})
"""The vendor's list lacks what was witnessed, or what an earlier list had."""
QUIET = frozenset({Verdict.CONFIRMED})
"""Left out until somebody asks for it."""
_RANK = {verdict: place for place, verdict in enumerate(URGENCY)}
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Row:
    """One finding as it is listed. ``begins`` and ``ends``: the time that it is about, both the same where it is
    a point. ``text``: what the filter's words are looked for in. ``rank``: the verdict's place in URGENCY.
    """

    finding: Finding
    speaker: str
    begins: datetime
    ends: datetime
    text: str
    rank: int
    state: Triage = Triage.NEW
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be listed; empty sets and None want everything. ``text``: every word of it must be there."""

    verdicts: frozenset[Verdict] = frozenset(URGENCY) - QUIET
    speaker: str | None = None
    state: Triage | None = None
    since: datetime | None = None
    text: str = ""


def rows_of(findings: Iterable[Finding], names: Mapping[str, str], triage: Mapping[str, Triaged]) -> tuple[Row, ...]:
    """In the order of URGENCY, what somebody explained last within it, then the newest first."""
    made = [_row(finding, names.get(finding.speaker, ""), triage.get(finding.id)) for finding in findings]
    made.sort(key=lambda row: row.begins, reverse=True)
    made.sort(key=_urgency)
    return tuple(made)


def _row(finding: Finding, speaker: str, triaged: Triaged | None) -> Row:
    begins, ends = span_of(finding)
    state, note = (triaged.state, triaged.note) if triaged else (Triage.NEW, "")
    return Row(finding, speaker, begins, ends, _text(finding, speaker), _RANK[finding.verdict], state, note)


def span_of(finding: Finding) -> tuple[datetime, datetime]:
    """What was witnessed here says when, else the vendor's interval."""
    sighting, record = finding.sighting, finding.record
    if sighting is not None:
        return sighting.at - abs(sighting.uncertainty), sighting.at + abs(sighting.uncertainty)
    return (record.at.earliest, record.at.latest) if record is not None else (_NEVER, _NEVER)


def moment_of(finding: Finding) -> datetime:
    """The one moment to show on a timeline."""
    if finding.sighting is not None:
        return finding.sighting.at
    return finding.record.at.earliest if finding.record is not None else _NEVER


def _text(finding: Finding, speaker: str) -> str:
    sighting, record = finding.sighting, finding.record
    parts = [words.verdict(finding.verdict), speaker, words.why(finding)]
    if sighting is not None:
        parts += [note_words(sighting.note), words.by(sighting.by)]
    if record is not None:
        parts += [record.label, words.kind(record.kind), record.text or ""]
    return "\n".join(parts).casefold()


def triaged(row: Row, state: Triage, note: str) -> Row:
    return replace(row, state=state, note=note)


def _urgency(row: Row) -> tuple[bool, int]:
    return row.state is Triage.EXPLAINED, row.rank


def wanted_rows(rows: Sequence[Row], wanted: Wanted) -> list[Row]:
    ranks = {_RANK[verdict] for verdict in wanted.verdicts}
    return [row for row in of_any_verdict(rows, wanted) if row.rank in ranks]


def counts(rows: Sequence[Row], wanted: Wanted) -> Mapping[Verdict, int]:
    """How many of each verdict there are among what else is wanted."""
    found = Counter([row.rank for row in of_any_verdict(rows, wanted)])
    return {verdict: found[rank] for verdict, rank in _RANK.items() if found[rank]}


def of_any_verdict(rows: Sequence[Row], wanted: Wanted) -> Sequence[Row]:
    """All that is wanted, of every verdict; one pass for each wish, as a hundred thousand rows are looked through."""
    speaker, state, since = wanted.speaker, wanted.state, wanted.since
    if speaker is not None:
        rows = [row for row in rows if row.finding.speaker == speaker]
    if state is not None:
        rows = [row for row in rows if row.state is state]
    if since is not None:
        rows = [row for row in rows if row.ends >= since]
    for word in wanted.text.casefold().split():
        rows = [row for row in rows if word in row.text or (row.note and word in row.note.casefold())]
    return rows


def sort_key(column: int) -> Callable[[Row], Any]:
    """Times and verdicts sort as such, the rest as text; the columns are those of ``words.COLUMNS``."""
    keys: tuple[Callable[[Row], Any], ...] = (
        _urgency,
        lambda row: row.begins,
        lambda row: row.speaker.casefold(),
        lambda row: words.why(row.finding),
        lambda row: words.witnessed(row.finding),
        lambda row: words.vendor_says(row.finding),
        lambda row: words.triage(row.state),
        lambda row: row.note.casefold(),
    )
    return keys[column]


def to_look_at(rows: Iterable[Row]) -> int:
    """Nobody has looked at these yet, and they are not plainly in order."""
    last, new = _RANK[Verdict.AMBIGUOUS], Triage.NEW
    return sum([row.rank <= last and row.state is new for row in rows])
