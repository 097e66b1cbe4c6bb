"""Rows of all files become records.

Each line once, the parts of one activation joined, names of people and devices out of sight.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from monitor.history.importer import Row
from monitor.speaker_model import HistoryRecord, Kind, Span, Vendor

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PARTNER = 10_000_000  # a wake word alone and its request or timeout: 0.48 to 7.34 s apart in 75 public pairs
# What a group of lines amounts to: the first that one of them says.
_PRECEDENCE = (
    Kind.REQUEST,
    Kind.TEXT_WITHHELD,
    Kind.VENDOR_SAYS_NOT_MEANT,
    Kind.HEARD_NO_REQUEST,
    Kind.LOST_ARBITRATION,
    Kind.NO_MICROPHONE,
    Kind.INJECTED,
    Kind.UNKNOWN,
    Kind.WOKE_NO_SPEECH,
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row is from."""

    importer: str
    vendor: Vendor
    sha256: str


@dataclass(frozen=True, slots=True)
class Assembled:
    """``names``: what the vendor calls each device label; for the person to choose from, never to be stored."""

    records: tuple[HistoryRecord, ...]
    duplicates: int
    names: dict[str, str]


def device_label(serial: str, salt: bytes) -> str:
    """A label that says nothing without the salt, and is the same in every export read with it."""
    return "device-" + hmac.new(salt, serial.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()[:10]


def assembled(rows: Iterable[tuple[Row, Origin]], salt: bytes) -> Assembled:
    """In the order of their times. ``duplicates`` counts lines that say again what another one said."""
    unique: dict[tuple[str, str], tuple[Row, Origin]] = {}
    counts: Counter[tuple[str, str, str]] = Counter()
    again = 0
    for row, origin in rows:
        identity = (origin.importer, row.native)
        again += identity in unique
        counts[*identity, origin.sha256] += not row.unique
        unique[identity] = _richer(unique.get(identity), (row, origin))
    ordered = sorted(unique.values(), key=lambda pair: (pair[0].low, pair[0].high, pair[0].native))
    repeats: dict[tuple[str, str], int] = {}
    for (importer, native, _), count in counts.items():  # the same line in two files is one line
        repeats[importer, native] = max(count, repeats.get((importer, native), 1))
    records = [_record(group, salt, repeats) for group in _groups(ordered)]
    records.sort(key=lambda r: (r.at.earliest, r.key))
    named = {_device(row, salt): row.device_name for row, _ in ordered if row.device_name}
    return Assembled(tuple(records), again, named)


def _richer(held: tuple[Row, Origin] | None, found: tuple[Row, Origin]) -> tuple[Row, Origin]:
    """Of one line in two exports the one whose time is known more closely."""
    if held is None:
        return found
    return found if found[0].high - found[0].low < held[0].high - held[0].low else held


def _groups(ordered: Sequence[tuple[Row, Origin]]) -> list[list[tuple[Row, Origin]]]:
    """Lines of one activation.

    Those that share the vendor's id, then a wake word alone with what follows it on its device.
    """
    by_id: dict[tuple[str, str, str], list[tuple[Row, Origin]]] = {}
    loose = []
    for n, (row, origin) in enumerate(ordered):
        identity = (origin.importer, row.device, row.group or f"\0{n}")
        if identity not in by_id:
            by_id[identity] = []
            loose.append(by_id[identity])
        by_id[identity].append((row, origin))
    return _joined(loose)


def _joined(groups: list[list[tuple[Row, Origin]]]) -> list[list[tuple[Row, Origin]]]:
    waiting: dict[tuple[str, str], list[tuple[Row, Origin]]] = {}
    found = []
    for group in groups:
        row, origin = group[0]
        place = (origin.importer, row.device)
        before = waiting.pop(place, None)
        if before is not None and _follows(before[-1][0], row):
            before += group
            continue
        found.append(group)
        if all(r.half for r, _ in group):
            waiting[place] = group
    return found


def _follows(half: Row, row: Row) -> bool:
    """Only lines without the vendor's id need guessing."""
    by_id = half.group and row.group and half.group != row.group
    return not by_id and not row.half and 0 <= row.low - half.low <= _PARTNER and row.kind in _ANSWERS


_ANSWERS = frozenset(
    {Kind.REQUEST, Kind.WOKE_NO_SPEECH, Kind.HEARD_NO_REQUEST, Kind.TEXT_WITHHELD, Kind.VENDOR_SAYS_NOT_MEANT}
)


def _record(group: list[tuple[Row, Origin]], salt: bytes, repeats: dict[tuple[str, str], int]) -> HistoryRecord:
    first, origin = group[0]
    lines = [row for row, _ in group]
    # A wake word may lie on another page than what came of it: the key is the answer's, whichever pages were read.
    named = next((row for row in lines if not row.half), first)
    texts = [row.text for row in lines if row.text and not (row.half and len(lines) > 1)]
    return HistoryRecord(
        key=f"{origin.importer}:{_hidden(named.native, salt)}",
        vendor=origin.vendor,
        device=_device(first, salt),
        at=Span(_moment(first.low), _moment(max(first.high, first.low + 1))),
        kind=_kind(lines),
        label=" + ".join(dict.fromkeys(row.label for row in lines if row.label)),
        has_text=any(row.has_text for row in lines),
        text="\n".join(texts) if texts else None,
        file_sha256=origin.sha256,
        place="; ".join(dict.fromkeys(row.place for row in lines))[:300],
        repeats=max(repeats[o.importer, row.native] for row, o in group),
        comparable=all(row.comparable for row in lines),
    )


def _kind(lines: list[Row]) -> Kind:
    """A wake word alone says only that it woke; the other half tells what came of it."""
    told = {row.kind for row in lines if not row.half} or {row.kind for row in lines}
    return next(kind for kind in _PRECEDENCE if kind in told)


def _device(row: Row, salt: bytes) -> str:
    return device_label(row.device, salt) if row.device and row.private_device else row.device


def _hidden(native: str, salt: bytes) -> str:
    """Serial numbers and words are guessable, so their digest needs the salt."""
    return hmac.new(salt, native.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()[:32]


def _moment(at: int) -> datetime:
    return _EPOCH + timedelta(microseconds=at)
