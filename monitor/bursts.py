"""A flood of short openings by one program is counted, so that it can't drown the others. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from monitor.clock import Moment
from monitor.microphone.watcher import Opened, StateChanged
from monitor.model import Burst

Key = tuple[str, str]

LIMIT = 600
"""Openings of one program within ``WINDOW`` that are still listed one by one: ten a second for a minute is more than
any program that was tried opens by itself (a browser's device check: 6)."""
WINDOW = timedelta(seconds=60)
SHORT = timedelta(seconds=1)
"""Within a flood, what stays open for longer than this is listed in its own right all the same."""
TOLD_EVERY = timedelta(seconds=10)


@dataclass(slots=True)
class _Flood:
    opened: deque[Moment] = field(default_factory=deque)
    burst: Burst | None = None
    since: Moment | None = None


class Bursts:
    """Swallows the openings of a program beyond ``LIMIT``; gives back those that turn out not to be short."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._floods: dict[str, _Flood] = {}
        self._held: dict[Key, Opened] = {}

    def swallow(self, edge: Opened) -> bool:
        """Whether this opening is part of a flood, and held back until it ends or lasts."""
        flood = self._floods.setdefault(edge.application.identity, _Flood())
        flood.opened.append(edge.at)
        while edge.at.minus(flood.opened[0]) > WINDOW:
            flood.opened.popleft()
        if len(flood.opened) <= LIMIT:
            return False
        self._held[edge.source, edge.key] = edge
        return True

    def change(self, edge: StateChanged) -> bool:
        """Keep the latest state of an opening that is held back; False when it is not."""
        held = self._held.get((edge.source, edge.key))
        if held is None:
            return False
        self._held[edge.source, edge.key] = replace(held, state=edge.state)
        return True

    def close(self, key: Key, at: Moment) -> Opened | None:
        """Count an opening that is held back; gives it back instead when it was not short."""
        held = self._held.pop(key, None)
        if held is None:
            return None
        lasted = max(at.minus(held.at), timedelta(0))
        if lasted > SHORT:
            return held
        self._count(held, lasted, at)
        return None

    def keys(self) -> tuple[Key, ...]:
        return tuple(self._held)

    def holds(self, key: Key) -> bool:
        return key in self._held

    def lasting(self, now: Moment) -> Iterator[Opened]:
        """Openings held back that have stayed open: no longer part of the flood."""
        for key, held in tuple(self._held.items()):
            if now.minus(held.at) > SHORT:
                del self._held[key]
                yield held

    def finished(self, now: Moment, *, everything: bool = False) -> Iterator[Burst]:
        """Counts that are due to be told."""
        for identity, flood in tuple(self._floods.items()):
            if flood.burst and flood.since and (everything or now.minus(flood.since) >= TOLD_EVERY):
                yield flood.burst
                flood.burst, flood.since = None, None
            if flood.burst is None and (not flood.opened or now.minus(flood.opened[-1]) > WINDOW):
                del self._floods[identity]

    def waiting(self) -> bool:
        """Whether anything will become due without a further edge."""
        return bool(self._held) or any(flood.burst for flood in self._floods.values())

    def _count(self, held: Opened, lasted: timedelta, at: Moment) -> None:
        flood = self._floods.setdefault(held.application.identity, _Flood())
        one = Burst(
            id=self._new_id(),
            source=held.source,
            application=held.application,
            microphone=held.microphone,
            first=held.at.wall,
            last=at.wall,
            count=1,
            shortest=lasted,
            longest=lasted,
        )
        flood.since = flood.since or at
        flood.burst = one if flood.burst is None else _joined(flood.burst, one)


def _joined(burst: Burst, one: Burst) -> Burst:
    return replace(
        burst,
        first=min(burst.first, one.first),
        last=max(burst.last, one.last),
        count=burst.count + one.count,
        shortest=min(burst.shortest, one.shortest),
        longest=max(burst.longest, one.longest),
    )
