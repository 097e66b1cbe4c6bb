"""The session bus as far as notifications need it: calls without waiting, signals as they come. Linux only.

jeepney rather than QtDBus: PySide6 can't marshal the unsigned integer that ``Notify`` begins with.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.low_level import HeaderFields
from jeepney.wrappers import DBusErrorResponse
from PySide6.QtCore import QObject, QSocketNotifier, Signal

log = logging.getLogger(__name__)

NAME = "org.freedesktop.Notifications"
SERVICE = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
AUTH_SECONDS = 1.0
# A bus that takes nothing for this long is as good as none; the window must not wait for it.
SEND_SECONDS = 0.5
Reply = Callable[[Sequence[Any] | None, str], None]
"""Called with the reply's body and its sender's unique name; with None when it was an error or never came."""
_TROUBLE = (OSError, KeyError, ValueError, RuntimeError, DBusErrorResponse)
"""What jeepney raises when there is no bus, it refuses us or goes away (an address that is not set is a KeyError)."""


class NotificationBus(QObject):
    """``signalled``: member, body, unique name of the sender. ``lost`` once; afterwards ``open`` may be tried again."""

    signalled = Signal(str, object, str)
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection: DBusConnection | None = None
        self._notifier: QSocketNotifier | None = None
        self._replies: dict[int, Reply] = {}

    @property
    def connected(self) -> bool:
        return self._connection is not None

    def open(self) -> bool:
        """Connect, unless that is done. False: no bus."""
        if self._connection is not None:
            return True
        try:
            connection = open_dbus_connection("SESSION", auth_timeout=AUTH_SECONDS)
        except _TROUBLE as error:
            log.info("No session bus for notifications: %s", error)
            return False
        connection.sock.settimeout(SEND_SECONDS)
        self._connection = connection
        self._notifier = QSocketNotifier(connection.sock.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)
        self._send(message_bus.AddMatch(MatchRule(type="signal", sender=NAME, interface=NAME)), None)
        return self.connected

    def call(self, method: str, signature: str | None, body: tuple[Any, ...], reply: Reply | None = None) -> None:
        message = new_method_call(SERVICE, method, signature, body) if signature else new_method_call(SERVICE, method)
        self._send(message, reply)

    def ask(self, name: str, reply: Reply) -> None:
        """The value of a property of the service, as a variant; None where it has none such."""
        self._send(Properties(SERVICE).get(name), reply)

    def close(self) -> None:
        """Nothing is called back any more."""
        self._replies.clear()
        self._shut()

    def _send(self, message: Message, reply: Reply | None) -> None:
        if self._connection is None:
            if reply is not None:
                reply(None, "")
            return
        serial = next(self._connection.outgoing_serial)
        if reply is not None:
            self._replies[serial] = reply
        try:
            self._connection.send(message, serial=serial)
        except OSError as error:
            self._lose(error)

    def _on_readable(self) -> None:
        # One readiness may carry several messages, and jeepney keeps what it has read: loop until it has no more.
        while self._connection is not None:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except _TROUBLE as error:
                self._lose(error)
                return
            self._dispatch(message)

    def _dispatch(self, message: Message) -> None:
        fields, kind = message.header.fields, message.header.message_type
        sender = str(fields.get(HeaderFields.sender, ""))
        if kind is MessageType.signal:
            if fields.get(HeaderFields.interface) == NAME:
                self.signalled.emit(str(fields.get(HeaderFields.member, "")), message.body, sender)
            return
        reply = self._replies.pop(fields.get(HeaderFields.reply_serial, -1), None)
        if reply is not None:
            reply(message.body if kind is MessageType.method_return else None, sender)

    def _lose(self, error: Exception) -> None:
        log.info("The session bus went away: %s", error)
        self._shut()
        waiting, self._replies = self._replies, {}
        for reply in waiting.values():
            reply(None, "")
        self.lost.emit()

    def _shut(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
