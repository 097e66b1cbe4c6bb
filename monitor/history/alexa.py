"""Amazon Alexa: the privacy page's JSON (three generations), what scripts wrap around it, and the tables of a data
request.

Facts: alexa-remote, aioamazondevices and lradeck/alexa-transcript-downloader (record shapes), CheckMyVA (data
request), public raw records in their issues (the lag of a record's time behind its wake). The data request's texts
are not verified on a real file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO

from monitor.history.alexa_facts import AFTER, BEHIND, WAKE_WORDS
from monitor.history.importer import (
    Head,
    Item,
    Passed,
    Refused,
    Row,
    RowRefused,
    Said,
    checked,
    from_epoch_ms,
    label,
    taken,
    text,
    ticks,
)
from monitor.history.streams import Json, objects, parsed
from monitor.history.times import written
from monitor.speaker_model import Kind, Vendor

_SECOND = 1_000_000
_ARRAYS = frozenset({"customerHistoryRecords", "alexaHistoryRecords", "activities", "conversationTurns"})
_UTTERANCE = re.compile(
    r"([^:]{1,40}):\d\.\d/(\d{4})/(\d\d)/(\d\d)/(\d\d)/[^/]{1,60}/(\d\d):(\d\d)::([^/]{1,120})(/\d+)?"
)
_FALSE_WAKE = "FALSE_WAKE_WORD"
_KINDS = {
    "GENERAL": Kind.REQUEST,
    "WAKE_WORD_ONLY": Kind.WOKE_NO_SPEECH,
    "ASR_TIMEOUT": Kind.WOKE_NO_SPEECH,
    "NO_EXPRESSED_INTENT": Kind.HEARD_NO_REQUEST,
    "NO_EXPRESSED_INTENT_SILENCE": Kind.WOKE_NO_SPEECH,
    "NO_TEXT_OR_AUDIO_STORED": Kind.TEXT_WITHHELD,
    "DEVICE_ARBITRATION": Kind.LOST_ARBITRATION,
    "ROUTINES_OR_TAP_TO_ALEXA": Kind.NO_MICROPHONE,
    "ROUTINES_3P": Kind.NO_MICROPHONE,
    "CIF": Kind.INJECTED,
    # the older list
    "SUCCESS": Kind.REQUEST,
    "FAIL": Kind.REQUEST,
    "FAULT": Kind.REQUEST,
    "INVALID": Kind.REQUEST,
    "SYSTEM_ABANDONED": Kind.REQUEST,
    "DISCARDED_NON_DEVICE_DIRECTED_INTENT": Kind.VENDOR_SAYS_NOT_MEANT,
}
# What other programs leave out of their lists. Two in five of 456 public records carry such a label, so twenty
# without one are telling.
_OFTEN_LEFT_OUT = ("WAKE_WORD_ONLY", "ASR_TIMEOUT", "DEVICE_ARBITRATION", "NO_EXPRESSED_INTENT", _FALSE_WAKE, "NO_TEXT")
_ENOUGH_TO_TELL = 20
_ASKED = ("CUSTOMER_TRANSCRIPT", "ASR_REPLACEMENT_TEXT")


class Alexa:
    name = "alexa"
    version = 1
    vendor = Vendor.ALEXA

    def recognises(self, head: Head) -> bool:
        begin = head.text.lstrip()
        if not begin.startswith(("{", "[")):
            return False
        marks = (
            '"customerHistoryRecords"',
            '"alexaHistoryRecords"',
            '"recordKey"',
            '"activityKey"',
            '"activityStatus"',
        )
        return any(m in begin for m in marks) or '"conversationTurns"' in begin or _is_filtered_list(begin)

    def items(self, stream: BinaryIO, head: Head, keep_text: bool) -> Iterator[Item]:
        labels = left_out = 0
        said: set[str] = set()
        for place, found in objects(stream, _ARRAYS):
            item = taken(found, partial(_row, place=place, keep_text=keep_text))
            if isinstance(item, Row):
                labels += 1
                left_out += any(item.label.startswith(mark) for mark in _OFTEN_LEFT_OUT)
                for code in _codes(item):
                    if code not in said:
                        said.add(code)
                        yield Said(code)
            yield item
        if labels >= _ENOUGH_TO_TELL and not left_out:
            yield Said("filtered")


def _is_filtered_list(begin: str) -> bool:
    return '"summary"' in begin and '"response"' in begin and '"timestamp"' in begin and '"recordKey"' not in begin


def _codes(row: Row) -> Iterator[str]:
    if row.label == "filtered list":
        yield "filtered"
    if row.label == "conversation":
        yield "no-labels-in-conversations"
    if row.kind is Kind.UNKNOWN:
        yield "unknown-labels"


def _row(found: Json, place: str, keep_text: bool) -> Item:
    inner = found.get("data")
    if isinstance(inner, dict) and ("recordKey" in inner or "activityKey" in inner):
        found = inner  # alexa-remote wraps the raw record
    if "recordKey" in found or "activityKey" in found:
        return _record(found, place, keep_text)
    if "activityStatus" in found:
        return _activity(found, place, keep_text)
    if "fragment" in found:
        return _turn(found, place, keep_text)
    if found.get("recordType") == "conversation":
        return _conversation(found, place, keep_text)
    if "summary" in found and "timestamp" in found:
        return _from_filtered_list(found, place, keep_text)
    return Passed("not-a-record")


def _record(found: Json, place: str, keep_text: bool) -> Row:
    device, at, native = _key(found.get("recordKey") or found.get("activityKey"))
    items = [i for i in _list(found.get("voiceHistoryRecordItems")) if isinstance(i, dict)]
    spoken = " ".join(_words(items) or _title(found))
    has_text, kept = text(spoken, keep_text)
    begun, group, typed = _begun([i.get("utteranceId") for i in items])
    mark = label(found.get("utteranceType"))
    kind = _kind(mark)
    return Row(
        native=native,
        low=begun if begun is not None else at - BEHIND,
        high=begun + _SECOND if begun is not None else at + AFTER,
        kind=Kind.NO_MICROPHONE if typed and kind is Kind.REQUEST else kind,
        label=mark,
        device=device,
        device_name=_device_name(found),
        has_text=has_text,
        text=kept,
        group=group,
        half=mark == "WAKE_WORD_ONLY",
        place=place,
    )


def _kind(mark: str) -> Kind:
    return Kind.VENDOR_SAYS_NOT_MEANT if mark.startswith(_FALSE_WAKE) else _KINDS.get(mark, Kind.UNKNOWN)


def _key(value: object) -> tuple[str, int, str]:
    """(serial, microseconds, identity without the customer) of ``customer#milliseconds#device type#serial``."""
    parts = value.split("#") if isinstance(value, str) and len(value) < 300 else []
    if len(parts) != 4 or not parts[1].isascii() or not parts[1].isdigit() or len(parts[1]) > 16:
        raise RowRefused("no-key")
    return label(parts[3]), from_epoch_ms(int(parts[1])), label("#".join(parts[1:]))


