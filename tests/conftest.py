"""Fixtures for every test: real sound servers and desktops; an unexpected warning in the log fails a test."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rig.desktop import Notifier, Panel, PrivateBus, PrivateDisplay
from tests.rig.sound import PrivatePipeWire, PrivatePulseAudio

# Before Qt is imported anywhere: widgets need no screen. Tests that need one start a program on a private display.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# No test may reach the person's own desktop, sound server, keyring or recorded data.
for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "PULSE_SERVER", "XDG_RUNTIME_DIR"):
    os.environ.pop(name, None)
os.environ.pop("EARWITNESS_DATA", None)
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"


class _Unexpected(logging.Handler):
    """Keeps what is logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that expects a warning asks for ``caplog`` or is marked ``logs_warnings``; any other one fails."""
    handler = _Unexpected()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    expected = "caplog" in request.fixturenames or request.node.get_closest_marker("logs_warnings")
    if handler.records and not expected:
        pytest.fail("Unexpected in the log: " + "; ".join(record.getMessage() for record in handler.records))


@pytest.fixture(scope="session")
def pipewire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivatePipeWire]:
    """One server for all tests of this worker: leave it as it was found."""
    with PrivatePipeWire(tmp_path_factory.mktemp("sound")) as server:
        yield server


@pytest.fixture
def fresh_pipewire(tmp_path: Path) -> Iterator[PrivatePipeWire]:
    """A server of the test's own, to restart or kill."""
    with PrivatePipeWire(tmp_path) as server:
        yield server


@pytest.fixture
def pulseaudio(tmp_path: Path) -> Iterator[PrivatePulseAudio]:
    with PrivatePulseAudio(tmp_path) as server:
        yield server


@pytest.fixture
def display(tmp_path: Path) -> Iterator[PrivateDisplay]:
    with PrivateDisplay(tmp_path, with_manager=True) as screen:
        yield screen


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[PrivateBus]:
    """A session bus without a display, as a service has it."""
    with PrivateBus(tmp_path) as private:
        yield private


@pytest.fixture
def desktop_bus(tmp_path: Path, display: PrivateDisplay) -> Iterator[PrivateBus]:
    """A session bus whose ``env`` leads to the private display too."""
    with PrivateBus(tmp_path, display.env) as private:
        yield private


@pytest.fixture
def panel(tmp_path: Path, desktop_bus: PrivateBus) -> Iterator[Panel]:
    with Panel(tmp_path, desktop_bus.env) as part:
        yield part


@pytest.fixture
def notifier(tmp_path: Path, desktop_bus: PrivateBus) -> Iterator[Notifier]:
    with Notifier(tmp_path, desktop_bus.env) as part:
        yield part
