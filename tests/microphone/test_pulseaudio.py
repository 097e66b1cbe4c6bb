"""The watcher on PulseAudio proper, on a private socket, with real programs."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from monitor.clock import SystemClock
from monitor.microphone.pulseaudio import PulseAudioWatcher, Standing
from monitor.microphone.watcher import Blind, Closed, Edge, Identified, Opened, Seeing, StateChanged
from monitor.model import Application, Evidence, MicrophoneKind, State, Trust, Use
from tests.rig.sound import LIE, MICROPHONE, PrivatePipeWire, PrivatePulseAudio

PATIENCE = 20.0
SILENCE = 1.5  # seconds in which nothing may be told
AnEdge = TypeVar("AnEdge", bound=Edge)


class Told:
    """The edges so far; tests wait for the next one of a kind."""

    def __init__(self) -> None:
        self._edges: list[Edge] = []
        self._changed = threading.Condition()

    def emit(self, edge: Edge) -> None:
        with self._changed:
            self._edges.append(edge)
            self._changed.notify_all()

    def first(self, kind: type[AnEdge], fits: Callable[[AnEdge], bool] = lambda edge: True) -> AnEdge:
        with self._changed:
            assert self._changed.wait_for(lambda: self._find(kind, fits), PATIENCE), self._edges
            return self._find(kind, fits)[0]

    def all(self, kind: type[AnEdge]) -> list[AnEdge]:
        with self._changed:
            return self._find(kind, lambda edge: True)

    def _find(self, kind: type[AnEdge], fits: Callable[[AnEdge], bool]) -> list[AnEdge]:
        return [edge for edge in self._edges if isinstance(edge, kind) and fits(edge)]

    def opened_by(self, pid: int, fits: Callable[[Opened], bool] = lambda edge: True) -> Opened:
        """The first opening that this process turns out to be behind; who it is may be corrected after the opening."""
        found = partial(self._opened_by, pid, fits)
        with self._changed:
            assert self._changed.wait_for(found, PATIENCE), self._edges
            return found()[0]

    def _opened_by(self, pid: int, fits: Callable[[Opened], bool]) -> list[Opened]:
        return [edge for edge in self._find(Opened, fits) if self.application(edge).pid == pid]

    def application(self, opened: Opened) -> Application:
        """Who it is by now."""
        better = [edge for edge in self.all(Identified) if edge.key == opened.key]
        return better[-1].application if better else opened.application


@contextmanager
def watching(runtime: Path) -> Iterator[tuple[PulseAudioWatcher, Told]]:
    told, stop, watcher = Told(), threading.Event(), PulseAudioWatcher(SystemClock(), runtime)
    thread = threading.Thread(target=watcher.run, args=(told.emit, stop))
    thread.start()
    try:
        yield watcher, told
    finally:
        stop.set()
        watcher.wake()
        thread.join(PATIENCE)
        assert not thread.is_alive()


@pytest.fixture
def told(pulseaudio: PrivatePulseAudio) -> Iterator[Told]:
    with watching(pulseaudio.runtime) as (_, edges):
        edges.first(Seeing)
        yield edges


def by_a_client(edge: Opened) -> bool:
    return edge.use is not Use.OUTPUT_CAPTURE


def test_a_recorder_is_told_with_its_process_and_its_end(pulseaudio: PrivatePulseAudio, told: Told) -> None:
    with pulseaudio.recorder("parecord") as program:
        opened = told.opened_by(program.pid)
        application = told.application(opened)
        assert (application.pid, application.trust) == (program.pid, Trust.VERIFIED)
        assert application.evidence is Evidence.SOCKET_HOLDER
        assert (opened.microphone.id, opened.microphone.kind) == (f"pulse:{MICROPHONE}", MicrophoneKind.VIRTUAL)
        assert opened.state is State.CAPTURING
    assert told.first(Closed).key == opened.key


def test_a_recorder_that_lies_about_itself_is_contradicted_by_the_kernel(
    pulseaudio: PrivatePulseAudio, told: Told
) -> None:
    with pulseaudio.recorder("parecord", LIE) as program:
        opened = told.opened_by(program.pid)
        application = told.application(opened)
    assert application.trust is Trust.CONFLICT
    assert application.claimed is not None
    assert application.claimed.binary == "zoom"
    assert "zoom" not in application.name.casefold()


def test_recording_what_the_loudspeakers_play_is_not_the_microphone(pulseaudio: PrivatePulseAudio, told: Told) -> None:
    with pulseaudio.client("parecord", "--device=n.monitor", "--raw", "/dev/null") as program:
        opened = told.opened_by(program.pid)
    assert (opened.use, opened.microphone.kind) == (Use.OUTPUT_CAPTURE, MicrophoneKind.OUTPUT)


def test_a_microphone_looped_through_a_sink_is_found_behind_its_monitor(
    pulseaudio: PrivatePulseAudio, told: Told
) -> None:
    pulseaudio.pactl("load-module", "module-null-sink", "sink_name=aside")
    with pulseaudio.client("parecord", "--device=aside.monitor", "--raw", "/dev/null") as program:
        told.opened_by(program.pid, lambda edge: edge.use is Use.OUTPUT_CAPTURE)
        pulseaudio.pactl("load-module", "module-loopback", f"source={MICROPHONE}", "sink=aside")
        heard = told.opened_by(program.pid, lambda edge: edge.use is Use.MICROPHONE)
    assert heard.microphone.id == f"pulse:{MICROPHONE}"


def test_names_that_are_no_text_do_no_harm(pulseaudio: PrivatePulseAudio, told: Told) -> None:
    lie = {"PULSE_PROP": "application.name=hex:fffe41 application.process.binary=hex:ff media.name=hex:80"}
    with pulseaudio.recorder("parecord", lie) as program:
        opened = told.opened_by(program.pid)
    assert told.first(Closed).key == opened.key


def test_muting_the_source_is_told(pulseaudio: PrivatePulseAudio, told: Told) -> None:
    with pulseaudio.recorder("parecord"):
        opened = told.first(Opened, by_a_client)
        pulseaudio.pactl("set-source-mute", MICROPHONE, "1")
        changed = told.first(StateChanged, lambda edge: edge.key == opened.key)
    assert changed.state is State.MUTED


def test_moving_to_another_source_is_another_opening(pulseaudio: PrivatePulseAudio, told: Told) -> None:
    with pulseaudio.recording("parecord") as program:
        first = told.opened_by(program.pid)
        number = pulseaudio.outputs_of_source()[0].split("\t")[0]
        pulseaudio.pactl("move-source-output", number, "n.monitor")
        assert told.first(Closed).key == first.key
        second = told.first(Opened, lambda edge: edge.key.startswith(f"{number}-") and edge.key != first.key)
    assert (second.use, second.application.pid) == (Use.OUTPUT_CAPTURE, program.pid)


def test_what_ran_before_the_watcher_came_is_told_before_it_says_that_it_sees(pulseaudio: PrivatePulseAudio) -> None:
    with pulseaudio.recording("parecord") as program, watching(pulseaudio.runtime) as (_, told):
        told.first(Seeing)
        assert told.first(Opened, by_a_client) == told.opened_by(program.pid)


def test_twenty_short_recordings_are_each_told(pulseaudio: PrivatePulseAudio, told: Told) -> None:
    """As the server may leave out the beginning of a stream that ends at once, some may have nobody named."""
    pids = []
    for number in range(20):
        with pulseaudio.recording("parecord") as program:
            pids.append(program.pid)
        pulseaudio.wait_until(partial(_has_ended, told, number + 1), "the end to be told")
    mine = [told.application(opened).pid for opened in told.all(Opened) if by_a_client(opened)]
    assert len(mine) == 20
    assert set(mine) <= {*pids, None}


def test_a_restarted_server_is_a_blind_time_and_is_seen_again(pulseaudio: PrivatePulseAudio, told: Told) -> None:
    pulseaudio.stop_server()
    told.first(Blind)
    pulseaudio.start_server()
    pulseaudio.wait_until(lambda: len(told.all(Seeing)) == 2, "the watcher to see again")
    with pulseaudio.recorder("parecord") as program:
        told.opened_by(program.pid)


def test_a_server_that_starts_late_is_found(tmp_path: Path) -> None:
    server = PrivatePulseAudio(tmp_path)
    with watching(server.runtime) as (watcher, told):
        told.first(Blind)
        before = watcher.standing
        with server:
            told.first(Seeing)
            server.wait_until(lambda: watcher.standing is Standing.WATCHING, "the watcher to be at work")
    assert before is Standing.ABSENT


def test_a_server_that_hangs_makes_it_blind_and_does_not_keep_it_from_stopping(pulseaudio: PrivatePulseAudio) -> None:
    with watching(pulseaudio.runtime) as (_, told):
        told.first(Seeing)
        os.kill(pulseaudio.pulse.pid, signal.SIGSTOP)
    os.kill(pulseaudio.pulse.pid, signal.SIGCONT)


def test_it_never_starts_a_server(tmp_path: Path) -> None:
    (tmp_path / "pulse").mkdir()
    with watching(tmp_path) as (_, told):
        told.first(Blind)
    assert list((tmp_path / "pulse").iterdir()) == []


def test_it_stands_down_for_pipewire_and_tells_nothing(pipewire: PrivatePipeWire) -> None:
    with watching(pipewire.runtime) as (watcher, told):
        pipewire.wait_until(lambda: watcher.standing is Standing.STOOD_DOWN, "the watcher to stand down")
        with pipewire.recording("parecord"):
            threading.Event().wait(SILENCE)
        assert told.all(Opened) == []
        assert told.all(Blind) == []


def test_over_the_network_the_address_is_all_that_is_known(pulseaudio: PrivatePulseAudio, told: Told) -> None:
    port = _free_port()
    pulseaudio.pactl(
        "load-module", "module-native-protocol-tcp", "listen=127.0.0.1", f"port={port}", "auth-anonymous=1"
    )
    with pulseaudio.recorder("parecord", {"PULSE_SERVER": f"tcp:127.0.0.1:{port}"}):
        opened = told.first(Opened, lambda edge: edge.application.remote is not None)
    assert opened.application.evidence is Evidence.REMOTE
    assert opened.application.pid is None
    assert "127.0.0.1" in (opened.application.remote or "")


def test_pretending_to_come_from_the_network_does_not_hide_the_process(
    pulseaudio: PrivatePulseAudio, told: Told
) -> None:
    lie = {"PULSE_PROP": "native-protocol.peer='TCP/IP client from 8.8.8.8:4711'"}
    with pulseaudio.recorder("parecord", lie) as program:
        opened = told.opened_by(program.pid)
    assert told.application(opened).remote is None


def _has_ended(told: Told, times: int) -> bool:
    return len(told.all(Closed)) >= times


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
