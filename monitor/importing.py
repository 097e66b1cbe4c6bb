"""Vendors' files in, entries of the journal out: what is looked at before an import, and what is kept of it."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from monitor.codec import Keepable, Sealed, encode, line
from monitor.errors import BadInput
from monitor.history import IMPORTERS
from monitor.history.reading import ImportResult, read_history
from monitor.labels import forms, hidden, owners
from monitor.speaker_model import HistoryCoverage, HistoryRecord, Span, Speaker, Vendor
from monitor.speaker_records import HistoryRows, Imported, ImportedFile, ImportKind, SpeakerKept
from monitor.speakers import Cancelled, Choices, Preview, Progress
from monitor.vendors import profile_of

CHUNK = 250
"""Records in one entry of the log: about 60 KB."""
_SEALED_FROM = 2000  # records; below that the recorder's thread encodes them in milliseconds
_ACCOUNTS = frozenset({Vendor.ALEXA, Vendor.GOOGLE, Vendor.APPLE})  # whose files are of an account, maybe another's
STRANGE = (
    "None of the devices in this file was in what you imported before, so it may be from somebody else's account. "
    "If it is yours, say so: --same-account on the command line, or tick it in the window."
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier imports that count have: keys of records, device labels by vendor, and the imports."""

    keys: frozenset[str]
    devices: Mapping[Vendor, frozenset[str]]
    imports: Sequence[Imported]


def previewed(
    paths: Sequence[Path],
    keep_text: bool,
    salt: bytes,
    speakers: Sequence[Speaker],
    earlier: Callable[[], Earlier],
    progress: Progress,
    cancelled: Cancelled,
) -> Preview:
    """Read the files and keep nothing. Raises BadInput."""
    read = read_history(list(paths), keep_text, salt, progress, cancelled)
    vendor = _vendor_of(read)
    names = {hidden(device, salt): read.devices.get(device) or _typed(device, salt) for device in _devices(read)}
    records = tuple([replace(r, device=hidden(r.device, salt)) if r.device else r for r in read.records])
    result = replace(read, records=records, devices=names)
    before = earlier()
    known = _known(names, speakers, salt)
    fresh = sum(record.key not in before.keys for record in records)
    strange = vendor in _ACCOUNTS and fresh == len(records) and _strange(names, before.devices.get(vendor), known)
    owner = _guess(owners(names, speakers, salt), names, speakers, vendor)
    return Preview(tuple(paths), vendor, result, names, known, fresh, strange, owner)


def _devices(read: ImportResult) -> list[str]:
    return list(dict.fromkeys(record.device for record in read.records if record.device))


def _typed(device: str, salt: bytes) -> str:
    """A name that stands in clear in the file; a label made by the reader has none."""
    return device if hidden(device, salt) != device else ""


def _vendor_of(read: ImportResult) -> Vendor:
    found = {record.vendor for record in read.records}
    found = found or {importer.vendor for importer in IMPORTERS if importer.name == read.files[0].importer}
    if len(found) > 1:
        raise BadInput("These files are of several vendors. Import those of one vendor at a time.")
    return found.pop() if found else Vendor.OTHER


def _known(names: Mapping[str, str], speakers: Iterable[Speaker], salt: bytes) -> frozenset[str]:
    having = {label for speaker in speakers for label in speaker.labels}
    return frozenset(label for label, name in names.items() if forms(label, name, salt) & having)


def _strange(names: Mapping[str, str], before: frozenset[str] | None, known: frozenset[str]) -> bool:
    return bool(names and before) and not known and not set(names) & (before or frozenset())


def _guess(
    owned: Mapping[str, Speaker], names: Mapping[str, str], speakers: Sequence[Speaker], vendor: Vendor
) -> str | None:
    """The speaker it is of, where there is no doubt."""
    having = {speaker.id for speaker in owned.values()}
    if len(having) == 1 and len(owned) == len(names):
        return having.pop()
    fitting = [speaker for speaker in speakers if vendor in (speaker.vendor, Vendor.OTHER)]
    return fitting[0].id if len(fitting) == 1 and not names else None


def kept(
    preview: Preview,
    choices: Choices,
    salt: bytes,
    speakers: Sequence[Speaker],
    earlier: Earlier,
    now: datetime,
    progress: Progress,
) -> tuple[Imported, list[Keepable]]:
    """The import and all entries that it is kept as, none where it was imported before. Raises BadInput."""
    _check(preview, choices)
    by_id = {speaker.id: speaker for speaker in speakers}
    whole = _chosen(choices.speaker, by_id, preview.vendor)
    owned = _owned(preview, choices, salt, by_id, whole)
    vendor = whole.vendor if whole and preview.vendor is Vendor.OTHER else preview.vendor
    records = [_of_vendor(record, owned, vendor) for record in preview.result.records]
    imported = _imported(preview, choices, vendor, earlier, now)
    labelled: list[Keepable] = list(_labelled(owned, now))
    if again := told_before(imported, earlier.imports):
        return again, labelled
    rows = _rows(records, imported.id, now, progress)
    return imported, [*labelled, imported, *rows]


def _check(preview: Preview, choices: Choices) -> None:
    if preview.suspect_account and not choices.same_account:
        raise BadInput(STRANGE)
    if not preview.result.records and choices.covers is None:
        raise BadInput("There is no activation in it that could be kept, so nothing was imported.")


