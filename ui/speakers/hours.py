"""The hours in which it listens: always, or from a time to a time, also over midnight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from monitor.settings import Hours
from ui.clock_field import clock_field, time_in
from ui.language import tr
from ui.parts import label, row

USUAL = Hours(time(7), time(23))
"""What is offered to somebody who sets hours for the first time."""


class HoursField(QWidget):
    """``chosen`` with a tuple of ``Hours``. Further spans, as a settings file may have them, are only told of."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._only = QCheckBox(tr("only from"))
        self._only.setAccessibleName(tr("Listen only between two times"))
        self._start, self._end = clock_field(tr("Listen from")), clock_field(tr("Listen until"))
        self._more = label(style="small")
        self._only.clicked.connect(self._on_changed)
        for each in (self._start, self._end):
            each.editingFinished.connect(self._on_changed)
        self.setLayout(row(self._only, self._start, label(tr("to", "between two times")), self._end, self._more))
        self._kept: tuple[Hours, ...] = ()
        self.show_hours(())

    def tab_chain(self) -> tuple[QWidget, ...]:
        return self._only, self._start, self._end

    def show_hours(self, hours: Sequence[Hours]) -> None:
        self._kept = tuple(hours)
        shown = self._kept[0] if self._kept else USUAL
        self._only.setChecked(bool(self._kept))
        for field, at in ((self._start, shown.start), (self._end, shown.end)):
            if not field.hasFocus():
                field.setTime(QTime(at.hour, at.minute))
        self._refresh()

    def _on_changed(self) -> None:
        self._refresh()
        hours = (Hours(time_in(self._start), time_in(self._end)),) if self._only.isChecked() else ()
        # Going on through a field is no change, and must not throw away further spans.
        if hours != self._kept[:1] or (not hours and self._kept):
            self._kept = hours
            self.chosen.emit(hours)

    def _refresh(self) -> None:
        for each in (self._start, self._end):
            each.setEnabled(self._only.isChecked())
        others = len(self._kept) - 1
        self._more.setText(tr("and %n more in the settings file", "", others) if others > 0 else "")
        self._more.setVisible(others > 0)
