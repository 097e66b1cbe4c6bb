"""Who stands behind a client: asked at once, or through pipewire-pulse by the connection that came with it."""

from __future__ import annotations

import pytest

from monitor.microphone.pairing import Attribution
from monitor.microphone.pipewire import people as module
from monitor.microphone.pipewire.people import HINT, People
from monitor.model import Application, Claim, Evidence, Trust

BROKER = 50


class Sockets:
    """Answers what the test says, and notes what it was asked."""

    def __init__(self) -> None:
        self.unsettled = False
        self.asked: list[tuple[int, int | None]] = []
        self.gone: list[int] = []
        self.answers: dict[int | None, Attribution] = {None: Attribution(7, Trust.KERNEL, Evidence.SOCKET_HOLDER, (7,))}
        self.better: list[tuple[int, Attribution]] = []

    def appeared(self, client: int, claimed_pid: int | None, broker_pid: int | None) -> Attribution:
        self.asked.append((client, claimed_pid))
        return self.answers.get(claimed_pid, self.answers[None])

    def left(self, client: int) -> None:
        self.gone.append(client)

    def settle(self) -> list[tuple[int, Attribution]]:
        return self.better


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def _named(pid: int, trust: Trust, evidence: Evidence, claimed: Claim | None) -> Application:
    return Application(f"program-{pid}", pid=pid, trust=trust, evidence=evidence)


@pytest.fixture
def sockets() -> Sockets:
    return Sockets()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def people(sockets: Sockets, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> People:
    monkeypatch.setattr(module, "is_broker", lambda pid: pid == BROKER)
    made = People(_named, sockets, 1, now=clock)
    made.go_live()
    return made


def _pulse(people: People, client: int, **said: str) -> None:
    people.seen(client, {"pipewire.sec.pid": str(BROKER)})
    if said:
        people.described(client, {"client.api": "pipewire-pulse"} | {k.replace("_", "."): v for k, v in said.items()})


def test_a_native_client_is_who_connected(people: People) -> None:
    people.seen(3, {"pipewire.sec.pid": "9"})
    found = people.application(3)
    assert (found.pid, found.trust, found.evidence) == (9, Trust.KERNEL, Evidence.PEER_CREDENTIALS)


def test_a_pulse_client_is_searched_for_as_soon_as_its_claim_is_there(people: People, sockets: Sockets) -> None:
    _pulse(people, 3)
    assert sockets.asked == []
    people.described(3, {"client.api": "pipewire-pulse", "application.process.id": "8"})
    assert sockets.asked == [(3, 8)]


def test_a_claim_that_does_not_come_is_not_waited_for(people: People, sockets: Sockets, clock: Clock) -> None:
    _pulse(people, 3)
    assert people.wait() == pytest.approx(HINT)
    clock.now += 2 * HINT
    people.tick()
    assert sockets.asked == [(3, None)]


def test_a_stream_that_is_there_first_is_not_waited_for_either(people: People, sockets: Sockets) -> None:
    _pulse(people, 3)
    assert people.application(3).pid == 7
    assert sockets.asked == [(3, None)]


def test_a_client_that_goes_at_once_is_still_searched_for(people: People, sockets: Sockets) -> None:
    _pulse(people, 3)
    people.gone(3)
    assert sockets.asked == [(3, None)]
    assert sockets.gone == [3]
    assert people.application(3).pid == 7


def test_the_brokers_own_pid_is_no_claim(people: People, sockets: Sockets) -> None:
    _pulse(people, 3, application_process_id=str(BROKER), application_process_binary="pipewire")
    assert sockets.asked == [(3, None)]
    assert people.application(3).claimed is None


def test_in_the_snapshot_those_who_say_their_pid_are_paired_first(
    sockets: Sockets, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "is_broker", lambda pid: pid == BROKER)
    people = People(_named, sockets, 1, now=clock)
    _pulse(people, 3, application_name="says nothing")
    _pulse(people, 4, application_process_id="8")
    people.seen(5, {"pipewire.sec.pid": str(BROKER)})
    people.described(5, {"application.process.id": str(BROKER)})  # a module of the broker's own
    people.go_live()
    assert sockets.asked == [(4, 8), (3, None)]
    assert people.application(5).trust is Trust.BROKER


def test_nobody_found_is_named_by_its_word_and_said_so(people: People, sockets: Sockets) -> None:
    sockets.answers[8] = Attribution(None, Trust.CLAIMED, Evidence.GONE)
    _pulse(people, 3, application_process_id="8", application_name="Memo")
    found = people.application(3)
    assert (found.name, found.pid, found.trust, found.evidence) == ("Memo", None, Trust.CLAIMED, Evidence.GONE)


def test_an_address_is_believed_only_where_no_process_is_found(people: People, sockets: Sockets) -> None:
    """Any client can say that it is far away."""
    far = {"pulse_server_type": "tcp", "pulse_server_peer": "192.0.2.7"}
    _pulse(people, 3, **far)
    assert (people.application(3).pid, people.application(3).remote) == (7, None)
    sockets.answers[8] = Attribution(None, Trust.CLAIMED, Evidence.OWN_WORD)
    _pulse(people, 4, application_process_id="8", **far)
    found = people.application(4)
    assert (found.pid, found.remote, found.evidence) == (None, "192.0.2.7", Evidence.REMOTE)


def test_what_is_known_better_later_is_told(people: People, sockets: Sockets, clock: Clock) -> None:
    _pulse(people, 3, application_process_id="8")
    sockets.better = [(3, Attribution(11, Trust.CONFLICT, Evidence.SOCKET_HOLDER, (11,)))]
    clock.now += 1
    ((client, found),) = people.tick()
    assert (client, found.pid, found.trust) == (3, 11, Trust.CONFLICT)
    assert people.application(3) == found


def test_clients_that_left_are_forgotten(people: People, clock: Clock) -> None:
    before = people.size()
    for client in range(100):
        _pulse(people, client, application_process_id="8")
        people.gone(client)
    clock.now += 10
    people.tick()
    assert people.size() == before
