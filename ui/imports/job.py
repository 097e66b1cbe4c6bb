"""One slow piece of work off the window's thread, with progress, an end before its time, and a sentence if it fails."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from monitor.errors import EarwitnessError

log = logging.getLogger(__name__)
BETWEEN = 0.05  # seconds between two signals of progress: more often than anyone sees, rarer than a flood
Tell = Callable[[int, int], None]
Stopped = Callable[[], bool]


class Job(QObject):
    """``start`` once. ``done``: the answer. ``failed``: one sentence. After ``cancel`` neither comes.

    ``ask_to_stop`` leaves it to the work whether it still can.
    """

    done = Signal(object)
    failed = Signal(str)
    progressed = Signal(int, int)
    _ended = Signal(object, str)

    def __init__(self, work: Callable[[Tell, Stopped], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._dropped = False
        self._last = 0.0
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self.thread_ = threading.Thread(target=self._run, name="window-job", daemon=True)

    def start(self) -> None:
        self.thread_.start()

    def cancel(self) -> None:
        """The work is told to stop; whatever it still says is dropped."""
        self._dropped = True
        self._stop.set()

    def ask_to_stop(self) -> None:
        """The work is told to stop; its answer, or why there is none, still comes."""
        self._stop.set()

    def _run(self) -> None:
        answer, sentence = None, ""
        try:
            answer = self._work(self._tell, self._stop.is_set)
        except EarwitnessError as error:
            sentence = str(error)
        self._say(lambda: self._ended.emit(answer, sentence))

    def _tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - self._last < BETWEEN:
            return
        self._last = now
        # Qt's own ints have 32 bits; a history may have more bytes.
        self._say(lambda: self.progressed.emit(done * 1000 // total if total else 1000, 1000))

    def _say(self, emit: Callable[[], None]) -> None:
        """PySide raises RuntimeError when the window was destroyed meanwhile: then nobody waits for the answer."""
        try:
            emit()
        except RuntimeError:
            log.debug("Nobody waits any more for what %s did", self.thread_.name)

    def _on_ended(self, answer: object, sentence: str) -> None:
        if self._dropped:
            return
        if sentence:
            self.failed.emit(sentence)
        else:
            self.done.emit(answer)
