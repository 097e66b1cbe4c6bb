"""All that lives as long as one connection: session, graph, people and ledger, put together."""

from __future__ import annotations

from collections.abc import Callable

from monitor.clock import Clock, Moment
from monitor.microphone.pipewire import names
from monitor.microphone.pipewire.flow import Reading, explained, readings
from monitor.microphone.pipewire.graph import Graph
from monitor.microphone.pipewire.ledger import Description, Ledger
from monitor.microphone.pipewire.people import People
from monitor.microphone.pipewire.protocol import Framer
from monitor.microphone.pipewire.session import Session
from monitor.microphone.watcher import Emit, Seeing
from monitor.model import Use


class Conversation:
    """Bytes from the server in, edges out."""

    def __init__(
        self, source: str, prefix: str, clock: Clock, people: People, emit: Emit, send: Callable[[bytes], None]
    ) -> None:
        self._source = source
        self._clock = clock
        self._people = people
        self._emit = emit
        self._graph = Graph()
        self._framer = Framer()
        self._session = Session(self._graph, self, send)
        self._ledger = Ledger(source, prefix, emit, self._describe, self._is_explained)
        self._now = clock.now()
        self.seeing = False

    def begin(self) -> None:
        self._session.begin("Earwitness")

    @property
    def halfway(self) -> bool:
        """Is the beginning of a message waiting for its end?"""
        return self._framer.halfway

    def received(self, data: bytes, at: Moment) -> None:
        """``at``: when ``data`` was read. Raises ProtocolError."""
        self._now = at
        for message in self._framer.feed(data):
            self._session.handle(message)

    def due(self) -> float | None:
        """Seconds until ``tick`` has something to do."""
        waits = []
        if self.seeing and (at := self._ledger.due()) is not None:
            waits.append((at - self._clock.now().boot_ns) / 1e9)
        if (wait := self._people.wait()) is not None:
            waits.append(wait)
        return max(0.0, min(waits)) if waits else None

    def tick(self) -> None:
        now = self._clock.now()
        for client, application in self._people.tick():
            self._ledger.identified(now, client, application)
        if self.seeing:
            self._ledger.tick(now)

    def size(self) -> int:
        """How many things are kept, whatever they are."""
        return sum(part.size() for part in (self._graph, self._session, self._people, self._ledger))

    # What the session tells

    def client_seen(self, serial: int) -> None:
        self._people.seen(serial, self._graph.clients[serial].properties)

    def client_described(self, serial: int) -> None:
        better = self._people.described(serial, self._graph.clients[serial].properties)
        if better:
            self._ledger.identified(self._now, serial, better)

    def node_described(self, serial: int) -> None:
        node = self._graph.nodes[serial]
        if node.client is not None and not node.described:  # its first word counts; it could change it all the time
            better = self._people.stream_described(node.client, node.properties)
            if better:
                self._ledger.identified(self._now, node.client, better)
        node.described = True
        self._ledger.reconsider(self._now)

    def flow_changed(self) -> None:
        if self.seeing:
            self._ledger.update(self._now, readings(self._graph, self._people.is_plumbing))

    def before_removal(self, interface: str, serial: int) -> None:
        if interface == "Client":
            self._people.gone(serial)

    def settled(self) -> None:
        self._people.go_live()
        self.seeing = True
        self.flow_changed()
        self._ledger.settled(self._now)
        self._emit(Seeing(self._source, self._now))

    def _is_explained(self, reading: Reading) -> bool:
        return explained(self._graph, reading, self._people.is_plumbing)

    def _describe(self, reading: Reading) -> Description:
        consumer = self._graph.nodes[reading.path[-1]]
        application = self._people.application(consumer.client)
        metering = reading.use is Use.MICROPHONE and names.slow(consumer) and self._people.is_mixer(consumer.client)
        use = Use.METER if metering else reading.use
        return Description(consumer.client, application, names.microphone(self._graph, reading), use)
