"""Collects what a report holds from the journal and the cross-check; decides what belongs to a selection."""

from __future__ import annotations

import platform
import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from monitor import __version__
from monitor.act_model import Acted
from monitor.choices import Choices, ChoicesProtocol
from monitor.codec import instant
from monitor.errors import BadInput
from monitor.journal import Reader, chain
from monitor.journal.segment import Segment, read_segment, seqs_between
from monitor.model import Activation, Burst, Coverage, Disagreed
from monitor.names import shown
from monitor.paths import Paths
from monitor.report.deeds import NOBODY_SAW, deeds_in, noticed, presence_in
from monitor.report.facts import Made, Proof, Report, Selection, SpeakerPart
from monitor.rule_model import Rule, Ruled
from monitor.speaker_model import Finding
from monitor.speakers import Checked, SpeakersProtocol

AROUND = timedelta(minutes=5)
"""Told with a finding: what else happened this close to it."""

ALIVE = timedelta(minutes=1)
"""So long ago at the most is the last sign of life of a program that runs: four heartbeats."""
UNRECORDED = "Nothing was recorded: Earwitness was not running, or it could not write."


class Recorded(Protocol):
    """What is needed of a ``Service``; each call reads the disk."""

    def timeline(self, since: datetime | None, until: datetime | None) -> Sequence[Activation]: ...

    def coverage(self, since: datetime | None, until: datetime | None) -> Sequence[Coverage]: ...

    def incidents(self, since: datetime | None, until: datetime | None) -> Sequence[Burst | Disagreed]: ...

    @property
    def speakers(self) -> SpeakersProtocol: ...

    @property
    def choices(self) -> ChoicesProtocol: ...


class FromDisk:
    """What a command reads, without a service. Implements ``Recorded``."""

    def __init__(self, paths: Paths, speakers: SpeakersProtocol) -> None:
        self._journal = paths.journal
        self.speakers = speakers
        self.choices: ChoicesProtocol = Choices(paths.settings)

    def timeline(self, since: datetime | None, until: datetime | None) -> Sequence[Activation]:
        with Reader(self._journal) as reader:
            return reader.activations(since, until)

    def coverage(self, since: datetime | None, until: datetime | None) -> Sequence[Coverage]:
        with Reader(self._journal) as reader:
            return reader.coverage(since, until)

    def incidents(self, since: datetime | None, until: datetime | None) -> Sequence[Burst | Disagreed]:
        with Reader(self._journal) as reader:
            return reader.incidents(since, until)


def identity_of(recorded: Recorded, since: datetime, until: datetime, words: str) -> str:
    """The one program whose name or path holds these words. Raises BadInput for none, or more than one."""
    sought = words.casefold()
    found = {a.application.identity for a in recorded.timeline(since, until) if sought in _searched(a)}
    if len(found) == 1:
        return found.pop()
    if not found:
        raise BadInput(f"No program whose name or path holds '{words[:80]}' is recorded in that time.")
    names = ", ".join(sorted(shown(identity) for identity in found)[:5])
    raise BadInput(f"'{words[:80]}' fits several programs: {names}. Name one of them more exactly.")


def _searched(activation: Activation) -> str:
    application = activation.application
    parts = (application.name, application.desktop_name, application.exe, application.script, application.app_id)
    return "\n".join(part for part in (*parts, application.identity) if part).casefold()


def made_now(now: datetime) -> Made:
    """``zone``: what the system calls the local one."""
    return Made(now, __version__, _zone(now), f"{platform.system()} {platform.release()}")


def selection_of(
    checked: Checked | None, since: datetime, until: datetime, application: str | None, findings: Sequence[str]
) -> Selection:
    """With findings named and no more, the span around them. Raises BadInput for a finding that is not there, or for a
    span that is empty."""
    if findings:
        since, until = _around(named(checked, findings))
    if since >= until:
        raise BadInput("The report would cover no time at all: its end is not after its begin.")
    return Selection(since, until, application, tuple(findings))


