"""The real watcher on a thread of its own, and a way to wait for what it tells."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from monitor.clock import SystemClock
from monitor.microphone.pipewire.watcher import PipeWireWatcher
from monitor.microphone.watcher import Blind, Closed, Edge, Identified, Opened, Seeing, StateChanged

T = TypeVar("T")
PATIENCE = 20.0  # seconds until a test gives up; nothing waits for as long when it works


@dataclass
class Told:
    """What the watcher has told so far."""

    edges: list[Edge] = field(default_factory=list)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def take(self, edge: Edge) -> None:
        with self.changed:
            self.edges.append(edge)
            self.changed.notify_all()

    def wait_for(self, find: Callable[[list[Edge]], T], what: str) -> T:
        """The first thing that ``find`` returns and that is not nothing."""
        found: list[T] = []

        def look() -> bool:
            found[:] = [find(self.edges)]
            return bool(found[0])

        with self.changed:
            assert self.changed.wait_for(look, PATIENCE), f"{what} was not told; this was: {self.edges}"
        return found[0]

    def opening(self, pid: int) -> Opened:
        """The opening by the program with this pid, with what was found out about it since."""
        return self.wait_for(lambda edges: next(iter(_by(edges, pid)), None), f"an opening by {pid}") or _never()

    def end(self, opened: Opened) -> Closed:
        ends = self.wait_for(
            lambda edges: [e for e in edges if isinstance(e, Closed) and e.key == opened.key], "its end"
        )
        return ends[0]

    def state(self, opened: Opened, state: object) -> None:
        def reached(edges: list[Edge]) -> list[Edge]:
            changes = [edge for edge in edges if isinstance(edge, StateChanged) and edge.key == opened.key]
            return list(changes[-1:]) if changes and changes[-1].state is state else []

        self.wait_for(reached, f"the state {state}")

    def count(self, kind: type[Edge]) -> int:
        return sum(isinstance(edge, kind) for edge in self.edges)

    def reasons(self) -> list[str]:
        return [edge.reason for edge in self.edges if isinstance(edge, Blind)]

    def sees_again(self, times: int) -> None:
        self.wait_for(lambda _: self.count(Seeing) >= times, f"seeing {times} times")

    def blind_again(self, times: int) -> None:
        self.wait_for(lambda _: self.count(Blind) >= times, f"blind {times} times")


@contextmanager
def watching(folder: Path) -> Iterator[Told]:
    """A watcher that has connected, or said why it can't."""
    told, stop = Told(), threading.Event()
    watcher = PipeWireWatcher(SystemClock(), folder)
    thread = threading.Thread(target=watcher.run, args=(told.take, stop))
    thread.start()
    try:
        told.wait_for(lambda edges: list(edges), "anything")
        yield told
    finally:
        stop.set()
        watcher.wake()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def known(edges: list[Edge]) -> list[Opened]:
    """All openings, each with its application as it was told last."""
    told = {edge.key: edge.application for edge in edges if isinstance(edge, Opened | Identified)}
    return [replace(edge, application=told[edge.key]) for edge in edges if isinstance(edge, Opened)]


def _by(edges: list[Edge], pid: int) -> list[Opened]:
    return [edge for edge in known(edges) if edge.application.pid == pid]


def _never() -> Opened:
    raise AssertionError
