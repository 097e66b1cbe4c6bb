"""What the page shows of each speaker, read from the disk on a worker and added up. No widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from monitor.model import Coverage
from monitor.service import ServiceProtocol
from monitor.speaker_model import Sighting, Speaker
from monitor.speaker_records import Imported

LOOK_BACK = timedelta(days=30)
"""How far back a last sighting is looked for."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One speaker's day. ``heard``: for how long it could be heard; ``blind``: (reason, how long), longest first.
    ``wanted``: it is to be listened for, where anything is.
    """

    speaker: Speaker
    chimes: int = 0
    last: Sighting | None = None
    today: int = 0
    heard: timedelta = timedelta()
    blind: tuple[tuple[str, timedelta], ...] = ()
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class PageRead:
    """In the order of the speakers' adding; ``imports`` newest first."""

    speakers: tuple[Facts, ...] = ()
    imports: tuple[Imported, ...] = ()
    paired: Mapping[str, int] = field(default_factory=dict)


def read_page(service: ServiceProtocol, now: datetime) -> PageRead:
    """Reads the disk: for a worker thread. Raises the JournalError that the journal gives."""
    paired = service.listening.paired()
    facts = tuple(_facts(service, each, paired.get(each.id, 0), now) for each in service.speakers.speakers())
    return PageRead(facts, tuple(reversed(service.speakers.imports())), paired)


def _facts(service: ServiceProtocol, speaker: Speaker, chimes: int, now: datetime) -> Facts:
    midnight = day_start(now)
    seen = service.speakers.sightings(now - LOOK_BACK, now, speaker.id)
    heard, blind = added_up(service.speakers.listened(speaker.id, midnight, now), midnight, now)
    wanted = speaker.id not in service.listening.without()
    return Facts(speaker, chimes, seen[-1] if seen else None, _since(seen, midnight), heard, blind, wanted)


def _since(seen: Sequence[Sighting], since: datetime) -> int:
    return sum(each.at >= since for each in seen)


def day_start(now: datetime) -> datetime:
    """The last local midnight, as UTC."""
    local = now.astimezone().replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    return local.astimezone().astimezone(UTC)


def added_up(
    coverage: Iterable[Coverage], since: datetime, until: datetime
) -> tuple[timedelta, tuple[tuple[str, timedelta], ...]]:
    """How long it was heard, and how long not by reason, longest first."""
    heard, blind = timedelta(), dict[str, timedelta]()
    for each in coverage:
        length = min(each.ended or until, until) - max(each.started, since)
        if length <= timedelta():
            continue
        if each.blind is None:
            heard += length
        else:
            blind[each.blind] = blind.get(each.blind, timedelta()) + length
    return heard, tuple(sorted(blind.items(), key=lambda one: one[1], reverse=True))
