"""The tables of Amazon's "Request My Data", read by position. Their texts are not verified on a real file.

Facts: CheckMyVA (paths, columns), reports of 2018 to 2025 on the wordings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from monitor.history.alexa_facts import AFTER, BEHIND, WAKE_WORDS
from monitor.history.importer import Head, Item, Passed, Row, RowRefused, Said, text
from monitor.history.streams import table
from monitor.history.times import written
from monitor.speaker_model import Kind, Vendor

_NOT_MEANT = ("not intended for", "war nicht für", "wasn't intended for")
_NOT_UNDERSTOOD = ("could not be understood", "was not understood", "nicht verstanden")
_NOTHING = ("data not available", "no text stored", "text not available", "text nicht verfügbar")


class AlexaDataRequest:
    """``Transcriptions.csv`` of "Request My Data".

    Date, transcript, audio file, answer, by position. It names no device.
    """

    name = "alexa-dsar"
    version = 1
    vendor = Vendor.ALEXA

    def recognises(self, head: Head) -> bool:
        lines = head.text.splitlines()
        if len(lines) < 2 or not 3 <= lines[0].count(",") <= 3:
            return False
        first = lines[0].lower()
        by_header = ("transcript" in first or "transkript" in first) and "audio" in first
        return by_header or (".wav" in lines[1].lower() and lines[1][:4].isdigit())

    def items(self, stream: BinaryIO, head: Head, keep_text: bool) -> Iterator[Item]:
        zoneless = False
        for number, cells in enumerate(table(stream), 1):
            item = _spoken(cells, number, keep_text)
            if isinstance(item, Row) and not item.comparable and not zoneless:
                zoneless = True
                yield Said("no-time-zone")
            yield item


def _spoken(cells: list[str], number: int, keep_text: bool) -> Item:
    if len(cells) != 4:
        return Passed("wrong-width", f"line {number}: {len(cells)} cells")
    if number == 1 and not any(c.isdigit() for c in cells[0]):
        return Passed("")
    try:
        at = written(cells[0])
        kind, has = _wording(cells[1])
        has_text, kept = text(cells[1] if has else "", keep_text)
        native = json.dumps([at.low, cells[1], cells[2]], ensure_ascii=True)
    except RowRefused as refused:
        return Passed(refused.reason, refused.sample)
    low, high = at.low - BEHIND, at.high + AFTER
    return Row(
        native,
        low,
        high,
        kind,
        "",
        has_text=has_text,
        text=kept,
        unique=False,
        comparable=at.zoned,
        place=f"line {number}",
    )


def _wording(words: str) -> tuple[Kind, bool]:
    """What the page's wordings say. They are not verified on a real data request."""
    low = words.strip().lower()
    if any(w in low for w in _NOT_MEANT):
        return Kind.VENDOR_SAYS_NOT_MEANT, False
    if any(w in low for w in _NOT_UNDERSTOOD):
        return Kind.HEARD_NO_REQUEST, False
    if not low or any(low.startswith(w) for w in _NOTHING):
        return Kind.TEXT_WITHHELD, False
    if low in WAKE_WORDS:
        return Kind.WOKE_NO_SPEECH, True
    return Kind.REQUEST, True
