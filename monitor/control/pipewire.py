"""Mute and cut off at a PipeWire server, over its own protocol: the only way that reaches every stream there.

A stream is cut off by destroying the links through which it hears the microphone: its program sees a stream that gets
nothing more, and lives on. Session managers leave such a stream alone (WirePlumber 0.4.13, measured); one that links
it again makes us destroy the stream's node, which some programs take for a reason to end.
"""

from __future__ import annotations

import contextlib
import os
import select
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from monitor.clock import Moment, SystemClock
from monitor.control.model import MicrophoneMute, Tell
from monitor.control.pipewire_talk import Talk
from monitor.errors import CannotAct, NoLongerThere, NotPermitted
from monitor.microphone.pipewire.connection import Connection, NoServer, connect, folder_from
from monitor.microphone.pipewire.graph import Graph, Node
from monitor.microphone.pipewire.names import kind_of
from monitor.microphone.pipewire.protocol import Framer
from monitor.microphone.pipewire.spread import ways
from monitor.microphone.pipewire.watcher import ANSWER, PipeWireWatcher
from monitor.microphone.watcher import Blind, Edge, Emit
from monitor.model import Activation

NAME = "pipewire"
_TAKES_HOLD = 2.0  # seconds for a mute to be told; a card that wakes up takes some tenths
_RELINK = 0.5  # seconds in which a session manager would link a stream again; it acts within milliseconds
_ROUNDS = 4  # ways from one microphone to one stream: one as a rule, two through an echo-canceller
_GONE = "That stream has ended already."
_UNPLUGGED = "That microphone is not connected."
_NOT_MUTED = "The sound server took it, but the microphone is not muted."
_NOT_UNMUTED = "The sound server took it, but the microphone stays silent: look at its volume in the sound settings."
_STUBBORN = "The stream was cut off, but the session manager connected it again at once."
_SERVERS_OWN = "That stream belongs to the sound server itself."


class PipeWireControl:
    """Implements ``Backend``. ``runtime_dir``: where the server's socket is, else as PipeWire's own clients look."""

    name = NAME
    cuts = True

    def __init__(self, runtime_dir: Path | None = None) -> None:
        self._folder = runtime_dir or folder_from(os.environ)
        self._follower: PipeWireWatcher | None = None

    def microphones(self) -> list[MicrophoneMute]:
        try:
            with _Errand(self._folder) as errand:
                return _listed(errand.talk)
        except NoServer:
            return []

    def mute(self, microphone: str, muted: bool) -> None:
        with _Errand(self._folder) as errand:
            node = _found(errand.talk, microphone)
            errand.talk.ask_routes(node)
            errand.round_trip()
            errand.talk.mute(node, muted)
            errand.round_trip()
            if not errand.pump(lambda: node.muted is muted, _TAKES_HOLD):
                raise CannotAct(_NOT_MUTED if muted else _NOT_UNMUTED)

    def cut_off(self, activation: Activation) -> None:
        with _Errand(self._folder) as errand:
            root, consumer = _ends(errand.talk.graph, activation)
            _unlink(errand, root, consumer)
            errand.pump(lambda: bool(_way(errand.talk.graph, root, consumer)), _RELINK)
            if not _way(errand.talk.graph, root, consumer):
                return
            if consumer.client is None:
                raise CannotAct(_STUBBORN)
            errand.talk.destroy_node(consumer)
            errand.round_trip()

    def follow(self, tell: Tell, stop: threading.Event) -> None:
        def edge(edge: Edge) -> None:
            if isinstance(edge, Blind):
                tell([])

        def talk(connection: Connection, emit: Emit) -> _Following:
            return _Following(connection.send, tell)

        self._follower = PipeWireWatcher(SystemClock(), self._folder, talk=talk)
        if not stop.is_set():
            self._follower.run(edge, stop)

    def wake(self) -> None:
        if self._follower is not None:
            self._follower.wake()


