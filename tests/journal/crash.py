"""A writer that is killed: appends, signs, erases and acknowledges over a pipe until it is no more."""

from __future__ import annotations

import base64
import json
import os
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from monitor.clock import SystemClock
from monitor.journal import Journal, Reader, verify
from monitor.journal.keys import Held, Mark
from monitor.model import Record
from tests.journal.parts import ended, started


class FileKeys:
    """A keyring for processes that die: what ``save`` returned from is there afterwards."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self, log_id: bytes) -> Held | None:
        if not self._path.exists():
            return None
        value = json.loads(self._path.read_text())
        mark = value["mark"]
        found = Mark(mark[0], mark[1], base64.b64decode(mark[2])) if mark else None
        return Held(base64.b64decode(value["seed"]), found)

    def save(self, log_id: bytes, held: Held) -> None:
        mark = held.mark and (held.mark.n, held.mark.size, base64.b64encode(held.mark.head).decode())
        new = self._path.with_suffix(".new")
        new.write_text(json.dumps({"seed": base64.b64encode(held.seed).decode(), "mark": mark}))
        new.replace(self._path)


@dataclass
class Told:
    """What the writer acknowledged before it died. ``erased``: all that was before this round is gone."""

    kept: set[str] = field(default_factory=set)
    erased: bool = False
    erasing: bool = False


def _write(folder: Path, out: int) -> None:
    """The child: never returns."""
    clock, chance = SystemClock(), random.Random()
    journal = Journal.open(folder / "journal.db", folder / "lock", clock, FileKeys(folder / "keys.json"))
    while True:
        at, starts = clock.now(), []
        records: list[Record] = []
        for _ in range(chance.choice((1, 1, 1, 5, 40))):
            starts.append(started(f"app{chance.randrange(9)}", at.wall))
            records += [starts[-1], ended(starts[-1], 0.001)]
        journal.append(records, at)
        _say(out, {"kept": [start.activation.id for start in starts]})
        if chance.random() < 0.05:
            journal.checkpoint()
        if chance.random() < 0.05:
            journal.beat(clock.now())
        if chance.random() < 0.03:
            _say(out, {"erasing": True})
            journal.erase(None, clock.now().wall + timedelta(seconds=1))
            _say(out, {"erased": True})


def _say(out: int, value: object) -> None:
    os.write(out, json.dumps(value).encode() + b"\n")


def killed_round(folder: Path, seconds: float) -> Told:
    """Run a writer, kill it after about ``seconds``; what it told."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            _write(folder, writing)
        finally:
            os._exit(3)
    os.close(writing)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    with os.fdopen(reading, "rb") as pipe:
        return _told(pipe.read().splitlines())


def _told(lines: list[bytes]) -> Told:
    told = Told()
    for line in lines:
        value = json.loads(line)
        told.kept |= set(value.get("kept", ()))
        told.erasing = "erasing" in value
        if "erased" in value:
            told.kept.clear()
            told.erased = True
    return told


def rounds(folder: Path, count: int, seed: int) -> Iterator[tuple[int, list[str]]]:
    """``count`` kills on one journal: activations acknowledged so far, and what is wrong after each kill."""
    chance, total = random.Random(seed), 0
    expected: set[str] = set()
    for _ in range(count):
        told = killed_round(folder, chance.uniform(0.0, 0.25))
        total += len(told.kept)
        expected = told.kept if told.erased else expected | told.kept
        found, wrong = _look(folder)
        if told.erasing:  # may have come through or not, but all or nothing
            wrong += [] if not expected & found or expected <= found else ["an erasure by half"]
            expected &= found
        elif expected - found:
            wrong.append(f"lost {len(expected - found)} acknowledged")
        yield total, wrong


def _look(folder: Path) -> tuple[set[str], list[str]]:
    """A new start, a verification, and what is there."""
    path, keys = folder / "journal.db", FileKeys(folder / "keys.json")
    Journal.open(path, folder / "lock", SystemClock(), keys).abandon()
    with Reader(path) as reader:
        found = {activation.id for activation in reader.activations()}
    return found, [f"{finding.rule.value}: {finding.what}" for finding in verify(path, keys).findings]
