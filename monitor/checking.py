"""What was witnessed held against all that was imported: which history speaks for which speaker, then the cross-check.

Pure. A speaker is only accused on the word of a history that is of it, and a history only where its speaker was
listened for; what ``crosscheck`` knows of a whole room is held to that here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from monitor.crosscheck.codes import Code
from monitor.crosscheck.findings import CrossCheck, crosscheck
from monitor.crosscheck.rates import Rates, rates
from monitor.crosscheck.sides import Covered, ticks
from monitor.crosscheck.vanished import vanished
from monitor.spans import clipped
from monitor.speaker_model import (
    Finding,
    HistoryCoverage,
    HistoryRecord,
    Sighting,
    Span,
    Speaker,
    Vendor,
    Verdict,
)
from monitor.speaker_records import Imported, Triaged
from monitor.speakers import Checked
from monitor.told import Told, unrepeated
from monitor.vendors import profile_of

_KNOWN_CLOCKS = ("estimated", "followed")
Number = str | float | int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All there is, oldest first. ``listened``: speaker id -> when it was listened for."""

    speakers: Sequence[Speaker]
    sightings: Sequence[Sighting]
    told: Sequence[Told]
    listened: Mapping[str, Sequence[Span]]
    triage: Mapping[str, Triaged]


def check(
    evidence: Evidence, since: datetime | None, until: datetime | None, speaker: str | None, zone: tzinfo
) -> Checked:
    """The verdicts of the span; clocks are compared over all there is."""
    rooms = [_Room(vendor, evidence) for vendor in dict.fromkeys(s.vendor for s in evidence.speakers)]
    asked = [room for room in rooms if speaker is None or speaker in room.ids]
    findings: list[Finding] = []
    summaries: dict[str, Mapping[str, Number]] = {}
    found_rates: dict[str, Rates] = {}
    offsets: dict[str, float] = {}
    for room in asked:
        crossed, all_of_room = room.checked()
        whole = [f for f in all_of_room if _within(f, since, until)]
        for one in room.speakers:
            if speaker in (None, one.id):
                mine = [f for f in whole if f.speaker == one.id]
                findings += mine
                summaries[one.id] = _summary(one, crossed, mine, alone=len(room.speakers) == 1 and not (since or until))
                listened = clipped(evidence.listened.get(one.id, ()), since, until)
                found_rates[one.id] = rates(mine, listened, zone)
                if crossed.summary["clock"] in _KNOWN_CLOCKS:
                    offsets[one.id] = float(crossed.summary["clock_offset_s"])
    findings.sort(key=_when)
    triage = {f.id: evidence.triage[f.id] for f in findings if f.id in evidence.triage}
    return Checked(tuple(findings), summaries, found_rates, offsets, triage)


def _when(finding: Finding) -> tuple[int, str]:
    at = finding.sighting.at if finding.sighting else finding.record.at.earliest if finding.record else None
    return (ticks(at) if at else 0, finding.id)


def _within(finding: Finding, since: datetime | None, until: datetime | None) -> bool:
    sides = [finding.sighting.at] if finding.sighting else [finding.record.at.earliest] if finding.record else []
    return any((since is None or at >= since) and (until is None or at < until) for at in sides)


def _summary(one: Speaker, crossed: CrossCheck, mine: Sequence[Finding], *, alone: bool) -> Mapping[str, Number]:
    """The room's clock and counts; the counts of its own where several share a room or only a span was asked for."""
    found = dict(crossed.summary) | {"speaker": one.name, "speaker_id": one.id}
    counts = Counter(f.verdict for f in mine)
    found |= {verdict.value: counts[verdict] for verdict in Verdict}
    if not alone:
        found["sightings"] = sum(f.sighting is not None for f in mine)
        there = {f.record.key for f in mine if f.record and f.verdict is not Verdict.VANISHED}
        found["records"] = len(there)
    return found


