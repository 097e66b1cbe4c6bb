"""What the journal's tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journal.parts import MemoryKeys, Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def keys() -> MemoryKeys:
    return MemoryKeys()
