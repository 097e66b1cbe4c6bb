"""Made-up months of a speaker with the truth known: what was said, what the vendor kept, what was heard here."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from monitor.speaker_model import (
    Chime,
    HistoryCoverage,
    HistoryRecord,
    Kind,
    Profile,
    Sighting,
    Span,
    Speaker,
    Vendor,
    Verdict,
    Witness,
)

START = datetime(2026, 3, 1, tzinfo=UTC)
KITCHEN = Speaker("kitchen", "Kitchen", Vendor.ALEXA, ("echo-kitchen",))
PROFILE = Profile(
    Vendor.ALEXA,
    "Test vendor",
    True,
    {
        Kind.REQUEST: Chime.YES,
        Kind.WOKE_NO_SPEECH: Chime.YES,
        Kind.TEXT_WITHHELD: Chime.YES,
        Kind.VENDOR_SAYS_NOT_MEANT: Chime.UNSURE,
        Kind.HEARD_NO_REQUEST: Chime.UNSURE,
        Kind.LOST_ARBITRATION: Chime.UNSURE,
        Kind.NO_MICROPHONE: Chime.NO,
        Kind.INJECTED: Chime.NO,
        Kind.UNKNOWN: Chime.UNSURE,
    },
    True,
    timedelta(minutes=5),
)


@dataclass(frozen=True, slots=True)
class Make:
    """What a scenario is made of. Times in seconds; ``clock`` gives our clock's error at a time since the start."""

    seed: int
    events: int = 120
    days: float = 20.0
    clock: Callable[[float], float] = lambda _: 0.0
    jitter: float = 0.3
    minute: bool = False
    hidden: float = 0.0  # share that the vendor's history lacks
    unheard: float = 0.05  # share that we missed
    doubled: float = 0.0
    arbitration: float = 0.0
    gaps: int = 0
    chatter: bool = False
    strange: float = 0.0  # share of records of another device


@dataclass(slots=True)
class Scenario:
    sightings: list[Sighting] = field(default_factory=list)
    records: list[HistoryRecord] = field(default_factory=list)
    listened: list[Span] = field(default_factory=list)
    covered: list[HistoryCoverage] = field(default_factory=list)
    truth: dict[str, Verdict] = field(default_factory=dict)  # by sighting id or record key


def scenario(make: Make) -> Scenario:
    rng = random.Random(make.seed)
    made = Scenario()
    end = START + timedelta(days=make.days)
    gaps = sorted(rng.uniform(0, make.days * 0.9) for _ in range(make.gaps))
    blind = [(START + timedelta(days=g), START + timedelta(days=g + make.days * 0.05)) for g in gaps]
    made.listened = _between(START - timedelta(days=1), end + timedelta(days=1), blind)
    lost = START + timedelta(days=make.days * 0.85) if make.gaps else end + timedelta(days=1)
    made.covered = [HistoryCoverage(Span(START - timedelta(days=1), lost))]
    for n, at in enumerate(_times(make, rng)):
        _add(made, make, rng, n, START + timedelta(seconds=at), blind, lost)
    made.sightings.sort(key=lambda s: s.at)
    rng.shuffle(made.records)
    return made


def _times(make: Make, rng: random.Random) -> list[float]:
    if make.chatter:
        return sorted(600 + n * 6.0 + rng.uniform(-2.5, 2.5) for n in range(make.events))
    return sorted(rng.uniform(3600, make.days * 86400 - 3600) for _ in range(make.events))


def _between(start: datetime, end: datetime, blind: list[tuple[datetime, datetime]]) -> list[Span]:
    spans, at = [], start
    for low, high in blind:
        if at < low:
            spans.append(Span(at, low))
        at = max(at, high)
    return [*spans, Span(at, end)]


def _add(
    made: Scenario,
    make: Make,
    rng: random.Random,
    n: int,
    at: datetime,
    blind: list[tuple[datetime, datetime]],
    lost: datetime,
) -> None:
    heard = rng.random() >= make.unheard and not any(low <= at < high for low, high in blind)
    kept = rng.random() >= make.hidden and at < lost - timedelta(seconds=1)
    if heard:
        error = make.clock((at - START).total_seconds()) + rng.gauss(0.4, make.jitter)
        sighting = Sighting(
            f"s{n}", "kitchen", at + timedelta(seconds=error), Witness.CHIME, timedelta(milliseconds=200)
        )
        made.sightings.append(sighting)
        made.truth[sighting.id] = Verdict.CONFIRMED if kept else Verdict.MISSING if at < lost else Verdict.CANNOT_TELL
    if not kept:
        return
    record = _record(make, rng, f"alexa:{n}", at, "echo-kitchen", Kind.REQUEST)
    made.records.append(record)
    blinded = any(low <= at < high for low, high in blind)
    made.truth[record.key] = Verdict.CONFIRMED if heard else Verdict.CANNOT_TELL if blinded else Verdict.NOT_WITNESSED
    if rng.random() < make.doubled:
        made.records.append(record)
    if rng.random() < make.arbitration:
        made.records.append(_record(make, rng, f"alexa:{n}b", at, "echo-kitchen", Kind.LOST_ARBITRATION))
    if rng.random() < make.strange:
        made.records.append(_record(make, rng, f"alexa:{n}c", at + timedelta(hours=1), "echo-attic", Kind.REQUEST))


def _record(make: Make, rng: random.Random, key: str, at: datetime, device: str, kind: Kind) -> HistoryRecord:
    wide = timedelta(minutes=1) if make.minute else timedelta(seconds=1)
    low = at.replace(second=0, microsecond=0) if make.minute else at.replace(microsecond=0)
    return HistoryRecord(key, Vendor.ALEXA, device, Span(low, low + wide), kind, "GENERAL", True)


def two_hundred() -> list[tuple[str, Make]]:
    """Twenty seeds of ten shapes; in half of them the vendor hides nothing."""
    shapes = [
        ("plain", Make(0)),
        ("offset", Make(0, clock=lambda _: 97.0, doubled=0.2)),
        ("far offset", Make(0, clock=lambda _: -740.0, strange=0.2)),
        ("jitter", Make(0, jitter=0.9, arbitration=0.2)),
        ("minute", Make(0, minute=True, clock=lambda _: 11.0)),
        ("drift", Make(0, clock=lambda t: 8.6 * t / 86400, events=300)),
        ("jump", Make(0, clock=lambda t: 75.0 if 7 * 86400 < t < 13 * 86400 else 0.0, events=300)),
        ("gaps", Make(0, gaps=3, doubled=0.1)),
        ("chatter", Make(0, chatter=True, events=400, clock=lambda _: 3.0, unheard=0.03)),
        ("few", Make(0, events=9, days=5.0, unheard=0.15, clock=lambda _: 2.0)),
    ]
    return [
        (name, replace(make, seed=1000 * n + k, hidden=0.0 if k % 2 == 0 else 0.12))
        for n, (name, make) in enumerate(shapes)
        for k in range(20)
    ]