def _begun(ids: list[object]) -> tuple[int | None, str, bool]:
    """(microseconds of the wake, what the parts of one activation share, was it typed) from ``utteranceId``, in UTC."""
    first: tuple[int, str] | None = None
    typed = False
    for value in ids:
        found = _UTTERANCE.fullmatch(value) if isinstance(value, str) and len(value) < 400 else None
        if found is None:
            continue
        typed |= found[1] == "TextClient"
        try:
            year, month, day, hour, minute, second = (int(found[n]) for n in range(2, 8))
            at = ticks(datetime(year, month, day, hour, minute, second, tzinfo=UTC))
        except ValueError as error:
            raise RowRefused("unusable-date", found[0][:60]) from error
        checked(at, "")
        if first is None or at < first[0]:
            first = at, label(found[8])
    return (first[0], first[1], typed) if first else (None, "", typed)


def _words(items: list[Json]) -> list[str]:
    spoken = [i.get("transcriptText") for i in items if i.get("recordItemType") in _ASKED]
    return [w for w in spoken if isinstance(w, str) and w.strip()]


def _title(found: Json) -> list[str]:
    title = found.get("title")
    return [title] if isinstance(title, str) else []


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _device_name(found: Json) -> str:
    info = found.get("device") or found.get("deviceInfo")
    info = info[0] if isinstance(info, list) and info else info
    return label(info.get("deviceName")) if isinstance(info, dict) else ""


def _conversation(found: Json, place: str, keep_text: bool) -> Row:
    """No label and no key: that it was a false wake, if it was one, is lost in this list."""
    at = from_epoch_ms(found.get("startTime") or found.get("timestamp"))
    info = found.get("deviceInfo")
    info = info[0] if isinstance(info, list) and info else info
    serial = label(info.get("deviceSerialNumber")) if isinstance(info, dict) else ""
    has_text, kept = text(found.get("subTitle"), keep_text)
    native = f"conversation#{at}#{serial}"
    return Row(
        native,
        at - BEHIND,
        at + AFTER,
        Kind.REQUEST,
        "conversation",
        serial,
        _device_name(found),
        True,
        has_text,
        kept,
        place=place,
    )


def _turn(found: Json, place: str, keep_text: bool) -> Item:
    fragment = found.get("fragment")
    meta = fragment.get("metadata") if isinstance(fragment, dict) else None
    if not isinstance(fragment, dict) or not isinstance(meta, dict):
        return Passed("not-a-record")
    if meta.get("purpose") != "USER":
        return Passed("")
    at = written(found.get("createTime"))
    content = fragment.get("content")
    has_text, kept = text(content.get("text") if isinstance(content, dict) else None, keep_text)
    native = f"turn#{at.low}#{label(found.get('utteranceId'))}"
    return Row(
        native,
        at.low - BEHIND,
        at.high + AFTER,
        Kind.REQUEST,
        "conversation",
        has_text=has_text,
        text=kept,
        place=place,
    )


def _activity(found: Json, place: str, keep_text: bool) -> Row:
    device, at, native = _key(found.get("id"))
    told = _description(found.get("description"))
    begun, _, _ = _begun([found.get("utteranceId"), told.get("firstUtteranceId")])
    summary = told.get("summary")
    has_text, kept = text(summary, keep_text)
    mark = label(found.get("activityStatus"))
    bare = isinstance(summary, str) and summary.strip().lower() in WAKE_WORDS
    low, high = (begun, begun + _SECOND) if begun is not None else (at - BEHIND, at + AFTER)
    kind = Kind.WOKE_NO_SPEECH if bare and _kind(mark) is Kind.REQUEST else _kind(mark)
    return Row(native, low, high, kind, mark, device, "", True, has_text, kept, half=bare, place=place)


def _description(value: object) -> Json:
    """JSON within a string, or nothing."""
    if not isinstance(value, str) or len(value) > 64 * 1024 or value.count("[") + value.count("{") > 64:
        return {}
    try:
        return parsed(value)
    except (Refused, RowRefused):
        return {}


def _from_filtered_list(found: Json, place: str, keep_text: bool) -> Row:
    at = from_epoch_ms(found.get("timestamp"))
    has_text, kept = text(found.get("summary"), keep_text)
    return Row(
        f"filtered#{at}",
        at - BEHIND,
        at + AFTER,
        Kind.REQUEST,
        "filtered list",
        has_text=has_text,
        text=kept,
        place=place,
    )
