"""Scripted activations through the real service and journal; prints the resident memory on the way."""

from __future__ import annotations

import sys
import tempfile
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

from monitor.clock import Moment, SystemClock
from monitor.microphone.watcher import Closed, Emit, Opened, Seeing
from monitor.model import ActivationEnded, Application, Evidence, Microphone, MicrophoneKind, Published, Trust
from monitor.paths import paths_for, prepare
from monitor.service import Service

MICROPHONE = Microphone("bench", "Scripted microphone", MicrophoneKind.VIRTUAL)
PROGRAM = Application("program", exe="/usr/bin/program", trust=Trust.KERNEL, evidence=Evidence.PEER_CREDENTIALS)
STEPS = 10
BETWEEN = timedelta(minutes=2)


class Hurrying:
    """The machine's clock, put forward by ``skip``: thousands of activations in a row are a burst, and folded."""

    def __init__(self) -> None:
        self._real = SystemClock()
        self._ahead = timedelta()

    def now(self) -> Moment:
        now = self._real.now()
        return Moment(now.boot_ns + int(self._ahead.total_seconds()) * 10**9, now.wall + self._ahead)

    def skip(self) -> None:
        self._ahead += BETWEEN


class Scripted:
    """A watcher that tells as many openings as it is told to; each waits until the one before is on the disk."""

    source = "scripted"

    def __init__(self, clock: Hurrying, wanted: int) -> None:
        self.clock = clock
        self.wanted = wanted
        self.kept = 0
        self.done = Event()
        self._ended = threading.Semaphore(0)
        self.readings: list[tuple[int, float]] = []

    def run(self, emit: Emit, stop: Event) -> None:
        clock = self.clock
        emit(Seeing(self.source, clock.now()))
        for number in range(self.wanted):
            # Another process each time, of fifty programs: what is near in time is then not joined.
            who = replace(PROGRAM, name=f"program {number % 50}", pid=100_000 + number, start_ticks=number + 1)
            emit(Opened(self.source, str(number), clock.now(), who, MICROPHONE))
            emit(Closed(self.source, str(number), clock.now()))
            clock.skip()
            self._pace(number)
        self.done.set()
        stop.wait()

    def _pace(self, number: int) -> None:
        """The memory is read when the journal has all that was told."""
        if (number + 1) % (self.wanted // STEPS):
            return
        while self.kept < number + 1:
            if not self._ended.acquire(timeout=60):
                raise RuntimeError(f"{self.kept} of {number + 1} activations were recorded, and no more came.")
        self.readings.append((number + 1, resident()))

    def wake(self) -> None:
        """``run`` waits on the event itself."""

    def take(self, published: Published) -> None:
        if isinstance(published, ActivationEnded):
            self.kept += 1
            self._ended.release()


def resident() -> float:
    """MiB of this process."""
    text = Path("/proc/self/smaps_rollup").read_text(encoding="utf-8")
    return int(next(line.split()[1] for line in text.splitlines() if line.startswith("Rss:"))) / 1024


def main(wanted: int) -> None:
    with tempfile.TemporaryDirectory(prefix="ew-growth-") as folder:
        paths = paths_for(f"{folder}/data")
        prepare(paths)
        clock = Hurrying()
        watcher = Scripted(clock, wanted)
        service = Service(paths, clock, lambda: [watcher])
        service.subscribe(watcher.take)
        service.start()
        service.wait_until_recording()
        watcher.done.wait(900)
        service.stop()
    for count, size in watcher.readings:
        sys.stdout.write(f"{count:>10,} recorded {size:>10.1f} MiB\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
