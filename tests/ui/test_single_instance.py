from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.single_instance import MOST_CALLERS, Door, raise_first


def test_nobody_is_there_the_first_time(qapp: object, tmp_path: Path) -> None:
    assert not raise_first(tmp_path / "door")


def test_a_second_start_raises_the_first_and_hands_over_its_token(qtbot: QtBot, tmp_path: Path) -> None:
    door = Door(tmp_path / "door")
    knock = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]);"
        "from ui.single_instance import raise_first; sys.exit(0 if raise_first(Path(sys.argv[1])) else 1)"
    )
    with qtbot.waitSignal(door.knocked) as got:
        second = subprocess.Popen(
            [sys.executable, "-c", knock, str(tmp_path / "door")], env={**os.environ, "XDG_ACTIVATION_TOKEN": "t0k"}
        )
    assert second.wait(10) == 0
    assert got.args == ["t0k"]
    door.close()


def test_only_this_user_can_knock(qapp: object, tmp_path: Path) -> None:
    door = Door(tmp_path / "door")
    assert door.open
    assert (tmp_path / "door").stat().st_mode & 0o077 == 0
    door.close()


def test_what_a_killed_instance_left_behind_does_not_block(qapp: object, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(tmp_path / "door"))
    assert not raise_first(tmp_path / "door")
    door = Door(tmp_path / "door")
    assert door.open
    door.close()


def test_callers_who_say_nothing_are_let_go(qtbot: QtBot, tmp_path: Path) -> None:
    door = Door(tmp_path / "door")
    silent = [socket.socket(socket.AF_UNIX) for _ in range(MOST_CALLERS * 2)]
    for each in silent:
        each.connect(str(tmp_path / "door"))
    qtbot.waitUntil(lambda: len(door._callers) == MOST_CALLERS)
    with qtbot.waitSignal(door.knocked):
        assert raise_first(tmp_path / "door")
    for each in silent:
        each.close()
    door.close()
    assert not (tmp_path / "door").exists()


def test_a_place_where_no_socket_can_be_is_survived(qapp: object, tmp_path: Path) -> None:
    far = tmp_path / ("x" * 200) / "door"
    assert not raise_first(far)
    assert not Door(far).open


@pytest.mark.parametrize("noise", [b"", b"\n", b"drop tables\n", b"\xff" * 5000, b"show"])
def test_noise_at_the_door_does_not_open_it(qtbot: QtBot, tmp_path: Path, noise: bytes) -> None:
    door = Door(tmp_path / "door")
    knocks: list[str] = []
    door.knocked.connect(knocks.append)
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(str(tmp_path / "door"))
        caller.sendall(noise)
    qtbot.wait(50)
    assert knocks == ([""] if noise == b"show" else [])
    door.close()
