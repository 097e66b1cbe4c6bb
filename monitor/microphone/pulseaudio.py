"""Watches a PulseAudio server (not PipeWire in its place): who records, through which source, corked or muted.

What its protocol can't show: the beginning of a stream that ends within the same turn of the server's loop (told as a
brief opening by an unknown program), and processes (what a client says of itself is held against the kernel's word on
the connection's other end; over the network there is none).
"""

from __future__ import annotations

import itertools
import os
import select
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from enum import Enum
from pathlib import Path
from threading import Event as Flag
from typing import Protocol

from monitor import inotify
from monitor.clock import Clock
from monitor.errors import CannotWatch
from monitor.microphone import identity
from monitor.microphone.peers import Pairing, all_holders, connections, holders
from monitor.microphone.pulse_line import Event, Line, NoServer
from monitor.microphone.pulse_people import Identify, People, Sockets
from monitor.microphone.pulse_story import SOURCE, Reading, Story, World, readings
from monitor.microphone.servers import pulse_server
from monitor.microphone.watcher import Blind, Emit, Seeing
from monitor.model import Application

_FIRST_WAIT, _LONGEST_WAIT = 0.1, 5.0  # seconds between attempts
_TRIES = 8  # after a knock, for a socket that is there before its server listens: 13 s; then inotify must tell
_APPEARS = inotify.CREATE | inotify.GONE | inotify.ONLY_FOLDER
_STREAMS = ("source_output", "source", "sink_input")
_NO_FOLDER = (
    "No folder is known in which a PulseAudio server would be. Start this program in a desktop session, "
    "or set XDG_RUNTIME_DIR."
)


class Standing(Enum):
    """What this watcher does right now. STOOD_DOWN: the server is PipeWire, whose own watcher sees more."""

    ABSENT = "absent"
    WATCHING = "watching"
    STOOD_DOWN = "stood-down"


class Talk(Protocol):
    """What is said to one server; see ``_Conversation``."""

    def begin(self) -> None: ...

    def go_on(self, stop: Flag) -> None: ...


class PulseAudioWatcher:
    """A ``Watcher``. ``runtime_dir``: the folder with ``pulse/native``, else as PulseAudio's own clients look.

    ``identify`` and ``pairing`` (called for each conversation anew) are there to be replaced in tests; ``talk`` (given
    a line that tells of changes and one to ask on) for who has something else to say to the server.
    """

    source = SOURCE

    def __init__(
        self,
        clock: Clock,
        runtime_dir: Path | None = None,
        identify: Identify | None = None,
        pairing: Callable[[], Sockets] | None = None,
        talk: Callable[[Line, Line], Talk] | None = None,
    ) -> None:
        self._clock = clock
        self._make_talk = talk
        self._socket = socket_in(runtime_dir, os.environ)
        self._identify: Identify = identify or identity.identify
        self._pairing = pairing or self._real_pairing
        self._numbers = itertools.count(1)
        self._alarm: inotify.Alarm | None = None
        self._told: str | None = None  # why we are blind, as told last
        self.standing = Standing.ABSENT

    def wake(self) -> None:
        alarm = self._alarm
        if alarm is not None:
            alarm.ring()

    def run(self, emit: Emit, stop: Flag) -> None:
        while not stop.is_set():
            try:
                with inotify.Alarm() as alarm:
                    self._alarm = alarm
                    self._keep_trying(alarm, emit, stop)
            except CannotWatch as error:
                self._tell_blind(str(error), emit)
                stop.wait(_LONGEST_WAIT)

    def _keep_trying(self, alarm: inotify.Alarm, emit: Emit, stop: Flag) -> None:
        tries = 0
        while not stop.is_set():
            if self._socket is None:
                raise CannotWatch(_NO_FOLDER)
            _watch_for(self._socket, alarm)
            tries += 1
            try:
                self._converse(alarm.bell, emit, stop)
            except CannotWatch as error:
                tries = 0 if self._take_leave(tries, error, emit) else tries
                patience = min(_FIRST_WAIT * 2 ** min(tries, 9), _LONGEST_WAIT)
                gives_up = isinstance(error, NoServer) and tries >= _TRIES
                if alarm.wait(None if gives_up else patience):
                    tries = 0

    def _take_leave(self, tries: int, error: CannotWatch, emit: Emit) -> bool:
        """After the end of a conversation. True when there was one. A PipeWire that is being restarted is not told."""
        was = self.standing
        if was is Standing.STOOD_DOWN and tries < _TRIES:
            return False
        self.standing = Standing.ABSENT
        self._tell_blind(str(error), emit)
        return was is Standing.WATCHING

    def _tell_blind(self, reason: str, emit: Emit) -> None:
        if reason != self._told:
            self._told = reason
            emit(Blind(SOURCE, self._clock.now(), reason))

    def _converse(self, bell: int, emit: Emit, stop: Flag) -> None:
        """Until ``stop``. Raises CannotWatch when the server ends or does not answer."""
        if self._stands_down(bell, stop):
            return
        with ExitStack() as stack:
            asking = stack.enter_context(Line(f"unix:{self._socket}", bell))
            if "PipeWire" in asking.server_name():  # "PulseAudio (on PipeWire 1.0.5)"
                self.standing = Standing.STOOD_DOWN
                asking.wait_for_end(stop)
                return
            hearing = stack.enter_context(Line(f"unix:{self._socket}", bell))
            talk = self._make_talk(hearing, asking) if self._make_talk else self._conversation(hearing, asking, emit)
            talk.begin()
            self.standing, self._told = Standing.WATCHING, None
            talk.go_on(stop)

    def _conversation(self, hearing: Line, asking: Line, emit: Emit) -> _Conversation:
        people = People(self._identify, self._pairing(), self._server_pid())
        return _Conversation(hearing, asking, people, self._clock, emit, self._numbers)

    def _stands_down(self, bell: int, stop: Flag) -> bool:
        """Whether PipeWire serves here: known from the kernel, so that libpulse (8 MB) is not loaded for nothing. Then
        returns after ``stop`` only, and raises NoServer when that server ends."""
        server = pulse_server(self._socket) if self._socket else None
        if server is None or server.pid is None or not server.program.startswith("pipewire"):
            return False
        try:
            life = os.pidfd_open(server.pid)
        except OSError:
            return False
        self.standing = Standing.STOOD_DOWN
        try:
            _until_ended(life, bell, stop)
        finally:
            os.close(life)
        return True

    def _paths(self) -> list[bytes]:
        return [os.fsencode(self._socket)] if self._socket else []

    def _real_pairing(self) -> Sockets:
        return Pairing(lambda: connections(self._paths()), holders, all_holders)

    def _server_pid(self) -> int | None:
        """Whoever holds the server's end of our own connections. Not who made the socket: that may be systemd."""
        for connection in connections(self._paths()):
            found = holders(connection.server_inode)
            if found:
                return found[0]
        return None


