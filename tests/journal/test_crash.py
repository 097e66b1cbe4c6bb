"""Killed at any moment, the journal has lost nothing that it had acknowledged, and no false finding comes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.journal import Reader, verify
from tests.journal.crash import FileKeys, rounds

ROUNDS = int(os.environ.get("EARWITNESS_KILLS", "40"))

# Found to matter: 13 and 21 lie before and after the table that sqlite-utils makes for migrations.
# EARWITNESS_SWEEP=1 walks all, =3 each third.
PLACES = [("pwrite64", 2), ("pwrite64", 13), ("pwrite64", 21), ("pwrite64", 43), ("fsync", 2), ("fsync", 5)]
if step := int(os.environ.get("EARWITNESS_SWEEP", "0")):
    PLACES = [(call, n) for call, end in (("pwrite64", 170), ("fsync", 40)) for n in range(1, end, step)]


def test_kill_9_at_random_places_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    found = list(rounds(tmp_path, ROUNDS, seed=1))
    assert [wrong for _, wrong in found if wrong] == []
    assert found[-1][0] > ROUNDS


WORK = """
import sys
from datetime import timedelta
from pathlib import Path
from monitor.clock import SystemClock
from monitor.errors import JournalError
from monitor.journal import Journal
from tests.journal.crash import FileKeys
from tests.journal.parts import started, ended
folder, clock = Path(sys.argv[1]), SystemClock()
try:
    journal = Journal.open(folder / "journal.db", folder / "lock", clock, FileKeys(folder / "keys.json"))
    journal._courier.done.wait(10)
    for n in range(3):
        start = started(f"app{n}", clock.now().wall)
        journal.append([start, ended(start, 0.001)], clock.now())
        print(start.activation.id, flush=True)
    journal.checkpoint()
    journal.erase(None, clock.now().wall + timedelta(days=-1))
    start = started("last", clock.now().wall)
    journal.append([start, ended(start, 0.001)], clock.now())
    print(start.activation.id, flush=True)
    journal.close()
except JournalError as error:
    print(type(error).__name__, file=sys.stderr)
"""


def strace(folder: Path, call: str, effect: str, when: int) -> subprocess.CompletedProcess[str]:
    inject = f"inject={call}:{effect}:when={when}"
    argv = [
        "strace",
        "-f",
        "-o",
        "/dev/null",
        "-e",
        f"trace={call}",
        "-e",
        inject,
        sys.executable,
        "-c",
        WORK,
        str(folder),
    ]
    return subprocess.run(argv, capture_output=True, text=True, timeout=120)


def can_trace() -> bool:
    return bool(shutil.which("strace")) and not subprocess.run(["strace", "-o", "/dev/null", "true"]).returncode


@pytest.mark.skipif(not can_trace(), reason="strace may not trace here")
@pytest.mark.parametrize("effect", ["signal=SIGKILL", "error=ENOSPC:", "error=EIO:"])
@pytest.mark.parametrize(("call", "when"), PLACES)
def test_a_system_call_that_fails_or_kills_leaves_a_good_journal(
    tmp_path: Path, call: str, effect: str, when: int
) -> None:
    done = strace(tmp_path, call, effect.rstrip(":"), when)
    acknowledged = set(done.stdout.split())
    if "SIGKILL" in effect and when < 20:
        assert done.returncode != 0, "the place was never come by"
    assert "Traceback" not in done.stderr
    assert strace(tmp_path, call, "delay_enter=1", 1).returncode == 0, "the next start works"
    with Reader(tmp_path / "journal.db") as reader:
        found = {activation.id for activation in reader.activations()}
    assert acknowledged <= found
    report = verify(tmp_path / "journal.db", FileKeys(tmp_path / "keys.json"))
    assert report.ok, report.findings
