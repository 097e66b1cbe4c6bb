"""Pure: the last 24 hours as bars, blind spans and three numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import Activation, Burst, Coverage, Trust, Use
from monitor.presence_model import Attendance, PresenceSpan
from monitor.rule_model import Ruled
from monitor.service import Incident, ServiceProtocol
from ui.language import tr
from ui.messages import duration
from ui.sight import missed, of_watchers
from ui.stretches import Span, cut, gaps, merged, total

SPAN = timedelta(hours=24)
FEWEST_LANES, MOST_LANES = 3, 8
"""One lane a program; beyond the most, programs share lanes."""


@dataclass(frozen=True, slots=True)
class Bar:
    """``lane`` counts from 0; ``start`` and ``end`` as parts of the day, 0..1."""

    lane: int
    start: float
    end: float
    tone: str  # plain, own, conflict


@dataclass(frozen=True, slots=True)
class Day:
    """``blind`` was told by a source; ``unwatched`` is time that nothing covered: the program did not run.
    ``away``, ``locked``: nobody was at the computer."""

    until: datetime
    bars: tuple[Bar, ...] = ()
    blind: tuple[tuple[float, float], ...] = ()
    unwatched: tuple[tuple[float, float], ...] = ()
    away: tuple[tuple[float, float], ...] = ()
    locked: tuple[tuple[float, float], ...] = ()
    count: int = 0
    used: timedelta = timedelta()
    blind_for: timedelta = timedelta()
    unwatched_for: timedelta = timedelta()

    @property
    def lanes(self) -> int:
        return max(FEWEST_LANES, *(bar.lane + 1 for bar in self.bars)) if self.bars else FEWEST_LANES

    def summary(self) -> str:
        """``21 activations · 3 h 12 min · 21 s blind``."""
        parts = [tr("%n {activation|activations}", "", self.count) if self.count else tr("no activation")]
        if self.used:
            parts.append(duration(self.used))
        if self.blind_for:
            parts.append(tr("{length} blind").format(length=duration(self.blind_for)))
        if self.unwatched_for >= timedelta(minutes=1):
            parts.append(tr("{length} not watched").format(length=duration(self.unwatched_for)))
        return " · ".join(parts)


def day_of(
    activations: Sequence[Activation],
    coverage: Sequence[Coverage],
    until: datetime,
    bursts: Sequence[Burst] = (),
    presence: Sequence[PresenceSpan] = (),
) -> Day:
    """What happened in the 24 hours before ``until``. Captures of the computer's own sound are left out."""
    since = until - SPAN
    mine = [each for each in activations if each.use in (Use.MICROPHONE, Use.RELAY, Use.METER)]
    others = [each for each in mine if not each.application.own and each.use is Use.MICROPHONE]
    blind = merged(cut(((c.started, c.ended) for c in missed(coverage) if c.blind is not None), since, until))
    told = merged(cut(((c.started, c.ended) for c in of_watchers(coverage)), since, until))
    unwatched = gaps(told, since, until)
    used = merged(cut(((each.started, each.ended) for each in others), since, until))
    return Day(
        until, _bars([*mine, *bursts], since, until), _parts(blind, since), _parts(unwatched, since),
        _attending(presence, Attendance.AWAY, since, until), _attending(presence, Attendance.LOCKED, since, until),
        len(others) + sum(each.count for each in bursts if not each.application.own),
        total(used), total(blind), total(unwatched),
    )  # fmt: skip


def _bars(held: Iterable[Activation | Burst], since: datetime, until: datetime) -> tuple[Bar, ...]:
    lanes: dict[str, int] = {}
    bars = []
    for each in sorted(held, key=lambda one: _stretch(one)[0]):
        lane = lanes.setdefault(each.application.identity, len(lanes) % MOST_LANES)
        for start, end in cut([_stretch(each)], since, until):
            bars.append(Bar(lane, (start - since) / SPAN, (end - since) / SPAN, _tone(each)))
    # What matters most is drawn last, on top.
    return tuple(sorted(bars, key=lambda bar: ("own", "quiet", "plain", "conflict").index(bar.tone)))


def _stretch(one: Activation | Burst) -> tuple[datetime, datetime | None]:
    return (one.first, one.last) if isinstance(one, Burst) else (one.started, one.ended)


def _tone(one: Activation | Burst) -> str:
    if one.application.own:
        return "own"
    if one.application.trust is Trust.CONFLICT:
        return "conflict"
    return "plain" if isinstance(one, Burst) or one.use is Use.MICROPHONE else "quiet"


def _attending(
    presence: Sequence[PresenceSpan], kind: Attendance, since: datetime, until: datetime
) -> tuple[tuple[float, float], ...]:
    return _parts(cut(((s.started, s.ended) for s in presence if s.attendance is kind), since, until), since)


def _parts(spans: list[Span], since: datetime) -> tuple[tuple[float, float], ...]:
    return tuple(((start - since) / SPAN, (end - since) / SPAN) for start, end in spans)


@dataclass(frozen=True, slots=True)
class DayRead:
    day: Day
    activations: tuple[Activation, ...]
    incidents: tuple[Incident, ...] = ()
    alarms: tuple[Ruled, ...] = ()


def read_day(service: ServiceProtocol, now: datetime) -> DayRead:
    """Reads the disk: for a worker thread. Raises the JournalError that the journal gives."""
    activations = tuple(service.timeline(now - SPAN, now))
    incidents = tuple(service.incidents(now - SPAN, now))
    there = service.presence.spans(now - SPAN, now)
    bursts = [each for each in incidents if isinstance(each, Burst)]
    day = day_of(activations, service.coverage(now - SPAN, now), now, bursts, there)
    return DayRead(day, activations, incidents, tuple(service.rules.alarms(now - SPAN)))
