"""What is kept of speakers as JSON objects and back; what equals its default is left out.

An entry's ``id`` is the thing that a later entry may speak of: a speaker, a sighting, an import or a finding.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from monitor.codec_parts import Json, duration_from, instant, into, moment, out
from monitor.names import restored
from monitor.speaker_model import HistoryCoverage, HistoryRecord, Kind, Sighting, Span, Speaker, Vendor, Witness
from monitor.speaker_records import (
    HistoryRows,
    Imported,
    ImportedFile,
    ImportKind,
    ImportUndone,
    NoiseHeard,
    Sighted,
    SightingEnded,
    SightingMarked,
    SightingWithdrawn,
    SpeakerForgotten,
    SpeakerKept,
    SpeakerRecord,
    Triage,
    Triaged,
)


def encode_speaker(record: SpeakerRecord) -> Json:
    """The record's object."""
    return _ENCODERS[type(record)](record)


def speaker_object(speaker: Speaker) -> Json:
    value: Json = {"id": out(speaker.id), "name": out(speaker.name), "vendor": speaker.vendor.value}
    if speaker.labels:
        value["labels"] = [out(label) for label in speaker.labels]
    return value | _given(room=out(speaker.room))


def speaker_from(value: Json) -> Speaker:
    return Speaker(
        id=restored(value["id"]),
        name=restored(value["name"]),
        vendor=Vendor(value["vendor"]),
        labels=tuple([restored(label) for label in value.get("labels", ())]),
        room=restored(value.get("room", "")),
    )


def sighting_object(sighting: Sighting) -> Json:
    """``at``: its start; ``speaker``: the speaker's id."""
    value: Json = {
        "id": out(sighting.id),
        "speaker": out(sighting.speaker),
        "at": instant(sighting.at),
        "by": sighting.by.value,
        "uncertainty_s": sighting.uncertainty.total_seconds(),
    }
    if sighting.end is not None:
        value["end"] = instant(sighting.end)
    if sighting.asked_for is not None:
        value["asked_for"] = sighting.asked_for
    if sighting.score is not None:
        value["score"] = out(sighting.score)
    return value | _given(note=out(sighting.note))


def sighting_from(value: Json) -> Sighting:
    end = value.get("end")
    return Sighting(
        id=restored(value["id"]),
        speaker=restored(value["speaker"]),
        at=moment(value["at"]),
        by=Witness(value["by"]),
        uncertainty=duration_from(value["uncertainty_s"]),
        end=None if end is None else moment(end),
        score=value.get("score"),
        note=restored(value.get("note", "")),
        asked_for=value.get("asked_for"),
    )


def record_object(record: HistoryRecord) -> Json:
    """A line of the vendor's history; its vendor and file are told by ``rows_object`` where all have the same."""
    value: Json = {
        "key": out(record.key),
        "from": instant(record.at.earliest),
        "to": instant(record.at.latest),
        "kind": record.kind.value,
    }
    for key in ("device", "label", "place"):
        if found := getattr(record, key):
            value[key] = out(found)
    if record.text is not None:
        value["text"] = out(record.text)
    if record.has_text:
        value["has_text"] = True
    if record.repeats != 1:
        value["repeats"] = record.repeats
    return value if record.comparable else value | {"comparable": False}


def record_from(value: Json, vendor: Vendor, sha256: str) -> HistoryRecord:
    return HistoryRecord(
        key=restored(value["key"]),
        vendor=vendor,
        device=restored(value.get("device", "")),
        at=span_from(value),
        kind=Kind(value["kind"]),
        label=restored(value.get("label", "")),
        has_text=value.get("has_text", False),
        text=into(value.get("text")),
        file_sha256=value.get("file", sha256),
        place=restored(value.get("place", "")),
        repeats=value.get("repeats", 1),
        comparable=value.get("comparable", True),
    )


def span_object(span: Span) -> Json:
    return {"from": instant(span.earliest), "to": instant(span.latest)}


def span_from(value: Json) -> Span:
    return Span(moment(value["from"]), moment(value["to"]))


def rows_from(value: Json) -> HistoryRows:
    vendor, sha256 = Vendor(value["vendor"]), value["file"]
    records = tuple([record_from(entry, vendor, sha256) for entry in value["records"]])
    return HistoryRows(moment(value["at"]), restored(value["batch"]), records)


def _given(**facts: object) -> Json:
    """Those that are not empty."""
    return {key: fact for key, fact in facts.items() if fact}


def _of(event: str, id: str, at: datetime) -> Json:
    return {"event": event, "id": out(id), "at": instant(at)}


def _kept(record: SpeakerKept) -> Json:
    return _of("speaker", record.speaker.id, record.at) | {"speaker": speaker_object(record.speaker)}


def _sighted(record: Sighted) -> Json:
    """``at`` is when it happened, as in every event that a script may follow; ``entered`` when it was kept."""
    value = {"event": "sighting", **sighting_object(record.sighting), "entered": instant(record.at)}
    return value | _given(batch=out(record.batch))


def _ended(record: SightingEnded) -> Json:
    return _of("sighting-ended", record.id, record.at) | {"end": instant(record.end)}


def _marked(record: SightingMarked) -> Json:
    value = _of("sighting-marked", record.id, record.at) | {"asked_for": record.asked_for}
    return value | _given(note=out(record.note))


