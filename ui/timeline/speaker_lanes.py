"""A speaker as two lanes: what was heard of it here, and what its vendor says. Pure; no sentences.

All times on the lanes are ours, in seconds since 1970 (UTC): the vendor's are moved by what its clock is ahead.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from math import nan
from operator import attrgetter

from monitor.model import Coverage
from monitor.speaker_model import Finding, HistoryRecord, Sighting, Speaker, Verdict
from monitor.speaker_records import NoiseHeard, Triage, Triaged
from ui.timeline.bands import STILL, BandTrack, bands_of, tracks_of
from ui.timeline.lanes import seconds_of
from ui.timeline.pyramid import Pyramid, is_ordered

_at: Callable[[Sighting], datetime] = attrgetter("at")
_earliest: Callable[[HistoryRecord], datetime] = attrgetter("at.earliest")
_latest: Callable[[HistoryRecord], datetime] = attrgetter("at.latest")


class Side(Enum):
    HEARD = "heard"
    SAID = "said"


class MarkLook(Enum):
    """How a mark is drawn; the later ones lie above the earlier ones."""

    QUIET = 0  # confirmed, can't be told, or not compared yet
    AMBIGUOUS = 1
    NOT_WITNESSED = 2
    VANISHED = 3
    MISSING = 4


VERDICTS = {
    MarkLook.AMBIGUOUS: Verdict.AMBIGUOUS,
    MarkLook.NOT_WITNESSED: Verdict.NOT_WITNESSED,
    MarkLook.VANISHED: Verdict.VANISHED,
    MarkLook.MISSING: Verdict.MISSING,
}
_LOOKS = {verdict: look for look, verdict in VERDICTS.items()}
_LOUD = frozenset(map(id, _LOOKS))
"""By identity: hashing an enum's member a million times takes a second."""
Subject = Sighting | HistoryRecord


