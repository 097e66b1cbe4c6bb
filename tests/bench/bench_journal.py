"""The journal: how soon a record is on the disk, how long a verification takes, and a day out of a long history.

EARWITNESS_BENCH_RECORDS sets the length of the history (100,000 records; a million takes minutes to write).
The peer is SQLite itself: the same bytes put into one table, without chain, tables or checks.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

from monitor.codec import encode, line
from monitor.journal import Journal, Reader, verify
from monitor.journal.sqlite import sqlite3
from monitor.model import Record
from tests.journal.parts import NOON, MemoryKeys, Place, pairs

RECORDS = int(os.environ.get("EARWITNESS_BENCH_RECORDS", "100000"))
SINGLES = 1000
BATCHES = 40


def run() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield from _appending(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        yield from _a_long_history(Path(folder))


def _appending(folder: Path) -> Iterator[str]:
    place = Place(folder)
    journal = place.open(MemoryKeys())
    with closing(_bare(folder / "bare.db")) as bare:
        yield f"{'append, committed (ms)':34} {'p50':>8} {'p99':>8} {'records/s':>10} {'bare p50':>9} {'ratio':>6}"
        for count, times in ((1, SINGLES), (10, BATCHES * 5), (500, BATCHES)):
            batches = [list(pairs((count + 1) // 2, place.clock))[:count] for _ in range(times)]
            yield _row(place, journal, bare, batches)
    journal.close()


def _row(place: Place, journal: Journal, bare: sqlite3.Connection, batches: list[list[Record]]) -> str:
    ours, theirs = [], []
    for batch in batches:  # one after the other, so that both meet the same disk
        theirs.append(_timed(partial(_put, bare, batch)))
        ours.append(_timed(partial(journal.append, batch, place.clock.forward(0.1))))
    p50, peer = statistics.median(ours), statistics.median(theirs)
    p99 = sorted(ours)[int(len(ours) * 0.99)]
    rate = len(batches[0]) * len(ours) / sum(ours)
    name = f"{len(batches[0])} at once, {len(batches)} times"
    return f"{name:34} {p50 * 1e3:8.2f} {p99 * 1e3:8.2f} {rate:10.0f} {peer * 1e3:9.2f} {p50 / peer:6.1f}"


def _bare(path: Path) -> sqlite3.Connection:
    found = sqlite3.connect(path, isolation_level=None)
    found.execute("PRAGMA journal_mode=WAL")
    found.execute("PRAGMA synchronous=FULL")
    found.execute("CREATE TABLE t(a INTEGER PRIMARY KEY, body BLOB)")
    return found


def _put(bare: sqlite3.Connection, batch: list[Record]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    for record in batch:
        bare.execute("INSERT INTO t(body) VALUES(?)", (line(encode(record)).encode(),))
    bare.execute("COMMIT")


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _a_long_history(folder: Path) -> Iterator[str]:
    place, keys = Place(folder), MemoryKeys()
    journal = place.open(keys)
    began = time.perf_counter()
    written = 0
    while written < RECORDS:
        journal.append(pairs(500, place.clock), place.clock.forward(500 * 60))
        written += 1000
    journal.close()
    size, spent = place.path.stat().st_size, time.perf_counter() - began
    yield ""
    yield f"{written:,} records: {size / 1e6:.0f} MB, {size / written:.0f} bytes each, written in {spent:.1f} s"
    yield f"{'':34} {'seconds':>8} {'a million':>10}"
    for name, tables in (("verify: chain and signatures", False), ("verify: all, with the tables", True)):
        seconds = _timed(partial(_good, place.path, keys, tables))
        yield f"{name:34} {seconds:8.2f} {seconds * 1e6 / written:10.1f}"
    yield f"{'memory of a verification (MB)':34} {_memory_of_verify(place.path):8.0f}"
    yield f"{'open after a clean stop':34} {_timed(lambda: place.open(keys).close()):8.3f}"
    yield from _queries(place.path, written // 2)


def _good(path: Path, keys: MemoryKeys, tables: bool) -> None:
    report = verify(path, keys, tables=tables)
    assert report.ok, report.findings


def _memory_of_verify(path: Path) -> float:
    """Peak of a process that does nothing else."""
    code = "import sys, pathlib, monitor.journal as j; assert j.verify(pathlib.Path(sys.argv[1])).ok"
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _queries(path: Path, activations: int) -> Iterator[str]:
    middle = NOON + timedelta(minutes=activations // 2)
    with Reader(path) as reader:
        for name, since, until in (
            ("a day out of the middle", middle, middle + timedelta(days=1)),
            ("an hour", middle, middle + timedelta(hours=1)),
        ):
            reader.activations(since, until)  # the pages are in memory then, as while a window is open
            times = [_timed(partial(reader.activations, since, until)) for _ in range(5)]
            found = reader.count(since, until)
            yield f"{name:34} {statistics.median(times):8.3f}   {found} of {activations:,} activations"
        seconds = _timed(lambda: reader.activations())
        yield f"{'all of it':34} {seconds:8.2f} {seconds * 1e6 / activations:10.1f}"


if __name__ == "__main__":
    for printed in run():
        print(printed, flush=True)
