"""What the report dialog says. No Qt."""

from __future__ import annotations

from monitor.report.facts import Redaction
from ui import messages
from ui.report.forms import Prepared

TITLE = "Make a report"
LEVELS = {
    Redaction.NONE: ("Everything", "Names of programs, people, folders and devices as they were recorded."),
    Redaction.PEOPLE: ("Without people", "Names of people, accounts, folders, devices and speakers become numbers."),
    Redaction.ALL: ("Without programs too", "Programs become A, B, C; only how well each was known stays."),
}
FORMS = {
    ".zip": "Everything in one file, signed (zip)",
    ".pdf": "Paper (PDF)",
    ".html": "Page for a browser (HTML)",
    ".json": "For other programs, signed (JSON)",
    ".csv": "Table (CSV)",
    ".ndjson": "App Privacy Report lines (NDJSON)",
}
LOOKING = "Looking at what was recorded…"
WRITING = "Writing the report…"
CANCELLED = "Cancelled. Nothing was written."
NO_SOUND = "No report ever holds sound: none is kept."
WARNING = "It says who used the microphone when. Give it only to somebody who may know that."


def numbers(found: Prepared) -> str:
    """``12 openings, 2 findings; signed``."""
    report = found.report
    findings = sum(len(part.findings) for part in report.speakers)
    parts = [f"{messages.counted(len(report.activations), 'opening', 'openings')} of a microphone"]
    if report.speakers:
        parts.append(messages.counted(findings, "finding", "findings").lower())
    return f"{messages.listed(parts)}."


def signature(found: Prepared) -> str:
    if found.report.proof is None:
        return "The journal holds no record of this time, so there is nothing to sign."
    return f"Not signed: {found.unsigned}" if found.unsigned else "Signed by this installation."


def written(name: str) -> str:
    return f"The report is in {name} now."
