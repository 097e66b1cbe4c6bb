"""Runs the ALSA watcher and keeps its edges, inside the machine with sound cards."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from monitor.microphone.alsa import AlsaWatcher
from monitor.microphone.watcher import Blind, Closed, Edge, Identified, Opened, Seeing, StateChanged

Edges = list[dict[str, Any]]
PATIENCE = 20.0  # seconds; the machine is emulated


def plain(edge: Edge) -> dict[str, Any]:
    """An edge as what JSON can carry."""
    found: dict[str, Any] = {"edge": type(edge).__name__, "boot_ns": edge.at.boot_ns}
    if isinstance(edge, Opened | StateChanged | Identified | Closed):
        found["key"] = edge.key
    if isinstance(edge, Opened | StateChanged):
        found["state"] = edge.state.value
    if isinstance(edge, Opened | Closed):
        found["known"] = edge.known.value
    if isinstance(edge, Opened):
        found |= {"microphone": edge.microphone.id, "microphone_name": edge.microphone.name}
        found["kind"] = edge.microphone.kind.value
    if isinstance(edge, Opened | Identified):
        who = edge.application
        found |= {"pid": who.pid, "name": who.name, "exe": who.exe, "uid": who.uid, "user": who.user}
        found |= {"trust": who.trust.value, "evidence": who.evidence.value}
        found["calls_itself"] = who.claimed.name if who.claimed else None
    if isinstance(edge, Blind):
        found["reason"] = edge.reason
    return found


@dataclass
class Witness:
    """``edges`` grow while the watcher runs; ``told_ns`` is when each was emitted."""

    edges: list[dict[str, Any]] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def emit(self, edge: Edge) -> None:
        told = time.clock_gettime_ns(time.CLOCK_BOOTTIME)
        with self.changed:
            self.edges.append({**plain(edge), "told_ns": told})
            self.changed.notify_all()

    def since(self, start: int) -> Edges:
        with self.changed:
            return self.edges[start:]

    def until(self, enough: Callable[[Edges], bool], start: int, patience: float = PATIENCE) -> Edges:
        """The edges from ``start`` on, as soon as they are enough or patience ends."""
        with self.changed:
            self.changed.wait_for(lambda: enough(self.edges[start:]), patience)
            return self.edges[start:]


@contextmanager
def witness() -> Iterator[Witness]:
    seen, stop, watcher = Witness(), threading.Event(), AlsaWatcher()
    thread = threading.Thread(target=watcher.run, args=(seen.emit, stop), daemon=True)
    thread.start()
    seen.until(lambda edges: any(edge["edge"] in (Seeing.__name__, Blind.__name__) for edge in edges), 0)
    try:
        yield seen
    finally:
        stop.set()
        watcher.wake()
        thread.join(PATIENCE)


def as_user(uid: int, body: Callable[[], object]) -> Any:
    """Result of ``body`` run in a child process with that user's rights and none of ours."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
        with os.fdopen(writing, "w") as answer:
            json.dump(body(), answer)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return json.loads(text)
