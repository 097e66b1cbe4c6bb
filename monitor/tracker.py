"""Edges of several watchers become one story: pure bookkeeping, no clock of its own, no I/O."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from monitor.agreement import GRACE, KERNEL, Agreement, Hold, Stream
from monitor.bursts import Bursts
from monitor.clock import Moment
from monitor.microphone.watcher import Blind, Closed, Edge, Identified, Opened, Seeing, StateChanged
from monitor.model import (
    Activation,
    ActivationChanged,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    Application,
    BlindSince,
    Coverage,
    Disagreed,
    Known,
    MicrophoneKind,
    Presence,
    Record,
    State,
    StateChange,
    Trust,
    Use,
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
    recorded earlier; ``server_of`` names the watcher that knows the streams behind a holder of a card, None where the
    holder is no sound server.
    """

    def __init__(
        self,
        new_id: Callable[[], str],
        seen_before: Callable[[str], bool],
        server_of: Callable[[Application], str | None] = lambda application: None,
    ) -> None:
        self._new_id = new_id
        self._seen_before = seen_before
        self._server_of = server_of
        self._bursts = Bursts(new_id)
        self._agreement = Agreement(new_id)
        self._servers: dict[Key, tuple[Opened, str]] = {}
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
        """The records that ``edge`` causes; an edge about something unknown causes none. ``presence``: then."""
        records = self._records(edge, presence)
        self._agreement.compare(edge.at)
        return records

    def _records(self, edge: Edge, presence: Presence | None) -> list[Record]:
        match edge:
            case Opened():
                return self._opened(edge, presence or Presence())
            case StateChanged():
                return self._changed(edge)
            case Identified():
                return self._identified(edge)
            case Closed():
                return self._closed((edge.source, edge.key), edge.at, edge.known, presence)
            case Blind():
                return self._blind(edge.source, edge.at, edge.reason)
            case Seeing():
                return self._seeing(edge)

    def due(self, now: Moment) -> list[Record]:
        """What becomes known by time passing alone: a disagreement that lasts, a flood's counts, and a sound server's
        hold of a card while nobody can tell for whom."""
        records = [record for edge in self._bursts.lasting(now) for record in self._start(edge, Presence())]
        records += self._bursts.finished(now)
        records += [record for edge in self._unexplained(now) for record in self._start(edge, Presence())]
        return [*records, *(self._with_activation(found) for found in self._agreement.due(now))]

    def _with_activation(self, found: Disagreed) -> Disagreed:
        """The comparison names a stream by its key; people know it as an activation."""
        named = next((held.activation.id for (source, key), held in self._open.items()
                      if f"{source}:{key}" == found.activation), None)  # fmt: skip
        return replace(found, activation=named)

    def waiting(self) -> bool:
        """Whether ``due`` may have something to tell soon."""
        untold = any(
            server not in self._agreement.seeing and key not in self._open for key, (_, server) in self._servers.items()
        )
        return untold or self._bursts.waiting() or self._agreement.waiting()

    def finish(self, at: Moment, reason: str) -> list[Record]:
        """The program ends: what is open ends as inferred, and every source is blind from here on."""
        records: list[Record] = list(self._bursts.finished(at, everything=True))
        return records + [record for source in tuple(self._sources) for record in self._blind(source, at, reason)]

    def _opened(self, edge: Opened, presence: Presence) -> list[Record]:
        key = (edge.source, edge.key)
        if key in self._open or key in self._servers or self._bursts.holds(key):
            return []
        server = self._server_of(edge.application) if edge.source == KERNEL else None
        self._compared(edge, server)
        if server is not None:
            self._servers[key] = (edge, server)
            return []
        return [] if self._bursts.swallow(edge) else self._start(edge, presence)

    def _compared(self, edge: Opened, server: str | None) -> None:
        """Keep the opening for the comparison of what the kernel says with what the sound server says."""
        capturing, card = edge.state is State.CAPTURING, edge.microphone.card
        if edge.source == KERNEL:
            if card is not None:
                self._agreement.holds[edge.key] = Hold(card, capturing, edge.application, server)
        elif edge.use is not Use.OUTPUT_CAPTURE and edge.microphone.kind is MicrophoneKind.HARDWARE:
            self._agreement.streams[f"{edge.source}:{edge.key}"] = Stream(card, capturing)

    def _unexplained(self, now: Moment) -> list[Opened]:
        """Holds of a sound server whose own watcher is blind: the server is told as a go-between."""
        late = [
            (key, edge)
            for key, (edge, server) in self._servers.items()
            if server not in self._agreement.seeing and key not in self._open and now.minus(edge.at) >= GRACE
        ]
        return [replace(edge, application=replace(edge.application, trust=Trust.BROKER)) for _, edge in late]

    def _start(self, edge: Opened, presence: Presence) -> list[Record]:
        key = (edge.source, edge.key)
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
            stream=edge.key,
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
        self._recompare(edge)
        if self._bursts.change(edge):
            return []
        held = self._open.get(key)
        if held is None or held.activation.state is edge.state:
            return []
        change = StateChange(edge.at.wall, edge.state)
        activation = replace(held.activation, state=edge.state, changes=(*held.activation.changes, change))
        self._open[key] = replace(held, activation=activation)
        return [ActivationChanged(activation.id, edge.at.wall, edge.state)]

    def _recompare(self, edge: StateChanged) -> None:
        capturing = edge.state is State.CAPTURING
        if edge.source == KERNEL and edge.key in self._agreement.holds:
            self._agreement.holds[edge.key] = replace(self._agreement.holds[edge.key], capturing=capturing)
        stream = f"{edge.source}:{edge.key}"
        if stream in self._agreement.streams:
            self._agreement.streams[stream] = replace(self._agreement.streams[stream], capturing=capturing)

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

    def _closed(self, key: Key, at: Moment, known: Known, presence: Presence | None = None) -> list[Record]:
        self._servers.pop(key, None)
        self._agreement.streams.pop(f"{key[0]}:{key[1]}", None)
        if key[0] == KERNEL:
            self._agreement.holds.pop(key[1], None)
        long_one = self._bursts.close(key, at)
        started = [] if long_one is None else self._start(long_one, Presence())
        return started + self._end(key, at, known, presence)

    def _end(self, key: Key, at: Moment, known: Known, presence: Presence | None = None) -> list[Record]:
        held = self._open.pop(key, None)
        if held is None:
            return []
        self._ended[key] = held.activation.id
        if len(self._ended) > REMEMBERED:
            self._ended.popitem(last=False)
        lasted = max(at.minus(held.since), timedelta(0))
        return [ActivationEnded(held.activation.id, at.wall, known, lasted, presence)]

    def _blind(self, source: str, at: Moment, reason: str) -> list[Record]:
        self._agreement.seeing.discard(source)
        records = self._end_all(source, at)
        before = self._sources.get(source)
        if before is not None and before.blind == reason:
            return records
        self._sources[source] = Coverage(source, at.wall, None, reason)
        return [*records, BlindSince(source, at.wall, reason)]

    def _end_all(self, source: str, at: Moment) -> list[Record]:
        open_now = {*self._open, *self._servers, *self._bursts.keys()}
        keys = [key for key in sorted(open_now) if key[0] == source]
        return [record for key in keys for record in self._closed(key, at, Known.INFERRED)]

    def _seeing(self, edge: Seeing) -> list[Record]:
        before = self._sources.get(edge.source)
        if before is not None and before.blind is None:
            return []
        self._sources[edge.source] = Coverage(edge.source, edge.at.wall, None)
        self._agreement.seeing.add(edge.source)
        return [*self._relieved(edge), WatchingSince(edge.source, edge.at.wall)]

    def _relieved(self, edge: Seeing) -> list[Record]:
        """The watcher that knows the streams sees again: its server is no longer told as a go-between."""
        keys = [key for key, (_, server) in self._servers.items() if server == edge.source]
        return [record for key in keys for record in self._end(key, edge.at, Known.INFERRED)]
