"""One conversation with the server: messages in, an up-to-date graph and a few notices out. No sockets here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from monitor.errors import ProtocolError
from monitor.microphone.pipewire import pod
from monitor.microphone.pipewire.graph import INTERFACE, Graph
from monitor.microphone.pipewire.protocol import CORE, FIRST_FREE, REGISTRY, Event, Message, Writer

_SNAPSHOT, _SETTLED = 1001, 1002  # numbers of our syncs: all globals told; all that we bound has answered
_NODE_STATE, _NODE_PROPERTIES = 1 << 2, 1 << 3  # PW_NODE_CHANGE_MASK_*, pipewire/node.h
PROPS = 2  # SPA_PARAM_Props, spa/param/param.h
_MUTE, _VOLUMES, _SOFT_MUTE = 0x10004, 0x10008, 0x1000F  # enum spa_prop, spa/param/props.h
_MUTES = (_MUTE, _VOLUMES, _SOFT_MUTE)
_BOUND = ("Client", "Node")
_VERSION = 3  # PW_VERSION_CLIENT and PW_VERSION_NODE, in 0.3 and in 1.x


class Listener(Protocol):
    """Told right after the graph has changed; ``before_removal`` right before a client or node goes."""

    def client_seen(self, serial: int) -> None: ...

    def client_described(self, serial: int) -> None: ...

    def node_described(self, serial: int) -> None: ...

    def flow_changed(self) -> None: ...

    def before_removal(self, interface: str, serial: int) -> None: ...

    def settled(self) -> None: ...


@dataclass(slots=True)
class _Proxy:
    interface: str
    serial: int


class Session:
    """``send`` takes whole messages. Call ``begin`` once, then ``handle`` with each message in order."""

    def __init__(self, graph: Graph, listener: Listener, send: Callable[[bytes], None]) -> None:
        self._graph = graph
        self._tell = listener
        self._send = send
        self._write = Writer()
        self._proxies: dict[int, _Proxy] = {}
        self._numbers: dict[int, int] = {}  # node's serial -> its proxy
        self._free: list[int] = []
        self._next = FIRST_FREE
        self._muting: set[int] = set()  # serials of nodes whose Props we asked for

    def begin(self, name: str) -> None:
        self._send(self._write.hello({"application.name": name}))
        self._send(self._write.sync(_SNAPSHOT))

    def handle(self, message: Message) -> None:
        """Raises ProtocolError for what the protocol does not allow."""
        if message.target == REGISTRY:
            self._on_registry(message)
        elif message.target == CORE:
            self._on_core(message)
        elif message.target >= self._next:
            raise ProtocolError("The sound server spoke of an object that this program never asked for.")
        elif message.target >= FIRST_FREE:
            self._on_bound(message)

    def size(self) -> int:
        return len(self._proxies) + len(self._numbers) + len(self._free) + len(self._muting)

    # The core

    def _on_core(self, message: Message) -> None:
        if message.opcode == Event.CORE_PING:
            values = message.cursor()
            self._send(self._write.pong(values.integer(), values.integer()))
        elif message.opcode == Event.CORE_DONE:
            values = message.cursor()
            values.skip()
            self._on_done(values.integer())
        elif message.opcode == Event.CORE_REMOVE_ID:
            self._release(message.cursor().integer())

    def _on_done(self, number: int) -> None:
        if number == _SNAPSHOT:
            self._send(self._write.sync(_SETTLED))
        elif number == _SETTLED:
            self._tell.settled()

    def _release(self, number: int) -> None:
        """The server has forgotten the proxy, so its number may be used again (and must be: its table only grows)."""
        proxy = self._proxies.pop(number, None)
        if proxy is None:
            return
        self._free.append(number)
        if proxy.interface == "Node" and self._numbers.get(proxy.serial) == number:
            del self._numbers[proxy.serial]
            self._muting.discard(proxy.serial)

    # The registry

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
        if interface not in ("Client", "Node", "Port", "Link", "Device"):
            return
        self._on_removed(global_id)
        serial = self._graph.add(global_id, interface, values.dictionary())
        if interface in _BOUND:
            self._bind(global_id, interface, serial)
        if interface == "Client":
            self._tell.client_seen(serial)
        elif interface == "Link":
            self._on_link(serial)

    def _on_link(self, serial: int) -> None:
        link = self._graph.links.get(serial)
        if link is None:
            return
        self._watch_mute(link.source)
        self._watch_mute(link.sink)
        self._tell.flow_changed()

    def _on_removed(self, global_id: int) -> None:
        found = self._graph.what_is(global_id)
        if found is None:
            return
        interface, serial = found
        if interface in _BOUND:
            self._tell.before_removal(interface, serial)
        self._graph.remove(global_id)
        if interface in ("Link", "Node"):
            self._tell.flow_changed()

    # What we bound

    def _bind(self, global_id: int, interface: str, serial: int) -> None:
        number = self._free.pop() if self._free else self._next
        self._next = max(self._next, number + 1)
        self._proxies[number] = _Proxy(interface, serial)
        if interface == "Node":
            self._numbers[serial] = number
        self._send(self._write.bind(global_id, INTERFACE + interface, _VERSION, number))

    def _watch_mute(self, serial: int) -> None:
        number = self._numbers.get(serial)
        if number is None or serial in self._muting:
            return
        self._muting.add(serial)
        self._send(self._write.subscribe_params(number, [PROPS]))

    def _on_bound(self, message: Message) -> None:
        proxy = self._proxies.get(message.target)
        if proxy is None:
            return  # an answer to a question about something that has gone
        if proxy.interface == "Client":
            self._on_client_info(message, proxy.serial)
        elif message.opcode == Event.INFO:
            self._on_node_info(message, proxy.serial)
        elif message.opcode == Event.PARAM:
            self._on_param(message, proxy.serial)

    def _on_client_info(self, message: Message, serial: int) -> None:
        """Its first properties are what we came for; then we stop listening, or it could keep us busy with changes."""
        client = self._graph.clients.get(serial)
        if message.opcode != Event.INFO or client is None or client.described:
            return
        values = message.cursor()
        values.skip(2)
        client.properties.update(values.dictionary())
        client.described = True
        self._send(self._write.destroy(message.target))
        self._tell.client_described(serial)

    def _on_node_info(self, message: Message, serial: int) -> None:
        node = self._graph.nodes.get(serial)
        values = message.cursor()
        values.skip(3)
        mask = values.long()
        if node is None or not mask & (_NODE_STATE | _NODE_PROPERTIES):
            return
        values.skip(2)
        state, before = values.signed_id(), node.state
        node.state = state
        values.skip()
        if mask & _NODE_PROPERTIES and self._graph.describe(node, values.dictionary()):
            self._tell.node_described(serial)
        if state != before:
            self._tell.flow_changed()

    def _on_param(self, message: Message, serial: int) -> None:
        node = self._graph.nodes.get(serial)
        values = message.cursor()
        values.skip()
        if node is None or values.id() != PROPS:
            return
        values.skip(2)
        muted = is_muted(values)
        if muted is not None and muted != node.muted:
            node.muted = muted
            self._tell.flow_changed()


def is_muted(values: pod.Cursor) -> bool | None:
    """From an object of type Props: muted in either way, or every channel's volume 0. None: it does not say."""
    says: dict[int, bool] = {}
    for key, value in values.properties(_MUTES):
        says[key] = _is_silent(value.floats()) if key == _VOLUMES else value.boolean()
        if len(says) == len(_MUTES):
            break  # some 30 more follow, a thousand times a second if somebody wants to keep us busy
    return any(says.values()) if says else None


def _is_silent(volumes: tuple[float, ...]) -> bool:
    return bool(volumes) and not any(volumes)
