"""The one way in which a report's bytes are written, so that no two readers can understand one file differently.

Keys in order, indented by one, no other white space to hide in, ASCII only, a line feed at the end: what ``json.dumps``
writes with ``indent=1, sort_keys=True``. It is put together here piece by piece, for ``json.dumps`` with an indent
keeps every token of the whole in memory at once: half a gigabyte for 100,000 events (tests/bench/bench_report.py).
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring_ascii as _string
from typing import Any, BinaryIO

from monitor.codec_parts import Json

_leaf = json.JSONEncoder(allow_nan=False).encode


class Written:
    """An object's bytes, each key's value by itself, so that a key can be put in or taken out without writing anew."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        """In ``value``, an iterator stands for the list of what it gives. Raises ValueError for a number that JSON has
        no word for."""
        self._parts = {key: _encoded(part) for key, part in value.items()}

    def plus(self, key: str, value: Json) -> Written:
        other = Written({key: value})
        other._parts |= {name: part for name, part in self._parts.items() if name != key}
        return other

    def without(self, key: str) -> Written:
        other = Written({})
        other._parts = {name: part for name, part in self._parts.items() if name != key}
        return other

    def sha256(self) -> bytes:
        digest = hashlib.sha256()
        for piece in self._pieces():
            digest.update(piece)
        return digest.digest()

    def __bytes__(self) -> bytes:
        return b"".join(self._pieces())

    def write_into(self, out: BinaryIO) -> None:
        for piece in self._pieces():
            out.write(piece)

    def _pieces(self) -> Iterator[bytes]:
        between = b"{\n "
        for key in sorted(self._parts):
            yield between + _string(key).encode("ascii") + b": "
            yield self._parts[key]
            between = b",\n "
        yield b"\n}\n" if self._parts else b"{}\n"


def canonical(value: Mapping[str, Any]) -> bytes:
    """The bytes of a report, and of a manifest. Raises ValueError for a number that JSON has no word for."""
    return bytes(Written(value))


def _encoded(part: Any) -> bytes:
    """As it stands one level deep in the whole."""
    out = io.BytesIO()
    for piece in _texts(part, "\n "):
        out.write(piece.encode("ascii"))
    return out.getvalue()


def _texts(value: Any, margin: str) -> Iterator[str]:
    """Objects are taken apart, and lists into their elements: an event or a record of the chain is one piece.
    ``margin``: a line feed and as many spaces as the value stands deep."""
    if isinstance(value, dict):
        between = "{"
        for key in sorted(value):
            yield f"{between}{margin} {_string(key)}: "
            yield from _texts(value[key], f"{margin} ")
            between = ","
        yield f"{margin}}}" if value else "{}"
    elif isinstance(value, list | Iterator):
        between = "["
        for each in value:
            yield f"{between}{margin} {_text(each, f'{margin} ')}"
            between = ","
        yield "[]" if between == "[" else f"{margin}]"
    else:
        yield _text(value, margin)


def _text(value: Any, margin: str) -> str:
    """A value in one piece. ``json`` itself with an indent takes three times as long."""
    if isinstance(value, str):
        return _string(value)
    inner = f"{margin} "
    if isinstance(value, dict) and value:
        found = [f"{inner}{_string(key)}: {_text(value[key], inner)}" for key in sorted(value)]
        return f"{{{','.join(found)}{margin}}}"
    if isinstance(value, list) and value:
        return f"[{','.join([f'{inner}{_text(each, inner)}' for each in value])}{margin}]"
    return _leaf(value)
