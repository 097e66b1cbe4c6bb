"""What listening costs, and how soon a chime is told: the real process on a private PipeWire, with PortAudio.

In the environment: EARWITNESS_BENCH_QUIET and EARWITNESS_BENCH_BUSY, seconds of the quiet room and under load (3600 is
what is asked); EARWITNESS_BENCH_JOBS and EARWITNESS_BENCH_NICE, how many programs compile then and how gently;
EARWITNESS_BENCH_HOURS, of sound at full speed (24 is what is asked).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psutil

from monitor.clock import SystemClock
from monitor.indicator import wav
from monitor.indicator.attention import Attention
from monitor.indicator.chime import Role, Template, saved
from monitor.indicator.ring import Block
from monitor.indicator.store import TemplateStore
from monitor.listener_child import Child
from monitor.listener_lines import Cause, Heard, Level, Line, Ready, Turned, Xrun
from monitor.listening_model import Hearing
from monitor.pairing_model import LearnedChime
from monitor.paths import Paths, prepare
from monitor.service import Service
from monitor.speaker_model import Vendor
from monitor.speaker_records import Sighted
from tests.indicator import room
from tests.rig.processes import Program
from tests.rig.sound import PrivatePipeWire
from ui.commands import speakers_at

QUIET = float(os.environ.get("EARWITNESS_BENCH_QUIET", "30"))
BUSY = float(os.environ.get("EARWITNESS_BENCH_BUSY", "60"))
JOBS = int(os.environ.get("EARWITNESS_BENCH_JOBS", os.cpu_count() or 1))
NICE = os.environ.get("EARWITNESS_BENCH_NICE", "0")
HOURS = float(os.environ.get("EARWITNESS_BENCH_HOURS", "0.5"))
CHIMES = 20
APART = 4.0  # seconds between chimes
LENGTH = len(room.chime()) / 16_000  # seconds
MIB = 1024 * 1024
ROOT = Path(__file__).resolve().parents[2]
_EVERY = 60.0  # seconds between chimes at full speed, and while something compiles
_ENV = {**os.environ, "OMP_NUM_THREADS": "1"}


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


def templates() -> list[Template]:
    """Two speakers with a start and an end chime each."""
    hall = ((1560.0, 1170.0, 1560.0), (640.0, 960.0, 720.0))
    mine = [room.template(), room.template(Role.END)]
    others = [room.template(role, "hall", notes) for role, notes in zip((Role.START, Role.END), hall, strict=True)]
    return [*mine, *(replace(one, id=f"hall {one.id}") for one in others)]


def run() -> Iterator[str]:
    yield f"{'the listener, four chimes':<52}{'measured':>12}{'asked':>12}"
    with tempfile.TemporaryDirectory(prefix="ew-bench-") as folder, _server(Path(folder)) as server:
        told = _Told()
        child = Child(room.kept(*templates()), None, told, lambda: None)
        told.ready.wait(60)
        try:
            yield from _quiet(server, child, Path(folder))
            yield from _delay(server, told, Path(folder))
            yield from _busy(server, child, told, Path(folder))
        finally:
            child.stop()
        yield from _published(server, Path(folder))
    yield from _speed()
    yield from _flat()


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
    yield _row(f"CPU in a quiet room over {QUIET:.0f} s, seconds a second", used / QUIET, 0.02, digits=4)
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
    heard = [(at, line) for at, line in told.lines[began:] if isinstance(line, Heard)]
    yield _row(f"chimes heard of {CHIMES} at 40 dB", len(heard), CHIMES)
    yield from _delays("its line", [(at - line.at.boot_ns) / 1e9 - LENGTH for at, line in heard])


def _published(server: PrivatePipeWire, folder: Path) -> Iterator[str]:
    """From the chime's end to the sighting, committed to the journal and published."""
    paths, came = Paths(folder / "data"), list[float]()
    prepare(paths)
    speaker = speakers_at(paths).add("Kitchen", Vendor.ALEXA)
    learned = [LearnedChime(one.id, one.role.value, saved(one)) for one in templates()]
    TemplateStore(paths.chimes).keep(speaker, learned)
    service = Service(paths, SystemClock(), tuple)

    def on_published(record: object) -> None:
        if isinstance(record, Sighted):
            came.append((datetime.now(UTC) - record.sighting.at).total_seconds() - LENGTH)

    service.subscribe(on_published)
    service.start()
    try:
        while service.listening.now().state not in (Hearing.LISTENING, Hearing.DEAF):
            time.sleep(0.1)
        player = room.play(server, folder / "chimes.wav")
        time.sleep(4 + APART * CHIMES)
        player.stop()
    finally:
        service.stop()
    yield _row(f"chimes kept of {CHIMES}", len(came), CHIMES)
    yield from _delays("its sighting", came)


def _delays(what: str, delays: Sequence[float]) -> Iterator[str]:
    if len(delays) > 1:
        yield _row(f"from a chime's end to {what}, median, s", statistics.median(delays), 0.5)
        yield _row(f"from a chime's end to {what}, 95 %, s", statistics.quantiles(delays, n=20)[-1], 0.5)


