"""Pure: which wakes of a speaker deserve a toast, and when several become one. Time comes in with each call.

Rules (each has its test): only what was heard just now is told, not what was noted by hand or imported; one live toast
a speaker; within 10 s of the last one further wakes only count and are told together; after more than three within a
minute it is quiet and told once a minute. A toast whose sighting was withdrawn is taken back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from monitor.clock import Moment
from monitor.model import Published
from monitor.presence_model import Attendance
from monitor.settings import SpeakerToasts
from monitor.speaker_model import Sighting, Witness
from monitor.speaker_records import Sighted, SightingWithdrawn
from ui.next_steps import Step
from ui.toast_words import woke_text
from ui.toasts import BURST, BURST_SPAN, COALESCE, Loudness, Order, Toast, Withdraw

FRESH = timedelta(seconds=60)
"""What was heard longer ago is no news: the listener may hand over what waited for the disk."""


@dataclass(slots=True)
class _Slot:
    last: Moment
    recent: list[Moment]
    told: str = ""
    waiting: list[Sighting] = field(default_factory=list)


@dataclass(slots=True)
class WakeToasts:
    """``when``: asked at each wake, so a change of mind holds at once. ``whose``: the speaker's name, safe to show.
    ``clock``: a time in words. ``attendance``: whether somebody is at the computer; asked at each wake too."""

    when: Callable[[], SpeakerToasts]
    whose: Callable[[Sighting], str]
    clock: Callable[[datetime, datetime], str]
    attendance: Callable[[], Attendance] = lambda: Attendance.UNKNOWN
    _slots: dict[str, _Slot] = field(default_factory=dict)

    def heard(self, record: Published, now: Moment) -> list[Order]:
        if isinstance(record, Sighted):
            return self._woke(record.sighting, now) if self._is_news(record.sighting, now) else []
        if isinstance(record, SightingWithdrawn) and not record.restored:
            return self._taken_back(record.id)
        return []

    def wait(self, now: Moment) -> timedelta | None:
        """Until ``tick`` has something to do; None when nothing waits."""
        left = [self._apart(slot) - now.minus(slot.last) for slot in self._slots.values() if slot.waiting]
        return max(min(left), timedelta()) if left else None

    def tick(self, now: Moment) -> list[Order]:
        """What waited, told now."""
        orders: list[Order] = []
        for speaker, slot in list(self._slots.items()):
            if slot.waiting and now.minus(slot.last) >= self._apart(slot):
                orders.append(self._tell(speaker, slot, slot.waiting, now))
            elif now.minus(slot.last) >= BURST_SPAN:
                del self._slots[speaker]
        return orders

    def _is_news(self, sighting: Sighting, now: Moment) -> bool:
        """Where it is not known whether somebody is there, "when nobody is there" is told as well: a wake kept from
        the person who wanted to know of it is worse than one told too often."""
        if abs(now.wall - sighting.at) > FRESH or sighting.by is not Witness.CHIME:
            return False
        when = self.when()
        return when is SpeakerToasts.ALWAYS or (
            when is SpeakerToasts.NOBODY_THERE and self.attendance() is not Attendance.THERE
        )

    def _woke(self, sighting: Sighting, now: Moment) -> list[Order]:
        slot = self._slots.get(sighting.speaker)
        if slot is None:
            slot = self._slots[sighting.speaker] = _Slot(now, [])
            slot.recent.append(now)
            return [self._tell(sighting.speaker, slot, [sighting], now)]
        slot.recent = [*(at for at in slot.recent if now.minus(at) < BURST_SPAN), now]
        slot.waiting.append(sighting)
        if now.minus(slot.last) < self._apart(slot):
            return []
        return [self._tell(sighting.speaker, slot, slot.waiting, now)]

    def _apart(self, slot: _Slot) -> timedelta:
        return BURST_SPAN if len(slot.recent) > BURST else COALESCE

    def _tell(self, speaker: str, slot: _Slot, wakes: list[Sighting], now: Moment) -> Toast:
        last, times = wakes[-1], len(wakes)
        slot.last, slot.waiting = now, []
        # What several are about can't be said with one answer, so only a single one can be marked from its toast.
        slot.told = last.id if times == 1 else ""
        loudness = Loudness.QUIET if len(slot.recent) > BURST else Loudness.NORMAL
        text = woke_text(self.whose(last), times, self.clock(last.at, now.wall))
        offers = (Step.SHOW, Step.UNASKED) if slot.told else (Step.SHOW,)
        page = "" if slot.told else "speakers"
        return Toast(_slot_of(speaker), text, loudness, stays=False, sighting=slot.told, page=page, steps=offers)

    def _taken_back(self, sighting: str) -> list[Order]:
        for speaker, slot in self._slots.items():
            slot.waiting = [each for each in slot.waiting if each.id != sighting]
            if slot.told == sighting:
                slot.told = ""
                return [Withdraw(_slot_of(speaker))]
        return []


def _slot_of(speaker: str) -> str:
    return f"speaker:{speaker}"
