"""What a report says of a smart speaker: the verdicts with both sides and reasons, and the vendor's own word."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.report.facts import Report, SpeakerPart
from monitor.speaker_model import Cited, Finding, Vendor, Witness
from monitor.vendors import profile_of, reason_words
from ui import messages
from ui.finding_words import accuses, verdict_word, witness_word
from ui.findings.words import full
from ui.listening_words import note_words
from ui.report.blocks import Block, Bullets, Paragraph, Section, Table
from ui.report.times import Times

HEADS = ("Verdict", "Witnessed here", "The vendor's history", "Why, and what remains possible")
WIDTHS = (0.18, 0.24, 0.24, 0.34)


def section(report: Report, part: SpeakerPart, times: Times) -> Section:
    title = f"The smart speaker {messages.name(part.speaker.name)}"
    return Section(f"speaker-{part.speaker.id}", title, tuple(_blocks(part, times)))


def vendor_sections(report: Report) -> Iterator[Section]:
    vendors = sorted({part.speaker.vendor for part in report.speakers}, key=lambda vendor: vendor.value)
    for vendor in vendors:
        profile = profile_of(vendor)
        if profile.card:
            items = tuple(cited(line) for line in profile.card)
            yield Section(f"vendor-{vendor.value}", f"What {profile.name} says of itself", (Bullets(items),))


def cited(line: Cited) -> str:
    """A sentence with where it is from, and whether that was read there."""
    unsure = "" if line.verified else ", not verified"
    return f"{line.words} ({line.source}, {line.date}{unsure})"


def _blocks(part: SpeakerPart, times: Times) -> Iterator[Block]:
    if not part.findings:
        yield Paragraph("There is nothing to compare for this speaker in this time.")
        return
    if part.offset_s is not None:
        yield Paragraph(f"The vendor's clock differs from this computer's by {part.offset_s:+.1f} s; that is applied.")
    rows = tuple(_row(finding, part, times) for finding in part.findings)
    yield Table(f"Findings ({len(rows):,})", HEADS, WIDTHS, rows, tuple(_mark(finding) for finding in part.findings))


def _mark(finding: Finding) -> str:
    return "alarm" if accuses(finding.verdict) else ""


def _row(finding: Finding, part: SpeakerPart, times: Times) -> tuple[str, ...]:
    triaged = part.triage.get(finding.id)
    verdict = verdict_word(finding.verdict)
    state = (
        ""
        if triaged is None
        else f" (a person says: {triaged.state.value}{f', {triaged.note}' if triaged.note else ''})"
    )
    return (verdict + state, _here(finding, times), _there(finding, times), _reasons(finding, part.speaker.vendor))


def _here(finding: Finding, times: Times) -> str:
    sighting = finding.sighting
    if sighting is None:
        return "nothing"
    give = sighting.uncertainty.total_seconds()
    unasked = "; marked as not asked for" if sighting.asked_for is False else ""
    doubt = f"; {note_words(sighting.note)}" if sighting.note and sighting.by is Witness.CHIME else ""
    return f"{times.full(sighting.at)} (within {give:g} s), {witness_word(sighting.by)}{doubt}{unasked}"


def _there(finding: Finding, times: Times) -> str:
    record = finding.record
    if record is None:
        return "nothing"
    label = f", {messages.name(record.label)}" if record.label else ""
    return f"{times.full(record.at.earliest)} to {times.full(record.at.latest)}{label}"


def _reasons(finding: Finding, vendor: Vendor) -> str:
    parts = [full(finding)]
    parts += _said("Possible", finding.possible, vendor)
    parts += _said("Ruled out", finding.ruled_out, vendor)
    return " ".join(parts)


def _said(title: str, codes: tuple[str, ...], vendor: Vendor) -> list[str]:
    known = [found.words for code in codes if (found := reason_words(code, vendor)) is not None]
    return [f"{title}: {' '.join(known)}"] if known else []
