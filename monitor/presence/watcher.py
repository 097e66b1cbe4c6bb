"""The one thread that asks who is there: when somebody wants to know, when a signal says so, and seldom by itself."""

from __future__ import annotations

import contextlib
import logging
import queue
import select
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from monitor.clock import Clock
from monitor.model import Presence
from monitor.presence.asking import PATIENT, QUICK, Asking
from monitor.presence.attendance import Attending, Reading, next_look
from monitor.presence.find import Found, find
from monitor.presence_model import Attendance, PresenceChanged, PresenceSpan

log = logging.getLogger(__name__)

ANSWER_SECONDS = 0.05
"""How long the start of an activation may wait for an answer."""
FRESH_SECONDS = 0.25
"""An answer this young is given again, so that a flood of openings asks seldom."""
STOP_SECONDS = 2.0
_UNKNOWN = Presence()


@dataclass(slots=True)
class _Question:
    answer: Presence = _UNKNOWN
    done: threading.Event = field(default_factory=threading.Event)


class AttendanceWatcher:
    """``tell`` hears of each change, on this thread; ``away_after`` is asked at each look, so it may change.

    A source that hangs holds up this thread alone: whoever asks meanwhile is told "unknown" at once.
    """

    def __init__(
        self,
        clock: Clock,
        tell: Callable[[PresenceChanged], None],
        away_after: Callable[[], timedelta],
        journal: Path,
        find_sources: Callable[[], Found] = find,
    ) -> None:
        self._clock, self._tell, self._away_after, self._find = clock, tell, away_after, find_sources
        self._journal = journal
        self._questions: queue.SimpleQueue[_Question] = queue.SimpleQueue()
        self._wake: socket.socket | None = None
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._attending = Attending()
        self._asking = Asking(())
        self._turn, self._stuck = 0, 0  # nothing can be asked before the sources are there: in turn 1
        self._last: tuple[float, Presence] = (float("-inf"), _UNKNOWN)

    def start(self) -> None:
        woken, self._wake = socket.socketpair()
        self._thread = threading.Thread(target=self._run, args=(woken,), name="presence", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """What follows is unknown."""
        self._stopping.set()
        self._poke()
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)

    def spans(self, since: datetime | None, until: datetime | None) -> Sequence[PresenceSpan]:
        from monitor.journal import Reader

        with Reader(self._journal) as reader:
            return reader.presence_spans(since, until)

    def attendance(self) -> Attendance:
        return self._attending.now

    def now(self) -> Presence:
        """From any thread, in ``ANSWER_SECONDS`` at the most."""
        if self._stopping.is_set():
            return _UNKNOWN
        at, answer = self._last
        if time.monotonic() - at < FRESH_SECONDS:
            return answer
        turn = self._turn
        if turn == self._stuck:
            return _UNKNOWN
        question = _Question()
        self._questions.put(question)
        self._poke()
        if question.done.wait(ANSWER_SECONDS):
            return question.answer
        self._stuck = turn  # until the thread comes back from what holds it up
        return _UNKNOWN

    def _poke(self) -> None:
        if self._wake is not None:
            with contextlib.suppress(OSError):
                self._wake.send(b"\0")

    def _run(self, woken: socket.socket) -> None:
        found = self._find()
        self._asking = Asking(found.sources)
        wait = self._look(PATIENT, lock=True)
        while not self._stopping.is_set():
            self._turn += 1
            lock = self._wait(woken, found, wait)
            if self._stopping.is_set():
                break
            waiting = self._taken()
            wait = self._look(QUICK if waiting else PATIENT, lock=lock or not waiting)
            for question in waiting:
                question.answer = self._last[1]
                question.done.set()
        self._end(found)
        woken.close()

    def _wait(self, woken: socket.socket, found: Found, seconds: float) -> bool:
        """Until somebody asks, a signal comes or it is time; whether a lock may have changed."""
        files = [file for wakes in found.wakes if (file := wakes.fileno()) is not None]
        ready, _, _ = select.select([woken.fileno(), *files], [], [], seconds)
        if woken.fileno() in ready:
            woken.recv(4096)
        changed = [wakes.changed() for wakes in found.wakes]  # all of them, or their sockets stay readable
        return any(changed)

    def _taken(self) -> list[_Question]:
        taken = []
        with contextlib.suppress(queue.Empty):
            while True:
                taken.append(self._questions.get_nowait())
        return taken

    def _look(self, patience: float, *, lock: bool) -> float:
        """Ask, tell a change; seconds until it is worth asking again."""
        reading = self._asking.look(patience, lock=lock)
        self._last = (time.monotonic(), reading.presence)
        away_after = self._away_after()
        if changed := self._attending.take(reading, self._clock.now().wall, away_after):
            self._tell(changed)
        return next_look(reading, away_after).total_seconds()

    def _end(self, found: Found) -> None:
        if changed := self._attending.take(Reading(_UNKNOWN), self._clock.now().wall, self._away_after()):
            self._tell(changed)
        for wakes in found.wakes:
            wakes.close()
        if self._wake is not None:
            self._wake.close()
