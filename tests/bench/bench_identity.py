"""What it costs to find out who opened the microphone, beside psutil doing as much of it as it can."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from monitor.microphone.holders import all_holders, holders
from monitor.microphone.identity import identify, sha256_of
from monitor.microphone.sock_diag import connections
from monitor.model import Evidence, Trust

ROUNDS = 200


def run() -> Iterator[str]:
    yield f"{'what':<44}{'median':>10}{'p99':>10}"
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as listening:
        path = os.fsencode(Path(folder) / "s")
        listening.bind(path)
        listening.listen()
        connect = (
            f"import socket,sys; s=socket.socket(socket.AF_UNIX); s.connect({os.fsdecode(path)!r}); sys.stdin.read()"
        )
        with subprocess.Popen([sys.executable, "-I", "-S", "-c", connect], stdin=subprocess.PIPE) as child:
            accepted, _ = listening.accept()
            with accepted:
                yield from _rows(child.pid, path)
            child.kill()
    yield f"({len(psutil.pids())} processes, {_sockets()} unix sockets on this machine)"


def _rows(pid: int, path: bytes) -> Iterator[str]:
    (connection,) = connections([path])
    inode = connection.peer_inode
    known = identify(pid, Trust.KERNEL, Evidence.SOCKET_HOLDER)
    ours = _measured(lambda: identify(pid, Trust.KERNEL, Evidence.SOCKET_HOLDER))
    peer = _measured(lambda: _by_psutil(pid))
    yield _row("identify()", ours)
    yield _row("psutil: exe, cmdline, user, parents", peer)
    yield f"  identify() takes {statistics.median(ours) / statistics.median(peer):.2f} of psutil's time"
    yield _row("connections(), the kernel's list", _measured(lambda: connections([path])))
    yield _row("holders(), with the right hint", _measured(lambda: holders(inode, (pid,))))
    yield _row("holders(), newest process first", _measured(lambda: holders(inode)))
    yield _row("all_holders(), all of /proc", _measured(lambda: all_holders([inode])))
    yield _row("sha256_of(), already known", _measured(lambda: sha256_of(known)))


def _measured(do: Callable[[], object]) -> list[float]:
    """Seconds of each round."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        do()
        times.append(time.perf_counter() - start)
    return times


def _row(what: str, times: list[float]) -> str:
    return f"{what:<44}{statistics.median(times) * 1e3:>7.3f} ms{statistics.quantiles(times, n=100)[98] * 1e3:>7.3f} ms"


def _by_psutil(pid: int) -> tuple[object, ...]:
    found = psutil.Process(pid)
    with found.oneshot():
        facts = found.exe(), found.cmdline(), found.username(), found.create_time()
    return *facts, *(parent.name() for parent in found.parents())


def _sockets() -> int:
    return len(Path("/proc/net/unix").read_bytes().splitlines()) - 1
