"""From looks at a sound device to edges: who began, who ended, and what was over before it could be seen. Pure."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from monitor.clock import Moment
from monitor.microphone.alsa_holders import Holder
from monitor.microphone.alsa_proc import DeviceId
from monitor.microphone.watcher import Closed, Edge, Identified, Opened, StateChanged
from monitor.model import Application, Evidence, Known, Microphone, State

SOURCE = "alsa"
UNKNOWN = "unknown program"
ON_ITS_WAY = timedelta(milliseconds=250)
"""When a look this long after an opening was found still has no alarm for it, none will come: the device was opened
through a node that is not watched. The alarm is queued within microseconds of the opening (Linux do_sys_openat2)."""
GLIMPSE = timedelta(milliseconds=5)
"""A stream last seen paused longer ago than this when it closes may have captured meanwhile: shorter than one
period of any sound card's default (arecord takes 125 ms, PipeWire 21 ms), so no sound was handed over in it."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A holder that can't be looked into. What is known of it is what the kernel says of the opener; None: nothing.

    ``comm``: the name it gave itself.
    """

    holder: Holder | None = None
    uid: int | None = None
    comm: str | None = None


Who = Holder | Stranger


@dataclass(frozen=True, slots=True)
class Look:
    """A device as found at one moment. ``holders``: all that hold it, with what they do.

    ``opens``, ``closes``: how often at least it was opened and closed since the last look, as far as the alarm told.
    ``passed``: openers that the kernel named but that had closed again when their open files were looked at.
    ``known``: SEEN when an alarm led to this look. ``whole``: False while only the openers were asked yet.
    """

    device: DeviceId
    microphone: Microphone
    at: Moment
    holders: Mapping[Who, State] = field(default_factory=dict)
    passed: Mapping[Holder, State] = field(default_factory=dict)
    opens: int = 0
    closes: int = 0
    known: Known = Known.INFERRED
    whole: bool = True


@dataclass(frozen=True, slots=True)
class _Held:
    """``seen``: when its state was last read."""

    key: str
    state: State
    since: Moment
    seen: Moment


@dataclass(frozen=True, slots=True)
class _Untold:
    """Openings that a look found before their alarm was read: the alarm is still on its way."""

    count: int
    since: Moment


class Ledger:
    """What is held. ``identify`` is asked once for each holding; a holding is one process on one device."""

    def __init__(self, identify: Callable[[Who], Application]) -> None:
        self._identify = identify
        self._held: dict[DeviceId, dict[Who, _Held]] = {}
        self._untold: dict[DeviceId, _Untold] = {}
        self._numbers = itertools.count(1)

    def looked(self, look: Look) -> Iterator[Edge]:
        held = self._held.setdefault(look.device, {})
        look = self._without_told(look, held)
        yield from self._recognised(look, held)
        if look.whole:
            yield from self._ended(look, held)
        yield from self._begun(look, held)
        yield from self._changed(look, held)
        if look.whole:
            yield from self._settled(look, held)

    def removed(self, present: Collection[DeviceId], at: Moment) -> Iterator[Edge]:
        """Ends what was held on devices that are no longer there."""
        for device in [device for device in self._held if device not in present]:
            for ended in self._held.pop(device).values():
                yield Closed(SOURCE, ended.key, at)

    def forget(self) -> None:
        """After a blind time: nothing is held, numbers go on."""
        self._held.clear()
        self._untold.clear()

    def held(self, device: DeviceId) -> list[Who]:
        return list(self._held.get(device, {}))

    def states(self) -> set[State]:
        return {held.state for device in self._held.values() for held in device.values()}

    def _without_told(self, look: Look, held: Collection[Who]) -> Look:
        """An opener may be found before its alarm is read, and be gone when it is: one opening, told already."""
        untold = self._untold.get(look.device)
        if untold is None or look.opens > untold.count:
            return look
        return replace(look, passed={who: state for who, state in look.passed.items() if who not in held})

    def _recognised(self, look: Look, held: dict[Who, _Held]) -> Iterator[Edge]:
        """A stranger's place is taken by one known holder while the device stayed open: it was that one all along."""
        strangers = [who for who in held if isinstance(who, Stranger) and who not in look.holders]
        new = [who for who in look.holders if isinstance(who, Holder) and who not in held]
        if look.closes or len(strangers) != 1 or len(new) != 1:
            return
        held[new[0]] = held.pop(strangers[0])
        yield Identified(SOURCE, held[new[0]].key, look.at, self._identify(new[0]))

    def _ended(self, look: Look, held: dict[Who, _Held]) -> Iterator[Edge]:
        for who in [who for who in held if who not in look.holders]:
            yield from self._close(held.pop(who), look)

    def _close(self, ended: _Held, look: Look) -> Iterator[Edge]:
        if ended.state is State.PAUSED and look.at.minus(ended.seen) > GLIMPSE:
            yield StateChanged(SOURCE, ended.key, look.at, State.UNOBSERVED)
        yield Closed(SOURCE, ended.key, look.at, look.known)

    def _begun(self, look: Look, held: dict[Who, _Held]) -> Iterator[Edge]:
        for who, state in look.holders.items():
            if who not in held:
                self._found(look)
                yield self._open(who, state, look, held)
        for holder, state in look.passed.items():
            self._found(look)
            yield from self._brief(look, self._identify(holder), state)

    def _found(self, look: Look) -> None:
        before = self._untold.get(look.device)
        self._untold[look.device] = _Untold(before.count + 1 if before else 1, look.at)

    def _open(self, who: Who, state: State, look: Look, held: dict[Who, _Held]) -> Opened:
        held[who] = _Held(self._key(look.device), state, look.at, look.at)
        application = self._identify(who)
        return Opened(SOURCE, held[who].key, look.at, application, look.microphone, state=state, known=look.known)

    def _changed(self, look: Look, held: dict[Who, _Held]) -> Iterator[Edge]:
        for who, state in look.holders.items():
            before = held[who]
            held[who] = replace(before, state=state, seen=look.at)
            if before.state is not state:
                yield StateChanged(SOURCE, before.key, look.at, state)

    def _settled(self, look: Look, held: dict[Who, _Held]) -> Iterator[Edge]:
        """Hold the alarm's openings against those found: what is left over was too short to be seen."""
        left = look.opens - self._told(look)
        reopened = left > 0 and look.closes > 0 and len(held) == 1 and all(one.since < look.at for one in held.values())
        for _ in range(left - reopened):
            yield from self._brief(look, nobody(), State.UNOBSERVED)
        if reopened:
            yield from self._again(look, held)

    def _told(self, look: Look) -> int:
        """How many of the alarm's openings are accounted for. Merged alarms are never waited for a second time."""
        untold = self._untold.get(look.device)
        if untold is None:
            return 0
        if look.opens or look.at.minus(untold.since) > ON_ITS_WAY:
            del self._untold[look.device]
        return min(look.opens, untold.count)

    def _again(self, look: Look, held: dict[Who, _Held]) -> Iterator[Edge]:
        """Closed and opened between two looks, and the same process holds it."""
        ((who, before),) = held.items()
        yield Closed(SOURCE, before.key, look.at, look.known)
        yield self._open(who, before.state, look, held)

    def _brief(self, look: Look, application: Application, state: State) -> Iterator[Edge]:
        key = self._key(look.device)
        yield Opened(SOURCE, key, look.at, application, look.microphone, state=state, known=look.known)
        yield Closed(SOURCE, key, look.at, Known.INFERRED if look.holders else look.known)

    def _key(self, device: DeviceId) -> str:
        return f"{device.id}-{next(self._numbers)}"


def nobody() -> Application:
    """It had closed before anyone could ask who it was."""
    return Application(UNKNOWN, evidence=Evidence.GONE)
