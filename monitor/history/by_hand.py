"""A list copied from an app's screen.

CSV or NDJSON with ``time,device,kind,text``. A time without seconds means its whole minute.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import BinaryIO

from monitor.history.importer import Head, Item, Refused, Row, RowRefused, Said, clean, label, taken, text
from monitor.history.streams import Json, objects, table
from monitor.history.times import Written, written
from monitor.speaker_model import Kind, Vendor

_COLUMNS = ("time", "device", "kind", "text")
_MINUTE = 60_000_000
_KINDS = {kind.value: kind for kind in Kind}
_WAITING = 200_000  # rows held back to see whether the list ever shows a second; a longer one is no list copied by hand


class ByHand:
    name = "hand"
    version = 1
    vendor = Vendor.OTHER

    def recognises(self, head: Head) -> bool:
        begin = head.text.lstrip()
        if begin.startswith("{"):
            first = begin.splitlines()[0]
            return '"time"' in first and not any(f'"{k}"' in first for k in ("title", "header", "type", "events"))
        return _header(begin.splitlines()[:1]) is not None

    def items(self, stream: BinaryIO, head: Head, keep_text: bool) -> Iterator[Item]:
        found = _entries(stream) if head.text.lstrip().startswith("{") else _lines(stream)
        taken_in = (taken(entry, partial(_row, place=place, keep_text=keep_text)) for place, entry in found)
        waiting: list[Row] = []
        for item in taken_in:
            if not isinstance(item, Row):
                yield item
            elif item.low % _MINUTE == 0:
                waiting.append(item)
            else:  # seconds were shown: the times mean what they say
                yield from chain(waiting, (item,), taken_in)
                return
            if len(waiting) > _WAITING:
                raise Refused(
                    "The list has more than 200 000 lines, which nobody copied from a screen. "
                    "Import the vendor's own file."
                )
        yield from _by_minute(waiting)


def _by_minute(waiting: list[Row]) -> Iterator[Item]:
    """Where every time falls on a whole minute, seconds were never shown: each means its minute."""
    if waiting:
        yield Said("whole-minutes")
    yield from map(_widened, waiting)


def _widened(row: Row) -> Row:
    return replace(row, high=max(row.high, row.low + _MINUTE))


def _header(lines: list[str]) -> list[str] | None:
    names = [name.strip().strip('"').lower() for name in lines[0].split(",")] if lines else []
    return names if "time" in names and set(names) <= set(_COLUMNS) and len(set(names)) == len(names) else None


def _lines(stream: BinaryIO) -> Iterator[tuple[str, Json | RowRefused]]:
    lines = table(stream)
    names = _header([",".join(next(lines, []))])
    if names is None:
        raise Refused("The list needs a first line that names its columns: time,device,kind,text.")
    for number, cells in enumerate(lines, 2):
        wrong = RowRefused("wrong-width", f"line {number}: {len(cells)} cells")
        yield f"line {number}", dict(zip(names, cells, strict=True)) if len(cells) == len(names) else wrong


def _entries(stream: BinaryIO) -> Iterator[tuple[str, Json | RowRefused]]:
    return objects(stream, frozenset())


def _row(entry: Json, place: str, keep_text: bool) -> Item:
    at = written(entry.get("time"))
    if not at.zoned:
        raise RowRefused("no-time-zone", str(entry.get("time"))[:40])
    return _made(entry, at, place, keep_text)


def _made(entry: Json, at: Written, place: str, keep_text: bool) -> Row:
    device, mark = label(entry.get("device")).strip(), label(entry.get("kind")).strip()
    spoken = entry.get("text")
    has_text, kept = text(spoken, keep_text)
    said = clean(spoken) if isinstance(spoken, str) else ""
    return Row(
        native=json.dumps([at.low, at.high, device, mark, said]),
        low=at.low,
        high=at.high,
        kind=_KINDS.get(mark.lower().replace("-", "_"), Kind.UNKNOWN) if mark else Kind.REQUEST,
        label=mark,
        device=device,
        private_device=False,
        has_text=has_text,
        text=kept,
        unique=False,
        place=place,
    )
