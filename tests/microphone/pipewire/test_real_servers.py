"""Servers that start late, die, come back or talk nonsense: blind with a reason, then seeing, nothing invented."""

from __future__ import annotations

import os
import shutil
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitor.microphone.pipewire import watcher
from monitor.microphone.watcher import Blind, Closed, Opened
from tests.microphone.pipewire.watching import watching
from tests.rig.processes import private_folders
from tests.rig.sound import PrivatePipeWire


@contextmanager
def _fake_server(folder: Path, *says: bytes, hang_up: bool = False) -> Iterator[list[int]]:
    """Listens where PipeWire would, says the same to everyone. Yields how many came."""
    came: list[int] = []
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(str(folder / "pipewire-0"))
    listening.listen()
    kept: list[socket.socket] = []

    def serve() -> None:
        while True:
            try:
                client, _ = listening.accept()
            except OSError:
                return
            came.append(1)
            for part in says:
                client.sendall(part)
            client.close() if hang_up else kept.append(client)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield came
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()
        for client in kept:
            client.close()


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short enough for a socket's path."""
    root, folders = private_folders()
    yield Path(folders["XDG_RUNTIME_DIR"])
    shutil.rmtree(root)


def test_a_server_that_starts_later_is_found(fresh_pipewire: PrivatePipeWire) -> None:
    fresh_pipewire.stop_server()
    with watching(fresh_pipewire.runtime) as told:
        assert told.reasons() == ["No PipeWire sound server is running."]
        fresh_pipewire.start_server()
        told.sees_again(1)
        with fresh_pipewire.recorder("parecord") as program:
            told.opening(program.pid)
        assert told.count(Blind) == 1


def test_a_server_that_dies_in_the_middle_leaves_a_blind_time_and_no_invented_end(
    fresh_pipewire: PrivatePipeWire,
) -> None:
    with watching(fresh_pipewire.runtime) as told:
        told.sees_again(1)
        with fresh_pipewire.recorder("pw-record") as program:
            first = told.opening(program.pid)
            fresh_pipewire.kill_server()
            told.blind_again(1)
            assert not [edge for edge in told.edges if isinstance(edge, Closed) and edge.key == first.key]
        fresh_pipewire.stop_server()
        fresh_pipewire.start_server()
        told.sees_again(2)
        with fresh_pipewire.recorder("pw-record") as program:
            second = told.opening(program.pid)
    assert first.key != second.key


def test_a_recorder_that_survived_the_blind_time_is_told_anew(fresh_pipewire: PrivatePipeWire) -> None:
    """pipewire-pulse's clients keep running while our own connection is cut."""
    with fresh_pipewire.recording("parecord") as program:
        with watching(fresh_pipewire.runtime) as told:
            first = told.opening(program.pid)
        with watching(fresh_pipewire.runtime) as told:
            second = told.opening(program.pid)
    assert first.key != second.key
    assert first.application.pid == second.application.pid


@pytest.mark.parametrize("said", [b"HTTP/1.1 400 Bad Request\r\n\r\n", os.urandom(40) + b"\xff" * 4000, bytes(32)])
def test_nonsense_makes_blind_and_is_tried_again(folder: Path, said: bytes) -> None:
    with _fake_server(folder, said) as came, watching(folder) as told:
        told.blind_again(1)
        told.wait_for(lambda _: told.reasons(), "a reason")
        assert "sound server sent" in told.reasons()[0]
    assert came
    assert told.count(Opened) == 0


def test_half_a_message_makes_blind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "ANSWER", 0.2)
    half = struct.pack("=IIII", 0, 1 << 24 | 64, 0, 0) + struct.pack("=II", 56, 14)
    with _fake_server(folder, half), watching(folder) as told:
        told.blind_again(1)
    assert told.reasons() == ["The sound server stopped in the middle of a message."]


def test_silence_makes_blind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watcher, "ANSWER", 0.2)
    with _fake_server(folder), watching(folder) as told:
        told.blind_again(1)
    assert told.reasons() == ["The sound server does not answer."]


def test_a_server_that_hangs_up_is_tried_again(folder: Path) -> None:
    with _fake_server(folder, hang_up=True) as came, watching(folder) as told:
        told.wait_for(lambda _: told.reasons(), "a reason")
        for _ in range(200):
            if len(came) > 2:
                break
            threading.Event().wait(0.05)
    assert len(came) > 2


def test_a_folder_that_does_not_exist_yet_is_waited_for(folder: Path) -> None:
    with watching(folder / "later" / "still") as told:
        (folder / "later" / "still").mkdir(parents=True)
        with _fake_server(folder / "later" / "still", b"\xff" * 64):
            told.blind_again(2)
    assert told.reasons()[0] == "No PipeWire sound server is running."


def test_file_descriptors_that_the_server_sends_are_closed(fresh_pipewire: PrivatePipeWire) -> None:
    with watching(fresh_pipewire.runtime) as told:
        told.sees_again(1)
        before = _open_files()
        for _ in range(10):
            with fresh_pipewire.recorder("pw-record") as program:
                opened = told.opening(program.pid)
            told.end(opened)
        assert _open_files() <= before


def _open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())
