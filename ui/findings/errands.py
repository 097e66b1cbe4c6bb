"""Small writes one after the other, off the window's thread: each is shown at once and taken back if it failed."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from monitor.errors import EarwitnessError

Do = Callable[[], object]


class Errands(QObject):
    """``failed``: a sentence, after what was shown was taken back."""

    failed = Signal(str)
    _broke = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: queue.SimpleQueue[tuple[Do, Do]] = queue.SimpleQueue()
        self._running = False
        self._lock = threading.Lock()
        self._broke.connect(self._on_broke, Qt.ConnectionType.QueuedConnection)

    def run(self, write: Do, take_back: Do) -> None:
        """``write`` on a thread of its own, in the order of the calls; ``take_back`` on this one, if it raised."""
        with self._lock:
            self._waiting.put((write, take_back))
            if self._running:
                return
            self._running = True
        threading.Thread(target=self._work, name="window-writes", daemon=True).start()

    def _work(self) -> None:
        while True:
            with self._lock:
                if self._waiting.empty():
                    self._running = False
                    return
            write, take_back = self._waiting.get()
            try:
                write()
            except EarwitnessError as error:
                self._tell(take_back, str(error))

    def _tell(self, take_back: Do, sentence: str) -> None:
        """PySide raises RuntimeError when the window was destroyed meanwhile: then nothing is shown any more."""
        try:
            self._broke.emit(take_back, sentence)
        except RuntimeError:
            return

    def _on_broke(self, take_back: Do, sentence: str) -> None:
        take_back()
        self.failed.emit(sentence)
