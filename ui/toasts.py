"""Pure: which records deserve a toast, how loud, and when several become one. Time comes in with each call.

Rules (each has its test): one live toast a program; within 10 s of the last one further openings only count and are
told together when the 10 s are over; more than three programs in 60 s become one summary; a program never seen
before is loud, a contradicted identity is an alarm, an allowed one is silent; own use, level meters and virtual
devices are silent; the computer's own sound is told quietly, and only the first time. Watchers that contradict each
other are an alarm; a flood of openings is told once, when it is first counted.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import IntEnum

from monitor.clock import Moment
from monitor.model import (
    Activation,
    ActivationIdentified,
    ActivationStarted,
    Application,
    Burst,
    Disagreed,
    Evidence,
    Published,
    State,
    Trust,
    Use,
)
from monitor.service import Incident
from ui.bursts import APART
from ui.toast_words import ToastText, burst_text, disagreed_text, several_text, single_text

COALESCE = timedelta(seconds=10)
BURST_SPAN = timedelta(seconds=60)
BURST = 3
"""More programs than this within ``BURST_SPAN`` share one toast."""
REMEMBERED = 500
"""Activations whose identity may still be corrected."""
SUMMARY = "summary"


class Loudness(IntEnum):
    """The numbers of the desktop notification specification's urgency."""

    QUIET = 0
    NORMAL = 1
    ALARM = 2


