"""Google: ``MyActivity.json`` of Assistant, Voice and Audio and Gemini Apps out of Takeout, and the HTML of the same
for reading only.

Facts: CheckMyVA (paths), google_takeout_parser (records, dates, and that HTML carries the zone of the export, not of
the event).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO

from monitor.history.importer import (
    Head,
    Item,
    Passed,
    Refused,
    Row,
    RowRefused,
    Said,
    checked,
    clean,
    is_page,
    label,
    taken,
    text,
    ticks,
)
from monitor.history.streams import Json, objects
from monitor.history.times import written
from monitor.speaker_model import Kind, Vendor

_SECOND = 1_000_000
_LAG = 5 * _SECOND  # the recording's own time differed by 2.92 s from the entry's in a public record
_VOICE = re.compile(r"assistant|assistent|asistente|assistente|voice and audio|gemini", re.IGNORECASE)
_GEMINI = re.compile(r"gemini", re.IGNORECASE)
_SPEAKER = "Google Home"


class Google:
    name = "google"
    version = 1
    vendor = Vendor.GOOGLE

    def recognises(self, head: Head) -> bool:
        begin = head.text.lstrip()
        activity = (
            begin.startswith("[")
            and '"time"' in begin
            and '"title"' in begin
            and ('"header"' in begin or '"products"' in begin)
        )
        return activity and (_VOICE.search(begin) is not None or _VOICE.search(head.place) is not None)

    def items(self, stream: BinaryIO, head: Head, keep_text: bool) -> Iterator[Item]:
        here = _VOICE.search(head.place) is not None
        for place, found in objects(stream, frozenset()):
            yield taken(found, partial(_item, place=place, keep_text=keep_text, here=here))


def _item(found: Json, place: str, keep_text: bool, here: bool) -> Item:
    product = " ".join([str(found.get("header", "")), *_texts(found.get("products"))])
    if not here and not _VOICE.search(product):
        return Passed("")  # another product of the same export
    return _row(found, place, keep_text, product)


def _row(found: Json, place: str, keep_text: bool, product: str) -> Row:
    at = written(found.get("time"))
    title = found.get("title")
    if not isinstance(title, str):
        raise RowRefused("no-title")
    details = _texts(found.get("details"))
    answered = bool(_texts(found.get("subtitles")) or found.get("safeHtmlItem"))
    spoken = "titleUrl" in found or answered or title.startswith("Said ") or any(c in title for c in "„“”«»")
    kind = _kind(title, details, spoken, bool(_GEMINI.search(product)))
    has_text, kept = text(title if spoken else "", keep_text)
    device = "google-home" if _SPEAKER in details else ""
    native = json.dumps([found.get("time"), clean(title), _texts(found.get("audioFiles"), "")])
    return Row(
        native=native,
        low=at.low - _LAG,
        high=at.high + _SECOND,
        kind=kind,
        label=_mark(details),
        device=device,
        private_device=False,
        has_text=has_text,
        text=kept,
        unique=False,
        place=place,
    )


def _kind(title: str, details: list[str], spoken: bool, gemini: bool) -> Kind:
    """No wording of Google's says reliably that it was not meant.

    What has neither words nor answer is told as such, no more.
    """
    if gemini and not title.startswith("Said "):
        return Kind.UNKNOWN
    if any("tapping" in d for d in details):
        return Kind.NO_MICROPHONE  # a phone
    return Kind.REQUEST if spoken else Kind.WOKE_NO_SPEECH


def _mark(details: list[str]) -> str:
    """How it was started; the rest of the details may tell who spoke and where."""
    kept = [d for d in details if d.startswith("Started by")]
    return label("; ".join(kept))


def _texts(value: object, key: str = "name") -> list[str]:
    """The strings of a list, or of its objects' ``key``."""
    found = value if isinstance(value, list) else []
    named = [v.get(key) if isinstance(v, dict) else v for v in found]
    return [n for n in named if isinstance(n, str) and n.strip()]


# -- the HTML of the same. No verdict may rest on it: its times can be an hour off.

