"""Hotkeys of the real program: pressed on a real X server, kept in a real journal, done to a real sound server."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rig.desktop import PrivateBus, PrivateDisplay
from tests.rig.processes import run, wait_until
from tests.rig.sound import PrivatePipeWire

pytestmark = [pytest.mark.desktop, pytest.mark.slow]
MAIN = str(Path(__file__).parents[2] / "main.py")


class Stage:
    def __init__(self, screen: PrivateDisplay, env: dict[str, str], data: Path) -> None:
        self.screen, self.env, self.data = screen, env, data

    def earwitness(self, *words: str) -> str:
        return run(sys.executable, MAIN, "--data", str(self.data), *words, env=self.env, timeout=60)

    def sightings(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.earwitness("sightings", "--json").splitlines()]

    def is_muted(self) -> bool:
        return "yes" in run("pactl", "get-source-mute", "@DEFAULT_SOURCE@", env=self.env)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with (
        PrivatePipeWire(tmp_path, "Desk microphone") as sound,
        PrivateDisplay(tmp_path, sound.env, with_manager=True) as screen,
        PrivateBus(tmp_path, screen.env) as bus,
    ):
        env = {**bus.env, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring", "LANG": "C"}
        made = Stage(screen, env, tmp_path / "data")
        made.earwitness("speakers", "add", "Kitchen", "--vendor", "alexa")
        made.earwitness("settings", "set", "welcomed", "on")
        program = sound.programs.start(sys.executable, MAIN, "--data", str(made.data), env=env)
        screen.wait_until(lambda: screen.windows("^Earwitness$"), "the window", 60)
        yield made
        program.stop()


def test_a_key_marks_the_moment_and_another_mutes_and_unmutes(stage: Stage) -> None:
    stage.earwitness("settings", "set", "hotkeys.mark_moment", "<ctrl>+<alt>+k")
    stage.earwitness("settings", "set", "hotkeys.mute_all", "<f9>")

    def pressed(keys: str, done: bool) -> bool:
        stage.screen.xdotool("key", keys)
        return done

    wait_until(lambda: stage.sightings() or pressed("ctrl+alt+k", False), "the marked moment", 60)
    sighting = stage.sightings()[0]
    assert sighting["by"] == "hand"
    assert not stage.is_muted()
    stage.screen.xdotool("key", "F9")
    wait_until(stage.is_muted, "silence", 30)
    stage.screen.xdotool("key", "F9")
    wait_until(lambda: not stage.is_muted(), "sound again", 30)
