"""A gate before what is shown: the first of a burst goes through at once, the rest together."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

FRESHEST_MS = 100
"""Between two looks at the snapshot: faster than anyone reads, slow enough for 5,000 records a second."""


class Freshness(QObject):
    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stale = False
        self._timer = QTimer(self)
        self._timer.setInterval(FRESHEST_MS)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    def ask(self) -> None:
        """Something changed."""
        self._stale = self._timer.isActive()
        if not self._stale:
            self._timer.start()
            self.due.emit()

    def _on_time(self) -> None:
        if self._stale:
            self.ask()
