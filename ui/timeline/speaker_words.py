"""What the timeline says of speakers: their lanes, their marks, why something can't be told. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta, tzinfo

from monitor.names import shown
from monitor.speaker_model import HistoryRecord, Sighting
from monitor.speaker_records import Triage
from monitor.vendors import reason_words
from ui import messages
from ui.findings import words as verdicts
from ui.language import QT_TR_NOOP, decimal, number, tr
from ui.listening_words import note_words
from ui.speakers_words import vendor_name
from ui.timeline.bands import STILL, Band, BandKind
from ui.timeline.speaker_lanes import Mark, MarkLook, Side, SpeakerLanes
from ui.timeline.times import moment
from ui.told import told

_SIDES = {Side.HEARD: QT_TR_NOOP("heard here"), Side.SAID: QT_TR_NOOP("vendor says")}


def title(lanes: SpeakerLanes) -> str:
    return shown(lanes.speaker.name, messages.NAME_LIMIT)


def clock(offset: float | None) -> str:
    """``vendor's clock +3.2 s, applied``; nothing where it can't be told."""
    if offset is None:
        return ""
    return tr("vendor's clock {offset} s, applied").format(offset=decimal(f"{offset:+.1f}"))


def side_name(side: Side) -> str:
    return tr(_SIDES[side])


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
        return tr("no history imported")
    if not count:
        return tr("nothing in this span")
    return tr("%n {time|times}", "", count) if side is Side.HEARD else tr("%n {line|lines}", "", count)


def side_tooltip(lanes: SpeakerLanes, side: Side | None) -> str:
    lines = [title(lanes), vendor_name(lanes.speaker.vendor)]
    if lanes.speaker.room:
        lines.append(shown(lanes.speaker.room, messages.NAME_LIMIT))
    if side is Side.HEARD:
        lines.append(tr("Activations that were witnessed here, by its chime, by a person or by another witness."))
    elif lanes.offset is not None:
        lines += [tr("What the vendor's history says, in this computer's time."), clock(lanes.offset)]
    else:
        lines.append(tr("What the vendor's history says, by the vendor's clock."))
    return "\n".join(line for line in lines if line)


def side_spoken(lanes: SpeakerLanes, side: Side, left: float, right: float) -> str:
    """What a screen reader says of a lane."""
    parts = [title(lanes), side_name(side), side_detail(lanes, side, left, right)]
    parts += [accusing(lanes, side, left, right), clock(lanes.offset) if side is Side.SAID else ""]
    return ", ".join(part for part in parts if part)


def accusing(lanes: SpeakerLanes, side: Side, left: float, right: float) -> str:
    """``2 missing from the history, 1 ambiguous``: what is not explained, in the span on screen."""
    found = Counter[MarkLook]()
    for track in lanes.side(side).tracks:
        if track.look is not MarkLook.QUIET and not track.settled:
            found[track.look] += track.pyramid.count(left, right)
    return ", ".join(_counted(look, count) for look, count in sorted(found.items(), key=_loudest) if count)


def _loudest(entry: tuple[MarkLook, int]) -> int:
    return -entry[0].value


def _counted(look: MarkLook, count: int) -> str:
    match look:
        case MarkLook.MISSING:
            return tr("%n missing from the history", "findings", count)
        case MarkLook.VANISHED:
            return tr("%n vanished", "findings", count)
        case MarkLook.NOT_WITNESSED:
            return tr("%n not witnessed", "findings", count)
        case _:
            return tr("%n ambiguous", "findings", count)


# One mark


def headline(mark: Mark) -> str:
    if mark.finding is None:
        return tr("Heard here") if mark.side is Side.HEARD else tr("In the vendor's history")
    return verdicts.verdict(mark.finding.verdict)


def accuses(mark: Mark) -> bool:
    return mark.look in (MarkLook.MISSING, MarkLook.VANISHED)


def facts(mark: Mark, zone: tzinfo | None) -> list[tuple[str, str]]:
    """Label and text of each line of the hover card; lines with nothing to say are left out."""
    lines = [(tr("Speaker"), shown(mark.speaker.name, messages.NAME_LIMIT))]
    heard, said = _sides(mark)
    if heard is not None:
        lines += _heard_lines(heard, zone)
    if said is not None:
        lines += _said_lines(said, mark, zone)
    if mark.finding:
        lines += _finding_lines(mark)
    return [(label, text) for label, text in lines if text]


def _sides(mark: Mark) -> tuple[Sighting | None, HistoryRecord | None]:
    if mark.finding is not None:
        return mark.finding.sighting, mark.finding.record
    return (mark.subject, None) if isinstance(mark.subject, Sighting) else (None, mark.subject)


def _heard_lines(one: Sighting, zone: tzinfo | None) -> list[tuple[str, str]]:
    unsure = one.uncertainty.total_seconds()
    around = f" ± {messages.duration(one.uncertainty)}" if unsure > 0 else ""
    marked = {True: tr("somebody asked for it"), False: tr("somebody marked: I did not ask for that"), None: ""}
    return [
        (tr("Heard", "a label"), moment(one.at.timestamp(), zone, fraction=unsure < 1) + around),
        (tr("Until", "a label"), moment(one.end.timestamp(), zone, fraction=True) if one.end else ""),
        (tr("By", "a label"), _by(one)),
        (tr("Marked", "a label"), marked[one.asked_for]),
        (tr("Note"), note_words(one.note)),
    ]


def _by(one: Sighting) -> str:
    how = verdicts.by(one.by)
    if one.score is None:
        return how
    return tr("{how}, score {score}").format(how=how, score=decimal(f"{one.score:.2f}"))


def _said_lines(one: HistoryRecord, mark: Mark, zone: tzinfo | None) -> list[tuple[str, str]]:
    shift = mark.offset or 0.0
    low, high = one.at.earliest.timestamp() - shift, one.at.latest.timestamp() - shift
    span = moment(low, zone, fraction=high - low < 1)
    if high - low >= 1:
        length = messages.duration(timedelta(seconds=high - low))
        span = tr("within {length} from {time}").format(length=length, time=span)
    label = f" ({shown(one.label, messages.NAME_LIMIT)})" if one.label else ""
    return [
        (tr("Vendor"), span),
        (tr("Clock"), clock(mark.offset)),
        (tr("Says", "a label"), verdicts.kind(one.kind) + label),
        (tr("Lines", "a label"), tr("%n alike", "lines of a history", one.repeats) if one.repeats > 1 else ""),
        (tr("Device"), shown(one.device, messages.NAME_LIMIT)),
    ]


def _finding_lines(mark: Mark) -> list[tuple[str, str]]:
    finding = mark.finding
    if finding is None:
        return []
    apart, both = finding.facts.get("apart_s"), finding.record and finding.sighting
    return [
        (tr("Apart", "a label"), decimal(f"{float(apart):.1f} s") if apart is not None and both else ""),
        (tr("Why"), verdicts.why(finding)),
        (tr("Possible", "a label"), " ".join(_cited(code, mark) for code in finding.possible)),
        (tr("Triage"), _triage(mark)),
    ]


def _cited(code: str, mark: Mark) -> str:
    cited = reason_words(code, mark.speaker.vendor)
    return told(cited.words) if cited else verdicts.code(code)


def _triage(mark: Mark) -> str:
    if mark.triaged is None or mark.triaged.state is Triage.NEW:
        return ""
    note = f": {shown(mark.triaged.note)}" if mark.triaged.note else ""
    return verdicts.triage(mark.triaged.state) + note


def cluster_lines(lanes: SpeakerLanes, side: Side, span: tuple[float, float], zone: tzinfo | None) -> list[str]:
    """Too many to tell apart at this zoom."""
    left, right = span
    count = lanes.side(side).count(left, right)
    accused = accusing(lanes, side, left, right)
    lie = tr("%n lie here", "marks", count) + (f": {accused}" if accused else "")
    times = f"{moment(left, zone)} – {moment(right, zone)}"
    return [f"{title(lanes)}, {side_name(side)}", lie, times, tr("Zoom in to tell them apart.")]


def band_lines(lanes: SpeakerLanes, side: Side, band: Band, zone: tzinfo | None) -> list[str]:
    """For the hover card over a hatched part: the headline first."""
    span = _band_span(band, zone)
    if side is Side.SAID:
        return [
            tr("No history"),
            span,
            tr("Nothing that was imported covers this time of {speaker}.").format(speaker=title(lanes)),
            clock(lanes.offset),
        ]
    if band.kind is BandKind.UNWATCHED:
        unknown = tr("Nothing listened for {speaker}; what it did then is not known.").format(speaker=title(lanes))
        return [tr("Not listening"), span, unknown]
    unheard = tr("Activations may have happened unheard.")
    return [tr("Could not be heard"), span, shown(told(band.reason)), unheard]


def _band_span(band: Band, zone: tzinfo | None) -> str:
    begin, end = moment(band.started, zone), moment(band.ended, zone) if band.ended < STILL else ""
    if band.started and end:
        return tr("since {begin} until {end}").format(begin=begin, end=end)
    if end:
        return tr("until {time}").format(time=end)
    return tr("since {time}").format(time=begin) if band.started else ""


def spoken(mark: Mark, zone: tzinfo | None) -> str:
    """One mark in one sentence, for a screen reader."""
    when = moment(mark.started, zone, fraction=True)
    return f"{shown(mark.speaker.name, messages.NAME_LIMIT)}, {side_name(mark.side)}, {when}, {headline(mark)}"


def counted(speakers: Sequence[SpeakerLanes], left: float, right: float) -> str:
    """``Kitchen Echo 10 · 1 finding open``, for under the page's title; nothing without speakers."""
    if not speakers:
        return ""
    heard = sum(one.heard.count(left, right) for one in speakers)
    who = title(speakers[0]) if len(speakers) == 1 else tr("speakers")
    open_ = sum(_open(one, left, right) for one in speakers)
    line = f"{who} {number(heard)}"
    accused = tr("%n {finding|findings} open", "", open_)
    return f"{line} · {accused}" if open_ else line


def _open(lanes: SpeakerLanes, left: float, right: float) -> int:
    """What accuses and was not explained."""
    tracks = [*lanes.heard.tracks, *lanes.said.tracks]
    loud = (MarkLook.MISSING, MarkLook.NOT_WITNESSED, MarkLook.VANISHED)
    return sum(one.pyramid.count(left, right) for one in tracks if one.look in loud and not one.settled)
