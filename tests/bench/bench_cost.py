"""What the program costs while idle, how fast its icon comes and whether it grows, beside a bare tray program."""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.rig.processes import Program, wait_until
from tests.rig.stage import Stage, private_stage

IDLE = float(os.environ.get("EARWITNESS_BENCH_IDLE", "60"))  # seconds of the idle measurement
QUIET = 8.0  # seconds after the start: imports off the start, the first look around, the first checkpoint
STARTS = 7
ACTIVATIONS = 10_000
TICKS = os.sysconf("SC_CLK_TCK")
MIB = 1024

Start = Callable[[Stage, Path], AbstractContextManager[Program]]


@dataclass(frozen=True, slots=True)
class Cost:
    """``rss`` and ``private`` in MiB, ``cpu`` in percent of a core, ``wakes`` a second over all threads."""

    rss: float
    private: float
    cpu: float
    wakes: float


def run() -> Iterator[str]:
    yield f"{'tray icon, window closed':<34}{'earwitness':>12}{'bare tray':>12}{'ratio':>8}"
    with tempfile.TemporaryDirectory(prefix="ew-bench-") as folder, private_stage(Path(folder)) as stage:
        yield from _starts(stage, Path(folder))
        yield from _idle(stage, Path(folder))
    yield from _growth()


def _starts(stage: Stage, tmp: Path) -> Iterator[str]:
    """The two take turns, so that a busy machine is as bad for both; the first turn warms the page cache."""
    times: dict[str, list[float]] = {"own": [], "bare": []}
    for turn in range(STARTS + 1):
        for name, start in (("own", earwitness), ("bare", bare)):
            took = _time_to_icon(stage, tmp / f"{name}-{turn}", start)
            if turn:
                times[name].append(took)
    yield _row(
        "start to icon, median, ms", 1000 * statistics.median(times["own"]), 1000 * statistics.median(times["bare"])
    )
    yield _row("start to icon, worst, ms", 1000 * max(times["own"]), 1000 * max(times["bare"]))


def _time_to_icon(stage: Stage, data: Path, start: Start) -> float:
    assert stage.panel is not None
    before = set(stage.panel.items())
    began = time.perf_counter()
    with start(stage, data):
        while not set(stage.panel.items()) - before:
            time.sleep(0.002)
        took = time.perf_counter() - began
    panel = stage.panel
    wait_until(lambda: set(panel.items()) <= before, "the icon to go")
    return took


def _idle(stage: Stage, tmp: Path) -> Iterator[str]:
    with earwitness(stage, tmp / "idle") as own, bare(stage, tmp / "bare") as peer:
        stage.wait_for_icon()
        time.sleep(QUIET)
        mine, its = _measured([own.pid, peer.pid], IDLE)
    yield _row("resident, MiB", mine.rss, its.rss)
    yield _row("private, MiB", mine.private, its.private)
    yield _row(f"CPU over {IDLE:.0f} s, % of a core", mine.cpu, its.cpu, digits=3)
    yield _row(f"wake-ups a second over {IDLE:.0f} s", mine.wakes, its.wakes, digits=2)


def earwitness(stage: Stage, data: Path) -> AbstractContextManager[Program]:
    return stage.earwitness(data, "--hidden")


@contextlib.contextmanager
def bare(stage: Stage, _: Path) -> Iterator[Program]:
    script = str(Path(__file__).with_name("bare_tray.py"))
    with stage.sound.programs.running(sys.executable, script, env=stage.env) as program:
        yield program


def _measured(pids: list[int], seconds: float) -> list[Cost]:
    before = [(_ticks(pid), _switches(pid)) for pid in pids]
    time.sleep(seconds)
    after = [(_ticks(pid), _switches(pid)) for pid in pids]
    return [
        Cost(
            _smaps(pid, "Rss"),
            _smaps(pid, "Private_Dirty"),
            100 * (ticks - old_ticks) / TICKS / seconds,
            (switches - old_switches) / seconds,
        )
        for pid, (ticks, switches), (old_ticks, old_switches) in zip(pids, after, before, strict=True)
    ]


def _ticks(pid: int) -> int:
    """User and system time, proc(5): fields 14 and 15 of stat; the name before them may hold spaces."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _switches(pid: int) -> int:
    """Voluntary context switches of every thread: one for each time that a thread slept and was woken."""
    total = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        with contextlib.suppress(FileNotFoundError):  # a thread that ended
            total += int(_field(status.read_text(encoding="utf-8"), "voluntary_ctxt_switches"))
    return total


def _smaps(pid: int, name: str) -> float:
    return int(_field(Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8"), name)) / MIB


def _field(text: str, name: str) -> str:
    return next(line.split()[1] for line in text.splitlines() if line.startswith(f"{name}:"))


def _row(what: str, own: float, peer: float, digits: int = 1) -> str:
    ratio = f"{own / peer:.2f}" if peer else "-"
    return f"{what:<34}{own:>12.{digits}f}{peer:>12.{digits}f}{ratio:>8}"


def _growth() -> Iterator[str]:
    """In a process of its own: 10,000 scripted openings and closings through the service; no real streams."""
    argv = [sys.executable, "-m", "tests.bench.growth", str(ACTIVATIONS)]
    env = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    done = subprocess.run(argv, capture_output=True, text=True, check=False, env=env)
    yield f"\nresident memory while {ACTIVATIONS:,} scripted activations go through the service into the journal"
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-800:])
    yield from done.stdout.splitlines()
