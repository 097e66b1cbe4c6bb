"""The seam to PortAudio: which microphones there are, and a stream of one. Nothing else imports sounddevice.

``import sounddevice`` initialises PortAudio, which opens every capture device of ALSA and may abort the process
(pa_linux_alsa.c, BuildDeviceList): only a process of its own may do that, so the import is inside a function.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from monitor.clock import Clock
from monitor.errors import CannotWatch
from monitor.indicator import feed
from monitor.indicator.feed import MOST_CHANNELS, Microphone

BLOCK = 0.1
"""Seconds a block: ten wake-ups a second, and little beside the half second in which a chime is told."""
_SLACK = 0.2  # seconds that PortAudio may fall behind before sound is lost

Sink = Callable[[NDArray[np.float32], int, bool], None]
"""Called on PortAudio's thread with frames [n, channels] that are valid during the call only, the boot time of the
first one in nanoseconds, and whether sound before it was lost."""


class NotInstalled(CannotWatch):
    """A library that hearing needs is missing; the sentence says what to install."""


class NoMicrophone(CannotWatch):
    """The microphone can't be opened now."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened. ``heard_rate``: samples a second as the device itself gives them, where that is known."""

    microphone: Microphone
    rate: int
    channels: int

    @property
    def heard_rate(self) -> int:
        return self.microphone.rate or self.rate


class Stream(Protocol):
    opened: Opened

    @property
    def alive(self) -> bool:
        """False when the device or its server went away."""

    def close(self) -> None: ...


class Sound(Protocol):
    def inputs(self) -> list[Microphone]:
        """Every microphone there is now. Raises NotInstalled."""

    def open(self, microphone: str | None, begin: Callable[[Opened], Sink]) -> Stream:
        """``microphone``: an id of ``inputs``, None for the system's default. ``begin`` is told what will come, before
        it comes. Raises NoMicrophone, NotInstalled."""


class PortAudio:
    """Implements ``Sound``. Looks at the devices anew before each opening, since PortAudio keeps its list."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._library: ModuleType | None = None

    def inputs(self) -> list[Microphone]:
        served = feed.microphones()
        if served is not None:
            return served
        library = self._fresh()
        default = library.default.device[0]
        return [_bare(one, one["index"] == default) for one in library.query_devices() if one["max_input_channels"]]

    def open(self, microphone: str | None, begin: Callable[[Opened], Sink]) -> Stream:
        """Where a sound server runs, the stream goes through it, so that it follows the server's default."""
        served = feed.microphones()
        chosen = _chosen(served if served is not None else self.inputs(), microphone)
        if served is not None and sys.platform.startswith("linux"):
            _ask_server_for(chosen if microphone is not None else None)
        library = self._fresh()
        device = _server_device(library) if served is not None else _device_named(library, chosen.id)
        return _Stream(library, device, chosen, begin, self._clock)

    def _fresh(self) -> ModuleType:
        """PortAudio with the devices that are there now."""
        if self._library is None:
            self._library = _imported()
            return self._library
        try:
            self._library._terminate()
            self._library._initialize()
        except self._library.PortAudioError as error:
            raise NoMicrophone(f"The sound system can't be asked for its microphones ({_why(error)}).") from error
        return self._library


class _Stream:
    def __init__(
        self,
        library: ModuleType,
        device: int,
        microphone: Microphone,
        begin: Callable[[Opened], Sink],
        clock: Clock,
    ) -> None:
        self._clock = clock
        self._ended = threading.Event()
        rate, channels = _shape(library, device, microphone)
        try:
            self._stream = library.RawInputStream(
                samplerate=rate, channels=channels, dtype="float32", device=device, latency=_SLACK,
                blocksize=int(rate * BLOCK), callback=self._heard, finished_callback=self._ended.set,
            )  # fmt: skip
            self.opened = Opened(microphone, int(self._stream.samplerate), channels)
            self._sink = begin(self.opened)
            self._stream.start()
        except library.PortAudioError as error:
            raise NoMicrophone(f"{microphone.name} can't be opened ({_why(error)}).") from error

    @property
    def alive(self) -> bool:
        return not self._ended.is_set()

    def close(self) -> None:
        self._stream.close()

    def _heard(self, data: Any, count: int, time: Any, status: Any) -> None:
        """PortAudio's own clock is another on each system, so only the sound's age is taken from it."""
        age = min(max(time.currentTime - time.inputBufferAdcTime, 0.0), 60.0)
        frames = np.frombuffer(data, np.float32).reshape(count, -1)
        began = self._clock.now().boot_ns - int(1e9 * age)
        self._sink(frames, began, bool(status.input_overflow))


def _imported() -> ModuleType:
    try:
        import sounddevice
    except ImportError as error:
        raise NotInstalled("The library sounddevice is missing. Run: pip install sounddevice") from error
    except OSError as error:
        raise NotInstalled("PortAudio is missing. On Debian and Ubuntu: sudo apt install libportaudio2") from error
    module: ModuleType = sounddevice
    return module


def _chosen(there: list[Microphone], wanted: str | None) -> Microphone:
    fits = (one for one in there if (one.default if wanted is None else one.id == wanted))
    found = next(fits, there[0] if there and wanted is None else None)
    if found is None:
        raise NoMicrophone("The chosen microphone is not there." if wanted else "No microphone is connected.")
    return found


def _ask_server_for(microphone: Microphone | None) -> None:
    """libpulse takes the source to record from out of the environment; without one it follows the default."""
    os.environ.pop("PULSE_SOURCE", None)
    if microphone is not None:
        os.environ["PULSE_SOURCE"] = microphone.id.removeprefix(feed.PREFIX)


def _server_device(library: ModuleType) -> int:
    """ALSA's plug-in for the sound server; ``default`` leads there too where it is set up so."""
    names = {one["name"]: int(one["index"]) for one in library.query_devices() if one["max_input_channels"]}
    for name in ("pulse", "pipewire", "default"):
        if name in names:
            return names[name]
    raise NotInstalled(
        "PortAudio can't reach the sound server. On Debian and Ubuntu: sudo apt install libasound2-plugins"
    )


def _device_named(library: ModuleType, id: str) -> int:
    named = (int(one["index"]) for one in library.query_devices() if _bare(one, False).id == id)
    found = next(named, None)
    if found is None:
        raise NoMicrophone("The chosen microphone is not there.")
    return found


def _shape(library: ModuleType, device: int, microphone: Microphone) -> tuple[int, int]:
    """Rate and channels as the device itself has them, so that nobody converts before us."""
    facts = library.query_devices(device)
    channels = min(microphone.channels or int(facts["max_input_channels"]), MOST_CHANNELS)
    return microphone.rate or int(facts["default_samplerate"]), max(channels, 1)


def _bare(found: Any, default: bool) -> Microphone:
    rate, channels = int(found["default_samplerate"]), int(found["max_input_channels"])
    warnings = ("low-rate",) if rate < feed.LOW_RATE else ()
    return Microphone(f"device:{found['name']}", str(found["name"]), default, rate, channels, warnings=warnings)


def _why(error: Exception) -> str:
    return str(error.args[0] if error.args else error).removesuffix(".")