def _chosen(id: str | None, by_id: Mapping[str, Speaker], vendor: Vendor) -> Speaker | None:
    if id is None:
        return None
    speaker = by_id.get(id)
    if speaker is None:
        raise BadInput("There is no such speaker; it may have been forgotten. `speakers` shows those there are.")
    if vendor not in (speaker.vendor, Vendor.OTHER):
        names = profile_of(vendor).name, profile_of(speaker.vendor).name
        raise BadInput(f"This history is of {names[0]}, and the speaker is of {names[1]}. Choose the speaker it is of.")
    return speaker


def _owned(
    preview: Preview, choices: Choices, salt: bytes, by_id: Mapping[str, Speaker], whole: Speaker | None
) -> dict[str, Speaker]:
    """Device label -> speaker: by name, as assigned, and the only device of a file that is all of one speaker."""
    found = owners(preview.labels, by_id.values(), salt)
    for label, id in choices.assigned.items():
        assigned = _chosen(id, by_id, preview.vendor)
        if assigned and label in preview.labels:
            found[label] = assigned
    only = next(iter(preview.labels)) if len(preview.labels) == 1 else None
    if whole and only:
        if found.get(only, whole).id != whole.id:
            raise BadInput("The device in this file is known to be another speaker's. Choose that one.")
        found[only] = whole
    return found


def _of_vendor(record: HistoryRecord, owned: Mapping[str, Speaker], vendor: Vendor) -> HistoryRecord:
    """A list made by hand is of the vendor of its speaker."""
    if record.vendor is not Vendor.OTHER:
        return record
    owner = owned.get(record.device)
    return replace(record, vendor=owner.vendor if owner else vendor)


def _imported(preview: Preview, choices: Choices, vendor: Vendor, earlier: Earlier, now: datetime) -> Imported:
    result = preview.result
    fresh = sum(record.key not in earlier.keys for record in result.records)
    span = choices.covers or result.covers
    taken = _taken(preview.paths, span, profile_of(vendor).publish_delay.total_seconds()) if span else None
    return Imported(
        at=now,
        id=uuid.uuid4().hex,
        kind=ImportKind.HISTORY,
        vendor=vendor,
        speaker=choices.speaker,
        files=tuple(ImportedFile(file.sha256, file.size, file.importer, file.version) for file in result.files),
        coverage=(HistoryCoverage(span, result.filtered, taken),) if span else (),
        accepted=fresh,
        duplicates=result.duplicates + len(result.records) - fresh,
        refused=tuple((refusal.reason, refusal.count) for refusal in result.refused if refusal.reason),
        warnings=result.warnings,
        kept_text=any(record.text for record in result.records),
    )


def _taken(paths: Sequence[Path], span: Span, delay: float) -> datetime | None:
    """When the files came to lie here, where that is so soon after the list's end that something may be unpublished.

    A file's time may be that of a copy made much later, so it serves to doubt a gap and never to rule a reason out.
    """
    try:
        oldest = min(path.stat().st_mtime for path in paths)
    except (OSError, ValueError):
        return None
    return datetime.fromtimestamp(oldest, UTC) if 0 <= oldest - span.latest.timestamp() < delay else None


def told_before(imported: Imported, before: Iterable[Imported]) -> Imported | None:
    """An earlier import of just these files that knows all that this one would tell, with nothing new in it."""
    spans = [coverage.span for coverage in imported.coverage]
    for found in before:
        same = set(found.files) == set(imported.files) and found.speaker == imported.speaker
        wide = [coverage.span for coverage in found.coverage]
        covered = all(any(w.earliest <= s.earliest and s.latest <= w.latest for w in wide) for s in spans)
        if same and covered and found.kept_text >= imported.kept_text and not imported.accepted:
            return replace(found, accepted=0, duplicates=imported.duplicates)
    return None


def _labelled(owned: Mapping[str, Speaker], now: datetime) -> Iterator[SpeakerKept]:
    """Speakers that a device of the file turned out to be."""
    fresh: dict[str, Speaker] = {}
    for label, speaker in owned.items():
        so_far = fresh.get(speaker.id, speaker)
        if label not in so_far.labels:
            fresh[speaker.id] = replace(so_far, labels=(*so_far.labels, label))
    return (SpeakerKept(now, speaker) for speaker in fresh.values())


def _rows(records: Sequence[HistoryRecord], batch: str, now: datetime, progress: Progress) -> Iterator[Keepable]:
    done = 0
    for _vendor, group in groupby(sorted(records, key=lambda r: r.vendor.value), key=lambda r: r.vendor):
        same = list(group)
        for start in range(0, len(same), CHUNK):
            rows = HistoryRows(now, batch, tuple(same[start : start + CHUNK]))
            yield Sealed(line(encode(rows))) if len(records) > _SEALED_FROM else rows
            done += len(rows.records)
            progress(done, len(records))


def devices_by_vendor(found: Iterable[tuple[Vendor, str]]) -> dict[Vendor, frozenset[str]]:
    counted = Counter(found)
    return {vendor: frozenset(d for v, d in counted if v is vendor and d) for vendor in {v for v, _ in counted}}
