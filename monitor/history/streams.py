"""Large untrusted JSON and CSV read entry by entry, in little memory, and strictly.

What is odd is refused, never guessed.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import math
import re
from collections.abc import Iterator
from typing import BinaryIO

from monitor.history.importer import Refused, RowRefused

Json = dict[str, object]
_CHUNK = 256 * 1024
_LONGEST_ENTRY = 1024 * 1024
_DEEPEST = 64
_LONGEST_CELL = 64 * 1024
_DIGITS = 19
# Whole strings and everything that is no bracket. Possessive: it never goes back, so no text can make it slow.
_SKIP = re.compile(r'(?:[^"{}\[\]]++|"[^"\\]*+(?:\\.[^"\\]*+)*+")*+', re.DOTALL)
_KEY = re.compile(r'"([^"\\]{1,60})"\s*:\s*\Z')
_BETWEEN = re.compile(r"[\s,]*")
_SECRET = re.compile(
    r'"(?:set-)?cookies?"\s*:|"authorization"\s*:|"anti-csrftoken-a2z"|"csrf(?:-?token)?"\s*:'
    r"|^\s*curl\s|-H\s+.(?:cookie|authorization):|^(?:set-)?cookie:\s|^authorization:\s",
    re.IGNORECASE | re.MULTILINE,
)
_SECRET_WORDS = ("cookie", "authorization", "csrf", "curl")
CUT = "The file ends in the middle of an entry. It was probably not downloaded to its end: download it again."
BROKEN = "The file is not valid JSON. Export it again, and don't edit it."
SECRETS = (
    "The file holds cookies or tokens with which somebody could use the account, so nothing of it was read or kept. "
    "Save only the answer itself, without the request."
)


def secret_in(text: str) -> bool:
    """Keys and headers that carry a session; the words in a transcript are no keys."""
    lower = text.lower()  # four plain searches are forty times faster than the pattern, and mostly find nothing
    return any(word in lower for word in _SECRET_WORDS) and _SECRET.search(text) is not None


def objects(stream: BinaryIO, arrays: frozenset[str]) -> Iterator[tuple[str, Json | RowRefused]]:
    """(place, entry) of a JSON page, an array, an array of pages or NDJSON. An entry is an object in the outermost
    array, in one of
    the ``arrays`` of an outermost object, or an outermost object without such an array. Raises Refused."""
    scanner = _Scanner(arrays)
    for count, piece in enumerate(scanner.pieces(_decoded(stream)), 1):
        try:
            yield f"entry {count}", parsed(piece)
        except RowRefused as refused:
            yield f"entry {count}", refused


def parsed(piece: str) -> Json:
    """One object with every doubtful thing refused: doubled keys, NaN, infinity, numbers beyond 64 bits."""
    try:
        value = json.loads(
            piece, parse_constant=_no_constant, parse_float=_finite, parse_int=_whole, object_pairs_hook=_single
        )
    except RecursionError as error:
        raise RowRefused("too-deep") from error
    except ValueError as error:
        raise Refused(BROKEN) from error
    if not isinstance(value, dict):
        raise RowRefused("not-an-object", type(value).__name__)
    return value


def _no_constant(name: str) -> float:
    raise RowRefused("not-a-number", name)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise RowRefused("not-a-number", digits[:30])
    return value


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > _DIGITS or not -(2**63) <= int(digits) < 2**63:
        raise RowRefused("number-too-large", f"{len(digits)} digits")
    return int(digits)


def _single(pairs: list[tuple[str, object]]) -> Json:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise RowRefused("doubled-key")
    return found


def _decoded(stream: BinaryIO) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
    tail = ""
    while True:
        raw = stream.read(_CHUNK)
        try:
            chunk = decoder.decode(raw, final=not raw)
        except UnicodeDecodeError as error:
            raise Refused(_not_utf8(error)) from error
        if secret_in(tail + chunk):
            raise Refused(SECRETS)
        tail = chunk[-64:]
        yield chunk
        if not raw:
            return


def _not_utf8(error: UnicodeDecodeError) -> str:
    if error.reason == "unexpected end of data":
        return CUT
    return "The file is not UTF-8 text. Import the file as the vendor gave it, without converting it."


class _Scanner:
    """Finds the text of each entry by counting brackets outside of strings."""

    def __init__(self, arrays: frozenset[str]) -> None:
        self._arrays = arrays
        self._buffer = ""
        self._at = 0  # read so far
        self._entry = 0  # where the entry begins
        self._free = 0  # everything before it was used or lies between entries
        self._open: list[str] = []  # "{" or "[" as opened; "E" an envelope, "A" an array of entries

    def pieces(self, chunks: Iterator[str]) -> Iterator[str]:
        for chunk in chunks:
            self._buffer += chunk
            yield from self._scanned()
            self._forget()
        if self._open or self._at_quote():
            raise Refused(CUT)
        self._nothing_but_space(len(self._buffer))

    def _at_quote(self) -> bool:
        return '"' in self._buffer[self._at :]

    def _scanned(self) -> Iterator[str]:
        buffer, skip = self._buffer, _SKIP.match
        while True:
            found = skip(buffer, self._at)
            at = self._at = found.end() if found else self._at
            mark = buffer[at : at + 1]
            if mark in ("", '"'):  # the end so far, or a string whose end has not been read yet
                return
            self._at += 1
            if mark in "[{":
                self._opened(mark, at)
            else:
                piece = self._closed(mark, at + 1)
                if piece is not None:
                    yield piece

    def _opened(self, mark: str, start: int) -> None:
        if len(self._open) >= _DEEPEST:
            raise Refused("The file nests deeper than any vendor's history does, so it was not read.")
        inside = self._open[-1] if self._open else ""
        if mark == "{" and inside in ("", "A"):
            self._nothing_but_space(start)
            self._entry = start
        elif mark == "[" and inside == "":
            self._nothing_but_space(start)
            mark = "A"
        elif mark == "[" and inside == "{" and self._is_array_of_entries(start):
            self._open[-1] = "E"
            mark = "A"
        self._open.append(mark)
        if mark == "A":
            self._free = start + 1

    def _is_array_of_entries(self, start: int) -> bool:
        if len(self._open) > 2 or "E" in self._open:
            return False
        key = _KEY.search(self._buffer, max(0, start - 100), start)
        return key is not None and key[1] in self._arrays

    def _closed(self, mark: str, end: int) -> str | None:
        if not self._open:
            raise Refused(BROKEN)
        was = self._open.pop()
        if (mark == "}") != (was in "{E"):
            raise Refused(BROKEN)
        inside = self._open[-1] if self._open else ""
        if was == "{" and inside in ("", "A"):
            self._free = end
            return self._buffer[self._entry : end]
        if was in "AE":
            self._free = end
        return None

    def _nothing_but_space(self, end: int) -> None:
        """Between entries stand only commas and space; the rest of an envelope is looked at only for its brackets."""
        if "E" in self._open or _BETWEEN.fullmatch(self._buffer, self._free, end):
            return
        raise Refused(BROKEN)

    def _forget(self) -> None:
        """Drops what was used. What stays is one unfinished entry, and that must be small."""
        keep = self._entry if self._open and self._open[-1] in "{[" else self._free
        keep = min(max(keep, self._free), self._at)
        if self._open and self._open[-1] == "E":
            keep = self._free = self._at
        self._buffer = self._buffer[keep:]
        self._at, self._entry, self._free = self._at - keep, self._entry - keep, max(0, self._free - keep)
        if len(self._buffer) > _LONGEST_ENTRY + _CHUNK:
            raise Refused(
                "One entry of the file is larger than 1 MB, which no vendor's history has, so it was not read."
            )


def table(stream: BinaryIO) -> Iterator[list[str]]:
    """Rows of a CSV, the header among them. Raises Refused at a quote without end, NUL, or a cell over 64 KB."""
    csv.field_size_limit(_LONGEST_CELL)
    text = io.TextIOWrapper(stream, "utf-8-sig", "strict", newline="")
    reader = csv.reader(_watched(text), strict=True)
    try:
        yield from (row for row in reader if row)
    except UnicodeDecodeError as error:
        raise Refused(_not_utf8(error)) from error
    except csv.Error as error:
        raise Refused(_csv_sentence(str(error), reader.line_num)) from error
    finally:
        if not text.closed:  # else the file would be closed with it, and how far it was read is still asked for
            text.detach()


def _watched(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines, bounded, without secrets; a NUL is refused by name on every version of Python."""
    while line := text.readline(_LONGEST_CELL * 4):
        if len(line) >= _LONGEST_CELL * 4:
            raise Refused(
                "A line of the file is longer than 256 KB, which no vendor's history has, so it was not read."
            )
        if "\0" in line:
            raise Refused("The file holds NUL characters, so it is damaged or no text. Export it again.")
        if secret_in(line):
            raise Refused(SECRETS)
        yield line


def _csv_sentence(what: str, line: int) -> str:
    if "unexpected end" in what:
        return "A quotation mark in the file is never closed: it was cut off or edited. Export it again."
    if "field larger" in what:
        return (
            f"A cell near line {line} is longer than 64 KB: probably a quotation mark is never closed. Export it again."
        )
    return f"The table is broken near line {line}. Export it again, and don't edit it."
