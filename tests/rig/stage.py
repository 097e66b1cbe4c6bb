"""The whole program on a private desktop with a private sound server: for demo, screenshots and benchmarks."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.rig.desktop import Keyring, Notifier, Panel, PrivateBus, PrivateDisplay
from tests.rig.processes import Program, wait_until
from tests.rig.sound import PrivatePipeWire

ROOT = Path(__file__).resolve().parents[2]
MICROPHONE = "Silent microphone"


@dataclass(frozen=True, slots=True)
class Stage:
    """``env`` leads to all its parts; ``screen`` and ``panel`` are None where the person's own desktop is used."""

    sound: PrivatePipeWire
    env: dict[str, str]
    screen: PrivateDisplay | None
    panel: Panel | None
    notifier: Notifier | None

    @contextlib.contextmanager
    def earwitness(self, data: Path, *words: str, env: Mapping[str, str] | None = None) -> Iterator[Program]:
        """The program as a person starts it who was welcomed before; what it stores goes to ``data``."""
        _welcomed(data)
        argv = (sys.executable, str(ROOT / "main.py"), "--data", str(data), *words)
        program = self.sound.programs.start(*argv, env={**self.env, **(env or {})})
        try:
            yield program
        finally:
            program.stop()

    def wait_for_icon(self) -> None:
        panel = self.panel
        if panel is not None:
            wait_until(panel.items, "the tray icon", 30)


def _welcomed(data: Path) -> None:
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    settings = data / "settings.toml"
    if not settings.exists():
        settings.write_text("version = 2\nwelcomed = true\n")


@contextlib.contextmanager
def private_stage(tmp: Path, size: str = "1280x800") -> Iterator[Stage]:
    with contextlib.ExitStack() as parts:
        sound = parts.enter_context(PrivatePipeWire(tmp, MICROPHONE))
        screen = parts.enter_context(PrivateDisplay(tmp, sound.env, size, with_manager=True))
        bus = parts.enter_context(PrivateBus(tmp, screen.env))
        panel = parts.enter_context(Panel(tmp, bus.env))
        notifier = parts.enter_context(Notifier(tmp, bus.env))
        parts.enter_context(Keyring(tmp, bus.env))
        yield Stage(sound, bus.env, screen, panel, notifier)


@contextlib.contextmanager
def own_desktop(tmp: Path) -> Iterator[Stage]:
    """Only the sound server is private; window, tray icon and notifications are on the person's own desktop."""
    with PrivatePipeWire(tmp, MICROPHONE) as sound:
        yield Stage(sound, {**sound.env, **_own_screen()}, None, None, None)


def _own_screen() -> dict[str, str]:
    names = ("DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE")
    env = {name: os.environ[name] for name in names if name in os.environ}
    # Their keyring must not get a key of a demo's journal.
    env["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    env.setdefault("XAUTHORITY", str(Path.home() / ".Xauthority"))
    if "WAYLAND_DISPLAY" in env:  # an absolute path is taken as it is; the runtime folder is a private one here
        env["WAYLAND_DISPLAY"] = str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / env["WAYLAND_DISPLAY"])
    return env
