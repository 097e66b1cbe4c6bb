"""Keeps one microphone open: again after it went away, and with what the sound server says of it."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from queue import Empty, SimpleQueue

from monitor.clock import Clock
from monitor.indicator.attention import Attention, Tell
from monitor.indicator.audio import NoMicrophone, Opened, Sink, Sound, Stream
from monitor.indicator.chime import Template
from monitor.indicator.feed import Feed, Microphone
from monitor.indicator.ring import Ring
from monitor.indicator.stream_time import Gap
from monitor.listener_lines import Cause, Lost, Ready

SILENT = 5.0
"""Seconds without a block after which a stream is dead: a server's first block may take two (a null sink of
PulseAudio's)."""
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 15.0  # seconds between attempts to open
_STEADY = 60.0  # seconds of sound after which the next loss is tried anew from the first wait
_ASLEEP = 1.0  # seconds by which the boot clock must gain on the one that stands still in suspend
_HELD = 3.0  # seconds between two turns of the loop after which the process itself was held up
GONE = "The chosen microphone is not there."
_MUTE = "The microphone gives no sound any more."


class Session:
    """``run`` on one thread for ever. ``turned``: ``awake()`` of the loop's last turn, for a watchdog.

    ``awake``: seconds of a clock that stands still while the machine sleeps.
    """

    def __init__(
        self,
        sound: Sound,
        templates: Sequence[Template],
        microphone: str | None,
        clock: Clock,
        tell: Tell,
        awake: Callable[[], float] = time.monotonic,
        feed: Callable[[Callable[[Microphone], None]], object] | None = None,
    ) -> None:
        self._sound, self._chosen, self._clock, self._tell = sound, microphone, clock, tell
        self._attention = Attention(templates, clock, tell)
        self._awake = awake
        self._news: SimpleQueue[Microphone] = SimpleQueue()
        self._follow = feed or _followed
        self._told: tuple[str, str, tuple[str, ...]] | None = None
        self._ring: Ring | None = None
        self._was = (clock.now().boot_ns, awake())
        self._breaks: deque[tuple[int, int, Cause]] = deque(maxlen=8)
        self.turned = awake()

    def run(self) -> None:
        """Raises NotInstalled."""
        wait = _FIRST_WAIT
        self._follow(self._news.put)
        while True:
            began = self._awake()
            try:
                self._listen()
            except NoMicrophone as error:
                self._attention.deaf(Cause.GONE)
                self._tell(Lost(self._clock.now(), str(error)))
            wait = _FIRST_WAIT if self._awake() - began > _STEADY else min(wait * 2, _LONGEST_WAIT)
            self._rest(wait)

    def _rest(self, seconds: float) -> None:
        time.sleep(seconds)
        self.turned = self._awake()

    def _listen(self) -> None:
        """Until the microphone goes away. Raises NoMicrophone."""
        stream = self._sound.open(self._chosen, self._begin)
        try:
            self._tell_ready(stream.opened)
            self._hear(stream)
        finally:
            stream.close()

    def _begin(self, opened: Opened) -> Sink:
        self._ring = ring = Ring(opened.rate, opened.channels)
        self._attention.begin(opened.rate, opened.channels)
        self._attention.hears_band(opened.heard_rate)
        return ring.put

    def _tell_ready(self, opened: Opened) -> None:
        one, locked = opened.microphone, self._ring is not None and self._ring.locked
        self._told = (one.id, one.name, one.warnings)
        self._tell(Ready(one.id, one.name, opened.rate, opened.channels, one.warnings, locked))

    def _hear(self, stream: Stream) -> None:
        assert self._ring is not None
        last = self._awake()
        while stream.alive and self._awake() - last < SILENT:
            block = self._ring.take(1.0)
            self._turn()
            self._heed_server(stream.opened)
            if block is not None:
                last = self._awake()
                self._attention.hear(block, self._why)
        raise NoMicrophone(_MUTE)

    def _turn(self) -> None:
        """Between two turns the machine may have slept, or this process been stopped; the sound tells only a gap."""
        boot, awake = self._clock.now().boot_ns, self._awake()
        slept = (boot - self._was[0]) / 1e9 - (awake - self._was[1])
        if slept > _ASLEEP:
            self._breaks.append((self._was[0], boot, Cause.SUSPENDED))
        elif awake - self._was[1] > _HELD:
            self._breaks.append((self._was[0], boot, Cause.HELD_UP))
        self._was, self.turned = (boot, awake), awake

    def _why(self, gap: Gap) -> Cause:
        slack = int(_HELD * 1e9)
        fits = (cause for since, until, cause in reversed(self._breaks)
                if since - slack < gap.ended_ns and gap.began_ns < until + slack)  # fmt: skip
        return next(fits, Cause.LOST)

    def _heed_server(self, opened: Opened) -> None:
        """Raises NoMicrophone when the server put another microphone in the place of the chosen one."""
        try:
            while True:
                self._take_news(self._news.get_nowait(), opened)
        except Empty:
            return

    def _take_news(self, now: Microphone, opened: Opened) -> None:
        if self._chosen is not None and now.id != self._chosen:
            raise NoMicrophone(GONE)
        self._attention.state(Cause.MUTED, now.muted)
        self._attention.state(Cause.LOOPBACK, now.loopback)
        self._attention.hears_band(now.rate or opened.rate)
        if (now.id, now.name, now.warnings) != self._told:
            self._tell_ready(replace(opened, microphone=now))


def _followed(changed: Callable[[Microphone], None]) -> object:
    feed = Feed(changed)
    feed.start()
    return feed
