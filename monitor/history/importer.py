"""What every importer is, and the limits that hold for all.

A row is plain, its time an interval, its text dropped unless asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import BinaryIO, Protocol, TypeVar

from monitor.speaker_model import Kind, Vendor

HEAD = 64 * 1024
_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,3}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
LONGEST_LABEL = 80
LONGEST_TEXT = 4000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST = datetime(2010, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(hours=48)


class Refused(Exception):
    """The whole file can't be used; its text is a sentence a person can act on."""


class RowRefused(Exception):
    """One entry can't be used; ``reason`` is a code, ``sample`` holds nothing personal."""

    def __init__(self, reason: str, sample: str = "") -> None:
        super().__init__(reason)
        self.reason, self.sample = reason, sample[:200]


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a file, and where in an archive it lies ("" outside of one)."""

    raw: bytes
    place: str = ""

    @property
    def text(self) -> str:
        return self.raw.decode("utf-8-sig", "replace")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a vendor's file. ``low``, ``high``: microseconds since the epoch, half-open.

    ``native`` tells it from all other entries; where the vendor gives no identity (``unique=False``) it is made of
    what the entry says, and the same again may be a real repeat. ``group``: entries of one activation share it.
    ``half``: a wake word alone, of which the request may be an entry of its own.
    """

    native: str
    low: int
    high: int
    kind: Kind
    label: str = ""
    device: str = ""
    device_name: str = ""
    private_device: bool = True  # a serial number or a name somebody gave, not to be kept in clear
    has_text: bool = False
    text: str | None = None
    group: str = ""
    half: bool = False
    unique: bool = True
    comparable: bool = True
    place: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Something about the whole file: a code for people, such as ``filtered`` or ``whole-minutes``."""

    code: str


@dataclass(frozen=True, slots=True)
class Passed:
    """An entry left out. ``reason`` "" where it is simply no activation (another product, an announcement)."""

    reason: str
    sample: str = ""


Item = Row | Said | Passed


class Importer(Protocol):
    """Reads one vendor's files.

    ``name`` begins the keys of its records, so it never changes; ``version`` grows with its rules.
    """

    name: str
    version: int
    vendor: Vendor

    def recognises(self, head: Head) -> bool:
        """By content, quickly, never raising."""

    def items(self, stream: BinaryIO, head: Head, keep_text: bool) -> Iterator[Item]:
        """Raises Refused. Runs in the jail, so it may be killed at any moment."""


def ticks(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def from_epoch_ms(value: object) -> int:
    """Microseconds, from a vendor's milliseconds.

    Raises RowRefused when that is no day this program could be asked about.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise RowRefused("unusable-date", type(value).__name__)
    return checked(value * 1000, str(value))


def checked(at: int, sample: str) -> int:
    """2010 until the day after tomorrow, else RowRefused.

    One clock read a row is cheap, and a long import stays right.
    """
    latest = ticks(datetime.now(UTC) + _AHEAD)
    if not ticks(_EARLIEST) <= at <= latest:
        raise RowRefused("unusable-date", sample[:60])
    return at


def label(value: object) -> str:
    """A vendor's word as it is, within bounds; lone surrogates and NUL make the row unusable."""
    if not isinstance(value, str):
        return ""
    return clean(value)[:LONGEST_LABEL]


def clean(value: str) -> str:
    if "\0" in value:
        raise RowRefused("forbidden-character", "NUL")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RowRefused("forbidden-character", "half of a surrogate pair") from error
    return value


def text(value: object, keep: bool) -> tuple[bool, str | None]:
    """(has text, the text where it is to be kept)."""
    if not isinstance(value, str) or not value.strip():
        return False, None
    return True, clean(value)[:LONGEST_TEXT] if keep else None


def is_page(begin: str) -> bool:
    """Does a text begin as HTML does? What only holds some, such as a program's source, does not."""
    return _PAGE.match(begin) is not None


def rows(produced: Iterable[Item]) -> Iterator[Row]:
    return (item for item in produced if isinstance(item, Row))


_Found = TypeVar("_Found")


def taken(found: _Found | RowRefused, make: Callable[[_Found], Item]) -> Item:
    """What an importer makes of one entry, or why the entry is left out: it may be found unusable by either."""
    if isinstance(found, RowRefused):
        return Passed(found.reason, found.sample)
    try:
        return make(found)
    except RowRefused as refused:
        return Passed(refused.reason, refused.sample)
