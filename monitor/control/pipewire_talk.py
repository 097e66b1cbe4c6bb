"""A conversation with a PipeWire server in order to change something: its objects as they are, and the requests.

Routes and properties as in spa/param/route.h and spa/param/props.h; requests as in pipewire/core.h, node.h, device.h.
A card's microphone is muted through the card's route, as wpctl and pavucontrol do, so that the card's own switch is
used where it has one, and the session manager remembers it; what has no card is muted at its node.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from monitor.errors import CannotAct, NoLongerThere, NotPermitted
from monitor.microphone.pipewire import pod
from monitor.microphone.pipewire.graph import INTERFACE, Graph, Node
from monitor.microphone.pipewire.protocol import CORE, FIRST_FREE, REGISTRY, Event, Message, Writer
from monitor.microphone.pipewire.session import PROPS, is_muted
from monitor.microphone.pipewire.spread import SOURCES

_VERSION = 3
_NODE_PROPERTIES = 1 << 3  # PW_NODE_CHANGE_MASK_PROPS
_DESTROY, _ENUM_PARAMS, _SET_PARAM = 2, 2, 3  # registry, then node and device
_OBJECT_PROPS, _OBJECT_ROUTE, _ROUTE = 0x40002, 0x40009, 13  # spa/utils/type.h, spa/param/param.h
_ROUTE_INDEX, _ROUTE_DEVICE, _ROUTE_PROPS, _ROUTE_SAVE = 1, 3, 10, 13
_MUTE = 0x10004
_EPERM, _EACCES, _ENOENT = -1, -13, -2


@dataclass(slots=True)
class _Proxy:
    """``routes``: of a device, from route's device number to route's index."""

    interface: str
    serial: int
    id: int
    routes: dict[int, int] = field(default_factory=dict)


class Talk:
    """``send`` takes whole messages; ``heard`` is called after each change of a microphone. ``everything``: streams and
    filters are described, too, as is needed to find a stream; else microphones only."""

    def __init__(self, send: Callable[[bytes], None], heard: Callable[[], None], *, everything: bool = False) -> None:
        self.graph = Graph()
        self.done = 0  # number of the last sync that was answered
        self._send, self._heard, self._everything = send, heard, everything
        self._write = Writer()
        self._proxies: dict[int, _Proxy] = {}
        self._links: dict[int, int] = {}  # link's serial -> global id
        self._free: list[int] = []
        self._next = FIRST_FREE
        self._syncs = 0
        self._refused = 0  # the last error's number

    def begin(self) -> None:
        self._send(self._write.hello({"application.name": "Earwitness"}))

    def sync(self) -> int:
        """Ask for a sign that all before was done; ``done`` becomes the number that this returns."""
        self._syncs += 1
        self._send(self._write.sync(self._syncs))
        return self._syncs

    def microphones(self) -> list[Node]:
        return [node for node in self.graph.nodes.values() if node.media_class.startswith(SOURCES)]

    def handle(self, message: Message) -> None:
        """Raises ProtocolError."""
        if message.target == REGISTRY:
            self._on_registry(message)
        elif message.target == CORE:
            self._on_core(message)
        elif (proxy := self._proxies.get(message.target)) is not None:
            self._on_bound(message, proxy)

    # Requests

    def ask_routes(self, node: Node) -> None:
        """Which route of its card the microphone is on; answered before the next sync is."""
        number = self._device_of(node)
        if number is not None:
            values = pod.integer(0), pod.id_(_ROUTE), pod.integer(0), pod.integer(0xFFFF), pod.none()
            self._send(self._write.message(number, _ENUM_PARAMS, *values))

    def mute(self, node: Node, muted: bool) -> None:
        """After ``ask_routes`` was answered."""
        number, place = self._device_of(node), int(node.properties.get("card.profile.device", -1))
        index = self._proxies[number].routes.get(place) if number is not None else None
        props = {_MUTE: pod.boolean(muted)}
        if number is None or index is None:
            self._set(self._number("Node", node.serial), PROPS, pod.obj(_OBJECT_PROPS, PROPS, props))
            return
        route = {
            _ROUTE_INDEX: pod.integer(index),
            _ROUTE_DEVICE: pod.integer(place),
            _ROUTE_PROPS: pod.obj(_OBJECT_PROPS, _ROUTE, props),
            _ROUTE_SAVE: pod.boolean(True),
        }
        self._set(number, _ROUTE, pod.obj(_OBJECT_ROUTE, _ROUTE, route))

    def unlink(self, source: int, sink: int) -> None:
        """Destroy every link from one node (a serial) to another."""
        for link in list(self.graph.links.values()):
            if (link.source, link.sink) == (source, sink):
                self._destroy(self._links[link.serial])

    def destroy_node(self, node: Node) -> None:
        self._destroy(node.id)

    def check(self) -> None:
        """Raises NotPermitted, NoLongerThere or CannotAct if the server refused anything since the last check."""
        number, self._refused = self._refused, 0
        if number in (_EPERM, _EACCES):
            raise NotPermitted("The sound server does not let this program do that.")
        if number == _ENOENT:
            raise NoLongerThere("It was gone already.")
        if number:
            raise CannotAct("The sound server could not do that.")

    def _set(self, number: int | None, param: int, value: bytes) -> None:
        if number is None:
            raise NoLongerThere("The microphone was unplugged.")
        self._send(self._write.message(number, _SET_PARAM, pod.id_(param), pod.integer(0), value))

    def _destroy(self, global_id: int) -> None:
        self._send(self._write.message(REGISTRY, _DESTROY, pod.integer(global_id)))

    # What the server tells

    def _on_core(self, message: Message) -> None:
        values = message.cursor()
        if message.opcode == Event.CORE_PING:
            self._send(self._write.pong(values.integer(), values.integer()))
        elif message.opcode == Event.CORE_DONE:
            values.skip()
            self.done = values.integer()
        elif message.opcode == Event.CORE_ERROR:
            values.skip(2)
            self._refused = values.integer()
        elif message.opcode == Event.CORE_REMOVE_ID:
            self._release(values.integer())

    def _release(self, number: int) -> None:
        if self._proxies.pop(number, None) is not None:
            self._free.append(number)

    def _on_registry(self, message: Message) -> None:
        values = message.cursor()
        if message.opcode == Event.GLOBAL:
            self._on_global(values)
        elif message.opcode == Event.GLOBAL_REMOVE:
            self._on_removed(values.integer())

    def _on_global(self, values: pod.Cursor) -> None:
        global_id = values.integer()
        values.skip()
        interface = (values.string() or "").removeprefix(INTERFACE)
        values.skip()
        if interface not in ("Node", "Device") and not self._everything:
            return
        if interface not in ("Client", "Node", "Port", "Link", "Device"):
            return
        serial = self.graph.add(global_id, interface, values.dictionary())
        if interface == "Link":
            self._links[serial] = global_id
        elif interface == "Node":
            self._on_node(global_id, serial)
        elif interface == "Device" and self._everything:
            self._bind(global_id, interface, serial)

    def _on_node(self, global_id: int, serial: int) -> None:
        microphone = self.graph.nodes[serial].media_class.startswith(SOURCES)
        if not (microphone or self._everything):
            return
        number = self._bind(global_id, "Node", serial)
        if microphone:
            self._send(self._write.subscribe_params(number, [PROPS]))
            self._heard()

    def _on_removed(self, global_id: int) -> None:
        found = self.graph.what_is(global_id)
        if found is None:
            return
        node = self.graph.nodes.get(found[1]) if found[0] == "Node" else None
        self._links.pop(found[1], None)
        self.graph.remove(global_id)
        if node is not None and node.media_class.startswith(SOURCES):
            self._heard()

    def _bind(self, global_id: int, interface: str, serial: int) -> int:
        number = self._free.pop() if self._free else self._next
        self._next = max(self._next, number + 1)
        self._proxies[number] = _Proxy(interface, serial, global_id)
        self._send(self._write.bind(global_id, INTERFACE + interface, _VERSION, number))
        return number

    def _on_bound(self, message: Message, proxy: _Proxy) -> None:
        if message.opcode == Event.PARAM:
            self._on_param(message, proxy)
        elif message.opcode == Event.INFO and proxy.interface == "Node":
            self._on_node_info(message, proxy)

    def _on_node_info(self, message: Message, proxy: _Proxy) -> None:
        node = self.graph.nodes.get(proxy.serial)
        values = message.cursor()
        values.skip(3)
        if node is None or not values.long() & _NODE_PROPERTIES:
            return
        values.skip(4)
        self.graph.describe(node, values.dictionary())

    def _on_param(self, message: Message, proxy: _Proxy) -> None:
        values = message.cursor()
        values.skip()
        kind = values.id()
        values.skip(2)
        if kind == _ROUTE:
            found = {key: value.integer() for key, value in values.properties((_ROUTE_INDEX, _ROUTE_DEVICE))}
            proxy.routes[found.get(_ROUTE_DEVICE, -1)] = found.get(_ROUTE_INDEX, -1)
            return
        node, muted = self.graph.nodes.get(proxy.serial), is_muted(values) if kind == PROPS else None
        if node is not None and muted is not None and muted != node.muted:
            node.muted = muted
            self._heard()

    def _device_of(self, node: Node) -> int | None:
        found = self.graph.what_is(int(node.properties.get("device.id", -1)))
        return self._number("Device", found[1]) if found and found[0] == "Device" else None

    def _number(self, interface: str, serial: int) -> int | None:
        numbers = (
            number for number, one in self._proxies.items() if (one.interface, one.serial) == (interface, serial)
        )
        return next(numbers, None)
