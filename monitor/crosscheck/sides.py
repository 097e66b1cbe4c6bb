"""The two sides made comparable.

Which records count, which are the same line twice, and both as intervals in microseconds.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from monitor.crosscheck.match import Intervals, match
from monitor.speaker_model import Chime, HistoryRecord, Kind, Profile, Sighting, Span, Speaker

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
# the same event in two exports of one vendor: Alexa's end of recognition lies up to 10 s behind its start
_FOLD = 10_000_000
PRIMARY, OPTIONAL, REPEAT, UNLIKELY = 0, 1, 2, 3
_COPIES = 3  # sightings that one line's repeats may confirm


def ticks(at: datetime) -> int:
    return (at - _EPOCH) // _TICK


def moment(at: int) -> datetime:
    return _EPOCH + at * _TICK


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record as the matching sees it; ``rank`` as above, a copy stands for an identical line."""

    record: HistoryRecord
    rank: int


@dataclass(frozen=True, slots=True)
class Records:
    """``candidates`` sorted by time. ``unsure``: kept and shown, but no verdict rests on their time."""

    candidates: tuple[Candidate, ...]
    unsure: tuple[HistoryRecord, ...]
    duplicates: int
    elsewhere: int  # of other devices of the account

    def intervals(self, ranks: Iterable[int] = (PRIMARY, OPTIONAL, REPEAT, UNLIKELY)) -> Intervals:
        wanted = set(ranks)
        chosen = [c for c in self.candidates if c.rank in wanted]
        low = [ticks(c.record.at.earliest) for c in chosen]
        high = [max(a, ticks(c.record.at.latest) - 1) for a, c in zip(low, chosen, strict=True)]
        return Intervals(low, high, [c.rank for c in chosen])


def records_of(speakers: Sequence[Speaker], records: Iterable[HistoryRecord], profile: Profile) -> Records:
    """What the vendor says of these speakers, each event once."""
    unique, duplicates = _once(records)
    labels = {label for speaker in speakers for label in speaker.labels}
    kept, folded = _folded([r for r in unique if r.comparable])
    candidates = [c for r in kept for c in _candidates(r, labels, profile)]
    candidates.sort(key=lambda c: (c.record.at.earliest, c.record.at.latest, c.rank, c.record.key))
    unsure = tuple(r for r in unique if not r.comparable)
    elsewhere = sum(1 for r in kept if not _is_own(r, labels))
    return Records(tuple(candidates), unsure, duplicates + folded, elsewhere)


def _once(records: Iterable[HistoryRecord]) -> tuple[list[HistoryRecord], int]:
    """Two files that overlap hold the same key; lines repeated within one file were counted by the importer."""
    unique: dict[str, HistoryRecord] = {}
    again = 0
    for record in records:
        held = unique.get(record.key)
        if held is None:
            unique[record.key] = record
            continue
        again += 1
        closer = min(held, record, key=lambda r: r.at.latest - r.at.earliest)
        unique[record.key] = replace(closer, repeats=max(held.repeats, record.repeats))
    return list(unique.values()), again + sum(r.repeats - 1 for r in unique.values())


def _folded(records: list[HistoryRecord]) -> tuple[list[HistoryRecord], int]:
    """One event told by two formats of a vendor (their keys begin differently) counts once.

    That with a device name stays.
    """
    sources: dict[str, list[HistoryRecord]] = {}
    for record in records:
        sources.setdefault(record.key.partition(":")[0], []).append(record)
    order = sorted(sources, key=lambda s: (not any(r.device for r in sources[s]), -len(sources[s]), s))
    kept = sources[order[0]] if order else []
    folded = 0
    for source in order[1:]:
        same = _same_events(sources[source], kept)
        folded += len(same)
        kept = kept + [r for n, r in enumerate(sources[source]) if n not in same]
    return kept, folded


def _same_events(poorer: list[HistoryRecord], richer: list[HistoryRecord]) -> set[int]:
    low = [ticks(r.at.earliest) - _FOLD // 2 for r in poorer]
    high = [ticks(r.at.latest) - 1 + _FOLD // 2 for r in poorer]
    other = Intervals([ticks(r.at.earliest) for r in richer], [ticks(r.at.latest) - 1 for r in richer])
    return {n for n, mate in enumerate(match(Intervals(low, high), other).mates) if mate >= 0}


def _candidates(record: HistoryRecord, labels: set[str], profile: Profile) -> list[Candidate]:
    rank = _rank(record, labels, profile)
    copies = min(record.repeats - 1, _COPIES) if rank < UNLIKELY else 0
    return [Candidate(record, rank), *[Candidate(record, REPEAT)] * copies]


def _rank(record: HistoryRecord, labels: set[str], profile: Profile) -> int:
    chime = chime_of(record.kind, profile)
    if not _is_own(record, labels) or chime is Chime.NO:
        return UNLIKELY
    return PRIMARY if chime is Chime.YES else OPTIONAL


def chime_of(kind: Kind, profile: Profile) -> Chime:
    return profile.chimes.get(kind, Chime.UNSURE)


def _is_own(record: HistoryRecord, labels: set[str]) -> bool:
    """A record without a device name, or a speaker whose name in the history nobody gave, can't be told apart."""
    return not labels or not record.device or record.device in labels


def is_own(record: HistoryRecord, speakers: Sequence[Speaker]) -> bool:
    return _is_own(record, {label for speaker in speakers for label in speaker.labels})


def sighting_intervals(sightings: Sequence[Sighting]) -> Intervals:
    middle = [ticks(s.at) for s in sightings]
    around = [abs(s.uncertainty) // _TICK for s in sightings]
    return Intervals(
        [a - u for a, u in zip(middle, around, strict=True)], [a + u for a, u in zip(middle, around, strict=True)]
    )


class Covered:
    """Some spans joined, to ask whether a whole interval lies inside one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[tuple[int, int]] = []
        for low, high in sorted((ticks(s.earliest), ticks(s.latest)) for s in spans):
            if self._spans and low <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(high, self._spans[-1][1]))
            elif low < high:
                self._spans.append((low, high))

    def holds(self, low: int, high: int) -> bool:
        last = bisect_right(self._spans, (low, 1 << 62)) - 1
        return last >= 0 and high <= self._spans[last][1]

    @property
    def seconds(self) -> float:
        return sum(b - a for a, b in self._spans) / 1e6

    @property
    def spans(self) -> Sequence[tuple[int, int]]:
        return self._spans
