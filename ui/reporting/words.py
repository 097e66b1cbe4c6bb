"""What the report dialog says. No Qt."""

from __future__ import annotations

from monitor.report.facts import Redaction
from ui import messages
from ui.language import QT_TR_NOOP, tr
from ui.report.forms import Prepared
from ui.told import told

LEVELS = {
    Redaction.NONE: (
        QT_TR_NOOP("Everything"),
        QT_TR_NOOP("Names of programs, people, folders and devices as they were recorded."),
    ),
    Redaction.PEOPLE: (
        QT_TR_NOOP("Without people"),
        QT_TR_NOOP("Names of people, accounts, folders, devices and speakers become numbers."),
    ),
    Redaction.ALL: (
        QT_TR_NOOP("Without programs too"),
        QT_TR_NOOP("Programs become A, B, C; only how well each was known stays."),
    ),
}
FORMS = {
    ".zip": QT_TR_NOOP("Everything in one file, signed (zip)"),
    ".pdf": QT_TR_NOOP("Paper (PDF)"),
    ".html": QT_TR_NOOP("Page for a browser (HTML)"),
    ".json": QT_TR_NOOP("For other programs, signed (JSON)"),
    ".csv": QT_TR_NOOP("Table (CSV)"),
    ".ndjson": QT_TR_NOOP("App Privacy Report lines (NDJSON)"),
}


def title() -> str:
    return tr("Make a report")


def looking() -> str:
    return tr("Looking at what was recorded…")


def writing() -> str:
    return tr("Writing the report…")


def warning() -> str:
    no_sound = tr("No report ever holds sound: none is kept.")
    give = tr("It says who used the microphone when. Give it only to somebody who may know that.")
    return f"{no_sound} {give}"


def numbers(found: Prepared) -> str:
    """``12 openings of a microphone and 2 findings.``"""
    report = found.report
    parts = [tr("{One opening|%n openings} of a microphone", "", len(report.activations))]
    if report.speakers:
        parts.append(tr("{one finding|%n findings}", "", sum(len(part.findings) for part in report.speakers)))
    return f"{messages.listed(parts)}."


def signature(found: Prepared) -> str:
    if found.report.proof is None:
        return tr("The journal holds no record of this time, so there is nothing to sign.")
    if found.unsigned:
        return tr("Not signed: {why}").format(why=told(found.unsigned))
    return tr("Signed by this installation.")


def written(name: str) -> str:
    return tr("The report is in {name} now.").format(name=name)
