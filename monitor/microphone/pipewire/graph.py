"""The server's objects as they are now: globals joined at once by serial, because global ids are used again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum

INTERFACE = "PipeWire:Interface:"


class NodeState(IntEnum):
    """enum pw_node_state, pipewire/node.h."""

    ERROR = -1
    CREATING = 0
    SUSPENDED = 1
    IDLE = 2
    RUNNING = 3


@dataclass(slots=True)
class Client:
    """A connection to the server. ``properties``: what the registry showed, then all of Client::Info."""

    serial: int
    properties: dict[str, str]
    described: bool = False


@dataclass(slots=True)
class Node:
    """A source, a sink, a stream or a filter. ``state`` and ``muted`` are None until the server told them.

    ``client``: serial of the owner, None for what the server itself runs.
    ``device``: properties of the card behind it, empty for what has none.
    """

    serial: int
    id: int
    properties: dict[str, str]
    client: int | None = None
    device: dict[str, str] = field(default_factory=dict)
    state: int | None = None
    muted: bool | None = None
    described: bool = False

    @property
    def media_class(self) -> str:
        return self.properties.get("media.class", "")

    @property
    def group(self) -> str:
        return self.properties.get("node.link-group", "")

    @property
    def name(self) -> str:
        return self.properties.get("node.name", "")

    @property
    def label(self) -> str:
        """The name for people."""
        found = self.properties.get("node.description") or self.properties.get("node.nick") or self.name
        return found or "unnamed device"


@dataclass(slots=True)
class Link:
    """Sound flows from node ``source`` to node ``sink`` (serials). ``monitor``: out of a monitor port."""

    serial: int
    source: int
    sink: int
    monitor: bool


@dataclass(slots=True)
class _Port:
    monitor: bool


class Graph:
    """Applies what the registry and the bound objects say. Nothing here asks the world anything."""

    def __init__(self) -> None:
        self.clients: dict[int, Client] = {}
        self.nodes: dict[int, Node] = {}
        self.links: dict[int, Link] = {}
        self._into: dict[int, dict[int, Link]] = {}  # sink's serial -> link's serial -> link
        self._groups: dict[str, dict[int, Node]] = {}
        self._ids: dict[int, tuple[str, int]] = {}  # global id, as of now -> interface and serial
        self._ports: dict[int, _Port] = {}
        self._devices: dict[int, dict[str, str]] = {}

    def add(self, global_id: int, interface: str, properties: Mapping[str, str]) -> int:
        """A global appeared. Returns its serial."""
        serial = _number(properties.get("object.serial"), global_id)
        if global_id in self._ids:
            self.remove(global_id)
        self._ids[global_id] = interface, serial
        match interface:
            case "Client":
                self.clients[serial] = Client(serial, dict(properties))
            case "Node":
                self._add_node(global_id, serial, properties)
            case "Port":
                self._ports[serial] = _Port(properties.get("port.monitor") == "true")
            case "Device":
                self._devices[serial] = dict(properties)
            case "Link":
                self._add_link(serial, properties)
        return serial

    def remove(self, global_id: int) -> None:
        """A global went."""
        found = self._ids.pop(global_id, None)
        if found is None:
            return
        interface, serial = found
        match interface:
            case "Client":
                self.clients.pop(serial, None)
            case "Node":
                self._remove_node(serial)
            case "Port":
                self._ports.pop(serial, None)
            case "Device":
                self._devices.pop(serial, None)
            case "Link":
                self._remove_link(serial)

    def what_is(self, global_id: int) -> tuple[str, int] | None:
        """Interface and serial of what has this id now."""
        return self._ids.get(global_id)

    def describe(self, node: Node, properties: Mapping[str, str]) -> bool:
        """All properties of a node became known, or some changed. Returns whether any is new to us."""
        before = node.group
        if all(node.properties.get(key) == value for key, value in properties.items()):
            return False
        node.properties.update(properties)
        if node.group != before:
            self._ungroup(node, before)
            self._enter_group(node)
        return True

    def into(self, serial: int) -> Iterator[tuple[Node, bool]]:
        """The nodes that feed a node directly, each with: out of a monitor port?"""
        seen: set[tuple[int, bool]] = set()
        for link in self._into.get(serial, {}).values():
            way = link.source, link.monitor
            if way not in seen and link.source in self.nodes:
                seen.add(way)
                yield self.nodes[link.source], link.monitor

    def fed(self) -> list[Node]:
        """Every node that anything feeds."""
        return [self.nodes[serial] for serial in self._into if serial in self.nodes]

    def is_fed(self, node: Node) -> bool:
        return node.serial in self._into

    def partners(self, node: Node) -> list[Node]:
        """The other nodes of a node's link-group, by which relays say that they belong together.

        A relay's nodes are one client's; anybody can write another's group on a node of his own.
        """
        members = self._groups.get(node.group, {}).values()
        return [other for other in members if other.serial != node.serial and other.client == node.client]

    def size(self) -> int:
        """How many things are kept; for watching that nothing is kept for ever."""
        kept: tuple[Mapping[int, object], ...] = (self.clients, self.nodes, self.links, self._ids, self._ports)
        return sum(map(len, kept)) + len(self._into) + len(self._groups) + len(self._devices)

    def _add_node(self, global_id: int, serial: int, properties: Mapping[str, str]) -> None:
        node = Node(serial, global_id, dict(properties))
        node.client = self._serial_of("Client", properties.get("client.id"))
        device = self._serial_of("Device", properties.get("device.id"))
        node.device = self._devices.get(device, {}) if device is not None else {}
        self.nodes[serial] = node
        self._enter_group(node)

    def _remove_node(self, serial: int) -> None:
        node = self.nodes.pop(serial, None)
        if node is not None:
            self._ungroup(node, node.group)

    def _add_link(self, serial: int, properties: Mapping[str, str]) -> None:
        source = self._serial_of("Node", properties.get("link.output.node"))
        sink = self._serial_of("Node", properties.get("link.input.node"))
        if source is None or sink is None:
            return
        port = self._serial_of("Port", properties.get("link.output.port"))
        monitor = port is not None and port in self._ports and self._ports[port].monitor
        self.links[serial] = Link(serial, source, sink, monitor)
        self._into.setdefault(sink, {})[serial] = self.links[serial]

    def _remove_link(self, serial: int) -> None:
        link = self.links.pop(serial, None)
        if link is None:
            return
        left = self._into[link.sink]
        del left[serial]
        if not left:
            del self._into[link.sink]

    def _serial_of(self, interface: str, global_id: str | None) -> int | None:
        found = self._ids.get(_number(global_id, -1))
        return found[1] if found and found[0] == interface else None

    def _enter_group(self, node: Node) -> None:
        if node.group:
            self._groups.setdefault(node.group, {})[node.serial] = node

    def _ungroup(self, node: Node, group: str) -> None:
        members = self._groups.get(group, {})
        members.pop(node.serial, None)
        if group and not members:
            self._groups.pop(group, None)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else otherwise
