"""PipeWire on top of the real card, one client that records through it, and the one story out of two watchers."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from monitor.clock import SystemClock
from monitor.microphone.alsa import AlsaWatcher
from monitor.microphone.pipewire.watcher import PipeWireWatcher
from monitor.microphone.servers import server_of
from monitor.microphone.watcher import Edge, Seeing
from monitor.model import ActivationStarted, Record
from monitor.tracker import Tracker
from tests.rig.sound import PrivatePipeWire

SLOW = 60.0  # seconds; the machine is emulated


@dataclass(frozen=True, slots=True)
class Chain:
    """``server``: process id of the sound server."""

    server: int
    runtime: Path
    sound: PrivatePipeWire

    @contextmanager
    def recording(self) -> Iterator[int]:
        """Process id of a program that records the card through the server."""
        with self.sound.client("pw-record", "--target=the-card", "/dev/null") as program:
            yield program.pid


@contextmanager
def sound_server(card: str, folder: Path) -> Iterator[Chain]:
    """``card``: an ALSA device. The server has it as its only hardware microphone."""
    facts = ("factory.name=api.alsa.pcm.source", "node.name=the-card", "media.class=Audio/Source")
    node = f'{{ {" ".join(facts)} api.alsa.path="{card}" }}'
    with PrivatePipeWire(folder) as sound, sound.client("pw-cli", "-m", "create-node", "adapter", node):
        sound.wait_until(lambda: "the-card" in sound.sources(), "the card's node", SLOW)
        yield Chain(sound.pipewire.pid, sound.runtime, sound)


@dataclass
class Story:
    """What the tracker makes of the edges of both watchers."""

    tracker: Tracker
    records: list[Record] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)
    changed: threading.Condition = field(default_factory=threading.Condition)

    def take(self, edge: Edge) -> None:
        with self.changed:
            if isinstance(edge, Seeing):
                self.sources.add(edge.source)
            self.records += self.tracker.take(edge)
            self.changed.notify_all()

    def until(self, pid: int, patience: float) -> None:
        with self.changed:
            self.changed.wait_for(lambda: pid in [one["pid"] for one in self._started()], patience)

    def started(self) -> list[dict[str, Any]]:
        with self.changed:
            return self._started()

    def _started(self) -> list[dict[str, Any]]:
        found = [record.activation for record in self.records if isinstance(record, ActivationStarted)]
        return [{"pid": one.application.pid, "source": one.source, "state": one.state.value} for one in found]


@contextmanager
def told_as_one(runtime: Path) -> Iterator[Story]:
    numbers, stop = itertools.count(1), threading.Event()
    story = Story(Tracker(lambda: str(next(numbers)), lambda identity: False, server_of))
    watchers = (AlsaWatcher(), PipeWireWatcher(SystemClock(), runtime))
    threads = [threading.Thread(target=one.run, args=(story.take, stop), daemon=True) for one in watchers]
    for thread in threads:
        thread.start()
    with story.changed:
        story.changed.wait_for(lambda: len(story.sources) == len(watchers), SLOW)
    try:
        yield story
    finally:
        stop.set()
        for watcher in watchers:
            watcher.wake()
        for thread in threads:
            thread.join(SLOW)
