"""A real server, a real watcher, an honest program beside, and what became known of each opening."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from monitor.clock import SystemClock
from monitor.microphone.pipewire.watcher import PipeWireWatcher
from monitor.microphone.pulseaudio import PulseAudioWatcher
from monitor.microphone.watcher import Edge, Identified, Opened, Seeing, Watcher
from monitor.model import Application, Record, Trust
from monitor.tracker import Tracker
from tests.microphone.pipewire.watching import PATIENCE, Told, known
from tests.rig.processes import Program
from tests.rig.sound import MICROPHONE, PrivatePipeWire, PrivateServer

CLIENT = str(Path(__file__).with_name("client.py"))
FILTER = str(Path(__file__).with_name("filter.py"))
PARECORD = ("parecord", f"--device={MICROPHONE}", "--raw", "--latency-msec=20", "/dev/null")
PW_RECORD = ("pw-record", f"--target={MICROPHONE}", "--latency=20ms", "/dev/null")


@dataclass
class Stand:
    """``honest``: a program that records all the time and never lies."""

    server: PrivateServer
    told: Told
    honest: Program

    @contextmanager
    def running(self, *argv: str, env: Mapping[str, str] | None = None) -> Iterator[Program]:
        with self.server.client(*argv, env=env) as program:
            yield program

    @contextmanager
    def client(self, *words: str, prefix: tuple[str, ...] = ()) -> Iterator[Program]:
        """tests/evasions/client.py, which does what real programs have no option for."""
        with self.server.client(*prefix, sys.executable, CLIENT, *words) as program:
            yield program

    def openings(self) -> list[Opened]:
        """All but the honest program's, with what is known of them by now."""
        return [one for one in known(self.told.edges) if one.application.pid != self.honest.pid]

    def opening(self, pid: int, trust: Trust | None = None) -> Opened:
        """The opening that is known to be by this process, as soon as it is; ``trust``: and by how much."""

        def find(edges: list[Edge]) -> Opened | None:
            fitting = [one for one in known(edges) if one.application.pid == pid]
            return next((one for one in fitting if trust in (None, one.application.trust)), None)

        return _there(self.told.wait_for(find, f"an opening by {pid}, {trust}"))

    def first(self, fits: Callable[[Application], bool] = lambda application: True) -> Opened:
        """The first opening of somebody else than the honest program that fits by what is known of it by now."""

        def find(edges: list[Edge]) -> Opened | None:
            return next((one for one in self.openings() if fits(one.application)), None)

        return _there(self.told.wait_for(find, "an opening"))

    def nobody_else_is_accused(self, *liars: int) -> None:
        """Not even for a moment, and the honest program stays what it is."""
        with self.told.changed:
            edges = list(self.told.edges)
        said = [edge.application for edge in edges if isinstance(edge, Opened | Identified)]
        accused = {one.pid for one in said if one.trust is Trust.CONFLICT}
        assert accused <= set(liars), [one for one in said if one.trust is Trust.CONFLICT]
        assert self.opening(self.honest.pid).application.trust is Trust.VERIFIED


@contextmanager
def standing(server: PrivateServer) -> Iterator[Stand]:
    with _watching(server) as told, server.client(*PARECORD) as honest:
        stand = Stand(server, told, honest)
        stand.opening(honest.pid, Trust.VERIFIED)
        yield stand


@contextmanager
def _watching(server: PrivateServer) -> Iterator[Told]:
    told, stop, clock = Told(), threading.Event(), SystemClock()
    kind = PipeWireWatcher if isinstance(server, PrivatePipeWire) else PulseAudioWatcher
    watcher: Watcher = kind(clock, server.runtime)
    thread = threading.Thread(target=watcher.run, args=(told.take, stop))
    thread.start()
    try:
        told.wait_for(lambda edges: [edge for edge in edges if isinstance(edge, Seeing)], "seeing")
        yield told
    finally:
        stop.set()
        watcher.wake()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def _there(opened: Opened | None) -> Opened:
    assert opened is not None
    return opened


def records(edges: list[Edge]) -> list[Record]:
    """What the journal gets of them."""
    numbers = iter(range(1_000_000))
    tracker = Tracker(lambda: str(next(numbers)), lambda identity: False)
    made = [record for edge in edges for record in tracker.take(edge)]
    return [*made, *tracker.finish(edges[-1].at, "The test ends.")]