class _Conversation:
    """With one server that stays the same."""

    def __init__(
        self, hearing: Line, asking: Line, people: People, clock: Clock, emit: Emit, numbers: Iterator[int]
    ) -> None:
        self._hearing = hearing
        self._asking = asking
        self._people = people
        self._clock = clock
        self._emit = emit
        self._modules: dict[int, str] = {}
        self._story = Story(self._application, numbers)

    def begin(self) -> None:
        """Listens first, then asks, so that nothing falls in between."""
        self._hearing.listen()
        moment = self._clock.now()
        self._meet_clients()
        for edge in self._story.first(self._readings(), moment):
            self._emit(edge)
        self._emit(Seeing(SOURCE, self._clock.now()))

    def go_on(self, stop: Flag) -> None:
        while not stop.is_set():
            events = self._hearing.next_events(self._people.wait())
            if not stop.is_set():
                self._heed(events)

    def _heed(self, events: Sequence[Event]) -> None:
        moment = self._clock.now()
        if not events or any(event.facility == "client" for event in events):
            self._meet_clients()
        if any(event.facility in _STREAMS for event in events):
            removed = {event.index for event in events if event.facility == "source_output" and event.kind == "remove"}
            for edge in self._story.next(self._readings(), removed, moment):
                self._emit(edge)
        self._tell_of(self._people.settled())

    def _readings(self) -> dict[int, Reading]:
        return readings(World(self._asking.outputs(), self._asking.sources(), self._asking.inputs()))

    def _meet_clients(self) -> None:
        clients = self._asking.clients()
        if any(one.module not in self._modules for one in clients.values()):
            self._modules = self._asking.modules()
        self._tell_of(self._people.seen(clients, self._modules))

    def _tell_of(self, better: Sequence[tuple[int, Application]]) -> None:
        for client, application in better:
            for edge in self._story.identified(client, application, self._clock.now()):
                self._emit(edge)

    def _application(self, client: int | None) -> Application:
        return self._people.application(client, self._modules)


def socket_in(runtime_dir: Path | None, environment: Mapping[str, str]) -> Path | None:
    """PULSE_SERVER counts where it names a socket of this machine: pulse-client.conf(5), server strings."""
    if runtime_dir is None:
        for word in environment.get("PULSE_SERVER", "").split():
            if word.startswith(("unix:", "/")):
                return Path(word.removeprefix("unix:"))
        folder = environment.get("XDG_RUNTIME_DIR")
        runtime_dir = Path(folder) if folder else None
    return runtime_dir / "pulse/native" if runtime_dir else None


def _until_ended(life: int, bell: int, stop: Flag) -> None:
    """``life``: the process's pidfd, readable once it has ended."""
    poll = select.poll()
    for descriptor in (life, bell):
        poll.register(descriptor, select.POLLIN)
    while not stop.is_set():
        if any(descriptor == life for descriptor, _ in poll.poll()):
            raise NoServer("No PulseAudio server answers.")


def _watch_for(socket: Path, alarm: inotify.Alarm) -> None:
    """The folder of the socket, and those above it that may be made later."""
    for folder in (socket.parent, *socket.parent.parents):
        if alarm.watch(str(folder), _APPEARS) is not None:
            return
