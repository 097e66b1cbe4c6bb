"""A week in short, beside the week before. Pure: from what was recorded to numbers and the uses that stand out.

A use belongs to the week in which it began; its length counts where it lies. The program's own use, level meters,
virtual devices and the computer's own sound are left out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import Enum

from monitor.model import Activation, Application, Burst, Coverage, Use
from monitor.presence.attendance import attendance
from monitor.presence_model import Attendance
from monitor.settings import Settings
from monitor.spans import clipped, covered, seen
from monitor.speaker_model import Finding, Kind, Span, Speaker
from monitor.speaker_records import listener_source

WEEK = timedelta(days=7)
MORNING = 6
"""Local hour at which the night ends; it begins at midnight."""
USUAL_OPENINGS, USUAL_DAYS = 5, 3
"""In the week before: of a program used more rarely, or on fewer days, no hour can be called unusual."""
_OWN_SOURCE = "earwitness"  # what it calls blind was seen by no watcher


class Odd(Enum):
    """Why a use stands out."""

    NIGHT = "night"
    UNUSUAL_HOUR = "unusual-hour"
    NOBODY_THERE = "nobody-there"


class Said(Enum):
    """Who says that nobody asked for it."""

    PERSON = "person"
    VENDOR = "vendor"


@dataclass(frozen=True, slots=True)
class Recorded:
    """Of the week that ends with ``until`` and the one before. ``newcomers``: first recorded in the week, and when.
    ``findings``: of the cross-check of both weeks. ``away_after``: without input for so long nobody is there."""

    until: datetime
    activations: Sequence[Activation] = ()
    bursts: Sequence[Burst] = ()
    coverage: Sequence[Coverage] = ()
    newcomers: Sequence[tuple[Application, datetime]] = ()
    findings: Sequence[Finding] = ()
    speakers: Sequence[Speaker] = ()
    away_after: timedelta = Settings().away_after


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of one week. ``used``: by anyone at all; ``watched``: how long at least one watcher could see."""

    openings: int
    programs: int
    used: timedelta
    watched: timedelta
    wakes: int
    unasked: int


@dataclass(frozen=True, slots=True)
class ProgramWeek:
    """``used``: simultaneous uses count once."""

    application: Application
    openings: int
    used: timedelta
    used_before: timedelta


@dataclass(frozen=True, slots=True)
class OddUse:
    activation: Activation
    why: tuple[Odd, ...]


@dataclass(frozen=True, slots=True)
class Unasked:
    """``speaker``: its name. ``at``: when it woke, by our witness where there is one, else by the vendor."""

    speaker: str
    at: datetime
    said: Said
    finding: str


@dataclass(frozen=True, slots=True)
class Digest:
    """``programs``: the longest use first, also those of the week before alone. ``longest``: the longest single use.
    ``presence_unknown``: of ``week.openings``, those for which it is not known whether anyone was there."""

    since: datetime
    until: datetime
    week: Numbers
    before: Numbers
    new: tuple[tuple[Application, datetime], ...]
    programs: tuple[ProgramWeek, ...]
    longest: Activation | None
    odd: tuple[OddUse, ...]
    presence_unknown: int
    unasked: tuple[Unasked, ...]


def digest_of(recorded: Recorded, zone: tzinfo | None = None) -> Digest:
    """``zone``: for the hours of the day; None is the system's local one."""
    until, away = recorded.until, recorded.away_after
    since = until - WEEK
    week, before = Span(since, until), Span(since - WEEK, since)
    mine = [each for each in recorded.activations if _counts(each)]
    began = [each for each in mine if _within(each.started, week)]
    hours = usual_hours((each for each in mine if _within(each.started, before)), zone)
    return Digest(
        since,
        until,
        _numbers(recorded, mine, week),
        _numbers(recorded, mine, before),
        tuple((who, at) for who, at in recorded.newcomers if not who.own and _within(at, week)),
        _programs(recorded, mine, week, before),
        max(began, key=lambda each: _span(each, until).latest - each.started, default=None),
        tuple(_odd(began, hours, recorded, zone)),
        sum(attendance(each.presence, away) is Attendance.UNKNOWN for each in began) + _count(recorded.bursts, week),
        tuple(_unasked(recorded, week)),
    )


