"""Pairing as the wizard and the command line drive it: calls go to a process of its own, events come back."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Protocol

from monitor.errors import BadInput
from monitor.pairing_lines import decode
from monitor.pairing_model import Failed, PairingEvent
from monitor.sound_child import ROOT, environment

log = logging.getLogger(__name__)

_COMMAND = (sys.executable, "-m", "monitor.indicator.pairing_process")
_PATIENCE = 2.0  # seconds from letting go of the process to its end
_LONGEST_LINE = 64 * 1024 * 1024  # twenty takes with their pictures have 200 kB
ENDED = "The pairing stopped unexpectedly, and nothing was kept. Start it again."

OnEvent = Callable[[PairingEvent], None]
"""Called on a thread of the client's own, in order; never after ``close`` returned."""


class PairingProtocol(Protocol):
    """One pairing. No call waits; each may come from any thread, and is answered by the event named.

    What can't be done now (find without takes) is answered by Refused; after Failed every call is ignored.
    """

    def open(self, microphone: str | None = None) -> None:
        """Opened, then Level ten times a second. ``microphone``: an ``Input.id``, None for the default."""

    def begin_take(self) -> None:
        """Record from now on. TakeHeard comes when it went quiet for long enough, or after 30 s."""

    def end_take(self) -> None:
        """TakeHeard at once."""

    def read(self, paths: Sequence[Path]) -> None:
        """TakeHeard for each: a file a take, or one file with all of them. Failed for a file that can't be read."""

    def delete_take(self, number: int) -> None:
        """Found, where there was one before."""

    def use_take(self, number: int, used: bool) -> None:
        """Found. The person's word on a take stands above the program's."""

    def find(self) -> None:
        """Working, then Found."""

    def choose(self, start: int | None, end: int | None) -> None:
        """Found, with these candidates as the chimes."""

    def hear_room(self, seconds: float = 30.0) -> None:
        """Working, then Expected. The speaker should be quiet meanwhile, the room as it usually is."""

    def read_room(self, path: Path) -> None:
        """Expected, from a recording of the room."""

    def finish(self) -> None:
        """Learned, or Refused. Nothing is on disk before ``keep_pairing``."""

    def close(self) -> None:
        """Ends the process and releases the microphone; cancels whatever runs. May be called twice."""


class Pairing:
    """Implements ``PairingProtocol``. The process starts with it and ends with ``close``."""

    def __init__(self, on_event: OnEvent, command: Sequence[str] = _COMMAND) -> None:
        """Raises BadInput when no process can be started."""
        self._on_event = on_event
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._process = _started(command)
        self._reader = threading.Thread(target=self._read, name="pairing", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    def open(self, microphone: str | None = None) -> None:
        self._say("open", microphone=microphone)

    def begin_take(self) -> None:
        self._say("begin_take")

    def end_take(self) -> None:
        self._say("end_take")

    def read(self, paths: Sequence[Path]) -> None:
        self._say("read", paths=[str(path.absolute()) for path in paths])

    def delete_take(self, number: int) -> None:
        self._say("delete_take", number=number)

    def use_take(self, number: int, used: bool) -> None:
        self._say("use_take", number=number, used=used)

    def find(self) -> None:
        self._say("find")

    def choose(self, start: int | None, end: int | None) -> None:
        self._say("choose", start=start, end=end)

    def hear_room(self, seconds: float = 30.0) -> None:
        self._say("hear_room", seconds=seconds)

    def read_room(self, path: Path) -> None:
        self._say("read_room", path=str(path.absolute()))

    def finish(self) -> None:
        self._say("finish")

    def close(self) -> None:
        with self._lock:
            if self._closed.is_set():
                return
            self._closed.set()
        self._process.kill()  # whatever it is about; there is nothing of it to be saved
        self._process.wait()
        if threading.current_thread() is not self._reader:
            self._reader.join(_PATIENCE)

    def _say(self, call: str, **values: object) -> None:
        assert self._process.stdin is not None
        try:
            with self._lock:
                if not self._closed.is_set():
                    self._process.stdin.write(json.dumps({"do": call, **values}).encode() + b"\n")
                    self._process.stdin.flush()
        except OSError:
            log.debug("The pairing's process had ended before.")  # its end is told by the reader

    def _read(self) -> None:
        assert self._process.stdout is not None and self._process.stdin is not None
        failed = False
        for event in _events(self._process.stdout):
            failed = failed or isinstance(event, Failed)
            self._hand_on(event)
        if not failed:
            self._hand_on(Failed(ENDED))
        self._process.stdout.close()
        self._process.wait()
        with self._lock:
            self._closed.set()
        try:
            self._process.stdin.close()
        except OSError:
            log.debug("The pairing's process had ended before.")

    def _hand_on(self, event: PairingEvent) -> None:
        if not self._closed.is_set():
            self._on_event(event)


def _events(stream: IO[bytes]) -> Iterator[PairingEvent]:
    while line := stream.readline(_LONGEST_LINE):
        try:
            yield decode(line)
        except BadInput as error:
            log.warning("%s", error)


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError as error:
        raise BadInput(f"The pairing could not be started: {error.strerror}.") from error
