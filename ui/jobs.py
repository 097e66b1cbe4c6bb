"""Slow work off the window's thread: with progress, an end before its time, and a sentence if it fails.

A job belongs to no window: it outlives the one that started it, so that a thread never speaks through what is gone.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from monitor.errors import EarwitnessError

BETWEEN = 0.05  # seconds between two signals of progress: more often than anyone sees, rarer than a flood
Tell = Callable[[int, int], None]
Stopped = Callable[[], bool]
Do = Callable[[], object]
_running: set[Job] = set()


class Job(QObject):
    """``start`` once. ``done``: the answer. ``failed``: one sentence. After ``cancel`` neither comes.

    ``ask_to_stop`` leaves it to the work whether it still can. ``progressed``: parts of a thousand, and a thousand.
    """

    done = Signal(object)
    failed = Signal(str)
    progressed = Signal(int, int)
    _told = Signal(int)
    _ended = Signal(object, str)

    def __init__(self, work: Callable[[Tell, Stopped], object]) -> None:
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        self._dropped = False
        self._last = 0.0
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        _running.add(self)
        self._thread = threading.Thread(target=self._run, name="window-job", daemon=True)
        self._thread.start()

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
        self._ended.emit(answer, sentence)

    def _tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._last >= BETWEEN:
            self._last = now
            # Qt's own numbers have 32 bits; a history may have more bytes.
            self._told.emit(done * 1000 // total if total else 1000)

    def _on_told(self, done: int) -> None:
        if not self._dropped:
            self.progressed.emit(done, 1000)

    def _on_ended(self, answer: object, sentence: str) -> None:
        # Not let go of here, in a slot of its own, nor by the thread: the last to hold it destroys it.
        self._thread.join()
        QTimer.singleShot(0, lambda: _running.discard(self))
        if self._dropped:
            return
        if sentence:
            self.failed.emit(sentence)
        else:
            self.done.emit(answer)


class Latest(QObject):
    """One kind of work, never twice at a time; asked while it runs, it runs once more afterwards. ``done``: the
    answer, unless there is none.
    """

    done = Signal(object)

    def __init__(self, work: Do, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._again = False
        self.running = False

    def ask(self) -> None:
        if self.running:
            self._again = True
            return
        self.running = True
        job = Job(lambda tell, stopped: self._work())
        job.done.connect(self._on_done)
        job.failed.connect(lambda _: self._on_done(None))
        job.start()

    def _on_done(self, answer: object) -> None:
        self.running = False
        if self._again:
            self._again = False
            self.ask()
        elif answer is not None:
            self.done.emit(answer)


class Errands(QObject):
    """Small writes one after the other: each is shown at once and taken back if it failed. ``failed``: a sentence,
    after that.
    """

    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[Do, Do, Do]] = deque()
        self._running = False

    def run(self, write: Do, take_back: Do, after: Do = lambda: None) -> None:
        """``write`` off this thread, in the order of the calls; on this one ``take_back``, if it raised, and
        ``after`` in any case.
        """
        self._waiting.append((write, take_back, after))
        if not self._running:
            self._next()

    def _next(self) -> None:
        self._running = bool(self._waiting)
        if not self._running:
            return
        write, self._take_back, self._after = self._waiting.popleft()
        job = Job(lambda tell, stopped: write())
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_done(self, _answer: object) -> None:
        self._after()
        self._next()

    def _on_failed(self, sentence: str) -> None:
        self._take_back()
        self._after()
        self.failed.emit(sentence)
        self._next()
