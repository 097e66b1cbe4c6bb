"""PipeWire's plain-old-data (POD) values: bytes from Python values, and a cursor that reads only what is asked for.

Layout after PipeWire's own description (doc/dox/internals/protocol.dox, spa/pod/pod.h, spa/utils/type.h): u32 size of
the body, u32 type, the body, padding to 8 bytes; native byte order. A string holds any byte but NUL.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import IntEnum

from monitor.errors import ProtocolError

DEEPEST = 16  # nested containers; the server's own messages need 6

_HEAD = struct.Struct("=II")
_INT = struct.Struct("=i")
_WORD = struct.Struct("=I")
_LONG = struct.Struct("=q")
_FLOAT = struct.Struct("=f")
_DOUBLE = struct.Struct("=d")
_PADDING = b"\0" * 8


class Kind(IntEnum):
    """Type numbers of spa/utils/type.h, those that a watcher meets."""

    NONE = 1
    BOOL = 2
    ID = 3
    INT = 4
    LONG = 5
    FLOAT = 6
    DOUBLE = 7
    STRING = 8
    BYTES = 9
    ARRAY = 13
    STRUCT = 14
    OBJECT = 15
    FD = 18
    CHOICE = 19


def pod(kind: int, body: bytes) -> bytes:
    return _HEAD.pack(len(body), kind) + body + _PADDING[: -len(body) % 8]


def none() -> bytes:
    return pod(Kind.NONE, b"")


def boolean(value: bool) -> bytes:
    return pod(Kind.BOOL, _INT.pack(value))


def id_(value: int) -> bytes:
    return pod(Kind.ID, _WORD.pack(value))


def integer(value: int) -> bytes:
    return pod(Kind.INT, _INT.pack(value))


def long(value: int) -> bytes:
    return pod(Kind.LONG, _LONG.pack(value))


def floating(value: float) -> bytes:
    return pod(Kind.FLOAT, _FLOAT.pack(value))


def double(value: float) -> bytes:
    return pod(Kind.DOUBLE, _DOUBLE.pack(value))


def string(value: str) -> bytes:
    return pod(Kind.STRING, value.encode("utf-8", "surrogateescape") + b"\0")


def structure(*parts: bytes) -> bytes:
    return pod(Kind.STRUCT, b"".join(parts))


def ids(values: Iterable[int]) -> bytes:
    """An array of ids."""
    words = b"".join(_WORD.pack(value) for value in values)
    return pod(Kind.ARRAY, _HEAD.pack(4, Kind.ID) + words)


def floats(values: Iterable[float]) -> bytes:
    """An array of floats."""
    body = b"".join(_FLOAT.pack(value) for value in values)
    return pod(Kind.ARRAY, _HEAD.pack(4, Kind.FLOAT) + body)


def obj(kind: int, of: int, properties: Mapping[int, bytes]) -> bytes:
    """An object of type ``kind`` and id ``of``; ``properties``: key -> POD, flags left 0."""
    parts = b"".join(_HEAD.pack(key, 0) + value for key, value in properties.items())
    return pod(Kind.OBJECT, _HEAD.pack(kind, of) + parts)


def dictionary(items: Mapping[str, str]) -> bytes:
    """The struct in which the protocol carries properties: a count, then keys and values in turn."""
    flat = [string(text) for pair in items.items() for text in pair]
    return structure(integer(len(items)), *flat)


class Cursor:
    """Reads the values of a container one after the other; each method names the type that must come next.

    Every method raises ProtocolError when another type comes, the size does not fit, or there is nothing more.
    """

    __slots__ = ("_data", "_depth", "_end", "_next")

    def __init__(self, data: bytes, start: int = 0, end: int | None = None, depth: int = 0) -> None:
        if depth > DEEPEST:
            raise ProtocolError("The sound server sent values nested deeper than its protocol ever does.")
        self._data = data
        self._next = start
        self._end = len(data) if end is None else end
        self._depth = depth

    def more(self) -> bool:
        return self._next < self._end

    def take(self) -> tuple[int, int, int]:
        """Kind, start of the body and its size, whatever comes next."""
        start = self._next + 8
        if start > self._end:
            raise ProtocolError("The sound server sent a message that ends too early.")
        size, kind = _HEAD.unpack_from(self._data, self._next)
        if start + size > self._end:
            raise ProtocolError("The sound server sent a value larger than the message that holds it.")
        self._next = start + size + (-size % 8)
        return kind, start, size

    def skip(self, count: int = 1) -> None:
        for _ in range(count):
            self.take()

    def integer(self) -> int:
        return self._number(Kind.INT, _INT)

    def id(self) -> int:
        return self._number(Kind.ID, _WORD)

    def signed_id(self) -> int:
        """An id that the server uses for a negative state, too."""
        return self._number(Kind.ID, _INT)

    def long(self) -> int:
        return self._number(Kind.LONG, _LONG)

    def boolean(self) -> bool:
        return bool(self._number(Kind.BOOL, _INT))

    def floating(self) -> float:
        kind, start, size = self.take()
        if kind == Kind.FLOAT and size >= 4:
            return float(_FLOAT.unpack_from(self._data, start)[0])
        if kind == Kind.DOUBLE and size >= 8:
            return float(_DOUBLE.unpack_from(self._data, start)[0])
        raise _unexpected(Kind.FLOAT, kind)

    def string(self) -> str | None:
        """None where the server sends a None value in a string's place."""
        kind, start, size = self.take()
        if kind == Kind.NONE:
            return None
        if kind != Kind.STRING or size < 1 or self._data[start + size - 1]:
            raise _unexpected(Kind.STRING, kind)
        raw = self._data[start : start + size - 1]
        return raw.split(b"\0", 1)[0].decode("utf-8", "surrogateescape")

    def structure(self) -> Cursor:
        return self._inside(Kind.STRUCT, 0)

    def dictionary(self) -> dict[str, str]:
        """Properties; a None value drops its key. A later duplicate wins, as in the server."""
        inner = self.structure()
        found: dict[str, str] = {}
        for _ in range(inner.integer()):
            key, value = inner.string(), inner.string()
            if key is not None and value is not None:
                found[key] = value
        return found

    def properties(self, wanted: Collection[int]) -> Iterator[tuple[int, Cursor]]:
        """The wanted properties of an object: key, and a cursor that stands before the value."""
        inner = self._inside(Kind.OBJECT, 8)
        while inner.more():
            key = inner._word()
            inner._word()  # flags
            at = inner._next
            inner.skip()
            if key in wanted:
                yield key, Cursor(self._data, at, min(inner._next, inner._end), self._depth + 1)

    def floats(self) -> tuple[float, ...]:
        """An array of floats."""
        kind, start, size = self.take()
        if kind != Kind.ARRAY or size < 8:
            raise _unexpected(Kind.ARRAY, kind)
        each, of = _HEAD.unpack_from(self._data, start)
        if of != Kind.FLOAT or each != 4:
            raise _unexpected(Kind.FLOAT, of)
        return struct.unpack_from(f"={(size - 8) // 4}f", self._data, start + 8)

    def _number(self, wanted: Kind, layout: struct.Struct) -> int:
        kind, start, size = self.take()
        if kind != wanted or size < layout.size:
            raise _unexpected(wanted, kind)
        return int(layout.unpack_from(self._data, start)[0])

    def _inside(self, wanted: Kind, prefix: int) -> Cursor:
        kind, start, size = self.take()
        if kind != wanted or size < prefix:
            raise _unexpected(wanted, kind)
        return Cursor(self._data, start + prefix, start + size, self._depth + 1)

    def _word(self) -> int:
        if self._next + 4 > self._end:
            raise ProtocolError("The sound server sent a message that ends too early.")
        (value,) = _WORD.unpack_from(self._data, self._next)
        self._next += 4
        return int(value)


def _unexpected(wanted: int, found: int) -> ProtocolError:
    return ProtocolError(f"The sound server sent a value of type {found} where its protocol has type {int(wanted)}.")
