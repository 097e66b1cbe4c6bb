"""Who hears which source: the graph's rules, with a server made of messages."""

from __future__ import annotations

import pytest

from monitor.model import MicrophoneKind, Use
from tests.microphone.pipewire.scripted import (
    APP,
    APP2,
    EXTRA,
    MIC,
    PLUMBING,
    RELAY_IN,
    RELAY_OUT,
    RUNNING,
    SPEAKERS,
    Server,
    desk,
    run,
    uses,
)


@pytest.fixture
def server() -> Server:
    return desk()


def _relay(server: Server, owner: int = 40, out_class: str = "Audio/Source") -> None:
    server.node(RELAY_IN, "Stream/Input/Audio", owner)
    server.node(RELAY_OUT, out_class, owner, node__description="Denoised")
    for node in (RELAY_IN, RELAY_OUT):
        server.state(node, RUNNING, node__link_group="filter-1")
    server.link(200, MIC, RELAY_IN)
    run(server, MIC)


def test_a_stream_linked_to_a_source_uses_the_microphone(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    run(server, APP, MIC)
    (told,) = server.open_now()
    assert (told.application.pid, told.use, told.microphone.kind) == (7, Use.MICROPHONE, MicrophoneKind.HARDWARE)
    assert (told.microphone.name, told.microphone.chain) == ("Built-in Microphone", ())


@pytest.mark.parametrize("media", ["", "Stream/Output/Video", "Midi/Bridge", "nonsense"])
def test_a_consumer_is_one_whatever_it_calls_itself(server: Server, media: str) -> None:
    server.node(APP, media, 41, media__category="Duplex")
    server.link(100, MIC, APP)
    run(server, APP, MIC)
    assert uses(server) == [(7, Use.MICROPHONE)]


def test_recording_the_loudspeakers_is_not_using_the_microphone(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, SPEAKERS, APP, monitor=True)
    run(server, APP, SPEAKERS)
    (told,) = server.open_now()
    assert (told.use, told.microphone.kind) == (Use.OUTPUT_CAPTURE, MicrophoneKind.OUTPUT)


def test_recording_another_programs_playback_is_not_using_the_microphone(server: Server) -> None:
    server.node(APP, "Stream/Output/Audio", 42)
    server.node(APP2, "Stream/Input/Audio", 41)
    server.link(100, APP, APP2)
    run(server, APP, APP2)
    assert uses(server) == [(7, Use.OUTPUT_CAPTURE)]


def test_playing_is_not_recording(server: Server) -> None:
    server.node(APP, "Stream/Output/Audio", 41)
    server.link(100, APP, SPEAKERS)
    run(server, APP, SPEAKERS)
    assert server.opened() == []


def test_a_virtual_source_alone_is_a_virtual_microphone_whatever_its_port_says(server: Server) -> None:
    server.node(EXTRA, "Audio/Source/Virtual", 40)
    server.node(APP2, "Stream/Output/Audio", 42)
    server.link(99, APP2, EXTRA)  # somebody plays into it
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, EXTRA, APP, monitor=True)  # a null sink's only outputs are monitor ports
    run(server, APP, APP2, EXTRA)
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
    run(server, APP, SPEAKERS)
    assert uses(server) == [(7, Use.OUTPUT_CAPTURE)]


def test_a_chain_is_followed_from_the_program_to_the_hardware(server: Server) -> None:
    _relay(server)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, RELAY_OUT, APP)
    run(server, APP)
    (told,) = server.open_now()
    assert (told.application.pid, told.use, told.microphone.kind) == (7, Use.MICROPHONE, MicrophoneKind.HARDWARE)
    assert told.microphone.chain == ("Built-in Microphone", "Denoised")


def test_a_null_sink_on_top_of_the_microphone_does_not_hide_it(server: Server) -> None:
    server.node(EXTRA, "Audio/Sink", 40, node__description="Null")
    server.link(99, MIC, EXTRA)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, EXTRA, APP, monitor=True)
    run(server, APP, MIC, EXTRA)
    (told,) = server.open_now()
    assert (told.application.pid, told.use) == (7, Use.MICROPHONE)
    assert told.microphone.chain == ("Built-in Microphone", "Null")


