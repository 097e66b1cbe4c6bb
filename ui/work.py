"""Slow reading off the window's thread: a plain thread does it, a signal brings the answer back."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from monitor.errors import EarwitnessError

log = logging.getLogger(__name__)


class Work(QObject):
    """One kind of job, never twice at a time; asked while it runs, it runs once more afterwards."""

    _done = Signal(object)

    def __init__(self, job: Callable[[], object], use: Callable[[object], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job, self._use = job, use
        self._running = self._again = self._closed = False
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    def ask(self) -> None:
        if self._running:
            self._again = True
            return
        self._running = True
        threading.Thread(target=self._run, name="window-reads", daemon=True).start()

    def close(self) -> None:
        """The answer of a job that still runs is dropped."""
        self._closed = True

    def _run(self) -> None:
        answer: object = None
        try:
            answer = self._job()
        except EarwitnessError as error:
            log.info("Could not read for the window: %s", error)
        if not self._closed:
            self._done.emit(answer)

    def _on_done(self, answer: object) -> None:
        self._running = False
        if answer is not None and not self._closed:
            self._use(answer)
        if self._again:
            self._again = False
            self.ask()
