"""What listening costs, and how soon a chime is told: the real process on a private PipeWire, with PortAudio."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from monitor.clock import SystemClock
from monitor.indicator import wav
from monitor.indicator.chime import Role
from monitor.listener_child import Child
from monitor.listener_lines import Heard, Level, Line, Ready, Xrun
from tests.indicator import room
from tests.rig.processes import Program
from tests.rig.sound import PrivatePipeWire

QUIET = float(os.environ.get("EARWITNESS_BENCH_QUIET", "30"))  # seconds of the quiet room
BUSY = float(os.environ.get("EARWITNESS_BENCH_BUSY", "60"))  # seconds under load; 600 or more for a night
CHIMES = 20
APART = 4.0  # seconds between chimes
MIB = 1024 * 1024


class _Told:
    """Lines with the boot time at which they came out of the process."""

    def __init__(self) -> None:
        self.lines: list[tuple[int, Line]] = []
        self.ready = threading.Event()

    def __call__(self, line: Line) -> None:
        self.lines.append((SystemClock().now().boot_ns, line))
        if isinstance(line, Ready):
            self.ready.set()

    def of(self, kind: type[Line]) -> list[tuple[int, Line]]:
        return [one for one in self.lines if isinstance(one[1], kind)]


def run() -> Iterator[str]:
    yield f"{'the listener, two chimes':<52}{'measured':>12}{'asked':>12}"
    with tempfile.TemporaryDirectory(prefix="ew-bench-") as folder, _server(Path(folder)) as server:
        told = _Told()
        child = Child(room.kept(room.template(), room.template(Role.END)), None, told, lambda: None)
        told.ready.wait(60)
        try:
            yield from _quiet(server, child, Path(folder))
            yield from _delay(server, told, Path(folder))
            yield from _busy(server, child, told, Path(folder))
        finally:
            child.stop()
    yield from _speed()


@contextmanager
def _server(folder: Path) -> Iterator[PrivatePipeWire]:
    with PrivatePipeWire(folder) as server:
        before = dict(os.environ)
        os.environ.update(server.env)
        room.add_room(server)
        try:
            yield server
        finally:
            os.environ.clear()
            os.environ.update(before)


def _quiet(server: PrivatePipeWire, child: Child, folder: Path) -> Iterator[str]:
    player = room.play(server, room.write(folder / "quiet.wav", room.noise(QUIET + 10, 1e-3)))
    time.sleep(5)
    process = psutil.Process(child.pid)
    before, woken = process.cpu_times(), _switches(child.pid)
    time.sleep(QUIET)
    after = process.cpu_times()
    used = after.user + after.system - before.user - before.system
    yield _row(f"CPU in a quiet room over {QUIET:.0f} s, % of a core", 100 * used / QUIET, None)
    yield _row("wake-ups a second, all threads", (_switches(child.pid) - woken) / QUIET, None)
    yield _row("resident, MiB", process.memory_info().rss / MIB, 100)
    player.stop()


def _delay(server: PrivatePipeWire, told: _Told, folder: Path) -> Iterator[str]:
    """From the chime's end, as the stream's own time has it, to the line; what PipeWire and PortAudio took before
    that is in it, for the times are those of the sound card's clock."""
    sounds = {2 + APART * number: room.chime(room.RATE) for number in range(CHIMES)}
    path = room.write(folder / "chimes.wav", room.scene(2 + APART * CHIMES, sounds))
    began = len(told.lines)
    player = room.play(server, path)
    time.sleep(4 + APART * CHIMES)
    player.stop()
    length = len(room.chime()) / 16_000
    heard = [(at, line) for at, line in told.lines[began:] if isinstance(line, Heard)]
    delays = [(at - line.at.boot_ns) / 1e9 - length for at, line in heard]
    yield _row(f"chimes heard of {CHIMES} at 40 dB", len(heard), CHIMES)
    if delays:
        yield _row("from a chime's end to its line, median, s", statistics.median(delays), 0.5)
        yield _row("from a chime's end to its line, worst, s", max(delays), 0.5)


def _busy(server: PrivatePipeWire, child: Child, told: _Told, folder: Path) -> Iterator[str]:
    """Every core compiles; sound that is lost is told by the listener itself."""
    player = room.play(server, room.write(folder / "busy.wav", room.noise(BUSY + 10, 1e-3)))
    began = len(told.lines)
    workers = [_compiling(server) for _ in range(os.cpu_count() or 1)]
    time.sleep(BUSY)
    for worker in workers:
        worker.kill()
    player.stop()
    lost = sum(isinstance(line, Xrun) for _, line in told.lines[began:])
    levels = sum(isinstance(line, Level) for _, line in told.lines[began:])
    yield _row(f"xruns in {BUSY:.0f} s while {len(workers)} cores compile", lost, 0)
    yield _row("seconds of it that were looked at", levels, None)
    yield _row("resident after that, MiB", psutil.Process(child.pid).memory_info().rss / MIB, 100)


def _compiling(server: PrivatePipeWire) -> Program:
    code = "import ast, pathlib, os\nwhile 1: compile(pathlib.Path(os.__file__).read_text(), 'os', 'exec')"
    return server.programs.start(sys.executable, "-c", code)


def _speed() -> Iterator[str]:
    """A recording of ten minutes, in a process of its own so that the numbers are the work's alone."""
    with tempfile.TemporaryDirectory(prefix="ew-bench-") as folder:
        path = room.write(Path(folder) / "long.wav", room.noise(600, 1e-3))
        code = (
            "import sys, time, resource; from pathlib import Path; from tests.bench.bench_listener import hear_all\n"
            "began = time.process_time(); hear_all(Path(sys.argv[1]))\n"
            "print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
        )
        root = Path(__file__).resolve().parents[2]
        words = [sys.executable, "-c", code, str(path)]
        env = {**os.environ, "OMP_NUM_THREADS": "1"}
        done = subprocess.run(words, cwd=root, env=env, capture_output=True, text=True, check=True)
    took, peak = (float(word) for word in done.stdout.split())
    yield _row("recording at 48 kHz: CPU a second of sound", took / 600, 0.02, digits=4)
    yield _row("the same, most memory, MiB", peak, None)


def hear_all(path: Path) -> None:
    for _ in wav.heard(wav.opened(path), (room.template(), room.template(Role.END))):
        continue


def _switches(pid: int) -> int:
    threads = Path(f"/proc/{pid}/task").glob("*/status")
    lines = [line for thread in threads for line in thread.read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))


def _row(what: str, measured: float, asked: float | None, digits: int = 2) -> str:
    wanted = "-" if asked is None else f"{asked:g}"
    return f"{what:<52}{measured:>12.{digits}f}{wanted:>12}"
