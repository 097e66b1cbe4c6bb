"""An import as lines for a terminal and as objects for scripts. No Qt; the sentences are those of the import dialog."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from monitor.codec_speakers import encode_speaker, span_object
from monitor.history.reading import Refusal
from monitor.names import shown
from monitor.speaker_records import Imported, ImportKind
from monitor.speakers import Preview
from ui import messages, speaker_words
from ui.findings.words import kind
from ui.imports import words

Json = dict[str, Any]


def import_object(imported: Imported, *, again: bool = False) -> Json:
    """What ``import --json`` prints. ``again``: it was all here already, as this earlier import."""
    value = {key: found for key, found in encode_speaker(imported).items() if key != "event"}
    refused = [{"reason": reason, "count": count} for reason, count in imported.refused]
    whole = {"refused": refused, "warnings": list(imported.warnings), "kept_text": imported.kept_text}
    return value | whole | {"again": again}


def preview_object(preview: Preview) -> Json:
    """What ``import --preview --json`` prints; nothing of it was kept."""
    result = preview.result
    names = preview.labels.items()
    return {
        "preview": True,
        "vendor": preview.vendor.value,
        "records": len(result.records),
        "fresh": preview.fresh,
        "duplicates": result.duplicates,
        "covers": None if result.covers is None else span_object(result.covers),
        "kinds": dict(Counter(record.kind.value for record in result.records)),
        "devices": [{"label": label, "name": name, "known": label in preview.known} for label, name in names],
        "refused": [{"reason": r.reason, "count": r.count, "sample": r.sample} for r in result.refused],
        "warnings": list(result.warnings),
        "suspect_account": preview.suspect_account,
        "files": [{"sha256": f.sha256, "size": f.size, "importer": f.importer} for f in result.files],
    }


def preview_lines(preview: Preview) -> Iterator[str]:
    """What this is, what it covers, what would be kept and what dropped."""
    result = preview.result
    formats = messages.listed(list(dict.fromkeys(words.format_of(file.importer) for file in result.files)))
    yield f"{speaker_words.vendor_name(preview.vendor)}: {formats}."
    yield f"{messages.counted(len(result.records), 'activation', 'activations')}, {preview.fresh:,} of them new."
    for of, count in Counter(record.kind for record in result.records).most_common():
        yield f"    {count:,}  {kind(of)}"
    yield f"Covers: {words.covers(result.covers, None)}"
    for label, name in preview.labels.items():
        known = "known here" if label in preview.known else "not known here"
        yield f"Device: {shown(name or label)} ({known})"
    yield from _doubts(tuple((r.reason, r.count) for r in result.refused), result.warnings)
    if preview.suspect_account:
        yield words.ACCOUNT
    yield f"Would be kept: {words.KEPT}."
    yield f"Dropped: {words.DROPPED}."


def import_lines(imported: Imported, names: Mapping[str, str], *, again: bool = False) -> Iterator[str]:
    """The summary after an import. ``names``: speaker id -> name."""
    if again:
        yield f"This was imported before, on {speaker_words.local(imported.at)}, so nothing was added."
        return
    new = messages.counted(imported.accepted, "new activation", "new activations")
    yield f"Imported: {new}, {imported.duplicates:,} that were here before or doubled in the file."
    for coverage in imported.coverage:
        yield f"Covers: {words.covers(coverage.span, None)}"
    if imported.speaker:
        yield f"Taken to be of {messages.name(names.get(imported.speaker, 'a speaker that was forgotten'))}."
    yield from _doubts(imported.refused, imported.warnings)
    yield f"To undo it: earwitness import --undo {imported.id}"


def _doubts(refused: tuple[tuple[str, int], ...], warnings: tuple[str, ...]) -> Iterator[str]:
    for warning in warnings:
        yield words.warning(warning)
    for reason, count in refused:
        yield f"Left out: {words.refusal(Refusal(reason, count))}."


def listed_import(imported: Imported, names: Mapping[str, str]) -> str:
    """One line of ``import --list``."""
    what = "history" if imported.kind is ImportKind.HISTORY else "sightings"
    whose = f", {messages.name(names.get(imported.speaker, '?'))}" if imported.speaker else ""
    covers = f", {words.covers(imported.coverage[0].span, None)}" if imported.coverage else ""
    counts = f"{imported.accepted:,} new, {imported.duplicates:,} known"
    vendor = speaker_words.vendor_name(imported.vendor)
    return f"{speaker_words.local(imported.at)}  {what} of {vendor}{whose}: {counts}{covers}  [{imported.id}]"


def sightings_summary(imported: Imported, name: str, *, again: bool = False) -> str:
    """After ``sightings import``."""
    if again:
        return f"This was imported before, on {speaker_words.local(imported.at)}, so nothing was added."
    new = messages.counted(imported.accepted, "new sighting", "new sightings")
    known = f", {imported.duplicates:,} that were here before" if imported.duplicates else ""
    return f"Kept: {new} of {messages.name(name)}{known}. To undo it: earwitness import --undo {imported.id}"