_CELL = 'class="outer-cell'
_LARGEST_CELL = 256 * 1024
_TITLE = re.compile(r'mdl-typography--title">([^<]{0,200})<')
_BODY = re.compile(r'mdl-typography--body-1">(.{0,20000}?)</div>', re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_CLOCK = r"(\d{1,2}):(\d\d):(\d\d)(?: ([AaPp][Mm]|[صم]))?(?: ([A-Za-z][A-Za-z0-9+:-]{0,9}))?$"
_DATES = (
    (re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}), (\d{4}),? " + _CLOCK), "mdy"),
    (re.compile(r"(\d{1,2})\.? ([^\W\d]{3,10})\.? (\d{4}),? " + _CLOCK), "dmy"),
    (re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})[,،]? " + _CLOCK), "dny"),
    (re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日 " + _CLOCK), "ynd"),
)
# Month names by their first three letters, in the languages whose exports were seen: en, de, nl, es, tr.
_MONTHS = {
    **dict(
        zip(
            ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
            range(1, 13),
            strict=True,
        )
    ),
    **{"mär": 3, "mai": 5, "okt": 10, "dez": 12, "mrt": 3, "mei": 5, "ene": 1, "abr": 4, "ago": 8, "dic": 12},
    **{"oca": 1, "şub": 2, "nis": 4, "haz": 6, "tem": 7, "ağu": 8, "eyl": 9, "eki": 10, "kas": 11, "ara": 12},
}
_ZONES = {
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "BST": 1,
    "WEST": 1,
    "CET": 1,
    "MEZ": 1,
    "CEST": 2,
    "MESZ": 2,
    "EET": 2,
    "EEST": 3,
} | {
    "EST": -5,
    "EDT": -4,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}
_HOUR = 3600 * _SECOND


class GooglePage:
    """``My Activity.html``: shown, never compared."""

    name = "google-html"
    version = 1
    vendor = Vendor.GOOGLE

    def recognises(self, head: Head) -> bool:
        begin = head.text
        if not is_page(begin) or _CELL not in begin or "mdl-typography" not in begin:
            return False
        return _VOICE.search(begin) is not None or _VOICE.search(head.place) is not None

    def items(self, stream: BinaryIO, head: Head, keep_text: bool) -> Iterator[Item]:
        yield Said("html-for-reading-only")
        here = _VOICE.search(head.place) is not None
        for number, cell in enumerate(_cells(stream), 1):
            yield _cell_item(cell, number, keep_text, here)


def _cells(stream: BinaryIO) -> Iterator[str]:
    """The text between two beginnings of an entry; searched by plain ``find``, so no page can make it slow."""
    buffer = ""
    while raw := stream.read(1 << 16):
        buffer += raw.decode("utf-8", "replace")
        *whole, buffer = buffer.split(_CELL)
        yield from whole
        if len(buffer) > _LARGEST_CELL:
            raise Refused(
                "One entry of the page is larger than 256 KB, so it was not read. Export your activity as JSON instead."
            )
    yield buffer


def _cell_item(cell: str, number: int, keep_text: bool, here: bool) -> Item:
    body = _BODY.search(cell)
    if body is None:
        return Passed("" if number == 1 else "not-a-record")
    title = _TITLE.search(cell)
    if not here and not (title and _VOICE.search(title[1])):
        return Passed("")
    lines = [_plain(line) for line in re.split(r"<br ?/?>", body[1])]
    lines = [line for line in lines if line]
    try:
        low, high = _page_time(lines[-1] if lines else "")
        has_text, kept = text(lines[0] if len(lines) > 1 else "", keep_text)
    except RowRefused as refused:
        return Passed(refused.reason, refused.sample)
    native = json.dumps([low, lines[0]])
    return Row(
        native,
        low,
        high,
        Kind.UNKNOWN,
        has_text=has_text,
        text=kept,
        unique=False,
        comparable=False,
        place=f"entry {number}",
    )


def _plain(line: str) -> str:
    bare = html.unescape(_TAG.sub("", line))
    return _SPACES.sub(" ", _MARKS.sub("", bare)).strip()


def _page_time(line: str) -> tuple[int, int]:
    for pattern, order in _DATES:
        found = pattern.fullmatch(line)
        if found is not None:
            return _moment(found, order)
    raise RowRefused("unusable-date", "a date in a form not known")


def _moment(found: re.Match[str], order: str) -> tuple[int, int]:
    """An hour to either side, as the zone is that of the export; fourteen where the zone is not known."""
    parts = dict(zip(order, found.groups()[:3], strict=True))
    month = _MONTHS.get(parts["m"][:3].lower(), 0) if "m" in parts else int(parts["n"])
    hour = int(found[4]) % 12 + (12 if found[7] in ("PM", "pm", "Pm", "م") else 0) if found[7] else int(found[4])
    try:
        local = ticks(datetime(int(parts["y"]), month, int(parts["d"]), hour, int(found[5]), int(found[6]), tzinfo=UTC))
    except ValueError as error:
        raise RowRefused("unusable-date", "a date that does not exist") from error
    offset = _ZONES.get(found[8] or "UTC")
    at, around = (local, 14) if offset is None else (local - offset * _HOUR, 1)
    checked(at, "")
    return at - around * _HOUR, at + around * _HOUR + _SECOND
