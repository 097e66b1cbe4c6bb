"""The two sides made comparable.

Which records count, which are the same line twice, and both as intervals in microseconds.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import islice, repeat
from operator import attrgetter, lt, sub

from monitor.crosscheck.intervals import Intervals
from monitor.crosscheck.match import match
from monitor.speaker_model import Chime, HistoryRecord, Kind, Profile, Sighting, Span, Speaker

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK, _DAY = timedelta(microseconds=1), timedelta(days=1)
# the same event in two exports of one vendor: Alexa's end of recognition lies up to 10 s behind its start
_FOLD = 10_000_000
PRIMARY, OPTIONAL, REPEAT, UNLIKELY = 0, 1, 2, 3
_COPIES = 3  # sightings that one line's repeats may confirm


def ticks(at: datetime) -> int:
    return (at - _EPOCH) // _TICK


def moment(at: int) -> datetime:
    return _EPOCH + at * _TICK


def all_ticks(moments: Iterable[datetime]) -> array[int]:
    """``ticks`` of each. Neighbours mostly share a day, and within one the reckoning takes half as long."""
    found: list[int] = []
    day, begun = _EPOCH, 0
    for at in moments:
        since = at - day
        if since.days:
            day += since.days * _DAY
            begun += since.days * (_DAY // _TICK)
            since = at - day
        found.append(begun + since.seconds * 1_000_000 + since.microseconds)
    return array("q", found)


@dataclass(frozen=True, slots=True)
class Records:
    """The records as the matching sees them, sorted by time: columns of one length, so that a million fit.

    ``ranks`` as above; a copy (``REPEAT``) stands for an identical line. ``unsure``: kept and shown, but no verdict
    rests on their time.
    """

    lines: Sequence[HistoryRecord]
    ranks: bytes
    low: array[int]
    high: array[int]
    unsure: tuple[HistoryRecord, ...]
    duplicates: int
    elsewhere: int  # of other devices of the account

    @property
    def own(self) -> int:
        """Lines of these speakers, copies left out."""
        return len(self.ranks) - self.ranks.count(REPEAT) - self.elsewhere

    def intervals(self, ranks: Iterable[int] = (PRIMARY, OPTIONAL, REPEAT, UNLIKELY)) -> Intervals:
        wanted = set(ranks)
        if wanted >= set(self.ranks):
            return Intervals(self.low, self.high, self.ranks)
        chosen = [n for n, rank in enumerate(self.ranks) if rank in wanted]
        low, high = array("q", [self.low[n] for n in chosen]), array("q", [self.high[n] for n in chosen])
        return Intervals(low, high, bytes(self.ranks[n] for n in chosen))


def records_of(speakers: Sequence[Speaker], records: Iterable[HistoryRecord], profile: Profile) -> Records:
    """What the vendor says of these speakers, each event once."""
    unique, duplicates = _once(records)
    labels = {label for speaker in speakers for label in speaker.labels}
    sure = all(map(_comparable, unique))
    kept, folded = _folded(unique if sure else [r for r in unique if r.comparable])
    unsure = () if sure else tuple(r for r in unique if not r.comparable)
    sorts = zip(map(_device, kept), map(id, map(_kind, kept)), strict=True)  # the enum's own hash is slow
    by_sort = _Ranks(labels, profile)
    ranks = bytes(map(by_sort.__getitem__, sorts))
    foreign = {device for device, _ in by_sort if not _is_own(device, labels)}
    elsewhere = sum(map(foreign.__contains__, map(_device, kept))) if foreign else 0
    lines, ranks = _with_copies(kept, ranks)
    lines, ranks, low = _by_time(lines, ranks)
    widths = map(sub, map(attrgetter("at.latest"), lines), map(attrgetter("at.earliest"), lines))
    high = array("q", [at + beyond for at, beyond in zip(low, _lengths(widths, _beyond), strict=True)])
    return Records(lines, ranks, low, high, unsure, duplicates + folded, elsewhere)


def _with_copies(kept: list[HistoryRecord], ranks: bytes) -> tuple[list[HistoryRecord], bytes]:
    """Behind them one more line for each time that one stands for several, up to a few."""
    if max(map(_repeats, kept), default=1) <= 1:
        return kept, ranks
    copies = [r for r, rank in zip(kept, ranks, strict=True) if r.repeats > 1 and rank < UNLIKELY
              for _ in range(min(r.repeats - 1, _COPIES))]  # fmt: skip
    return [*kept, *copies], ranks + bytes([REPEAT]) * len(copies)


def _by_time(lines: list[HistoryRecord], ranks: bytes) -> tuple[list[HistoryRecord], bytes, array[int]]:
    """Lines that come in the order of their time already, as most do, are left where they are."""
    low = all_ticks(map(attrgetter("at.earliest"), lines))
    if all(map(lt, low, islice(low, 1, None))):
        return lines, ranks, low
    order = sorted(range(len(lines)), key=lambda n: (low[n], lines[n].at.latest, ranks[n], lines[n].key))
    return [lines[n] for n in order], bytes(ranks[n] for n in order), array("q", [low[n] for n in order])


_repeats: Callable[[HistoryRecord], int] = attrgetter("repeats")
_key: Callable[[HistoryRecord], str] = attrgetter("key")
_device: Callable[[HistoryRecord], str] = attrgetter("device")
_comparable: Callable[[HistoryRecord], bool] = attrgetter("comparable")
_kind: Callable[[HistoryRecord], Kind] = attrgetter("kind")


def _once(records: Iterable[HistoryRecord]) -> tuple[list[HistoryRecord], int]:
    """Two files that overlap hold the same key; lines repeated within one file were counted by the importer."""
    told = records if isinstance(records, list) else list(records)
    if len(set(map(_key, told))) == len(told):
        return told, sum(map(_repeats, told)) - len(told)
    unique: dict[str, HistoryRecord] = {}
    again = 0
    for record in told:
        held = unique.get(record.key)
        if held is None:
            unique[record.key] = record
            continue
        again += 1
        closer = min(held, record, key=lambda r: r.at.latest - r.at.earliest)
        unique[record.key] = replace(closer, repeats=max(held.repeats, record.repeats))
    return list(unique.values()), again + sum(map(_repeats, unique.values())) - len(unique)


def _folded(records: list[HistoryRecord]) -> tuple[list[HistoryRecord], int]:
    """One event told by two formats of a vendor (their keys begin differently) counts once.

    That with a device name stays.
    """
    only = records[0].key.partition(":")[0] + ":" if records else ""
    if all(map(str.startswith, map(_key, records), repeat(only))):
        return records, 0
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


class _Ranks(dict[tuple[str, int], int]):
    """Ranks by device and the number of the kind, each found once: there are few, and a million records."""

    def __init__(self, labels: set[str], profile: Profile) -> None:
        self._labels, self._profile = labels, profile

    def __missing__(self, sort: tuple[str, int]) -> int:
        rank = self[sort] = self._rank(sort[0], _KINDS[sort[1]])
        return rank

    def _rank(self, device: str, kind: Kind) -> int:
        chime = chime_of(kind, self._profile)
        if not _is_own(device, self._labels) or chime is Chime.NO:
            return UNLIKELY
        return PRIMARY if chime is Chime.YES else OPTIONAL


_KINDS = {id(kind): kind for kind in Kind}


def _lengths(given: Iterable[timedelta], made: Callable[[int], int]) -> array[int]:
    """What is made of each, in microseconds. Mostly they are all alike, and else few are different."""
    found = list(given)
    if found and found.count(found[0]) == len(found):
        return array("q", [made(found[0] // _TICK)]) * len(found)
    each = {length: made(length // _TICK) for length in set(found)}
    return array("q", map(each.__getitem__, found))


def _beyond(width: int) -> int:
    """How far the last moment of a span that wide lies behind its first."""
    return max(0, width - 1)


def chime_of(kind: Kind, profile: Profile) -> Chime:
    return profile.chimes.get(kind, Chime.UNSURE)


def _is_own(device: str, labels: set[str]) -> bool:
    """A record without a device name, or a speaker whose name in the history nobody gave, can't be told apart."""
    return not labels or not device or device in labels


def is_own(record: HistoryRecord, speakers: Sequence[Speaker]) -> bool:
    return _is_own(record.device, {label for speaker in speakers for label in speaker.labels})


def sighting_intervals(sightings: Sequence[Sighting], at: array[int]) -> Intervals:
    around = _lengths(map(attrgetter("uncertainty"), sightings), abs)
    low = array("q", [middle - width for middle, width in zip(at, around, strict=True)])
    return Intervals(low, array("q", [middle + width for middle, width in zip(at, around, strict=True)]))


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
