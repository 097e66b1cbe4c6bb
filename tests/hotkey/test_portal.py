"""Hotkeys by the portal of a Wayland desktop; the portal is a stand-in on a real bus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.hotkey import backend_for
from monitor.hotkey.backend import Hold, Hotkey
from monitor.hotkey.portal import PortalHotkeys
from monitor.hotkey.x11 import X11Hotkeys
from tests.hotkey.conftest import Heard, state
from tests.rig.desktop import PrivateBus
from tests.rig.portal import PortalStandIn
from tests.rig.processes import wait_until

MARK, MUTE = Hotkey.MARK_MOMENT, Hotkey.MUTE_ALL
WANTED = {MARK: "<ctrl>+<alt>+m", MUTE: "<ctrl>+<alt>+n"}
BOTH = frozenset({MARK.value, MUTE.value})


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateBus]:
    with PrivateBus(tmp_path) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus


def test_the_user_is_asked_once_for_all_and_a_press_is_told(bus: PrivateBus, heard: Heard) -> None:
    with PortalStandIn(bus.address, BOTH) as portal:
        watcher = heard.watch(PortalHotkeys(), WANTED)
        assert {id for id, _ in portal.asked} == BOTH
        assert portal.asked[0][1]["preferred_trigger"] == ("s", "CTRL+ALT+m")
        assert portal.registered == ["earwitness"]
        assert watcher.held[MARK].detail == "Ctrl+Alt+M"
        portal.press("somebody-elses")
        portal.press(MUTE.value)
        heard.wait(MUTE)


def test_a_shortcut_that_was_not_granted_is_told(bus: PrivateBus, heard: Heard) -> None:
    with PortalStandIn(bus.address, frozenset({MUTE.value})):
        watcher = heard.watch(PortalHotkeys(), WANTED)
        assert (state(watcher, MARK), state(watcher, MUTE)) == (Hold.TAKEN, Hold.HELD)


def test_a_user_who_says_no_is_believed(bus: PrivateBus, heard: Heard) -> None:
    with PortalStandIn(bus.address, BOTH, denied=True):
        watcher = heard.watch(PortalHotkeys(), WANTED)
        assert state(watcher, MARK) is Hold.UNAVAILABLE
        assert "did not grant" in watcher.held[MARK].detail


def test_a_session_that_the_desktop_ends_is_told(bus: PrivateBus, heard: Heard) -> None:
    with PortalStandIn(bus.address, BOTH) as portal:
        watcher = heard.watch(PortalHotkeys(), WANTED)
        portal.close_session()
        wait_until(lambda: state(watcher, MARK) is Hold.UNAVAILABLE, "the end of the session")


def test_a_desktop_without_such_a_portal_is_told(bus: PrivateBus, heard: Heard) -> None:
    watcher = heard.watch(PortalHotkeys(), WANTED)
    assert state(watcher, MARK) is Hold.UNAVAILABLE
    assert "GlobalShortcuts" in watcher.held[MARK].detail


def test_each_session_gets_what_it_can_do() -> None:
    wayland = {"XDG_SESSION_TYPE": "wayland", "DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert isinstance(backend_for("linux", wayland), PortalHotkeys)
    assert isinstance(backend_for("linux", {"DISPLAY": ":0"}), X11Hotkeys)
