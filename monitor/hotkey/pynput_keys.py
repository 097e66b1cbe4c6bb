"""Hotkeys on Windows and macOS, by pynput. Never run: no such system was at hand.

macOS asks for the permission "Input Monitoring" first; without it nothing arrives and nothing is told (pynput's own
documentation, "Platform limitations").
"""

from __future__ import annotations

import socket
from functools import partial

from monitor.errors import CannotAct
from monitor.hotkey.backend import Held, Hold, Press, Tell, Wanted
from monitor.hotkey.chord import Chord


class PynputHotkeys:
    """Implements ``Backend``."""

    def run(self, wanted: Wanted, tell: Tell, press: Press, stop: socket.socket) -> None:
        try:
            from pynput import keyboard
        except ImportError as failure:
            raise CannotAct("Hotkeys need the package pynput. Install it, or use the tray's menu.") from failure
        pressed = {_as_pynput(chord): partial(press, hotkey) for hotkey, chord in wanted.items()}
        with keyboard.GlobalHotKeys(pressed):
            tell({hotkey: Held(Hold.HELD) for hotkey in wanted})
            stop.recv(1)


def _as_pynput(chord: Chord) -> str:
    return str(chord).replace("<super>", "<cmd>")
