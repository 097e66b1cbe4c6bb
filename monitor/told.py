"""What each import told, and what of it a later import ought to repeat. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from monitor.crosscheck.sides import ticks
from monitor.speaker_model import HistoryCoverage, HistoryRecord
from monitor.speaker_records import Imported

_HALVES = 10_000_000  # microseconds: a wake word and its request were up to 7.34 s apart in 75 public pairs


@dataclass(frozen=True, slots=True)
class Told:
    """One import as it counts today: ``coverage`` without what was erased since."""

    imported: Imported
    records: tuple[HistoryRecord, ...]
    coverage: tuple[HistoryCoverage, ...]

    @property
    def devices(self) -> frozenset[str]:
        return frozenset(record.device for record in self.records if record.device)


def unrepeated(told: Sequence[Told]) -> Iterator[tuple[int, list[HistoryRecord], Told]]:
    """(import, records, later import): records that were last in this import and ought to be in the later one.

    Whether they are, and whether the later one covers their time, is for ``vanished`` to say.
    """
    last = {record.key: (at, record) for at, one in enumerate(told) for record in one.records}
    ended: dict[int, list[HistoryRecord]] = {}
    for at, record in last.values():
        ended.setdefault(at, []).append(record)
    for at, records in ended.items():
        for later in told[at + 1 :]:
            if due := _due(told[at], records, later):
                yield at, due, later


def _due(earlier: Told, records: Sequence[HistoryRecord], later: Told) -> list[HistoryRecord]:
    """The later import is of the same account and was read by the same rules, else nothing follows from it."""
    if _readers(later.imported).isdisjoint(_readers(earlier.imported)):
        return []
    files, devices = {file.sha256 for file in later.imported.files}, later.devices
    nameless = _are_one_list(earlier, later)
    due = [r for r in records if r.file_sha256 not in files and (r.device in devices if r.device else nameless)]
    return list(_without_heirs(due, earlier.records, later.records))


def _are_one_list(earlier: Told, later: Told) -> bool:
    """Lists that name no device are compared where both were said to be of one speaker, or share a line."""
    if later.imported.speaker is not None and later.imported.speaker == earlier.imported.speaker:
        return True
    return not {r.key for r in earlier.records}.isdisjoint(r.key for r in later.records)


def _without_heirs(
    due: Iterable[HistoryRecord], before: Iterable[HistoryRecord], after: Iterable[HistoryRecord]
) -> Iterator[HistoryRecord]:
    """A record whose like is new in the later import has not gone: the two halves of an activation, a wake word and
    what came of it, may be told as one there."""
    known = {record.key for record in before}
    fresh: dict[str, list[int]] = {}
    for record in after:
        if record.key not in known:
            fresh.setdefault(record.device, []).append(ticks(record.at.earliest))
    for times in fresh.values():
        times.sort()
    for record in due:
        at, times = ticks(record.at.earliest), fresh.get(record.device, [])
        near = bisect_left(times, at - _HALVES)
        if near == len(times) or times[near] > at + _HALVES:
            yield record


def _readers(imported: Imported) -> set[tuple[str, int]]:
    return {(file.importer, file.version) for file in imported.files}
