"""The hours in which a rule speaks: always, or from a time to a time, also over midnight."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.clock_field import clock_field, time_in
from ui.language import tr
from ui.parts import label, row

_NIGHT = (time(22), time(6))
"""What is offered first."""


class HoursChoice(QWidget):
    """``changed`` when other hours are chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._only = QCheckBox(tr("only from"))
        self._only.setAccessibleName(tr("Only between two times"))
        self._start, self._end = clock_field(tr("From")), clock_field(tr("Until"))
        self.setLayout(row(self._only, self._start, label(tr("to")), self._end, 1))
        self.show_hours(None)
        self._only.toggled.connect(self._on_changed)
        for each in (self._start, self._end):
            each.timeChanged.connect(self._on_changed)

    def hours(self) -> tuple[time, time] | None:
        """None: always; so are hours from a time to the same."""
        start, end = time_in(self._start), time_in(self._end)
        return (start, end) if self._only.isChecked() and start != end else None

    def show_hours(self, hours: tuple[time, time] | None) -> None:
        self._only.setChecked(hours is not None)
        for field, at in zip((self._start, self._end), hours or _NIGHT, strict=True):
            field.setTime(QTime(at.hour, at.minute))
            field.setEnabled(hours is not None)

    def _on_changed(self) -> None:
        for each in (self._start, self._end):
            each.setEnabled(self._only.isChecked())
        self.changed.emit()
