"""A stand-in for xdg-desktop-portal's GlobalShortcuts and Background on a private bus: no such desktop runs here."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_PATH, _SHORTCUTS = "/org/freedesktop/portal/desktop", "org.freedesktop.portal.GlobalShortcuts"
_SESSION = "/org/freedesktop/portal/desktop/session/one"
_GRANTED, _DENIED = 0, 1


@dataclass
class PortalStandIn:
    """``grants``: ids of the shortcuts that "the user" allows; ``denied``: the dialog was closed instead.
    ``background``: what was asked of Background; ``thinks``: "the user" answers that only when ``answer`` is called."""

    address: str
    grants: frozenset[str] = frozenset()
    denied: bool = False
    asked: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    registered: list[str] = field(default_factory=list)
    background: list[Mapping[str, Any]] = field(default_factory=list)
    thinks: bool = False

    def __enter__(self) -> PortalStandIn:
        self._connection: DBusConnection = open_dbus_connection(self.address)
        self._connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
        self._client = ""
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(5)
        self._connection.close()

    def press(self, id: str) -> None:
        body: tuple[Any, ...] = (_SESSION, id, 0, {})
        self._signal(_PATH, _SHORTCUTS, "Activated", "osta{sv}", body)

    def close_session(self) -> None:
        self._signal(_SESSION, "org.freedesktop.portal.Session", "Closed", "a{sv}", ({},))

    def _signal(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> None:
        self._connection.send(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                message = self._connection.receive(timeout=0.1)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Message) -> None:
        member = message.header.fields[3]
        if member == "Register":
            self.registered.append(message.body[0])
            self._connection.send(new_method_return(message))
        elif member in ("CreateSession", "BindShortcuts"):
            self._grant(message, member)
        elif member == "RequestBackground":
            self._ask_for_background(message)
        else:
            self._connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))

    def _request(self, message: Message) -> str:
        token = message.body[-1]["handle_token"][1]
        sender = message.header.fields[7][1:].replace(".", "_")
        request = f"{_PATH}/request/{sender}/{token}"
        self._connection.send(new_method_return(message, "o", (request,)))
        return request

    def _ask_for_background(self, message: Message) -> None:
        self._waiting = self._request(message)
        self.background.append({key: value for key, (_, value) in message.body[1].items()})
        if not self.thinks:
            self.answer()

    def answer(self) -> None:
        """To the last request for the background."""
        on = self.background[-1]["autostart"] and not self.denied
        results = {"background": ("b", True), "autostart": ("b", on)}
        code = _DENIED if self.denied else _GRANTED
        self._signal(self._waiting, "org.freedesktop.portal.Request", "Response", "ua{sv}", (code, results))

    def _grant(self, message: Message, member: str) -> None:
        request = self._request(message)
        results: dict[str, Any] = {"session_handle": ("s", _SESSION)}
        if member == "BindShortcuts":
            self.asked += [(id, facts) for id, facts in message.body[1]]
            granted = [(id, {"trigger_description": ("s", "Ctrl+Alt+M")}) for id, _ in self.asked if id in self.grants]
            results = {"shortcuts": ("a(sa{sv})", granted)}
        code = _DENIED if self.denied and member == "BindShortcuts" else _GRANTED
        self._signal(request, "org.freedesktop.portal.Request", "Response", "ua{sv}", (code, results))
