"""A start chime and an end chime of one speaker, joined: each weak alone, strong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from monitor.indicator.chime import Hit, Role, Template

SHORTEST: Final = 2.0  # seconds from onset to onset
LONGEST: Final = 30.0


@dataclass(frozen=True, slots=True)
class Pair:
    """One activation, from its start chime to its end chime."""

    speaker: str
    start: Hit
    end: Hit


def pairs(hits: Sequence[Hit], templates: Sequence[Template]) -> list[Pair]:
    """The start and end hits of one speaker that belong together, surest first taken, none used twice."""
    known = {template.id: template for template in templates}
    starts = [hit for hit in hits if known[hit.template].role is Role.START]
    ends = [hit for hit in hits if known[hit.template].role is Role.END]
    possible = [Pair(known[a.template].speaker, a, b) for a in starts for b in ends if _fits(a, b, known)]
    taken: list[Pair] = []
    for pair in sorted(possible, key=lambda pair: -_surety(pair)):
        if all(pair.start is not other.start and pair.end is not other.end for other in taken):
            taken.append(pair)
    return sorted(taken, key=lambda pair: pair.start.onset_s)


def _fits(start: Hit, end: Hit, known: dict[str, Template]) -> bool:
    same = known[start.template].speaker == known[end.template].speaker
    return same and SHORTEST <= end.onset_s - start.onset_s <= LONGEST


def _surety(pair: Pair) -> float:
    return pair.start.score * pair.end.score