def _busy(server: PrivatePipeWire, child: Child, told: _Told, folder: Path) -> Iterator[str]:
    """Something compiles all the while; sound that is lost is told by the listener itself."""
    chimes = {5 + _EVERY * number: room.chime(room.RATE) for number in range(int((BUSY + 50) // _EVERY))}
    player = room.play(server, room.write(folder / "busy.wav", room.scene(BUSY + 10, chimes)))
    process, began = psutil.Process(child.pid), len(told.lines)
    before, resident = process.cpu_times(), process.memory_info().rss / MIB
    workers = [_compiling(server) for _ in range(JOBS)]
    loads = _loads(BUSY)
    after = process.cpu_times()
    for worker in workers:
        worker.kill()
    player.stop()
    came = [line for _, line in told.lines[began:]]
    lost = [line.seconds for line in came if isinstance(line, Xrun)]
    heard = sum(isinstance(line, Heard) for line in came)
    yield _row(f"xruns in {BUSY:.0f} s while {JOBS} compile, niceness {NICE}", len(lost), 0)
    yield _row("seconds lost by them", sum(lost), 0)
    yield _row(f"chimes heard of {len(chimes)} in that time", heard, len(chimes))
    yield _row("seconds of it that were looked at", _looked_at(came), None)
    yield _row("holes in what the server gave", len(_holes(came)), None)
    yield _row("CPU seconds a second", (after.user + after.system - before.user - before.system) / BUSY, 0.02, digits=4)
    yield _row("load of the machine, mean", statistics.fmean(loads), None)
    yield _row("load of the machine, most", max(loads), None)
    yield _row("resident before it, MiB", resident, 100)
    yield _row("resident after it, MiB", process.memory_info().rss / MIB, 100)


def _holes(came: Sequence[Line]) -> set[int]:
    """When silence stood in for sound: a server or player without real-time priority was late, not the listener.

    Beside it another recorder of the same microphone had such holes, of 43 ms each, and neither had any once server and
    player ran in real time.
    """
    return {line.at.boot_ns for line in came if isinstance(line, Turned) and line.cause is Cause.LOST}


def _looked_at(came: Sequence[Line]) -> float:
    """From the first to the last that was told, less a second or two at each end."""
    until = [line.until.boot_ns for line in came if isinstance(line, Level)]
    return (until[-1] - until[0]) / 1e9 if until else 0.0


def _loads(seconds: float) -> list[float]:
    """Of a minute each, looked at every ten seconds for so long."""
    ends, seen = time.monotonic() + seconds, list[float]()
    while (left := ends - time.monotonic()) > 0:
        time.sleep(min(left, 10.0))
        seen.append(os.getloadavg()[0])
    return seen


def _compiling(server: PrivatePipeWire) -> Program:
    code = "import ast, pathlib, os\nwhile 1: compile(pathlib.Path(os.__file__).read_text(), 'os', 'exec')"
    return server.programs.start("nice", "-n", NICE, sys.executable, "-c", code)


def _speed() -> Iterator[str]:
    """A recording of ten minutes, in a process of its own so that the numbers are the work's alone."""
    with tempfile.TemporaryDirectory(prefix="ew-bench-") as folder:
        path = room.write(Path(folder) / "long.wav", room.noise(600, 1e-3))
        code = (
            "import sys, time, psutil; from pathlib import Path; from tests.bench.bench_listener import hear_all\n"
            "began = time.process_time(); hear_all(Path(sys.argv[1]))\n"
            "print(time.process_time() - began, psutil.Process().memory_info().rss / 2**20)"
        )
        words = [sys.executable, "-c", code, str(path)]
        done = subprocess.run(words, cwd=ROOT, env=_ENV, capture_output=True, text=True, check=True)
    took, resident = (float(word) for word in done.stdout.split())
    yield _row("recording at 48 kHz: CPU a second of sound", took / 600, 0.02, digits=4)
    yield _row("the same, resident at its end, MiB", resident, None)


def hear_all(path: Path) -> None:
    for _ in wav.heard(wav.opened(path), templates()):
        continue


def _flat() -> Iterator[str]:
    """Hours of sound through what the listener runs, at full speed, in a process of its own."""
    code = "from tests.bench.bench_listener import feed; feed()"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=_ENV, capture_output=True, text=True, check=True)
    seconds, chimes, *resident = (float(word) for word in done.stdout.split())
    yield _row(f"{HOURS:g} h at full speed: CPU a second of sound", seconds / HOURS / 3600, 0.02, digits=4)
    yield _row(f"chimes told of {HOURS * 3600 / _EVERY:.0f} at 40 dB", chimes, HOURS * 3600 / _EVERY)
    yield _row("resident after a tenth of it, MiB", resident[0], 100)
    yield _row("resident at the end, MiB", resident[1], 100)


def feed() -> None:
    """Prints CPU seconds, sightings, and the memory after a tenth and at the end."""
    told = Counter[str]()
    attention = Attention(templates(), SystemClock(), lambda line: told.update([type(line).__name__]))
    attention.begin(room.RATE, 1)
    attention.hears_band(room.RATE)
    minute = room.scene(_EVERY, {5.0: room.chime(room.RATE)}).reshape(-1, room.RATE // 10, 1)
    blocks, process, resident = int(HOURS * 36_000), psutil.Process(), list[float]()
    for number in range(blocks):
        attention.hear(Block(minute[number % len(minute)], number * 100_000_000))
        if number in (blocks // 10, blocks - 1):
            resident.append(process.memory_info().rss / MIB)
    print(time.process_time(), told["Heard"], *resident)


def _switches(pid: int) -> int:
    threads = Path(f"/proc/{pid}/task").glob("*/status")
    lines = [line for thread in threads for line in thread.read_text().splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches"))


def _row(what: str, measured: float, asked: float | None, digits: int = 2) -> str:
    wanted = "-" if asked is None else f"{asked:g}"
    return f"{what:<52}{measured:>12.{digits}f}{wanted:>12}"
