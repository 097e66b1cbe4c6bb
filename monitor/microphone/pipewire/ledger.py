"""Readings turned into edges: each opened once, with its own time, and closed once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass

from monitor.clock import Moment
from monitor.microphone.pipewire.flow import Reading
from monitor.microphone.watcher import Closed, Emit, Identified, Opened, StateChanged
from monitor.model import Application, Known, Microphone, State, Use

HOLD_NS = 250_000_000
"""How long a stream may be linked before it is told as paused, and a running one idle before its pause is told.
Streams start and stop through such a state: 8 to 20 ms were measured at starts, under 1 ms at ends."""
UNDESCRIBED_NS = 2_000_000_000
"""The same for a stream that the server has not described yet: until then a part of the sound system looks like any
program (seen with six busy loops on two cores). What ends sooner is told when it ends."""
_REMEMBERED_NS = 5_000_000_000  # for that long after its end a better identity can still be told


@dataclass(frozen=True, slots=True)
class Description:
    owner: int | None
    application: Application
    microphone: Microphone
    use: Use


@dataclass(slots=True)
class _Held:
    """``paused``: when it stopped running, while that is not told yet."""

    key: str
    reading: Reading
    since: Moment
    use: Use | None = None
    told: State | None = None
    owner: int | None = None
    paused: Moment | None = None


class Ledger:
    """``source`` and ``prefix`` make keys that no other connection's ledger makes. ``describe`` may be slow: it is
    called when something opens, and for meters. ``explained``: is what was read, and never told, known plumbing?"""

    def __init__(
        self,
        source: str,
        prefix: str,
        emit: Emit,
        describe: Callable[[Reading], Description],
        explained: Callable[[Reading], bool],
    ) -> None:
        self._source = source
        self._prefix = prefix
        self._emit = emit
        self._describe = describe
        self._explained = explained
        self._held: dict[tuple[int, int, Use], _Held] = {}
        self._ended: deque[tuple[int, str, int | None]] = deque()
        self._count = 0
        self._known = Known.INFERRED  # until the snapshot is complete nobody saw a start

    def update(self, now: Moment, readings: dict[tuple[int, int, Use], Reading]) -> None:
        """What is read at this moment, all of it."""
        gone = [self._held.pop(key) for key in [key for key in self._held if key not in readings]]
        added = {key: self._new(reading, now) for key, reading in readings.items() if key not in self._held}
        for held in gone:
            if held.told is None and (_continued(held, added.values()) or self._explained(held.reading)):
                continue
            self._close(held, now)
        self._held.update(added)
        for key, reading in readings.items():
            self._held[key].reading = reading
            self._advance(self._held[key], now)

    def settled(self, now: Moment) -> None:
        """The snapshot is complete: what is linked and not running is paused, without waiting for it."""
        for held in self._held.values():
            if held.told is None:
                self._open(held, held.since, held.reading.state)
        self._known = Known.SEEN

    def reconsider(self, now: Moment) -> None:
        """A stream's properties changed: is what was a level meter still one, or the other way round?"""
        for held in self._held.values():
            if held.told is not None and held.use is not self._describe(held.reading).use:
                self._reopen(held, now)

    def identified(self, now: Moment, owner: int, application: Application) -> None:
        """More is known about a client, also about one whose stream has ended lately."""
        keys = [held.key for held in self._held.values() if held.told is not None and held.owner == owner]
        keys += [key for _, key, whose in self._ended if whose == owner]
        for key in keys:
            self._emit(Identified(self._source, key, now, application))

    def due(self) -> int | None:
        """Boot time (ns) at which ``tick`` has something to tell."""
        starts = [held.since.boot_ns + _patience(held) for held in self._held.values() if held.told is None]
        pauses = [held.paused.boot_ns + HOLD_NS for held in self._held.values() if held.paused]
        return min(starts + pauses, default=None)

    def tick(self, now: Moment) -> None:
        for held in self._held.values():
            if held.told is None and now.boot_ns - held.since.boot_ns >= _patience(held):
                self._open(held, held.since, held.reading.state)
            elif held.paused and now.boot_ns - held.paused.boot_ns >= HOLD_NS:
                self._tell_pause(held)
        self._forget(now)

    def size(self) -> int:
        return len(self._held) + len(self._ended)

    def _new(self, reading: Reading, now: Moment) -> _Held:
        self._count += 1
        return _Held(f"{self._prefix}-{reading.path[-1]}-{reading.path[0]}-{self._count}", reading, now)

    def _advance(self, held: _Held, now: Moment) -> None:
        state = held.reading.state
        if state not in (State.CAPTURING, State.MUTED):
            if held.told in (State.CAPTURING, State.MUTED) and held.paused is None:
                held.paused = now
            return
        if held.told is None:
            if held.reading.use is not Use.RELAY:
                self._open(held, now, state)
            return
        self._tell_pause(held)
        self._change(held, now, state)

    def _tell_pause(self, held: _Held) -> None:
        if held.paused:
            at, held.paused = held.paused, None
            self._change(held, at, State.PAUSED)

    def _change(self, held: _Held, at: Moment, state: State) -> None:
        if held.told is not state:
            held.told = state
            self._emit(StateChanged(self._source, held.key, at, state))

    def _open(self, held: _Held, at: Moment, state: State) -> None:
        found = self._describe(held.reading)
        held.use, held.owner, held.told = found.use, found.owner, state
        self._emit(
            Opened(self._source, held.key, at, found.application, found.microphone, found.use, state, self._known)
        )

    def _close(self, held: _Held, now: Moment) -> None:
        if held.told is None and held.reading.use is Use.RELAY:
            return  # a link changed hands: for less than HOLD there was nobody behind it
        if held.told is None:
            seen = held.reading.state is not State.UNOBSERVED
            self._open(held, held.since, State.PAUSED if seen else State.UNOBSERVED)
        self._emit(Closed(self._source, held.key, held.paused or now))
        self._ended.append((now.boot_ns, held.key, held.owner))
        self._forget(now)

    def _reopen(self, held: _Held, now: Moment) -> None:
        state = held.told or held.reading.state
        self._close(held, now)
        fresh = self._new(held.reading, now)
        held.key, held.since, held.told, held.paused = fresh.key, now, None, None
        self._open(held, now, state)

    def _forget(self, now: Moment) -> None:
        while self._ended and now.boot_ns - self._ended[0][0] > _REMEMBERED_NS:
            self._ended.popleft()


def _patience(held: _Held) -> int:
    return UNDESCRIBED_NS if held.reading.state is State.UNOBSERVED else HOLD_NS


def _continued(held: _Held, added: Collection[_Held]) -> bool:
    """Is the same stream now known to hear something farther up? Links of a chain come one by one, so its beginning is
    seen last. Then the new reading began when the old one did."""
    heirs = [new for new in added if new.reading.path[-1] == held.reading.path[-1]]
    for heir in heirs:
        heir.since = held.since
    return bool(heirs)
