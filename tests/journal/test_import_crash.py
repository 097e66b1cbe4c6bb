"""An import that is killed, or meets a full disk, is kept whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.clock import SystemClock
from monitor.inbox import keep_at
from monitor.journal import verify
from monitor.journal.reader_speakers import SpeakerReader
from monitor.paths import Paths
from tests.speaking import sighted

MANY = 8_000
ROOT = Path(__file__).parents[2]
_BATCH = """
import sys
from pathlib import Path
from monitor.clock import SystemClock
from monitor.inbox import keep_at
from monitor.paths import Paths
from tests.speaking import imported, record, rows
paths = Paths(Path(sys.argv[1]))
batch = [imported(sys.argv[2])]
lines = [record(n, f"alexa:{n}") for n in range(8_000)]
batch += [rows(sys.argv[2], *lines[n : n + 250]) for n in range(0, len(lines), 250)]
"""
_KILLED = f"""{_BATCH}
print("ready", flush=True)
keep_at(paths, SystemClock(), batch)
print("kept", flush=True)
"""
_FULL = f"""{_BATCH}
import resource, signal
from monitor.errors import DiskTrouble
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, hard))
try:
    keep_at(paths, SystemClock(), batch)
except DiskTrouble as trouble:
    print(trouble)
"""


def counted(paths: Paths) -> tuple[int, int]:
    """Imports and records that are there."""
    with SpeakerReader(paths.journal) as reader:
        batches = reader.batches()
        return len(batches), sum(len(list(reader.keys(batch.imported.id))) for batch in batches)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = Paths(tmp_path / "data")
    keep_at(found, SystemClock(), [sighted()])
    return found


@pytest.mark.parametrize("size", [1, 200_000, 1_000_000, 1 << 40])
def test_of_an_import_that_is_killed_there_is_all_or_nothing(paths: Paths, size: int) -> None:
    """Killed as soon as so many bytes of it are in the file beside the journal; the last one is let alone."""
    words = [sys.executable, "-c", _KILLED, str(paths.data), "b"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        while process.poll() is None and written(paths) < size:
            os.sched_yield()
        process.send_signal(signal.SIGKILL)
        acknowledged = "kept" in process.stdout.read()
    assert acknowledged or size < 1 << 40
    assert counted(paths) in ({(1, MANY)} if acknowledged else {(0, 0), (1, MANY)})
    keep_at(paths, SystemClock(), [sighted()])
    assert verify(paths.journal).ok


def written(paths: Paths) -> int:
    try:
        return paths.journal.with_name("journal.db-wal").stat().st_size
    except FileNotFoundError:
        return 0


def test_an_import_that_meets_a_full_disk_keeps_nothing_and_says_so(paths: Paths) -> None:
    words = [sys.executable, "-c", _FULL, str(paths.data), "b"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert "can't be written to the disk" in done.stdout, done.stderr
    assert counted(paths) == (0, 0)
    keep_at(paths, SystemClock(), [sighted()])
    with SpeakerReader(paths.journal) as reader:
        assert len(reader.sightings()) == 2
    assert verify(paths.journal).ok
