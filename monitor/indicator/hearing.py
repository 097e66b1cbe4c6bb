"""Could a chime have been heard? Decided from what the sound is like, with the times from when to when. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from monitor.listener_lines import Cause

CLIPPED_SHARE = 0.005
"""Share of samples at the limit above which a block is overloaded: a chime's own peaks are fewer."""
_AT_LIMIT = 0.98
_FIRST = 0.5
_FLAT_PEAK = 0.1  # a flat top below full scale, as after a volume control; quieter ones are steps of a coarse converter
TEAR = 0.01
"""Seconds of zeros inside sound that are no sound: a server that came too late fills a whole turn, 21 ms as PipeWire
is set (1024 samples at 48 kHz)."""
TORN_SHARE = 0.2
"""Share of missing sound above which chimes are lost: with tears of 21 ms put into a chime of 450 ms in noise, 12 of 12
were heard at 19 %, 10 at 27 %, 5 at 36 %."""
_WHOLE = 0.1  # share of zeros beside a tear, at most: noise of four steps of a converter or more has fewer


_ORDER = {cause: place for place, cause in enumerate(Cause)}


@dataclass(frozen=True, slots=True)
class Patience:
    """``least``: shorter spells do not count. ``rest``: how long it must be good until a spell is over; what lies
    between two spells is not called heard, and a flickering cause does not fill the journal. ``late``: by how much
    the sound may lag behind the news of the cause's end."""

    least: float = 0.0
    rest: float = 0.0
    late: float = 0.0


PATIENCE = {
    Cause.MUTED: Patience(0.0, 0.5, 0.5),
    Cause.LOOPBACK: Patience(0.0, 0.5, 0.5),
    Cause.LOST: Patience(0.0, 1.0),
    Cause.SILENT: Patience(0.3, 1.0),  # a converter at rest repeats a value for some samples, never that long
    Cause.OVERLOADED: Patience(0.0, 1.0),
    Cause.LOUD: Patience(0.0, 10.0),
}


@dataclass(frozen=True, slots=True)
class Sound:
    """What a block is like. ``constant``: every sample is the same, so nothing is behind it. dBFS of full scale."""

    constant: bool
    clipped: float
    peak_dbfs: float


def sound_of(samples: NDArray[np.float32]) -> Sound:
    """``samples``: float32 [n] as the device gave them."""
    size = np.abs(samples)
    peak = float(size.max(initial=0.0))
    constant = bool(np.ptp(samples) == 0.0) if len(samples) else True
    return Sound(constant, 0.0 if constant else _clipped(size, peak), dbfs(peak))


def _clipped(size: NDArray[np.float32], peak: float) -> float:
    limit = float(np.mean(size >= _AT_LIMIT)) if peak >= _AT_LIMIT else 0.0
    if peak < _FLAT_PEAK:
        return limit
    top = size == peak
    return max(limit, float(np.mean(top[1:] & top[:-1])))


def torn(zero: NDArray[np.bool_], rate: int) -> float:
    """Share of the sound that is missing where zeros stand: ``TEAR`` or more of them, with whole sound on both sides.

    A noise gate fades, and what is nearly silent has zeros all over: neither is taken for it. ``zero``: which of the
    samples are exactly 0, [n].
    """
    least = max(int(TEAR * rate), 1)
    if np.count_nonzero(zero) < least:
        return 0.0
    runs = np.flatnonzero(np.diff(zero, prepend=False, append=False)).reshape(-1, 2)
    long = runs[runs[:, 1] - runs[:, 0] >= least]
    inner = [(int(begin), int(end)) for begin, end in long if begin >= least and end + least <= len(zero)]
    tears = (end - begin for begin, end in inner if _whole(zero[begin - least : begin]) and _whole(zero[end:][:least]))
    return sum(tears) / max(len(zero), 1)


def _whole(zero: NDArray[np.bool_]) -> bool:
    return float(np.mean(zero)) <= _WHOLE


def dbfs(value: float) -> float:
    return 20.0 * float(np.log10(max(value, 1e-10)))


@dataclass(frozen=True, slots=True)
class Verdict:
    """From ``at_ns`` (boot time) on this speaker can be heard (``cause`` None), or not and why."""

    speaker: str
    at_ns: int
    cause: Cause | None


