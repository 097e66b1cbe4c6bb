"""Pure: openings of one program shortly after each other are one call, as people see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from monitor.rule_model import Reaction

APART = timedelta(minutes=10)
"""A program that opens a microphone again within this time goes on with its call: it was muted, changed the headset,
or another tab took over."""
BREATH = timedelta(minutes=2)
"""Nobody unmutes at a locked screen but by a button of the headset: there, only what is opened again within this time
goes on."""
MOST = 1000
"""Programs remembered, and a few times as many activations; far more than anybody has."""
TOLD = 50
"""Activations of one call whose telling is remembered one by one, should one of them prove another program's."""


@dataclass(slots=True)
class _Call:
    """``told``: how gravely each of its activations was told of."""

    open: set[str] = field(default_factory=set)
    last: datetime | None = None
    told: dict[str, Reaction] = field(default_factory=dict)


class Going(Enum):
    """How an opening stands to the call before it."""

    NEW = "new"
    ON = "on"  # the same call, as people see it
    STRAIGHT_ON = "straight-on"  # and hardly interrupted


class Calls:
    def __init__(self) -> None:
        self._calls: dict[str, _Call] = {}
        self._whose: dict[str, str] = {}

    def began(self, id: str, identity: str, at: datetime) -> Going:
        """An activation starts; whether it goes on with a call."""
        call = self._calls.pop(identity, None)
        going = Going.NEW if call is None else _going(call, at)
        call = _Call() if call is None or going is Going.NEW else call
        call.open.add(id)
        self._calls[identity], self._whose[id] = call, identity
        if len(self._calls) > MOST:
            del self._calls[next(iter(self._calls))]
        if len(self._whose) > 4 * MOST:
            del self._whose[next(iter(self._whose))]
        return going

    def ended(self, id: str, at: datetime) -> None:
        call = self._calls.get(self._whose.get(id, ""))
        if call is None:
            return
        call.open.discard(id)
        call.last = at if call.last is None else max(call.last, at)

    def tell(self, id: str, reaction: Reaction) -> bool:
        """Whether its call was told of as gravely before; from now on it was."""
        call = self._calls.get(self._whose.get(id, ""))
        if call is None:
            return False
        before = max((each.rank for other, each in call.told.items() if other != id), default=0)
        call.told[id] = reaction
        if len(call.told) > TOLD:
            del call.told[min(call.told, key=lambda each: call.told[each].rank)]
        return before >= max(reaction.rank, Reaction.NOTIFY.rank)

    def mistaken(self, id: str) -> None:
        """It was another program's: this one's call knows nothing of it."""
        identity = self._whose.pop(id, "")
        call = self._calls.get(identity)
        if call is None:
            return
        call.open.discard(id)
        call.told.pop(id, None)
        if not call.open and call.last is None:
            del self._calls[identity]


def _going(call: _Call, at: datetime) -> Going:
    if call.open or (call.last is not None and at - call.last <= BREATH):
        return Going.STRAIGHT_ON
    return Going.ON if call.last is not None and at - call.last <= APART else Going.NEW
