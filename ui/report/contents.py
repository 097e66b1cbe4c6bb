"""The facts of a report as a document: its sections in their order. The words of each are in a module of its own."""

from __future__ import annotations

from monitor.report.facts import Report
from ui.report import events, findings, proof, told
from ui.report.blocks import Document, Section
from ui.report.chart import timeline
from ui.report.times import Times

TITLE = "Who listened: an incident report"


def document_of(report: Report) -> Document:
    """The whole report for people; the same for every layout."""
    times = Times(report.made.zone)
    sections = [
        Section("picture", "The time at a glance", (timeline(report, times),)),
        Section("events", "What was recorded", tuple(events.blocks(report, times))),
        *(findings.section(report, part, times) for part in report.speakers),
        Section("covered", "What was covered and what was not", tuple(told.covered(report, times))),
        Section("conclusions", "What may be concluded, and what may not", tuple(told.conclusions(report))),
        *findings.vendor_sections(report),
        Section("method", "How this was recorded", tuple(told.method(report))),
        Section("proof", "How to check this report", tuple(proof.blocks(report, times))),
    ]
    return Document(TITLE, "en", tuple(told.lead(report, times)), tuple(told.facts(report, times)), tuple(sections))
