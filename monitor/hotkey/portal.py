"""Hotkeys on Wayland: the desktop's portal asks the user once, holds the keys, and names which one was pressed.

Follows org.freedesktop.portal.GlobalShortcuts, version 2, and org.freedesktop.host.portal.Registry of
xdg-desktop-portal.
Trigger texts follow the shortcuts specification of freedesktop.org: ``CTRL+ALT+m``.
"""

from __future__ import annotations

import secrets
import select
import socket
import time
from collections import deque
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse

from monitor.errors import CannotAct
from monitor.hotkey.backend import Held, Hold, Hotkey, Press, Tell, Wanted
from monitor.hotkey.chord import Chord

APP_ID = "earwitness"
_PATH, _NAME = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop"
_SHORTCUTS = DBusAddress(_PATH, bus_name=_NAME, interface="org.freedesktop.portal.GlobalShortcuts")
_REGISTRY = DBusAddress(_PATH, bus_name=_NAME, interface="org.freedesktop.host.portal.Registry")
_REQUEST, _SESSION = "org.freedesktop.portal.Request", "org.freedesktop.portal.Session"
_ANSWER = 5.0  # seconds for a call; the portal answers at once and asks the user afterwards
_USER = 300.0  # seconds for the user to say yes in the desktop's own dialog
_MODIFIERS = {"ctrl": "CTRL", "alt": "ALT", "shift": "SHIFT", "super": "LOGO"}
_KEYS = {"page_up": "Prior", "page_down": "Next", "print_screen": "Print", "scroll_lock": "Scroll_Lock"} | {
    "enter": "Return", "esc": "Escape", "backspace": "BackSpace", "space": "space"
}  # fmt: skip
_DESCRIPTIONS = {
    Hotkey.MARK_MOMENT: "Mark this moment: my speaker just lit up",
    Hotkey.MUTE_ALL: "Mute all microphones",
}
_NONE = "This desktop offers no hotkeys to programs (its portal lacks GlobalShortcuts). Use the tray's menu instead."
_REFUSED = "The desktop did not grant the hotkeys. Allow them in its settings, or use the tray's menu."
_GONE = "The desktop took the hotkeys back. Start Earwitness again, or use the tray's menu."


class PortalHotkeys:
    """Implements ``Backend``."""

    def run(self, wanted: Wanted, tell: Tell, press: Press, stop: socket.socket) -> None:
        try:
            connection = open_dbus_connection("SESSION")
        except (OSError, KeyError, ValueError, DBusErrorResponse) as failure:
            raise CannotAct(_NONE) from failure
        try:
            _Session(connection, stop).loop(wanted, tell, press)
        except _Stopped:
            return
        except (DBusErrorResponse, TimeoutError) as failure:
            raise CannotAct(_NONE) from failure
        except (OSError, EOFError) as failure:
            raise CannotAct(_GONE) from failure
        finally:
            connection.close()


class _Stopped(Exception):
    """Nobody wants the keys any more."""


