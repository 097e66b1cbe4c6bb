"""What the Findings page hands on: a report about the chosen findings, a letter about one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from monitor.report.gather import made_now
from monitor.service import ServiceProtocol
from monitor.speaker_model import Speaker
from ui.findings.rows import Row
from ui.language import tr
from ui.messages import listed, name
from ui.reporting.making import Wish


def make_report(parent: QWidget, service: ServiceProtocol, rows: Sequence[Row]) -> None:
    # What writes reports is not imported before somebody wants one.
    from ui.reporting.dialog import open_report

    open_report(parent, service, [wish(rows)])


def wish(rows: Sequence[Row]) -> Wish:
    """These findings, and what was around them."""
    speakers = listed(sorted({name(each.speaker) for each in rows}))
    title = tr("{One chosen finding|%n chosen findings}: {speakers}", "", len(rows))
    return Wish(title.format(speakers=speakers), findings=tuple(each.finding.id for each in rows))


def write_letter(parent: QWidget, row: Row, speaker: Speaker, now: datetime) -> None:
    from ui.reporting.letter_dialog import open_letter

    open_letter(parent, row.finding, speaker, now, made_now(now).zone)
