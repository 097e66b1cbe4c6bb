"""Times behind the lanes: a source was blind, or nothing watched at all. Pure.

What is known of who was there comes from ``ui.timeline.presence``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from monitor.model import Coverage
from ui.timeline.pyramid import Pyramid

EVER = 0.0
"""Stands for "since ever" (1970) and, below, "still"; as numbers, because every band is clipped to the view."""
STILL = 4e10


class BandKind(Enum):
    BLIND = "blind"
    UNWATCHED = "unwatched"
    AWAY = "nobody there"
    LOCKED = "locked"
    UNTOLD = "nobody knows who was there"


@dataclass(frozen=True, slots=True)
class Band:
    """``started``, ``ended``: seconds since 1970, UTC. ``source`` and ``reason`` are empty for unwatched times."""

    kind: BandKind
    started: float
    ended: float
    source: str = ""
    reason: str = ""


class BandTrack:
    """The bands of one kind and source, in order, and their levels of detail."""

    def __init__(self, bands: Sequence[Band]) -> None:
        self.bands = sorted(bands, key=lambda band: band.started)
        self.kind, self.source = self.bands[0].kind, self.bands[0].source
        self.pyramid = Pyramid((band.started for band in self.bands), (band.ended for band in self.bands))


def tracks_of(bands: Iterable[Band]) -> list[BandTrack]:
    """One track a kind and source; unwatched times first, so that what a source tells lies above them."""
    grouped: defaultdict[tuple[bool, str, str], list[Band]] = defaultdict(list)
    for band in bands:
        grouped[band.kind is not BandKind.UNWATCHED, band.kind.value, band.source].append(band)
    return [BandTrack(grouped[key]) for key in sorted(grouped)]


def bands_of(coverage: Sequence[Coverage], now: float, since: float = EVER) -> list[Band]:
    """``since``: nothing was asked about earlier times, so nothing is said of them."""
    return [*unwatched_times(coverage, now, since), *blind_times(coverage)]


def blind_times(coverage: Iterable[Coverage]) -> list[Band]:
    return [
        Band(BandKind.BLIND, one.started.timestamp(), _end(one.ended), one.source, one.blind)
        for one in coverage
        if one.blind is not None
    ]


def unwatched_times(coverage: Iterable[Coverage], now: float, since: float = EVER) -> list[Band]:
    """Where no source says anything, not even that it was blind: before the first record, and while not running."""
    spans = sorted((one.started.timestamp(), _end(one.ended)) for one in coverage)
    found, reached = [], since
    for started, ended in spans:
        if started > reached:
            found.append(Band(BandKind.UNWATCHED, reached, started))
        reached = max(reached, ended)
    return [*found, Band(BandKind.UNWATCHED, reached, now)] if reached < now else found


def covered_from(coverage: Sequence[Coverage], source: str, at: datetime, blind: str | None) -> list[Coverage] | None:
    """From ``at`` on ``source`` sees, or is blind and why; what it was before ends here. None: so it was already."""
    now = [one for one in coverage if one.source == source and one.ended is None]
    if any(one.blind == blind for one in now):
        return None
    ended = [replace(one, ended=max(at, one.started)) if one in now else one for one in coverage]
    return [*ended, Coverage(source, at, None, blind)]


def _end(ended: datetime | None) -> float:
    return STILL if ended is None else ended.timestamp()
