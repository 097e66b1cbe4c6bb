"""Starts the listener's process and reads what it tells; the process ends when this one lets go of it."""

from __future__ import annotations

import base64
import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from monitor.errors import BadInput, CannotWatch
from monitor.listener_lines import Crashed, Found, Line, Missing, Unusable, decode
from monitor.sound_child import ROOT, environment

log = logging.getLogger(__name__)

_COMMAND = (sys.executable, "-m", "monitor.indicator.listener")
_PATIENCE = 2.0  # seconds from letting go of the process to its end
_LOOK = 20.0  # seconds that a look at all microphones may take: PortAudio opens each
_LONGEST_LINE = 64 * 1024

OnLine = Callable[[Line], None]


@dataclass(frozen=True, slots=True)
class Chime:
    """One template as it is kept. ``data``: what the detector saved; only the process understands it."""

    speaker: str
    data: bytes


class Child:
    """One run of the process. ``on_line`` is called on a thread of its own, ``on_end`` last, exactly once."""

    def __init__(
        self, chimes: Sequence[Chime], microphone: str | None, on_line: OnLine, on_end: Callable[[], None]
    ) -> None:
        """Raises CannotWatch when no process can be started."""
        self._on_line, self._on_end = on_line, on_end
        self._process = _started()
        told = [{"speaker": one.speaker, "data": base64.b64encode(one.data).decode()} for one in chimes]
        self._reader = threading.Thread(target=self._read, name="listener", daemon=True)
        self._reader.start()
        self._say(json.dumps({"chimes": told, "microphone": microphone}).encode() + b"\n")

    @property
    def pid(self) -> int:
        return self._process.pid

    def stop(self) -> None:
        """Blocks until it has ended, for a few seconds at most."""
        if self._process.stdin is not None:
            try:
                self._process.stdin.close()
            except OSError:
                log.debug("The listener had ended before.")
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._reader.join(_PATIENCE)

    def _say(self, line: bytes) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except OSError:
            log.warning("The listener ended before it was told what to listen for.")

    def _read(self) -> None:
        assert self._process.stdout is not None
        try:
            for line in _lines(self._process.stdout):
                self._on_line(line)
        finally:
            self._process.stdout.close()
            self._process.wait()
            self._on_end()


def microphones() -> list[Found]:
    """Every microphone there is; takes about a second. Raises CannotWatch with a sentence."""
    try:
        done = subprocess.run(
            [*_COMMAND, "--inputs"], cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, timeout=_LOOK, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotWatch("The microphones can't be listed: the sound system does not answer.") from error
    told = [decode(line) for line in done.stdout.decode("utf-8", "replace").splitlines()]
    for line in told:
        if isinstance(line, Missing | Unusable | Crashed):
            raise CannotWatch(line.sentence)
    return [line for line in told if isinstance(line, Found)]


def _lines(stream: IO[bytes]) -> Iterator[Line]:
    while text := stream.readline(_LONGEST_LINE):
        try:
            yield decode(text.decode("utf-8", "replace"))
        except BadInput as error:
            log.warning("%s", error)


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            _COMMAND, cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError as error:
        raise CannotWatch(f"The listener's process could not be started: {error.strerror}.") from error