@dataclass(slots=True)
class _Spell:
    """One cause's time. Told bad or good span by span, it knows since when it counts."""

    patience: Patience
    began: int | None = None
    last_bad: int = 0
    counts: bool = False
    ended: int = 0  # when the last counting spell was over

    def tell(self, bad: bool, since_ns: int, until_ns: int) -> None:
        if bad:
            self.began = since_ns if self.began is None else self.began
            self.last_bad = until_ns
            self.counts = self.counts or until_ns - self.began >= self.patience.least * 1e9
        elif self.began is not None and until_ns - self.last_bad >= self.patience.rest * 1e9:
            self.ended = self.last_bad + int(self.patience.late * 1e9) if self.counts else self.ended
            self.began, self.counts = None, False
        elif not self.counts:
            self.began = None


@dataclass(slots=True)
class _Ear:
    spells: dict[Cause, _Spell] = field(default_factory=dict)
    told: Cause | None = None
    told_ns: int = -1


class Chances:
    """Keeps for each speaker whether its chime could be heard; gives a ``Verdict`` at each change.

    ``lead``: seconds of sound from a chime's begin until it is told. One that began so long before a blind time may
    not have been heard, so blind times begin that much earlier.
    """

    def __init__(self, speakers: Sequence[str], lead: float) -> None:
        self._lead = int(lead * 1e9)
        self._ears = {speaker: _Ear() for speaker in speakers}
        self._first_ns: int | None = None

    def tell(self, states: Mapping[Cause, bool], since_ns: int, until_ns: int) -> list[Verdict]:
        """What was so of the sound in this span; causes that are not named stay as they were."""
        self._first_ns = since_ns if self._first_ns is None else self._first_ns
        for ear in self._ears.values():
            for cause, bad in states.items():
                self._spell(ear, cause).tell(bad, since_ns, until_ns)
        return [verdict for speaker in self._ears for verdict in self._settled(speaker, until_ns)]

    def tell_of(self, speaker: str, cause: Cause, bad: bool, since_ns: int, until_ns: int) -> list[Verdict]:
        """As ``tell``, of one speaker: its chime's band alone is concerned."""
        self._spell(self._ears[speaker], cause).tell(bad, since_ns, until_ns)
        return self._settled(speaker, until_ns)

    def cause(self, speaker: str) -> Cause | None:
        """As told last."""
        return self._ears[speaker].told

    def _spell(self, ear: _Ear, cause: Cause) -> _Spell:
        return ear.spells.setdefault(cause, _Spell(PATIENCE.get(cause, Patience())))

    def _settled(self, speaker: str, now_ns: int) -> list[Verdict]:
        ear = self._ears[speaker]
        active = [(cause, spell) for cause, spell in ear.spells.items() if spell.counts]
        over = max((spell.ended for spell in ear.spells.values()), default=0)
        if active:
            cause, spell = min(active, key=lambda one: _ORDER[one[0]])
            return self._turn(speaker, ear, cause, max((spell.began or now_ns) - self._lead, over))
        if ear.told_ns < 0:
            return self._begin(speaker, ear, now_ns)
        return self._turn(speaker, ear, None, over if over > ear.told_ns else now_ns)

    def _begin(self, speaker: str, ear: _Ear, now_ns: int) -> list[Verdict]:
        """Nothing is claimed of the first moments until it is known what they were like."""
        first = now_ns if self._first_ns is None else self._first_ns
        return self._turn(speaker, ear, None, first) if now_ns - first >= _FIRST * 1e9 else []

    def _turn(self, speaker: str, ear: _Ear, cause: Cause | None, at_ns: int) -> list[Verdict]:
        if ear.told_ns >= 0 and ear.told is cause:
            return []
        at_ns = max(at_ns, ear.told_ns)
        ear.told, ear.told_ns = cause, at_ns
        return [Verdict(speaker, at_ns, cause)]


def limit_of(recalls: Sequence[tuple[float, float]], least: float) -> float:
    """The loudest noise (dBFS) at which at least ``least`` of the chimes would be heard; ``recalls``: (noise, share),
    quietest first."""
    heard = [noise for noise, share in recalls if share >= least]
    return max(heard, default=-200.0)


def reaches(band_hz: tuple[float, float], rate: int, narrow: bool) -> bool:
    """Whether a microphone of this rate gives all of the chime's band. ``narrow``: a telephone's band, from 300 Hz
    (ITU-T G.712), as a Bluetooth headset of 8 kHz has."""
    low, high = band_hz
    return high <= rate * 0.45 and not (narrow and low < 300.0)
