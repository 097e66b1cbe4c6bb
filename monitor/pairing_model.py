"""The words of pairing a speaker: what the process that hears it tells, without a sound and without numpy.

Order of a pairing: open the microphone and record takes, or read files; find; let the person correct what was
chosen; hear the room; finish. Whatever is called, the answer comes as an event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

RoleName = Literal["start", "end"]
"""As ``Role`` of the detector, which this side can't import without numpy."""

FEWEST_TAKES = 3
ASKED_TAKES = 4
"""Three at 20 dB give a template as good as it gets; one of four is often spoiled."""


class Trouble(Enum):
    """What is wrong with one take."""

    SILENT = "digital-silence"  # every sample is nought: the microphone gives nothing
    QUIET = "nothing-heard"  # no more than the room's own noise
    SHORT = "too-short"
    CLIPPED = "clipped"
    NO_CHIME = "no-chime"  # the others have it
    FAINT = "too-faint"
    UNLIKE = "unlike-the-others"


class Refusal(Enum):
    """Why no listener can come of this."""

    SILENT = "digital-silence"
    TOO_FEW = "too-few-takes"
    NOTHING_RECURS = "nothing-recurs"
    ONLY_VOICE = "only-voice-recurs"
    FAINT = "too-faint"
    CLIPPED = "clipped"
    TOO_SHORT = "chime-too-short"
    TOO_NARROW = "chime-too-narrow"
    LOW_RATE = "low-rate"  # the microphone leaves out the band of the chime
    UNHEARD = "detector-misses-it"  # learned, and yet not found again in the takes
    HOPELESS = "room-too-loud"  # at the room's noise it would hear next to nothing


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was kept and the session goes on: more takes, or another choice, may mend it. ``facts`` are the numbers
    that the sentence needs."""

    why: Refusal
    facts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Picture:
    """A spectrogram: ``pixels`` row by row, one byte each (0: quiet), the first row the highest frequency (log scale,
    200 to 7,500 Hz)."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in a take a chime lies, in seconds."""

    role: RoleName
    begin_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class Take:
    """One wake of the speaker. ``number`` never changes nor comes again; ``name``: its file, "" from the microphone.

    ``used``: goes into the template. ``snr_db`` and ``coherence`` (0..1, with the mean of all takes) are the start
    chime's, None before it was found. ``clipped``: share of samples at the limit. ``span_s``: what the picture shows.
    """

    number: int
    name: str
    length_s: float
    used: bool
    trouble: Trouble | None
    snr_db: float | None
    coherence: float | None
    clipped: float
    span_s: tuple[float, float]
    picture: Picture
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sound that recurs from take to take. ``at_s``: seconds into the takes (median); ``in_takes`` of all.

    ``voice``: it sounds like speech, such as an answer that is spoken the same each time.
    ``refusal``: why it can't serve as the start chime, None when it can.
    """

    id: int
    at_s: float
    length_s: float
    band_hz: tuple[float, float]
    in_takes: int
    snr_db: float
    coherence: float
    voice: bool
    refusal: Refusal | None
    picture: Picture


@dataclass(frozen=True, slots=True)
class Opened:
    """The microphone is open. ``warnings``: codes (bluetooth, muted, noise-suppression, automatic-gain, low-rate)."""

    microphone: str
    rate: int
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """About ten times a second. dBFS over the last tenth; ``take``: seconds recorded of a take, None between takes."""

    rms_dbfs: float
    peak_dbfs: float
    silent: bool = False
    take_s: float | None = None


@dataclass(frozen=True, slots=True)
class TakeHeard:
    """A take ended, by itself or because it was told to."""

    take: Take


@dataclass(frozen=True, slots=True)
class Working:
    """``what``: reading, finding, room, learning; ``done`` 0..1."""

    what: str
    done: float


@dataclass(frozen=True, slots=True)
class Found:
    """What recurs. ``start``, ``end``: ids of the candidates chosen, None without one. ``refused`` only without a
    start that serves. Sent anew after every change of takes or choice."""

    takes: tuple[Take, ...]
    candidates: tuple[Candidate, ...]
    start: int | None
    end: int | None
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class ChimeExpected:
    """One chime in this room. Levels in dBFS in its band; ``recall`` 0..1 at the room's noise as heard."""

    role: RoleName
    recall: float
    level_dbfs: float
    noise_dbfs: float
    length_s: float
    band_hz: tuple[float, float]

    @property
    def snr_db(self) -> float:
        return self.level_dbfs - self.noise_dbfs


@dataclass(frozen=True, slots=True)
class Expectation:
    """What to expect here. ``loud_recall``: the start chime's, with a television at ``loud_dbfs`` in its band.

    ``false_a_day``: alarms, as the threshold is set; ``false_in_room``: alarms in the ``room_s`` seconds heard.
    ``advice``: codes of what would help, best first (move-closer, louder, end-sound-on, longer-chime, quieter-room).
    ``ends_alike``: it makes the start sound when it is done too, so that no end can be told.
    """

    chimes: tuple[ChimeExpected, ...]
    loud_dbfs: float
    loud_recall: float
    false_a_day: float
    false_in_room: int
    room_s: float
    advice: tuple[str, ...] = ()
    ends_alike: bool = False

    @property
    def recall(self) -> float:
        return next(chime.recall for chime in self.chimes if chime.role == "start")


@dataclass(frozen=True, slots=True)
class Expected:
    expectation: Expectation
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class LearnedChime:
    """``data``: the template's bytes, as the detector saves them."""

    id: str
    role: RoleName
    data: bytes


@dataclass(frozen=True, slots=True)
class Learned:
    """The end of a pairing that worked."""

    chimes: tuple[LearnedChime, ...]
    takes: tuple[Take, ...]
    expectation: Expectation | None


@dataclass(frozen=True, slots=True)
class Failed:
    """The session is over and nothing was kept: the microphone is gone, a file can't be read, the process died."""

    sentence: str


PairingEvent = Opened | Level | TakeHeard | Working | Found | Expected | Refused | Learned | Failed
