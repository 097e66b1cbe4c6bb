"""From the sound server's message to the committed row: the real watchers, recorder and journal, on real streams."""

from __future__ import annotations

import queue
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from monitor.clock import SystemClock
from monitor.microphone.pipewire.watcher import PipeWireWatcher
from monitor.model import ActivationStarted, Published, WatchingSince
from monitor.paths import Paths, prepare
from monitor.service import Service
from tests.rig.sound import PrivatePipeWire

STREAMS = 100


def run() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="ew-bench-") as folder, PrivatePipeWire(Path(folder)) as server:
        paths = Paths(Path(folder) / "data")
        prepare(paths)
        clock = SystemClock()
        service = Service(paths, clock, lambda: [PipeWireWatcher(clock, server.runtime)])
        heard: queue.SimpleQueue[tuple[Published, datetime]] = queue.SimpleQueue()
        # Publishing comes after the commit, so what is heard is on the disk.
        service.subscribe(lambda published: heard.put((published, datetime.now(UTC))))
        service.start()
        try:
            _next(heard, WatchingSince)
            took = sorted(_one(server, heard) for _ in range(STREAMS))
        finally:
            service.stop()
    yield f"{'message to committed row, ms':<34}{'median':>8}{'p99':>8}{'worst':>8}"
    yield f"{f'{STREAMS} pulse streams':<34}{statistics.median(took):>8.1f}{took[-2]:>8.1f}{took[-1]:>8.1f}"


def _one(server: PrivatePipeWire, heard: queue.SimpleQueue[tuple[Published, datetime]]) -> float:
    with server.recorder("parecord"):
        started, committed = _next(heard, ActivationStarted)
    time.sleep(0.01)
    assert isinstance(started, ActivationStarted)
    return (committed - started.activation.started).total_seconds() * 1000


def _next(heard: queue.SimpleQueue[tuple[Published, datetime]], kind: type[Published]) -> tuple[Published, datetime]:
    while True:
        published, at = heard.get(timeout=20)
        if isinstance(published, kind):
            return published, at
