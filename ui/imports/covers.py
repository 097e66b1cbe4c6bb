"""For what time a list is complete: as it says, or as the person does."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QDateTime, QTimeZone, Signal
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QVBoxLayout, QWidget

from monitor.speaker_model import Span
from ui.imports.plan import checked_span
from ui.language import tr
from ui.parts import label, row


class CoversBox(QWidget):
    """``changed``: another time, or none of the person's own."""

    changed = Signal()

    def __init__(self, question: str, span: Span | None, now: datetime) -> None:
        super().__init__()
        self._now = now
        self.whole = QCheckBox(question)
        self.begin, self.end = (
            _moment_edit(tr("The list is complete from")),
            _moment_edit(tr("The list is complete to")),
        )
        for edit, at in ((self.begin, span.earliest if span else now), (self.end, span.latest if span else now)):
            edit.setDateTime(_local(min(at, now)))
            edit.setEnabled(False)
            edit.dateTimeChanged.connect(lambda _: self.changed.emit())
        self.whole.toggled.connect(self._on_whole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row(self.whole, self.begin, label(tr("to", "until a time")), self.end, 1))

    def span(self) -> Span | None:
        """Raises BadInput with one sentence where no list can be complete for that."""
        return checked_span(_utc(self.begin), _utc(self.end), self._now) if self.whole.isChecked() else None

    def _on_whole(self, checked: bool) -> None:
        self.begin.setEnabled(checked)
        self.end.setEnabled(checked)
        self.changed.emit()


def _moment_edit(name: str) -> QDateTimeEdit:
    edit = QDateTimeEdit()
    edit.setAccessibleName(name)
    edit.setDisplayFormat(tr("d MMM yyyy HH:mm"))
    edit.setCalendarPopup(True)
    return edit


def _local(at: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at.timestamp()), QTimeZone.systemTimeZone())


def _utc(edit: QDateTimeEdit) -> datetime:
    return datetime.fromtimestamp(edit.dateTime().toSecsSinceEpoch(), UTC)
