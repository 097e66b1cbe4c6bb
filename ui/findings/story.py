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
from ui.findings import figures, words
from ui.findings.rows import Row, span_of
from ui.language import decimal, tr
from ui.listening_words import note_words
from ui.told import told

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
    return Behind(told(found.words), words.source(found)) if found else Behind(words.code(code))


def _vendor(finding: Finding, speaker: Speaker | None) -> Vendor:
    if speaker is not None:
        return speaker.vendor
    return finding.record.vendor if finding.record else Vendor.OTHER


def _here(finding: Finding, around: Around | None, zone: tzinfo | None) -> list[Line]:
    sighting = finding.sighting
    if sighting is None:
        return [(tr("Heard"), _not_seen(finding)), *_listening(finding, around, zone)]
    lines = [
        (tr("Time"), figures.sighting_time(sighting, zone)),
        (tr("Until"), figures.exactly(sighting.end, zone) if sighting.end else ""),
        (tr("How"), _how(sighting)),
        (tr("Asked for"), _asked(sighting)),
        (tr("Note"), note_words(sighting.note, limit=200)),
    ]
    return [line for line in lines if line[1]] + _listening(finding, around, zone)


def _not_seen(finding: Finding) -> str:
    return tr("nothing", "was heard") if finding.verdict is Verdict.NOT_WITNESSED else tr("nothing was witnessed here")


def _how(sighting: Sighting) -> str:
    how = words.by(sighting.by)
    if sighting.score is None:
        return how
    return tr("{how}, score {score} of 1").format(how=how, score=decimal(f"{sighting.score:.2f}"))


def _asked(sighting: Sighting) -> str:
    if sighting.asked_for is None:
        return ""
    return tr("yes, somebody marked it so") if sighting.asked_for else tr("no: “I did not ask for that”")


def _listening(finding: Finding, around: Around | None, zone: tzinfo | None) -> list[Line]:
    """When this speaker could be heard around that time, and why not."""
    if around is None:
        return [(tr("Listening", "of a finding"), tr("is being read…"))]
    low, high = _window(finding)
    near = [each for each in around.listened if each.started <= high and (each.ended is None or each.ended >= low)]
    if not near:
        return [(tr("Listening", "of a finding"), tr("nobody listened within half an hour of it"))]
    return [(tr("Listening", "of a finding"), _span(each, low, high, zone)) for each in near[:6]]


def _window(finding: Finding) -> tuple[datetime, datetime]:
    low, high = span_of(finding)
    return low - AROUND, high + AROUND


def _span(each: Coverage, low: datetime, high: datetime, zone: tzinfo | None) -> str:
    begin = each.started.astimezone(zone)
    end = each.ended.astimezone(zone) if each.ended else None
    since = (
        f"{figures.day(begin, zone)} {begin:%H:%M}" if each.started < low - timedelta(hours=12) else f"{begin:%H:%M}"
    )
    until = tr("now", "end of a time") if end is None else f"{end:%H:%M}"
    if not each.blind:
        return tr("{begin} – {end}: yes", "listening").format(begin=since, end=until)
    reason = shown(told(each.blind), 120)
    return tr("{begin} – {end}: not, {reason}", "listening").format(begin=since, end=until, reason=reason)


def _vendor_side(finding: Finding, speaker: Speaker | None, around: Around | None, zone: tzinfo | None) -> list[Line]:
    record = finding.record
    if record is None:
        return [(tr("Says"), _nothing(finding))]
    lines = [
        (tr("Time"), figures.when(record.at.earliest, record.at.latest, zone)),
        (tr("Says"), words.kind(record.kind)),
        (tr("Its label"), shown(record.label, 80)),
        (tr("Device"), _device(record, speaker)),
        (tr("Words"), _text(record)),
        (tr("Repeats"), tr("%n identical lines", "", record.repeats) if record.repeats > 1 else ""),
        (tr("From", "a file"), _from(record, around, zone)),
    ]
    return [line for line in lines if line[1]]


def _nothing(finding: Finding) -> str:
    if finding.verdict is Verdict.MISSING:
        return tr("The history that was imported does not have it.")
    return tr("No record is paired with it.")


def _device(record: HistoryRecord, speaker: Speaker | None) -> str:
    if speaker is not None and record.device in speaker.labels:
        return f"{shown(speaker.name, 60)} ({words.device(record)})"
    return words.device(record)


def _text(record: HistoryRecord) -> str:
    if record.text:
        return tr("“{words}”", "said").format(words=shown(record.text, 300))
    return tr("there were words; they were not kept") if record.has_text else tr("none", "words")


def _from(record: HistoryRecord, around: Around | None, zone: tzinfo | None) -> str:
    known = next((each for each in (around.imports if around else ()) if _holds(each, record)), None)
    parts = [_import_words(known, zone) if known else tr("an import")]
    if record.file_sha256:
        parts.append(tr("file {digest}…").format(digest=record.file_sha256[:12]))
    return ", ".join([*parts, *([shown(record.place, 80)] if record.place else [])])


def _import_words(known: Imported, zone: tzinfo | None) -> str:
    local = known.at.astimezone(zone)
    return tr("import of {time}").format(time=f"{figures.day(known.at, zone)} {local:%H:%M:%S}")


def _holds(each: Imported, record: HistoryRecord) -> bool:
    return any(file.sha256 == record.file_sha256 for file in each.files)


def _compared(finding: Finding, summary: Mapping[str, str | float | int]) -> list[str]:
    said = []
    if "apart_s" in finding.facts:
        apart = float(finding.facts["apart_s"])
        far = tr("After that the two lie {seconds} apart.").format(seconds=figures.seconds(apart))
        said.append(far if apart else tr("After that the two overlap."))
    if "clock_offset_s" in summary:
        offset, spread = float(summary["clock_offset_s"]), float(summary.get("clock_spread_s", 0))
        said.insert(0, figures.clock(offset, spread, str(summary.get("clock", ""))))
    if "chance_share" in finding.facts:
        said.append(figures.chance(float(finding.facts["chance_share"])))
    return said


def as_text(row: Row, story: Story) -> str:
    """For a screen reader and for the clipboard: the whole of it, line by line."""
    sides = [(tr("Witnessed here"), story.here), (tr("The vendor says"), story.vendor)]
    lines = [f"{story.title}: {shown(row.speaker, 60)}", story.meaning]
    for heading, side in sides:
        lines += [heading, *(f"  {what}: {said}" for what, said in side)]
    lines += [tr("How they were compared"), *(f"  {each}" for each in story.compared)]
    for heading, reasons in ((tr("Possible"), story.possible), (tr("Ruled out"), story.ruled_out)):
        lines += [
            heading,
            *(f"  {each.words} ({each.source})" if each.source else f"  {each.words}" for each in reasons),
        ]
    return "\n".join(lines)
