"""The listener on a real sound server: chimes played into it are sightings, and what it could not hear is told."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import psutil
import pytest

import monitor.listener_child
from monitor.clock import Moment
from monitor.indicator.chime import Role
from monitor.indicator.store import TemplateStore
from monitor.listener_child import Child, microphones
from monitor.listener_lines import Cause, Heard, HeardEnd, Level, Lost, Ready, Turned
from monitor.pairing_model import LearnedChime
from monitor.paths import Paths, prepare
from monitor.speaker_model import Vendor
from tests.indicator import room
from tests.rig.processes import run, wait_until
from tests.rig.sound import MICROPHONE, PrivatePipeWire, PrivateServer
from tests.rig.stage import ROOT
from ui.commands import speakers_at

S = TypeVar("S", bound=PrivateServer)


@pytest.fixture
def server(fresh_pipewire: PrivatePipeWire, monkeypatch: pytest.MonkeyPatch) -> PrivatePipeWire:
    return _with_room(fresh_pipewire, monkeypatch)


@pytest.fixture(params=["fresh_pipewire", "pulseaudio"])
def either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> PrivateServer:
    """PipeWire, and PulseAudio proper."""
    return _with_room(request.getfixturevalue(request.param), monkeypatch)


def _with_room(server: S, monkeypatch: pytest.MonkeyPatch) -> S:
    for key, value in server.env.items():
        monkeypatch.setenv(key, value)
    room.add_room(server)
    return server


@contextlib.contextmanager
def listening(lines: room.Lines, microphone: str | None = None) -> Iterator[Child]:
    child = Child(room.kept(room.template(), room.template(Role.END)), microphone, lines, lambda: lines("ended"))
    try:
        yield child
    finally:
        child.stop()


def test_a_chime_in_a_room_is_a_sighting_with_its_end_and_silence_is_not_listened(
    server: PrivatePipeWire, tmp_path: Path
) -> None:
    lines = room.Lines()
    start, end = room.chime(room.RATE), room.chime(room.RATE, room.END_NOTES)
    path = room.write(tmp_path / "scene.wav", room.scene(6.5, {2.0: start, 5.0: end}))
    with listening(lines):
        ready = lines.next(Ready)
        assert (ready.id, ready.rate, ready.locked) == ("pulse:roommic", 48_000, True)
        assert lines.next(Turned).cause is Cause.SILENT
        room.play(server, path)
        assert lines.next(Turned).cause is None
        heard = lines.next(Heard)
        over = lines.next(HeardEnd, number=heard.number)
        assert lines.next(Turned).cause is Cause.SILENT
    assert 3.2 < over.at.minus(heard.at).total_seconds() < 3.7
    assert heard.uncertainty < 0.2
    assert heard.speaker == "kitchen"


def test_mute_a_lost_server_and_its_return_are_told(server: PrivatePipeWire, tmp_path: Path) -> None:
    lines = room.Lines()
    with listening(lines):
        lines.next(Turned)
        room.play(server, room.write(tmp_path / "noise.wav", room.noise(60, 0.01)))
        lines.next(Turned, cause=None)
        server.pactl("set-source-mute", room.EAR, "1")
        lines.next(Turned, cause=Cause.MUTED)
        server.pactl("set-source-mute", room.EAR, "0")
        lines.next(Turned, cause=None)
        server.restart()
        lines.next(Turned, cause=Cause.GONE)
        assert lines.next(Lost).sentence
        assert lines.next(Ready, 30).name


def test_another_default_microphone_is_followed_and_a_chosen_one_is_not_left(server: PrivatePipeWire) -> None:
    lines = room.Lines()
    with listening(lines):
        lines.next(Ready, id=f"pulse:{room.EAR}")
        server.pactl("set-default-source", MICROPHONE)
        lines.next(Ready, id=f"pulse:{MICROPHONE}")
    chosen = room.Lines()
    module = server.add_microphone("plugged")
    with listening(chosen, "pulse:plugged"):
        chosen.next(Ready, id="pulse:plugged")
        chosen.next(Level)
        server.pactl("unload-module", module)
        assert "not there" in chosen.next(Lost).sentence
        server.add_microphone("plugged")
        chosen.next(Ready, 40, id="pulse:plugged")


def test_the_microphones_are_listed_without_what_loudspeakers_play(server: PrivatePipeWire) -> None:
    found = {one.id: one for one in microphones()}
    assert set(found) == {f"pulse:{room.EAR}", f"pulse:{MICROPHONE}"}
    assert found[f"pulse:{room.EAR}"].default


def test_what_sounded_while_the_listener_stood_still_is_heard_late_or_told_as_not_heard(
    server: PrivatePipeWire, tmp_path: Path
) -> None:
    """A stopped process, as on a machine that swaps: the server keeps some seconds of sound for it. Whatever becomes of
    a chime then, it is never in a time that is called listened without being a sighting."""
    lines, chimes = room.Lines(), {2.0 + 2.5 * number: room.chime(room.RATE) for number in range(5)}
    with listening(lines) as child:
        lines.next(Turned)
        room.play(server, room.write(tmp_path / "scene.wav", room.scene(18, chimes)))
        first = lines.next(Heard).at
        os.kill(child.pid, signal.SIGSTOP)
        time.sleep(4)  # as long as two of the chimes take
        os.kill(child.pid, signal.SIGCONT)
        lines.next(Turned, 30, cause=Cause.SILENT)
    heard = [one.at for one in lines.all if isinstance(one, Heard)]
    edges = [one for one in lines.all if isinstance(one, Turned) and one.speaker == "kitchen"]
    for number in range(5):
        at = Moment(first.boot_ns + int(number * 2.5e9), first.wall + timedelta(seconds=2.5 * number))
        told = any(abs(one.minus(at).total_seconds()) < 0.3 for one in heard)
        before = [edge for edge in edges if edge.at < at]
        assert told or before[-1].cause is not None, (number, edges, heard)
    assert len(heard) == len({round(one.minus(first).total_seconds() / 2.5) for one in heard}), "none is told twice"


def test_a_hole_in_time_is_a_hole_in_what_was_heard(server: PrivatePipeWire, tmp_path: Path) -> None:
    """More than the server keeps: the watchdog ends such a process, and its end is told from its last word on."""
    lines = room.Lines()
    with listening(lines) as child:
        lines.next(Turned)
        room.play(server, room.write(tmp_path / "noise.wav", room.noise(60, 0.01)))
        lines.next(Turned, cause=None)
        os.kill(child.pid, signal.SIGSTOP)
        server.restart()  # the sound of this time is nowhere
        os.kill(child.pid, signal.SIGCONT)
        blind = lines.next(Turned, 60, speaker="kitchen")
    assert blind.cause in (Cause.GONE, Cause.HELD_UP, Cause.LOST)


# As root too: the right to lock without a limit is taken off with the limit.
_UNLOCKED = (*(("setpriv", "--bounding-set=-ipc_lock") if os.geteuid() == 0 else ()), "prlimit", "--memlock=0")


def test_sound_that_can_not_be_kept_out_of_the_swap_space_is_told(
    server: PrivatePipeWire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.listener_child._COMMAND", (*_UNLOCKED, *monitor.listener_child._COMMAND))
    lines = room.Lines()
    with listening(lines):
        assert not lines.next(Ready).locked


def test_the_doctor_says_that_memory_can_not_be_locked() -> None:
    code = "from monitor.locked_memory import can_lock; print(can_lock())"
    told = [run(*prefix, sys.executable, "-c", code, env=dict(os.environ)) for prefix in ((), _UNLOCKED)]
    assert [one.strip() for one in told] == ["True", "False"]


_PARENT = """
import sys, threading
from monitor.listener_child import Child
from tests.indicator import room
child = Child(room.kept(room.template()), None, lambda line: print(child.pid, flush=True), lambda: None)
threading.Event().wait()
"""


def test_nothing_listens_on_when_the_program_is_killed(server: PrivatePipeWire) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT], cwd=ROOT, env=dict(os.environ), stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    with parent.stdout:
        child = psutil.Process(int(parent.stdout.readline()))
        server.wait_until(lambda: len(server.outputs_of_source()) == 1, "the listener's stream")
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    wait_until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE, "the listener to end", 5)
    server.wait_until(lambda: not server.outputs_of_source(), "the stream to end")


def test_a_chime_is_a_sighting_in_the_journal_beside_the_programs_own_use(
    either: PrivateServer, tmp_path: Path
) -> None:
    server = either
    paths = Paths(tmp_path / "data")
    prepare(paths)
    speaker = speakers_at(paths).add("Kitchen", Vendor.ALEXA)
    chimes = [LearnedChime("start", "start", room.kept(room.template())[0].data)]
    TemplateStore(paths.chimes).keep(speaker, chimes)
    path = room.write(tmp_path / "scene.wav", room.scene(9, {4.0: room.chime(room.RATE)}))
    main = [sys.executable, str(ROOT / "main.py")]
    program = server.programs.start(*main, "--data", str(paths.data), "watch", "--json")
    source = f"listener:{speaker.id}"

    def told(event: str, **facts: object) -> bool:
        return any(
            one["event"] == event and all(one.get(key) == value for key, value in facts.items())
            for one in room.objects(program.log)
        )

    wait_until(lambda: "digital silence" in program.tail(100_000), "the listener", 30)
    room.play(server, path)
    wait_until(lambda: told("watching", source=source), "the room to be heard")
    wait_until(lambda: told("sighting"), "the sighting", 20)
    wait_until(lambda: program.tail(100_000).count("digital silence") > 1, "the scene to be over")
    program.stop(signal.SIGINT)
    found = speakers_at(paths).sightings(None, None)
    assert [(one.speaker, one.by.value) for one in found] == [(speaker.id, "chime")]
    heard = [one for one in speakers_at(paths).listened(speaker.id, None, None) if one.blind is None]
    at = found[0].at
    assert any(one.started < at and (one.ended is None or one.ended > at) for one in heard), (at, heard)
    timeline = run(*main, "--data", str(paths.data), "timeline", "--json", env=server.env)
    assert any(_is_ours(one["application"]) for one in room.objects_of(timeline)), timeline


def _is_ours(application: Mapping[str, Any]) -> bool:
    """PulseAudio does not tell its clients' processes; on a busy machine a stream may stay at its own word."""
    claimed = application.get("claimed") or {}
    return bool(application.get("own")) or "python" in str(claimed.get("binary"))
