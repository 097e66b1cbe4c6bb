"""One stretch of seeing: from the first look at all sound cards until something makes the watcher blind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from threading import Event
from typing import Self

from monitor import inotify
from monitor.clock import Clock, Moment
from monitor.errors import CannotWatch
from monitor.microphone.alsa_devices import Device, Devices, Places
from monitor.microphone.alsa_ledger import SOURCE, Ledger, Look
from monitor.microphone.alsa_look import Looker, Reason
from monitor.microphone.alsa_proc import DeviceId, device_of_node
from monitor.microphone.watcher import Emit, Seeing
from monitor.model import Known, State

BACKSTOP = timedelta(seconds=2)
"""Between looks while nothing is open: half a wake-up a second (cost: tests/bench/bench_alsa.py)."""
_IN_USE = timedelta(seconds=1)  # between looks while a device is open: its state changes without an alarm
_FIRST = timedelta(milliseconds=1)  # until the next look at what is open but does not capture yet; doubles each time
_SEARCH_AGAIN = timedelta(seconds=30)  # between searches for holders that raised no alarm, while a device is open
_SEARCH_SOON = timedelta(milliseconds=250)  # after an alarm: several openings may have raised a single one
_BREATH = 8  # rounds of alarms answered before anybody is named; each takes well under a millisecond
_NODES = inotify.OPEN | inotify.CLOSE | inotify.CREATE | inotify.DELETE | inotify.GONE | inotify.ONLY_FOLDER
_FOLDER = inotify.CREATE | inotify.DELETE | inotify.GONE


class Overrun(CannotWatch):
    """The kernel threw alarms away: look at everything anew."""


class Session:
    """Devices, alarms and looks of one stretch; used by one thread."""

    def __init__(self, alarm: inotify.Alarm, clock: Clock, places: Places, ledger: Ledger, emit: Emit) -> None:
        self._alarm = alarm
        self._clock = clock
        self._places = places
        self._ledger = ledger
        self._emit = emit
        self._devices = Devices(places)
        self._looker = Looker()
        self._pace = BACKSTOP
        self._due = self._next_search = clock.now().boot_ns
        self._nodes: int | None = None
        self._late: list[inotify.Event] = []  # alarms read while looking

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._devices.close()

    def begin(self) -> None:
        """Tells all that is open, then that it sees. Raises CannotWatch when it can't."""
        self._watch_nodes()
        self._devices.find()
        self._look_at_all(search=True)
        self._emit(Seeing(SOURCE, self._clock.now()))

    def run(self, stop: Event) -> None:
        """Returns when ``stop`` is set. Raises CannotWatch when it can see no longer."""
        while not stop.is_set():
            events = self._late or self._alarm.wait((self._due - self._clock.now().boot_ns) / 1e9)
            self._late = []
            if not stop.is_set():
                self._heed(events)

    def _heed(self, events: Sequence[inotify.Event]) -> None:
        if any(event.mask & inotify.LOST for event in events):
            raise Overrun("So much happened at the sound cards at once that some of it could not be followed.")
        moment = self._clock.now()
        alarmed = self._answer(events)
        if any(event.mask & _FOLDER for event in events):
            self._find_again()
        if alarmed:
            self._hurry(moment)
        elif moment.boot_ns >= self._due:  # other nodes of the cards wake us too: they are no reason to look
            self._look_at_all(self._search_is_due())
            self._slow_down()

    def _answer(self, events: Sequence[inotify.Event]) -> bool:
        """Was there an alarm? All openers are asked before the first one is named: naming takes milliseconds, in which
        the next opening can be over."""
        looks: list[Look] = []
        for _ in range(_BREATH):
            for device_id, (opens, closes) in _counted(events).items():
                reason = Reason(self._clock.now(), opens, closes, alarmed=True)
                looks += self._looks(device_id, reason, looks)
            events = self._alarm.waiting() if looks else []
            self._late += [event for event in events if event.mask & (_FOLDER | inotify.LOST)]
            if not _counted(events):
                break
        else:
            self._late += [event for event in events if not event.mask & (_FOLDER | inotify.LOST)]
        for look in looks:
            self._tell(look)
        return bool(looks)

    def _looks(self, device_id: DeviceId, reason: Reason, untold: Sequence[Look]) -> list[Look]:
        device = self._devices.found.get(device_id)
        if device is None:
            return []
        before = set(self._ledger.held(device_id))
        for look in untold:
            if look.device == device_id:
                before = {*look.holders} if look.whole else {*before, *look.holders}
        try:
            return list(self._looker.look(device, reason, before))
        except OSError:
            return [self._unplugged(device, reason)]

    def _look_at_all(self, search: bool) -> None:
        if self._devices.changed():
            self._devices.find()
        moment = self._clock.now()
        for device in list(self._devices.found.values()):
            self._look(device, Reason(moment, search=search))
        self._close_removed()

    def _find_again(self) -> None:
        """The cards changed. What was opened on a new one before it was found is found open, or was too brief."""
        self._watch_nodes()
        self._devices.find()
        self._look_at_all(search=False)

    def _look(self, device: Device, reason: Reason) -> None:
        try:
            for look in self._looker.look(device, reason, self._ledger.held(device.id)):
                self._tell(look)
        except OSError:
            self._tell(self._unplugged(device, reason))

    def _unplugged(self, device: Device, reason: Reason) -> Look:
        """Its files answer no more."""
        self._devices.forget(device.id)
        self._looker.forget(device.id)
        return Look(device.id, device.microphone, reason.at, known=Known.SEEN)

    def _tell(self, look: Look) -> None:
        if look.known is Known.INFERRED and (look.holders or self._ledger.held(look.device)):
            look = self._with_late_alarm(look)
        for edge in self._ledger.looked(look):
            self._emit(edge)

    def _with_late_alarm(self, look: Look) -> Look:
        """A look at the steady pace may be quicker than the alarm for what it finds. The alarm itself is kept: what it
        tells may be more than this look found."""
        self._late += self._alarm.waiting()
        opens, closes = _counted(self._late).get(look.device, (0, 0))
        return replace(look, known=Known.SEEN) if opens or closes else look

    def _close_removed(self) -> None:
        for edge in self._ledger.removed(self._devices.found, self._clock.now()):
            self._emit(edge)

    def _watch_nodes(self) -> None:
        """/dev/snd appears with the first card; until then /dev tells when it does."""
        if self._nodes is not None:
            self._alarm.unwatch(self._nodes)
        folder = str(self._places.devices)
        self._nodes = self._alarm.watch(folder, _NODES)
        if self._nodes is None:
            self._alarm.watch(str(self._places.devices.parent), inotify.CREATE | inotify.ONLY_FOLDER)
            self._nodes = self._alarm.watch(folder, _NODES)

    def _search_is_due(self) -> bool:
        now = self._clock.now().boot_ns
        if not self._ledger.states() or now < self._next_search:
            return False
        self._next_search = now + _ns(_SEARCH_AGAIN)
        return True

    def _hurry(self, moment: Moment) -> None:
        """After an alarm: several openings may have raised a single one, and what is open may begin to capture."""
        self._next_search = moment.boot_ns + _ns(_SEARCH_SOON)
        self._pace = _FIRST
        self._due = min(self._due, self._clock.now().boot_ns + _ns(self._next_pace()))

    def _slow_down(self) -> None:
        self._pace = self._next_pace()
        self._due = self._clock.now().boot_ns + _ns(self._pace)

    def _next_pace(self) -> timedelta:
        states = self._ledger.states()
        if State.PAUSED in states or self._looker.in_doubt:
            return min(self._pace * 2, _IN_USE)
        if not states:
            return BACKSTOP
        return _SEARCH_SOON if self._next_search - self._clock.now().boot_ns < _ns(_IN_USE) else _IN_USE


def _ns(span: timedelta) -> int:
    return span // timedelta(microseconds=1) * 1000


def _counted(events: Sequence[inotify.Event]) -> dict[DeviceId, tuple[int, int]]:
    """Capture device -> how often at least it was opened and closed; other nodes are left out."""
    counted: dict[DeviceId, tuple[int, int]] = {}
    for event in events:
        device = device_of_node(event.name)
        if device is not None and event.mask & (inotify.OPEN | inotify.CLOSE):
            opens, closes = counted.get(device, (0, 0))
            counted[device] = opens + bool(event.mask & inotify.OPEN), closes + bool(event.mask & inotify.CLOSE)
    return counted
