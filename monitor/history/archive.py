"""A zip from a stranger, read without trusting one number in it and without ever writing a member to disk.

What is refused and why: archives that grow beyond reason, members that overlap (one 48 KB zip held 1000 MB that way),
sizes that point past the file, names that lead out of a folder or show something else than they are, links, devices,
encrypted members.
"""

from __future__ import annotations

import io
import stat
import struct
import unicodedata
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from monitor.history.importer import Refused

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MOST_MEMBERS = 20_000
_LARGEST_MEMBER = 64 * 1024 * 1024
_LARGEST_TOTAL = 512 * 1024 * 1024
_MOST_GROWTH = 200
_FREE_GROWTH = 64 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_READABLE = (".json", ".ndjson", ".jsonl", ".csv", ".html", ".htm")
_BROKEN = "The archive is damaged or was not downloaded to its end. Download it again."
_ODD = "The archive was built to mislead a reader ({}), so nothing of it was read."


def is_zip(head: bytes) -> bool:
    return head[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def members(stream: BinaryIO) -> Iterator[tuple[str, BinaryIO]]:
    """(name, content) of each member that may be a history.

    ``stream`` can seek. Raises Refused, at the latest while reading.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError, OverflowError) as error:
        raise Refused(_BROKEN) from error
    with archive:
        infos = archive.infolist()
        _check(infos, stream.seek(0, io.SEEK_END), archive.start_dir)
        left = _LARGEST_TOTAL
        for info in infos:
            if not info.is_dir() and info.filename.lower().endswith(_READABLE):
                content = _Bounded(archive, info, left)
                yield _name(info.filename), content.opened()
                left -= content.read_so_far


def _check(infos: list[zipfile.ZipInfo], size: int, directory: int) -> None:
    if len(infos) > _MOST_MEMBERS:
        raise Refused(_ODD.format(f"{len(infos)} files"))
    seen: set[str] = set()
    for info in infos:
        _check_member(info, size)
        folded = unicodedata.normalize("NFC", info.filename).casefold()
        if folded in seen:
            raise Refused(_ODD.format("two files of one name"))
        seen.add(folded)
    _check_overlap(infos, directory)


def _check_member(info: zipfile.ZipInfo, size: int) -> None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise Refused(_ODD.format("a link or device"))
    if _odd_name(info):
        raise Refused(_ODD.format("a file name that leads elsewhere or hides characters"))
    if info.flag_bits & 0x1:
        raise Refused("The archive is protected with a password. Unpack it yourself and import the file inside.")
    if info.compress_type not in _METHODS:
        raise Refused(
            "The archive uses a compression that vendors don't use. Unpack it yourself and import the file inside."
        )
    if info.header_offset + 30 + info.compress_size > size:
        raise Refused(_BROKEN)
    if info.file_size > info.compress_size * _MOST_GROWTH + _FREE_GROWTH:
        raise Refused(_ODD.format("it grows more than 200 times when unpacked"))


def _odd_name(info: zipfile.ZipInfo) -> bool:
    name = info.orig_filename
    parts = name.replace("\\", "/").split("/")
    leads_out = name.startswith(("/", "\\")) or ".." in parts or name[1:2] == ":"
    return leads_out or any(
        unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co") for c in name if c not in "\u200c\u200d"
    )


def _check_overlap(infos: list[zipfile.ZipInfo], directory: int) -> None:
    """Each member ends before the next begins (CVE-2024-0450; this Python may lack the fix)."""
    if not infos:
        return
    spans = sorted((i.header_offset, i.header_offset + 30 + i.compress_size) for i in infos)
    starts = [*(a for a, _ in spans[1:]), directory]
    if any(end > start for (_, end), start in zip(spans, starts, strict=True)):
        raise Refused(_ODD.format("files that overlap"))


def _name(raw: str) -> str:
    """As one writes it: composed, with plain spaces (exports hold decomposed names and no-break spaces)."""
    return unicodedata.normalize("NFC", raw).replace("\u00a0", " ")


class _Bounded(io.RawIOBase):
    """A member that stops the import when it gives more than it said, whatever it said."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> None:
        super().__init__()
        self._archive, self._info = archive, info
        self._most = min(_LARGEST_MEMBER, left, info.compress_size * _MOST_GROWTH + _FREE_GROWTH)
        self.read_so_far = 0

    def opened(self) -> BinaryIO:
        try:
            self._content = self._archive.open(self._info)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError, struct.error) as error:
            raise Refused(_BROKEN) from error
        return io.BufferedReader(self, 1 << 16)

    def readable(self) -> bool:
        return True

    def readinto(self, target: WriteableBuffer, /) -> int:
        view = memoryview(target).cast("B")
        try:
            raw = self._content.read(len(view))
        except Exception as error:  # zlib, zipfile and struct raise seven kinds for a damaged member; all mean the same
            raise Refused(_BROKEN) from error
        self.read_so_far += len(raw)
        if self.read_so_far > self._most:
            raise Refused(_ODD.format("it grows beyond 64 MB a file or 512 MB in all"))
        view[: len(raw)] = raw
        return len(raw)
