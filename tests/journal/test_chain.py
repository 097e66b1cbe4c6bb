"""The format's bytes, held against values worked out without this program's code."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.journal import chain

LOG_ID = bytes(range(16))
CHECKPOINT = chain.Checkpoint(LOG_ID, 3, 700, b"\x01" * 32, b"\x02" * 32, -5, 9, "ab-c", b"\x03" * 32, b"\x04" * 32)


def test_the_hashes_are_those_of_the_format() -> None:
    assert chain.genesis(LOG_ID) == hashlib.sha256(b"earwitness-log/1 genesis\n" + LOG_ID).digest()
    assert chain.event_leaf(b"s" * 16, b"{}") == hashlib.sha256(b"\0" + b"s" * 16 + b"{}").digest()
    assert chain.control_leaf(b"{}") == hashlib.sha256(b"\2{}").digest()
    expected = hashlib.sha256(b"\1" + b"h" * 32 + b"\0\0\0\0\0\0\1\0" + b"l" * 32).digest()
    assert chain.next_head(b"h" * 32, 256, b"l" * 32) == expected


def test_a_note_is_eleven_lines_and_comes_back() -> None:
    note = CHECKPOINT.note()
    assert note.split(b"\n")[:4] == [b"earwitness-log/1 checkpoint", LOG_ID.hex().encode(), b"3", b"700"]
    assert note.count(b"\n") == 11
    assert chain.parse(note) == CHECKPOINT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"log/1", b"log/2"),
        (b"\n3\n", b"\n03\n"),
        (b"\n3\n", b"\n+3\n"),
        (b"\n3\n", "\n\u0663\n".encode()),
        (b"ab-c\n", b"ab-c\n\n"),
        (b"ab-c", b"ab\rc"),
        (b"AQEB", b"AQE\n"),
    ],
)
def test_a_note_of_other_bytes_is_refused(old: bytes, new: bytes) -> None:
    note = CHECKPOINT.note()
    assert old in note
    with pytest.raises(ValueError):  # noqa: PT011 - a decoder's error and ours are both right
        chain.parse(note.replace(old, new, 1))


@given(st.integers(0, 400), st.integers(0, 255))
def test_no_changed_byte_of_a_note_goes_unseen(place: int, value: int) -> None:
    note = bytearray(CHECKPOINT.note())
    place %= len(note)
    changed = note[place] != value
    note[place] = value
    try:
        assert (chain.parse(bytes(note)) != CHECKPOINT) == changed
    except ValueError:
        assert changed


def test_a_field_can_not_frame_another_note() -> None:
    with pytest.raises(ValueError, match="checkpoint"):
        chain.parse(replace(CHECKPOINT, boot_id="ab\n1").note())
