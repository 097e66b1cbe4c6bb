"""The Settings page of the real program, on a private display, with a window manager and the real file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from monitor.settings import Scheme
from monitor.settings_file import load
from tests.rig.desktop import PrivateBus, PrivateDisplay
from tests.rig.processes import Programs, run, wait_until

pytestmark = [pytest.mark.desktop, pytest.mark.slow]
ROOT = Path(__file__).parents[2]
TITLE = "^Earwitness$"


class Stage:
    """The program with its window in front."""

    def __init__(self, screen: PrivateDisplay, bus: PrivateBus, tmp: Path, programs: Programs) -> None:
        self.screen, self.data, self.config, self.tmp = screen, tmp / "data", tmp / "config", tmp
        self.data.mkdir(mode=0o700)
        self.env = {**bus.env, "XDG_CONFIG_HOME": str(self.config), "XDG_CONFIG_DIRS": str(tmp / "none"), "LANG": "C"}
        self.env.pop("EARWITNESS_THEME", None)
        programs.start(sys.executable, str(ROOT / "main.py"), "--data", str(self.data), env=self.env)
        screen.wait_until(lambda: screen.windows(TITLE), "the window", 60)

    def press(self, *keys: str) -> None:
        self.screen.xdotool("key", "--clearmodifiers", "--delay", "80", *keys)

    def settings(self, *words: str) -> str:
        return run(
            sys.executable, str(ROOT / "main.py"), "settings", *words, "--data", str(self.data), env=self.env
        ).strip()  # fmt: skip

    def brightness(self, name: str = "screen") -> float:
        """Of the middle of the screen, 0 to 255."""
        file = self.tmp / f"{name}.png"
        self.screen.screenshot(file)
        image = QImage(str(file)).scaled(9, 9)
        return image.pixelColor(4, 4).lightnessF() * 255


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with (
        PrivateDisplay(tmp_path, dict(os.environ), "1280x800", with_manager=True) as screen,
        PrivateBus(tmp_path, screen.env) as bus,
    ):
        programs = Programs(tmp_path, bus.env)
        yield Stage(screen, bus, tmp_path, programs)
        programs.stop_all()


def test_welcome_settings_and_login_by_keyboard_and_a_theme_from_outside(stage: Stage) -> None:
    stage.screen.wait_until(lambda: stage.screen.windows("^Welcome"), "the first words", 30)
    welcome = stage.screen.windows("^Welcome")[0]
    stage.screen.xdotool("windowactivate", "--sync", welcome)
    stage.press("Return", "Return", "Return")
    wait_until(lambda: stage.settings("get", "welcomed") == "on", "the first words to be kept as said")
    assert stage.settings("get", "start_at_login") == "on"
    assert "--hidden" in (stage.config / "autostart" / "earwitness.desktop").read_text()
    window = stage.screen.windows(TITLE)[0]
    stage.screen.xdotool("windowactivate", "--sync", window)
    stage.press("ctrl+5")
    wait_until(lambda: stage.brightness() > 200, "the light page")
    stage.settings("set", "theme", "dark")
    wait_until(lambda: stage.brightness() < 80, "the dark page")
    assert load(stage.data / "settings.toml").theme is Scheme.DARK
    stage.settings("reset", "theme")
    wait_until(lambda: stage.brightness() > 200, "the light page again")
