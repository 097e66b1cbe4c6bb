"""What the timeline says of speakers: their lanes, their marks, why something can't be told. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta, tzinfo

from monitor.names import shown
from monitor.speaker_model import HistoryRecord, Sighting, Verdict
from monitor.speaker_records import Triage
from monitor.vendors import reason_words
from ui import messages
from ui.findings import words as verdicts
from ui.listening_words import note_words
from ui.speakers_words import vendor_name
from ui.timeline import words
from ui.timeline.bands import STILL, Band, BandKind
from ui.timeline.speaker_lanes import Mark, MarkLook, Side, SpeakerLanes

SIDES = {Side.HEARD: "heard here", Side.SAID: "vendor says"}
LEGEND_SPOKEN = (
    "Legend for speakers: green bar, heard here; blue bar, the vendor says so; triangle, missing from the history; "
    "hollow triangle that points down, vanished from the history; diamond, in the history and not witnessed; two "
    "rings, ambiguous; hollow bar, cannot be told; hatched, not listening or no history"
)
LEGEND_VERDICTS = (Verdict.MISSING, Verdict.VANISHED, Verdict.NOT_WITNESSED, Verdict.AMBIGUOUS)
CANNOT_TELL, HATCHED = "cannot be told", "not heard, or no history"


def title(lanes: SpeakerLanes) -> str:
    return shown(lanes.speaker.name, messages.NAME_LIMIT)


def clock(offset: float | None) -> str:
    """``vendor's clock +3.2 s, applied``; nothing where it can't be told."""
    return "" if offset is None else f"vendor's clock {offset:+.1f} s, applied"


def heading(lanes: SpeakerLanes) -> str:
    return " · ".join(part for part in (title(lanes), clock(lanes.offset)) if part)


def names_speaker(lanes: SpeakerLanes, wanted: str) -> bool:
    """Does a speaker's name, room, vendor or label contain the words typed into the filter?"""
    one = lanes.speaker
    text = "\n".join((one.name, one.room, vendor_name(one.vendor), *one.labels)).casefold()
    return all(word in text for word in wanted.casefold().split())


def side_detail(lanes: SpeakerLanes, side: Side, left: float, right: float) -> str:
    """Beside the lane's name: how many marks lie in the span on screen."""
    count = lanes.side(side).count(left, right)
    if side is Side.SAID and not lanes.histories and lanes.said.first is None:
        return "no history imported"
    if not count:
        return "nothing in this span"
    return f"{count:,} {'time' if side is Side.HEARD else 'line'}{'' if count == 1 else 's'}"


def side_tooltip(lanes: SpeakerLanes, side: Side | None) -> str:
    lines = [title(lanes), vendor_name(lanes.speaker.vendor)]
    if lanes.speaker.room:
        lines.append(shown(lanes.speaker.room, messages.NAME_LIMIT))
    if side is Side.HEARD:
        lines.append("Activations that were witnessed here, by its chime, by a person or by another witness.")
    else:
        lines.append("What the vendor's history says, in this computer's time." if lanes.offset is not None else
                     "What the vendor's history says, by the vendor's clock.")  # fmt: skip
        lines.append(clock(lanes.offset))
    return "\n".join(line for line in lines if line)


def side_spoken(lanes: SpeakerLanes, side: Side, left: float, right: float) -> str:
    """What a screen reader says of a lane."""
    parts = [title(lanes), SIDES[side], side_detail(lanes, side, left, right)]
    parts += [accusing(lanes, side, left, right), clock(lanes.offset) if side is Side.SAID else ""]
    return ", ".join(part for part in parts if part)


def accusing(lanes: SpeakerLanes, side: Side, left: float, right: float) -> str:
    """``2 missing from the history, 1 ambiguous``: what is not explained, in the span on screen."""
    found = Counter[MarkLook]()
    for track in lanes.side(side).tracks:
        if track.look is not MarkLook.QUIET and not track.settled:
            found[track.look] += track.pyramid.count(left, right)
    return ", ".join(f"{count:,} {_LOOKS[look]}" for look, count in sorted(found.items(), key=_loudest) if count)


