"""Who hears which source: the graph's rules, with a server made of messages."""

from __future__ import annotations

import pytest

from monitor.microphone.pipewire.graph import Graph
from monitor.model import MicrophoneKind, Use
from tests.microphone.pipewire.scripted import MIXER, PLUMBING, RUNNING, Server

MIC, SPEAKERS, APP, APP2, RELAY_IN, RELAY_OUT, EXTRA = 50, 51, 60, 61, 70, 71, 80


@pytest.fixture
def server() -> Server:
    """A hardware microphone and loudspeakers of the session manager, two programs (pids 7 and 8); all seen."""
    made = Server()
    made.client(40, PLUMBING)
    made.client(41, 7)
    made.client(42, 8)
    made.client(43, MIXER)
    made.add(30, "Device", device__api="alsa")
    made.node(MIC, "Audio/Source", 40, device__id="30", node__description="Built-in Microphone")
    made.node(SPEAKERS, "Audio/Sink", 40, device__id="30", node__description="Speakers")
    made.snapshot_done()
    return made


def _run(server: Server, *nodes: int) -> None:
    for node in nodes:
        server.state(node, RUNNING)


def _uses(server: Server) -> list[tuple[int | None, Use]]:
    return sorted(((one.application.pid, one.use) for one in server.open_now()), key=str)


def _relay(server: Server, owner: int = 40, out_class: str = "Audio/Source") -> None:
    server.node(RELAY_IN, "Stream/Input/Audio", owner)
    server.node(RELAY_OUT, out_class, owner, node__description="Denoised")
    for node in (RELAY_IN, RELAY_OUT):
        server.state(node, RUNNING, node__link_group="filter-1")
    server.link(200, MIC, RELAY_IN)
    _run(server, MIC)


def test_a_stream_linked_to_a_source_uses_the_microphone(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    _run(server, APP, MIC)
    (told,) = server.open_now()
    assert (told.application.pid, told.use, told.microphone.kind) == (7, Use.MICROPHONE, MicrophoneKind.HARDWARE)
    assert (told.microphone.name, told.microphone.chain) == ("Built-in Microphone", ())


@pytest.mark.parametrize("media", ["", "Stream/Output/Video", "Midi/Bridge", "nonsense"])
def test_a_consumer_is_one_whatever_it_calls_itself(server: Server, media: str) -> None:
    server.node(APP, media, 41, media__category="Duplex")
    server.link(100, MIC, APP)
    _run(server, APP, MIC)
    assert _uses(server) == [(7, Use.MICROPHONE)]


def test_recording_the_loudspeakers_is_not_using_the_microphone(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, SPEAKERS, APP, monitor=True)
    _run(server, APP, SPEAKERS)
    (told,) = server.open_now()
    assert (told.use, told.microphone.kind) == (Use.OUTPUT_CAPTURE, MicrophoneKind.OUTPUT)


def test_recording_another_programs_playback_is_not_using_the_microphone(server: Server) -> None:
    server.node(APP, "Stream/Output/Audio", 42)
    server.node(APP2, "Stream/Input/Audio", 41)
    server.link(100, APP, APP2)
    _run(server, APP, APP2)
    assert _uses(server) == [(7, Use.OUTPUT_CAPTURE)]


def test_playing_is_not_recording(server: Server) -> None:
    server.node(APP, "Stream/Output/Audio", 41)
    server.link(100, APP, SPEAKERS)
    _run(server, APP, SPEAKERS)
    assert server.opened() == []


def test_a_virtual_source_alone_is_a_virtual_microphone_whatever_its_port_says(server: Server) -> None:
    server.node(EXTRA, "Audio/Source/Virtual", 40)
    server.node(APP2, "Stream/Output/Audio", 42)
    server.link(99, APP2, EXTRA)  # somebody plays into it
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, EXTRA, APP, monitor=True)  # a null sink's only outputs are monitor ports
    _run(server, APP, APP2, EXTRA)
    (told,) = server.open_now()
    assert (told.application.pid, told.use, told.microphone.kind) == (7, Use.MICROPHONE, MicrophoneKind.VIRTUAL)


def test_a_virtual_source_that_repeats_the_loudspeakers_is_no_microphone(server: Server) -> None:
    server.node(RELAY_IN, "Stream/Input/Audio", 40)
    server.node(RELAY_OUT, "Audio/Source", 40)
    for node in (RELAY_IN, RELAY_OUT):
        server.state(node, RUNNING, node__link_group="remap-1")
    server.link(200, SPEAKERS, RELAY_IN, monitor=True)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, RELAY_OUT, APP)
    _run(server, APP, SPEAKERS)
    assert _uses(server) == [(7, Use.OUTPUT_CAPTURE)]


def test_a_chain_is_followed_from_the_program_to_the_hardware(server: Server) -> None:
    _relay(server)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, RELAY_OUT, APP)
    _run(server, APP)
    (told,) = server.open_now()
    assert (told.application.pid, told.use, told.microphone.kind) == (7, Use.MICROPHONE, MicrophoneKind.HARDWARE)
    assert told.microphone.chain == ("Built-in Microphone", "Denoised")


def test_a_null_sink_on_top_of_the_microphone_does_not_hide_it(server: Server) -> None:
    server.node(EXTRA, "Audio/Sink", 40, node__description="Null")
    server.link(99, MIC, EXTRA)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, EXTRA, APP, monitor=True)
    _run(server, APP, MIC, EXTRA)
    (told,) = server.open_now()
    assert (told.application.pid, told.use) == (7, Use.MICROPHONE)
    assert told.microphone.chain == ("Built-in Microphone", "Null")


