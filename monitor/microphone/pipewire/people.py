"""Which program stands behind each client of the server: asked of the kernel at first sight."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Protocol

from monitor.microphone import process
from monitor.microphone.claims import claim_from, merged, weighed, without_broker
from monitor.microphone.clients import FRESH, PATIENCE, SOON, Attribution
from monitor.model import Application, Claim, Evidence, Trust

HINT = 0.004
"""Seconds that a pulse client's claim is waited for before the search for its process begins without it. The claim
comes with the next message, 0.9 ms later on an idle machine, and makes the search 5 times quicker."""
_ANCESTORS = 32  # longest chain of parents followed
_PLUMBING = ("pipewire", "pipewire-pulse", "wireplumber", "pipewire-media-session", "pw-loopback")
_MIXERS = (
    "pavucontrol", "pavucontrol-qt", "pwvucontrol", "gnome-control-center", "gnome-shell", "plasmashell",
    "systemsettings", "kmix", "mate-volume-control", "xfce4-mixer",
)  # fmt: skip

Identify = Callable[[int, Trust, Evidence, Claim | None], Application]


class Sockets(Protocol):
    """What ``peers.Pairing`` offers."""

    @property
    def unsettled(self) -> bool: ...

    def appeared(self, client: int, claimed_pid: int | None, broker_pid: int | None) -> Attribution: ...

    def left(self, client: int) -> None: ...

    def settle(self) -> list[tuple[int, Attribution]]: ...


@dataclass(slots=True)
class _Person:
    pid: int | None
    broker: bool
    claim: Claim
    pulse: bool = False
    remote: str | None = None
    look_at: float | None = None  # when its connection can be known without proof
    bare: Application | None = None  # before any claim
    application: Application | None = None


class People:
    """For one connection to one server; clients by serial. ``server``: the pid that owns what no client owns."""

    def __init__(
        self, identify: Identify, sockets: Sockets, server: int, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._identify = identify
        self._sockets = sockets
        self._server = server
        self._now = now
        self._known: dict[int, _Person] = {}
        self._waiting: dict[int, float] = {}
        self._left: deque[tuple[float, int]] = deque()
        self._settle_at: float | None = None
        self._better: dict[int, Application] = {}
        self._own_parts: Application | None = None
        self._live = False

    def seen(self, client: int, properties: Mapping[str, str]) -> None:
        """A client appeared: the time to look is now."""
        pid = _pid(properties.get("pipewire.sec.pid"))
        broker = pid is not None and is_broker(pid)
        person = self._known[client] = _Person(pid, broker, Claim(name=properties.get("application.name")))
        if broker:
            self._waiting[client] = self._now() + HINT
        else:
            self._name(person, self._from_kernel(pid))

    def described(self, client: int, properties: Mapping[str, str]) -> Application | None:
        """All that a client says of itself is known. Returns its application if that changes it."""
        person = self._known.get(client)
        if person is None:
            return None
        person.pulse = properties.get("client.api") == "pipewire-pulse"
        return self._heard(client, person, properties)

    def stream_described(self, client: int, properties: Mapping[str, str]) -> Application | None:
        """The same for what its stream says, which goes before what the client says: either may lie."""
        person = self._known.get(client)
        return self._heard(client, person, properties) if person else None

    def go_live(self) -> None:
        """The snapshot is complete. Clients that say which process they are find their sockets first."""
        ordered = sorted(self._waiting, key=lambda client: self._known[client].claim.pid is None)
        for client in ordered:
            self._pair(client)
        self._live = True

    def application(self, client: int | None) -> Application:
        if client is None:
            return self._server_itself()
        if client in self._waiting:
            self._pair(client)
        person = self._known.get(client)
        if person and person.look_at and self._now() >= person.look_at:
            self._settle()
        found = person.application if person else None
        return found or Application(name="unknown program")

    def gone(self, client: int) -> None:
        if client not in self._known:
            return
        self.application(client)
        if self._known[client].broker:
            self._sockets.left(client)
            self._settle_soon()
        self._left.append((self._now() + 2 * FRESH, client))

    def wait(self) -> float | None:
        """Seconds until ``tick`` should be called, None if there is nothing to wait for."""
        times = [*self._waiting.values()] if self._live else []
        if self._settle_at is not None:
            times.append(self._settle_at)
        return min(times) - self._now() if times else None

    def tick(self) -> list[tuple[int, Application]]:
        """Does what is due. Returns the clients about whom more is known than was told."""
        now = self._now()
        for client in [one for one, until in self._waiting.items() if self._live and until <= now]:
            self._pair(client)
        while self._left and self._left[0][0] <= now:
            self._known.pop(self._left.popleft()[1], None)
        if self._settle_at is None or self._settle_at > now:
            return []
        self._settle()
        better, self._better = self._better, {}
        return list(better.items())

    def _settle(self) -> None:
        now = self._now()
        for person in self._known.values():
            if person.look_at and person.look_at <= now:
                person.look_at = None
        for client, found in self._sockets.settle():
            application = self._attributed(client, found)
            if application is not None:
                self._better[client] = application
        self._settle_at = now + PATIENCE if self._sockets.unsettled or self._better else None

    def is_plumbing(self, client: int | None) -> bool:
        """A known part of the sound system, by a file that only root can change; never by its own word."""
        return client is None or _installed(self.application(client), _PLUMBING)

    def is_mixer(self, client: int | None) -> bool:
        """A known mixer that came through pipewire-pulse, which gives it peaks only. A native one gets all there is."""
        person = self._known.get(client) if client is not None else None
        return person is not None and person.broker and _installed(self.application(client), _MIXERS)

    def size(self) -> int:
        return len(self._known) + len(self._waiting) + len(self._left)

    def _heard(self, client: int, person: _Person, properties: Mapping[str, str]) -> Application | None:
        said, claimed = claim_from(properties), person.claim.pid
        person.claim = merged(without_broker(said, person.pid) if person.broker and person.pid else said, person.claim)
        if properties.get("pulse.server.type") == "tcp":
            person.remote = properties.get("pulse.server.peer", "another machine")
        if client in self._waiting:
            if self._live:
                self._pair(client)
            return None
        before = person.application
        if person.broker and claimed is None and person.claim.pid is not None:
            self._pair(client)  # its word came late
        self._name(person, person.bare)
        return person.application if person.application != before else None

    def _pair(self, client: int) -> None:
        self._waiting.pop(client, None)
        person = self._known[client]
        if not (self._live or person.pulse or person.claim.pid):
            self._name(person, self._module(person))
            return
        found = self._sockets.appeared(client, person.claim.pid, person.pid)
        person.look_at = None if found.pid else self._now() + SOON
        self._attributed(client, found)
        self._settle_soon()

    def _attributed(self, client: int, found: Attribution) -> Application | None:
        person = self._known.get(client)
        if person is None:
            return None
        if found.pid is not None:
            bare = self._found(found.pid, found.trust, found.evidence)
        elif not person.pulse and person.claim.pid is None:
            bare = self._module(person)
        else:
            bare = _unseen(person, found)
        self._name(person, bare)
        return person.application

    def _module(self, person: _Person) -> Application:
        """What pipewire-pulse does by itself, or for somebody who hides behind it."""
        return self._found(person.pid or 0, Trust.BROKER, Evidence.PEER_CREDENTIALS)

    def _from_kernel(self, pid: int | None) -> Application | None:
        return None if pid is None else self._found(pid, Trust.KERNEL, Evidence.PEER_CREDENTIALS)

    def _found(self, pid: int, trust: Trust, evidence: Evidence) -> Application:
        application = self._identify(pid, trust, evidence, None)
        return replace(application, own=True) if _is_ours(pid) else application

    def _name(self, person: _Person, bare: Application | None) -> None:
        person.bare = bare
        unknown = Application(person.claim.name or "unknown program", trust=Trust.UNKNOWN)
        person.application = weighed(bare or unknown, person.claim)

    def _server_itself(self) -> Application:
        if self._own_parts is None:
            self._own_parts = self._found(self._server, Trust.KERNEL, Evidence.PEER_CREDENTIALS)
        return self._own_parts

    def _settle_soon(self) -> None:
        if self._settle_at is None:
            self._settle_at = self._now() + PATIENCE


def _unseen(person: _Person, found: Attribution) -> Application:
    """No process of this machine can be named. An address is believed only here: any client can make one up."""
    name = person.claim.name or person.claim.binary or "unknown program"
    if person.remote:
        return Application(name, trust=Trust.CLAIMED, evidence=Evidence.REMOTE, remote=person.remote)
    return Application(name, trust=found.trust, evidence=found.evidence, uid=found.uid)


def is_broker(pid: int) -> bool:
    """Is it pipewire-pulse? Often a link to ``pipewire``, so the file alone does not tell."""
    path = process.exe(pid).path
    if not path or PurePosixPath(path).name not in ("pipewire", "pipewire-pulse"):
        return False
    found = process.stat(pid)
    if path.endswith("pipewire-pulse") or (found and found.comm == "pipewire-pulse"):
        return True
    return any(b"pipewire-pulse" in word for word in process.arguments(pid))


def _installed(application: Application, names: tuple[str, ...]) -> bool:
    if application.exe is None or PurePosixPath(application.exe).name not in names:
        return False
    if application.trust not in (Trust.KERNEL, Trust.VERIFIED, Trust.BROKER):
        return False
    try:
        found = os.stat(application.exe)
    except OSError:
        return False
    return found.st_uid == 0 and not found.st_mode & 0o022


def _is_ours(pid: int) -> bool:
    """Is it this process or one that descends from it?"""
    us = os.getpid()
    for _ in range(_ANCESTORS):
        if pid == us:
            return True
        found = process.stat(pid)
        if found is None or found.parent <= 1:
            return False
        pid = found.parent
    return False


def _pid(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None
