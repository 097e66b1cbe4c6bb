"""What is kept of speakers comes back as it was, whatever it is called."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from monitor import codec
from monitor.errors import JournalUnreadable
from tests.nasty import NASTY_TEXT
from tests.speaking import SHA, everything, record, rows, sighted


@pytest.mark.parametrize("text", NASTY_TEXT)
def test_every_record_comes_back_as_it_was(text: str) -> None:
    for told in everything(text):
        line = codec.line(codec.encode(told))
        assert line.isascii()
        assert codec.decode(json.loads(line)) == told


def test_a_sighting_is_told_with_the_time_at_which_it_happened() -> None:
    told = codec.encode(sighted(1.5))
    assert told["event"] == "sighting"
    assert told["at"] == "2026-05-04T12:00:01.500000Z"
    assert told["speaker"] == "s1"


def test_lines_of_two_files_keep_each_their_own_file() -> None:
    both = rows("b", record(1), replace(record(2), file_sha256="cd" * 32))
    value = codec.encode(both)
    assert value["file"] == SHA
    assert "file" not in value["records"][0]
    assert codec.decode(value) == both


@pytest.mark.parametrize(
    "broken",
    [
        {"event": "sighting"},
        {"event": "history", "at": "x", "batch": "b", "records": []},
        {"event": "speaker", "at": "2026-05-04T12:00:01Z", "speaker": None},
        {"event": "imported", "id": 7},
    ],
)
def test_what_is_no_record_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(JournalUnreadable):
        codec.decode(broken)
