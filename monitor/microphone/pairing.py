"""Which connection belongs to which client of a sound server that hides its clients' pids: bookkeeping, no I/O.

A client and its connection appear together, so the connection that is new is the client's; what the client says of
itself is then held against the process that the kernel names as holder of that connection. The claim alone never
makes anyone a suspect, and whatever two explanations are left for is said so until one of them is gone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from monitor.errors import CannotWatch
from monitor.microphone import process
from monitor.microphone.elsewhere import from_elsewhere
from monitor.microphone.sock_diag import Connection
from monitor.model import Evidence, Trust

FRESH = 1.0
"""Seconds for which a connection without a client counts as new. pipewire-pulse shows the client 1 to 5 ms after it
accepted the connection; one that stays without a client for longer belongs to somebody who only connected."""
PATIENCE = 0.05
"""Seconds before a claim on a process that has ended is held against somebody else's new connection: the client may
simply be gone already, and the connection the next one's, whose client shows up within this time."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """``pid``: None where no kernel fact names one. ``holders``: all processes that it may be, the likeliest first.
    ``uid``: of whoever made the connection, where that is all the kernel tells."""

    pid: int | None
    trust: Trust
    evidence: Evidence
    holders: tuple[int, ...] = ()
    uid: int | None = None


@dataclass(slots=True, eq=False)
class _Line:
    """A connection. ``taken``: given to a client; never given to another once that one has left."""

    connection: Connection
    first_seen: float
    holders: tuple[int, ...] = ()
    searched: bool = False
    taken: bool = False


@dataclass(slots=True, eq=False)
class _Client:
    """``rivals``: the lines that may be its own, from when it appeared. ``proven``: the claim agrees with the holder.

    ``word``: what its claim rests on as long as it has no line. ``looked``: the kernel answered when it appeared.
    ``doubt``: somebody may have borrowed its name; these are the processes that it may be."""

    claim: int | None
    since: float
    word: Evidence
    told: Attribution
    looked: bool = False
    rivals: list[_Line] = field(default_factory=list)
    line: _Line | None = None
    proven: bool = False
    left: bool = False
    shared_asked: bool = False
    doubt: tuple[int, ...] = ()


class Pairing:
    """For one sound server. Not thread-safe: call it from the watcher's thread.

    ``find_holders(inode, hints)`` may return the first holder only; ``find_all_holders(inodes)`` is slow, and asked in
    ``settle`` only, whether a connection is shared. ``numbers_of(pid)``: the pid in all its namespaces.
    ``find_elsewhere(claimed, broker)``: connections that ``list_connections`` can't see, with the process that they
    confirm. Where ``list_connections`` raises CannotWatch, what a client says stays its own word.
    """

    def __init__(
        self,
        list_connections: Callable[[], list[Connection]],
        find_holders: Callable[[int, Sequence[int]], tuple[int, ...]],
        find_all_holders: Callable[[Collection[int]], dict[int, tuple[int, ...]]] = lambda inodes: {},
        numbers_of: Callable[[int], frozenset[int]] = process.ns_pids,
        has_ended: Callable[[int], bool] = process.may_have_ended,
        now: Callable[[], float] = time.monotonic,
        find_elsewhere: Callable[[int, int], Sequence[tuple[int, int]]] = from_elsewhere,
    ) -> None:
        self._list = list_connections
        self._find = find_holders
        self._find_all = find_all_holders
        self._numbers_of = numbers_of
        self._has_ended = has_ended
        self._now = now
        self._elsewhere = find_elsewhere
        self._lines: dict[int, _Line] = {}
        self._clients: dict[int, _Client] = {}

    @property
    def unsettled(self) -> bool:
        """Something may still be corrected: call ``settle`` some ``PATIENCE`` from now."""
        now = self._now()
        return any(not one.shared_asked or now - one.since < FRESH for one in self._clients.values())

    def appeared(
        self, client: int, claimed_pid: int | None, broker_pid: int | None, *, remote: bool = False
    ) -> Attribution:
        """To be called at once when the server shows a new client: each millisecond loses some that are gone.

        ``claimed_pid`` equal to ``broker_pid`` is no claim: the broker fills in its own where a client gave none.
        ``remote``: connected over the network, so no connection on this machine is its own.
        """
        if remote:
            return Attribution(None, Trust.CLAIMED, Evidence.REMOTE)
        now = self._now()
        claim = None if claimed_pid == broker_pid else claimed_pid
        mine = self._clients[client] = self._newcomer(claim, now)
        self._forget(now)
        if mine.looked:
            mine.rivals = [line for line in self._lines.values() if not line.taken]
            mine.rivals += self._from_elsewhere(mine, broker_pid, now)
            mine.told = self._judge(mine, now)
        return mine.told

    def left(self, client: int) -> None:
        """The server has removed ``client``; ``settle`` may still correct what was told of it."""
        gone = self._clients.get(client)
        if gone is None:
            return
        gone.left = True
        candidates = _candidates(gone)
        if gone.line is None and len(candidates) == 1 and self._look(self._now()) and self._ended(candidates[0]):
            self._take(gone, candidates[0])  # it ended together with the client

    def settle(self) -> list[tuple[int, Attribution]]:
        """What is known better now: (client, attribution) for each that differs from what was told last."""
        now = self._now()
        self._ask_about_sharing()
        better = []
        for number, client in self._clients.items():
            told = self._again(client, now)
            if told != client.told:
                client.told = told
                better.append((number, told))
        self._forget(now)
        return better

    def _newcomer(self, claim: int | None, now: float) -> _Client:
        if not self._look(now):
            word = Evidence.NONE if claim is None else Evidence.OWN_WORD
            return _Client(claim, now, word, _unproven(claim, word))
        word = Evidence.GONE if claim is None or self._has_ended(claim) else Evidence.OWN_WORD
        return _Client(claim, now, word, _unproven(claim, word), looked=True)

    def _again(self, client: _Client, now: float) -> Attribution:
        if client.line:
            return self._verdict(client, client.line)
        if client.left or not client.looked:
            return _unproven(client.claim, client.word) if client.told.pid else client.told
        return self._judge(client, now)

    # What is there

    def _look(self, now: float) -> bool:
        try:
            found = {one.server_inode: one for one in self._list()}
        except CannotWatch:
            return False
        self._lines = {inode: line for inode, line in self._lines.items() if inode in found}
        for inode, connection in found.items():
            self._lines.setdefault(inode, _Line(connection, now)).connection = connection
        return True

    def _ended(self, line: _Line) -> bool:
        return line.connection.server_inode not in self._lines or not line.connection.peer_inode

    def _forget(self, now: float) -> None:
        """Clients that left are kept while a late one may still prove that their connection was its own."""
        kept = {number: one for number, one in self._clients.items() if not one.left or now - one.since < FRESH}
        self._clients = kept

    def _holders(self, line: _Line, hints: Sequence[int] = ()) -> tuple[int, ...]:
        """Found once and kept: who holds the connection when it is new is who made it."""
        if not line.searched and line.connection.peer_inode:
            line.searched = True
            line.holders = self._find(line.connection.peer_inode, hints)
        return line.holders

    def _agrees(self, line: _Line, claim: int | None) -> bool:
        return claim is not None and any(claim in self._numbers_of(pid) for pid in self._holders(line, (claim,)))

    # Whose it is

    def _judge(self, client: _Client, now: float) -> Attribution:
        proof = self._proof(client) or self._taken_back(client, now)
        if proof:
            return self._take(client, proof)
        candidates = _candidates(client)
        holders = self._all_of(candidates)
        certain = len(candidates) == 1 or (len(holders) == 1 and all(line.holders for line in candidates))
        if certain and not self._may_be_too_late(client, now):
            return self._take(client, candidates[0])
        if certain or not candidates:
            return _unproven(client.claim, client.word)
        return _unproven(client.claim, Evidence.SOCKET_SHARED, holders)

    def _proof(self, client: _Client) -> _Line | None:
        """A connection that the claimed process really holds. None as well where the claim fits two processes, as
        ``2`` does in any two sandboxes."""
        fitting = [line for line in client.rivals if not line.taken and self._agrees(line, client.claim)]
        return fitting[0] if len(self._all_of(fitting)) == 1 else None

    def _taken_back(self, client: _Client, now: float) -> _Line | None:
        """A connection that went without proof to another that came just before, and that this one can prove."""
        for other in self._clients.values():
            given = other.line
            if given and not other.proven and now - other.since < FRESH and self._agrees(given, client.claim):
                other.line, given.taken = None, False
                return given
        return None

    def _from_elsewhere(self, client: _Client, broker: int | None, now: float) -> list[_Line]:
        if client.claim is None or broker is None or self._proof(client):
            return []
        known = {one.line.connection.server_inode for one in self._clients.values() if one.line}
        found = {inode: pid for inode, pid in self._elsewhere(client.claim, broker) if inode not in known}
        return [_Line(Connection(inode, 0, None), now, (pid,), searched=True) for inode, pid in found.items()]

    def _may_be_too_late(self, client: _Client, now: float) -> bool:
        return client.claim is not None and client.word is Evidence.GONE and now - client.since < PATIENCE

    def _take(self, client: _Client, line: _Line) -> Attribution:
        client.line, client.proven, line.taken = line, self._agrees(line, client.claim), True
        if not client.proven and client.claim is not None and self._holders(line):
            self._doubt_namesakes(client, line)
        return self._verdict(client, line)

    def _doubt_namesakes(self, liar: _Client, line: _Line) -> None:
        """Two said the same name and one connection is not by that process, so one lied. Where the liar's connection
        could have been the other's as well, which of the two it was can't be told: neither is proven then."""
        for other in self._clients.values():
            if other is liar or other.claim != liar.claim or not other.line or line not in other.rivals:
                continue
            other.doubt = self._all_of([other.line, line])

    def _all_of(self, lines: Sequence[_Line]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(pid for line in lines for pid in self._holders(line)))

    def _verdict(self, client: _Client, line: _Line) -> Attribution:
        holders, uid = self._holders(line), line.connection.uid
        if not holders:
            return _unproven(client.claim, self._why_unheld(line), (), uid)
        if client.doubt:
            return Attribution(client.doubt[0], Trust.CLAIMED, Evidence.SOCKET_SHARED, client.doubt, uid)
        named = [pid for pid in holders if client.claim is not None and client.claim in self._numbers_of(pid)]
        trust = Trust.VERIFIED if client.proven or named else Trust.KERNEL if client.claim is None else Trust.CONFLICT
        pid = named[0] if named else holders[-1]  # the oldest: a fork inherits its parent's connection
        evidence = Evidence.SOCKET_HOLDER if len(holders) == 1 else Evidence.SOCKET_SHARED
        return Attribution(pid, trust, evidence, (pid, *(one for one in holders if one != pid)), uid)

    def _why_unheld(self, line: _Line) -> Evidence:
        """The connection is still there: its holder is another user's. It is not: the holder has ended."""
        self._look(self._now())
        return Evidence.GONE if self._ended(line) else Evidence.NONE

    def _ask_about_sharing(self) -> None:
        asked = [one for one in self._clients.values() if not one.shared_asked]
        lines = {one.line.connection.peer_inode: one.line for one in asked if one.line and one.line.holders}
        for inode, holders in self._find_all(lines.keys()).items() if lines else ():
            lines[inode].holders = holders or lines[inode].holders
        for one in asked:
            one.shared_asked = True


def _candidates(client: _Client) -> list[_Line]:
    """Lines without a client that were new when this one appeared."""
    return [line for line in client.rivals if not line.taken and client.since - line.first_seen < FRESH]


def _unproven(
    claim: int | None, evidence: Evidence, holders: tuple[int, ...] = (), uid: int | None = None
) -> Attribution:
    return Attribution(None, Trust.UNKNOWN if claim is None else Trust.CLAIMED, evidence, holders, uid)