@dataclass(frozen=True, slots=True)
class Toast:
    """``slot``: a later toast of the same slot replaces this one. ``stays``: until the user has seen it.
    ``application``: whom "Always allow" would mean, None where that must not be offered. ``sighting``: the id of the
    one that "I did not ask for that" would mark. ``page``: the page that "Show" opens, "" for the timeline.
    ``weekly``: offers to have no more of its kind."""

    slot: str
    text: ToastText
    loudness: Loudness
    stays: bool
    activation: Activation | None = None
    application: Application | None = None
    incident: Incident | None = None
    sighting: str = ""
    page: str = ""
    weekly: bool = False

    @property
    def shows(self) -> str:
        """The id of what the timeline would show."""
        about = self.activation or self.incident
        return about.id if about else self.sighting


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The toast of this slot said something that turned out false."""

    slot: str


Order = Toast | Withdraw


@dataclass(slots=True)
class _Slot:
    last: Moment
    waiting: ActivationStarted | None = None
    times: int = 1


@dataclass(slots=True)
class Toasts:
    """The state of the rules. ``is_allowed`` is asked at each start, so a change of mind holds at once."""

    is_allowed: Callable[[Application], bool]
    _slots: dict[str, _Slot] = field(default_factory=dict)
    _recent: OrderedDict[str, tuple[Moment, ActivationStarted]] = field(default_factory=OrderedDict)
    _told: OrderedDict[str, ActivationStarted] = field(default_factory=OrderedDict)
    _incidents: dict[str, Moment] = field(default_factory=dict)
    _summed: set[str] = field(default_factory=set)

    def heard(self, record: Published, now: Moment) -> list[Order]:
        if isinstance(record, ActivationStarted):
            return self._started(record, now)
        if isinstance(record, ActivationIdentified):
            return self._identified(record, now)
        if isinstance(record, Disagreed | Burst):
            return self._incident(record, now)
        return []

    def due(self) -> Moment | None:
        """When ``tick`` has something to do; None when nothing waits."""
        waiting = [slot.last for slot in self._slots.values() if slot.waiting is not None]
        return min(waiting, default=None)

    def tick(self, now: Moment) -> list[Order]:
        """What waited for its 10 s, told now."""
        ripe = [key for key, slot in self._slots.items() if slot.waiting and now.minus(slot.last) >= COALESCE]
        orders: list[Order] = []
        for key in ripe:
            slot = self._slots.pop(key)
            if slot.waiting is not None:
                orders += self._send(key, slot.waiting, now, slot.times)
        self._forget(now)
        return orders

    def _incident(self, record: Incident, now: Moment) -> list[Order]:
        """One toast a flood; one a contradiction, said again only after a minute without it."""
        toast = _contradiction(record) if isinstance(record, Disagreed) else self._flood(record)
        if toast is None:
            return []
        told = self._incidents.get(toast.slot)
        self._incidents = {slot: at for slot, at in self._incidents.items() if now.minus(at) <= APART}
        self._incidents[toast.slot] = now
        return [] if told is not None and now.minus(told) <= APART else [toast]

    def _flood(self, burst: Burst) -> Toast | None:
        who = burst.application
        false = who.trust is Trust.CONFLICT
        if who.own or (self.is_allowed(who) and not false):
            return None
        loudness = Loudness.ALARM if false else Loudness.NORMAL
        allowable = None if false else who
        return Toast(f"burst:{who.identity}", burst_text(burst), loudness, false, None, allowable, burst)

    def loudness(self, record: ActivationStarted) -> Loudness | None:
        """None: recorded, not told."""
        activation = record.activation
        who = activation.application
        if who.own:
            return None
        if who.trust is Trust.CONFLICT:
            return Loudness.ALARM
        if activation.use is Use.OUTPUT_CAPTURE:
            return Loudness.QUIET if record.first_seen and not self.is_allowed(who) else None
        silent = activation.use is not Use.MICROPHONE or _is_glimpse(activation) or self.is_allowed(who)
        return None if silent else Loudness.NORMAL

    def _started(self, record: ActivationStarted, now: Moment) -> list[Order]:
        if self.loudness(record) is None:
            self._remember(record)
            return []
        self._remember(record)
        return self._tell(record, now)

    def _tell(self, record: ActivationStarted, now: Moment) -> list[Order]:
        key = self._key(record, now)
        slot = self._slots.get(key)
        if slot is None or now.minus(slot.last) >= COALESCE:
            return self._send(key, record, now, 1)
        # The graver of what waits is told: a contradicted identity must not hide behind a later harmless opening.
        if slot.waiting is None or (self.loudness(record) or 0) >= (self.loudness(slot.waiting) or 0):
            slot.waiting = record
        slot.times += 1
        return []

    def _key(self, record: ActivationStarted, now: Moment) -> str:
        """The slot it belongs to: its program's, or the summary's when there are too many at once."""
        own = slot_of(record.activation)
        self._forget(now)
        self._recent[own] = (now, record)
        self._recent.move_to_end(own)
        return SUMMARY if len(self._recent) > BURST and own not in self._slots else own

    def _forget(self, now: Moment) -> None:
        old = [key for key, (at, _) in self._recent.items() if now.minus(at) >= BURST_SPAN]
        for key in old:
            del self._recent[key]
        done = [key for key, slot in self._slots.items() if slot.waiting is None and now.minus(slot.last) >= COALESCE]
        for key in done:
            del self._slots[key]

    def _send(self, key: str, record: ActivationStarted, now: Moment, times: int) -> list[Order]:
        self._slots[key] = _Slot(now)
        loudness = self.loudness(record)
        if key == SUMMARY:
            return [self._summary()]
        return [] if loudness is None else [self._single(key, record, loudness, times)]

    def _single(self, key: str, record: ActivationStarted, loudness: Loudness, times: int) -> Toast:
        who = record.activation.application
        stays = loudness is Loudness.ALARM or (record.first_seen and loudness is Loudness.NORMAL)
        allowable = None if who.trust is Trust.CONFLICT else who
        text = single_text(record.activation, record.first_seen, times)
        return Toast(key, text, loudness, stays, record.activation, allowable)

    def _summary(self) -> Toast:
        records = [record for _, record in reversed(self._recent.values())]
        self._summed = {record.activation.id for record in records}
        levels = [self.loudness(record) or Loudness.QUIET for record in records]
        stays = Loudness.ALARM in levels or any(record.first_seen for record in records)
        text = several_text([record.activation for record in records])
        return Toast(SUMMARY, text, max(levels), stays, records[0].activation)

    def _remember(self, record: ActivationStarted) -> None:
        self._told[record.activation.id] = record
        while len(self._told) > REMEMBERED:
            self._told.popitem(last=False)

    def _identified(self, record: ActivationIdentified, now: Moment) -> list[Order]:
        """A correction of who it was: take back what was false, tell what is so; a mere detail changes nothing."""
        before = self._told.get(record.id)
        if before is None:
            return []
        after = replace(before, activation=replace(before.activation, application=record.application))
        self._told[record.id] = after
        if slot_of(before.activation) == slot_of(after.activation):
            return []
        self._slots.pop(slot_of(before.activation), None)
        self._recent.pop(slot_of(before.activation), None)
        taken_back = self._take_back(before)
        return taken_back if self.loudness(after) is None else [*taken_back, *self._tell(after, now)]

    def _take_back(self, false: ActivationStarted) -> list[Order]:
        if self.loudness(false) is None:
            return []
        orders: list[Order] = [Withdraw(slot_of(false.activation))]
        if false.activation.id in self._summed:
            # The summary counted it too: said again without it where there is still something to sum up.
            orders.append(self._summary() if len(self._recent) > 1 else Withdraw(SUMMARY))
            self._summed.discard(false.activation.id)
        return orders


def _contradiction(found: Disagreed) -> Toast:
    slot = f"disagreed:{found.kind.value}:{found.card}"
    return Toast(slot, disagreed_text(found), Loudness.ALARM, stays=True, incident=found)


def slot_of(activation: Activation) -> str:
    """Its program; a contradicted identity has a slot of its own, so that a harmless toast never replaces an alarm."""
    who = activation.application
    alarm = "alarm:" if who.trust is Trust.CONFLICT else ""
    kind = "sound:" if activation.use is Use.OUTPUT_CAPTURE else ""
    return f"{alarm}{kind}{who.identity}"


def _is_glimpse(activation: Activation) -> bool:
    """A card that was open for so short a time that the kernel no longer knew by whom: some milliseconds. Sound servers
    try each card out like that when they start or one is plugged in. Recorded, but it carries no words and has nobody
    to name; thousands of them become a burst, which is told."""
    return activation.state is State.UNOBSERVED and activation.application.evidence is Evidence.NONE
