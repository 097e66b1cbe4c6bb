"""Rows of all files become records.

Each line once, the parts of one activation joined, names of people and devices out of sight.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
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


@dataclass(slots=True)
class _Line:
    """What is kept of a row until all are read: there may be a million, so words that could be long are digests.

    ``times``: how often one file says it, at most; ``here``: how often the file ``last`` said it.
    """

    native: bytes
    low: int
    high: int
    kind: Kind
    label: str
    device: str
    has_text: bool
    text: str | None
    group: bytes
    half: bool
    comparable: bool
    place: str
    origin: Origin
    last: Origin
    here: int
    times: int

    def said_again(self, origin: Origin, unique: bool) -> None:
        self.here = (self.here if self.last is origin else 0) + (not unique)
        self.last, self.times = origin, max(self.times, self.here)


class Assembly:
    """Takes rows one by one, in any order, and makes records of them at the end."""

    def __init__(self, salt: bytes) -> None:
        self._salt = salt
        self._lines: dict[str, dict[bytes, _Line]] = {}  # by importer
        self._count = self._again = 0
        self._same: dict[str, str] = {}  # labels: few, and a million times the same
        self._devices: dict[tuple[str, bool], str] = {}
        self._names: dict[str, tuple[int, str]] = {}

    def __len__(self) -> int:
        """Rows taken, duplicates too."""
        return self._count

    def add(self, row: Row, origin: Origin) -> None:
        self._count += 1
        mine = self._lines.setdefault(origin.importer, {})
        native = _digest(row.native, self._salt)
        held = mine.get(native)
        if held is None:
            mine[native] = self._line(row, native, origin)
            return
        self._again += 1
        if row.high - row.low < held.high - held.low:  # of one line in two exports the one known more closely
            closer = self._line(row, native, origin)
            closer.last, closer.here, closer.times = held.last, held.here, held.times
            held = mine[native] = closer
        held.said_again(origin, row.unique)

    def done(self) -> Assembled:
        """In the order of their times. ``duplicates`` counts lines that say again what another one said."""
        ordered = [line for lines in self._lines.values() for line in lines.values()]
        self._lines.clear()
        ordered.sort(key=lambda line: (line.low, line.high, not line.half, line.label, line.native))
        records = [_record(group) for group in _joined(_groups(ordered))]
        records.sort(key=lambda r: (r.at.earliest, r.key))
        return Assembled(tuple(records), self._again, {label: name for label, (_, name) in self._names.items()})

    def _line(self, row: Row, native: bytes, origin: Origin) -> _Line:
        label, device = self._same.setdefault(row.label, row.label), self._device(row)
        group = _digest(row.group, self._salt) if row.group else b""
        here = 0 if row.unique else 1
        return _Line(
            native, row.low, row.high, row.kind, label, device, row.has_text, row.text, group, row.half,
            row.comparable, row.place, origin, origin, here, 1,
        )  # fmt: skip

    def _device(self, row: Row) -> str:
        asked = (row.device, row.private_device)
        label = self._devices.get(asked)
        if label is None:
            private = row.device and row.private_device
            label = self._devices[asked] = device_label(row.device, self._salt) if private else row.device
        if row.device_name and row.low >= self._names.get(label, (row.low, ""))[0]:
            self._names[label] = row.low, row.device_name
        return label


def _groups(ordered: list[_Line]) -> Iterator[list[_Line]]:
    """Lines that share the vendor's id, by the first of each. ``ordered`` is used up on the way."""
    first: dict[tuple[str, str], dict[bytes, int]] = {}
    more: dict[int, list[_Line]] = {}
    later: set[int] = set()
    for n, line in enumerate(ordered):
        if line.group:
            begun = first.setdefault((line.origin.importer, line.device), {}).setdefault(line.group, n)
            if begun != n:
                more.setdefault(begun, []).append(line)
                later.add(n)
    del first
    ordered.reverse()
    for n in range(len(ordered)):
        line = ordered.pop()
        if n not in later:
            yield [line, *more.pop(n, ())]


def _joined(groups: Iterator[list[_Line]]) -> Iterator[list[_Line]]:
    """A wake word alone with what follows it on its device; each of the others by itself."""
    waiting: dict[tuple[str, str], list[_Line]] = {}
    for group in groups:
        place = (group[0].origin.importer, group[0].device)
        before = waiting.pop(place, None)
        if before is not None and _follows(before[-1], group[0]):
            yield before + group
            continue
        if before is not None:
            yield before
        if all(line.half for line in group):
            waiting[place] = group
        else:
            yield group
    yield from waiting.values()


def _follows(half: _Line, line: _Line) -> bool:
    """Only lines without the vendor's id need guessing."""
    by_id = half.group and line.group and half.group != line.group
    return not by_id and not line.half and 0 <= line.low - half.low <= _PARTNER and line.kind in _ANSWERS


_ANSWERS = frozenset(
    {Kind.REQUEST, Kind.WOKE_NO_SPEECH, Kind.HEARD_NO_REQUEST, Kind.TEXT_WITHHELD, Kind.VENDOR_SAYS_NOT_MEANT}
)


def _record(lines: list[_Line]) -> HistoryRecord:
    first = lines[0]
    # A wake word may lie on another page than what came of it: the key is the answer's, whichever pages were read.
    named = next((line for line in lines if not line.half), first)
    texts = [line.text for line in lines if line.text and not (line.half and len(lines) > 1)]
    return HistoryRecord(
        key=f"{first.origin.importer}:{named.native.hex()}",
        vendor=first.origin.vendor,
        device=first.device,
        at=Span(_moment(first.low), _moment(max(first.high, first.low + 1))),
        kind=_kind(lines),
        label=" + ".join(dict.fromkeys(line.label for line in lines if line.label)) if len(lines) > 1 else first.label,
        has_text=any(line.has_text for line in lines),
        text="\n".join(texts) if texts else None,
        file_sha256=first.origin.sha256,
        place="; ".join(dict.fromkeys(line.place for line in lines))[:300],
        repeats=max(line.times for line in lines),
        comparable=all(line.comparable for line in lines),
    )


def _kind(lines: list[_Line]) -> Kind:
    """A wake word alone says only that it woke; the other half tells what came of it."""
    told = {line.kind for line in lines if not line.half} or {line.kind for line in lines}
    return next(kind for kind in _PRECEDENCE if kind in told)


def _digest(said: str, salt: bytes) -> bytes:
    """Serial numbers and words are guessable, so it needs the salt."""
    return hmac.digest(salt, said.encode("utf-8", "surrogateescape"), "sha256")[:16]


def _moment(at: int) -> datetime:
    return _EPOCH + timedelta(microseconds=at)