class _Room:
    """All speakers of a vendor: they hear the same wake word, and one may have answered for another."""

    def __init__(self, vendor: Vendor, evidence: Evidence) -> None:
        self._vendor = vendor
        self.speakers = [s for s in evidence.speakers if s.vendor is vendor]
        self.ids = {s.id for s in self.speakers}
        self._sightings = [s for s in evidence.sightings if s.speaker in self.ids]
        self._told = [_of_vendor(t, vendor) for t in evidence.told if _concerns(t, vendor)]
        self._listened = {id: list(evidence.listened.get(id, ())) for id in self.ids}
        self._coverage = {s.id: self._coverage_of(s) for s in self.speakers}

    def checked(self) -> tuple[CrossCheck, list[Finding]]:
        """The room's cross-check, and its findings as far as each holds for its own speaker."""
        labelled = any(s.labels for s in self.speakers)
        crossed = crosscheck(
            [_called(s) if labelled else s for s in self.speakers],
            self._sightings,
            self._records(use_pseudo=labelled or len(self.speakers) == 1),
            [span for spans in self._listened.values() for span in spans],
            list(dict.fromkeys(c for found in self._coverage.values() for c in found)),
            profile_of(self._vendor),
        )
        fair = crossed.findings if len(self.speakers) == 1 else [self._held(f, crossed) for f in crossed.findings]
        return crossed, [self._restored(f) for f in [*fair, *{f.id: f for f in self._vanished()}.values()]]

    def _records(self, *, use_pseudo: bool) -> list[HistoryRecord]:
        """Each once. One without a device, of an import said to be of a speaker, is called by that speaker's name."""
        found: dict[str, HistoryRecord] = {}
        for told in self._told:
            own = told.imported.speaker if told.imported.speaker in self.ids and use_pseudo else None
            for record in told.records:
                named = replace(record, device=_pseudo(own)) if own and not record.device else record
                found[record.key] = merged(found.get(record.key), named)
        return list(found.values())

    def _restored(self, finding: Finding) -> Finding:
        record = finding.record
        if record is None or not record.device.startswith(_PSEUDO):
            return finding
        return replace(finding, record=replace(record, device=""))

    def _coverage_of(self, speaker: Speaker) -> list[HistoryCoverage]:
        return [c for told in self._told if self._speaks_for(told, speaker) for c in told.coverage]

    def _speaks_for(self, told: Told, speaker: Speaker) -> bool:
        """The history is of an account that this speaker is known to be on, as far as devices are named."""
        if told.imported.speaker is not None:
            return told.imported.speaker == speaker.id
        if not told.devices or not speaker.labels:
            return True
        if set(speaker.labels) & told.devices:
            return True
        return any(set(speaker.labels) & other.devices and told.devices & other.devices for other in self._told)

    def _held(self, finding: Finding, crossed: CrossCheck) -> Finding:
        """A verdict of the room that this finding's own speaker does not bear becomes cannot-tell."""
        offset = timedelta(seconds=float(crossed.summary["clock_offset_s"]))
        around = timedelta(seconds=float(crossed.summary["clock_spread_s"]))
        if finding.verdict is Verdict.MISSING and finding.sighting:
            at, wide = finding.sighting.at + offset, around + finding.sighting.uncertainty
            covered = Covered(c.span for c in self._coverage.get(finding.speaker, ()))
            if not covered.holds(ticks(at - wide), ticks(at + wide)):
                return _cannot_tell(finding, "history-does-not-cover")
        if finding.verdict is Verdict.NOT_WITNESSED and finding.record:
            low, high = finding.record.at.earliest - offset - around, finding.record.at.latest - offset + around
            named = [s.id for s in self.speakers if finding.record.device in _called(s).labels]
            if not all(Covered(self._listened[id]).holds(ticks(low), ticks(high)) for id in named or self.ids):
                return _cannot_tell(finding, "nobody-listened")
        return finding

    def _vanished(self) -> Iterator[Finding]:
        for at, records, later in unrepeated(self._told):
            for one in self.speakers:
                mine = [record for record in records if self._owner(record, at) == one.id]
                if mine:
                    yield from vanished(one, mine, later.records, later.coverage, profile_of(self._vendor))

    def _owner(self, record: HistoryRecord, at: int) -> str:
        named = (s.id for s in self.speakers if record.device in s.labels)
        said = self._told[at].imported.speaker
        return next(named, said if said in self.ids and said else self.speakers[0].id)


_PSEUDO = "speaker:"


def _pseudo(id: str) -> str:
    return f"{_PSEUDO}{id}"


def _called(speaker: Speaker) -> Speaker:
    return replace(speaker, labels=(*speaker.labels, _pseudo(speaker.id)))


def _concerns(told: Told, vendor: Vendor) -> bool:
    return told.imported.vendor is vendor or any(record.vendor is vendor for record in told.records)


def _of_vendor(told: Told, vendor: Vendor) -> Told:
    if all(record.vendor is vendor for record in told.records):
        return told
    return replace(told, records=tuple(record for record in told.records if record.vendor is vendor))


def _cannot_tell(finding: Finding, reason: Code) -> Finding:
    return replace(finding, verdict=Verdict.CANNOT_TELL, reason=reason, possible=(), ruled_out=(), facts={})


def merged(held: HistoryRecord | None, found: HistoryRecord) -> HistoryRecord:
    """The same line in two imports: the closer time, the words where one of them was to be kept with words."""
    if held is None:
        return found
    closer = min(held, found, key=lambda r: r.at.latest - r.at.earliest)
    text = closer.text or held.text or found.text
    return replace(closer, repeats=max(held.repeats, found.repeats), text=text)


def own_records(told: Iterable[Told], speakers: Sequence[Speaker], speaker: str | None) -> list[HistoryRecord]:
    """Records of all imports, each once, oldest first; of one speaker where nothing says that they are another's."""
    labels = {label: s.id for s in speakers for label in s.labels}
    one = next((s for s in speakers if s.id == speaker), None)
    found: dict[str, HistoryRecord] = {}
    for import_ in told:
        for record in import_.records:
            if speaker is None or (one is not None and _may_be(record, import_.imported, one, labels)):
                found[record.key] = merged(found.get(record.key), record)
    return sorted(found.values(), key=lambda r: (r.at.earliest, r.key))


def _may_be(record: HistoryRecord, imported: Imported, one: Speaker, labels: Mapping[str, str]) -> bool:
    if record.vendor is not one.vendor:
        return False
    if record.device in labels:
        return labels[record.device] == one.id
    if imported.speaker is not None and not record.device:
        return imported.speaker == one.id
    return not record.device or not one.labels
