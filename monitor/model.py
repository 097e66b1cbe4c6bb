"""The words of the domain, as frozen values. No I/O, no Qt, no sentences for people.

Names of programs come from the kernel or from programs themselves and may hold any byte: they are
kept as ``str`` decoded with ``surrogateescape`` (see ``monitor/names.py`` for showing and storing them).
Every ``datetime`` is UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from monitor.act_model import Acted
from monitor.listening_model import Listening
from monitor.presence_model import PresenceChanged
from monitor.program_model import Application as Application
from monitor.program_model import Claim as Claim
from monitor.program_model import Evidence as Evidence
from monitor.program_model import ExeState as ExeState
from monitor.program_model import Microphone as Microphone
from monitor.program_model import MicrophoneKind as MicrophoneKind
from monitor.program_model import Package as Package
from monitor.program_model import PackageFile as PackageFile
from monitor.program_model import Sandbox as Sandbox
from monitor.program_model import Trust as Trust
from monitor.rule_model import Ruled
from monitor.speaker_records import SpeakerRecord


class Use(Enum):
    """What a stream does with what it gets."""

    MICROPHONE = "microphone"
    OUTPUT_CAPTURE = "output-capture"  # records what the loudspeakers play, not the microphone
    METER = "meter"  # a mixer's level meter, recorded and labelled
    RELAY = "relay"  # a virtual device that holds the microphone with nobody behind it


class State(Enum):
    """What an open stream does right now."""

    CAPTURING = "capturing"
    PAUSED = "paused"
    MUTED = "muted"
    UNOBSERVED = "unobserved"  # gone before its state could be seen


class Known(Enum):
    """How a moment is known."""

    SEEN = "seen"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Presence:
    """Was anyone there: seconds since the last input, and the lock; None where nothing answers."""

    idle_s: float | None = None
    locked: bool | None = None


@dataclass(frozen=True, slots=True)
class StateChange:
    at: datetime
    state: State


@dataclass(frozen=True, slots=True)
class Activation:
    """One application holding one microphone. ``duration`` is from the boot clock; ``state`` is the latest one.
    ``stream``: how its source names this holding, to find it there again; empty where the table does not keep it.
    ``presence`` at the start, ``presence_end`` at the end (None: while it goes on, or not asked)."""

    id: str
    source: str
    application: Application
    microphone: Microphone
    started: datetime
    use: Use = Use.MICROPHONE
    state: State = State.CAPTURING
    started_known: Known = Known.SEEN
    ended: datetime | None = None
    ended_known: Known | None = None
    duration: timedelta | None = None
    presence: Presence = field(default_factory=Presence)
    presence_end: Presence | None = None
    changes: tuple[StateChange, ...] = ()
    stream: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """A source was able to see from .. to (``blind=None``), or was blind and why. ``ended=None``: still."""

    source: str
    started: datetime
    ended: datetime | None
    blind: str | None = None


# What the recorder appends to the journal and publishes, in order.


@dataclass(frozen=True, slots=True)
class ActivationStarted:
    activation: Activation
    first_seen: bool = False  # this application was never recorded before


@dataclass(frozen=True, slots=True)
class ActivationChanged:
    id: str
    at: datetime
    state: State


@dataclass(frozen=True, slots=True)
class ActivationIdentified:
    """Facts about the application that took longer than the start: the exe's hash, a better identity."""

    id: str
    at: datetime
    application: Application


@dataclass(frozen=True, slots=True)
class ActivationEnded:
    id: str
    at: datetime
    known: Known
    duration: timedelta
    presence: Presence | None = None


@dataclass(frozen=True, slots=True)
class BlindSince:
    source: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class WatchingSince:
    source: str
    at: datetime


class Disagreement(Enum):
    """How two watchers can contradict each other."""

    UNEXPLAINED_CAPTURE = "unexplained-capture"  # the kernel says the card captures, no stream explains it
    SILENT_CARD = "silent-card"  # a stream says it captures from the card, the kernel says the card is closed


@dataclass(frozen=True, slots=True)
class Disagreed:
    """Two watchers contradict each other since ``since``. ``holder``: who holds the card as the kernel says;
    ``activation``: id of the stream that has no card behind it."""

    id: str
    at: datetime
    kind: Disagreement
    since: datetime
    card: int
    holder: Application | None = None
    activation: str | None = None


@dataclass(frozen=True, slots=True)
class Burst:
    """Very many short openings by one program, counted instead of listed. The counts are exact."""

    id: str
    source: str
    application: Application
    microphone: Microphone
    first: datetime
    last: datetime
    count: int
    shortest: timedelta
    longest: timedelta


@dataclass(frozen=True, slots=True)
class Note:
    """A control record: genesis, start, stop, gap, clock-jump, lost, erase, signing, key-reset, rolled-back. Holds
    nothing personal."""

    what: str
    at: datetime
    facts: tuple[tuple[str, str | int | float | None], ...] = ()


Record = (
    ActivationStarted
    | ActivationChanged
    | ActivationIdentified
    | ActivationEnded
    | BlindSince
    | WatchingSince
    | Disagreed
    | Burst
    | Note
    | PresenceChanged
    | Acted
    | Ruled
    | SpeakerRecord
)


@dataclass(frozen=True, slots=True)
class Recording:
    """Published when the journal's health changes: ``ok`` is False while records live in memory only."""

    ok: bool
    reason: str = ""
    signed: bool = True
    unsigned_reason: str = ""


Published = Record | Recording | Listening
