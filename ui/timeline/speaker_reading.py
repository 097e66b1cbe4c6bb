"""Reads what is known of the speakers, on the loader's worker: first what was seen, then what comparing it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from monitor.speaker_model import Finding, Speaker
from monitor.speaker_records import Imported, ImportKind
from monitor.speakers import Checked, SpeakersProtocol
from ui.timeline.speaker_lanes import SpeakerFacts, SpeakerLanes, lanes_of

MANY = 20_000
"""Sightings and records from which on comparing them takes so long that they are shown before."""
Arrived = Callable[[list[SpeakerLanes]], None]


def read_speakers(speakers: SpeakersProtocol, arrived: Arrived) -> None:
    """``arrived`` is called once, or twice when there is much to compare. Raises JournalError."""
    known = speakers.speakers()
    if not known:
        arrived([])
        return
    imports = speakers.imports()
    facts = [_facts(speakers, one, imports) for one in known]
    if sum(len(one.sightings) + len(one.records) for one in facts) > MANY:
        arrived([lanes_of(one, {}) for one in facts])
    arrived(_compared(facts, speakers.check(None, None)))


def _facts(speakers: SpeakersProtocol, one: Speaker, imports: Iterable[Imported]) -> SpeakerFacts:
    histories = [each for each in imports if _is_of(each, one)]
    return SpeakerFacts(
        speaker=one,
        sightings=speakers.sightings(None, None, one.id),
        records=speakers.records(None, None, one.id),
        listened=speakers.listened(one.id, None, None),
        noise=speakers.noise(one.id, None, None),
        history=_spans(histories),
        histories=len(histories),
    )


def _is_of(imported: Imported, speaker: Speaker) -> bool:
    """An import that nobody said to be of one speaker is of all that its vendor made."""
    if imported.kind is not ImportKind.HISTORY or imported.vendor is not speaker.vendor:
        return False
    return imported.speaker in (None, speaker.id)


def _spans(histories: Iterable[Imported]) -> Sequence[tuple[datetime, datetime]]:
    return [(each.span.earliest, each.span.latest) for imported in histories for each in imported.coverage]


def _compared(facts: Iterable[SpeakerFacts], checked: Checked) -> list[SpeakerLanes]:
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        findings[finding.speaker].append(finding)
    return [
        lanes_of(
            replace(
                one, findings=findings.get(one.speaker.id, ()), offset=checked.offsets.get(one.speaker.id)
            ),
            checked.triage,
        )
        for one in facts
    ]  # fmt: skip
