"""Which connection belongs to which client of a sound server that hides its clients' pids: bookkeeping, no I/O.

A client and its connection appear together, so the connection that is new is the client's; what the client says of
itself is then held against the process that the kernel names as holder of that connection. The claim alone never
makes anyone a suspect, and whatever two explanations are left for is said so until one of them is gone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence

from monitor.microphone import process
from monitor.microphone.clients import (
    FRESH,
    LATE,
    Attribution,
    Client,
    asks,
    candidates_of,
    ended_at_once,
    ended_together,
    lives_with,
    share_out,
    too_early,
    unproven,
)
from monitor.microphone.elsewhere import from_elsewhere
from monitor.microphone.lines import Line, Lines
from monitor.microphone.sock_diag import Connection
from monitor.model import Evidence, Trust

__all__ = ["Attribution", "Pairing"]


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
        self._lines = Lines(list_connections, find_holders, find_all_holders)
        self._numbers_of = numbers_of
        self._has_ended = has_ended
        self._now = now
        self._elsewhere = find_elsewhere
        self._clients: dict[int, Client] = {}

    @property
    def unsettled(self) -> bool:
        """Something may still be corrected: call ``settle`` some ``PATIENCE`` from now."""
        now = self._now()
        return any(asks(one) or now - one.since < FRESH for one in self._clients.values())

    def appeared(
        self, client: int, claimed_pid: int | None, broker_pid: int | None, *, remote: bool = False
    ) -> Attribution:
        """To be called at once when the server shows a new client: each millisecond loses some that are gone. To be
        called again for one that said nothing then and says now which process it is.

        ``claimed_pid`` equal to ``broker_pid`` is no claim: the broker fills in its own where a client gave none.
        ``remote``: connected over the network, so no connection on this machine is its own.
        """
        if remote:
            return Attribution(None, Trust.CLAIMED, Evidence.REMOTE)
        now = self._now()
        claim = None if claimed_pid == broker_pid else claimed_pid
        known = self._clients.get(client)
        if known:
            return self._claims(known, claim, now)
        mine = self._clients[client] = self._newcomer(claim, now)
        self._forget(now)
        if mine.looked:
            mine.rivals = [line for line in self._lines.there() if line not in self._proven_lines()]
            mine.rivals += self._from_elsewhere(mine, broker_pid, now)
            mine.told = self._judge(mine, now)
        return mine.told

    def _claims(self, client: Client, claim: int | None, now: float) -> Attribution:
        if client.claim is not None or claim is None:
            return client.told  # its first word counts
        client.claim = claim
        if client.word is Evidence.GONE and not self._has_ended(claim):
            client.word = Evidence.OWN_WORD
        client.proven = bool(client.line and self._agrees(client.line, claim))
        client.told = self._again(client, now)
        return client.told

    def left(self, client: int) -> None:
        """The server has removed ``client``; ``settle`` may still correct what was told of it."""
        gone = self._clients.get(client)
        if gone is None:
            return
        gone.left = self._now()
        if gone.looked and not gone.proven and self._lines.look(gone.left):
            self._let_go(gone)
            self._take_what_ended_with(gone)

    def settle(self) -> list[tuple[int, Attribution]]:
        """What is known better now: (client, attribution) for each that differs from what was told last."""
        now = self._now()
        if any(one.looked and not one.proven for one in self._clients.values()):
            self._lines.look(now)
        before = {number: client.told for number, client in self._clients.items()}
        while self._improved(now):
            pass  # what one gets or gives back, another may be waiting for
        if self._ask_about_sharing() or self._handed_over():
            self._improved(now)
        better = [(number, one.told) for number, one in self._clients.items() if one.told != before[number]]
        self._forget(now)
        return better

    def _handed_over(self) -> bool:
        """Who connected may have given the connection to another process, and ended."""
        found = [one for one in self._clients.values() if one.line and one.left is None]
        moved = [one for one in found if one.line and self._lines.handed_over(one.line)]
        for one in moved:
            one.proven = one.line is not None and self._agrees(one.line, one.claim)
        return bool(moved)

    def _improved(self, now: float) -> bool:
        owners = [(client, client.line) for client in self._clients.values()]
        for client, _ in owners:
            client.told = self._again(client, now)
        return any(client.line is not line for client, line in owners)

    def _newcomer(self, claim: int | None, now: float) -> Client:
        if not self._lines.look(now):
            word = Evidence.NONE if claim is None else Evidence.OWN_WORD
            return Client(claim, now, word, unproven(claim, word))
        word = Evidence.GONE if claim is None or self._has_ended(claim) else Evidence.OWN_WORD
        return Client(claim, now, word, unproven(claim, word), looked=True)

    def _again(self, client: Client, now: float) -> Attribution:
        if client.line and not client.proven and not lives_with(client, client.line, now):
            self._let_go(client)
        if client.left is not None and client.looked and not client.line:
            self._take_what_ended_with(client)
        if client.line:
            return self._verdict(client, client.line)
        if client.left is not None or not client.looked:
            return unproven(client.claim, client.word) if client.told.pid else client.told
        return self._judge(client, now)

    def _let_go(self, client: Client) -> None:
        """Its line lives on without it, or ended long before it: so it was somebody else's, unless proven."""
        line = client.line
        if line is None or (client.left is not None and line.ended is not None and ended_together(client, line)):
            return
        client.line, line.taken = None, False
        for other in self._clients.values():
            if other.claim == client.claim:
                other.doubt = ()

    def _take_what_ended_with(self, client: Client) -> None:
        """Its line must have ended when it was removed. If only one has, that was it; except that one who said
        nothing, or named a process that has ended, is nobody's proof: its line may have gone before it was seen."""
        ended = [line for line in candidates_of(client, self._now()) if ended_at_once(client, line)]
        if len(ended) != 1 or client.line:
            return
        if client.word is not Evidence.GONE or not self._lines.holders(ended[0]):
            self._take(client, ended[0])

    def _forget(self, now: float) -> None:
        """Clients that left are kept while a late one may still prove that their connection was its own."""
        kept = {number: one for number, one in self._clients.items() if one.left is None or now - one.left < FRESH}
        self._clients = kept

    def _proven_lines(self) -> list[Line]:
        return [one.line for one in self._clients.values() if one.line and one.proven]

    def _agrees(self, line: Line, claim: int | None) -> bool:
        return claim is not None and any(claim in self._numbers_of(pid) for pid in self._lines.holders(line, (claim,)))

    # Whose it is

    def _judge(self, client: Client, now: float) -> Attribution:
        proof = self._proof(client) or self._taken_back(client, now)
        if proof:
            return self._take(client, proof)
        candidates = candidates_of(client, now)
        explanations = candidates + self._not_for_sure(client, now)
        holders = self._lines.all_of(explanations)
        certain = len(explanations) == 1 or (len(holders) == 1 and all(line.holders for line in explanations))
        living = [line for line in candidates if line.ended is None]
        if certain and living and not too_early(client, now):
            return self._take(client, living[0])
        accused = None if certain else self._one_of_the_liars(client, now)
        if accused:
            others = (pid for pid in holders if pid not in accused.holders)
            return Attribution(
                accused.holders[0], Trust.CONFLICT, Evidence.SOCKET_SHARED, (*accused.holders, *others),
                accused.connection.uid,
            )  # fmt: skip
        if explanations and not certain:
            return unproven(client.claim, Evidence.SOCKET_SHARED, holders)
        return unproven(client.claim, Evidence.NONE if certain and client.claim is None else client.word)

    def _not_for_sure(self, client: Client, now: float) -> list[Line]:
        """Lines that went without proof to others, so lately that they may turn out to be this client's; unless a line
        ended with the one it went to."""
        others = [one for one in self._clients.values() if one is not client and not one.proven and one.left is None]
        return [one.line for one in others if one.line in client.rivals and now - one.given < LATE]

    def _one_of_the_liars(self, client: Client, now: float) -> Line | None:
        """As many clients as connections that nobody else can have, and each claims to be somebody who holds none of
        them: so each of the holders lied. Which is which can't be told; the first to come is taken for the first."""
        rest = [one for one in self._clients.values() if one.looked and one.line is None and one.left is None]
        choices = {id(one): candidates_of(one, now) for one in rest}
        for lines in sorted(choices.values(), key=len):
            group = [one for one in rest if set(choices[id(one)]) <= set(lines)]
            held = all(self._lines.holders(line) and line.ended is None for line in lines)
            lying = all(one.claim is not None and now - one.since >= LATE for one in group)
            if client in group and held and lying and len(group) == len(lines):
                return share_out([choices[id(one)] for one in group], group.index(client))
        return None

    def _proof(self, client: Client) -> Line | None:
        """A connection that the claimed process really holds. None as well where the claim fits two processes, as
        ``2`` does in any two sandboxes."""
        fitting = [line for line in client.rivals if not line.taken and self._agrees(line, client.claim)]
        return fitting[0] if len(self._lines.all_of(fitting)) == 1 else None

    def _taken_back(self, client: Client, now: float) -> Line | None:
        """A connection that went without proof to another that came just before, and that this one can prove."""
        for other in self._clients.values():
            given = other.line
            if given and not other.proven and now - other.since < FRESH and self._agrees(given, client.claim):
                other.line, given.taken = None, False
                return given
        return None

    def _from_elsewhere(self, client: Client, broker: int | None, now: float) -> list[Line]:
        if client.claim is None or broker is None or self._proof(client):
            return []
        known = {one.line.connection.server_inode for one in self._clients.values() if one.line}
        found = {inode: pid for inode, pid in self._elsewhere(client.claim, broker) if inode not in known}
        return [Line(Connection(inode, 0, None), now, (pid,), searched=True) for inode, pid in found.items()]

    def _take(self, client: Client, line: Line) -> Attribution:
        client.line, client.proven, line.taken = line, self._agrees(line, client.claim), True
        client.given = self._now()
        if not client.proven and client.claim is not None and self._lines.holders(line):
            self._doubt_namesakes(client, line)
        return self._verdict(client, line)

    def _doubt_namesakes(self, liar: Client, line: Line) -> None:
        """Two said the same name and one connection is not by that process, so one lied. Where the liar's connection
        could have been the other's as well, which of the two it was can't be told: neither is proven then."""
        for other in self._clients.values():
            if other is liar or other.claim != liar.claim or not other.proven or line not in other.rivals:
                continue
            other.doubt = self._lines.all_of([one for one in (other.line, line) if one])

    def _verdict(self, client: Client, line: Line) -> Attribution:
        holders, uid = self._lines.holders(line), line.connection.uid
        if not holders:
            return unproven(client.claim, self._why_unheld(line), (), uid)
        if client.doubt:
            return Attribution(client.doubt[0], Trust.CLAIMED, Evidence.SOCKET_SHARED, client.doubt, uid)
        named = [pid for pid in holders if client.claim is not None and client.claim in self._numbers_of(pid)]
        trust = Trust.VERIFIED if client.proven or named else Trust.KERNEL if client.claim is None else Trust.CONFLICT
        pid = named[0] if named else holders[-1]  # the oldest: a fork inherits its parent's connection
        evidence = Evidence.SOCKET_HOLDER if len(holders) == 1 else Evidence.SOCKET_SHARED
        return Attribution(pid, trust, evidence, (pid, *(one for one in holders if one != pid)), uid)

    def _why_unheld(self, line: Line) -> Evidence:
        """The connection is still there: its holder is another user's. It is not: the holder has ended."""
        self._lines.look(self._now())
        return Evidence.NONE if line.ended is None else Evidence.GONE

    def _ask_about_sharing(self) -> bool:
        asking = [one for one in self._clients.values() if asks(one)]
        self._lines.ask_about_sharing([one.line for one in asking if one.line])
        for one in asking:
            one.shared_asked = True
        return bool(asking)
