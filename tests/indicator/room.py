"""A room to listen in: a private sound server whose microphone hears what is played, and a chime to play there."""

from __future__ import annotations

import functools
import json
import time
import wave
from collections.abc import Mapping
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.chime import Role, Template, learn, saved
from monitor.listener_child import Chime
from monitor.listener_lines import Level
from tests.rig.processes import Program
from tests.rig.sound import PrivatePipeWire, PrivateServer

RATE = 48_000
ROOM, EAR = "room", "roommic"
Samples = NDArray[np.float32]


def chime(rate: int = 16_000, notes: tuple[float, ...] = (880.0, 1320.0, 1760.0), seconds: float = 0.45) -> Samples:
    """Three falling notes, peak 0.3."""
    at = np.arange(int(seconds * rate)) / rate
    note = np.minimum((at / seconds * len(notes)).astype(int), len(notes) - 1)
    since = at - note * seconds / len(notes)
    sound = np.sin(2 * np.pi * np.asarray(notes)[note] * at) * np.exp(-since / 0.15)
    made: Samples = (0.3 * sound).astype(np.float32)
    return made


END_NOTES = (3100.0, 2600.0, 3700.0)


@functools.cache
def template(role: Role = Role.START, speaker: str = "kitchen", notes: tuple[float, ...] | None = None) -> Template:
    notes = notes or ((880.0, 1320.0, 1760.0) if role is Role.START else END_NOTES)
    random = np.random.default_rng(7)
    takes = [chime(notes=notes) + random.normal(0, 1e-3, int(0.45 * 16_000)).astype(np.float32) for _ in range(4)]
    return learn(takes, id=role.value, speaker=speaker, role=role)


def kept(*templates: Template) -> list[Chime]:
    return [Chime(one.speaker, saved(one)) for one in templates]


def noise(seconds: float, level: float = 1e-3, rate: int = RATE, seed: int = 3) -> Samples:
    made: Samples = np.random.default_rng(seed).normal(0, level, int(seconds * rate)).astype(np.float32)
    return made


def scene(seconds: float, starts: Mapping[float, Samples], level: float = 1e-3, rate: int = RATE) -> Samples:
    """Noise of ``level`` (RMS) with sounds in it, by their second."""
    made = noise(seconds, level, rate)
    for at, sound in starts.items():
        made[int(at * rate) : int(at * rate) + len(sound)] += sound
    return made


def write(path: Path, samples: Samples, rate: int = RATE, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def add_room(server: PrivateServer, name: str = EAR) -> None:
    """Another microphone, the default from now on: what ``play`` plays is heard through it."""
    server.pactl("load-module", "module-null-sink", f"sink_name={ROOM}", "channel_map=mono")
    server.pactl(
        "load-module", "module-remap-source", f"master={ROOM}.monitor", f"source_name={name}", "channel_map=mono"
    )
    server.wait_until(lambda: name in server.sources(), "the room's microphone")
    server.pactl("set-default-source", name)


def play(server: PrivateServer, path: Path) -> Program:
    if isinstance(server, PrivatePipeWire):
        return server.programs.start("pw-play", f"--target={ROOM}", str(path))
    return server.programs.start("paplay", f"--device={ROOM}", str(path))


class Lines:
    """What came, to be waited for. Call it with each."""

    def __init__(self) -> None:
        self.all: list[Any] = []
        self._new: SimpleQueue[Any] = SimpleQueue()

    def __call__(self, one: Any) -> None:
        self.all.append(one)
        self._new.put(one)

    def next(self, kind: Any, timeout: float = 20.0, **facts: object) -> Any:
        """The next of this kind with these facts. Raises AssertionError with all that came."""
        deadline = time.monotonic() + timeout
        while True:
            try:
                one = self._new.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                came = [one for one in self.all if not isinstance(one, Level)]
                raise AssertionError(f"No {kind.__name__} {facts} came, only {came[-40:]}") from None
            if isinstance(one, kind) and all(getattr(one, key) == value for key, value in facts.items()):
                return one


def objects(log: Path) -> list[dict[str, Any]]:
    """The JSON objects that a program printed."""
    return objects_of(log.read_text())


def objects_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]