def _withdrawn(record: SightingWithdrawn) -> Json:
    return _of("sighting-withdrawn", record.id, record.at) | _given(restored=record.restored)


def _imported(record: Imported) -> Json:
    value = _of("imported", record.id, record.at) | {
        "kind": record.kind.value,
        "vendor": record.vendor.value,
        "speaker": out(record.speaker),
        "files": [_file(found) for found in record.files],
        "coverage": [_coverage(found) for found in record.coverage],
        "accepted": record.accepted,
        "duplicates": record.duplicates,
    }
    refused = [[out(reason), count] for reason, count in record.refused]
    return value | _given(refused=refused, warnings=[out(w) for w in record.warnings], kept_text=record.kept_text)


def _file(found: ImportedFile) -> Json:
    return {"sha256": found.sha256, "size": found.size, "importer": out(found.importer), "version": found.version}


def _coverage(found: HistoryCoverage) -> Json:
    taken = None if found.taken is None else instant(found.taken)
    return span_object(found.span) | _given(filtered=found.filtered, taken=taken)


def _rows(record: HistoryRows) -> Json:
    first = record.records[0]
    value: Json = {"event": "history", "at": instant(record.at), "batch": out(record.batch)}
    value |= {"vendor": first.vendor.value, "file": first.file_sha256}
    return value | {"records": [_told_apart(found, first) for found in record.records]}


def _told_apart(record: HistoryRecord, first: HistoryRecord) -> Json:
    value = record_object(record)
    return value if record.file_sha256 == first.file_sha256 else value | {"file": record.file_sha256}


def _undone(record: ImportUndone) -> Json:
    return _of("import-undone", record.id, record.at)


def _triaged(record: Triaged) -> Json:
    when = None if record.when is None else instant(record.when)
    value = _of("triaged", record.finding, record.at) | {"state": record.state.value}
    return value | _given(note=out(record.note), when=when)


def _noise(record: NoiseHeard) -> Json:
    levels = [None if level is None else out(level) for level in record.levels]
    value = {"event": "noise", "speaker": out(record.speaker), "at": instant(record.at)}
    return value | {"levels": levels, "limit": out(record.limit)}


_ENCODERS: dict[type, Callable[[Any], Json]] = {
    SpeakerKept: _kept,
    SpeakerForgotten: lambda r: _of("speaker-forgotten", r.id, r.at),
    Sighted: _sighted,
    SightingEnded: _ended,
    SightingMarked: _marked,
    SightingWithdrawn: _withdrawn,
    Imported: _imported,
    HistoryRows: _rows,
    ImportUndone: _undone,
    Triaged: _triaged,
    NoiseHeard: _noise,
}


def imported_from(value: Json) -> Imported:
    return Imported(
        at=moment(value["at"]),
        id=restored(value["id"]),
        kind=ImportKind(value["kind"]),
        vendor=Vendor(value["vendor"]),
        speaker=into(value["speaker"]),
        files=tuple(
            [ImportedFile(f["sha256"], f["size"], restored(f["importer"]), f["version"]) for f in value["files"]]
        ),
        coverage=tuple([_coverage_from(found) for found in value["coverage"]]),
        accepted=value["accepted"],
        duplicates=value["duplicates"],
        refused=tuple([(restored(reason), count) for reason, count in value.get("refused", ())]),
        warnings=tuple([restored(warning) for warning in value.get("warnings", ())]),
        kept_text=value.get("kept_text", False),
    )


def _coverage_from(value: Json) -> HistoryCoverage:
    taken = value.get("taken")
    return HistoryCoverage(span_from(value), value.get("filtered", False), None if taken is None else moment(taken))


def noise_from(value: Json) -> NoiseHeard:
    return NoiseHeard(moment(value["at"]), restored(value["speaker"]), tuple(value["levels"]), value["limit"])


def _sighted_from(value: Json) -> Sighted:
    return Sighted(moment(value["entered"]), sighting_from(value), restored(value.get("batch", "")))


def _marked_from(value: Json) -> SightingMarked:
    note = restored(value.get("note", ""))
    return SightingMarked(moment(value["at"]), restored(value["id"]), value["asked_for"], note)


def triaged_from(value: Json) -> Triaged:
    note = restored(value.get("note", ""))
    when = value.get("when")
    about = None if when is None else moment(when)
    return Triaged(moment(value["at"]), restored(value["id"]), Triage(value["state"]), note, about)


def _withdrawn_from(value: Json) -> SightingWithdrawn:
    return SightingWithdrawn(moment(value["at"]), restored(value["id"]), value.get("restored", False))


DECODERS: dict[str, Callable[[Json], SpeakerRecord]] = {
    "speaker": lambda v: SpeakerKept(moment(v["at"]), speaker_from(v["speaker"])),
    "speaker-forgotten": lambda v: SpeakerForgotten(moment(v["at"]), restored(v["id"])),
    "sighting": _sighted_from,
    "sighting-ended": lambda v: SightingEnded(moment(v["at"]), restored(v["id"]), moment(v["end"])),
    "sighting-marked": _marked_from,
    "sighting-withdrawn": _withdrawn_from,
    "imported": imported_from,
    "history": rows_from,
    "import-undone": lambda v: ImportUndone(moment(v["at"]), restored(v["id"])),
    "triaged": triaged_from,
    "noise": noise_from,
}