def gather(
    recorded: Recorded,
    journal: Path,
    selection: Selection,
    made: Made,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """All facts of the selection; ``progress`` gets (steps done, steps in all). Raises JournalError."""
    since, until = selection.since, selection.until
    progress(0, 4)
    activations = [a for a in recorded.timeline(since, until) if _selected(a, selection)]
    progress(1, 4)
    incidents = [i for i in recorded.incidents(since, until) if _concerns(i, selection)]
    coverage = [*recorded.coverage(since, until), *_asleep(journal, selection, made)]
    progress(2, 4)
    speakers = () if selection.application else _speakers(recorded.speakers, selection)
    progress(3, 4)
    proof = proof_of(journal, since, until)
    progress(4, 4)
    found = Report(
        uuid.uuid4().hex,
        made,
        selection,
        tuple(activations),
        tuple(incidents),
        tuple(coverage),
        speakers,
        proof,
    )
    return found if proof is None else _with_deeds(found, proof, recorded.choices)


def _asleep(journal: Path, selection: Selection, made: Made) -> list[Coverage]:
    """The time in which nobody records any more: without it what is open would seem to go on up to now."""
    with Reader(journal) as reader:
        alive = reader.last_alive()
    if alive is None or made.at - alive < ALIVE or alive >= selection.until:
        return []
    return [Coverage(NOBODY_SAW, max(alive, selection.since), None, UNRECORDED)]


def _with_deeds(report: Report, proof: Proof, choices: ChoicesProtocol) -> Report:
    """With the acts and alerts that belong to it, the rules behind them, and who was there."""
    deeds = list(deeds_in(proof.segment))
    told = _told_in(report)
    acts = tuple(each for each in deeds if isinstance(each, Acted) and told(each))
    alerts = tuple(each for each in deeds if isinstance(each, Ruled) and told(each))
    changes = noticed(deeds, report.span, report.made.at)
    settings, spoke = choices.get(), {act.rule for act in acts} | {alert.rule for alert in alerts}
    return replace(
        report,
        acts=acts,
        alerts=alerts,
        rules=tuple(each for each in settings.rules if each.id in spoke and _may_name(each, report.selection)),
        presence=presence_in(changes, report.coverage, report.span),
        away_after=settings.away_after,
    )


def _told_in(report: Report) -> Callable[[Acted | Ruled], bool]:
    """Whether an act or an alert is about something that the report tells of; of the acts about no program (all
    microphones muted), and without a choice of program of all, those in its time."""
    selection = report.selection
    ids = {activation.id for activation in report.activations} | {incident.id for incident in report.incidents}

    def told(deed: Acted | Ruled) -> bool:
        if deed.activation in ids:
            return True
        if not selection.since <= deed.at < selection.until:
            return False
        if selection.application is None:
            return True
        if isinstance(deed, Ruled):
            return False
        return deed.application is None or deed.application.identity == selection.application

    return told


def _may_name(rule: Rule, selection: Selection) -> bool:
    """A report about one program names no other."""
    return selection.application is None or rule.who.identity in (None, selection.application)


def proof_of(journal: Path, since: datetime, until: datetime) -> Proof | None:
    """The stretch of the log that tells of this time, checked link by link; None when it tells nothing of it."""
    seqs = seqs_between(journal, instant(since), instant(until))
    if seqs is None:
        return None
    segment = read_segment(journal, *seqs)
    key = chain.parse(segment.checkpoint.note).key if segment.checkpoint else None
    return Proof(segment, key, tuple(problems_of(segment)))


def problems_of(segment: Segment) -> Sequence[str]:
    """Codes of what is wrong with a segment: ``content``, ``link``, ``checkpoint``, each with its record's number."""
    found, head = [], segment.before
    sealed = chain.parse(segment.checkpoint.note) if segment.checkpoint else None
    for entry in segment.entries:
        if entry.body is not None and entry.salt is not None and chain.event_leaf(entry.salt, entry.body) != entry.leaf:
            found.append(f"content {entry.seq}")
        if entry.ctl is not None and chain.control_leaf(entry.ctl) != entry.leaf:
            found.append(f"content {entry.seq}")
        head = chain.next_head(head, entry.seq, entry.leaf)
        if sealed and sealed.size == entry.seq and sealed.head != head:
            found.append(f"checkpoint {entry.seq}")
    return found if head == segment.head else [*found, "link"]


def _speakers(book: SpeakersProtocol, selection: Selection) -> tuple[SpeakerPart, ...]:
    since, until = selection.since, selection.until
    speakers = list(book.speakers())
    if not speakers:
        return ()
    checked = book.check(since, until)
    wanted = set(selection.findings)
    parts = []
    for speaker in speakers:
        findings = tuple(f for f in checked.findings if f.speaker == speaker.id and (not wanted or f.id in wanted))
        sightings = tuple(book.sightings(since, until, speaker.id))
        parts.append(
            SpeakerPart(
                speaker,
                sightings,
                findings,
                tuple(book.listened(speaker.id, since, until)),
                checked.summaries.get(speaker.id, {}),
                checked.rates.get(speaker.id),
                checked.offsets.get(speaker.id),
                {f.id: checked.triage[f.id] for f in findings if f.id in checked.triage},
            )
        )
    return tuple(part for part in parts if not wanted or part.findings)


def _selected(activation: Activation, selection: Selection) -> bool:
    return selection.application is None or activation.application.identity == selection.application


def _concerns(incident: Burst | Disagreed, selection: Selection) -> bool:
    if selection.application is None:
        return True
    who = incident.application if isinstance(incident, Burst) else incident.holder
    return who is not None and who.identity == selection.application


def named(checked: Checked | None, ids: Sequence[str]) -> list[Finding]:
    """The findings of these ids, in their order. Raises BadInput for one that is not there."""
    by_id = {f.id: f for f in checked.findings} if checked else {}
    for id in ids:
        if id not in by_id:
            raise BadInput(f"There is no finding {id}. `crosscheck --json` lists them with their ids.")
    return [by_id[id] for id in ids]


def _around(findings: Sequence[Finding]) -> tuple[datetime, datetime]:
    starts = [t for f in findings for t in _times(f)]
    return min(starts) - AROUND, max(starts) + AROUND


def _times(finding: Finding) -> list[datetime]:
    times = [] if finding.sighting is None else [finding.sighting.at, finding.sighting.end or finding.sighting.at]
    return times if finding.record is None else [*times, finding.record.at.earliest, finding.record.at.latest]


def _zone(now: datetime) -> str:
    try:
        name = Path("/etc/localtime").resolve().as_posix().partition("/zoneinfo/")[2]
    except OSError:
        name = ""
    return name or now.astimezone().strftime("%z")
