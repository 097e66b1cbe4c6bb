"""The facts of a report as a document: its sections in their order. The words of each are in a module of its own."""

from __future__ import annotations

from monitor.report.facts import Report
from ui.language import tr
from ui.report import covered, deeds, events, findings, proof, told
from ui.report.blocks import Block, Document, Section
from ui.report.chart import timeline
from ui.report.times import Times


def lead_of(report: Report) -> tuple[str, ...]:
    """What the document says first, without the rest of it."""
    return tuple(told.lead(report, _times(report)))


def document_of(report: Report) -> Document:
    """The whole report for people; the same for every layout."""
    times = _times(report)
    done = (*deeds.alerts(report, times), *deeds.acts(report, times))
    sections = [
        Section("picture", tr("The time at a glance"), (timeline(report, times),)),
        Section("events", tr("What was recorded"), tuple(events.blocks(report, times))),
        *_where_any("acts", tr("Alerts, and what was done"), done),
        *_where_any("presence", tr("Whether anyone was there"), tuple(deeds.presence(report, times))),
        *(findings.section(report, part, times) for part in report.speakers),
        Section("covered", tr("What was covered and what was not"), tuple(covered.blocks(report, times))),
        Section("conclusions", tr("What may be concluded, and what may not"), tuple(covered.conclusions(report))),
        *findings.vendor_sections(report),
        Section("method", tr("How this was recorded"), tuple(covered.method(report))),
        Section("proof", tr("How to check this report"), tuple(proof.blocks(report, times))),
    ]
    title, language = tr("Who listened: an incident report"), tr("en", "the language's own code, as in HTML's lang")
    return Document(title, language, tuple(told.lead(report, times)), tuple(told.facts(report, times)), tuple(sections))


def _times(report: Report) -> Times:
    return Times(report.made.zone, report.selection.since, report.selection.until)


def _where_any(key: str, title: str, blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """Nothing for what was not recorded: most reports hold no act."""
    return (Section(key, title, blocks),) if blocks else ()
