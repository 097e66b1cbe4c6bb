"""What every watcher is: a thread's body that puts edges, each with its own time, on one queue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Protocol

from monitor.clock import Moment
from monitor.model import Application, Known, Microphone, State, Use


@dataclass(frozen=True, slots=True)
class Opened:
    """``key`` names one holding of one microphone within its source and is never used again."""

    source: str
    key: str
    at: Moment
    application: Application
    microphone: Microphone
    use: Use = Use.MICROPHONE
    state: State = State.CAPTURING
    known: Known = Known.SEEN


@dataclass(frozen=True, slots=True)
class StateChanged:
    source: str
    key: str
    at: Moment
    state: State


@dataclass(frozen=True, slots=True)
class Identified:
    """Better facts about the application of an opening told earlier (also after its end)."""

    source: str
    key: str
    at: Moment
    application: Application


@dataclass(frozen=True, slots=True)
class Closed:
    source: str
    key: str
    at: Moment
    known: Known = Known.SEEN


@dataclass(frozen=True, slots=True)
class Blind:
    """The source sees nothing from ``at`` on; what it held open is ended as inferred."""

    source: str
    at: Moment
    reason: str


@dataclass(frozen=True, slots=True)
class Seeing:
    """The source's snapshot is complete: what it has told open is open, and it misses nothing from here on."""

    source: str
    at: Moment


Edge = Opened | StateChanged | Identified | Closed | Blind | Seeing
Emit = Callable[[Edge], None]


class Watcher(Protocol):
    """Runs on a thread of its own. ``run`` returns only when ``stop`` is set; it reconnects by itself and never
    raises for anything that the world does: it tells ``Blind`` with a sentence instead."""

    source: str

    def run(self, emit: Emit, stop: Event) -> None: ...

    def wake(self) -> None:
        """Called from another thread after ``stop`` was set: makes ``run`` look at it at once."""
        ...
