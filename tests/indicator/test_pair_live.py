"""``pair`` at a terminal, through the microphone of a real sound server."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.paired_chimes import store_at
from monitor.paths import Paths, prepare
from tests.indicator import room
from tests.indicator.staged import RATE, Plan, staged
from tests.rig.processes import wait_until
from tests.rig.sound import PrivatePipeWire
from tests.rig.stage import ROOT
from ui.commands import speakers_at

PLAN = Plan(takes=3, chime="arpeggio", request=False, answer=False, noise=-90.0)


class Terminal:
    """A program at a terminal: what it printed, and a key to press."""

    def __init__(self, log: Path, *argv: str) -> None:
        self._log = log
        self._keys, theirs = pty.openpty()
        with log.open("wb") as out:
            self.process = subprocess.Popen(argv, stdin=theirs, stdout=out, stderr=out)
        os.close(theirs)

    def says(self, text: str, patience: float = 60.0) -> None:
        try:
            wait_until(lambda: text in self.text() or self.process.poll() is not None, text, patience)
        finally:
            assert text in self.text(), self.text()

    def text(self) -> str:
        return self._log.read_text("utf-8")

    def press_enter(self) -> None:
        os.write(self._keys, b"\n")

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._keys)


@pytest.fixture
def server(fresh_pipewire: PrivatePipeWire, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> PrivatePipeWire:
    for key, value in fresh_pipewire.env.items():
        monkeypatch.setenv(key, value)
    room.add_room(fresh_pipewire)
    room.play(fresh_pipewire, room.write(tmp_path / "room.wav", room.noise(300, 1e-3)))
    return fresh_pipewire


@pytest.fixture
def terminal(server: PrivatePipeWire, tmp_path: Path) -> Iterator[Terminal]:
    prepare(Paths(tmp_path / "data"))
    words = ("--data", str(tmp_path / "data"), "pair", "Kitchen", "--vendor", "alexa", "--takes", "3")
    made = Terminal(tmp_path / "pair.log", sys.executable, str(ROOT / "main.py"), *words)
    yield made
    made.close()


@pytest.mark.slow
def test_a_speaker_is_paired_at_the_terminal_with_enter_after_each_wake(
    terminal: Terminal, server: PrivatePipeWire, tmp_path: Path
) -> None:
    terminal.says("Listening through")
    for number, take in enumerate(staged(PLAN).takes, 1):
        terminal.says(f"Take {number} of 3: say the wake word now.")
        player = room.play(server, room.write(tmp_path / f"{number}.wav", take, RATE))
        wait_until(lambda player=player: not player.alive, "the wake to be over", 30)
        terminal.press_enter()
    terminal.says("A start sound was found in 3 of 3 takes")
    terminal.says("Now the room is heard for 30 s.")
    terminal.says("Kitchen is paired: its start sound was learned.", 90)
    terminal.says("Here it would hear")
    assert terminal.process.wait(20) == 0
    paths = Paths(tmp_path / "data")
    (speaker,) = speakers_at(paths).speakers()
    assert [chime.role for chime in store_at(paths).chimes(speaker.id)] == ["start"]
