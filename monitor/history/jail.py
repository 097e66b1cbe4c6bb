"""A stranger's file is read in a child process that can neither write nor reach a network, and that is ended when it
takes too long.

The child gets the open file as standard input, an empty environment and an isolated interpreter. Its answer is not
trusted either: every line is checked before a value is made of it.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, BinaryIO

from monitor.errors import BadInput

_ROOT = Path(__file__).resolve().parents[2]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); from monitor.history.worker import main; "
    "main(sys.argv[2] == 'keep', sys.argv[3], int(sys.argv[4]))"
)
# A hostile file is ended after this; a good one is read at 5 to 15 MB a second here, so a large one gets a second
# more for every megabyte.
_PATIENCE = 8
_FREE_SIZE = 8 * 1024 * 1024
_PER_SECOND = 1024 * 1024
# By the clock. A list of 5 MB, read in 1 s of processor time, took 30 s while twelve programs kept two cores busy.
_BUSY = 6
_LONGEST_LINE = 128 * 1024
TOO_SLOW = (
    "The file took longer to read than any vendor's history of its size, so it was given up. Nothing of it was kept."
)
FELL_OVER = "The file could not be read: the reader ended without an answer. Nothing of it was kept."
CANCELLED = "The import was cancelled. Nothing of it was kept."
Line = dict[str, object]


def lines(
    file: BinaryIO,
    size: int,
    place: str,
    keep_text: bool,
    progress: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> Iterator[Line]:
    """The worker's lines, the last one included. Raises BadInput with one sentence when it refuses, dies, is slow or
    is cancelled.

    ``progress`` gets the bytes read so far; ``cancelled`` is asked several times a second, also while nothing arrives.
    """
    seconds = _PATIENCE + max(0, size - _FREE_SIZE) // _PER_SECOND
    child = _started(file, place, keep_text, seconds)
    try:
        # The child's own limit is processor time; by the clock it may take longer on a busy machine.
        yield from _answers(child, _BUSY * seconds + 1, progress, cancelled)
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def _started(file: BinaryIO, place: str, keep_text: bool, seconds: int) -> subprocess.Popen[bytes]:
    words = [str(_ROOT), "keep" if keep_text else "drop", place, str(seconds)]
    quiet, home = subprocess.DEVNULL, "/" if _unix() else None
    try:
        return subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", _START, *words],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=quiet,
            env={},
            cwd=home,
        )
    except OSError as error:
        raise BadInput(f"The reader of vendor files could not be started: {error.strerror}.") from error


def _unix() -> bool:
    return sys.platform != "win32"


def _answers(
    child: subprocess.Popen[bytes], seconds: float, progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> Iterator[Line]:
    assert child.stdout is not None
    arrived: queue.Queue[bytes | None] = queue.Queue(maxsize=4096)
    threading.Thread(target=_pump, args=(child.stdout, arrived), name="history-reader", daemon=True).start()
    deadline = time.monotonic() + seconds
    while True:
        if cancelled():
            raise BadInput(CANCELLED)
        if time.monotonic() > deadline:
            raise BadInput(TOO_SLOW)
        try:
            raw = arrived.get(timeout=0.1)
        except queue.Empty:
            continue
        if raw is None:
            raise BadInput(TOO_SLOW if child.wait() == -24 else FELL_OVER)  # SIGXCPU: out of processor time
        line = _parsed(raw)
        if "p" in line:
            progress(_number(line["p"]))
            continue
        yield line
        if "end" in line:
            return


def _pump(source: IO[bytes], arrived: queue.Queue[bytes | None]) -> None:
    """Whatever the child says, line by line; None at its end. The child is ended when nobody listens any more."""
    try:
        while raw := source.readline(_LONGEST_LINE):
            arrived.put(raw)
    except (OSError, ValueError):
        pass
    arrived.put(None)


def _parsed(raw: bytes) -> Line:
    try:
        line = json.loads(raw)
    except ValueError as error:
        raise BadInput(FELL_OVER) from error
    if not isinstance(line, dict):
        raise BadInput(FELL_OVER)
    if "no" in line:
        raise BadInput(str(line["no"])[:600])
    return line


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
