"""A connection to a message bus that is kept, asked with little patience, and made anew when it is lost. Linux only."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Sequence
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageFlag, MessageType, new_method_call
from jeepney.bus import get_bus
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from jeepney.low_level import HeaderFields

from monitor.presence.source import Silent

log = logging.getLogger(__name__)

CONNECT_SECONDS = 1.0
SEND_SECONDS = 0.5
AGAIN_SECONDS = 15.0
"""A bus that was lost, or never there, is tried again after this."""
_TROUBLE = (OSError, KeyError, ValueError, RuntimeError, StopIteration)
"""What jeepney raises when there is no bus, it refuses us or goes away (an address that is not set is a KeyError)."""


class _Connection(DBusConnection):  # type: ignore[misc] # jeepney has no types
    """jeepney waits for the answer to its first call without an end."""

    def send_and_get_reply(self, message: Message, *, timeout: float | None = None) -> Message:
        return super().send_and_get_reply(message, timeout=CONNECT_SECONDS if timeout is None else timeout)


class Bus:
    """``kind``: SESSION or SYSTEM. ``signals``: what is of interest; whatever comes of it means "ask again"."""

    def __init__(self, kind: str, signals: Sequence[MatchRule]) -> None:
        self._kind, self._signals = kind, signals
        self._connection: _Connection | None = None
        self._not_before = 0.0
        self._changed = False

    def fileno(self) -> int | None:
        return None if self._connection is None else int(self._connection.sock.fileno())

    def changed(self) -> bool:
        """Read what came without waiting; whether any of it was of interest since the last call."""
        while self._connection is not None:
            try:
                self._note(self._connection.receive(timeout=0))
            except TimeoutError:
                break
            except _TROUBLE as error:
                self._lose(error)
        changed, self._changed = self._changed, False
        return changed

    def ask(
        self, at: DBusAddress, method: str, patience: float, signature: str | None = None, body: tuple[Any, ...] = ()
    ) -> Any:
        """The answer's first value, None where nobody has it to give. Raises Silent. Starts no service."""
        connection = self._connected()
        if connection is None:
            return None
        message = new_method_call(at, method, signature, body)
        message.header.flags |= MessageFlag.no_auto_start
        try:
            return self._answer(connection, message, time.monotonic() + patience)
        except TimeoutError as error:
            raise Silent(f"{at.bus_name} does not answer") from error
        except _TROUBLE as error:
            self._lose(error)
            return None

    def property(self, address: DBusAddress, name: str, patience: float) -> Any:
        """A property's value, None where there is none. Raises Silent."""
        properties = DBusAddress(address.object_path, address.bus_name, "org.freedesktop.DBus.Properties")
        variant = self.ask(properties, "Get", patience, "ss", (address.interface, name))
        return variant[1] if isinstance(variant, tuple) and len(variant) == 2 else None

    def close(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(OSError):
                self._connection.close()
            self._connection = None

    def _answer(self, connection: _Connection, message: Message, end: float) -> Any:
        serial = next(connection.outgoing_serial)
        connection.send(message, serial=serial)
        while True:
            found = connection.receive(timeout=max(0.0, end - time.monotonic()))
            if found.header.fields.get(HeaderFields.reply_serial, -1) != serial:
                self._note(found)  # a signal, or an answer that came too late
            elif found.header.message_type is MessageType.method_return and found.body:
                return found.body[0]
            else:
                return None

    def _note(self, message: Message) -> None:
        if message.header.message_type is MessageType.signal:
            member = message.header.fields.get(HeaderFields.member)
            self._changed |= any(rule.matches(message) for rule in self._signals) and member != "NameAcquired"

    def _connected(self) -> _Connection | None:
        if self._connection is None and time.monotonic() >= self._not_before:
            try:
                self._connection = self._new()
            except _TROUBLE as error:
                log.debug("No %s bus: %s", self._kind, error)
                self._not_before = time.monotonic() + AGAIN_SECONDS
        return self._connection

    def _new(self) -> _Connection:
        sock = prep_socket(get_bus(self._kind), enable_fds=False, timeout=CONNECT_SECONDS)
        try:
            connection = _Connection(sock)
            sock.settimeout(SEND_SECONDS)
            for rule in self._signals:
                connection.send(message_bus.AddMatch(rule))
        except BaseException:
            sock.close()
            raise
        return connection

    def _lose(self, error: Exception) -> None:
        log.info("The %s bus went away: %s", self._kind, error)
        self.close()
        self._changed = True
        self._not_before = time.monotonic() + AGAIN_SECONDS


def left_or_came(name: str) -> MatchRule:
    """When the owner of a name changes."""
    rule = MatchRule(
        type="signal", sender="org.freedesktop.DBus", interface="org.freedesktop.DBus", member="NameOwnerChanged"
    )
    rule.add_arg_condition(0, name)
    return rule
