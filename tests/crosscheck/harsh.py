"""Harsh made-up months: all that goes wrong with clocks, lists, devices and accounts, many at once, the truth known.

A sighting's truth is ``missing-from-history`` only where its record was published and taken out again. Whatever else
keeps a record away (not published yet, another account, a list that leaves some out, nothing covers the time) accuses
nobody.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor.speaker_model import (
    HistoryCoverage,
    HistoryRecord,
    Kind,
    Sighting,
    Span,
    Speaker,
    Vendor,
    Verdict,
    Witness,
)
from tests.crosscheck.truth import KITCHEN, PROFILE, START

PARLOUR = Speaker("parlour", "Parlour", Vendor.ALEXA, ("echo-parlour",))
ATTIC = "echo-attic"
FILTERED_KINDS = (Kind.WOKE_NO_SPEECH, Kind.VENDOR_SAYS_NOT_MEANT, Kind.HEARD_NO_REQUEST)
_KINDS = (
    (Kind.REQUEST, 0.7), (Kind.WOKE_NO_SPEECH, 0.12), (Kind.VENDOR_SAYS_NOT_MEANT, 0.1),
    (Kind.TEXT_WITHHELD, 0.04), (Kind.HEARD_NO_REQUEST, 0.04),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Traits:
    """What is wrong in one month. Times in seconds."""

    events: int
    days: float
    clock: str  # set, offset, drift, jumps, wander
    offset: float
    jitter: float
    form: str  # exact, second, late, minute
    hidden: float
    unheard: float
    doubled: float
    arbitration: float
    bursts: int
    two_here: bool
    elsewhere: float
    deaf: int
    uncovered: int
    fresh: bool  # taken right after the last of it
    filtered: bool
    strangers: bool
    by_hand: float


@dataclass(slots=True)
class Month:
    traits: Traits
    speakers: list[Speaker]
    sightings: list[Sighting] = field(default_factory=list)
    records: list[HistoryRecord] = field(default_factory=list)
    listened: list[Span] = field(default_factory=list)
    covered: list[HistoryCoverage] = field(default_factory=list)
    truth: dict[str, Verdict] = field(default_factory=dict)


def month(seed: int) -> Month:
    """The same for the same seed."""
    rng = random.Random(seed)
    made = _Maker(rng, _traits(rng))
    return made.month()


def _traits(rng: random.Random) -> Traits:
    """Each trouble is rather absent than present, so that most months have two or three."""

    def some(share: float, value: float) -> float:
        return value if rng.random() < share else 0.0

    return Traits(
        events=rng.choice((6, 12, 25, 60, 120, 250)),
        days=rng.choice((1.5, 4.0, 10.0, 25.0)),
        clock=rng.choice(("set", "set", "offset", "offset", "drift", "jumps", "wander")),
        offset=rng.choice((-1, 1)) * 10 ** rng.uniform(0, 2.9),
        jitter=rng.choice((0.1, 0.3, 0.3, 0.7, 1.3)),
        form=rng.choice(("exact", "second", "second", "late", "minute")),
        hidden=some(0.5, rng.choice((0.03, 0.1, 0.25))),
        unheard=rng.choice((0.0, 0.03, 0.1, 0.3)),
        doubled=some(0.3, 0.2),
        arbitration=some(0.25, 0.3),
        bursts=rng.choice((0, 0, 0, 1, 3)),
        two_here=rng.random() < 0.15,
        elsewhere=some(0.3, rng.choice((0.2, 1.0))),
        deaf=rng.choice((0, 0, 2, 5)),
        uncovered=rng.choice((0, 0, 1, 3)),
        fresh=rng.random() < 0.3,
        filtered=rng.random() < 0.08,
        strangers=rng.random() < 0.06,
        by_hand=some(0.15, rng.choice((0.1, 0.5))),
    )


class _Maker:
    def __init__(self, rng: random.Random, traits: Traits) -> None:
        self.rng, self.t = rng, traits
        self.end = START + timedelta(days=traits.days)
        self._jumps = self._make_jumps()

    def month(self) -> Month:
        made = Month(self.t, [KITCHEN, PARLOUR] if self.t.two_here else [KITCHEN])
        deaf = self._spans(self.t.deaf, 0.04)
        made.listened = _rest(START - timedelta(days=1), self.end + timedelta(days=1), deaf)
        bare = self._spans(self.t.uncovered, 0.05)
        taken = self.end + timedelta(seconds=5 if self.t.fresh else 86400)
        known = _rest(START - timedelta(days=1), taken if self.t.fresh else self.end + timedelta(hours=12), bare)
        made.covered = [HistoryCoverage(span, self.t.filtered, taken) for span in known]
        for n, at in enumerate(self._times()):
            self._add(made, n, at, deaf, bare, taken)
        self._add_elsewhere(made)
        made.sightings.sort(key=lambda s: (s.at, s.id))
        self.rng.shuffle(made.records)
        made.records = _as_imported(made.records, self.t.form, made.truth)
        return made

    # When

    def _times(self) -> list[datetime]:
        whole = self.t.days * 86400
        lone = [self.rng.uniform(1800, whole - 60) for _ in range(self.t.events)]
        if self.t.fresh:
            lone += [whole - self.rng.uniform(0, 240) for _ in range(3)]
        for _ in range(self.t.bursts):
            begin = self.rng.uniform(1800, whole - 3600)
            lone += [begin + n * 6.0 + self.rng.uniform(-2.5, 2.5) for n in range(self.rng.choice((10, 30, 60)))]
        times: list[float] = []
        for at in sorted(lone):
            if not times or at - times[-1] > 1.2:  # a speaker can't be woken again while it rings
                times.append(at)
        return [START + timedelta(seconds=at) for at in times]

    def _spans(self, count: int, share: float) -> list[tuple[datetime, datetime]]:
        begun = sorted(self.rng.uniform(0, self.t.days * 0.95) for _ in range(count))
        return [(START + timedelta(days=b), START + timedelta(days=b + self.t.days * share)) for b in begun]

    # Clocks

    def _make_jumps(self) -> list[tuple[float, float]]:
        """(since when, how far the vendor's clock is ahead from then on)."""
        steps, at = [(0.0, self.t.offset)], self.t.offset
        if self.t.clock != "jumps":
            return steps
        for begin in sorted(self.rng.uniform(0.1, 0.9) for _ in range(self.rng.choice((1, 2)))):
            at += self.rng.choice((-1, 1)) * 10 ** self.rng.uniform(0.5, 2.4)
            steps.append((begin * self.t.days * 86400, at))
        return steps

    def _ahead(self, at: datetime) -> timedelta:
        """The vendor's clock against ours."""
        since = (at - START).total_seconds()
        if self.t.clock == "set":
            return timedelta()
        if self.t.clock == "drift":
            return timedelta(seconds=self.t.offset % 60 + 80e-6 * since)
        if self.t.clock == "wander":
            return timedelta(seconds=4 * math.sin(since / 86400 * 2.1) + self.t.offset % 20)
        return timedelta(seconds=self._jumps[bisect_right(self._jumps, (since, 1e9)) - 1][1])

    # One activation

    def _add(
        self,
        made: Month,
        n: int,
        at: datetime,
        deaf: list[tuple[datetime, datetime]],
        bare: list[tuple[datetime, datetime]],
        taken: datetime,
    ) -> None:
        rng, told_at = self.rng, at + self._ahead(at)
        speaker = rng.choice(made.speakers)
        kind = rng.choices([k for k, _ in _KINDS], [w for _, w in _KINDS])[0]
        was_deaf, was_bare = _inside(at, deaf), _inside(told_at, bare)
        unpublished = taken - told_at < PROFILE.publish_delay and rng.random() < 0.5
        left_out = self.t.filtered and kind in FILTERED_KINDS
        deleted = rng.random() < self.t.hidden
        kept = not (was_bare or unpublished or left_out or deleted or self.t.strangers)
        heard = not was_deaf and rng.random() >= self.t.unheard
        innocent = was_bare or unpublished or left_out or self.t.strangers
        if heard:
            seen = self._sighting(n, at, speaker, made.speakers)
            made.sightings.append(seen)
            made.truth[seen.id] = Verdict.CONFIRMED if kept else Verdict.CANNOT_TELL if innocent else Verdict.MISSING
        if kept:
            self._tell(made, n, told_at, speaker, kind, heard, was_deaf)
        if self.t.strangers:
            other = START + timedelta(seconds=rng.uniform(0, self.t.days * 86400))
            made.records.append(self._record(f"alexa:x{n}", other, KITCHEN.labels[0], kind))

    def _sighting(self, n: int, at: datetime, speaker: Speaker, here: list[Speaker]) -> Sighting:
        rng = self.rng
        if rng.random() < self.t.by_hand:
            off = timedelta(seconds=rng.triangular(-5, 20, 4))
            return Sighting(f"s{n}", speaker.id, at + off, Witness.HAND, timedelta(seconds=30))
        off = timedelta(seconds=rng.gauss(0.4, self.t.jitter))
        whose = speaker if rng.random() < 0.9 else rng.choice(here)
        return Sighting(f"s{n}", whose.id, at + off, Witness.CHIME, timedelta(milliseconds=200))

    def _tell(
        self, made: Month, n: int, at: datetime, speaker: Speaker, kind: Kind, heard: bool, was_deaf: bool
    ) -> None:
        rng, device = self.rng, speaker.labels[0]
        record = self._record(f"alexa:{n}", at, device, kind)
        made.records.append(record)
        made.truth[record.key] = (
            Verdict.CONFIRMED if heard else Verdict.CANNOT_TELL if was_deaf else Verdict.NOT_WITNESSED
        )
        if rng.random() < self.t.doubled:
            made.records.append(record)
        if rng.random() < self.t.arbitration:
            loser = rng.choice((ATTIC, device))
            moment = at + timedelta(seconds=rng.uniform(-0.5, 1.5))
            made.records.append(self._record(f"alexa:{n}b", moment, loser, Kind.LOST_ARBITRATION))

    def _add_elsewhere(self, made: Month) -> None:
        for n in range(int(self.t.events * self.t.elsewhere)):
            at = START + timedelta(seconds=self.rng.uniform(0, self.t.days * 86400))
            kind = self.rng.choice((Kind.REQUEST, Kind.INJECTED, Kind.WOKE_NO_SPEECH))
            made.records.append(self._record(f"alexa:e{n}", at, ATTIC, kind))
        if self.t.elsewhere:
            at = START + timedelta(seconds=self.rng.uniform(0, self.t.days * 86400))
            made.records.append(self._record("alexa:i", at, KITCHEN.labels[0], Kind.INJECTED))

    def _record(self, key: str, at: datetime, device: str, kind: Kind) -> HistoryRecord:
        span = {
            "exact": Span(at, at + timedelta(milliseconds=1)),
            "second": Span(at.replace(microsecond=0), at.replace(microsecond=0) + timedelta(seconds=1)),
            "minute": Span(
                at.replace(second=0, microsecond=0), at.replace(second=0, microsecond=0) + timedelta(minutes=1)
            ),
        }.get(self.t.form)
        if span is None:  # late: the end of what was said is told, up to ten seconds behind the wake
            end = at + timedelta(seconds=self.rng.uniform(1.5, 9.5))
            span = Span(end - timedelta(seconds=10), end)
        return HistoryRecord(key, Vendor.ALEXA, device, span, kind, kind.value, True)


def _as_imported(records: list[HistoryRecord], form: str, truth: dict[str, Verdict]) -> list[HistoryRecord]:
    """Lines without a number of their own are counted once where they look alike, as an importer does."""
    if form != "minute":
        return records
    alike: dict[tuple[str, datetime, Kind], HistoryRecord] = {}
    for record in records:
        same = (record.device, record.at.earliest, record.kind)
        held = alike.get(same)
        if held is None:
            alike[same] = record
        elif held.key != record.key:
            alike[same] = replace(held, repeats=held.repeats + 1)
            truth.pop(record.key, None)
    return list(alike.values())


def _inside(at: datetime, spans: list[tuple[datetime, datetime]]) -> bool:
    return any(low <= at < high for low, high in spans)


def _rest(start: datetime, end: datetime, without: list[tuple[datetime, datetime]]) -> list[Span]:
    spans, at = [], start
    for low, high in without:
        if at < low:
            spans.append(Span(at, low))
        at = max(at, high)
    return [*spans, Span(at, end)] if at < end else spans