def test_tapping_another_programs_recording_is_using_the_microphone(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    server.node(APP2, "Stream/Input/Audio", 42)
    server.link(101, APP, APP2, monitor=True)
    _run(server, APP, APP2, MIC)
    assert _uses(server) == [(7, Use.MICROPHONE), (8, Use.MICROPHONE)]


def test_an_echo_cancellers_loudspeaker_side_does_not_carry_the_microphone(server: Server) -> None:
    _relay(server)
    server.node(72, "Audio/Sink", 40)
    server.node(73, "Stream/Output/Audio", 40)
    for node in (72, 73):
        server.state(node, RUNNING, node__link_group="filter-1")
    server.link(201, 73, SPEAKERS)
    server.node(APP2, "Stream/Output/Audio", 42)
    server.link(202, APP2, 72)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, SPEAKERS, APP, monitor=True)
    _run(server, APP, APP2, SPEAKERS)
    assert (7, Use.OUTPUT_CAPTURE) in _uses(server)
    assert (7, Use.MICROPHONE) not in _uses(server)


def test_a_relay_with_nobody_behind_it_is_told_as_one(server: Server) -> None:
    _relay(server)
    server.later(300)
    assert _uses(server) == [(PLUMBING, Use.RELAY)]


def test_a_relay_stops_being_one_when_somebody_listens(server: Server) -> None:
    _relay(server)
    server.later(300)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, RELAY_OUT, APP)
    _run(server, APP)
    assert _uses(server) == [(7, Use.MICROPHONE)]


def test_an_idle_relay_holds_nothing(server: Server) -> None:
    _relay(server)
    server.state(RELAY_IN, 2)
    server.later(300)
    assert server.opened() == []


def test_a_relay_of_an_unknown_program_is_a_consumer_itself(server: Server) -> None:
    _relay(server, owner=42)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, RELAY_OUT, APP)
    _run(server, APP)
    assert _uses(server) == [(7, Use.MICROPHONE), (8, Use.MICROPHONE)]


def test_a_program_that_calls_itself_a_sink_does_not_hide(server: Server) -> None:
    server.node(APP, "Audio/Sink", 41)
    server.link(100, MIC, APP)
    _run(server, APP, MIC)
    assert _uses(server) == [(7, Use.MICROPHONE)]


def test_sound_that_goes_in_a_circle_ends(server: Server) -> None:
    server.node(APP, "Audio/Sink", 41)
    server.node(APP2, "Audio/Source/Virtual", 41)
    server.link(100, APP, APP2, monitor=True)
    server.link(101, APP2, APP)
    server.link(102, APP, APP, monitor=True)
    _run(server, APP, APP2)
    assert all(use is not Use.OUTPUT_CAPTURE for _, use in _uses(server))


def test_several_channels_are_one_use(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    server.link(101, MIC, APP)
    _run(server, APP, MIC)
    assert len(server.opened()) == 1
    server.remove(101)
    assert len(server.open_now()) == 1


def test_a_mixers_slow_meter_is_a_meter(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 43)
    server.link(100, MIC, APP)
    server.state(APP, 2, stream__monitor="true", node__rate="1/25")
    _run(server, APP, MIC)
    assert _uses(server) == [(MIXER, Use.METER)]


@pytest.mark.parametrize(
    ("client", "monitor", "rate"),
    [(41, "true", "1/25"), (43, "true", "1/8000"), (43, "false", "1/25"), (43, "true", "0/0"), (43, "true", "1/0025x")],
)
def test_what_only_looks_like_a_meter_uses_the_microphone(server: Server, client: int, monitor: str, rate: str) -> None:
    server.node(APP, "Stream/Input/Audio", client)
    server.link(100, MIC, APP)
    server.state(APP, 2, stream__monitor=monitor, node__rate=rate)
    _run(server, APP, MIC)
    assert [use for _, use in _uses(server)] == [Use.MICROPHONE]


def test_a_meter_that_becomes_fast_is_told_anew(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 43)
    server.link(100, MIC, APP)
    server.state(APP, 2, stream__monitor="true", node__rate="1/25")
    _run(server, APP, MIC)
    server.state(APP, RUNNING, node__rate="1/16000")
    assert _uses(server) == [(MIXER, Use.MICROPHONE)]


def test_a_global_id_that_is_used_again_does_not_mix_two_programs_up(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    _run(server, APP, MIC)
    server.remove(100, APP, 41)
    server.client(41, 9)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    _run(server, APP)
    assert [one.application.pid for one in server.opened()] == [7, 9]
    assert _uses(server) == [(9, Use.MICROPHONE)]


def test_ten_thousand_streams_leave_nothing_behind() -> None:
    graph = Graph()
    graph.add(50, "Node", {"object.serial": "1", "media.class": "Audio/Source"})
    before = graph.size()
    for number in range(10_000):
        serial = 10 + number * 3
        graph.add(60, "Client", {"object.serial": str(serial)})
        graph.add(61, "Node", {"object.serial": str(serial + 1), "client.id": "60", "node.link-group": "g"})
        graph.add(62, "Link", {"object.serial": str(serial + 2), "link.output.node": "50", "link.input.node": "61"})
        for global_id in (62, 61, 60):
            graph.remove(global_id)
    assert graph.size() == before
