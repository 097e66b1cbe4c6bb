"""The PipeWire watcher's thread: connects, reads, comes back when the server does. Sleeps until something happens."""

from __future__ import annotations

import contextlib
import os
import secrets
import select
import threading
import weakref
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Protocol

from monitor.clock import Clock, Moment
from monitor.errors import CannotWatch, ProtocolError
from monitor.microphone import process
from monitor.microphone.identity import identify as real_identify
from monitor.microphone.peers import Pairing, all_holders, connections, holders
from monitor.microphone.pipewire.connection import NAMES, Connection, NoServer, connect, folder_from
from monitor.microphone.pipewire.conversation import Conversation
from monitor.microphone.pipewire.door import Door
from monitor.microphone.pipewire.people import Identify, People, Sockets
from monitor.microphone.watcher import Blind, Emit

ANSWER = 5.0
"""Seconds that a server may take to answer, or to finish a message; a healthy one needs milliseconds."""
_FIRST_WAIT, _LONGEST_WAIT = 0.1, 5.0  # seconds between attempts
_TRIES = 8  # after a knock, for a socket that is there before its server listens: 16 s in all; then inotify must tell
_NOWHERE = (
    "No folder is known in which a PipeWire sound server would be. Start this program in a desktop session, "
    "or set XDG_RUNTIME_DIR."
)


class Talk(Protocol):
    """What is said on one connection; see ``Conversation``."""

    seeing: bool

    @property
    def halfway(self) -> bool: ...

    def begin(self) -> None: ...

    def received(self, data: bytes, at: Moment) -> None: ...

    def due(self) -> float | None: ...

    def tick(self) -> None: ...

    def size(self) -> int: ...


class PipeWireWatcher:
    """Implements ``Watcher``. ``runtime_dir``: where the server's socket is, else as PipeWire's own clients look.

    ``identify`` and ``pairing`` (called for each connection anew) are there to be replaced in tests; ``talk`` for who
    needs the way to the server and back to it, but has something else to say there.
    """

    source = "pipewire"

    def __init__(
        self,
        clock: Clock,
        runtime_dir: Path | None = None,
        identify: Identify | None = None,
        pairing: Callable[[], Sockets] | None = None,
        talk: Callable[[Connection, Emit], Talk] | None = None,
    ) -> None:
        self._clock = clock
        self._folder = runtime_dir or folder_from(os.environ)
        self._identify: Identify = identify or real_identify
        self._pairing = pairing or self._real_pairing
        self._talk = talk or self._conversation
        self._bell = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        weakref.finalize(self, os.close, self._bell)
        self._reason: str | None = ""  # why we are blind, as told last; None while seeing
        self.kept = 0  # how many things the last conversation kept when it was last quiet

    def wake(self) -> None:
        os.eventfd_write(self._bell, 1)

    def run(self, emit: Emit, stop: threading.Event) -> None:
        tries = 0
        while not stop.is_set():
            with Door(self._folder, NAMES) as door:
                absent = self._attempt(door, emit, stop)
                if stop.is_set():
                    return
                tries = 0 if self._reason is None else tries + 1
                wait = min(_FIRST_WAIT * 2 ** min(tries, 10), _LONGEST_WAIT)
                knocked = self._sleep(door, door.patience if absent and tries >= _TRIES else wait)
                tries = 0 if knocked and absent else tries

    def _attempt(self, door: Door, emit: Emit, stop: threading.Event) -> bool:
        """One connection from its beginning to its end. Returns whether nobody was there."""
        try:
            if self._folder is None:
                raise NoServer(_NOWHERE)
            with contextlib.closing(connect(self._folder)) as connection:
                door.close()  # or its news would pile up unread for as long as we talk
                self._converse(connection, emit, stop)
        except CannotWatch as error:
            self._blind(emit, str(error))
            return isinstance(error, NoServer)
        return False

    def _blind(self, emit: Emit, reason: str) -> None:
        if self._reason != reason:
            emit(Blind(self.source, self._clock.now(), reason))
        self._reason = reason

    def _sleep(self, door: Door, seconds: float | None) -> bool:
        """Until a knock that concerns us, ``wake`` or the time is up. Returns whether there was a knock."""
        number = door.fileno()
        watched = [self._bell] if number is None else [self._bell, number]
        while True:
            ready = _wait(watched, seconds)
            if self._bell in ready:
                self._silence()
            if not ready or self._bell in ready:
                return False
            if door.knocked():
                return True

    def _converse(self, connection: Connection, emit: Emit, stop: threading.Event) -> None:
        """Raises CannotWatch when the server goes or can't be understood; returns when ``stop`` is set."""
        talk = self._talk(connection, emit)
        talk.begin()
        heard = self._clock.now()
        while not stop.is_set():
            heard = self._listen(connection, talk, heard)
            talk.tick()
            if talk.seeing:
                self._reason = None

    def _conversation(self, connection: Connection, emit: Emit) -> Conversation:
        people = People(self._identify, self._pairing(), self._server(connection))
        prefix = f"{self.source}-{secrets.token_hex(4)}"
        return Conversation(self.source, prefix, self._clock, people, emit, connection.send)

    def _listen(self, connection: Connection, talk: Talk, heard: Moment) -> Moment:
        """Waits for the next bytes and takes them in. Returns when the server was last heard."""
        unanswered = not talk.seeing or talk.halfway
        due = talk.due()
        ready = _wait([self._bell, connection.fileno()], ANSWER if due is None and unanswered else due)
        if self._bell in ready:
            self._silence()
        now = self._clock.now()
        if connection.fileno() in ready:
            talk.received(connection.receive(), now)
            return now
        if unanswered and now.boot_ns - heard.boot_ns >= ANSWER * 1e9:
            raise _silent(talk)
        self.kept = talk.size()
        return heard

    def _silence(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.eventfd_read(self._bell)

    def _real_pairing(self) -> Sockets:
        places = {self._folder, Path(os.environ["XDG_RUNTIME_DIR"]) if "XDG_RUNTIME_DIR" in os.environ else None}
        paths = [os.fsencode(place / "pulse" / "native") for place in places if place]
        return Pairing(lambda: connections(paths), holders, all_holders)

    def _server(self, connection: Connection) -> int:
        """The server's pid: who listens by the kernel's word may be the service manager, which passed the socket on."""
        listener = connection.server_pid()
        path = process.exe(listener).path
        if self._folder is None or (path and PurePosixPath(path).name == "pipewire"):
            return listener
        with contextlib.suppress(CannotWatch):
            for found in connections([os.fsencode(self._folder / name) for name in NAMES]):
                if found.peer_inode == connection.inode():
                    return next(iter(holders(found.server_inode)), listener)
        return listener


def _silent(talk: Talk) -> CannotWatch:
    if talk.halfway:
        return ProtocolError("The sound server stopped in the middle of a message.")
    return CannotWatch("The sound server does not answer.")


def _wait(descriptors: list[int], seconds: float | None) -> set[int]:
    poll = select.poll()
    for descriptor in descriptors:
        poll.register(descriptor, select.POLLIN)
    return {number for number, _ in poll.poll(None if seconds is None else seconds * 1000)}