@dataclass(frozen=True, slots=True)
class SideKey:
    speaker: str
    side: Side


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a lane. ``started``, ``ended``: our seconds. ``triaged``: what a person made of its finding."""

    speaker: Speaker
    side: Side
    subject: Subject
    started: float
    ended: float
    finding: Finding | None = None
    triaged: Triaged | None = None
    offset: float | None = None

    @property
    def id(self) -> str:
        return self.subject.id if isinstance(self.subject, Sighting) else self.subject.key

    @property
    def look(self) -> MarkLook:
        return look_of(self.finding)

    @property
    def settled(self) -> bool:
        return self.triaged is not None and self.triaged.state is Triage.EXPLAINED


@dataclass(slots=True)
class MarkTrack:
    """Marks of one look in order; ``subjects[i]`` and ``findings[i]`` are the pyramid's interval ``i``.

    ``mates``: middle of the record on the lane below that it was paired with, or nan. ``settled``: a person explained
    them.
    """

    look: MarkLook
    settled: bool
    subjects: Sequence[Subject]
    findings: Sequence[Finding | None]
    pyramid: Pyramid
    mates: Sequence[float] = ()


@dataclass(slots=True)
class SpeakerSide:
    """``live``: sightings that came after the lanes were built."""

    key: SideKey
    tracks: list[MarkTrack] = field(default_factory=list)
    bands: list[BandTrack] = field(default_factory=list)
    live: dict[str, Sighting] = field(default_factory=dict)

    def count(self, left: float, right: float) -> int:
        bulk = sum(track.pyramid.count(left, right) for track in self.tracks)
        return bulk + len(self.live_within(left, right))

    def live_within(self, left: float, right: float) -> list[Sighting]:
        return [one for one in self.live.values() if left <= sighting_end(one) and one.at.timestamp() <= right]

    @property
    def first(self) -> float | None:
        starts = [track.pyramid.starts[0] for track in self.tracks]
        return min([*starts, *(one.at.timestamp() for one in self.live.values())], default=None)


@dataclass(slots=True)
class SpeakerLanes:
    """``offset``: seconds by which the vendor's clock is ahead of ours, None where it can't be told.

    ``coverage``: when the speaker could be heard. ``histories``: how many imports there are of it.
    """

    speaker: Speaker
    heard: SpeakerSide
    said: SpeakerSide
    offset: float | None = None
    coverage: list[Coverage] = field(default_factory=list)
    histories: int = 0
    noise: Sequence[NoiseHeard] = ()
    triage: Mapping[str, Triaged] = field(default_factory=dict)

    def side(self, side: Side) -> SpeakerSide:
        return self.heard if side is Side.HEARD else self.said

    def mark(self, side: Side, subject: Subject, finding: Finding | None = None) -> Mark:
        started, ended = self.span(subject)
        triaged = self.triage.get(finding.id) if finding else None
        return Mark(self.speaker, side, subject, started, ended, finding, triaged, self.offset)

    def span(self, subject: Subject) -> tuple[float, float]:
        if isinstance(subject, Sighting):
            return subject.at.timestamp(), sighting_end(subject)
        shift = self.offset or 0.0
        return subject.at.earliest.timestamp() - shift, subject.at.latest.timestamp() - shift

    def within(self, side: Side, left: float, right: float) -> list[Mark]:
        """All marks that touch the span, oldest first."""
        one = self.side(side)
        bulk = [(track.subjects[i], track.findings[i]) for track in one.tracks
                for i in track.pyramid.overlapping(left, right)]  # fmt: skip
        found = [self.mark(side, subject, finding) for subject, finding in bulk]
        found += [self.mark(side, live) for live in one.live_within(left, right)]
        return sorted(found, key=_order)

    def cover(self, coverage: list[Coverage]) -> None:
        """It could be heard as ``coverage`` says, and nothing is known of other times."""
        self.coverage = coverage
        self.heard.bands = tracks_of(bands_of(coverage, STILL))

    def see(self, sighting: Sighting) -> bool:
        """A sighting came; False when it is here already."""
        at = sighting.at.timestamp()
        if any(one.id == sighting.id for one in self.within(Side.HEARD, at, at)):
            return False
        self.heard.live[sighting.id] = sighting
        return True


@dataclass(frozen=True, slots=True)
class SpeakerFacts:
    """What is known of one speaker, as read. ``history``: spans of the vendor's time that imports cover."""

    speaker: Speaker
    sightings: Sequence[Sighting] = ()
    records: Sequence[HistoryRecord] = ()
    listened: Sequence[Coverage] = ()
    noise: Sequence[NoiseHeard] = ()
    history: Sequence[tuple[datetime, datetime]] = ()
    histories: int = 0
    findings: Sequence[Finding] = ()
    offset: float | None = None


def look_of(finding: Finding | None) -> MarkLook:
    return MarkLook.QUIET if finding is None else _LOOKS.get(finding.verdict, MarkLook.QUIET)


def sighting_end(sighting: Sighting) -> float:
    """Where its end is not known it is drawn as an instant."""
    started = sighting.at.timestamp()
    return started if sighting.end is None else max(started, sighting.end.timestamp())


def lanes_of(facts: SpeakerFacts, triage: Mapping[str, Triaged]) -> SpeakerLanes:
    key, shift = facts.speaker.id, facts.offset or 0.0
    heard, said = SpeakerSide(SideKey(key, Side.HEARD)), SpeakerSide(SideKey(key, Side.SAID))
    lanes = SpeakerLanes(facts.speaker, heard, said, facts.offset, [], facts.histories, facts.noise, triage)
    lanes.cover(list(facts.listened))
    said.bands = _history_bands(facts.history, timedelta(seconds=shift))
    records = _with_vanished(facts)
    of_record = {one.record.key: one for one in facts.findings if one.record}
    starts, ends = ([at - shift for at in seconds_of(map(edge, records))] for edge in (_earliest, _latest))
    said.tracks = _tracks(records, [of_record.get(one.key) for one in records], starts, ends, triage)
    of_sighting = {one.sighting.id: one for one in facts.findings if one.sighting}
    findings = [of_sighting.get(one.id) for one in facts.sightings]
    heard_at = seconds_of(map(_at, facts.sightings))
    over = seconds_of([one.end or one.at for one in facts.sightings])
    heard.tracks = _tracks(facts.sightings, findings, heard_at, over, triage)
    middles = {one.key: (low + high) / 2 for one, low, high in zip(records, starts, ends, strict=True)}
    for track in heard.tracks:
        track.mates = array("d", (_mate(one, middles) for one in track.findings))
    return lanes


