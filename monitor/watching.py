"""The watchers' threads, and the one that finds out more of who opened once the edge is told."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Sequence

from monitor.clock import Clock
from monitor.microphone.watcher import Blind, Emit, Identified, Opened, Watcher

log = logging.getLogger(__name__)

STOP_SECONDS = 5.0
"""How long a thread may take to end before the program ends without it."""
_FAULT = "Earwitness has a fault here and stopped watching; the log file says more. Start it again."


class Watching:
    """``find_watchers`` is called on a thread of its own: to import them takes as long as to import Qt."""

    def __init__(self, clock: Clock, find_watchers: Callable[[], Sequence[Watcher]]) -> None:
        self._clock, self._find_watchers = clock, find_watchers
        self._stopping = threading.Event()
        self._watchers: Sequence[Watcher] = ()
        self._threads: list[threading.Thread] = []
        self._begun: list[threading.Thread] = []
        self._late: queue.SimpleQueue[Opened | None] = queue.SimpleQueue()

    def look_closer(self, opened: Opened) -> None:
        """Find out what takes long to find out, and emit it."""
        self._late.put(opened)

    def start(self, emit: Emit) -> None:
        self._begun.append(started("identify", self._identify_late, emit))
        self._begun.append(started("watchers", self._begin, emit))

    def ask_to_stop(self) -> None:
        self._stopping.set()
        self._late.put(None)

    def stop(self) -> None:
        """Waits until they did; what they told before was emitted."""
        self.ask_to_stop()
        for thread in self._begun:
            thread.join(STOP_SECONDS)
        for watcher in self._watchers:
            watcher.wake()
        for thread in self._threads:
            thread.join(STOP_SECONDS)

    def _begin(self, emit: Emit) -> None:
        self._watchers = self._find_watchers()
        for watcher in self._watchers:
            self._threads.append(started(watcher.source, self._watch, watcher, emit))

    def _watch(self, watcher: Watcher, emit: Emit) -> None:
        try:
            watcher.run(emit, self._stopping)
        except Exception:  # a watcher's bug must show as a blind time, not as "nobody listens"
            log.exception("The watcher %s ended by a fault of its own.", watcher.source)
            emit(Blind(watcher.source, self._clock.now(), _FAULT))

    def _identify_late(self, emit: Emit) -> None:
        from monitor.microphone.identity import prepare, sha256_of

        prepare()
        while (opened := self._late.get()) is not None:
            better = sha256_of(opened.application)
            if better != opened.application:
                emit(Identified(opened.source, opened.key, self._clock.now(), better))


def started(name: str, work: Callable[..., None], *args: object) -> threading.Thread:
    thread = threading.Thread(target=work, args=args, name=name, daemon=True)
    thread.start()
    return thread
