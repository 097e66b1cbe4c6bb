"""What a report says of a smart speaker: the verdicts with both sides and reasons, and the vendor's own word."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.names import shown
from monitor.report.facts import Report, SpeakerPart
from monitor.speaker_model import Cited, Finding, Vendor, Witness
from monitor.vendors import profile_of, reason_words
from ui import messages
from ui.finding_words import accuses, verdict_word, witness_word
from ui.findings.words import full, source, triage
from ui.language import number, tr
from ui.listening_words import note_words
from ui.report.blocks import Block, Bullets, Paragraph, Section, Table
from ui.report.times import Times
from ui.told import told

WIDTHS = (0.18, 0.24, 0.24, 0.34)


def section(report: Report, part: SpeakerPart, times: Times) -> Section:
    title = tr("The smart speaker {name}").format(name=messages.name(part.speaker.name))
    return Section(f"speaker-{part.speaker.id}", title, tuple(_blocks(part, times)))


def vendor_sections(report: Report) -> Iterator[Section]:
    vendors = sorted({part.speaker.vendor for part in report.speakers}, key=lambda vendor: vendor.value)
    for vendor in vendors:
        profile = profile_of(vendor)
        if profile.card:
            items = tuple(cited(line) for line in profile.card)
            title = tr("What {vendor} says of itself").format(vendor=profile.name)
            yield Section(f"vendor-{vendor.value}", title, (Bullets(items),))


def cited(line: Cited) -> str:
    """A sentence with where it is from, and whether that was read there."""
    return f"{told(line.words)} ({source(line)})"


def _blocks(part: SpeakerPart, times: Times) -> Iterator[Block]:
    if not part.findings:
        yield Paragraph(tr("There is nothing to compare for this speaker in this time."))
        return
    if part.offset_s is not None:
        clocks = tr("The vendor's clock differs from this computer's by {seconds} s; that is applied.")
        yield Paragraph(clocks.format(seconds=f"{part.offset_s:+.1f}"))
    rows = tuple(_row(finding, part, times) for finding in part.findings)
    sides = times.head(tr("Witnessed here")), times.head(tr("The vendor's history"))
    heads = tr("Verdict"), *sides, tr("Why, and what remains possible")
    caption = tr("Findings ({count})").format(count=number(len(rows)))
    yield Table(caption, heads, WIDTHS, rows, tuple(_mark(finding) for finding in part.findings))


def _mark(finding: Finding) -> str:
    return "alarm" if accuses(finding.verdict) else ""


def _row(finding: Finding, part: SpeakerPart, times: Times) -> tuple[str, ...]:
    verdict = verdict_word(finding.verdict)
    if (triaged := part.triage.get(finding.id)) is not None:
        said = ", ".join(part for part in (triage(triaged.state), shown(triaged.note)) if part)
        verdict = tr("{verdict} (a person says: {said})").format(verdict=verdict, said=said)
    return (verdict, _here(finding, times), _there(finding, times), _reasons(finding, part.speaker.vendor))


def _here(finding: Finding, times: Times) -> str:
    sighting = finding.sighting
    if sighting is None:
        return tr("nothing")
    give = f"{sighting.uncertainty.total_seconds():g}"
    at = tr("{time} (within {seconds} s)").format(time=times.cell(sighting.at), seconds=give)
    doubt = note_words(sighting.note) if sighting.note and sighting.by is Witness.CHIME else ""
    unasked = tr("marked as not asked for") if sighting.asked_for is False else ""
    return "; ".join(part for part in (f"{at}, {witness_word(sighting.by)}", doubt, unasked) if part)


def _there(finding: Finding, times: Times) -> str:
    record = finding.record
    if record is None:
        return tr("nothing")
    said = times.span(record.at.earliest, record.at.latest)
    return f"{said}, {messages.name(record.label)}" if record.label else said


def _reasons(finding: Finding, vendor: Vendor) -> str:
    parts = [full(finding)]
    parts += _said(tr("Possible"), finding.possible, vendor)
    parts += _said(tr("Ruled out"), finding.ruled_out, vendor)
    return " ".join(parts)


def _said(title: str, codes: tuple[str, ...], vendor: Vendor) -> list[str]:
    known = [told(found.words) for code in codes if (found := reason_words(code, vendor)) is not None]
    return [f"{title}: {' '.join(known)}"] if known else []