def _loudest(entry: tuple[MarkLook, int]) -> int:
    return -entry[0].value


_LOOKS = {
    MarkLook.AMBIGUOUS: "ambiguous",
    MarkLook.NOT_WITNESSED: "not witnessed",
    MarkLook.VANISHED: "vanished",
    MarkLook.MISSING: "missing from the history",
}


# One mark


def headline(mark: Mark) -> str:
    if mark.finding is None:
        return "Heard here" if mark.side is Side.HEARD else "In the vendor's history"
    return verdicts.verdict(mark.finding.verdict)


def accuses(mark: Mark) -> bool:
    return mark.look in (MarkLook.MISSING, MarkLook.VANISHED)


def facts(mark: Mark, zone: tzinfo | None) -> list[tuple[str, str]]:
    """Label and text of each line of the hover card; lines with nothing to say are left out."""
    lines = [("Speaker", shown(mark.speaker.name, messages.NAME_LIMIT))]
    heard, told = _sides(mark)
    if heard is not None:
        lines += _heard_lines(heard, zone)
    if told is not None:
        lines += _told_lines(told, mark, zone)
    if mark.finding:
        lines += _finding_lines(mark)
    return [(label, text) for label, text in lines if text]


def _sides(mark: Mark) -> tuple[Sighting | None, HistoryRecord | None]:
    if mark.finding is not None:
        return mark.finding.sighting, mark.finding.record
    return (mark.subject, None) if isinstance(mark.subject, Sighting) else (None, mark.subject)


def _heard_lines(one: Sighting, zone: tzinfo | None) -> list[tuple[str, str]]:
    unsure = one.uncertainty.total_seconds()
    score = f", score {one.score:.2f}" if one.score is not None else ""
    around = f" ± {messages.duration(one.uncertainty)}" if unsure > 0 else ""
    marked = {True: "somebody asked for it", False: "somebody marked: I did not ask for that"}
    return [
        ("Heard", words.moment(one.at.timestamp(), zone, fraction=unsure < 1) + around),
        ("Until", words.moment(one.end.timestamp(), zone, fraction=True) if one.end else ""),
        ("By", verdicts.by(one.by) + score),
        ("Marked", marked[one.asked_for] if one.asked_for is not None else ""),
        ("Note", note_words(one.note)),
    ]


def _told_lines(one: HistoryRecord, mark: Mark, zone: tzinfo | None) -> list[tuple[str, str]]:
    shift = mark.offset or 0.0
    low, high = one.at.earliest.timestamp() - shift, one.at.latest.timestamp() - shift
    span = words.moment(low, zone, fraction=high - low < 1)
    if high - low >= 1:
        span = f"within {messages.duration(timedelta(seconds=high - low))} from {span}"
    label = f" ({shown(one.label, messages.NAME_LIMIT)})" if one.label else ""
    return [
        ("Vendor", span),
        ("Clock", clock(mark.offset)),
        ("Says", verdicts.kind(one.kind) + label),
        ("Lines", f"{one.repeats:,} alike" if one.repeats > 1 else ""),
        ("Device", shown(one.device, messages.NAME_LIMIT)),
    ]


def _finding_lines(mark: Mark) -> list[tuple[str, str]]:
    finding = mark.finding
    if finding is None:
        return []
    apart = finding.facts.get("apart_s")
    return [
        ("Apart", f"{float(apart):.1f} s" if apart is not None and finding.record and finding.sighting else ""),
        ("Why", verdicts.why(finding)),
        ("Possible", " ".join(_cited(code, mark) for code in finding.possible)),
        ("Triage", _triage(mark)),
    ]


def _cited(code: str, mark: Mark) -> str:
    cited = reason_words(code, mark.speaker.vendor)
    return cited.words if cited else verdicts.code(code)


def _triage(mark: Mark) -> str:
    if mark.triaged is None or mark.triaged.state is Triage.NEW:
        return ""
    note = f": {shown(mark.triaged.note)}" if mark.triaged.note else ""
    return verdicts.triage(mark.triaged.state) + note


