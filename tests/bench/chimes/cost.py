"""What listening costs: a process that only listens for four chimes, fed at full speed. Prints one line of JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from monitor.indicator.chime import RATE, Detector, Template, loaded

BLOCK = RATE // 10
TIMED = 300  # seconds of sound that are timed
MIB = 1 << 20


def main(folder: Path, hours: float) -> int:
    """``folder`` holds saved templates, *.chime, and busy.raw: int16 at 16 kHz."""
    templates = [loaded(path.read_bytes()) for path in sorted(folder.glob("*.chime"))]
    recorded = np.fromfile(folder / "busy.raw", dtype=np.int16, count=TIMED * RATE)
    own_noise = (np.random.default_rng(1).standard_normal(TIMED * RATE) * 15).astype(np.int16)  # -67 dBFS
    said = {
        "busy": min(_factor(templates, recorded) for _ in range(3)),
        "quiet": min(_factor(templates, own_noise) for _ in range(3)),
        "silence": min(_factor(templates, np.zeros(TIMED * RATE, np.int16)) for _ in range(3)),
    }
    del recorded, own_noise
    sys.stdout.write(json.dumps({**said, "rss": _fed(templates, folder / "busy.raw", hours)}) + "\n")
    return 0


def _factor(templates: list[Template], sound: NDArray[np.int16]) -> float:
    """CPU seconds for a second of sound."""
    detector = Detector(templates)
    began = time.process_time()
    for start in range(0, len(sound), BLOCK):
        detector.feed(_scaled(sound[start : start + BLOCK]))
    return (time.process_time() - began) / (len(sound) / RATE)


def _fed(templates: list[Template], path: Path, hours: float) -> list[tuple[float, float]]:
    """Hours fed and resident MiB, 24 times on the way."""
    detector, process = Detector(templates), psutil.Process()
    rows: list[tuple[float, float]] = []
    fed, wanted = 0, int(hours * 3600 * RATE)
    for block in _endless(path):
        detector.feed(block)
        fed += len(block)
        if fed * 24 >= wanted * (len(rows) + 1):
            rows.append((fed / RATE / 3600, process.memory_info().rss / MIB))
        if fed >= wanted:
            return rows
    return rows


def _endless(path: Path) -> Iterator[NDArray[np.float32]]:
    """Read, not mapped: a mapped file's pages would count as the listener's."""
    while True:
        with path.open("rb") as file:
            while data := file.read(2 * BLOCK):
                yield _scaled(np.frombuffer(data, dtype=np.int16))


def _scaled(block: NDArray[np.int16]) -> NDArray[np.float32]:
    return block.astype(np.float32) / np.float32(32768)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2])))
