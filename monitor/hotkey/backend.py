"""The seam: what holds hotkeys, and what it tells about each."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from monitor.hotkey.chord import Chord


class Hotkey(Enum):
    MARK_MOMENT = "mark-moment"
    MUTE_ALL = "mute-all"


class Hold(Enum):
    HELD = "held"
    TAKEN = "taken"  # another program has the combination
    NO_KEY = "no-key"  # this keyboard has no such key
    UNAVAILABLE = "unavailable"  # no hotkeys at all in this session


@dataclass(frozen=True, slots=True)
class Held:
    """``detail``: a sentence for UNAVAILABLE; for HELD the keys as the desktop names them, where it chose others."""

    hold: Hold
    detail: str = ""


Wanted = Mapping[Hotkey, Chord]
Tell = Callable[[Mapping[Hotkey, Held]], None]
Press = Callable[[Hotkey], None]


class Backend(Protocol):
    def run(self, wanted: Wanted, tell: Tell, press: Press, stop: socket.socket) -> None:
        """Hold the keys until ``stop`` can be read; tell what became of each; call ``press`` once a press. Raises
        CannotAct when there are no hotkeys here, or no longer."""
