"""Small stand-ins for a desktop's services on a private bus: they answer, hang, go away and send signals when told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from jeepney import DBusAddress, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields

Answer = tuple[str, tuple[Any, ...]]
"""Signature and body."""


class StandIn:
    """Owns ``name`` on the bus at ``address`` and answers ``methods`` (interface.Member -> what gives the answer)."""

    def __init__(self, address: str, name: str, methods: dict[str, Callable[..., Answer]]) -> None:
        self._name, self._methods = name, methods
        self._connection: DBusConnection = open_dbus_connection(address)
        self._stop = threading.Event()
        self.hanging = threading.Event()
        self.asked: list[str] = []
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)

    def __enter__(self) -> StandIn:
        self._connection.send_and_get_reply(message_bus.RequestName(self._name))
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.vanish()

    def vanish(self) -> None:
        """As a program that ends."""
        self._stop.set()
        if self._thread.ident is not None:
            self._thread.join(5)
        self._connection.close()

    def signal(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> None:
        self._connection.send(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    def _serve(self) -> None:
        while not self._stop.is_set():
            try:
                message = self._connection.receive(timeout=0.02)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        called = f"{fields.get(HeaderFields.interface)}.{fields.get(HeaderFields.member)}"
        self.asked.append(called)
        if self.hanging.is_set():
            return
        method = self._methods.get(called)
        if method is None:
            unknown = "org.freedesktop.DBus.Error.UnknownMethod"
            self._connection.send(new_error(message, unknown))
            return
        self._connection.send(new_method_return(message, *method(*message.body)))


class Desktop:
    """What GNOME's Mutter, a screen saver and logind would say; set it as it should be."""

    def __init__(self) -> None:
        self.idle_ms = 0
        self.saver_count = 0
        self.active = False
        self.locked_hint = False

    def mutter(self, address: str) -> StandIn:
        name = "org.gnome.Mutter.IdleMonitor"
        return StandIn(address, name, {f"{name}.GetIdletime": lambda: ("t", (self.idle_ms,))})

    def saver(self, address: str, name: str = "org.freedesktop.ScreenSaver", *, counts: bool = True) -> StandIn:
        methods: dict[str, Callable[..., Answer]] = {f"{name}.GetActive": lambda: ("b", (self.active,))}
        if counts:
            methods[f"{name}.GetSessionIdleTime"] = lambda: ("u", (self.saver_count,))
        return StandIn(address, name, methods)

    def logind(self, address: str) -> StandIn:
        get = "org.freedesktop.DBus.Properties.Get"
        return StandIn(
            address, "org.freedesktop.login1", {get: lambda interface, name: ("v", (("b", self.locked_hint),))}
        )

    def activate(self, service: StandIn, active: bool, name: str = "org.freedesktop.ScreenSaver") -> None:
        """The screen locks, or unlocks."""
        self.active = active
        service.signal("/" + name.replace(".", "/"), name, "ActiveChanged", "b", (active,))

    def hint(self, service: StandIn, locked: bool) -> None:
        """logind is told of a lock."""
        self.locked_hint = locked
        interface = "org.freedesktop.login1.Session"
        body: tuple[Any, ...] = (interface, {"LockedHint": ("b", locked)}, [])
        path = "/org/freedesktop/login1/session/_32"
        service.signal(path, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", body)