def test_tapping_another_programs_recording_is_using_the_microphone(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    server.node(APP2, "Stream/Input/Audio", 42)
    server.link(101, APP, APP2, monitor=True)
    run(server, APP, APP2, MIC)
    assert uses(server) == [(7, Use.MICROPHONE), (8, Use.MICROPHONE)]


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
    run(server, APP, APP2, SPEAKERS)
    assert (7, Use.OUTPUT_CAPTURE) in uses(server)
    assert (7, Use.MICROPHONE) not in uses(server)


def test_a_relay_with_nobody_behind_it_is_told_as_one(server: Server) -> None:
    _relay(server)
    server.later(300)
    assert uses(server) == [(PLUMBING, Use.RELAY)]


def test_a_relay_stops_being_one_when_somebody_listens(server: Server) -> None:
    _relay(server)
    server.later(300)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, RELAY_OUT, APP)
    run(server, APP)
    assert uses(server) == [(7, Use.MICROPHONE)]


def test_an_idle_relay_holds_nothing(server: Server) -> None:
    _relay(server)
    server.state(RELAY_IN, 2)
    server.later(300)
    assert server.opened() == []


def test_a_relay_of_an_unknown_program_is_a_consumer_itself(server: Server) -> None:
    _relay(server, owner=42)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, RELAY_OUT, APP)
    run(server, APP)
    assert uses(server) == [(7, Use.MICROPHONE), (8, Use.MICROPHONE)]


def test_a_program_that_calls_itself_a_sink_does_not_hide(server: Server) -> None:
    server.node(APP, "Audio/Sink", 41)
    server.link(100, MIC, APP)
    run(server, APP, MIC)
    assert uses(server) == [(7, Use.MICROPHONE)]


def test_a_program_that_calls_itself_a_relay_does_not_hide(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.state(APP, RUNNING, node__link_group="echo-cancel-1")
    server.link(100, MIC, APP)
    server.node(APP2, "Stream/Input/Audio", 42)
    server.state(APP2, RUNNING, node__link_group="echo-cancel-1", media__category="Filter")
    server.link(101, SPEAKERS, APP2, monitor=True)
    run(server, MIC, SPEAKERS)
    assert uses(server) == [(7, Use.MICROPHONE), (8, Use.OUTPUT_CAPTURE)]


def test_nobody_can_join_anothers_relay(server: Server) -> None:
    """Else a forged playback stream would make whoever hears it a user of the microphone."""
    _relay(server)
    server.node(APP2, "Stream/Output/Audio", 42)
    server.state(APP2, RUNNING, node__link_group="filter-1")
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, APP2, APP)
    run(server, APP)
    assert uses(server) == [(7, Use.OUTPUT_CAPTURE)]


def test_a_programs_own_chain_is_one_use_told_by_its_end(server: Server) -> None:
    server.node(EXTRA, "Audio/Sink", 41, node__description="Null")
    server.link(99, MIC, EXTRA)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, EXTRA, APP, monitor=True)
    run(server, APP, MIC, EXTRA)
    (told,) = server.open_now()
    assert told.microphone.chain == ("Built-in Microphone", "Null")


def test_a_chain_of_an_unknown_programs_filters_is_one_use_and_does_not_hide_who_is_behind(server: Server) -> None:
    server.node(70, "", 42, media__category="Filter")
    server.node(71, "", 42, media__category="Filter")
    server.node(72, "Audio/Source/Virtual", 42, node__description="Effects")
    for number, (source, sink) in enumerate([(MIC, 70), (70, 71), (71, 72)]):
        server.link(200 + number, source, sink)
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, 72, APP)
    run(server, MIC, 70, 71, 72, APP)
    assert uses(server) == [(7, Use.MICROPHONE), (8, Use.MICROPHONE)]
    assert [one.microphone.id for one in server.open_now()] == ["n50", "n50"]


def test_a_relay_that_is_taken_down_is_not_a_program_using_the_microphone(server: Server) -> None:
    _relay(server)
    server.later(300)
    server.news()
    server.remove(RELAY_OUT)
    server.remove(200, RELAY_IN)
    assert all(one.use is Use.RELAY for one in server.opened())


def test_sound_that_goes_in_a_circle_ends(server: Server) -> None:
    server.node(APP, "Audio/Sink", 41)
    server.node(APP2, "Audio/Source/Virtual", 41)
    server.link(100, APP, APP2, monitor=True)
    server.link(101, APP2, APP)
    server.link(102, APP, APP, monitor=True)
    run(server, APP, APP2)
    assert all(use is not Use.OUTPUT_CAPTURE for _, use in uses(server))


def test_several_channels_are_one_use(server: Server) -> None:
    server.node(APP, "Stream/Input/Audio", 41)
    server.link(100, MIC, APP)
    server.link(101, MIC, APP)
    run(server, APP, MIC)
    assert len(server.opened()) == 1
    server.remove(101)
    assert len(server.open_now()) == 1
