"""Pairing clients with connections: the bookkeeping, with a made-up world of connections and holders."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import CannotWatch
from monitor.microphone.peers import FRESH, LATE, PATIENCE, SOON, Attribution, Connection, Pairing
from monitor.model import Evidence, Trust

BROKER, X, Y, Z, DEAD = 50, 100, 200, 300, 999


class World:
    """Connections by inode with their holders; ``aliases``: numbers of a pid in other namespaces."""

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, ...]] = {}
        self.aliases: dict[int, set[int]] = {}
        self.closed: set[int] = set()
        self.elsewhere: dict[int, tuple[tuple[int, int], ...]] = {}
        self.time = 0.0
        self.better: dict[int, Attribution] = {}
        self.broken = False
        self.pairing = Pairing(
            self.connections, self.first_holder, self.all_holders, self.numbers, lambda pid: pid == DEAD,
            lambda: self.time, lambda claim, broker: self.elsewhere.get(claim, ()),
        )  # fmt: skip

    def connect(self, inode: int, *pids: int) -> None:
        self.held[inode] = pids

    def connections(self) -> list[Connection]:
        if self.broken:
            raise CannotWatch("No sock_diag here.")
        open_ones = [Connection(inode, inode + 1, 1000) for inode in self.held if inode not in self.closed]
        return [*open_ones, *(Connection(inode, 0, None) for inode in self.closed)]

    def first_holder(self, inode: int, hints: Sequence[int]) -> tuple[int, ...]:
        found = self.held.get(inode - 1, ())
        return next(((pid,) for pid in (*hints, *found) if pid in found), ())

    def all_holders(self, inodes: Collection[int]) -> dict[int, tuple[int, ...]]:
        return {inode: self.held.get(inode - 1, ()) for inode in inodes}

    def numbers(self, pid: int) -> frozenset[int]:
        return frozenset({pid, *self.aliases.get(pid, ())})

    def appeared(self, client: int, claim: int | None) -> Attribution:
        """What is told of it once its connection may be known without proof."""
        told = self.pairing.appeared(client, claim, BROKER)
        self.time += 2 * SOON
        self.better.update(self.pairing.settle())
        return self.better.pop(client, told)

    def settled(self) -> dict[int, Attribution]:
        """What was corrected since this was asked last."""
        better, self.better = self.better | dict(self.pairing.settle()), {}
        return better


@pytest.fixture
def world() -> World:
    return World()


def test_a_claim_that_agrees_with_the_holder_is_verified(world: World) -> None:
    world.connect(10, X)
    assert world.appeared(1, X) == Attribution(X, Trust.VERIFIED, Evidence.SOCKET_HOLDER, (X,), 1000)


def test_a_false_claim_names_the_true_holder(world: World) -> None:
    world.connect(10, X)
    assert world.appeared(1, Z) == Attribution(X, Trust.CONFLICT, Evidence.SOCKET_HOLDER, (X,), 1000)


@pytest.mark.parametrize("claim", [None, BROKER])
def test_without_a_claim_the_kernel_alone_names_the_holder(world: World, claim: int | None) -> None:
    world.connect(10, X)
    assert world.appeared(1, claim) == Attribution(X, Trust.KERNEL, Evidence.SOCKET_HOLDER, (X,), 1000)


def test_a_claim_from_another_pid_namespace_is_the_same_process(world: World) -> None:
    world.aliases[X] = {2}
    world.connect(10, X)
    assert world.appeared(1, 2).trust is Trust.VERIFIED


def test_two_sandboxes_that_use_the_same_number_are_not_mixed_up(world: World) -> None:
    world.aliases = {X: {2}, Y: {2}}
    world.connect(10, X)
    world.connect(20, Y)
    told = world.appeared(1, 2)
    assert told == Attribution(None, Trust.CLAIMED, Evidence.SOCKET_SHARED, (X, Y))


def test_of_two_sandboxes_with_one_number_the_new_connection_tells(world: World) -> None:
    world.aliases = {X: {2}, Y: {2}, Z: {2}}
    world.connect(10, X)
    world.connect(30, Z)
    assert world.appeared(1, X).pid == X
    world.time = FRESH + 1
    world.connect(20, Y)
    told = world.appeared(2, 2)
    assert (told.pid, told.trust) == (Y, Trust.VERIFIED)


def test_a_sandbox_without_network_is_verified_by_the_namespace_it_lives_in(world: World) -> None:
    world.aliases = {X: {2}}
    world.elsewhere = {2: ((70, X),)}
    world.connect(20, Y)
    assert world.appeared(1, 2) == Attribution(X, Trust.VERIFIED, Evidence.SOCKET_HOLDER, (X,))
    assert world.appeared(2, 2).trust is Trust.CONFLICT  # one connection confirms one claim


def test_two_sandboxes_without_network_that_fit_are_no_proof(world: World) -> None:
    world.aliases = {X: {2}, Y: {2}}
    world.elsewhere = {2: ((70, X), (80, Y))}
    assert world.appeared(1, 2).pid is None


def test_a_client_gets_the_connection_that_came_with_it(world: World) -> None:
    world.connect(10, X)
    world.appeared(1, X)
    world.connect(20, Y)
    assert world.appeared(2, None).pid == Y


def test_a_connection_is_not_given_out_twice_even_after_its_client_left(world: World) -> None:
    world.connect(10, X)
    world.appeared(1, X)
    world.pairing.left(1)
    world.settled()
    world.time = 5
    assert world.appeared(2, Z).pid is None


def test_a_client_whose_connection_is_not_there_is_attributed_to_nobody(world: World) -> None:
    assert world.appeared(1, X) == Attribution(None, Trust.CLAIMED, Evidence.OWN_WORD)
    assert world.appeared(2, None) == Attribution(None, Trust.UNKNOWN, Evidence.GONE)
    assert world.appeared(3, DEAD) == Attribution(None, Trust.CLAIMED, Evidence.GONE)


def test_an_old_connection_without_a_client_is_nobodys_proof(world: World) -> None:
    """Somebody only connected, long ago; a client in another network namespace, unseen by sock_diag, appears."""
    world.connect(10, Y)
    world.connect(20, X)
    world.appeared(1, X)
    world.time = FRESH + 1
    assert world.appeared(2, Z).pid is None


def test_an_old_connection_still_proves_its_own_holders_claim(world: World) -> None:
    world.connect(10, Y)
    world.connect(20, X)
    world.appeared(1, X)
    world.time = FRESH + 1
    assert world.appeared(2, Y).trust is Trust.VERIFIED


def test_of_two_new_connections_the_claim_picks_its_own(world: World) -> None:
    world.connect(10, X)
    world.connect(20, Y)
    assert world.appeared(1, Y).pid == Y
    assert world.appeared(2, X).pid == X
    assert world.settled() == {}


def test_two_new_connections_and_no_claim_name_nobody_until_one_is_taken(world: World) -> None:
    world.connect(10, X)
    world.connect(20, Y)
    told = world.appeared(1, None)
    assert told == Attribution(None, Trust.UNKNOWN, Evidence.SOCKET_SHARED, (X, Y))
    world.appeared(2, Y)
    assert world.settled() == {1: Attribution(X, Trust.KERNEL, Evidence.SOCKET_HOLDER, (X,), 1000)}


def test_two_connections_of_one_process_leave_no_doubt_about_the_process(world: World) -> None:
    world.connect(10, X)
    world.connect(20, X)
    assert world.appeared(1, None).pid == X
    assert world.appeared(2, Z) == Attribution(X, Trust.CONFLICT, Evidence.SOCKET_HOLDER, (X,), 1000)


def test_a_name_claimed_more_often_than_connections_allow_names_the_liar(world: World) -> None:
    world.connect(10, Y)
    world.appeared(1, Y)
    world.connect(20, X)
    assert world.appeared(2, Y) == Attribution(X, Trust.CONFLICT, Evidence.SOCKET_HOLDER, (X,), 1000)
    assert world.settled() == {}


def test_which_of_two_namesakes_lied_is_not_made_up(world: World) -> None:
    world.connect(10, Y)
    world.connect(20, X)
    assert world.appeared(1, Y).trust is Trust.VERIFIED
    assert world.appeared(2, Y).trust is Trust.CONFLICT
    assert world.settled() == {1: Attribution(Y, Trust.CLAIMED, Evidence.SOCKET_SHARED, (Y, X), 1000)}


def test_an_innocent_bystander_is_cleared_when_its_own_client_shows_up(world: World) -> None:
    """The client's own connection can't be seen, and somebody else connects just then."""
    world.connect(10, Y)
    assert world.appeared(1, Z).pid == Y
    assert world.appeared(2, Y).trust is Trust.VERIFIED
    assert world.settled() == {1: Attribution(None, Trust.CLAIMED, Evidence.OWN_WORD)}


def test_a_client_that_was_gone_before_the_look_does_not_accuse_the_next_one(world: World) -> None:
    world.connect(20, Y)
    told = world.appeared(1, DEAD)
    assert told == Attribution(None, Trust.CLAIMED, Evidence.GONE)
    assert world.appeared(2, Y).trust is Trust.VERIFIED
    world.pairing.left(1)
    world.time = PATIENCE * 2
    assert world.settled() == {}


def test_a_client_that_left_while_the_new_connection_stays_does_not_accuse_its_holder(world: World) -> None:
    world.connect(20, Y)
    world.appeared(1, DEAD)
    world.pairing.left(1)
    world.time = PATIENCE
    assert world.settled() == {}


def test_a_claim_on_a_dead_process_is_held_against_the_connection_nobody_else_claims(world: World) -> None:
    world.connect(10, X)
    assert world.appeared(1, DEAD).pid is None
    assert world.settled() == {}
    world.time = LATE
    assert world.settled() == {1: Attribution(X, Trust.CONFLICT, Evidence.SOCKET_HOLDER, (X,), 1000)}


def test_a_short_client_that_claims_a_dead_process_accuses_nobody(world: World) -> None:
    """It may be true: its own connection was gone already, and another one ended just then."""
    world.connect(10, X)
    world.pairing.appeared(1, DEAD, BROKER)
    del world.held[10]
    world.pairing.left(1)
    assert world.settled() == {}


def test_a_short_liar_is_named_by_the_connection_that_ended_with_it(world: World) -> None:
    world.connect(10, X)
    world.connect(20, Y)
    world.pairing.appeared(1, Z, BROKER)
    del world.held[20]
    world.settled()
    world.time = 0.03
    del world.held[10]
    world.pairing.left(1)
    assert world.settled() == {1: Attribution(X, Trust.CONFLICT, Evidence.SOCKET_HOLDER, (X,), 1000)}


def test_a_liar_does_not_get_the_connection_of_one_that_left_without_proof(world: World) -> None:
    """pactl had ended before its holder was looked for, while the liar came."""
    world.connect(10)
    world.connect(20, X)
    assert world.appeared(1, 1).pid is None
    assert world.appeared(2, DEAD).pid is None
    del world.held[10]
    world.pairing.left(2)
    assert world.settled()[1] == Attribution(X, Trust.CONFLICT, Evidence.SOCKET_HOLDER, (X,), 1000)


def test_an_ended_connection_is_not_of_a_client_that_is_still_there(world: World) -> None:
    """Somebody only connected for a moment, and never became a client."""
    world.connect(10, Y)
    world.connect(20, X)
    assert world.appeared(1, 1).pid is None
    del world.held[10]
    assert world.settled() == {}
    world.time += LATE + SOON
    assert world.settled() == {1: Attribution(X, Trust.CONFLICT, Evidence.SOCKET_HOLDER, (X,), 1000)}


def test_a_client_that_is_still_there_never_gets_an_ended_connection_for_want_of_another(world: World) -> None:
    """A module inside the server has none; the program that loaded it had ended before its holder was looked for."""
    world.connect(10, X)
    world.pairing.appeared(1, None, BROKER)
    del world.held[10]
    world.time = 2 * SOON
    assert world.settled() == {}
    assert world.pairing.appeared(2, DEAD, BROKER).pid is None


def test_a_living_connection_is_given_back_by_a_client_that_left(world: World) -> None:
    world.connect(20, X)
    assert world.appeared(1, None).pid == X
    world.pairing.left(1)
    assert world.settled() == {1: Attribution(None, Trust.UNKNOWN, Evidence.GONE)}
    assert world.appeared(2, 1).trust is Trust.CONFLICT


def test_a_liar_that_ended_before_the_look_does_not_frame_whoever_just_connected(world: World) -> None:
    world.connect(20, Y)
    assert world.pairing.appeared(1, Z, BROKER).pid is None
    assert world.appeared(2, Y).trust is Trust.VERIFIED
    assert world.settled() == {}


def test_a_word_that_comes_late_is_held_against_the_connection(world: World) -> None:
    world.connect(10, X)
    assert world.appeared(1, None).trust is Trust.KERNEL
    assert world.appeared(1, X).trust is Trust.VERIFIED
    world.connect(20, Y)
    assert world.appeared(2, None).trust is Trust.KERNEL
    assert world.appeared(2, Z).trust is Trust.CONFLICT


def test_liars_that_come_and_go_together_accuse_nobody_else(world: World) -> None:
    world.connect(10, X)
    world.connect(20, Y)
    world.appeared(1, Z)
    world.appeared(2, Z)
    world.connect(30, Z)
    assert world.appeared(3, Z).trust is Trust.VERIFIED
    del world.held[10]
    world.pairing.left(1)
    found = world.settled()
    assert {number: told.pid for number, told in found.items() if told.trust is Trust.CONFLICT} == {1: X, 2: Y}


def test_liars_that_cant_be_told_apart_are_all_told_as_liars(world: World) -> None:
    for inode, pid in ((10, X), (20, Y), (30, Y + 1)):
        world.connect(inode, pid)
    for number in range(3):
        world.pairing.appeared(number, Z, BROKER)
    assert world.settled() == {}
    world.time = LATE
    found = world.settled()
    assert {told.pid for told in found.values()} == {X, Y, Y + 1}
    assert {(told.trust, told.evidence) for told in found.values()} == {(Trust.CONFLICT, Evidence.SOCKET_SHARED)}


def test_liars_that_came_one_after_the_other_are_all_told_as_liars(world: World) -> None:
    world.connect(10, X)
    world.connect(20, Y)
    world.pairing.appeared(1, Z, BROKER)
    world.connect(30, Y + 1)
    for number in (2, 3):
        world.pairing.appeared(number, Z, BROKER)
    world.time = LATE
    found = world.settled()
    assert {told.pid for told in found.values()} == {X, Y, Y + 1}
    assert {told.trust for told in found.values()} == {Trust.CONFLICT}


def test_nobody_is_a_liar_for_having_connected_beside_one(world: World) -> None:
    world.connect(10, X)
    world.connect(20, Y)
    world.pairing.appeared(1, Z, BROKER)
    world.time = LATE
    assert world.settled() == {}


def test_a_connection_whose_other_end_is_closed_has_no_holder(world: World) -> None:
    world.connect(10, X)
    world.closed.add(10)
    assert world.pairing.appeared(1, X, BROKER).pid is None
    world.pairing.left(1)
    assert world.settled() == {1: Attribution(None, Trust.CLAIMED, Evidence.GONE)}


def test_another_users_process_is_known_by_its_uid_only(world: World) -> None:
    world.connect(10)
    assert world.appeared(1, X) == Attribution(None, Trust.CLAIMED, Evidence.NONE, (), 1000)


def test_a_connection_that_several_processes_hold_is_told_as_shared(world: World) -> None:
    world.connect(10, X + 1, X)
    assert world.pairing.appeared(1, X, BROKER).evidence is Evidence.SOCKET_HOLDER
    assert world.settled() == {1: Attribution(X, Trust.VERIFIED, Evidence.SOCKET_SHARED, (X, X + 1), 1000)}


def test_a_shared_connection_without_a_claim_is_taken_for_the_oldest_holders(world: World) -> None:
    world.connect(10, X + 1, X)
    assert world.appeared(1, None) == Attribution(X, Trust.KERNEL, Evidence.SOCKET_SHARED, (X, X + 1), 1000)


def test_a_client_over_the_network_has_no_process_here(world: World) -> None:
    world.connect(10, Y)
    told = world.pairing.appeared(1, X, BROKER, remote=True)
    assert told == Attribution(None, Trust.CLAIMED, Evidence.REMOTE)
    assert world.appeared(2, Y).trust is Trust.VERIFIED


def test_without_sock_diag_a_word_stays_a_word(world: World) -> None:
    world.broken = True
    assert world.appeared(1, X) == Attribution(None, Trust.CLAIMED, Evidence.OWN_WORD)
    assert world.appeared(2, None) == Attribution(None, Trust.UNKNOWN, Evidence.NONE)
    world.pairing.left(1)
    assert world.settled() == {}


def test_what_was_there_before_the_start_is_proven_by_holders_and_the_rest_is_not_made_up(world: World) -> None:
    for inode, pid in ((10, X), (20, Y), (30, Z), (40, Z + 1)):
        world.connect(inode, pid)
    told = [world.appeared(client, claim) for client, claim in enumerate((Y, None, 1, X))]
    assert [one.pid for one in told] == [Y, None, None, X]
    assert [one.trust for one in told] == [Trust.VERIFIED, Trust.UNKNOWN, Trust.CLAIMED, Trust.VERIFIED]
    again = world.settled()
    assert {one.pid for one in again.values()} == {None}
    assert again[1].holders == again[2].holders == (Z, Z + 1)


def test_the_last_one_left_before_the_start_is_named(world: World) -> None:
    for inode, pid in ((10, X), (20, Y), (30, Z)):
        world.connect(inode, pid)
    assert world.appeared(1, 1).pid is None
    world.appeared(2, X)
    world.appeared(3, Z)
    assert world.settled() == {1: Attribution(Y, Trust.CONFLICT, Evidence.SOCKET_HOLDER, (Y,), 1000)}


def test_it_says_when_nothing_more_is_to_be_settled(world: World) -> None:
    assert not world.pairing.unsettled
    world.connect(10, X)
    world.appeared(1, X)
    assert world.pairing.unsettled
    world.settled()
    world.time = FRESH
    assert not world.pairing.unsettled


def test_ten_thousand_clients_leave_nothing_behind(world: World) -> None:
    for number in range(10_000):
        world.time += 0.02
        world.connect(number, X)
        world.appeared(number, X)
        del world.held[number]
        world.pairing.left(number)
    world.time += FRESH
    world.settled()
    assert not world.pairing._clients
    assert len(world.pairing._lines.there()) <= 1


STEPS = ("connect", "appear", "die", "leave", "settle", "wait")
steps = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 5)), max_size=60)


def play(world: World, steps: list[tuple[str, int]], claims: dict[int, int | None]) -> dict[int, Attribution]:
    """Client n is process 100 + n. What was told last of each. The server tells of an end later than it happened."""
    told: dict[int, Attribution] = {}
    connected: set[int] = set()
    left: set[int] = set()
    for step, number in steps:
        if step == "connect" and number not in connected:
            world.connect(number * 10, 100 + number)
            connected.add(number)
        elif step == "appear" and number in connected and number not in told:
            told[number] = world.pairing.appeared(number, claims[number], BROKER)
        elif step == "die" and number in told:
            world.held.pop(number * 10, None)
        elif step == "leave" and number in told and number not in left:
            left.add(number)
            world.held.pop(number * 10, None)
            world.pairing.left(number)
        elif step == "wait":
            world.time += 0.01 * number
        told.update(world.pairing.settle())
    for number in told.keys() - left:
        if number * 10 not in world.held:
            world.pairing.left(number)
    world.time += LATE
    return told | dict(world.pairing.settle())


@given(steps, st.sets(st.integers(0, 5)))
@settings(max_examples=200)
def test_where_nobody_lies_nobody_is_accused_and_nobody_is_mistaken(
    steps: list[tuple[str, int]], silent: set[int]
) -> None:
    claims = {number: None if number in silent else 100 + number for number in range(6)}
    for number, told in play(World(), steps, claims).items():
        assert told.trust is not Trust.CONFLICT
        assert told.pid in (None, 100 + number)


@given(steps, st.integers(0, 5), st.integers(0, 5))
@settings(max_examples=200)
def test_a_liar_never_makes_an_honest_client_the_liar(steps: list[tuple[str, int]], liar: int, victim: int) -> None:
    claims: dict[int, int | None] = {number: 100 + number for number in range(6)}
    claims[liar] = 100 + victim
    for number, told in play(World(), steps, claims).items():
        if told.trust is Trust.CONFLICT:
            assert told.pid == 100 + liar
        if told.trust is Trust.VERIFIED and told.evidence is Evidence.SOCKET_HOLDER and number not in (liar, victim):
            assert told.pid == 100 + number
