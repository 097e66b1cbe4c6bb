"""Home Assistant and Wyoming: open peers whose history is known to be true.

Facts: home-assistant/core ``assist_satellite/entity.py`` (states) and ``assist_pipeline/pipeline.py`` (events, last
10 runs in memory), rhasspy/wyoming README (its own times count milliseconds of audio, not of the day).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from monitor.history.importer import Head, Item, Passed, Refused, Row, RowRefused, Said, label, taken, text
from monitor.history.streams import Json, objects, table
from monitor.history.times import written
from monitor.speaker_model import Kind, Vendor

_SECOND = 1_000_000
_BEFORE = 2 * _SECOND  # the state changes, and the event is written, within this of the wake
_HEADER = ["entity_id", "state", "last_changed"]
_STATES = frozenset({"idle", "listening", "processing", "responding", "unavailable", "unknown", ""})


class HomeAssistantHistory:
    """The CSV of "Download data".

    An activation is any change to ``listening``; an announcement never passes through it.
    """

    name = "ha-history"
    version = 1
    vendor = Vendor.HOME_ASSISTANT

    def recognises(self, head: Head) -> bool:
        return head.text.splitlines()[:1] == [",".join(_HEADER)]

    def items(self, stream: BinaryIO, head: Head, keep_text: bool) -> Iterator[Item]:
        lines = table(stream)
        if next(lines, None) != _HEADER:
            raise Refused(
                "The table's first line is not the one that Home Assistant writes. Download the history again."
            )
        before: dict[str, str] = {}
        for number, cells in enumerate(lines, 2):
            yield _change(cells, number, before)


def _change(cells: list[str], number: int, before: dict[str, str]) -> Item:
    if len(cells) != 3:
        return Passed("wrong-width", f"line {number}: {len(cells)} cells")
    entity, state, when = cells
    if not entity.startswith("assist_satellite."):
        return Passed("")
    if len(before) > 1000:
        raise Refused("The table names more than a thousand satellites, so it was not read.")
    last, before[entity] = before.get(entity, ""), state
    if state != "listening" or last == "listening":
        return Passed("" if state in _STATES else "unknown-state")
    try:
        at, device = written(when), label(entity)
    except RowRefused as refused:
        return Passed(refused.reason, refused.sample)
    place = f"line {number}"
    return Row(
        f"{device}#{at.low}",
        at.low - _BEFORE,
        at.high + _SECOND,
        Kind.REQUEST,
        "listening",
        device,
        private_device=False,
        place=place,
    )


class HomeAssistantPipeline:
    """Runs of ``assist_pipeline/pipeline_debug``; only those that began with a wake word heard are activations."""

    name = "ha-pipeline"
    version = 1
    vendor = Vendor.HOME_ASSISTANT

    def recognises(self, head: Head) -> bool:
        begin = head.text.lstrip()
        runs = '"pipeline_run_id"' in begin or '"runs"' in begin
        return begin.startswith(("{", "[")) and runs and '"events"' in begin and '"run-start"' in begin

    def items(self, stream: BinaryIO, head: Head, keep_text: bool) -> Iterator[Item]:
        for place, found in objects(stream, frozenset({"runs", "pipeline_runs"})):
            yield taken(found, partial(_run, place=place, keep_text=keep_text))


def _run(found: Json, place: str, keep_text: bool) -> Item:
    listed = found.get("events")
    events = (
        {e["type"]: e for e in listed if isinstance(e, dict) and isinstance(e.get("type"), str)}
        if isinstance(listed, list)
        else {}
    )
    failed = _inside(events.get("error"), "code")
    woke = events.get("wake_word-end") or (events.get("error") if failed == "duplicate_wake_up_detected" else None)
    if not events:
        return Passed("not-a-record")
    if woke is None:
        return Passed("")  # typed, or it never woke
    at = written(woke.get("timestamp"))
    has_text, kept = text(_inside(events.get("stt-end"), "stt_output", "text"), keep_text)
    return Row(
        native=label(found.get("pipeline_run_id")) or str(at.low),
        low=at.low - _BEFORE,
        high=at.high + _SECOND,
        kind=_outcome(failed),
        label=label(failed),
        has_text=has_text,
        text=kept,
        place=place,
    )


def _outcome(failed: object) -> Kind:
    if failed == "duplicate_wake_up_detected":
        return Kind.LOST_ARBITRATION
    return Kind.WOKE_NO_SPEECH if failed == "stt-no-text-recognized" else Kind.REQUEST


def _inside(event: object, *keys: str) -> object:
    value = event.get("data") if isinstance(event, dict) else None
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


class Wyoming:
    """Events of a satellite, one a line, as a ``--detection-command`` writes them with the time of day in ``at``."""

    name = "wyoming"
    version = 1
    vendor = Vendor.HOME_ASSISTANT

    def recognises(self, head: Head) -> bool:
        begin = head.text.lstrip()
        return (
            begin.startswith("{")
            and '"type"' in begin
            and any(f'"{t}"' in begin for t in ("detection", "voice-started", "played"))
        )

    def items(self, stream: BinaryIO, head: Head, keep_text: bool) -> Iterator[Item]:
        timed = seen = 0
        for place, found in objects(stream, frozenset()):
            item = _event(found, place)
            if item is not None:
                seen += 1
                timed += isinstance(item, Row)
                yield item
        if seen and not timed:
            raise Refused(
                "These Wyoming events say how much audio had passed, not what time it was, so they can't be compared. "
                'Log detections with the time of day in "at", or use the history of Home Assistant.'
            )
        yield Said("wyoming-detections-only")


def _event(found: Json | RowRefused, place: str) -> Item | None:
    if isinstance(found, RowRefused):
        return Passed(found.reason, found.sample)
    if found.get("type") != "detection":
        return None
    try:
        at = written(found.get("at") or found.get("time"))
        device = label(found.get("satellite"))
    except RowRefused as refused:
        return Passed(refused.reason, refused.sample)
    native = f"{device}#{at.low}"
    return Row(
        native,
        at.low - _BEFORE,
        at.high + _SECOND,
        Kind.REQUEST,
        "detection",
        device,
        private_device=False,
        place=place,
    )
