"""Sightings and records in, verdicts out, each with what remains possible. When in doubt nobody is accused."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter, lt

from monitor.crosscheck.clock import SECOND, Clock
from monitor.crosscheck.judging import Case
from monitor.crosscheck.pairing import pair
from monitor.crosscheck.sides import Covered, all_ticks, records_of
from monitor.crosscheck.telling import Findings
from monitor.speaker_model import (
    Finding,
    HistoryCoverage,
    HistoryRecord,
    Profile,
    Sighting,
    Span,
    Speaker,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """``findings`` by time, each made when it is asked for. ``summary``: counts by verdict, of sightings, records and
    duplicates, and how the clocks compare.
    """

    findings: Sequence[Finding]
    summary: Mapping[str, str | float | int]


def crosscheck(
    speakers: Speaker | Sequence[Speaker],
    sightings: Sequence[Sighting],
    records: Sequence[HistoryRecord],
    listener_coverage: Sequence[Span],
    history_coverage: Sequence[HistoryCoverage],
    profile: Profile,
) -> CrossCheck:
    """Verdicts on all sightings and records of some speakers that share a room (or of one).

    ``sightings`` and ``records`` in any order; ``records`` may hold other devices of the account.
    ``listener_coverage`` is our time, ``history_coverage`` the vendor's. Never raises for any such values; the same
    input gives the same answer.
    """
    room = [speakers] if isinstance(speakers, Speaker) else list(speakers)
    seen, at = _by_time(sightings)
    told = records_of(room, records, profile)
    case = Case(room, seen, at, told, Covered(listener_coverage), history_coverage, profile, pair(seen, at, told))
    findings = Findings(case)
    return CrossCheck(findings, _summary(case, findings))


def _by_time(sightings: Sequence[Sighting]) -> tuple[Sequence[Sighting], array[int]]:
    """Each once, by time, and their times in microseconds; they mostly come so."""
    alike = len(set(map(attrgetter("id"), sightings))) < len(sightings)
    found = list({s.id: s for s in sightings}.values()) if alike else sightings
    at = all_ticks(map(attrgetter("at"), found))
    if all(map(lt, at, islice(at, 1, None))):
        return found, at
    found = sorted(found, key=lambda s: (s.at, s.id))
    return found, all_ticks(map(attrgetter("at"), found))


def _summary(case: Case, findings: Findings) -> dict[str, str | float | int]:
    clock: Clock = case.p.clock
    return {
        "speaker": ", ".join(s.name for s in case.speakers),
        "clock_offset_s": round(clock.offset / SECOND, 3),
        "clock_spread_s": round(clock.spread / SECOND, 3),
        "clock": clock.state,
        "sightings": len(case.sightings),
        "records": case.records.own + len(case.records.unsure),
        "duplicates": case.records.duplicates,
        "elsewhere": case.records.elsewhere,
        **{v.value: findings.count_of(v) for v in Verdict if v is not Verdict.VANISHED},
        "chance_matches": round(case.p.chance, 2),
        "proven": int(case.p.proven),
    }
