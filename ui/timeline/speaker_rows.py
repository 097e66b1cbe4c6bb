"""A speaker's marks as rows of the table. No Qt."""

from __future__ import annotations

from datetime import timedelta, tzinfo

from monitor.names import shown
from monitor.speaker_model import HistoryRecord, Sighting
from ui import messages
from ui.findings import words as verdicts
from ui.language import number, tr
from ui.timeline.speaker_lanes import Mark, Side
from ui.timeline.speaker_words import headline, side_name
from ui.timeline.times import moment


def cells(mark: Mark, zone: tzinfo | None) -> tuple[str, ...]:
    """One row of the table, in the order of ``words.columns()``."""
    one, long = mark.subject, timedelta(seconds=mark.ended - mark.started)
    heard = isinstance(one, Sighting)
    ends = moment(mark.ended, zone, fraction=True) if heard and long else ""
    within = tr("within {length}").format(length=messages.duration(long)) if long >= timedelta(seconds=1) else ""
    length = (messages.duration(long) if ends else "") if heard else within
    return (
        shown(mark.speaker.name, messages.NAME_LIMIT),
        source_word(mark),
        moment(mark.started, zone, fraction=True),
        ends,
        length,
        verdict_word(mark),
        "",
        "",
        "",
        "",
        "",
    )


def verdict_word(mark: Mark) -> str:
    """``Confirmed, a request``: the verdict, and what the vendor says that it was."""
    verdict = verdicts.verdict(mark.finding.verdict) if mark.finding else ""
    kind = verdicts.kind(mark.subject.kind) if isinstance(mark.subject, HistoryRecord) else ""
    return ", ".join(part for part in (verdict, kind) if part)


def source_word(mark: Mark) -> str:
    """By whom it was witnessed, or that the vendor says so."""
    return verdicts.by(mark.subject.by) if isinstance(mark.subject, Sighting) else side_name(Side.SAID)


def listed(rows: int, total: int) -> str:
    """For a table in which speakers have rows too."""
    if rows == total:
        return tr("%n rows on screen as a table", "", total)
    said = tr("The newest {listed} of {all} rows are listed; zoom in to list the others")
    return said.format(listed=number(rows), all=number(total))


def row_tip(mark: Mark) -> str:
    return verdicts.why(mark.finding) if mark.finding else headline(mark)
