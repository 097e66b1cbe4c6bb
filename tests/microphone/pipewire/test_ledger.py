"""Edges and their times: each opening told once, under the right state, and ended once."""

from __future__ import annotations

import pytest

from monitor.errors import ProtocolError
from monitor.microphone.pipewire import pod
from monitor.microphone.pipewire.protocol import Framer
from monitor.microphone.watcher import Closed, Identified, Opened
from monitor.model import Known, State, Trust
from tests.microphone.pipewire.scripted import IDLE, PLUMBING, RUNNING, SUSPENDED, Server, brief

MIC, APP = 50, 60


def _server(done: bool = True) -> Server:
    made = Server()
    made.client(40, PLUMBING)
    made.client(41, 7)
    made.node(MIC, "Audio/Source", 40)
    if done:
        made.state(MIC, SUSPENDED)
        made.snapshot_done()
    made.news()
    return made


@pytest.fixture
def server() -> Server:
    return _server()


def _linked(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.state(APP, SUSPENDED)
    server.link(100, MIC, APP)


def test_the_snapshot_is_told_as_seeing_once_its_streams_are() -> None:
    server = _server(done=False)
    _linked(server)
    server.state(MIC, RUNNING)
    server.state(APP, RUNNING)
    assert server.news() == []
    server.snapshot_done()
    assert brief(server.edges) == ["opened microphone capturing", "seeing"]
    assert server.opened()[0].known is Known.INFERRED  # nobody saw it start


def test_a_stream_starts_when_it_runs_not_when_it_is_linked(server: Server) -> None:
    _linked(server)
    server.later(20)
    server.state(APP, RUNNING)
    assert server.news() == []
    server.later(5)
    server.state(MIC, RUNNING)
    (told,) = server.opened()
    assert (told.at.boot_ns, told.known) == (25_000_000, Known.SEEN)


def test_a_stream_that_stays_linked_without_running_is_paused(server: Server) -> None:
    _linked(server)
    server.later(251)
    (told,) = server.opened()
    assert (told.at.boot_ns, told.state) == (0, State.PAUSED)
    server.state(MIC, RUNNING)
    server.state(APP, RUNNING)
    assert brief(server.news()) == ["opened microphone paused", "capturing"]


def test_a_stream_that_never_ran_is_told_when_it_ends(server: Server) -> None:
    _linked(server)
    server.later(30)
    server.remove(100, APP)
    assert brief(server.news()) == ["opened microphone paused", "closed"]


def test_a_stream_gone_before_its_state_was_told_is_unobserved(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    server.later(10)
    server.remove(100, APP)
    opened, closed = server.news()
    assert isinstance(opened, Opened)
    assert isinstance(closed, Closed)
    assert (opened.state, opened.at.boot_ns, closed.at.boot_ns) == (State.UNOBSERVED, 0, 10_000_000)


def test_a_relay_described_after_its_link_was_never_a_program(server: Server) -> None:
    """A loaded server links what it has not described yet; by then the sound system's own parts look like programs."""
    server.node(70, "Stream/Input/Audio", 40)
    server.link(100, MIC, 70)
    server.later(400)
    server.state(70, SUSPENDED, node__link_group="g")
    server.later(3000)
    assert server.news() == []


def test_a_programs_word_that_it_is_a_relay_hides_nothing(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    server.later(40)
    server.state(APP, SUSPENDED, node__link_group="g")
    server.later(300)
    assert brief(server.news()) == ["opened microphone paused"]


def test_a_stream_that_is_never_described_is_told_all_the_same(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    server.later(1_999)
    assert server.news() == []
    server.later(2)
    assert brief(server.news()) == ["opened microphone unobserved"]


def test_plumbing_that_ends_before_it_was_described_is_told(server: Server) -> None:
    """It may have been anything: brief and of the sound system's own, so it is listed and accuses nobody."""
    server.node(70, "Stream/Input/Audio", 40)
    server.link(100, MIC, 70)
    server.later(10)
    server.remove(100, 70)
    assert brief(server.news()) == ["opened microphone unobserved", "closed"]


def test_a_pause_is_a_state_and_not_an_end(server: Server) -> None:
    _linked(server)
    server.state(MIC, RUNNING)
    server.state(APP, RUNNING)
    server.later(1000)
    server.state(APP, IDLE)
    server.later(300)
    server.state(APP, RUNNING)
    assert brief(server.news()) == ["opened microphone capturing", "paused", "capturing"]


def test_a_pause_right_before_the_end_is_the_end(server: Server) -> None:
    _linked(server)
    server.state(MIC, RUNNING)
    server.state(APP, RUNNING)
    server.later(1000)
    server.state(APP, IDLE)
    server.later(2)
    server.remove(100, APP)
    *_, closed = server.news()
    assert brief(server.edges)[-2:] == ["opened microphone capturing", "closed"]
    assert closed.at.boot_ns == 1_000_000_000


def test_a_source_that_suspends_five_seconds_later_does_not_end_anything_again(server: Server) -> None:
    _linked(server)
    server.state(MIC, RUNNING)
    server.state(APP, RUNNING)
    server.remove(100, APP)
    server.news()
    server.later(5000)
    server.state(MIC, SUSPENDED)
    assert server.news() == []


@pytest.mark.parametrize("node", [MIC, APP])
def test_mute_of_the_source_or_of_the_stream_is_told(server: Server, node: int) -> None:
    _linked(server)
    server.state(MIC, RUNNING)
    server.state(APP, RUNNING)
    server.mute(node, True)
    server.mute(node, False)
    assert brief(server.news()) == ["opened microphone capturing", "muted", "capturing"]


def test_no_volume_on_any_channel_is_as_good_as_muted(server: Server) -> None:
    _linked(server)
    server.state(MIC, RUNNING)
    server.state(APP, RUNNING)
    server.mute(APP, False, 0.0, 0.0)
    server.mute(APP, False, 0.0, 0.1)
    assert brief(server.news()) == ["opened microphone capturing", "muted", "capturing"]


def test_a_claim_that_comes_late_is_told_as_a_better_identity(server: Server) -> None:
    _linked(server)
    server.state(MIC, RUNNING)
    server.state(APP, RUNNING)
    server.state(APP, RUNNING, application__process__id="7")
    *_, told = server.news()
    assert isinstance(told, Identified)
    assert (told.application.trust, told.application.pid) == (Trust.VERIFIED, 7)


def test_keys_are_never_used_again(server: Server) -> None:
    for _ in range(5):
        _linked(server)
        server.state(MIC, RUNNING)
        server.state(APP, RUNNING)
        server.remove(100, APP)
    keys = [one.key for one in server.opened()]
    assert len(keys) == len(set(keys)) == 5


def test_a_link_that_is_seen_last_does_not_make_a_second_opening(server: Server) -> None:
    """A chain's links come one by one: the program's first, then the one to the hardware."""
    server.node(70, "Stream/Input/Audio", 40)
    server.node(71, "Audio/Source", 40)
    for node in (70, 71):
        server.state(node, SUSPENDED, node__link_group="g")
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, 71, APP)
    server.later(5)
    server.link(101, MIC, 70)
    for node in (MIC, 70, 71, APP):
        server.state(node, RUNNING)
    (told,) = server.opened()
    assert told.microphone.id == "n50"


def test_a_ping_is_answered(server: Server) -> None:
    before = len(server.sent)
    server.say(0, 2, pod.integer(0), pod.integer(77))
    (pong,) = Framer().feed(b"".join(server.sent[before:]))
    values = pong.cursor()
    assert (pong.target, pong.opcode, values.integer(), values.integer()) == (0, 3, 0, 77)


def test_an_object_that_nobody_asked_for_is_refused(server: Server) -> None:
    with pytest.raises(ProtocolError):
        server.say(4000, 0, pod.integer(1))


def test_a_clients_properties_are_asked_for_only_once(server: Server) -> None:
    """It could change them a thousand times a second."""
    proxy = server.proxy(41)
    before = len(server.sent)
    for value in "bcd":
        server.say(proxy, 0, pod.integer(41), pod.long(1), pod.dictionary({"a": value}))
    (destroy,) = Framer().feed(b"".join(server.sent[before:]))
    assert (destroy.target, destroy.opcode, destroy.cursor().integer()) == (0, 7, proxy)


def test_proxy_numbers_are_used_again_once_the_server_has_let_go(server: Server) -> None:
    for _ in range(50):
        _linked(server)
        server.remove(100, APP)
    assert max(server.proxies()) < 10