def usual_hours(activations: Iterable[Activation], zone: tzinfo | None) -> Mapping[str, frozenset[int]]:
    """Identity -> the local hours at which it opens a microphone, and the hour on each side; only where it did so
    often enough."""
    starts: dict[str, list[datetime]] = defaultdict(list)
    for each in activations:
        starts[each.application.identity].append(each.started.astimezone(zone))
    return {
        identity: frozenset((at.hour + near) % 24 for at in found for near in (-1, 0, 1))
        for identity, found in starts.items()
        if len(found) >= USUAL_OPENINGS and len({at.date() for at in found}) >= USUAL_DAYS
    }


def _counts(activation: Activation) -> bool:
    return activation.use is Use.MICROPHONE and not activation.application.own


def _within(at: datetime, span: Span) -> bool:
    return span.earliest <= at < span.latest


def _span(activation: Activation, until: datetime) -> Span:
    return Span(activation.started, activation.ended or max(until, activation.started))


def _used(activations: Iterable[Activation], span: Span, until: datetime) -> timedelta:
    return covered(clipped((_span(each, until) for each in activations), span.earliest, span.latest))


def _count(bursts: Iterable[Burst], span: Span) -> int:
    """Openings that were counted instead of listed."""
    return sum(each.count for each in bursts if _within(each.first, span) and not each.application.own)


def _numbers(recorded: Recorded, mine: Sequence[Activation], span: Span) -> Numbers:
    began = [each for each in mine if _within(each.started, span)]
    floods = [each for each in recorded.bursts if _within(each.first, span) and not each.application.own]
    watchers = [each for each in recorded.coverage if not each.source.startswith(listener_source(""))]
    eyes = clipped(seen(watchers, _OWN_SOURCE, recorded.until), span.earliest, span.latest)
    return Numbers(
        len(began) + _count(floods, span),
        len({each.application.identity for each in began} | {each.application.identity for each in floods}),
        _used(mine, span, recorded.until),
        covered(eyes),
        sum(each.sighting is not None for each in recorded.findings if _within(_time(each), span)),
        sum(1 for _ in _unasked(recorded, span)),
    )


def _programs(recorded: Recorded, mine: Sequence[Activation], week: Span, before: Span) -> tuple[ProgramWeek, ...]:
    known: dict[str, Application] = {}
    of: dict[str, list[Activation]] = defaultdict(list)
    openings: Counter[str] = Counter()
    for each in mine:
        known[each.application.identity] = each.application
        of[each.application.identity].append(each)
        openings[each.application.identity] += _within(each.started, week)
    for flood in recorded.bursts:
        if not flood.application.own:
            known.setdefault(flood.application.identity, flood.application)
            openings[flood.application.identity] += _count([flood], week)
    found = [
        ProgramWeek(who, openings[id], *(_used(of[id], span, recorded.until) for span in (week, before)))
        for id, who in known.items()
    ]
    return tuple(sorted(found, key=lambda each: (each.used, each.openings, each.used_before), reverse=True))


def _odd(
    began: Iterable[Activation], hours: Mapping[str, frozenset[int]], recorded: Recorded, zone: tzinfo | None
) -> Iterable[OddUse]:
    for each in began:
        start, end = (at.astimezone(zone) for at in (each.started, _span(each, recorded.until).latest))
        usual = hours.get(each.application.identity)
        facts = {
            # What begins before midnight and lasts beyond it reaches into the night.
            Odd.NIGHT: start.hour < MORNING or end.date() > start.date(),
            Odd.UNUSUAL_HOUR: usual is not None and start.hour not in usual,
            Odd.NOBODY_THERE: attendance(each.presence, recorded.away_after) in (Attendance.AWAY, Attendance.LOCKED),
        }
        why = tuple(reason for reason, so in facts.items() if so)
        if why:
            yield OddUse(each, why)


def _unasked(recorded: Recorded, span: Span) -> Iterable[Unasked]:
    names = {each.id: each.name for each in recorded.speakers}
    for finding in recorded.findings:
        said = who_says_unasked(finding)
        if said is not None and _within(_time(finding), span):
            yield Unasked(names.get(finding.speaker, ""), _time(finding), said, finding.id)


def who_says_unasked(finding: Finding) -> Said | None:
    """A person's own mark counts before the vendor's label."""
    mark = finding.sighting.asked_for if finding.sighting else None
    if mark is not None:
        return None if mark else Said.PERSON
    by_vendor = finding.record is not None and finding.record.kind is Kind.VENDOR_SAYS_NOT_MEANT
    return Said.VENDOR if by_vendor else None


def _time(finding: Finding) -> datetime:
    if finding.sighting is not None:
        return finding.sighting.at
    if finding.record is None:
        raise ValueError(f"finding {finding.id} is about nothing")
    return finding.record.at.earliest
