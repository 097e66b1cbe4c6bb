"""Edges of watchers become activations: pure bookkeeping, no clock of its own, no I/O."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from monitor.clock import Moment
from monitor.microphone.watcher import Blind, Closed, Edge, Identified, Opened, Seeing, StateChanged
from monitor.model import (
    Activation,
    ActivationChanged,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    BlindSince,
    Coverage,
    Known,
    Presence,
    Record,
    StateChange,
    WatchingSince,
)

REMEMBERED = 4096
"""How many ended activations may still get better facts (an exe's hash, a settled ambiguity)."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Open:
    activation: Activation
    since: Moment


class Tracker:
    """Holds what is open; ``take`` turns one edge into the records that it causes, in order.

    ``new_id`` gives ids that are never used twice; ``seen_before`` answers whether an application's identity was
    recorded earlier.
    """

    def __init__(self, new_id: Callable[[], str], seen_before: Callable[[str], bool]) -> None:
        self._new_id = new_id
        self._seen_before = seen_before
        self._open: dict[Key, _Open] = {}
        self._ended: OrderedDict[Key, str] = OrderedDict()
        self._new_here: set[str] = set()
        self._sources: dict[str, Coverage] = {}

    @property
    def activations(self) -> tuple[Activation, ...]:
        return tuple(held.activation for held in self._open.values())

    @property
    def sources(self) -> tuple[Coverage, ...]:
        return tuple(self._sources.values())

    def take(self, edge: Edge, presence: Presence | None = None) -> list[Record]:
        """The records that ``edge`` causes; an edge about something unknown causes none."""
        match edge:
            case Opened():
                return self._opened(edge, presence or Presence())
            case StateChanged():
                return self._changed(edge)
            case Identified():
                return self._identified(edge)
            case Closed():
                return self._closed((edge.source, edge.key), edge.at, edge.known)
            case Blind():
                return self._blind(edge.source, edge.at, edge.reason)
            case Seeing():
                return self._seeing(edge)

    def finish(self, at: Moment, reason: str) -> list[Record]:
        """The program ends: what is open ends as inferred, and every source is blind from here on."""
        return [record for source in tuple(self._sources) for record in self._blind(source, at, reason)]

    def _opened(self, edge: Opened, presence: Presence) -> list[Record]:
        key = (edge.source, edge.key)
        if key in self._open:
            return []
        activation = Activation(
            id=self._new_id(),
            source=edge.source,
            application=edge.application,
            microphone=edge.microphone,
            started=edge.at.wall,
            use=edge.use,
            state=edge.state,
            started_known=edge.known,
            presence=presence,
        )
        self._open[key] = _Open(activation, edge.at)
        return [ActivationStarted(activation, self._is_new(edge.application.identity))]

    def _is_new(self, identity: str) -> bool:
        if identity in self._new_here or self._seen_before(identity):
            return False
        self._new_here.add(identity)
        return True

    def _changed(self, edge: StateChanged) -> list[Record]:
        key = (edge.source, edge.key)
        held = self._open.get(key)
        if held is None or held.activation.state is edge.state:
            return []
        change = StateChange(edge.at.wall, edge.state)
        activation = replace(held.activation, state=edge.state, changes=(*held.activation.changes, change))
        self._open[key] = replace(held, activation=activation)
        return [ActivationChanged(activation.id, edge.at.wall, edge.state)]

    def _identified(self, edge: Identified) -> list[Record]:
        key = (edge.source, edge.key)
        held = self._open.get(key)
        if held is None:
            ended = self._ended.get(key)
            return [] if ended is None else [ActivationIdentified(ended, edge.at.wall, edge.application)]
        if held.activation.application == edge.application:
            return []
        self._open[key] = replace(held, activation=replace(held.activation, application=edge.application))
        return [ActivationIdentified(held.activation.id, edge.at.wall, edge.application)]

    def _closed(self, key: Key, at: Moment, known: Known) -> list[Record]:
        held = self._open.pop(key, None)
        if held is None:
            return []
        self._ended[key] = held.activation.id
        if len(self._ended) > REMEMBERED:
            self._ended.popitem(last=False)
        lasted = max(at.minus(held.since), timedelta(0))
        return [ActivationEnded(held.activation.id, at.wall, known, lasted)]

    def _blind(self, source: str, at: Moment, reason: str) -> list[Record]:
        records = self._end_all(source, at)
        before = self._sources.get(source)
        if before is not None and before.blind == reason:
            return records
        self._sources[source] = Coverage(source, at.wall, None, reason)
        return [*records, BlindSince(source, at.wall, reason)]

    def _end_all(self, source: str, at: Moment) -> list[Record]:
        keys = [key for key in self._open if key[0] == source]
        return [record for key in keys for record in self._closed(key, at, Known.INFERRED)]

    def _seeing(self, edge: Seeing) -> list[Record]:
        before = self._sources.get(edge.source)
        if before is not None and before.blind is None:
            return []
        self._sources[edge.source] = Coverage(edge.source, edge.at.wall, None)
        return [WatchingSince(edge.source, edge.at.wall)]


