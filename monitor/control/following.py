"""Keeps the mute state of every microphone as the sound servers tell it, and notices one that comes or is unmuted."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from monitor.act_model import By
from monitor.control.memory import Memory
from monitor.control.model import Backend, MicrophoneMute, Mutes

log = logging.getLogger(__name__)

STOP_SECONDS = 5.0

Newcomer = Callable[[MicrophoneMute, By], None]


class Following:
    """A thread for each sound system, asleep until that has something to tell. ``newcomer`` is called for a microphone
    that comes while all are meant to be muted, and may not block."""

    def __init__(self, backends: Sequence[Backend], memory: Memory, newcomer: Newcomer) -> None:
        self._backends, self._memory, self._newcomer = backends, memory, newcomer
        self._lock = threading.Lock()
        self._latest: dict[str, tuple[MicrophoneMute, ...]] = {}
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self.listeners: list[Callable[[Mutes], None]] = []
        self.mutes = Mutes()

    def start(self) -> None:
        for backend in self._backends:
            thread = threading.Thread(target=self._follow, args=(backend,), name=f"mute-{backend.name}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        self._stopping.set()
        for backend in self._backends:
            backend.wake()
        for thread in self._threads:
            thread.join(STOP_SECONDS)

    def _follow(self, backend: Backend) -> None:
        backend.follow(lambda found: self._told(backend.name, found), self._stopping)

    def _told(self, backend: str, found: Sequence[MicrophoneMute]) -> None:
        with self._lock:
            first = backend not in self._latest
            before = {each.id: each for each in self._latest.get(backend, ())}
            self._latest[backend] = tuple(found)
            self._heed(found, before, first=first)
            everyone = [each for several in self._latest.values() for each in several]
            ordered = tuple(sorted(everyone, key=lambda each: (each.name, each.id)))
            now = Mutes(ordered, self._memory.standing() is not None)
            changed, self.mutes = now != self.mutes, now
        if changed:
            for listener in tuple(self.listeners):
                listener(now)

    def _heed(self, found: Sequence[MicrophoneMute], before: dict[str, MicrophoneMute], *, first: bool) -> None:
        """At the first look nobody saw how it came to be so: what is not muted was unmuted while nobody looked."""
        standing = self._memory.standing()
        if standing is None:
            return
        for each in (one for one in found if one.muted is False):
            was = before.get(each.id)
            if first or (was is not None and was.muted):
                self._memory.drop(each.id)  # somebody wants to be heard, and said so elsewhere
            elif was is None or was.muted is None:
                self._newcomer(each, standing.by)