def cluster_lines(lanes: SpeakerLanes, side: Side, span: tuple[float, float], zone: tzinfo | None) -> list[str]:
    """Too many to tell apart at this zoom."""
    left, right = span
    count = lanes.side(side).count(left, right)
    told = accusing(lanes, side, left, right)
    lie = f"{count:,} lie here" + (f": {told}" if told else "")
    times = f"{words.moment(left, zone)} – {words.moment(right, zone)}"
    return [f"{title(lanes)}, {SIDES[side]}", lie, times, "Zoom in to tell them apart."]


def band_lines(lanes: SpeakerLanes, side: Side, band: Band, zone: tzinfo | None) -> list[str]:
    """For the hover card over a hatched part: the headline first."""
    ended = f"until {words.moment(band.ended, zone)}" if band.ended < STILL else ""
    span = " ".join(
        part for part in (f"since {words.moment(band.started, zone)}" if band.started else "", ended) if part
    )
    if side is Side.SAID:
        return [
            "No history",
            span,
            f"Nothing that was imported covers this time of {title(lanes)}.",
            clock(lanes.offset),
        ]
    if band.kind is BandKind.UNWATCHED:
        return ["Not listening", span, f"Nothing listened for {title(lanes)}; what it did then is not known."]
    return ["Could not be heard", span, shown(band.reason), "Activations may have happened unheard."]


def spoken(mark: Mark, zone: tzinfo | None) -> str:
    """One mark in one sentence, for a screen reader."""
    when = words.moment(mark.started, zone, fraction=True)
    return f"{shown(mark.speaker.name, messages.NAME_LIMIT)}, {SIDES[mark.side]}, {when}, {headline(mark)}"


def cells(mark: Mark, zone: tzinfo | None) -> tuple[str, ...]:
    """One row of the table, in the order of ``words.COLUMNS``."""
    one, long = mark.subject, timedelta(seconds=mark.ended - mark.started)
    heard = isinstance(one, Sighting)
    ends = words.moment(mark.ended, zone, fraction=True) if heard and long else ""
    within = f"within {messages.duration(long)}" if long >= timedelta(seconds=1) else ""
    length = (messages.duration(long) if ends else "") if heard else within
    return (
        shown(mark.speaker.name, messages.NAME_LIMIT),
        source_word(mark),
        words.moment(mark.started, zone, fraction=True),
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
    told = verdicts.verdict(mark.finding.verdict) if mark.finding else ""
    kind = verdicts.kind(mark.subject.kind) if isinstance(mark.subject, HistoryRecord) else ""
    return ", ".join(part for part in (told, kind) if part)


def source_word(mark: Mark) -> str:
    """By whom it was witnessed, or that the vendor says so."""
    return verdicts.by(mark.subject.by) if isinstance(mark.subject, Sighting) else SIDES[Side.SAID]


def listed(rows: int, total: int) -> str:
    """For a table in which speakers have rows too."""
    if rows == total:
        return f"{total:,} rows on screen as a table"
    return f"The newest {rows:,} of {total:,} rows are listed; zoom in to list the others"


def row_tip(mark: Mark) -> str:
    return verdicts.why(mark.finding) if mark.finding else headline(mark)


def counted(speakers: Sequence[SpeakerLanes], left: float, right: float) -> str:
    """``Kitchen Echo 10 · 1 finding open``, for under the page's title; nothing without speakers."""
    if not speakers:
        return ""
    heard = sum(one.heard.count(left, right) for one in speakers)
    who = title(speakers[0]) if len(speakers) == 1 else "speakers"
    open_ = sum(_open(one, left, right) for one in speakers)
    told = f" · {open_:,} finding{'' if open_ == 1 else 's'} open" if open_ else ""
    return f"{who} {heard:,}{told}"


def _open(lanes: SpeakerLanes, left: float, right: float) -> int:
    """What accuses and was not explained."""
    tracks = [*lanes.heard.tracks, *lanes.said.tracks]
    loud = (MarkLook.MISSING, MarkLook.NOT_WITNESSED, MarkLook.VANISHED)
    return sum(one.pyramid.count(left, right) for one in tracks if one.look in loud and not one.settled)
