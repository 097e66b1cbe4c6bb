"""Which microphone feeds this process, as the sound server says: its name, its mute, and what becomes of the sound on
the way."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from monitor.errors import CannotWatch
from monitor.microphone.pulse_line import Client, Line, Output, Source

PREFIX = "pulse:"
MOST_CHANNELS = 8
LOW_RATE = 16_000
"""Below this a microphone can't give all that the detector looks at (it works at 16 kHz)."""
_CLEANERS = (
    "rnnoise",
    "noise suppress",
    "noise cancel",
    "noise-suppress",
    "noise-cancel",
    "echo-cancel",
    "echo cancel",
)
_GAINERS = ("automatic gain", "agc", "auto-gain")
_PAUSE = 5.0  # seconds between looks for a server


@dataclass(frozen=True, slots=True)
class Microphone:
    """``rate``: samples a second as the device gives them, 0 where unknown. ``warnings``: codes, see ``Input``.

    ``loopback``: what the loudspeakers play, no microphone at all.
    """

    id: str
    name: str
    default: bool = False
    rate: int = 0
    channels: int = 0
    muted: bool = False
    loopback: bool = False
    warnings: tuple[str, ...] = ()


def microphones() -> list[Microphone] | None:
    """What the sound server has; None where there is no such server."""
    try:
        with _Bell() as bell, Line(_server(), bell.read) as line:
            default = line.default_source()
            return [
                microphone_of(one, one.name == default) for one in line.sources().values() if one.monitor_of is None
            ]
    except CannotWatch:
        return None


def microphone_of(source: Source, default: bool = False) -> Microphone:
    return Microphone(
        PREFIX + source.name, source.description, default, source.rate, min(source.channels, MOST_CHANNELS),
        _muted(source), source.monitor_of is not None, _warnings(source),
    )  # fmt: skip


def feeding(
    pid: int, outputs: Iterable[Output], clients: Mapping[int, Client], sources: Mapping[int, Source]
) -> Microphone | None:
    """What the stream of this process is connected to; None while there is no such stream."""
    own = str(pid)
    for output in outputs:
        client = clients.get(-1 if output.client is None else output.client)
        told = {**(client.properties if client else {}), **output.properties}
        source = sources.get(output.source)
        if told.get("application.process.id") == own and source is not None:
            found = microphone_of(source)
            return replace(found, muted=True) if output.muted else found
    return None


class Feed(threading.Thread):
    """Tells the server's word on our own stream whenever that changes; ends with the process."""

    def __init__(self, changed: Callable[[Microphone], None]) -> None:
        super().__init__(name="feed", daemon=True)
        self._changed = changed
        self._told: Microphone | None = None
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(_PAUSE if self._told else 0):
            try:
                self._follow()
            except CannotWatch:
                self._over.wait(_PAUSE)

    def _follow(self) -> None:
        with _Bell() as bell, Line(_server(), bell.read) as hearing, Line(_server(), bell.read) as asking:
            hearing.listen()
            while True:
                self._look(asking)
                hearing.next_events(None)

    def _look(self, line: Line) -> None:
        now = feeding(os.getpid(), line.outputs().values(), line.clients(), line.sources())
        if now is not None and now != self._told:
            self._told = now
            self._changed(now)


class _Bell:
    """Never rung: the process ends as a whole."""

    def __enter__(self) -> _Bell:
        self.read, self._write = os.pipe()
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.read)
        os.close(self._write)


def _server() -> str:
    folder = os.environ.get("PULSE_RUNTIME_PATH") or f"{os.environ.get('XDG_RUNTIME_DIR', '')}/pulse"
    return os.environ.get("PULSE_SERVER") or f"unix:{folder}/native"


def _muted(source: Source) -> bool:
    return source.muted or source.volume == 0.0


def _warnings(source: Source) -> tuple[str, ...]:
    told = " ".join((source.name, source.description, *source.properties.values())).lower()
    found = {
        "bluetooth": "bluez" in source.name or source.properties.get("device.bus") == "bluetooth",
        "muted": _muted(source),
        "noise-suppression": any(word in told for word in _CLEANERS),
        "automatic-gain": any(word in told for word in _GAINERS),
        "low-rate": 0 < source.rate < LOW_RATE,
    }
    return tuple(code for code, so in found.items() if so)
