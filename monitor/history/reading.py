"""Files in, records out, or one sentence why not: never a part of an import."""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from monitor.errors import BadInput
from monitor.history import IMPORTERS, importer_for, jail
from monitor.history.archive import is_zip
from monitor.history.assemble import Assembled, Assembly, Origin
from monitor.history.importer import HEAD, Head, Row
from monitor.history.unusable import why_unusable
from monitor.names import shown as shown_name
from monitor.speaker_model import HistoryRecord, Kind, Span

_MOST_ROWS = 2_000_000
_MOST_FILES = 20_000
_SAMPLES = frozenset(
    {"unusable-date", "wrong-width", "not-a-number", "number-too-large", "no-time-zone", "forbidden-character"}
)
_CODES = frozenset(
    {"filtered", "no-labels-in-conversations", "unknown-labels", "no-time-zone", "html-for-reading-only"}
    | {"whole-minutes", "wyoming-detections-only"}
)
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """What was read: evidence for later, so the hash is of the whole file as it lay there."""

    name: str
    sha256: str
    size: int
    importer: str
    version: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Entries left out: why (a code), how many, and of the first one what may be shown."""

    reason: str
    count: int
    sample: str = ""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """One import, whole. ``covers``: first to last comparable record, None without any. ``warnings``: codes, see
    ui/messages.

    ``accepted`` counts records, ``duplicates`` lines that said the same again. ``filtered``: whoever made the list
    left out what this program looks for, so nothing can be missing from it. ``devices``: label -> the vendor's name
    for it, to choose from and never to be stored. ``skipped``: files of a folder that are no voice history.
    """

    records: tuple[HistoryRecord, ...]
    covers: Span | None
    files: tuple[File, ...]
    accepted: int
    duplicates: int
    refused: tuple[Refusal, ...] = ()
    warnings: tuple[str, ...] = ()
    filtered: bool = False
    devices: dict[str, str] = field(default_factory=dict)
    skipped: int = 0


@dataclass(slots=True)
class _Gathered:
    rows: Assembly
    said: set[str] = field(default_factory=set)
    passed: Counter[str] = field(default_factory=Counter)
    samples: dict[str, str] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    skipped: int = 0


def read_history(
    paths: Sequence[str | os.PathLike[str]],
    keep_text: bool,
    salt: bytes,
    progress: Callable[[int, int], None] = lambda done, total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportResult:
    """All of them as one import. Folders are searched; what in them is no voice history is skipped and counted.

    ``salt``: of this installation, at least 16 bytes; device labels and keys depend on it. ``progress`` gets (bytes
    read, bytes in all). Raises BadInput with one sentence; then nothing was imported.
    """
    if len(salt) < 16:
        raise BadInput("The salt that hides serial numbers is too short. Restart the program, and report it.")
    found = list(_files(paths))
    total, done = sum(size for _, size, _ in found), 0
    gathered = _Gathered(Assembly(salt))
    for path, size, shown in found:
        _one(path, shown, gathered, keep_text, partial(_tell, progress, done, total), cancelled)
        done += size
        progress(done, total)
    if not gathered.files:
        raise BadInput(
            "There is no voice history in it that this program knows. "
            "If the export came in several parts, import them all at once."
        )
    return _result(gathered, gathered.rows.done())


def _tell(progress: Callable[[int, int], None], before: int, total: int, done: int) -> None:
    progress(before + done, total)


def _files(paths: Sequence[str | os.PathLike[str]]) -> Iterator[tuple[Path, int, str]]:
    """(file, size, its name; with the folders down from the one that was asked for)."""
    for path in map(Path, paths):
        try:
            found = path.stat()
        except OSError as error:
            raise BadInput(f"{shown_name(path.name)} can't be read: {error.strerror}.") from error
        if stat.S_ISDIR(found.st_mode):
            yield from _inside(path)
        elif stat.S_ISREG(found.st_mode):
            yield path, found.st_size, path.name
        else:
            raise BadInput(f"{shown_name(path.name)} is neither a file nor a folder.")


def _inside(folder: Path) -> Iterator[tuple[Path, int, str]]:
    """Plain files only: a link could lead anywhere."""
    count = 0
    for base, folders, names in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(names):
            path = Path(base) / name
            count += 1
            if count > _MOST_FILES:
                raise BadInput(
                    f"{shown_name(folder.name)} holds over {_MOST_FILES} files. Choose the export's own folder."
                )
            found = path.lstat()
            if stat.S_ISREG(found.st_mode) and found.st_size:
                yield path, found.st_size, path.relative_to(folder.parent).as_posix()


def _one(
    path: Path,
    place: str,
    into: _Gathered,
    keep_text: bool,
    progress: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            if not is_zip(head) and importer_for(Head(head, place)) is None:
                _unknown(Head(head, place), into)
                return
            digest, size = _digest(file, cancelled)
            file.seek(0)
            _read(file, place, digest, size, into, keep_text, progress, cancelled)
    except OSError as error:
        raise BadInput(f"{shown_name(path.name)} can't be read: {error.strerror}.") from error


def _unknown(head: Head, into: _Gathered) -> None:
    """In a folder it is skipped; asked for by name it has no folder before it."""
    if "/" not in head.place:
        raise BadInput(f"{shown_name(head.place)}: {why_unusable(head)}")
    into.skipped += 1


def _digest(file: BinaryIO, cancelled: Callable[[], bool]) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    file.seek(0)
    while chunk := file.read(_CHUNK):
        if cancelled():
            raise BadInput(jail.CANCELLED)
        digest.update(chunk)
        size += len(chunk)
    return digest.hexdigest(), size


def _read(
    file: BinaryIO,
    name: str,
    sha256: str,
    size: int,
    into: _Gathered,
    keep_text: bool,
    progress: Callable[[int], None],
    cancelled: Callable[[], bool],
) -> None:
    before = os.fstat(file.fileno())
    origins = {i.name: Origin(i.name, i.vendor, sha256) for i in IMPORTERS}
    try:
        for line in jail.lines(file, size, name, keep_text, progress, cancelled):
            _take(line, origins, into, keep_text)
            if line.get("end") == "":
                into.skipped += 1
            elif "end" in line:
                into.files.append(File(name, sha256, size, str(line["end"])[:40], _integer(line.get("v"))))
    except BadInput as error:
        raise BadInput(f"{shown_name(name)}: {error}") from error
    after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise BadInput(f"{shown_name(name)} changed while it was being read. Import it again when it is complete.")


def _take(line: jail.Line, origins: dict[str, Origin], into: _Gathered, keep_text: bool) -> None:
    if "r" in line:
        into.rows.add(_row(line["r"], keep_text), origins[_string(line.get("i"))])
        if len(into.rows) > _MOST_ROWS:
            raise BadInput(f"The files hold more than {_MOST_ROWS} entries. Import fewer at a time.")
    elif "s" in line:
        into.said |= {_string(line["s"])} & _CODES
    elif "x" in line:
        reason = _string(line["x"])[:40]
        into.passed[reason] += 1
        into.samples.setdefault(reason, _string(line.get("e"))[:200] if reason in _SAMPLES else "")


def _row(value: object, keep_text: bool) -> Row:
    """The child's word, held to the types it promised."""
    if not isinstance(value, dict) or set(value) != set(Row.__slots__):
        raise BadInput(jail.FELL_OVER)
    words = ("native", "label", "device", "device_name", "group", "place")
    marks = ("private_device", "has_text", "half", "unique", "comparable")
    right = all(isinstance(value[w], str) for w in words) and all(isinstance(value[m], bool) for m in marks)
    if not right or value["kind"] not in {k.value for k in Kind}:
        raise BadInput(jail.FELL_OVER)
    kept = value["text"] if keep_text and isinstance(value["text"], str) else None
    low, high = _integer(value["low"]), _integer(value["high"])
    return Row(**{**value, "kind": Kind(value["kind"]), "text": kept, "low": low, "high": high})


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _integer(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 2**53:
        raise BadInput(jail.FELL_OVER)
    return value


def _result(gathered: _Gathered, made: Assembled) -> ImportResult:
    passed = sorted(gathered.passed.items())
    refused = tuple(Refusal(reason, n, gathered.samples.get(reason, "")) for reason, n in passed)
    return ImportResult(
        records=made.records,
        covers=_covers(made.records),
        files=tuple(gathered.files),
        accepted=len(made.records),
        duplicates=made.duplicates,
        refused=refused,
        warnings=tuple(sorted(gathered.said)),
        filtered="filtered" in gathered.said,
        devices=made.names,
        skipped=gathered.skipped,
    )


def _covers(records: Iterable[HistoryRecord]) -> Span | None:
    spans: list[tuple[datetime, datetime]] = [(r.at.earliest, r.at.latest) for r in records if r.comparable]
    return Span(min(a for a, _ in spans), max(b for _, b in spans)) if spans else None
