"""Real programs that record from a real PipeWire server, each told once and under its own process."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil
import pulsectl
import pytest
from pulsectl import _pulsectl as _c

from monitor.microphone.watcher import Opened
from monitor.model import Evidence, MicrophoneKind, State, Trust, Use
from tests.microphone.pipewire.watching import Told, watching
from tests.rig.sound import LIE, LOUDSPEAKER, MICROPHONE, PrivatePipeWire

START_CORKED = 0x0001  # PA_STREAM_START_CORKED, pulse/def.h
_LIBPULSE = ctypes.CDLL("libpulse.so.0")
_LIBPULSE.pa_stream_cork.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p]
EVIDENCE = {"pw-record": Evidence.PEER_CREDENTIALS}


@pytest.fixture
def told(pipewire: PrivatePipeWire) -> Iterator[Told]:
    with watching(pipewire.runtime) as seen:
        yield seen


@contextmanager
def _module(server: PrivatePipeWire, *words: str) -> Iterator[None]:
    number = server.pactl("load-module", *words).strip()
    try:
        yield
    finally:
        server.pactl("unload-module", number)


@contextmanager
def _corked(server: PrivatePipeWire) -> Iterator[Callable[[bool], None]]:
    """A stream of this process that is connected and corked; pulsectl has no word for corking, libpulse has."""
    with pulsectl.Pulse("corked", server=server.env["PULSE_SERVER"]) as pulse:
        api = _c.pa
        spec = _c.PA_SAMPLE_SPEC(format=_c.PA_SAMPLE_FLOAT32NE, rate=48000, channels=1)
        proplist = api.proplist_from_string("")
        stream = api.stream_new_with_proplist(pulse._ctx, "corked", _c.byref(spec), None, proplist)
        attributes = _c.PA_BUFFER_ATTR(fragsize=4096, maxlength=2**32 - 1)
        api.stream_connect_record(stream, MICROPHONE.encode(), attributes, START_CORKED)
        pulse._pulse_poll(0.1)

        def set_corked(corked: bool) -> None:
            _LIBPULSE.pa_stream_cork(stream, int(corked), None, None)
            pulse._pulse_poll(0.1)

        yield set_corked
        api.stream_disconnect(stream)
        pulse._pulse_poll(0.1)


@pytest.mark.parametrize("kind", ["parecord", "pw-record", "arecord", "ffmpeg"])
def test_a_recorder_is_told_under_its_own_process(pipewire: PrivatePipeWire, told: Told, kind: str) -> None:
    with pipewire.recorder(kind) as program:
        opened = told.opening(program.pid)
        assert (opened.use, opened.state) == (Use.MICROPHONE, State.CAPTURING)
        assert (opened.microphone.id, opened.microphone.kind) == (MICROPHONE, MicrophoneKind.VIRTUAL)
        assert opened.application.trust is Trust.VERIFIED
        assert opened.application.evidence is EVIDENCE.get(kind, Evidence.SOCKET_HOLDER)
        assert opened.application.own  # started by these tests
    told.end(opened)


def test_chromium_is_told_under_the_process_that_captures(pipewire: PrivatePipeWire, told: Told) -> None:
    with pipewire.recorder("chromium") as program:
        (opened,) = told.wait_for(lambda edges: [edge for edge in edges if isinstance(edge, Opened)], "Chromium")
        family = {program.pid, *(child.pid for child in psutil.Process(program.pid).children(recursive=True))}
        assert opened.application.pid in family
        assert "chrom" in (opened.application.exe or "")
        assert opened.application.trust in (Trust.VERIFIED, Trust.KERNEL)


def test_a_liar_is_told_under_its_true_process(pipewire: PrivatePipeWire, told: Told) -> None:
    with pipewire.recorder("parecord", LIE) as program:
        opened = told.opening(program.pid)
    claimed = opened.application.claimed
    assert (opened.application.trust, opened.application.evidence) == (Trust.CONFLICT, Evidence.SOCKET_HOLDER)
    assert claimed is not None
    assert (claimed.pid, claimed.binary) == (1, "zoom")
    assert "zoom" not in opened.application.name.lower()


def test_a_false_binary_alone_is_a_lie_too(pipewire: PrivatePipeWire, told: Told) -> None:
    with pipewire.recorder("parecord", {"PULSE_PROP": "application.process.binary=zoom"}) as program:
        assert told.opening(program.pid).application.trust is Trust.CONFLICT


def test_a_native_liar_is_told_under_its_true_process(pipewire: PrivatePipeWire, told: Told) -> None:
    lie = {"PIPEWIRE_PROPS": "{ application.process.id = 1 application.process.binary = zoom }"}
    with pipewire.recorder("pw-record", lie) as program:
        opened = told.opening(program.pid)
    assert opened.application.trust is Trust.CONFLICT
    assert opened.application.claimed is not None
    assert opened.application.claimed.binary == "zoom"


def test_a_name_for_people_is_no_lie(pipewire: PrivatePipeWire, told: Told) -> None:
    words = ("parecord", "--client-name=Voice Memos", f"--device={MICROPHONE}", "--raw", "/dev/null")
    with pipewire.client(*words) as program:
        opened = told.opening(program.pid)
    assert opened.application.trust is Trust.VERIFIED
    assert opened.application.claimed is not None
    assert opened.application.claimed.name == "Voice Memos"


def test_the_loudspeakers_are_not_the_microphone(pipewire: PrivatePipeWire, told: Told) -> None:
    number = pipewire.add_loudspeaker()
    try:
        with pipewire.client("parecord", f"--device={LOUDSPEAKER}.monitor", "--raw", "/dev/null") as program:
            opened = told.opening(program.pid)
        assert (opened.use, opened.microphone.kind) == (Use.OUTPUT_CAPTURE, MicrophoneKind.OUTPUT)
    finally:
        pipewire.pactl("unload-module", number)


def test_a_remapped_source_is_followed_to_what_is_behind_it(pipewire: PrivatePipeWire, told: Told) -> None:
    recorder = ("parecord", "--device=remapped", "--raw", "--latency-msec=20", "/dev/null")
    remap = _module(pipewire, "module-remap-source", f"master={MICROPHONE}", "source_name=remapped")
    with remap, pipewire.client(*recorder) as program:
        opened = told.opening(program.pid)
    assert opened.microphone.id == MICROPHONE
    assert len(opened.microphone.chain) == 2


def test_a_loopback_to_the_loudspeakers_is_a_relay(pipewire: PrivatePipeWire, told: Told) -> None:
    number = pipewire.add_loudspeaker()
    try:
        with _module(pipewire, "module-loopback", f"source={MICROPHONE}", f"sink={LOUDSPEAKER}"):
            (opened,) = told.wait_for(lambda edges: [edge for edge in edges if isinstance(edge, Opened)], "the relay")
            assert (opened.use, opened.application.trust) == (Use.RELAY, Trust.BROKER)
            assert opened.application.pid == pipewire.pulse.pid
        told.end(opened)
    finally:
        pipewire.pactl("unload-module", number)


def test_a_peak_sample_by_no_known_mixer_uses_the_microphone(pipewire: PrivatePipeWire, told: Told) -> None:
    """pulsectl calls itself pavucontrol for this, to be left out of lists."""
    with pulsectl.Pulse("peeks", server=pipewire.env["PULSE_SERVER"]) as pulse:
        pulse.get_peak_sample(MICROPHONE, 0.3)
    (opened,) = told.wait_for(lambda edges: [edge for edge in edges if isinstance(edge, Opened)], "the sample")
    assert opened.use is Use.MICROPHONE
    assert opened.application.pid == psutil.Process().pid
    assert opened.application.own


def test_mute_is_told_and_not_an_end(pipewire: PrivatePipeWire, told: Told) -> None:
    with pipewire.recorder("parecord") as program:
        opened = told.opening(program.pid)
        pipewire.pactl("set-source-mute", MICROPHONE, "1")
        told.state(opened, State.MUTED)
        pipewire.pactl("set-source-mute", MICROPHONE, "0")
        told.state(opened, State.CAPTURING)


def test_a_corked_stream_is_paused_until_it_is_uncorked(pipewire: PrivatePipeWire, told: Told) -> None:
    with _corked(pipewire) as set_corked:
        opened = told.opening(psutil.Process().pid)
        assert opened.state is State.PAUSED
        set_corked(False)
        told.state(opened, State.CAPTURING)
        set_corked(True)
        told.state(opened, State.PAUSED)
    told.end(opened)


def test_two_at_once_are_two(pipewire: PrivatePipeWire, told: Told) -> None:
    with pipewire.recorder("parecord") as one, pipewire.recorder("pw-record") as other:
        first, second = told.opening(one.pid), told.opening(other.pid)
    told.end(first)
    told.end(second)
    assert first.key != second.key


def test_what_ran_before_the_watcher_came_is_told_and_its_start_not_invented(pipewire: PrivatePipeWire) -> None:
    with pipewire.recording("parecord") as program, watching(pipewire.runtime) as told:
        opened = told.opening(program.pid)
        told.sees_again(1)
        assert opened.known.value == "inferred"
        assert opened.application.trust is Trust.VERIFIED
        assert told.edges.index(opened) < len(told.edges) - 1  # Seeing comes after it
