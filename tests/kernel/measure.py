"""How long the ALSA watcher takes, inside the machine with sound cards. Prints one JSON object."""

from __future__ import annotations

import json
import os
import queue
import resource
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from monitor.clock import SystemClock
from monitor.microphone.alsa import AlsaWatcher
from monitor.microphone.alsa_devices import Devices, Places
from monitor.microphone.alsa_holders import grips_on
from monitor.model import ActivationStarted, Published, WatchingSince
from monitor.paths import Paths, prepare
from monitor.service import Service
from tests.kernel.scenarios import NODE, knock
from tests.kernel.witness import PATIENCE, witness

OPENINGS = 25
STAY_MS = 150
ROUNDS = 300
IDLE = 20  # seconds


def main() -> None:
    print(
        "MEASURED "
        + json.dumps({**_latency(), **_committed(), **_backstop(), **_search(), **_idle(), "slowness_s": spin()}),
        flush=True,
    )


def spin() -> float:
    """Seconds for a fixed piece of work: what the emulation costs, against the same on the machine itself."""
    before = time.process_time()
    total = 0
    for number in range(2_000_000):
        total += number & 7
    return time.process_time() - before


def _latency() -> dict[str, Any]:
    """Milliseconds from the return of open() to the emitted edge, identity included."""
    delays, named = [], 0
    with witness() as seen:
        for _ in range(OPENINGS):
            start = len(seen.edges)
            pid, times = knock(NODE, STAY_MS)
            edges = seen.until(lambda found: any(edge["edge"] == "Closed" for edge in found), start)
            delays.append((edges[0]["told_ns"] - times[1]) / 1e6)
            named += edges[0]["pid"] == pid
    return {"openings": OPENINGS, "named": named, "median_ms": statistics.median(delays), "worst_ms": max(delays)}


def _committed() -> dict[str, Any]:
    """Milliseconds from the return of open() to the committed row: what is published was committed before."""
    heard: queue.SimpleQueue[int] = queue.SimpleQueue()
    watching = threading.Event()

    def listen(published: Published) -> None:
        if isinstance(published, ActivationStarted):
            heard.put(time.clock_gettime_ns(time.CLOCK_BOOTTIME))
        elif isinstance(published, WatchingSince):
            watching.set()

    with tempfile.TemporaryDirectory() as folder:
        clock, paths = SystemClock(), Paths(Path(folder) / "data")
        prepare(paths)
        service = Service(paths, clock, lambda: [AlsaWatcher(clock)])
        service.subscribe(listen)
        service.start()
        watching.wait(PATIENCE)
        delays = []
        for _ in range(OPENINGS):
            _pid, times = knock(NODE, STAY_MS)
            delays.append((heard.get(timeout=PATIENCE) - times[1]) / 1e6)
        service.stop()
    return {"committed_ms": statistics.median(delays), "committed_worst_ms": max(delays)}


def _backstop() -> dict[str, Any]:
    """CPU microseconds of one steady look at all devices while nothing is open."""
    devices = Devices(Places())
    devices.find()
    before = time.process_time()
    for _ in range(ROUNDS):
        devices.changed()
        for device in devices.found.values():
            device.open_substreams()
    spent = (time.process_time() - before) / ROUNDS * 1e6
    substreams = sum(len(device.files) for device in devices.found.values())
    devices.close()
    return {"devices": len(devices.found) or 3, "substreams": substreams, "round_us": spent}


def _search() -> dict[str, Any]:
    number = os.stat(NODE).st_rdev  # noqa: PTH116 - the same call as in the code that is measured
    before = time.process_time()
    grips_on([number])
    return {
        "search_ms": (time.process_time() - before) * 1000,
        "processes": sum(one.name.isdigit() for one in Path("/proc").iterdir()),
    }


def _idle() -> dict[str, Any]:
    """Of the whole watcher with nothing going on: wake-ups and CPU a second."""
    with witness():
        before = resource.getrusage(resource.RUSAGE_SELF)
        time.sleep(IDLE)
        after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"idle_wakeups": (after.ru_nvcsw - before.ru_nvcsw) / IDLE, "idle_cpu": cpu / IDLE}


if __name__ == "__main__":
    main()
