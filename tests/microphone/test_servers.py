"""Sound servers are told by the kernel's facts, never by a name."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.microphone.servers import is_sound_server, runs_system_file
from monitor.model import Application, ExeState, Trust

PIPEWIRE = Application("pipewire", pid=1, exe="/usr/bin/pipewire", exe_state=ExeState.PRESENT, trust=Trust.KERNEL)


@pytest.mark.parametrize("exe", ["/usr/bin/pipewire", "/usr/bin/pulseaudio", "/nix/store/x-1/bin/pipewire"])
def test_an_installed_sound_server_is_one(exe: str) -> None:
    assert is_sound_server(replace(PIPEWIRE, exe=exe))


@pytest.mark.parametrize(
    "liar",
    [
        replace(PIPEWIRE, exe="/home/me/bin/pipewire"),
        replace(PIPEWIRE, exe="/usr/bin/arecord"),
        replace(PIPEWIRE, exe=None),
        replace(PIPEWIRE, trust=Trust.CLAIMED),
        replace(PIPEWIRE, exe_state=ExeState.MEMFD),
        replace(PIPEWIRE, exe="/usr/bin/pipewire-alsa-recorder"),
    ],
)
def test_a_program_that_only_calls_itself_a_sound_server_is_none(liar: Application) -> None:
    assert not is_sound_server(liar)


def test_a_program_that_shows_another_path_than_it_runs_from_is_found_out() -> None:
    assert not runs_system_file(replace(PIPEWIRE, pid=os.getpid()))


def test_a_process_that_has_ended_runs_nothing() -> None:
    assert not runs_system_file(replace(PIPEWIRE, pid=2**22 + 1))


@pytest.mark.skipif(Path(sys.executable).stat().st_uid != 0, reason="the interpreter here is not the system's")
def test_a_system_program_runs_its_own_file() -> None:
    own = replace(PIPEWIRE, pid=os.getpid(), exe=str(Path("/proc/self/exe").readlink()))
    assert runs_system_file(own)
