"""Looks at one capture device: what is open, who opened it, who holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from monitor.clock import Moment
from monitor.microphone.alsa_devices import NO_DEVICE, Device
from monitor.microphone.alsa_holders import Grip, Holder, Owner, grips_on, mappings_of, owner_of, still_holds
from monitor.microphone.alsa_ledger import Look, Stranger, Who
from monitor.microphone.alsa_proc import DeviceId, Status
from monitor.microphone.alsa_share import Asked, share, together, unexplained
from monitor.model import Known, State


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a look is taken. ``opens``, ``closes``: what the alarm told, at least. ``alarmed``: False for the steady
    pace. ``search``: look through all processes even if the opener explains everything."""

    at: Moment
    opens: int = 0
    closes: int = 0
    alarmed: bool = False
    search: bool = False


DOUBT = timedelta(milliseconds=200)
"""A file counts as closed before its driver is done with closing (Linux fs/file_table.c, __fput): a card that is open
with nobody holding it is believed only when it stays so. Closing an HDA card takes a few ms."""

SETTLED = timedelta(milliseconds=20)
"""An opener that an alarm told of and nobody holds is looked for this long before it counts as gone: the alarm rings
before the kernel puts the file into the opener's table (Linux fs/open.c, do_sys_openat2)."""


@dataclass(slots=True)
class Scene:
    """What a look found: open substreams with their openers, who holds the device, who was told to hold it before."""

    asked: Sequence[Asked]
    grips: dict[Holder, Grip]
    before: Collection[Who]

    @property
    def rest(self) -> list[Asked]:
        return unexplained(self.asked, self.grips)


class Looker:
    """Remembers who held what, so that a steady look asks only those again."""

    def __init__(self) -> None:
        self._grips: dict[DeviceId, dict[Holder, Grip]] = {}
        self._doubts: dict[DeviceId, Reason] = {}

    @property
    def in_doubt(self) -> bool:
        """Whether a device must be looked at again soon."""
        return bool(self._doubts)

    def look(self, device: Device, reason: Reason, before: Collection[Who]) -> Iterator[Look]:
        """One Look, or two: first the openers at once, then everybody. ``before``: who held it as far as was told.

        Raises OSError when the device has been removed.
        """
        now, reason = reason.at, _with_doubt(reason, self._doubts.pop(device.id, None))
        first = _look_at(device, reason)
        open_now = device.open_substreams()
        if not open_now:
            self._grips.pop(device.id, None)
            yield first
            return
        asked = [Asked(status, _asked_owner(device, status, reason)) for status in open_now]
        grips = self._known_grips(device, asked)
        new = grips.keys() - set(before)
        if new:
            yield replace(first, holders=share(asked, grips), whole=False)
        if reason.search or reason.opens > len(new) or (unexplained(asked, grips) and not _is_old_news(reason, before)):
            grips |= _by_holder(grips_on([device.number or NO_DEVICE])[device.number or NO_DEVICE])
        self._grips[device.id] = grips
        if unexplained(asked, grips):
            yield from self._puzzling(device, Scene(asked, grips, before), reason, now)
        elif reason.opens > len(grips.keys() - set(before)) and now.minus(reason.at) < SETTLED:
            self._doubts[device.id] = reason
            yield replace(first, holders=share(asked, grips), whole=False)
        else:
            yield replace(first, holders=share(asked, grips))

    def forget(self, device: DeviceId) -> None:
        self._grips.pop(device, None)
        self._doubts.pop(device, None)

    def _known_grips(self, device: Device, asked: Sequence[Asked]) -> dict[Holder, Grip]:
        node, number = device.id.node, device.number or NO_DEVICE
        before = self._grips.get(device.id, {})
        kept = {holder: grip for holder, grip in before.items() if still_holds(grip, number, node)}
        return kept | _by_holder([one.owner.grip for one in asked if one.owner and one.owner.grip])

    def _puzzling(self, device: Device, scene: Scene, reason: Reason, now: Moment) -> Iterator[Look]:
        """Something is open that nobody seen holds: just closing, another user's, or held by memory alone."""
        first = _look_at(device, reason)
        if not device.open_substreams():
            self._grips.pop(device.id, None)
            yield replace(first, passed=_passed(scene.rest))
        elif not (reason.search or _is_old_news(reason, scene.before)) and now.minus(reason.at) < DOUBT:
            self._doubts[device.id] = reason
        else:
            yield replace(first, holders=self._with_stranger(device, scene))

    def _with_stranger(self, device: Device, scene: Scene) -> dict[Who, State]:
        if not scene.grips:
            scene.grips |= _by_holder(mappings_of(device.id.node))
        holders = share(scene.asked, scene.grips)
        if scene.rest:
            holders[_stranger(scene.rest, scene.before)] = together(scene.rest)
        return holders


def _look_at(device: Device, reason: Reason) -> Look:
    known = Known.SEEN if reason.alarmed else Known.INFERRED
    return Look(device.id, device.microphone, reason.at, opens=reason.opens, closes=reason.closes, known=known)


def _is_old_news(reason: Reason, before: Collection[Who]) -> bool:
    """A stranger was told already and no alarm says that anything changed."""
    return not reason.alarmed and any(isinstance(who, Stranger) for who in before)


def _with_doubt(reason: Reason, doubt: Reason | None) -> Reason:
    """What the alarm told when the doubt arose is not settled yet."""
    if doubt is None:
        return reason
    opens, closes = doubt.opens + reason.opens, doubt.closes + reason.closes
    return Reason(doubt.at, opens, closes, doubt.alarmed or reason.alarmed, reason.search)


def _asked_owner(device: Device, status: Status, reason: Reason) -> Owner | None:
    """An opener that already ran when the alarm came is the opener: its number can't have been given away between
    the opening and the alarm. Without an alarm nobody knows when the device was opened, so nothing is proven."""
    if not status.owner:
        return None
    number = device.number or NO_DEVICE
    owner = owner_of(status.owner, number)
    if owner is None or not (reason.alarmed and reason.opens):
        return owner
    if owner.grip is None and not owner.hidden:  # the alarm rings just before the opener gets its file (do_sys_openat2)
        owner = owner_of(status.owner, number) or owner
    return replace(owner, proven=owner.started_ns <= reason.at.boot_ns)


def _by_holder(grips: Sequence[Grip]) -> dict[Holder, Grip]:
    return {grip.holder: grip for grip in grips}


def _passed(rest: Sequence[Asked]) -> dict[Holder, State]:
    owners = [(one.owner, one.status.state) for one in rest]
    return {owner.holder: state for owner, state in owners if owner is not None and owner.proven}


def _stranger(rest: Sequence[Asked], before: Collection[Who]) -> Stranger:
    """Once told, a stranger stays the same one for as long as the device is open."""
    told = next((who for who in before if isinstance(who, Stranger)), None)
    if told is not None:
        return told
    owner = next((one.owner for one in rest if one.owner and one.owner.hidden and one.owner.proven), None)
    return Stranger(owner.holder, owner.uid, owner.comm) if owner else Stranger()
