"""Looks at one capture device: what is open, who opened it, who holds it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
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
"""A file counts as closed before its driver is done with closing (Linux fs/file_table.c, __fput), and an alarm rings
before the opener has its file (fs/open.c, do_sys_openat2): what does not add up is believed only when it stays so.
Closing an HDA card takes a few ms."""


@dataclass(slots=True)
class Scene:
    """What a look found: open substreams with their openers, who holds the device, who was told to hold it before."""

    asked: Sequence[Asked]
    grips: dict[Holder, Grip]
    before: Collection[Who]

    @property
    def rest(self) -> list[Asked]:
        return unexplained(self.asked, self.grips)

    @property
    def new(self) -> int:
        return len(self.grips.keys() - set(self.before))


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the device must be looked at again, and the openers that the kernel named meanwhile."""

    reason: Reason
    openers: Mapping[Holder, State]


class Looker:
    """Remembers who held what, so that a steady look asks only those again."""

    def __init__(self) -> None:
        self._grips: dict[DeviceId, dict[Holder, Grip]] = {}
        self._doubts: dict[DeviceId, Doubt] = {}

    @property
    def in_doubt(self) -> bool:
        """Whether a device must be looked at again soon."""
        return bool(self._doubts)

    def look(self, device: Device, reason: Reason, before: Collection[Who]) -> Iterator[Look]:
        """What can be told now. ``before``: who held the device as far as was told.

        An alarm is answered by asking the openers only, in well under a millisecond, because the next opening may be
        as brief; all processes are searched when it is quiet again. Raises OSError when the device has been removed.
        """
        doubt = self._doubts.pop(device.id, None)
        asked_at, fresh, reason = reason.at, reason.alarmed, _with_doubt(reason, doubt)
        first = _look_at(device, reason)
        open_now = device.open_substreams()
        if not open_now:
            self._grips.pop(device.id, None)
            yield replace(first, passed=doubt.openers if doubt else {})
            return
        asked = [Asked(status, _asked_owner(device, status, reason)) for status in open_now]
        scene = Scene(asked, self._known_grips(device, asked), before)
        puzzling = reason.opens > scene.new or (scene.rest and not _is_old_news(reason, before))
        if puzzling and fresh and asked_at.minus(reason.at) < DOUBT:
            self._grips[device.id] = scene.grips
            yield from self._later(device, scene, reason, doubt)
            return
        if reason.search or puzzling:
            scene.grips |= _by_holder(grips_on([device.number or NO_DEVICE])[device.number or NO_DEVICE])
        self._grips[device.id] = scene.grips
        yield from self._settled(device, scene, reason, asked_at, doubt)

    def _later(self, device: Device, scene: Scene, reason: Reason, doubt: Doubt | None) -> Iterator[Look]:
        """Tell what is certain; look again as soon as no alarm waits."""
        first = _look_at(device, reason)
        openers = _openers(scene, doubt)
        if scene.rest and not device.open_substreams():
            self._grips.pop(device.id, None)
            yield replace(first, passed=openers)
            return
        self._doubts[device.id] = Doubt(reason, openers)
        yield replace(first, holders=share(scene.asked, scene.grips), whole=False)

    def _settled(
        self, device: Device, scene: Scene, reason: Reason, asked_at: Moment, doubt: Doubt | None
    ) -> Iterator[Look]:
        first = _look_at(device, reason)
        openers = _openers(scene, doubt)
        if not scene.rest:
            over = dict(list(openers.items())[: max(0, reason.opens - scene.new)])
            yield replace(first, holders=share(scene.asked, scene.grips), passed=over)
        elif not device.open_substreams():
            self._grips.pop(device.id, None)
            yield replace(first, passed=openers)
        elif not (reason.search or _is_old_news(reason, scene.before)) and asked_at.minus(reason.at) < DOUBT:
            self._doubts[device.id] = Doubt(reason, openers)
        else:
            yield replace(first, holders=self._with_stranger(device, scene))

    def forget(self, device: DeviceId) -> None:
        self._grips.pop(device, None)
        self._doubts.pop(device, None)

    def _known_grips(self, device: Device, asked: Sequence[Asked]) -> dict[Holder, Grip]:
        node, number = device.id.node, device.number or NO_DEVICE
        before = self._grips.get(device.id, {})
        kept = {holder: grip for holder, grip in before.items() if still_holds(grip, number, node)}
        return kept | _by_holder([one.owner.grip for one in asked if one.owner and one.owner.grip])

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


def _with_doubt(reason: Reason, doubt: Doubt | None) -> Reason:
    """What the alarm told when the doubt arose is not settled yet."""
    if doubt is None:
        return reason
    old = doubt.reason
    opens, closes = old.opens + reason.opens, old.closes + reason.closes
    return Reason(old.at, opens, closes, old.alarmed or reason.alarmed, reason.search)


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


def _openers(scene: Scene, doubt: Doubt | None) -> dict[Holder, State]:
    return {**(doubt.openers if doubt else {}), **_passed(scene.rest)}


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
