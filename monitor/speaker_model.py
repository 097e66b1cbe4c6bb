"""The words for smart speakers.

What was witnessed here, what the vendor says, and the verdict on both. Frozen values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum


class Vendor(Enum):
    ALEXA = "alexa"
    GOOGLE = "google"
    APPLE = "apple"
    HOME_ASSISTANT = "home-assistant"
    OTHER = "other"


class Witness(Enum):
    """How a sighting came about."""

    CHIME = "chime"
    HAND = "hand"  # hotkey, typed in
    FILE = "file"  # another witness: a camera, a light sensor


class Kind(Enum):
    """What a line of the vendor's history says happened."""

    REQUEST = "request"
    WOKE_NO_SPEECH = "woke_no_speech"
    VENDOR_SAYS_NOT_MEANT = "vendor_says_not_meant"
    HEARD_NO_REQUEST = "heard_no_request"
    LOST_ARBITRATION = "lost_arbitration"
    NO_MICROPHONE = "no_microphone"
    TEXT_WITHHELD = "text_withheld"
    INJECTED = "injected"
    UNKNOWN = "unknown"


class Verdict(Enum):
    CONFIRMED = "confirmed"  # witnessed and in the history
    MISSING = "missing-from-history"  # witnessed; a history that covers the time has nothing
    NOT_WITNESSED = "not-witnessed"  # in the history; we were listening and heard nothing
    CANNOT_TELL = "cannot-tell"  # not comparable, with the reason
    AMBIGUOUS = "ambiguous"  # two candidates that the times cannot separate
    VANISHED = "vanished"  # an earlier import had it, a later one that covers the time has not


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open interval of UTC times: ``[earliest, latest)``. A vendor's ``12:34`` is ``[12:34:00, 12:35:00)``."""

    earliest: datetime
    latest: datetime


@dataclass(frozen=True, slots=True)
class Speaker:
    """A smart speaker. ``labels``: what the vendor's history calls it."""

    id: str
    name: str
    vendor: Vendor
    labels: tuple[str, ...] = ()
    room: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One activation of a speaker as witnessed. The true start lies within ``at`` +- ``uncertainty``."""

    id: str
    speaker: str
    at: datetime
    by: Witness
    uncertainty: timedelta = timedelta(0)
    end: datetime | None = None
    score: float | None = None
    note: str = ""
    asked_for: bool | None = None  # False: somebody marked "I did not ask for that"


@dataclass(frozen=True, slots=True)
class HistoryRecord:
    """One line of the vendor's story. ``key``: the same line in another export has the same key.

    ``label`` is the vendor's own word for what happened, kept as it is. ``text`` only where the user asked for it.
    """

    key: str
    vendor: Vendor
    device: str
    at: Span
    kind: Kind
    label: str = ""
    has_text: bool = False
    text: str | None = None
    file_sha256: str = ""
    place: str = ""
    repeats: int = 1  # identical lines in one file count once
    comparable: bool = True  # False: shown, but its time is too unsure to rest a verdict on


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on one sighting and/or record.

    ``possible`` and ``ruled_out``: codes of reasons, see resources/vendors.
    """

    id: str
    verdict: Verdict
    speaker: str
    sighting: Sighting | None = None
    record: HistoryRecord | None = None
    reason: str = ""  # code: why cannot-tell or ambiguous
    possible: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    facts: Mapping[str, str | float | int] = field(default_factory=dict)


class Chime(Enum):
    """Does this kind of record come with a sound that a listener can hear?"""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class HistoryCoverage:
    """A vendor's history is complete for ``span``. ``filtered``: whoever made the list left out what this program
    looks for.

    ``taken``: when the vendor handed it out, where known; what is younger may not have been published by then.
    """

    span: Span
    filtered: bool = False
    taken: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence for people, with where it is from. ``verified``: read in the source named, not inferred."""

    code: str
    words: str
    source: str
    date: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that may lie behind a verdict. ``verdicts``: those it may explain."""

    cited: Cited
    verdicts: frozenset[Verdict]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a vendor.

    Does it give a history, what does it keep, what makes a sound, what may explain a gap. ``sounds``: how its start and
    end sounds are switched on, step by step.
    """

    vendor: Vendor
    name: str
    has_history: bool
    chimes: Mapping[Kind, Chime]
    keeps_unasked: bool  # does it say it keeps what nobody asked for
    publish_delay: timedelta
    reasons: tuple[Reason, ...] = ()
    card: tuple[Cited, ...] = ()
    sounds: tuple[Cited, ...] = ()
