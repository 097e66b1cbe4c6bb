"""The ALSA watcher: how soon an opening of the card is told, and what standing guard costs.

Measured in the machine of tools/alsa-vm, where everything is emulated; the first line says how much slower that is.
The steady look is measured on this machine as well, on files of the same shape.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil

from monitor.microphone.alsa_devices import Devices, Places
from monitor.microphone.alsa_holders import grips_on
from monitor.microphone.alsa_session import BACKSTOP
from tests.kernel.measure import spin

_ROOT = Path(__file__).parents[2]
_ROUNDS = 500
_SHARES = (1, 4, 16)  # capture devices: a laptop has 1 to 4


def run() -> Iterator[str]:
    yield "ALSA watcher, on this machine"
    yield from _here()
    yield "ALSA watcher, on a real kernel with real cards (emulated)"
    yield from _in_the_machine()


def _here() -> Iterator[str]:
    pace = BACKSTOP.total_seconds()
    for count in _SHARES:
        spent = _round_us(count)
        share = f"every {pace:.0f} s: {spent / pace / 1e4:.4f} % of a core"
        yield f"  steady look, {count:2} devices        {spent:8.0f} us CPU    {share}"
    ours, processes = _cpu_ms(lambda: grips_on([0xFFFF])), len(psutil.pids())
    theirs = _cpu_ms(_as_psutil_would)
    peer = f"psutil open_files(): {theirs:.1f} ms, {theirs / ours:.1f} x"
    yield f"  search all {processes:4} processes       {ours:8.1f} ms CPU    {peer}"


def _in_the_machine() -> Iterator[str]:
    found = _measured()
    if not found:
        yield "  not measured: tools/alsa-vm did not run (see the top of that file for what it needs)"
        return
    slower = found["slowness_s"] / spin()
    yield f"  the emulation is about {slower:.0f} times slower than this machine"
    yield (
        f"  open() to edge                 {found['median_ms']:8.1f} ms median, {found['worst_ms']:.1f} ms worst of "
        f"{found['openings']}; right process {found['named']} of {found['openings']}"
    )
    yield (
        f"  open() to committed row        {found['committed_ms']:8.1f} ms median, "
        f"{found['committed_worst_ms']:.1f} ms worst"
    )
    yield f"  steady look, {found['substreams']:2} substreams     {found['round_us']:8.0f} us CPU"
    yield f"  search all {found['processes']:4} processes       {found['search_ms']:8.1f} ms CPU"
    yield (
        f"  nothing going on               {found['idle_wakeups']:8.2f} wake-ups a second, "
        f"{found['idle_cpu'] * 100:.3f} % of the emulated core"
    )
    yield "  (by arithmetic: asking `fuser /dev/snd/*` once a second meets an opening of 20 ms 2 times in 100)"


def _measured() -> dict[str, Any]:
    command = [str(_ROOT / "tools/alsa-vm"), sys.executable, "-m", "tests.kernel.measure"]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, errors="replace", check=False)
    lines = [line for line in done.stdout.splitlines() if line.startswith("MEASURED ")]
    found: dict[str, Any] = json.loads(lines[-1].removeprefix("MEASURED ")) if lines else {}
    return found


def _round_us(count: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        devices = Devices(_places(Path(folder), count))
        devices.find()
        before = time.process_time()
        for _ in range(_ROUNDS):
            devices.changed()
            for device in devices.found.values():
                device.open_substreams()
        spent = time.process_time() - before
        devices.close()
    return spent / _ROUNDS * 1e6


def _places(root: Path, count: int) -> Places:
    for name in ("version", "pcm", "cards", "devices"):
        (root / name).write_text("")
    for number in range(count):
        substream = root / f"card{number}/pcm0c/sub0"
        substream.mkdir(parents=True)
        (substream / "status").write_text("closed\n")
        (substream.parent / "info").write_text("name: x\n")
    return Places(root, root / "dev")


def _cpu_ms(work: Any) -> float:
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1000


def _as_psutil_would() -> None:
    for process in psutil.process_iter():
        try:
            any(file.path.startswith("/dev/snd/") for file in process.open_files())
        except psutil.Error:
            continue


if __name__ == "__main__":
    for line in run():
        print(line)
