"""From what a PulseAudio server lists to edges."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.clock import Moment
from monitor.microphone.pulse_line import Input, Output, Source
from monitor.microphone.pulse_story import METER_RATE, UNKNOWN_MICROPHONE, Reading, Story, World, readings
from monitor.microphone.watcher import Closed, Edge, Opened, StateChanged
from monitor.model import Application, Known, MicrophoneKind, State, Use

HDA = Source(0, "alsa_input.pci", "Built-in Audio", None, False, False, True, 1, {"alsa.card": "1"})
MONITOR = Source(1, "out.monitor", "Monitor of Speakers", 0, False, False, False, 1, {"device.class": "monitor"})
CLEAN = Source(2, "echo", "Echo-cancelled", None, False, False, False, 7, {"device.class": "filter"})
SOURCES = {one.index: one for one in (HDA, MONITOR, CLEAN)}
ZOOM = Output(10, client=3, source=0, module=0, corked=False, muted=False, peaks=False, rate=48000, properties={})
FEED = replace(ZOOM, index=11, client=None, module=7)
START = datetime(2026, 1, 1, tzinfo=UTC)


def at(seconds: float) -> Moment:
    return Moment(int(seconds * 1e9), START + timedelta(seconds=seconds))


def reading_of(*outputs: Output, of: int = 10, sources: Mapping[int, Source] = SOURCES) -> Reading:
    return readings(World({one.index: one for one in outputs}, sources))[of]


def story() -> Story:
    return Story(lambda client: Application(f"client {client}"), itertools.count(1))


def names(edges: list[Edge]) -> list[str]:
    return [type(edge).__name__ for edge in edges]


def found(*outputs: Output) -> dict[int, Reading]:
    return readings(World({one.index: one for one in outputs}, SOURCES))


def test_a_stream_from_the_card_is_the_microphone() -> None:
    reading = reading_of(ZOOM)
    assert (reading.use, reading.state) == (Use.MICROPHONE, State.CAPTURING)
    assert (reading.microphone.kind, reading.microphone.card) == (MicrophoneKind.HARDWARE, 1)


def test_the_monitor_of_a_sink_is_not_the_microphone() -> None:
    reading = reading_of(replace(ZOOM, source=1))
    assert (reading.use, reading.microphone.kind) == (Use.OUTPUT_CAPTURE, MicrophoneKind.OUTPUT)


def test_a_corked_stream_is_paused() -> None:
    assert reading_of(replace(ZOOM, corked=True)).state is State.PAUSED


def test_a_muted_stream_or_source_is_muted() -> None:
    assert reading_of(replace(ZOOM, muted=True)).state is State.MUTED
    assert reading_of(ZOOM, sources={0: replace(HDA, muted=True)}).state is State.MUTED


@pytest.mark.parametrize(
    ("peaks", "rate", "use"),
    [
        (True, 25, Use.METER),
        (True, METER_RATE, Use.METER),
        (True, METER_RATE + 1, Use.MICROPHONE),
        (True, 8000, Use.MICROPHONE),
        (False, 25, Use.MICROPHONE),
    ],
)
def test_a_meter_is_peaks_too_slow_to_carry_speech(peaks: bool, rate: int, use: Use) -> None:
    assert reading_of(replace(ZOOM, peaks=peaks, rate=rate)).use is use


def test_a_module_that_feeds_a_virtual_source_is_a_relay() -> None:
    assert reading_of(FEED, of=11).use is Use.RELAY


def test_a_module_that_offers_no_source_listens_for_itself() -> None:
    """module-rtp-send, module-loopback: what they read goes elsewhere."""
    assert reading_of(replace(FEED, module=9), of=11).use is Use.MICROPHONE


def test_behind_a_virtual_source_the_card_is_named() -> None:
    reading = reading_of(replace(ZOOM, source=2), FEED)
    assert reading.microphone.name == "Built-in Audio"
    assert reading.microphone.chain == ("Built-in Audio", "Echo-cancelled")


def test_a_virtual_source_that_repeats_loudspeakers_is_still_a_microphone() -> None:
    reading = reading_of(replace(ZOOM, source=2), replace(FEED, source=1))
    assert (reading.use, reading.microphone.name) == (Use.MICROPHONE, "Echo-cancelled")


def test_a_microphone_looped_into_a_sink_is_heard_by_who_records_the_sink() -> None:
    loop = replace(FEED, module=9)
    into = Input(5, client=None, sink=0, module=9)
    world = World({10: replace(ZOOM, source=1), 11: loop}, SOURCES, {5: into})
    found = readings(world)
    assert (found[10].use, found[10].microphone.name) == (Use.MICROPHONE, "Built-in Audio")
    assert found[10].microphone.chain == ("Built-in Audio", "Monitor of Speakers")
    assert found[11].use is Use.MICROPHONE


def test_music_in_a_sink_is_no_microphone() -> None:
    world = World({10: replace(ZOOM, source=1)}, SOURCES, {5: Input(5, client=8, sink=0, module=0)})
    assert readings(world)[10].use is Use.OUTPUT_CAPTURE


def test_sources_that_feed_each_other_do_not_hang_it() -> None:
    assert reading_of(replace(ZOOM, source=2), replace(FEED, source=2)).use is Use.MICROPHONE


def test_a_stream_whose_source_has_left_is_left_out() -> None:
    assert readings(World({10: replace(ZOOM, source=99)}, SOURCES)) == {}


def test_what_was_going_on_before_is_inferred() -> None:
    (edge,) = story().first(found(ZOOM), at(0))
    assert isinstance(edge, Opened)
    assert (edge.known, edge.application.name) == (Known.INFERRED, "client 3")


def test_a_stream_begins_changes_and_ends_once() -> None:
    told = story()
    edges = [
        *told.next(found(ZOOM), set(), at(0)),
        *told.next(found(replace(ZOOM, corked=True)), set(), at(1)),
        *told.next(found(), {10}, at(2)),
        *told.next(found(), {10}, at(3)),
    ]
    assert names(edges) == ["Opened", "StateChanged", "Closed"]
    assert len({edge.key for edge in edges if isinstance(edge, Opened | StateChanged | Closed)}) == 1


def test_the_end_of_a_stream_never_seen_is_a_brief_opening_by_nobody_known() -> None:
    opened, closed = story().next(found(), {4}, at(0))
    assert isinstance(opened, Opened)
    assert isinstance(closed, Closed)
    assert (opened.state, opened.microphone, opened.key) == (State.UNOBSERVED, UNKNOWN_MICROPHONE, closed.key)
    assert opened.application.pid is None


def test_moving_a_stream_from_the_loudspeakers_to_the_microphone_is_an_opening_of_the_microphone() -> None:
    told = story()
    list(told.next(found(replace(ZOOM, source=1)), set(), at(0)))
    edges = list(told.next(found(ZOOM), set(), at(1)))
    assert names(edges) == ["Closed", "Opened"]
    assert isinstance(edges[1], Opened)
    assert edges[1].use is Use.MICROPHONE


def test_a_better_name_reaches_streams_that_have_ended() -> None:
    told = story()
    list(told.next(found(ZOOM), set(), at(0)))
    list(told.next(found(), {10}, at(1)))
    assert names(list(told.identified(3, Application("zoom"), at(2)))) == ["Identified"]
    assert list(told.identified(4, Application("zoom"), at(2))) == []


def test_keys_stay_unique_when_a_new_server_counts_anew() -> None:
    numbers = itertools.count(1)
    keys = []
    for _ in range(3):
        (edge,) = Story(lambda client: Application("x"), numbers).first(found(ZOOM), at(0))
        assert isinstance(edge, Opened)
        keys.append(edge.key)
    assert len(set(keys)) == 3
