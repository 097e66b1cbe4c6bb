"""The findings of one cross-check as a sequence: kept in columns, each made whole when it is asked for.

A million findings with all their facts take 300 MB and five seconds, and who asks for some reads a page of them.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import eq
from typing import overload

from monitor.crosscheck.clock import SECOND
from monitor.crosscheck.codes import Code
from monitor.crosscheck.judging import Case
from monitor.crosscheck.reasons import Known, weigh
from monitor.crosscheck.sides import REPEAT, UNLIKELY, is_own, ticks
from monitor.speaker_model import Finding, HistoryRecord, Sighting, Verdict

_NEAR = 10 * SECOND  # another device's record this near may be of the same wake
_VERDICTS = tuple(Verdict)
_NUMBERS = {id(verdict): number for number, verdict in enumerate(_VERDICTS)}
Facts = Mapping[str, str | float | int]


class Findings(Sequence[Finding]):
    """By time, those at once by id. Equal to another sequence that holds the same."""

    def __init__(self, case: Case) -> None:
        self._case, self._p = case, case.p
        self._share = round(case.p.chance / max(1, len(case.sightings)), 4)
        self._explain_all = any(Verdict.CONFIRMED in r.verdicts for r in case.profile.reasons)
        count = len(case.sightings)
        # Columns, first of all sightings in their order: position of the line, or -1, behind all lines the unsure ones.
        self._lines = array("q", case.p.mates)
        self._at = array("q", case.at)
        self._verdicts = bytearray([_NUMBERS[id(Verdict.CONFIRMED)]]) * count
        self._reasons = bytearray(count)
        self._words = {"": 0}
        self._judge_sightings()
        self._judge_lines()
        self._order = self._ordered()

    def count_of(self, verdict: Verdict) -> int:
        return self._verdicts.count(_NUMBERS[id(verdict)])

    def __len__(self) -> int:
        return len(self._verdicts)

    @overload
    def __getitem__(self, place: int) -> Finding: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Finding]: ...

    def __getitem__(self, place: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(place, slice):
            return [self._made(n) for n in self._order[place]]
        return self._made(self._order[place])

    def __iter__(self) -> Iterator[Finding]:
        return map(self._made, self._order)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]  # how Python says so of what compares by its content

    # Judging

    def _judge_sightings(self) -> None:
        """All those with a mate are confirmed until something speaks against it."""
        ranks, unclear = self._case.records.ranks, not self._p.clock.known and self._p.by_chance
        contested, lines = self._p.contested, self._case.records.lines
        for i in self._doubtful(unclear):
            mate = self._p.mates[i]
            if mate < 0:
                self._judge(i, *self._case.unpaired(i))
            elif ranks[mate] == UNLIKELY:
                own = is_own(lines[mate], self._case.speakers)
                self._judge(i, Verdict.AMBIGUOUS, "kind-has-no-chime" if own else "on-another-device")
            elif i in contested:
                self._judge(i, Verdict.AMBIGUOUS, "two-candidates")
            elif unclear:
                self._judge(i, Verdict.AMBIGUOUS, "clock-unclear")
            elif ranks[mate] == REPEAT:
                self._judge(i, Verdict.CONFIRMED, "repeat")

    def _doubtful(self, unclear: bool) -> Sequence[int]:
        """Sightings that may be more than confirmed: all of them, where lines of some rank or an unclear clock speak
        against pairs.
        """
        mates, ranks = self._p.mates, self._case.records.ranks
        if unclear or REPEAT in ranks or UNLIKELY in ranks:
            return range(len(mates))
        return sorted(self._p.contested.union(i for i, mate in enumerate(mates) if mate < 0))

    def _judge_lines(self) -> None:
        records = self._case.records
        for j in self._p.untaken():
            if records.ranks[j] != REPEAT and is_own(records.lines[j], self._case.speakers):
                self._add(j, records.low[j], *self._case.unseen(j, records.lines[j]))
        for n, record in enumerate(records.unsure, len(records.lines)):
            self._add(n, ticks(record.at.earliest), Verdict.CANNOT_TELL, "time-unsure")

    def _add(self, line: int, at: int, verdict: Verdict, reason: Code) -> None:
        self._lines.append(line)
        self._at.append(at)
        self._verdicts.append(0)
        self._reasons.append(0)
        self._judge(len(self._verdicts) - 1, verdict, reason)

    def _judge(self, n: int, verdict: Verdict, reason: Code) -> None:
        self._verdicts[n] = _NUMBERS[id(verdict)]
        self._reasons[n] = self._words.setdefault(reason, len(self._words))

    def _ordered(self) -> array[int]:
        at = self._at.tolist()
        order = sorted(range(len(at)), key=at.__getitem__)
        if any(map(eq, ordered := sorted(at), islice(ordered, 1, None))):
            alike = (list(some) for _, some in groupby(order, at.__getitem__))
            order = [n for some in alike for n in (sorted(some, key=self._id_of) if len(some) > 1 else some)]
        return array("q", order)

    # Telling

    def _sides(self, n: int) -> tuple[Sighting | None, HistoryRecord | None]:
        sightings, records, line = self._case.sightings, self._case.records, self._lines[n]
        sighting = sightings[n] if n < len(sightings) else None
        if line < 0:
            return sighting, None
        sure = len(records.lines)
        return sighting, records.lines[line] if line < sure else records.unsure[line - sure]

    def _id_of(self, n: int) -> str:
        return _id(*self._sides(n))

    def _made(self, n: int) -> Finding:
        sighting, record = self._sides(n)
        verdict = _VERDICTS[self._verdicts[n]]
        possible: tuple[str, ...] = ()
        out: tuple[str, ...] = ()
        if verdict is not Verdict.CONFIRMED or self._explain_all:
            possible, out = weigh(self._known(verdict, sighting, record), self._case.profile)
        reason = self._reason(self._reasons[n])
        whose = sighting.speaker if sighting else self._speaker_of(record)
        facts = self._facts(n) if sighting and record else {}
        return Finding(_id(sighting, record), verdict, whose, sighting, record, reason, possible, out, facts)

    def _reason(self, number: int) -> str:
        return next(word for word, known in self._words.items() if known == number) if number else ""

    def _facts(self, i: int) -> Facts:
        return {"apart_s": round(self._p.apart(i) / SECOND, 3), "chance_share": self._share}

    def _known(self, verdict: Verdict, sighting: Sighting | None, record: HistoryRecord | None) -> Known:
        case = self._case
        if sighting is None:
            return Known(verdict, self._p.clock.known, has_device=bool(record and record.device))
        at = ticks(sighting.at) + self._p.clock.at(ticks(sighting.at))
        return Known(
            verdict,
            clock_known=self._p.clock.known,
            covered=case.covered.holds(at, at),
            filtered=not case.whole.holds(at, at),
            published=case.published(at),
            older_kept=case.first is not None and case.first < at,
            another_device=self._p.near_other(at, _NEAR) if len(case.devices) > 1 else None,
            by=sighting.by,
            has_device=bool(case.devices),
        )

    def _speaker_of(self, record: HistoryRecord | None) -> str:
        speakers = self._case.speakers
        named = (s.id for s in speakers if record is not None and record.device in s.labels)
        return next(named, speakers[0].id if speakers else "")


def _id(sighting: Sighting | None, record: HistoryRecord | None) -> str:
    """The same two sides have the same one in every cross-check, whoever runs it."""
    name = f"{sighting.id if sighting else ''}\n{record.key if record else ''}"
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
