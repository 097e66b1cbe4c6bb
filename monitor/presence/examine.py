"""Which sources answer here, for the doctor: each is asked once, with little patience."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from monitor.presence.find import Found, find
from monitor.presence.source import PresenceSource, Silent

PATIENCE = 0.2  # seconds a source may take


@dataclass(frozen=True, slots=True)
class Answering:
    """Names of those that tell when the last input was, and of those that tell of a lock."""

    idle: tuple[str, ...]
    lock: tuple[str, ...]


def answering(find_sources: Callable[[], Found] = find) -> Answering:
    """A counter whose unit is not told yet counts as one that answers: it is found out while the program runs."""
    found = find_sources()
    try:
        idle = tuple(source.name for source in found.sources if _answers(source.idle) or _undecided(source))
        lock = tuple(source.name for source in found.sources if _answers(source.locked))
    finally:
        for wakes in found.wakes:
            wakes.close()
    return Answering(idle, lock)


def _answers(ask: Callable[[float], float | bool | None]) -> bool:
    try:
        return ask(PATIENCE) is not None
    except Silent:
        return False


def _undecided(source: PresenceSource) -> bool:
    return bool(getattr(source, "undecided", False))
