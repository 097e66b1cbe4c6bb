"""Hotkeys on a real X server, pressed with xdotool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.hotkey.backend import Hold, Hotkey
from monitor.hotkey.chord import parse
from monitor.hotkey.x11 import X11Hotkeys
from tests.hotkey.conftest import Heard, state
from tests.rig.desktop import PrivateDisplay
from tests.rig.processes import wait_until

MARK, MUTE = Hotkey.MARK_MOMENT, Hotkey.MUTE_ALL
pytestmark = pytest.mark.desktop


@pytest.fixture
def display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrivateDisplay]:
    with PrivateDisplay(tmp_path) as display:
        monkeypatch.setenv("DISPLAY", display.display)
        yield display


def test_a_press_is_told_once_and_only_ours(display: PrivateDisplay, heard: Heard) -> None:
    watcher = heard.watch(X11Hotkeys(), {MARK: "<ctrl>+<alt>+m", MUTE: "<f9>"})
    assert (state(watcher, MARK), state(watcher, MUTE)) == (Hold.HELD, Hold.HELD)
    display.xdotool("key", "m", "ctrl+m", "alt+m")
    display.xdotool("key", "ctrl+alt+m")
    heard.wait(MARK)
    display.xdotool("key", "F9")
    heard.wait(MARK, MUTE)


def test_num_lock_and_caps_lock_do_not_matter(display: PrivateDisplay, heard: Heard) -> None:
    heard.watch(X11Hotkeys(), {MUTE: "<f9>"})
    display.xdotool("key", "Num_Lock")
    display.xdotool("key", "Caps_Lock")
    display.xdotool("key", "F9")
    heard.wait(MUTE)


def test_a_key_that_is_held_down_is_one_press_and_two_quick_ones_are_two(display: PrivateDisplay, heard: Heard) -> None:
    heard.watch(X11Hotkeys(), {MUTE: "<f9>"})
    display.xdotool("keydown", "F9", "sleep", "1.5", "keyup", "F9")
    heard.wait(MUTE)
    display.xdotool("key", "--delay", "10", "F9", "F9")
    heard.wait(MUTE, MUTE, MUTE)


def test_a_combination_that_another_program_has_is_told(display: PrivateDisplay, heard: Heard) -> None:
    first = heard.watch(X11Hotkeys(), {MARK: "<ctrl>+<alt>+m"})
    second = heard.watch(X11Hotkeys(), {MARK: "<ctrl>+<alt>+m", MUTE: "<f9>"})
    assert state(first, MARK) is Hold.HELD
    assert (state(second, MARK), state(second, MUTE)) == (Hold.TAKEN, Hold.HELD)


def test_a_key_that_the_keyboard_lacks_is_told(display: PrivateDisplay, heard: Heard) -> None:
    assert state(heard.watch(X11Hotkeys(), {MUTE: "<ctrl>+ß"}), MUTE) is Hold.NO_KEY


def test_other_keys_are_taken_up_and_the_old_ones_given_back(display: PrivateDisplay, heard: Heard) -> None:
    watcher = heard.watch(X11Hotkeys(), {MUTE: "<f9>"})
    watcher.hold({MUTE: parse("<f10>")})
    other = heard.watch(X11Hotkeys(), {MARK: "<f9>"})
    assert state(other, MARK) is Hold.HELD
    display.xdotool("key", "F10")
    heard.wait(MUTE)


def test_a_server_that_goes_is_told(display: PrivateDisplay, heard: Heard) -> None:
    watcher = heard.watch(X11Hotkeys(), {MUTE: "<f9>"})
    display.server.kill()
    wait_until(lambda: state(watcher, MUTE) is Hold.UNAVAILABLE, "the end of the hotkeys")
    assert "X server" in watcher.held[MUTE].detail


# python-xlib leaves the sockets open with which it tried.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_without_a_server_the_reason_is_told(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    watcher = heard.watch(X11Hotkeys(), {MUTE: "<f9>"})
    assert state(watcher, MUTE) is Hold.UNAVAILABLE
    assert "tray" in watcher.held[MUTE].detail