class _Following:
    """What the watcher's loop talks with; told of microphones only, of which few have ever many changes."""

    def __init__(self, send: Callable[[bytes], None], tell: Tell) -> None:
        self.talk = Talk(send, self._changed)
        self.seeing = False
        self._framer = Framer()
        self._tell = tell
        self._news = True
        self._first = 0

    @property
    def halfway(self) -> bool:
        return self._framer.halfway

    def begin(self) -> None:
        self.talk.begin()
        self._first = self.talk.sync()

    def received(self, data: bytes, at: Moment) -> None:
        for message in self._framer.feed(data):
            self.talk.handle(message)
        if self._first == self.talk.done == 1:  # all globals are told; what was bound meanwhile answers before the next
            self._first = self.talk.sync()
        self.seeing = self.talk.done >= 2
        if self.seeing and self._news:
            self._news = False
            self._tell(_listed(self.talk))

    def due(self) -> float | None:
        return None

    def tick(self) -> None:
        """Nothing is due."""

    def size(self) -> int:
        return self.talk.graph.size()

    def _changed(self) -> None:
        self._news = True


class _Errand:
    """A connection for one act. Raises CannotWatch (NoServer) where the server does not answer."""

    def __init__(self, folder: Path | None) -> None:
        if folder is None:
            raise NoServer("No PipeWire sound server is running.")
        self._connection = connect(folder)
        self._framer = Framer()
        self.talk = Talk(self._connection.send, lambda: None, everything=True)

    def __enter__(self) -> Self:
        try:
            self.talk.begin()
            self.round_trip()  # all that is there is told
            self.round_trip()  # and all of it has been described
        except BaseException:
            self._connection.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def round_trip(self) -> None:
        number = self.talk.sync()
        if not self.pump(lambda: self.talk.done >= number, ANSWER):
            raise CannotAct("The sound server does not answer.")
        self.talk.check()

    def pump(self, so: Callable[[], bool], seconds: float) -> bool:
        """Take in what the server tells until it is ``so``, at most for that long."""
        end = time.monotonic() + seconds
        poll = select.poll()
        poll.register(self._connection.fileno(), select.POLLIN)
        while not so():
            left = end - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                return so()
            for message in self._framer.feed(self._connection.receive()):
                self.talk.handle(message)
        return True


def _listed(talk: Talk) -> list[MicrophoneMute]:
    return [
        MicrophoneMute(node.name or f"node-{node.serial}", node.label, node.muted, NAME, kind_of(node))
        for node in talk.microphones()
    ]


def _found(talk: Talk, microphone: str) -> Node:
    for node in talk.microphones():
        if microphone in (node.name, f"node-{node.serial}"):
            return node
    raise NoLongerThere(_UNPLUGGED)


def _ends(graph: Graph, activation: Activation) -> tuple[Node, Node]:
    """The microphone's node and the stream's, by the serials that the watcher's ledger put in the stream's name. The
    microphone's name must fit: serials begin anew with each server."""
    parts = activation.stream.split("-")
    with contextlib.suppress(ValueError, IndexError, KeyError):
        consumer, root = graph.nodes[int(parts[-3])], graph.nodes[int(parts[-2])]
        if activation.microphone.id in (root.name, f"node-{root.serial}") and _way(graph, root, consumer):
            return root, consumer
    raise NoLongerThere(_GONE)


def _unlink(errand: _Errand, root: Node, consumer: Node) -> None:
    for _ in range(_ROUNDS):
        way = _way(errand.talk.graph, root, consumer)
        if not way:
            return
        errand.talk.unlink(way[-2], way[-1])
        try:
            errand.round_trip()
        except NoLongerThere:
            continue  # it ended by itself meanwhile
        except NotPermitted as error:
            raise NotPermitted(_SERVERS_OWN if consumer.client is None else str(error)) from error


def _way(graph: Graph, root: Node, consumer: Node) -> tuple[int, ...]:
    return next((way.path for way in ways(graph) if (way.path[0], way.path[-1]) == (root.serial, consumer.serial)), ())
