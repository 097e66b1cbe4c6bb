"""The microphone while pairing: one channel at 16 kHz, its level ten times a second, takes and the room out of it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from monitor.indicator.audio import Opened, Sink, Sound, Stream
from monitor.indicator.channel import FirstLiving
from monitor.indicator.recurrence import RATE
from monitor.indicator.recurrence import Sound as Samples
from monitor.indicator.ring import Ring
from monitor.indicator.takes import rms_dbfs

LONGEST_TAKE = 30.0
QUIET_FOR = 10.0
"""Seconds of quiet that end a take by itself: an Echo that hears no request goes dark after about eight."""
LOUDER = 6.0  # dB above the room's own noise that count as something heard
_MEMORY = 100  # tenths of a second from which the room's noise is known
_LEAD = 0.5  # s before the person pressed the button
_STALE = 5.0  # seconds without a block after which the microphone is gone

OnLevel = Callable[[Samples, float | None], None]
"""(a tenth of a second of sound, seconds recorded of a take or None)."""


@dataclass(slots=True)
class TakeClock:
    """Says when a take is over: quiet again for long enough, or too long. Pure."""

    noise: float  # dBFS of the room
    seconds: float = 0.0
    heard: bool = False
    quiet: float = 0.0

    def over(self, level: float, seconds: float) -> bool:
        self.seconds += seconds
        loud = level > self.noise + LOUDER
        self.heard = self.heard or loud
        self.quiet = 0.0 if loud else self.quiet + seconds
        return self.seconds >= LONGEST_TAKE or (self.heard and self.quiet >= QUIET_FOR)


class Capture:
    """Hears until ``close``. ``on_take`` gets a whole take, ``on_room`` the room, on the capture's own thread; ``gone``
    is called when the microphone went away."""

    def __init__(
        self,
        sound: Sound,
        microphone: str | None,
        on_level: OnLevel,
        on_take: Callable[[Samples], None],
        on_room: Callable[[Samples], None],
        gone: Callable[[], None],
    ) -> None:
        """Raises NoMicrophone, NotInstalled."""
        self._on_level, self._on_take, self._on_room, self._gone = on_level, on_take, on_room, gone
        self._lock = threading.Lock()
        self._take: list[Samples] | None = None
        self._clock: TakeClock | None = None
        self._room: list[Samples] = []
        self._room_left = 0
        self._recent: deque[Samples] = deque(maxlen=int(_LEAD * 10))
        self._levels: deque[float] = deque(maxlen=_MEMORY)
        self._over = threading.Event()
        self._stream: Stream = sound.open(microphone, self._begin)
        self.opened = self._stream.opened
        self._thread = threading.Thread(target=self._run, name="pairing-capture", daemon=True)
        self._thread.start()

    def begin_take(self) -> None:
        with self._lock:
            noise = float(np.percentile(self._levels, 20)) if self._levels else -60.0
            self._take, self._clock = list(self._recent), TakeClock(noise)

    def end_take(self) -> None:
        with self._lock:
            done = self._ended()
        if done is not None:
            self._on_take(done)

    def hear_room(self, seconds: float) -> None:
        with self._lock:
            self._room, self._room_left = [], int(seconds * RATE)

    def close(self) -> None:
        self._over.set()
        self._stream.close()

    def _begin(self, opened: Opened) -> Sink:
        import soxr

        self._ring = Ring(opened.rate, opened.channels)
        self._channel = FirstLiving(opened.rate, opened.channels)
        self._resample = soxr.ResampleStream(opened.rate, RATE, 1, dtype="float32")
        return self._ring.put

    def _run(self) -> None:
        silent = 0.0
        while not self._over.is_set() and self._stream.alive and silent < _STALE:
            block = self._ring.take(0.5)
            silent = silent + 0.5 if block is None else 0.0
            if block is not None:
                self._hear(self._resample.resample_chunk(self._channel.of(block.frames)))
        if not self._over.is_set():
            self._gone()

    def _hear(self, samples: Samples) -> None:
        if not samples.size:
            return
        with self._lock:
            done, room = self._taken(samples), self._room_heard(samples)
            seconds = self._clock.seconds if self._clock else None
        self._on_level(samples, seconds)
        if done is not None:
            self._on_take(done)
        if room is not None:
            self._on_room(room)

    def _taken(self, samples: Samples) -> Samples | None:
        level = rms_dbfs(samples)
        self._recent.append(samples)
        if self._take is None or self._clock is None:
            self._levels.append(level)
            return None
        self._take.append(samples)
        return self._ended() if self._clock.over(level, samples.size / RATE) else None

    def _ended(self) -> Samples | None:
        parts, self._take, self._clock = self._take, None, None
        return np.concatenate(parts) if parts else None

    def _room_heard(self, samples: Samples) -> Samples | None:
        if self._room_left <= 0:
            return None
        self._room.append(samples)
        self._room_left -= samples.size
        if self._room_left > 0:
            return None
        room, self._room = np.concatenate(self._room), []
        return room
