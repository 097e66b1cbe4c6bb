"""Samples with bytes changed: an importer may refuse, it may not fall over.

EARWITNESS_FUZZ=100000 makes it a long run.
"""

from __future__ import annotations

import io
import os
import random

import pytest

from monitor.history import importer_for
from monitor.history.archive import is_zip, members
from monitor.history.importer import HEAD, Head, Refused, Row
from monitor.history.unusable import why_unusable
from tests.data.vendor import make

ROUNDS = int(os.environ.get("EARWITNESS_FUZZ", "150"))
SAMPLES = dict(make.files())
_ODD = (
    b'"',
    b"\\",
    b"\0",
    b"\xff",
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b"\n",
    b"\r",
    b"-",
    b"9" * 30,
    b"\\ud800",
    b"NaN",
    b"null",
    b"<br>",
)


def changed(raw: bytes, rng: random.Random) -> bytes:
    made = bytearray(raw)
    for _ in range(rng.randint(1, 6)):
        at, length = rng.randrange(len(made) + 1), rng.choice((0, 0, 1, 3, 40))
        made[at : at + length] = rng.choice((*_ODD, b"", bytes([rng.randrange(256)]), bytes(made[at : at + 20]) * 3))
    return bytes(made)


def read(raw: bytes) -> int:
    """How many rows; what the worker does, without the jail."""
    if is_zip(raw):
        return sum(_rows(content.read(), name) for name, content in members(io.BytesIO(raw)))
    return _rows(raw, "history")


def _rows(raw: bytes, place: str) -> int:
    head = Head(raw[:HEAD], place)
    found = importer_for(head)
    if found is None:
        assert why_unusable(head)
        return 0
    rows = [item for item in found.items(io.BytesIO(raw), head, True) if isinstance(item, Row)]
    assert all(row.low < row.high for row in rows)
    return len(rows)


def refusal(raw: bytes) -> str:
    """The sentence; "read." where there is none. Anything else that is raised fails the test."""
    try:
        read(raw)
    except Refused as refused:
        return str(refused)
    return "read."


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_changed_bytes_are_refused_or_read(name: str) -> None:
    rng = random.Random(name)
    for _ in range(ROUNDS):
        said = refusal(changed(SAMPLES[name], rng))
        assert said.endswith((".", ")"))
