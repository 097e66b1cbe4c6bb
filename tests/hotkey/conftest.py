"""What the hotkeys tell, collected so that a test can wait for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from monitor.hotkey.backend import Backend, Held, Hold, Hotkey
from monitor.hotkey.chord import parse
from monitor.hotkey.watcher import HotkeyWatcher
from tests.rig.processes import wait_until


class Heard:
    def __init__(self) -> None:
        self.pressed: list[Hotkey] = []
        self.watchers: list[HotkeyWatcher] = []

    def watch(self, backend: Backend, wanted: Mapping[Hotkey, str]) -> HotkeyWatcher:
        """A watcher whose keys are held, or are told not to be."""
        watcher = HotkeyWatcher(lambda: backend, self.pressed.append, lambda held: None)
        self.watchers.append(watcher)
        watcher.hold({hotkey: parse(text) for hotkey, text in wanted.items()})
        wait_until(lambda: watcher.held, "the hotkeys")
        return watcher

    def wait(self, *pressed: Hotkey) -> None:
        wait_until(lambda: self.pressed == list(pressed), f"{pressed}, not {self.pressed}")


@pytest.fixture
def heard() -> Iterator[Heard]:
    made = Heard()
    yield made
    for watcher in made.watchers:
        watcher.close()


def state(watcher: HotkeyWatcher, hotkey: Hotkey) -> Hold:
    held: Held = watcher.held[hotkey]
    return held.hold