def _mate(finding: Finding | None, middles: Mapping[str, float]) -> float:
    return nan if finding is None or finding.record is None else middles.get(finding.record.key, nan)


def _history_bands(history: Iterable[tuple[datetime, datetime]], shift: timedelta) -> list[BandTrack]:
    """The times that no history covers, ours."""
    covered = [Coverage("history", low - shift, max(low, high) - shift) for low, high in history]
    return tracks_of(bands_of(covered, STILL))


def _with_vanished(facts: SpeakerFacts) -> Sequence[HistoryRecord]:
    """What a later import no longer has may be told by its finding alone."""
    lost = [one.record for one in facts.findings if one.record and one.verdict is Verdict.VANISHED]
    if not lost:
        return facts.records
    known = {one.key for one in facts.records}
    return sorted([*facts.records, *(one for one in lost if one.key not in known)], key=_earliest)


def _tracks(
    subjects: Sequence[Subject],
    findings: Sequence[Finding | None],
    starts: list[float],
    ends: list[float],
    triage: Mapping[str, Triaged],
) -> list[MarkTrack]:
    """Ordered by look; the explained ones of a look below the others."""
    order = range(len(subjects)) if is_ordered(starts) else sorted(range(len(subjects)), key=starts.__getitem__)
    groups: dict[tuple[int, bool], list[int]] = {}
    if quiet := [at for at in order if (one := findings[at]) is None or id(one.verdict) not in _LOUD]:
        groups[MarkLook.QUIET.value, True] = quiet
    for at in order if len(quiet) < len(order) else ():
        one = findings[at]
        if one is not None and id(one.verdict) in _LOUD:
            groups.setdefault(_group(one, triage), []).append(at)
    found = []
    for (look, unsettled), places in sorted(groups.items()):
        pyramid = Pyramid([starts[at] for at in places], [max(starts[at], ends[at]) for at in places])
        mine, told = [subjects[at] for at in places], [findings[at] for at in places]
        found.append(MarkTrack(MarkLook(look), not unsettled, mine, told, pyramid))
    return found


def _group(finding: Finding, triage: Mapping[str, Triaged]) -> tuple[int, bool]:
    """Its look, and whether it is still open."""
    triaged = triage.get(finding.id)
    return look_of(finding).value, triaged is None or triaged.state is not Triage.EXPLAINED


# Stepping through the marks of a lane


def neighbour(lanes: SpeakerLanes, side: Side, instant: float, ahead: bool, skipped: str = "") -> Mark | None:
    """The mark that begins next after (or last before) ``instant``; those that begin at once go by their ids."""
    here = (instant, skipped or ("" if ahead else "\U0010ffff"))
    marks = [one for one in _near(lanes, side, instant, ahead) if one.id != skipped]
    wanted = [one for one in marks if (_order(one) > here if ahead else _order(one) < here)]
    return (min if ahead else max)(wanted, key=_order) if wanted else None


def _near(lanes: SpeakerLanes, side: Side, instant: float, ahead: bool) -> list[Mark]:
    """Of each track those that begin at the instant itself and at the next beyond; and all live ones."""
    one = lanes.side(side)
    found = [lanes.mark(side, live) for live in one.live.values()]
    bulk = ((track, at) for track in one.tracks for at in track.pyramid.starting_near(instant, ahead))
    return found + [lanes.mark(side, track.subjects[at], track.findings[at]) for track, at in bulk]


def _order(mark: Mark) -> tuple[float, str]:
    return mark.started, mark.id
