"""Another witness's list: a camera's, a light sensor's, somebody's own. CSV or NDJSON with start, end and note.

Whoever names the file vouches for it, so it is taken whole or not at all, and one line says which one was wrong.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from monitor.book_rules import LONGEST_NOTE, check_sighting
from monitor.errors import BadInput
from monitor.history.importer import Refused, RowRefused
from monitor.history.streams import objects, table
from monitor.history.times import Written, written
from monitor.speaker_model import HistoryCoverage, Sighting, Span, Speaker, Witness
from monitor.speaker_records import Imported, ImportedFile, ImportKind, Sighted

NAME, VERSION = "sightings", 1
_COLUMNS = frozenset({"start", "end", "note"})
_LARGEST = 64 << 20  # bytes: some half a million sightings
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MINUTE = 60_000_000
_WHY = {
    "unusable-date": "it has no time that can be used. Write 2026-03-02T07:14:05Z",
    "no-time-zone": "its time has no zone. Write 2026-03-02T07:14:05Z, or +01:00 in place of Z",
    "wrong-width": "it has not as many cells as the first line",
    "forbidden-character": "it holds a character that is no text",
}


@dataclass(frozen=True, slots=True)
class _Line:
    place: str
    start: Written
    end: Written | None
    note: str


def read_sightings(path: Path, speaker: Speaker, now: datetime) -> tuple[ImportedFile, list[Sighting]]:
    """All sightings of the file, the same one once. Raises BadInput naming the first line that can't be used."""
    content = _content(path)
    origin = ImportedFile(hashlib.sha256(content).hexdigest(), len(content), NAME, VERSION)
    try:
        lines = list(_lines(content))
    except Refused as refused:
        raise BadInput(f"{path.name}: {refused}") from refused
    by_minute = bool(lines) and all(line.start.whole_minute for line in lines)
    found = {}
    for line in lines:
        sighting = _sighting(line, speaker, by_minute, now)
        found[sighting.id] = sighting
    if not found:
        raise BadInput(f"{path.name} holds no sighting. It needs a first line start,end,note and a line for each.")
    return origin, list(found.values())


def kept_sightings(
    speaker: Speaker,
    origin: ImportedFile,
    sightings: list[Sighting],
    known: frozenset[str],
    covers: Span | None,
    now: datetime,
) -> tuple[Imported, list[Sighted]]:
    """The import, and its sightings as entries; those that were known too, so that each import can be undone alone."""
    fresh = sum(sighting.id not in known for sighting in sightings)
    imported = Imported(
        at=now,
        id=uuid.uuid4().hex,
        kind=ImportKind.SIGHTINGS,
        vendor=speaker.vendor,
        speaker=speaker.id,
        files=(origin,),
        coverage=(HistoryCoverage(covers),) if covers else (),
        accepted=fresh,
        duplicates=len(sightings) - fresh,
    )
    return imported, [Sighted(now, sighting, imported.id) for sighting in sightings]


def _content(path: Path) -> bytes:
    """All of it at once: what is hashed is what is read."""
    try:
        with path.open("rb") as file:
            found = file.read(_LARGEST + 1)
    except OSError as error:
        raise BadInput(f"{path.name} can't be read: {error.strerror}.") from error
    if len(found) > _LARGEST:
        raise BadInput(f"{path.name} is larger than any list of sightings. Divide it, or choose the right file.")
    return found


def _lines(content: bytes) -> Iterator[_Line]:
    begin, file = content[:4096].lstrip(b"\xef\xbb\xbf \r\n\t"), io.BytesIO(content)
    for place, entry in objects(file, frozenset()) if begin.startswith((b"{", b"[")) else _cells(file):
        try:
            if isinstance(entry, RowRefused):
                raise entry
            yield _line(place, entry)
        except RowRefused as refused:
            why = _WHY.get(refused.reason, "it is not as JSON or CSV would have it")
            raise Refused(f"{place} can't be used: {why}. Nothing of the file was kept.") from refused


def _cells(file: BinaryIO) -> Iterator[tuple[str, Mapping[str, object] | RowRefused]]:
    rows = table(file)
    names = [name.strip().lower() for name in next(rows, [])]
    if "start" not in names or not set(names) <= _COLUMNS or len(set(names)) != len(names):
        raise Refused("The list needs a first line that names its columns: start,end,note.")
    for number, cells in enumerate(rows, 2):
        wrong = RowRefused("wrong-width")
        yield f"line {number}", dict(zip(names, cells, strict=True)) if len(cells) == len(names) else wrong


def _line(place: str, entry: Mapping[str, object]) -> _Line:
    end, note = entry.get("end"), entry.get("note")
    if note is not None and (not isinstance(note, str) or len(note) > LONGEST_NOTE or "\0" in note):
        raise RowRefused("forbidden-character")
    return _Line(place, _zoned(entry.get("start")), _zoned(end) if end not in (None, "") else None, note or "")


def _zoned(value: object) -> Written:
    found = written(value)
    if not found.zoned:
        raise RowRefused("no-time-zone")
    return found


def _sighting(line: _Line, speaker: Speaker, by_minute: bool, now: datetime) -> Sighting:
    """Where every time of a list falls on a whole minute, seconds were never written: each means its minute."""
    low, high = line.start.low, line.start.high
    high = max(high, low + _MINUTE) if by_minute else high
    at, around = _moment((low + high) // 2), timedelta(microseconds=(high - low) // 2)
    end = None if line.end is None else max(at, _moment(line.end.low))
    if line.end is not None and line.end.high < low:
        raise BadInput(f"{line.place} of the list ends before it begins. Nothing of it was kept.")
    try:
        check_sighting(_moment(low), around, end, now)
    except BadInput as error:
        raise BadInput(f"{line.place} of the list: {error} Nothing of it was kept.") from error
    name = f"{speaker.id}\n{low}\n{high}\n{'' if line.end is None else line.end.low}"
    id = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return Sighting(id, speaker.id, at, Witness.FILE, around, end, note=line.note)


def _moment(at: int) -> datetime:
    return _EPOCH + timedelta(microseconds=at)
