"""Slow work off the window's thread: with progress, an end before its time, and a sentence if it fails.

A job belongs to no window: it outlives the one that started it. Its thread holds nothing of Qt, only a number at the
post: so it never speaks through what is gone, and never is the last to hold what only the window's thread may destroy.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from monitor.errors import EarwitnessError
from ui.language import QT_TR_NOOP, tr
from ui.post import post
from ui.told import told

BETWEEN = 0.05  # seconds between two signals of progress: more often than anyone sees, rarer than a flood
UNEXPECTED = QT_TR_NOOP("That failed in a way nobody expected. The log says more.")
Tell = Callable[[int, int], None]
Stopped = Callable[[], bool]
Do = Callable[[], object]
_running: set[Job] = set()


@dataclass(frozen=True, slots=True)
class _Told:
    """So many parts of a thousand are done."""

    done: int


@dataclass(frozen=True, slots=True)
class _Ended:
    """The answer, or why there is none."""

    answer: object = None
    sentence: str = ""


class _Worker:
    """The thread's side of a job: nothing of it is Qt's."""

    def __init__(self, work: Callable[[Tell, Stopped], object]) -> None:
        self._work = work
        self._last = 0.0
        self.stop = threading.Event()

    def run(self, leave: Callable[[object], None]) -> None:
        self._leave = leave
        ended = _Ended(sentence=UNEXPECTED)
        try:
            ended = _Ended(self._work(self._tell, self.stop.is_set))
        except EarwitnessError as error:
            ended = _Ended(sentence=str(error))
        finally:
            self._leave(ended)

    def _tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._last >= BETWEEN:
            self._last = now
            # Qt's own numbers have 32 bits; a history may have more bytes.
            self._leave(_Told(done * 1000 // total if total else 1000))


class Job(QObject):
    """``start`` once. ``done``: the answer. ``failed``: one sentence, in the window's language. After ``cancel``
    neither comes.

    ``ask_to_stop`` leaves it to the work whether it still can. ``progressed``: parts of a thousand, and a thousand.
    The work holds no widget and asks none: what it needs of one is read before.
    """

    done = Signal(object)
    failed = Signal(str)
    progressed = Signal(int, int)

    def __init__(self, work: Callable[[Tell, Stopped], object]) -> None:
        super().__init__()
        self._dropped = False
        self._worker = _Worker(work)

    def start(self) -> None:
        _running.add(self)
        self._number = post().open(self._take)
        leave = partial(post().leave, self._number)
        self._thread = threading.Thread(target=self._worker.run, args=(leave,), name="window-job", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """The work is told to stop; whatever it still says is dropped."""
        self._dropped = True
        self._worker.stop.set()

    def ask_to_stop(self) -> None:
        """The work is told to stop; its answer, or why there is none, still comes."""
        self._worker.stop.set()

    def _take(self, letter: object) -> None:
        if isinstance(letter, _Ended):
            self._on_ended(letter)
        elif isinstance(letter, _Told) and not self._dropped:
            self.progressed.emit(letter.done, 1000)

    def _on_ended(self, ended: _Ended) -> None:
        # Joined, so that the last who holds the work and what it was given is this thread.
        self._thread.join()
        post().close(self._number)
        _running.discard(self)
        if self._dropped:
            return
        if ended.sentence:
            self.failed.emit(_said(ended.sentence))
        else:
            self.done.emit(ended.answer)


def _said(sentence: str) -> str:
    """Why there is no answer, in the window's language."""
    return tr(sentence) if sentence == UNEXPECTED else told(sentence)


class Latest(QObject):
    """One kind of work, never twice at a time; asked while it runs, it runs once more afterwards, with what was asked
    last. ``done``: the answer, unless there is none.
    """

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._next: Do | None = None
        self.running = False

    def ask(self, work: Do) -> None:
        """``work`` runs on a thread of its own, so it holds no widget."""
        if self.running:
            self._next = work
            return
        self.running = True
        job = Job(lambda tell, stopped: work())
        job.done.connect(self._on_done)
        job.failed.connect(self._on_failed)
        job.start()

    def _on_failed(self, _sentence: str) -> None:
        self._on_done(None)

    def _on_done(self, answer: object) -> None:
        self.running = False
        work, self._next = self._next, None
        if work is not None:
            self.ask(work)
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
