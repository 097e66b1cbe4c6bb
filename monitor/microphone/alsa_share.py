"""Which holder of a device does what: a device has substreams, a process holds the device. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from monitor.microphone.alsa_holders import Holder, Owner
from monitor.microphone.alsa_ledger import Who
from monitor.microphone.alsa_proc import Status
from monitor.model import State


@dataclass(frozen=True, slots=True)
class Asked:
    """An open substream and what became of the thread that opened it."""

    status: Status
    owner: Owner | None


def share(asked: Sequence[Asked], holders: Collection[Holder]) -> dict[Who, State]:
    """A holder that opened substreams does what they do; one that opened none reads another's (dsnoop, a handed-over
    file), so it captures when anything on the device does."""
    shared: dict[Who, State] = {}
    for holder in holders:
        shared[holder] = together(_opened_by(holder, asked) or asked)
    return shared


def unexplained(asked: Sequence[Asked], holders: Collection[Holder]) -> list[Asked]:
    """Substreams that none of the holders can stand for: another user's, or held by someone who can't be found."""
    openers = {one.owner.holder for one in asked if one.owner}
    spare = any(holder not in openers for holder in holders)
    return [one for one in asked if _is_unexplained(one, holders, spare)]


def together(asked: Sequence[Asked]) -> State:
    return State.CAPTURING if any(one.status.state is State.CAPTURING for one in asked) else State.PAUSED


def _opened_by(holder: Holder, asked: Sequence[Asked]) -> list[Asked]:
    return [one for one in asked if one.owner and one.owner.holder == holder]


def _is_unexplained(one: Asked, holders: Collection[Holder], spare: bool) -> bool:
    if one.owner is not None and one.owner.holder in holders:
        return False
    if one.owner is not None and one.owner.hidden:
        return not spare or one.owner.proven
    return not spare
