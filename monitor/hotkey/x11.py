"""Hotkeys on X11: passive grabs (XGrabKey of the X11 protocol), so the server sends our combinations and nothing else.

A listener of all keys, as pynput has on X11, would be able to read every password that is typed; a program that watches
over privacy does not want to be able to.
"""

from __future__ import annotations

import select
import socket
from typing import Any

from Xlib import XK, X, error
from Xlib.display import Display

from monitor.errors import CannotAct
from monitor.hotkey.backend import Held, Hold, Hotkey, Press, Tell, Wanted
from monitor.hotkey.chord import Chord

_MASKS = {"ctrl": X.ControlMask, "alt": X.Mod1Mask, "shift": X.ShiftMask, "super": X.Mod4Mask}
_LOCKS = (0, X.LockMask, X.Mod2Mask, X.LockMask | X.Mod2Mask)
"""Caps Lock and Num Lock (Mod2 wherever xkeyboard-config made the map) are no part of a combination."""
_IGNORED = X.LockMask | X.Mod2Mask
_KEYSYMS = {
    "page_up": "Prior", "page_down": "Next", "print_screen": "Print", "scroll_lock": "Scroll_Lock", "enter": "Return",
    "esc": "Escape", "backspace": "BackSpace",
}  # fmt: skip
_GONE = "The X server ended the connection, so there are no hotkeys any more. Start Earwitness again."
_NONE = "There is no X server to hold hotkeys. Use the tray's menu instead."


class X11Hotkeys:
    """Implements ``Backend``; one connection a run, so that its end gives every key back."""

    def run(self, wanted: Wanted, tell: Tell, press: Press, stop: socket.socket) -> None:
        try:
            display = Display()
        except (error.DisplayError, OSError) as failure:
            raise CannotAct(_NONE) from failure
        try:
            _Run(display, wanted, press).loop(tell, stop)
        except (error.ConnectionClosedError, OSError) as failure:
            raise CannotAct(_GONE) from failure
        finally:
            _closed(display)


class _Run:
    def __init__(self, display: Any, wanted: Wanted, press: Press) -> None:
        self._display, self._wanted, self._press = display, wanted, press
        self._root = display.screen().root
        self._grabbed: dict[tuple[int, int], Hotkey] = {}
        self._released: dict[int, int] = {}

    def loop(self, tell: Tell, stop: socket.socket) -> None:
        tell(self._grab_all())
        while True:
            while self._display.pending_events():
                self._take(self._display.next_event(), tell)
            ready, _, _ = select.select([self._display, stop], [], [])
            if stop in ready:
                return

    def _take(self, event: Any, tell: Tell) -> None:
        if event.type == X.KeyPress:
            self._pressed(event)
        elif event.type == X.KeyRelease:
            self._released[event.detail] = event.time
        elif event.type == X.MappingNotify:
            self._display.refresh_keyboard_mapping(event)
            self._root.ungrab_key(X.AnyKey, X.AnyModifier)
            tell(self._grab_all())

    def _pressed(self, event: Any) -> None:
        """A key that is held down repeats as a release and a press of the very same time (Xlib manual, 10.5.2)."""
        hotkey = self._grabbed.get((event.detail, event.state & ~_IGNORED & 0xFF))
        if hotkey is not None and self._released.get(event.detail) != event.time:
            self._press(hotkey)

    def _grab_all(self) -> dict[Hotkey, Held]:
        self._grabbed = {}
        return {hotkey: self._grab(hotkey, chord) for hotkey, chord in self._wanted.items()}

    def _grab(self, hotkey: Hotkey, chord: Chord) -> Held:
        code = self._display.keysym_to_keycode(_keysym(chord.key))
        if not code:
            return Held(Hold.NO_KEY)
        mask = sum(_MASKS[each] for each in chord.modifiers)
        refused = error.CatchError(error.BadAccess)
        for locks in _LOCKS:
            self._root.grab_key(code, mask | locks, False, X.GrabModeAsync, X.GrabModeAsync, onerror=refused)
        self._display.sync()
        if refused.get_error() is not None:
            for locks in _LOCKS:
                self._root.ungrab_key(code, mask | locks)
            return Held(Hold.TAKEN)
        self._grabbed[code, mask] = hotkey
        return Held(Hold.HELD)


def _keysym(key: str) -> int:
    """X11 protocol, appendix A: a Latin-1 character is its own keysym, others are 0x01000000 and the code point."""
    if len(key) == 1:
        return ord(key) if ord(key) < 0x100 else 0x01000000 | ord(key)
    name = _KEYSYMS.get(key, key if key in ("space",) else key.capitalize())
    return int(XK.string_to_keysym(name))


def _closed(display: Any) -> None:
    try:
        display.close()
    except (error.ConnectionClosedError, OSError):
        return  # it was gone already
