"""Pure: what was counted of one program's flood comes in pieces of some seconds; people see it as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import reduce

from monitor.model import Burst

APART = timedelta(seconds=70)
"""Pieces nearer than this belong to one flood: one is told each 10 s, and a flood is over after a minute of quiet."""


def joined(one: Burst, other: Burst) -> Burst:
    """Both as one; it keeps the later one's id and what was known of the program last."""
    late = max(one, other, key=lambda burst: burst.last)
    return replace(
        late,
        first=min(one.first, other.first),
        count=one.count + other.count,
        shortest=min(one.shortest, other.shortest),
        longest=max(one.longest, other.longest),
    )


def floods(pieces: Iterable[Burst]) -> list[list[Burst]]:
    """The pieces of one program, sorted, cut where it was quiet for longer than ``APART``."""
    found: list[list[Burst]] = []
    for piece in sorted(pieces, key=lambda burst: burst.first):
        if found and piece.first - max(each.last for each in found[-1]) <= APART:
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


class Floods:
    """Counts each piece once, however often it is told (live, and again from the journal)."""

    def __init__(self) -> None:
        self._pieces: dict[str, dict[str, Burst]] = {}

    def joined(self, key: str, piece: Burst) -> Burst:
        """Everything counted under ``key`` so far, as one."""
        pieces = self._pieces.setdefault(key, {})
        pieces[piece.id] = piece
        return reduce(joined, pieces.values())

    def forget(self, key: str) -> None:
        self._pieces.pop(key, None)
