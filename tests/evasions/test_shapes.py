"""Streams that say they are something else than a recording: recorded all the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from monitor.microphone.watcher import Opened
from monitor.model import State, Trust, Use
from tests.evasions.stand import FILTER, PARECORD, PW_RECORD, Stand
from tests.rig.processes import run
from tests.rig.sound import MICROPHONE

ODD = [
    "{ node.name = evader }",
    "{ node.name = evader media.class = Video/Sink }",
    "{ node.name = evader media.class = Audio/Source/Virtual node.link-group = loopback-1-1 }",
    "{ node.name = evader media.class = Stream/Output/Audio }",
]


@contextmanager
def module(stand: Stand, *words: str) -> Iterator[None]:
    number = stand.server.pactl("load-module", *words).strip()
    try:
        yield
    finally:
        stand.server.pactl("unload-module", number)


@pytest.mark.parametrize("properties", ODD)
def test_a_node_without_a_class_or_with_an_odd_one_is_recorded(stand: Stand, properties: str) -> None:
    with stand.running(sys.executable, FILTER, properties) as evader:
        stand.server.wait_until(lambda: "evader:in" in run("pw-link", "-i", env=stand.server.env), "its port")
        run("pw-link", f"{MICROPHONE}:capture_MONO", "evader:in", env=stand.server.env)
        opened = stand.opening(evader.pid)
        stand.nobody_else_is_accused()
    assert (opened.use, opened.application.trust) == (Use.MICROPHONE, Trust.VERIFIED)


@pytest.mark.parametrize("app_id", ["org.PulseAudio.pavucontrol", "org.gnome.VolumeControl"])
def test_a_mixers_id_and_a_meters_properties_make_no_meter_of_a_native_recorder(stand: Stand, app_id: str) -> None:
    says = f"{{ stream.monitor = true node.virtual = true application.id = {app_id} media.name = Peak }}"
    with stand.running(*PW_RECORD, f"--properties={says}") as evader:
        opened = stand.opening(evader.pid)
        stand.nobody_else_is_accused()
    assert (opened.use, opened.state) == (Use.MICROPHONE, State.CAPTURING)


@pytest.mark.parametrize("app_id", ["org.PulseAudio.pavucontrol", "org.gnome.VolumeControl"])
def test_a_mixers_id_makes_no_meter_of_a_recorder_at_a_rate_that_carries_speech(stand: Stand, app_id: str) -> None:
    lie = {"PULSE_PROP": f"application.id={app_id} application.name=pavucontrol node.virtual=true"}
    with stand.running(*PARECORD, "--rate=8000", env=lie) as evader:
        opened = stand.opening(evader.pid)
        stand.nobody_else_is_accused()
    assert opened.use is Use.MICROPHONE


def test_a_mixers_binary_as_well_is_told_as_a_lie(either: Stand) -> None:
    lie = {"PULSE_PROP": "application.id=org.PulseAudio.pavucontrol application.process.binary=pavucontrol"}
    with either.running(*PARECORD, env=lie) as evader:
        opened = either.opening(evader.pid, Trust.CONFLICT)
        either.nobody_else_is_accused(evader.pid)
    assert opened.use is Use.MICROPHONE


def test_recording_a_sink_that_a_loopback_of_its_own_feeds_is_recorded_as_the_microphone(stand: Stand) -> None:
    hidden = module(stand, "module-null-sink", "sink_name=hidden")
    loop = module(stand, "module-loopback", f"source={MICROPHONE}", "sink=hidden")
    with hidden, loop, stand.running("parecord", "--device=hidden.monitor", "--raw", "/dev/null") as evader:

        def hears() -> list[Opened]:
            return [one for one in stand.openings() if (one.application.pid, one.use) == (evader.pid, Use.MICROPHONE)]

        stand.server.wait_until(hears, "the microphone at the end of the chain", 20)
        opened = hears()[0]
        stand.nobody_else_is_accused()
    assert opened.microphone.id == MICROPHONE
    assert len(opened.microphone.chain) >= 2


def test_a_native_loopback_of_its_own_is_recorded_whoever_reads_from_it(stand: Stand) -> None:
    loop = (
        "pw-loopback", f"--capture-props=target.object={MICROPHONE}",
        "--playback-props=media.class=Audio/Source node.name=mine",
    )  # fmt: skip
    with stand.running(*loop):
        stand.server.wait_until(lambda: "mine" in stand.server.sources(), "the loopback's source")
        with stand.running("parecord", "--device=mine", "--raw", "/dev/null") as evader:
            opened = stand.opening(evader.pid)
            stand.nobody_else_is_accused()
    assert opened.use is Use.MICROPHONE
    assert opened.microphone.id == MICROPHONE
