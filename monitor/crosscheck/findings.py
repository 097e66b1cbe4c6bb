"""Sightings and records in, verdicts out, each with what remains possible. When in doubt nobody is accused."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from monitor.crosscheck.clock import SECOND, Clock
from monitor.crosscheck.pairing import Pairing, pair
from monitor.crosscheck.reasons import Known, weigh
from monitor.crosscheck.sides import (
    OPTIONAL,
    REPEAT,
    UNLIKELY,
    Candidate,
    Covered,
    Records,
    chime_of,
    is_own,
    records_of,
    ticks,
)
from monitor.crosscheck.votes import WINDOW
from monitor.speaker_model import (
    Chime,
    Finding,
    HistoryCoverage,
    HistoryRecord,
    Kind,
    Profile,
    Sighting,
    Span,
    Speaker,
    Vendor,
    Verdict,
)

_NEAR = 10 * SECOND  # an unpaired other side this close leaves a doubt even when the clock is known
# while the clock is not known a record this near may be this one's, though another sighting has it
_TAKEN = 120 * SECOND
_FOLLOW_UP = 10 * SECOND  # an answer in a dialog is a record of its own without a new wake word
_STRANGERS = 3  # this many records and not one agrees: rather the wrong file than so many lies
Facts = dict[str, str | float | int]


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """``summary``: counts by verdict, of sightings, records and duplicates, and how the clocks compare."""

    findings: tuple[Finding, ...]
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
    seen = sorted({s.id: s for s in sightings}.values(), key=lambda s: (s.at, s.id))
    told = records_of(room, records, profile)
    case = _Case(room, seen, told, Covered(listener_coverage), list(history_coverage), profile, pair(seen, told))
    findings = tuple(case.findings())
    return CrossCheck(findings, case.summary(findings))


class _Case:
    def __init__(
        self,
        speakers: Sequence[Speaker],
        sightings: Sequence[Sighting],
        records: Records,
        listened: Covered,
        histories: list[HistoryCoverage],
        profile: Profile,
        pairing: Pairing,
    ) -> None:
        self._speakers, self._sightings, self._records = speakers, sightings, records
        self._listened, self._histories, self._profile, self._p = listened, histories, profile, pairing
        self._covered = Covered(h.span for h in histories)
        self._whole = Covered(h.span for h in histories if not h.filtered)
        self._first = min((ticks(c.record.at.earliest) for c in records.candidates), default=None)
        self._devices = {c.record.device for c in records.candidates if c.record.device}
        self._labelled = any(s.labels for s in speakers)
        own = sum(1 for c in records.candidates if c.rank <= OPTIONAL)
        few = pairing.count <= 2 * pairing.chance and pairing.count < 0.2 * min(len(sightings), own)
        self._strangers = own >= _STRANGERS and len(sightings) > 0 and (pairing.count == 0 or few)

    def findings(self) -> list[Finding]:
        found = [self._of_sighting(i) for i in range(len(self._sightings))]
        taken = set(self._p.mates)
        for j, candidate in enumerate(self._records.candidates):
            if j in taken or candidate.rank == REPEAT or not is_own(candidate.record, self._speakers):
                continue
            found.append(self._of_record(j, candidate))
        found += [self._finding(Verdict.CANNOT_TELL, None, r, "time-unsure") for r in self._records.unsure]
        return sorted(found, key=_when)

    # -- a sighting

    def _of_sighting(self, i: int) -> Finding:
        mate = self._p.mates[i]
        sighting = self._sightings[i]
        if mate >= 0:
            return self._paired(i, self._records.candidates[mate])
        verdict, reason = self._unpaired(i)
        return self._finding(verdict, sighting, None, reason)

    def _paired(self, i: int, candidate: Candidate) -> Finding:
        record, sighting = candidate.record, self._sightings[i]
        facts: Facts = {"apart_s": round(self._p.apart(i) / SECOND, 3)}
        facts["chance_share"] = round(self._p.chance / max(1, len(self._sightings)), 4)
        if candidate.rank == UNLIKELY:
            own = is_own(record, self._speakers)
            reason = "kind-has-no-chime" if own else "on-another-device"
            return self._finding(Verdict.AMBIGUOUS, sighting, record, reason, facts)
        if i in self._p.contested:
            return self._finding(Verdict.AMBIGUOUS, sighting, record, "two-candidates", facts)
        if not self._p.clock.known and self._p.by_chance:
            return self._finding(Verdict.AMBIGUOUS, sighting, record, "clock-unclear", facts)
        return self._finding(Verdict.CONFIRMED, sighting, record, "repeat" if candidate.rank == REPEAT else "", facts)

    def _unpaired(self, i: int) -> tuple[Verdict, str]:
        low, high = self._p.vendor_time(i)
        edge = 0 if self._p.clock.known else _TAKEN
        reason = self._not_comparable(low - edge, high + edge)
        if reason:
            return Verdict.CANNOT_TELL, reason
        if self._p.rivals(i):
            return Verdict.AMBIGUOUS, "two-candidates"
        if self._adrift or self._p.clock.doubts(ticks(self._sightings[i].at)) or self._p.near_misaligned(low, high):
            return Verdict.AMBIGUOUS, "clock-unclear"
        if not self._p.clock.known and self._p.near_other((low + high) // 2, _TAKEN):
            return Verdict.AMBIGUOUS, "near-miss"
        doubt = self._doubt((low + high) // 2)
        if self._p.loose_records(low - doubt, high + doubt):
            return Verdict.AMBIGUOUS, "near-miss"
        return Verdict.MISSING, ""

    def _not_comparable(self, low: int, high: int) -> str:
        if not self._profile.has_history:
            return "vendor-gives-none"
        if self._p.clock.state == "wrong-zone":
            return "time-zone"
        if not self._covered.holds(low, high):
            return "history-does-not-cover"
        if not self._whole.holds(low, high):
            return "history-filtered"
        if self._published(high) is False:
            return "not-yet-published"
        if not self._profile.keeps_unasked:
            return "vendor-may-not-keep"
        return "nothing-agrees" if self._strangers else ""

    def _published(self, at: int) -> bool | None:
        """Some history that covers it was handed out after the vendor's delay; None where none says when."""
        delay = self._profile.publish_delay // timedelta(microseconds=1)
        known = [ticks(h.taken) - at >= delay for h in self._histories if h.taken and Covered([h.span]).holds(at, at)]
        return any(known) if known else None

    def _doubt(self, at: int) -> int:
        """How near a free other side leaves a doubt, at a time of the vendor's."""
        return _NEAR if self._p.vouched(at) else WINDOW

    @property
    def _adrift(self) -> bool:
        """The clock is not known, and so dense a list would pair at any offset."""
        return self._p.crowded and not self._p.clock.known

    # -- a record nobody witnessed

    def _of_record(self, j: int, candidate: Candidate) -> Finding:
        verdict, reason = self._unseen(j, candidate.record)
        return self._finding(verdict, None, candidate.record, reason)

    def _unseen(self, j: int, record: HistoryRecord) -> tuple[Verdict, str]:
        low, high = self._p.our_time(j)
        reason = self._no_chime(record) or self._not_heard(j, low, high)
        if reason:
            return Verdict.CANNOT_TELL, reason
        if self._p.wooed(j):
            return Verdict.AMBIGUOUS, "two-candidates"
        if self._adrift or self._p.clock.doubts((low + high) // 2):
            return Verdict.AMBIGUOUS, "clock-unclear"
        doubt = self._doubt(self._p.told.low[j])
        if self._p.loose_sightings(low - doubt, high + doubt):
            return Verdict.AMBIGUOUS, "near-miss"
        return Verdict.NOT_WITNESSED, ""

    def _no_chime(self, record: HistoryRecord) -> str:
        if record.kind is Kind.UNKNOWN:
            return "label-unknown"
        return {Chime.NO: "kind-has-no-chime", Chime.UNSURE: "chime-unsure"}.get(
            chime_of(record.kind, self._profile), ""
        )

    def _could_be_another(self, record: HistoryRecord) -> bool:
        """Of several devices nobody said which is ours, or a vendor whose list has phones in it too does not name
        this one.
        """
        if not record.device:
            return record.vendor in (Vendor.ALEXA, Vendor.GOOGLE)
        return not self._labelled and len(self._devices) > 1

    def _not_heard(self, j: int, low: int, high: int) -> str:
        if self._p.clock.state == "wrong-zone":
            return "time-zone"
        if not self._listened.holds(low, high):
            return "nobody-listened"
        if self._strangers:
            return "nothing-agrees"
        if self._could_be_another(self._records.candidates[j].record):
            return "device-unclear"
        return "follow-up" if self._p.follows(j, _FOLLOW_UP) else ""

    # -- putting it down

    def _finding(
        self,
        verdict: Verdict,
        sighting: Sighting | None,
        record: HistoryRecord | None,
        reason: str,
        facts: Facts | None = None,
    ) -> Finding:
        possible, out = weigh(self._known(verdict, sighting, record), self._profile)
        name = f"{sighting.id if sighting else ''}\n{record.key if record else ''}"
        return Finding(
            id=hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()[:16],
            verdict=verdict,
            speaker=self._speaker_of(sighting, record),
            sighting=sighting,
            record=record,
            reason=reason,
            possible=possible,
            ruled_out=out,
            facts=facts or {},
        )

    def _known(self, verdict: Verdict, sighting: Sighting | None, record: HistoryRecord | None) -> Known:
        if sighting is None:
            return Known(verdict, self._p.clock.known, has_device=bool(record and record.device))
        at = ticks(sighting.at) + self._p.clock.at(ticks(sighting.at))
        return Known(
            verdict,
            clock_known=self._p.clock.known,
            covered=self._covered.holds(at, at),
            filtered=not self._whole.holds(at, at),
            published=self._published(at),
            older_kept=self._first is not None and self._first < at,
            another_device=self._p.near_other(at, _NEAR) if len(self._devices) > 1 else None,
            by=sighting.by,
            has_device=bool(self._devices),
        )

    def _speaker_of(self, sighting: Sighting | None, record: HistoryRecord | None) -> str:
        if sighting is not None:
            return sighting.speaker
        named = (s.id for s in self._speakers if record is not None and record.device in s.labels)
        return next(named, self._speakers[0].id if self._speakers else "")

    def summary(self, findings: Sequence[Finding]) -> dict[str, str | float | int]:
        counts = Counter(f.verdict for f in findings)
        clock: Clock = self._p.clock
        own = {c.record.key for c in self._records.candidates if is_own(c.record, self._speakers)}
        return {
            "speaker": ", ".join(s.name for s in self._speakers),
            "clock_offset_s": round(clock.offset / SECOND, 3),
            "clock_spread_s": round(clock.spread / SECOND, 3),
            "clock": clock.state,
            "sightings": len(self._sightings),
            "records": len(own) + len(self._records.unsure),
            "duplicates": self._records.duplicates,
            "elsewhere": self._records.elsewhere,
            **{v.value: counts[v] for v in Verdict if v is not Verdict.VANISHED},
            "chance_matches": round(self._p.chance, 2),
            "proven": int(self._p.proven),
        }


def _when(finding: Finding) -> tuple[int, str]:
    at = finding.sighting.at if finding.sighting else finding.record.at.earliest if finding.record else None
    return (ticks(at) if at else 0, finding.id)