class _Session:
    def __init__(self, connection: DBusConnection, stop: socket.socket) -> None:
        self._connection, self._stop = connection, stop
        self._signals: deque[Message] = deque()
        for interface in (_REQUEST, _SESSION, _SHORTCUTS.interface):
            rule = MatchRule(type="signal", interface=interface)
            self._call(message_bus.AddMatch(rule))

    def loop(self, wanted: Wanted, tell: Tell, press: Press) -> None:
        self._register()
        session = self._create()
        granted = self._bind(session, wanted)
        tell({hotkey: _held(hotkey, granted) for hotkey in wanted})
        known = {hotkey.value: hotkey for hotkey in wanted}
        while True:
            signal = self._next_signal(None)
            member, path = _header(signal, 3), _header(signal, 1)
            if member == "Closed" and path == session:
                raise CannotAct(_GONE)
            if member == "Activated" and signal.body[0] == session and signal.body[1] in known:
                press(known[signal.body[1]])

    def _register(self) -> None:
        """A program that is not sandboxed names itself; portals before 1.20 have no such call and need none."""
        try:
            self._call(new_method_call(_REGISTRY, "Register", "sa{sv}", (APP_ID, {})))
        except DBusErrorResponse:
            return

    def _create(self) -> str:
        options = {"session_handle_token": ("s", _token())}
        results = self._asked("CreateSession", "a{sv}", (options,), _ANSWER)
        handle = results.get("session_handle", ("s", ""))[1]
        if not handle:
            raise CannotAct(_REFUSED)
        return str(handle)

    def _bind(self, session: str, wanted: Wanted) -> dict[str, str]:
        """Ids of the shortcuts that were granted, each with the keys as the desktop calls them."""
        shortcuts = [(hotkey.value, _described(hotkey, chord)) for hotkey, chord in wanted.items()]
        body: tuple[Any, ...] = (session, shortcuts, "", {})
        results = self._asked("BindShortcuts", "oa(sa{sv})sa{sv}", body, _USER)
        return {id: str(facts.get("trigger_description", ("s", ""))[1]) for id, facts in results["shortcuts"][1]}

    def _asked(self, method: str, signature: str, body: tuple[Any, ...], patience: float) -> dict[str, Any]:
        """A call whose answer comes as the signal Response of a request's object."""
        token = _token()
        sender = str(self._connection.unique_name)[1:].replace(".", "_")
        request = f"/org/freedesktop/portal/desktop/request/{sender}/{token}"
        *front, options = body
        options = options | {"handle_token": ("s", token)}
        reply = self._call(new_method_call(_SHORTCUTS, method, signature, (*front, options)))
        paths = {request, str(reply.body[0])}
        end = time.monotonic() + patience
        while True:
            signal = self._next_signal(end)
            if _header(signal, 3) == "Response" and _header(signal, 1) in paths:
                code, results = signal.body
                if code != 0:
                    raise CannotAct(_REFUSED)
                return dict(results)

    def _call(self, message: Message) -> Message:
        """The reply; signals that come meanwhile are kept. Raises DBusErrorResponse or TimeoutError."""
        serial = next(self._connection.outgoing_serial)
        self._connection.send(message, serial=serial)
        end = time.monotonic() + _ANSWER
        while True:
            received = self._receive(end)
            if received.header.fields.get(5) == serial:  # REPLY_SERIAL of the D-Bus specification
                if received.header.message_type is MessageType.error:
                    raise DBusErrorResponse(received)
                return received
            self._keep(received)

    def _next_signal(self, end: float | None) -> Message:
        while not self._signals:
            self._keep(self._receive(end))
        return self._signals.popleft()

    def _keep(self, message: Message) -> None:
        if message.header.message_type is MessageType.signal:
            self._signals.append(message)

    def _receive(self, end: float | None) -> Message:
        """The next message, also one that came along with another. Raises TimeoutError, or _Stopped."""
        try:
            return self._connection.receive(timeout=0)
        except TimeoutError:
            self._wait(end)
        return self._connection.receive(timeout=_ANSWER)

    def _wait(self, end: float | None) -> None:
        left = None if end is None else max(0.0, end - time.monotonic())
        ready, _, _ = select.select([self._connection.sock, self._stop], [], [], left)
        if self._stop in ready:
            raise _Stopped
        if not ready:
            raise TimeoutError


def _header(message: Message, field: int) -> str:
    """1: the object's path, 3: the member (D-Bus specification, header fields)."""
    return str(message.header.fields.get(field, ""))


def _described(hotkey: Hotkey, chord: Chord) -> dict[str, Any]:
    return {"description": ("s", _DESCRIPTIONS[hotkey]), "preferred_trigger": ("s", trigger(chord))}


def trigger(chord: Chord) -> str:
    key = chord.key if len(chord.key) == 1 else _KEYS.get(chord.key, chord.key.capitalize())
    return "+".join([*(word for name, word in _MODIFIERS.items() if name in chord.modifiers), key])


def _held(hotkey: Hotkey, granted: dict[str, str]) -> Held:
    return Held(Hold.HELD, granted[hotkey.value]) if hotkey.value in granted else Held(Hold.TAKEN)


def _token() -> str:
    return f"earwitness{secrets.token_hex(6)}"
