"""Messages of PipeWire's native protocol: cut from a stream of bytes, and built to be sent.

Header of 16 bytes in native order (doc/dox/internals/protocol.dox): u32 id of the object, u32 opcode << 24 | size,
u32 sequence, u32 number of file descriptors; then one POD, then perhaps a footer, which a watcher need not read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from monitor.errors import ProtocolError
from monitor.microphone.pipewire import pod

CORE, CLIENT, REGISTRY = 0, 1, 2  # the objects that every connection has
FIRST_FREE = 3

_HEADER = struct.Struct("=IIII")
_MOST_FDS = 28  # MAX_FDS_MSG of the server's connection.c; the kernel takes 253
_LARGEST_ID = 1 << 24  # proxies are numbered from 0; no watcher ever has 16 million

_FIRST_POD = struct.Struct("=II")


class Event:
    """Opcodes of what the server sends, by object (pipewire/core.h, node.h, link.h, client.h)."""

    CORE_INFO, CORE_DONE, CORE_PING, CORE_ERROR, CORE_REMOVE_ID = 0, 1, 2, 3, 4
    GLOBAL, GLOBAL_REMOVE = 0, 1
    INFO, PARAM = 0, 1


class Method:
    """Opcodes of what a watcher asks for."""

    HELLO, SYNC, PONG, GET_REGISTRY, DESTROY = 1, 2, 3, 5, 7
    UPDATE_PROPERTIES = 2
    BIND = 1
    SUBSCRIBE_PARAMS = 1


@dataclass(frozen=True, slots=True)
class Message:
    """One message; its body is not read before somebody asks."""

    target: int
    opcode: int
    body: bytes

    def cursor(self) -> pod.Cursor:
        """The values of the message. Raises ProtocolError when the body is not one struct."""
        return pod.Cursor(self.body).structure()


class Framer:
    """Cuts messages from a stream that arrives in any pieces.

    ``feed`` raises ProtocolError as soon as a header can't be one; it never holds more than one message
    (at most 16 MiB, the size that the header can say) and what came with its last piece.
    """

    def __init__(self) -> None:
        self._rest = b""

    @property
    def halfway(self) -> bool:
        """Is the beginning of a message waiting for its end?"""
        return bool(self._rest)

    def feed(self, data: bytes) -> Iterator[Message]:
        """Every message that is whole now. Must be read to its end."""
        data = self._rest + data if self._rest else data
        at = 0
        while len(data) - at >= 16:
            target, word, _, fds = _HEADER.unpack_from(data, at)
            size = word & 0xFFFFFF
            _check(target, size, fds)
            end = at + 16 + size
            if len(data) >= at + 24:
                _check_body(data, at + 16, size)
            if len(data) < end:
                break
            yield Message(target, word >> 24, data[at + 16 : end])
            at = end
        self._rest = data[at:]


def _check(target: int, size: int, fds: int) -> None:
    if target > _LARGEST_ID or fds > _MOST_FDS or size < 8 or size % 8:
        raise ProtocolError("The sound server sent something that is not PipeWire's protocol.")


def _check_body(data: bytes, at: int, size: int) -> None:
    inner, kind = _FIRST_POD.unpack_from(data, at)
    if kind != pod.Kind.STRUCT or inner > size - 8:
        raise ProtocolError("The sound server sent a message whose body is not what its protocol says.")


class Writer:
    """Numbers messages as the protocol wants and turns them into bytes."""

    def __init__(self) -> None:
        self._sequence = 0

    def message(self, target: int, opcode: int, *parts: bytes) -> bytes:
        body = pod.structure(*parts)
        head = _HEADER.pack(target, opcode << 24 | len(body), self._sequence, 0)
        self._sequence = (self._sequence + 1) & 0x3FFFFFFF
        return head + body

    def hello(self, properties: Mapping[str, str]) -> bytes:
        """Version 3, who we are (without which the server does not register us), and the registry."""
        return (
            self.message(CORE, Method.HELLO, pod.integer(3))
            + self.message(CLIENT, Method.UPDATE_PROPERTIES, pod.dictionary(properties))
            + self.message(CORE, Method.GET_REGISTRY, pod.integer(3), pod.integer(REGISTRY))
        )

    def sync(self, number: int) -> bytes:
        return self.message(CORE, Method.SYNC, pod.integer(0), pod.integer(number))

    def pong(self, target: int, number: int) -> bytes:
        return self.message(CORE, Method.PONG, pod.integer(target), pod.integer(number))

    def bind(self, global_id: int, interface: str, version: int, proxy: int) -> bytes:
        values = pod.integer(global_id), pod.string(interface), pod.integer(version), pod.integer(proxy)
        return self.message(REGISTRY, Method.BIND, *values)

    def destroy(self, proxy: int) -> bytes:
        return self.message(CORE, Method.DESTROY, pod.integer(proxy))

    def subscribe_params(self, proxy: int, params: Iterable[int]) -> bytes:
        return self.message(proxy, Method.SUBSCRIBE_PARAMS, pod.ids(params))
