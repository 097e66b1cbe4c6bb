"""Which program stands behind each client of a PulseAudio server. All that the server shows of it is its own word."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from monitor.microphone.claims import claim_from, weighed
from monitor.microphone.identity import own, unidentified
from monitor.microphone.peers import FRESH, PATIENCE, Attribution
from monitor.microphone.pulse_line import Client
from monitor.model import Application, Claim, Evidence, Trust

HINT = 0.02
"""Seconds that a new client's claim is waited for: the server shows a client before it has told its name, which is
its next message. On an idle machine both come together."""
_NETWORK = "module-native-protocol-tcp"

Identify = Callable[[int, Trust, Evidence, Claim | None], Application]


class Sockets(Protocol):
    """What ``peers.Pairing`` offers."""

    @property
    def unsettled(self) -> bool: ...

    def appeared(
        self, client: int, claimed_pid: int | None, broker_pid: int | None, *, remote: bool = False
    ) -> Attribution: ...

    def left(self, client: int) -> None: ...

    def settle(self) -> list[tuple[int, Attribution]]: ...


@dataclass(slots=True)
class _Person:
    client: Client
    since: float
    found: Attribution | None = None
    application: Application | None = None
    left_at: float | None = None


class People:
    """For one server. ``server``: its process, to whom streams without a client belong; None when not known."""

    def __init__(
        self, identify: Identify, sockets: Sockets, server: int | None, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._identify = identify
        self._sockets = sockets
        self._server = server
        self._now = now
        self._known: dict[int, _Person] = {}
        self._settle_at: float | None = None
        self._owed: set[int] = set()  # asked for before they were seen

    def seen(self, clients: Mapping[int, Client], modules: Mapping[int, str]) -> list[tuple[int, Application]]:
        """All clients that there are. Those that say which process they are find their connections first. Returns
        clients of whom more is known than was told."""
        before = {index: one.application for index, one in self._known.items()}
        for index in sorted(clients.keys() - self._known.keys()):
            self._known[index] = _Person(clients[index], self._now())
        for index in self._known.keys() - clients.keys():
            self._gone(index)
        changed = [index for index in clients if self._known[index].client != clients[index]]
        for index in changed:
            self._describe(self._known[index], clients[index], modules)
        for index in sorted(self._unpaired(), key=lambda one: _says_nothing(self._known[one].client)):
            if not _says_nothing(self._known[index].client) or self._waited(index):
                self._pair(index, modules)
        self._rename(changed)
        return self._news(before)

    def application(self, index: int | None, modules: Mapping[int, str]) -> Application:
        """Who that is, as far as is known now. ``index`` None: the server itself."""
        if index is None:
            return self._of_server()
        person = self._known.get(index)
        if person is None:
            self._owed.add(index)
            return Application("unknown program", evidence=Evidence.GONE)
        if person.found is None:
            self._pair(index, modules)
        return person.application or Application("unknown program", evidence=Evidence.GONE)

    def wait(self) -> float | None:
        """Seconds until ``seen`` or ``settled`` is due; None if nothing is."""
        times = [self._known[index].since + HINT for index in self._unpaired()]
        times += [] if self._settle_at is None else [self._settle_at]
        return max(0.0, min(times) - self._now()) if times else None

    def settled(self) -> list[tuple[int, Application]]:
        """Clients about whom the kernel told more since."""
        now = self._now()
        if self._settle_at is None or self._settle_at > now:
            return []
        better = [index for index, found in self._sockets.settle() if self._attribute(index, found)]
        self._settle_at = now + PATIENCE if self._sockets.unsettled else None
        self._known = {index: one for index, one in self._known.items() if not _long_gone(one, now)}
        return [(index, self._name(self._known[index])) for index in better if index in self._known]

    def _describe(self, person: _Person, client: Client, modules: Mapping[int, str]) -> None:
        silent = claim_from(person.client.properties).pid is None
        person.client = client
        if silent and person.found is not None and claim_from(client.properties).pid is not None:
            self._pair(client.index, modules)  # its word came late

    def _unpaired(self) -> Iterable[int]:
        return [index for index, one in self._known.items() if one.found is None and one.left_at is None]

    def _waited(self, index: int) -> bool:
        return self._now() - self._known[index].since >= HINT

    def _pair(self, index: int, modules: Mapping[int, str]) -> None:
        person = self._known[index]
        claim = claim_from(person.client.properties)
        remote = modules.get(person.client.module or 0) == _NETWORK  # the server's own word, not the client's
        self._attribute(index, self._sockets.appeared(index, claim.pid, None, remote=remote))
        if self._settle_at is None:
            self._settle_at = self._now() + PATIENCE

    def _attribute(self, index: int, found: Attribution) -> bool:
        person = self._known.get(index)
        if person is None or person.found == found:
            return False
        person.found = found
        person.application = None
        self._name(person)
        return True

    def _name(self, person: _Person) -> Application:
        claim, found = claim_from(person.client.properties), person.found
        if found is None or found.pid is None:
            person.application = _unnamed(found, claim, person.client)
        elif person.application is not None:
            person.application = weighed(replace(person.application, trust=_trust(found)), claim)
        else:
            known = self._identify(found.pid, found.trust, found.evidence, None)
            person.application = weighed(replace(known, own=own(found.pid)), claim)
        return person.application

    def _rename(self, changed: Iterable[int]) -> None:
        """A client may say something else of itself at any time."""
        for index in changed:
            if self._known[index].application is not None:
                self._name(self._known[index])

    def _news(self, before: Mapping[int, Application | None]) -> list[tuple[int, Application]]:
        """Who is known to be somebody else than was told."""
        now = {index: one.application for index, one in self._known.items()}
        told = {index for index, application in before.items() if application is not None} | self._owed
        news = [(index, now[index]) for index in sorted(told & now.keys()) if now[index] != before.get(index)]
        self._owed -= now.keys()
        return [(index, application) for index, application in news if application is not None]

    def _gone(self, index: int) -> None:
        person = self._known[index]
        if person.left_at is None:
            person.left_at = self._now()
            if person.found is not None:
                self._sockets.left(index)

    def _of_server(self) -> Application:
        if self._server is None:
            return Application("PulseAudio", trust=Trust.CLAIMED, evidence=Evidence.OWN_WORD)
        return self._identify(self._server, Trust.KERNEL, Evidence.SOCKET_HOLDER, None)


def _says_nothing(client: Client) -> bool:
    return "application.name" not in client.properties and "application.process.id" not in client.properties


def _trust(found: Attribution | None) -> Trust:
    return found.trust if found else Trust.UNKNOWN


def _unnamed(found: Attribution | None, claim: Claim, client: Client) -> Application:
    """No kernel fact names a process: a name that is only its own word, or a place on the network."""
    said = None if claim == Claim() else claim
    if found is None:
        return unidentified(Trust.UNKNOWN, Evidence.GONE, said)
    remote = client.properties.get("native-protocol.peer") if found.evidence is Evidence.REMOTE else None
    return unidentified(found.trust, found.evidence, said, found.uid, remote)


def _long_gone(person: _Person, now: float) -> bool:
    return person.left_at is not None and now - person.left_at > 2 * FRESH
