"""The last day, read off the window's thread: when it is asked for, and now and then while somebody looks."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from monitor.clock import Clock
from monitor.service import ServiceProtocol
from ui.work import Work

SOON_MS = 5_000
"""Between two readings while someone records and the page is seen."""


class LastDay(QObject):
    """``came`` with a ``DayRead``."""

    came = Signal(object)

    def __init__(self, service: ServiceProtocol, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._service, self._clock = service, clock
        self._work = Work(self._read, self.came.emit, self)
        self._timer = QTimer(self)
        self._timer.setInterval(SOON_MS)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work.ask)

    def ask(self) -> None:
        self._work.ask()

    def ask_soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def close(self) -> None:
        self._work.close()

    def _read(self) -> object:
        from ui.day import read_day

        return read_day(self._service, self._clock.now().wall)
