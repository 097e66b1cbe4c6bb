"""One finding told in full: both sides, how they were compared, and what may be behind it. Pure, without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from monitor.model import Coverage
from monitor.names import shown
from monitor.speaker_model import Cited, Finding, HistoryRecord, Sighting, Speaker, Vendor, Verdict
from monitor.speaker_records import Imported
from monitor.vendors import reason_words
from ui.findings import words
from ui.findings.rows import Row, span_of
from ui.listening_words import note_words

AROUND = timedelta(minutes=30)
"""How much of the listening before and after is told."""
Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Around:
    """What is read from the disk for one finding: when there was listening around it, and where its record is from."""

    listened: Sequence[Coverage] = ()
    imports: Sequence[Imported] = ()


@dataclass(frozen=True, slots=True)
class Behind:
    """A reason: its sentence, and where that is from ("" where nothing says)."""

    words: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """``here`` and ``vendor``: (what, words) lines. ``compared``: how the two sides were held together."""

    title: str
    meaning: str
    here: Sequence[Line]
    vendor: Sequence[Line]
    compared: Sequence[str]
    possible: Sequence[Behind]
    ruled_out: Sequence[Behind]


def story_of(
    row: Row,
    speaker: Speaker | None,
    summary: Mapping[str, str | float | int],
    around: Around | None,
    zone: tzinfo | None,
) -> Story:
    """``around`` is None while it is being read."""
    finding, vendor = row.finding, _vendor(row.finding, speaker)
    return Story(
        words.verdict(finding.verdict),
        words.full(finding),
        _here(finding, around, zone),
        _vendor_side(finding, speaker, around, zone),
        _compared(finding, summary),
        [behind(code, vendor) for code in finding.possible],
        [behind(code, vendor) for code in finding.ruled_out],
    )


def behind(code: str, vendor: Vendor) -> Behind:
    found: Cited | None = reason_words(code, vendor)
    return Behind(found.words, words.source(found)) if found else Behind(words.code(code))


def _vendor(finding: Finding, speaker: Speaker | None) -> Vendor:
    if speaker is not None:
        return speaker.vendor
    return finding.record.vendor if finding.record else Vendor.OTHER


def _here(finding: Finding, around: Around | None, zone: tzinfo | None) -> list[Line]:
    sighting = finding.sighting
    if sighting is None:
        return [("Heard", _not_seen(finding)), *_listening(finding, around, zone)]
    lines = [
        ("Time", words.sighting_time(sighting, zone)),
        ("Until", words.exactly(sighting.end, zone) if sighting.end else ""),
        ("How", _how(sighting)),
        ("Asked for", _asked(sighting)),
        ("Note", note_words(sighting.note, limit=200)),
    ]
    return [line for line in lines if line[1]] + _listening(finding, around, zone)


def _not_seen(finding: Finding) -> str:
    return "nothing" if finding.verdict is Verdict.NOT_WITNESSED else "nothing was witnessed here"


def _how(sighting: Sighting) -> str:
    score = "" if sighting.score is None else f", score {sighting.score:.2f} of 1"
    return words.by(sighting.by) + score


def _asked(sighting: Sighting) -> str:
    return {None: "", True: "yes, somebody marked it so", False: "no: “I did not ask for that”"}[sighting.asked_for]


def _listening(finding: Finding, around: Around | None, zone: tzinfo | None) -> list[Line]:
    """When this speaker could be heard around that time, and why not."""
    if around is None:
        return [("Listening", "is being read…")]
    low, high = _window(finding)
    near = [each for each in around.listened if each.started <= high and (each.ended is None or each.ended >= low)]
    if not near:
        return [("Listening", "nobody listened within half an hour of it")]
    return [("Listening", _span(each, low, high, zone)) for each in near[:6]]


def _window(finding: Finding) -> tuple[datetime, datetime]:
    low, high = span_of(finding)
    return low - AROUND, high + AROUND


def _span(each: Coverage, low: datetime, high: datetime, zone: tzinfo | None) -> str:
    begin = each.started.astimezone(zone)
    end = each.ended.astimezone(zone) if each.ended else None
    since = f"{words.day(begin, zone)} {begin:%H:%M}" if each.started < low - timedelta(hours=12) else f"{begin:%H:%M}"
    until = "now" if end is None else f"{end:%H:%M}"
    return f"{since} – {until}" + (f": not, {shown(each.blind, 120)}" if each.blind else ": yes")


def _vendor_side(finding: Finding, speaker: Speaker | None, around: Around | None, zone: tzinfo | None) -> list[Line]:
    record = finding.record
    if record is None:
        return [("Says", _nothing(finding))]
    lines = [
        ("Time", words.when(record.at.earliest, record.at.latest, zone)),
        ("Says", words.kind(record.kind)),
        ("Its label", shown(record.label, 80)),
        ("Device", _device(record, speaker)),
        ("Words", _text(record)),
        ("Repeats", f"{record.repeats:,} identical lines" if record.repeats > 1 else ""),
        ("From", _from(record, around, zone)),
    ]
    return [line for line in lines if line[1]]


def _nothing(finding: Finding) -> str:
    if finding.verdict is Verdict.MISSING:
        return "The history that was imported does not have it."
    return "No record is paired with it."


def _device(record: HistoryRecord, speaker: Speaker | None) -> str:
    if speaker is not None and record.device in speaker.labels:
        return f"{shown(speaker.name, 60)} ({words.device(record)})"
    return words.device(record)


def _text(record: HistoryRecord) -> str:
    if record.text:
        return f"“{shown(record.text, 300)}”"
    return "there were words; they were not kept" if record.has_text else "none"


def _from(record: HistoryRecord, around: Around | None, zone: tzinfo | None) -> str:
    known = next((each for each in (around.imports if around else ()) if _holds(each, record)), None)
    when = f"import of {words.exactly(known.at, zone).partition('.')[0]}" if known else "an import"
    digest = f", file {record.file_sha256[:12]}…" if record.file_sha256 else ""
    place = f", {shown(record.place, 80)}" if record.place else ""
    return when + digest + place


def _holds(each: Imported, record: HistoryRecord) -> bool:
    return any(file.sha256 == record.file_sha256 for file in each.files)


def _compared(finding: Finding, summary: Mapping[str, str | float | int]) -> list[str]:
    told = []
    if "apart_s" in finding.facts:
        apart = float(finding.facts["apart_s"])
        told.append(f"After that the two lie {words.seconds(apart)} apart." if apart else "After that the two overlap.")
    if "clock_offset_s" in summary:
        offset, spread = float(summary["clock_offset_s"]), float(summary.get("clock_spread_s", 0))
        told.insert(0, words.clock(offset, spread, str(summary.get("clock", ""))))
    if "chance_share" in finding.facts:
        told.append(words.chance(float(finding.facts["chance_share"])))
    return told


def as_text(row: Row, story: Story) -> str:
    """For a screen reader and for the clipboard: the whole of it, line by line."""
    sides = [("Witnessed here", story.here), ("The vendor says", story.vendor)]
    lines = [f"{story.title}: {shown(row.speaker, 60)}", story.meaning]
    for heading, side in sides:
        lines += [heading, *(f"  {what}: {said}" for what, said in side)]
    lines += ["How they were compared", *(f"  {each}" for each in story.compared)]
    for heading, reasons in (("Possible", story.possible), ("Ruled out", story.ruled_out)):
        lines += [
            heading,
            *(f"  {each.words} ({each.source})" if each.source else f"  {each.words}" for each in reasons),
        ]
    return "\n".join(lines)
