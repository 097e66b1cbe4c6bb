"""What a screen reader is told: the accessibility bus of a private session and a reader that walks it.

AT-SPI 2 over D-Bus, as at-spi2-core's XML interfaces lay it down (Accessible, Action, Component).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from tests.rig.processes import Part, RigError, wait_until

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_ACCESSIBLE, _ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
_CHECKED, _ENABLED, _FOCUSABLE, _FOCUSED, _SELECTED, _VISIBLE = (
    4,
    8,
    11,
    12,
    23,
    30,
)  # AtspiStateType of atspi-constants.h
_LABELLED_BY = 2  # AtspiRelationType, likewise
_ANSWER = 10.0


class AccessibilityBus(Part):
    """Started beside a session bus; programs that start with this environment speak to it."""

    def __init__(self, tmp: Path, outer: Mapping[str, str] | None = None) -> None:
        super().__init__(tmp, outer)

    def _start(self) -> None:
        if not LAUNCHER.exists():
            raise RigError(f"{LAUNCHER} is missing: the package at-spi2-core.")
        self.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        self.programs.start(str(LAUNCHER), "--launch-immediately", env=self.env)
        wait_until(self._address, "the accessibility bus")

    def _address(self) -> str:
        try:
            with open_dbus_connection(self.env["DBUS_SESSION_BUS_ADDRESS"]) as session:
                where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
                reply = session.send_and_get_reply(new_method_call(where, "GetAddress"), timeout=_ANSWER)
                return str(unwrap_msg(reply)[0])
        except DBusErrorResponse:
            return ""

    def reader(self) -> Reader:
        return Reader(open_dbus_connection(self._address()))


@dataclass(frozen=True, slots=True)
class Node:
    """One thing on the screen, as the reader has it. ``states``: bits of AtspiStateType; ``within``: the name of the
    nearest thing around it that has one."""

    owner: str
    path: str
    role: str
    name: str
    description: str
    states: int
    within: str = ""

    @property
    def checked(self) -> bool:
        return bool(self.states >> _CHECKED & 1)

    @property
    def enabled(self) -> bool:
        return bool(self.states >> _ENABLED & 1)

    @property
    def focusable(self) -> bool:
        return bool(self.states >> _FOCUSABLE & 1)

    @property
    def focused(self) -> bool:
        return bool(self.states >> _FOCUSED & 1)

    @property
    def selected(self) -> bool:
        return bool(self.states >> _SELECTED & 1)

    @property
    def visible(self) -> bool:
        """Also where it has to be scrolled to."""
        return bool(self.states >> _VISIBLE & 1)


class Reader:
    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def close(self) -> None:
        self._connection.close()

    def applications(self) -> list[Node]:
        root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        return [self._node(*child) for child in self._children(*root)]

    def walk(self, top: Node) -> Iterator[Node]:
        """Everything that is not hidden, the nearest first; what went away meanwhile is left out."""
        waiting = [top]
        while waiting:
            node = waiting.pop(0)
            yield node
            try:
                children = [self._node(*child) for child in self._children(node.owner, node.path)]
            except DBusErrorResponse:
                continue
            around = node.name or node.within
            waiting += [replace(child, within=around) for child in children if child.visible]

    def again(self, node: Node) -> Node:
        """As it is now. Raises DBusErrorResponse when it is gone."""
        return replace(self._node(node.owner, node.path), within=node.within)

    def has_label(self, node: Node) -> bool:
        """Something else on the screen says what it is for."""
        return any(
            kind == _LABELLED_BY for kind, _ in self._call(node.owner, node.path, _ACCESSIBLE, "GetRelationSet")[0]
        )

    def press(self, node: Node) -> None:
        self._call(node.owner, node.path, _ACTION, "DoAction", "i", (0,))

    def _children(self, owner: str, path: str) -> list[tuple[str, str]]:
        found: list[tuple[str, str]] = self._call(owner, path, _ACCESSIBLE, "GetChildren")[0]
        return found

    def _node(self, owner: str, path: str) -> Node:
        low, high = self._call(owner, path, _ACCESSIBLE, "GetState")[0]
        role = str(self._call(owner, path, _ACCESSIBLE, "GetRoleName")[0])
        name, description = (self._property(owner, path, each) for each in ("Name", "Description"))
        return Node(owner, path, role, name, description, low | high << 32)

    def _property(self, owner: str, path: str, name: str) -> str:
        message = Properties(DBusAddress(path, owner, _ACCESSIBLE)).get(name)
        return str(unwrap_msg(self._connection.send_and_get_reply(message, timeout=_ANSWER))[0][1])

    def _call(
        self,
        owner: str,
        path: str,
        interface: str,
        method: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
    ) -> tuple[Any, ...]:
        message = new_method_call(DBusAddress(path, owner, interface), method, signature, body)
        answer: tuple[Any, ...] = unwrap_msg(self._connection.send_and_get_reply(message, timeout=_ANSWER))
        return answer
