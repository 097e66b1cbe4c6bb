"""What an incident report holds, as frozen values. No sentence for people, no format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from monitor.act_model import Acted
from monitor.crosscheck.rates import Rates
from monitor.journal.segment import Segment
from monitor.model import Activation, Burst, Coverage, Disagreed
from monitor.presence_model import PresenceSpan
from monitor.rule_model import Rule, Ruled
from monitor.settings import Settings
from monitor.speaker_model import Finding, Sighting, Span, Speaker
from monitor.speaker_records import Triaged

FORMAT = "earwitness-report/1"
"""Changes when an older reader would misunderstand what it reads; new keys alone do not change it."""


class Redaction(Enum):
    """What is left out. Each level leaves out what the one before does."""

    NONE = "none"
    PEOPLE = "people"  # names of people, accounts, devices and folders, what was said
    ALL = "all"  # which programs too: they become A, B, C


@dataclass(frozen=True, slots=True)
class Selection:
    """What the report is about: ``[since, until)``; ``application``: one program's identity; ``findings``: ids."""

    since: datetime
    until: datetime
    application: str | None = None
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """By what and when. ``zone``: IANA name, or an offset; ``system``: operating system and its version."""

    at: datetime
    version: str
    zone: str
    system: str


@dataclass(frozen=True, slots=True)
class SpeakerPart:
    """A speaker's side: what was witnessed, what the vendor says, what was covered.

    ``summary`` and ``offset_s`` as the cross-check gives them; ``listened``: when its chime could be heard, when not.
    """

    speaker: Speaker
    sightings: tuple[Sighting, ...]
    findings: tuple[Finding, ...]
    listened: tuple[Coverage, ...]
    summary: Mapping[str, str | float | int] = field(default_factory=dict)
    rates: Rates | None = None
    offset_s: float | None = None
    triage: Mapping[str, Triaged] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proof:
    """The stretch of the journal's chain that this report rests on. ``key``: public Ed25519 key that signed its
    checkpoint, None where the journal is not signed; ``problems``: what verifying the stretch found, empty when all is
    well. ``withheld``: sequence numbers whose content is left out on purpose."""

    segment: Segment
    key: bytes | None
    problems: tuple[str, ...] = ()
    withheld: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Removed:
    """What redaction took out: how many different ones of each kind (people, paths, devices, programs, words)."""

    level: Redaction = Redaction.NONE
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything in it is sorted by time. ``coverage``: of all sources, blind times among them.

    ``acts`` and ``alerts`` stand as they were recorded. ``rules``: those that they name, as they are when the report is
    made; one that was taken out of the settings since is not among them. ``presence``: within the selection; of times
    that it leaves out nothing is known. ``away_after``: without input for so long nobody is there, in words.
    """

    id: str
    made: Made
    selection: Selection
    activations: tuple[Activation, ...]
    incidents: tuple[Burst | Disagreed, ...]
    coverage: tuple[Coverage, ...]
    speakers: tuple[SpeakerPart, ...]
    proof: Proof | None
    removed: Removed = field(default_factory=Removed)
    acts: tuple[Acted, ...] = ()
    alerts: tuple[Ruled, ...] = ()
    rules: tuple[Rule, ...] = ()
    presence: tuple[PresenceSpan, ...] = ()
    away_after: timedelta = Settings().away_after

    @property
    def span(self) -> Span:
        """The part of the selection that was over when the report was made."""
        return Span(self.selection.since, min(self.selection.until, self.made.at))
