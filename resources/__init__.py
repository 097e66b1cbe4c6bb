"""Files that ship with the program; ``path`` is the one door to them."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).parent


def path(name: str) -> Path:
    """``path("icons/watching.svg")``; names are of this project, so a missing one is a fault of the package."""
    return _HERE / name
