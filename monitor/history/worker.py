"""Runs in the jail: one untrusted file on standard input, one JSON line an entry on standard output, and then it is
gone.

Lines: ``{"r": row}``, ``{"s": said}``, ``{"x": reason, "e": sample}``, ``{"p": bytes read}``, and last ``{"end":
importer, "v": version}`` (importer "" for an archive without any history) or ``{"no": sentence}``. Without a last
line the file counts as refused.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

from monitor.history import IMPORTERS, importer_for
from monitor.history.archive import is_zip, members
from monitor.history.importer import HEAD, Head, Importer, Passed, Refused, Row, Said
from monitor.history.unusable import why_unusable

_MEMORY = 512 * 1024 * 1024
_PROGRESS_EVERY = 1000  # entries
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET of linux/sched.h
_CUT_OFF = "The file needs more memory than any vendor's history does, so it was not read."


def main(keep_text: bool, place: str, seconds: int) -> None:
    out = io.TextIOWrapper(os.fdopen(os.dup(1), "wb", buffering=1 << 16), "utf-8")
    source = os.fdopen(0, "rb", buffering=0)
    _lock_in(seconds)
    try:
        for line in _lines(source, keep_text, place):
            out.write(json.dumps(line, ensure_ascii=True) + "\n")
    except Refused as refused:
        out.write(json.dumps({"no": str(refused)}) + "\n")
    except MemoryError:
        out.write(json.dumps({"no": _CUT_OFF}) + "\n")
    out.flush()
    os._exit(0)  # nothing of a stranger's file is left to run


def _lock_in(seconds: int) -> None:
    """Memory, time, no file to write, few to open, no core with somebody's words in it, no network where the kernel
    lets us.
    """
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the limit there
        return
    for limit, most in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 16),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    if sys.platform == "linux":
        _leave_network()


def _leave_network() -> None:
    import ctypes

    library = ctypes.CDLL(None)
    if library.unshare(_NEW_NET) != 0:
        library.unshare(_NEW_USER | _NEW_NET)  # refused in some containers: the other limits stay


def _lines(source: io.FileIO, keep_text: bool, place: str) -> Iterator[dict[str, object]]:
    head = source.read(HEAD) or b""
    source.seek(0)
    if not is_zip(head):
        stream = io.BufferedReader(source, 1 << 18)
        found = importer_for(Head(head, place))
        if found is None:
            raise Refused(why_unusable(Head(head, place)))
        yield from _items(found, stream, Head(head, place), keep_text, source)
        yield _end(found)
        return
    yield from _archive(source, keep_text)


def _archive(source: io.FileIO, keep_text: bool) -> Iterator[dict[str, object]]:
    """Every member that an importer knows; one that none knows is another product's."""
    used: list[Importer] = []
    for name, content in members(io.BufferedReader(source, 1 << 18)):
        with content:
            begin = _peeked(content)
            found = importer_for(Head(begin, name))
            if found is not None:
                used.append(found)
                yield from _items(found, content, Head(begin, name), keep_text, source)
    yield _end(min(used, key=IMPORTERS.index)) if used else {"end": "", "v": 0}


def _peeked(content: BinaryIO) -> bytes:
    assert isinstance(content, io.BufferedReader)
    return content.peek(HEAD)[:HEAD]


def _items(
    found: Importer, stream: BinaryIO, head: Head, keep_text: bool, source: io.FileIO
) -> Iterator[dict[str, object]]:
    for number, item in enumerate(found.items(stream, head, keep_text), 1):
        line = _line(item, found, head.place if "/" in head.place else "")
        if line:
            yield line
        if number % _PROGRESS_EVERY == 0:
            yield {"p": source.tell()}


def _line(item: Row | Said | Passed, found: Importer, member: str) -> dict[str, object] | None:
    if isinstance(item, Said):
        return {"s": item.code}
    if isinstance(item, Passed):
        return {"x": item.reason, "e": item.sample} if item.reason else None
    values = {name: getattr(item, name) for name in Row.__slots__}
    values["kind"], values["low"], values["high"] = item.kind.value, item.low, item.high
    if member:
        values["place"] = f"{member}, {item.place}"[:300]
    return {"r": values, "i": found.name}


def _end(found: Importer) -> dict[str, object]:
    return {"end": found.name, "v": found.version}
