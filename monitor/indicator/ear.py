"""Carries templates through a stream: what came in of late, and for each place the evidence on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol

import numpy as np
from scipy import fft

from monitor.indicator.contrast import Background, exemplar
from monitor.indicator.evidence import MARGIN_AFTER, MARGIN_BEFORE, SHIFTS, Grid, around, evidence, grid
from monitor.indicator.search import LONGEST_STEP, TURN, Place, Search, segments
from monitor.indicator.spectra import (
    BANDS,
    EDGES,
    FLOOR,
    HOP,
    RATE,
    WINDOW,
    Reals,
    Samples,
    Spectra,
    frames_of,
    log_bands,
    power_of,
)

STEP: Final = 10  # frames, a tenth of a second, as long as a block of the sound card's
STRIDE: Final = 500  # frames, where nobody waits
_TURNS: Final = 12  # 1.2 s in which it must have been quiet
_WHILE: Final = LONGEST_STEP * HOP  # samples, 0.4 s, that a step may wait in a quiet room; what it finds is the same


@dataclass(frozen=True, slots=True)
class Known:
    """A chime laid out for listening."""

    waveform: Samples
    grid: Grid
    search: Search

    @property
    def need(self) -> int:
        """Samples from the onset on that the evidence looks at."""
        return len(self.grid.power) * HOP + MARGIN_AFTER


@dataclass(frozen=True, slots=True)
class Found:
    """``which`` template and the ``onset`` in samples of the stream.

    ``numbers`` for the verifier, float32 [onsets, numbers]: of the onset, and of those beside it where worth it.
    """

    which: int
    onset: int
    numbers: Reals


class Judge(Protocol):
    """Says what a place is worth."""

    def worth(self, scores: Reals) -> bool:
        """Whether its scores are worth the evidence."""
        ...

    def promising(self, numbers: Reals) -> bool:
        """Whether scores and evidence are worth that of the onsets beside it."""
        ...


class Ear:
    """Keeps a few seconds of sound; looks at it every ``step`` frames, whatever the blocks that come in."""

    def __init__(
        self,
        chimes: Sequence[tuple[Samples, tuple[float, float]]],
        background: Background,
        judge: Judge,
        step: int = STEP,
        quiet: Sequence[float] = (),
    ) -> None:
        """``quiet``: for each chime, the power in its band below which the matched filter is spared."""
        longest = max((len(waveform) for waveform, _ in chimes), default=0)
        self._known = [
            Known(waveform, grid(waveform, band), Search(waveform, band, exemplar(waveform, background), step, longest))
            for waveform, band in chimes
        ]
        self._judge = judge
        levels = quiet or [0.0] * len(chimes)
        self._quiet = [_Quiet(band, level) for (_, band), level in zip(chimes, levels, strict=True)]
        self._hop = step * HOP
        self._keep = segments(step, longest)[-1]
        self._hush = min(levels, default=0.0)
        self._before = 0  # samples before the last gap
        self._since = 0  # and after it
        self.gap()

    @property
    def total(self) -> int:
        """Samples since the start."""
        return self._before + self._since

    @property
    def awaited(self) -> int:
        """Samples until the next look."""
        return self._hop - self._since % self._hop

    def hear(self, samples: Samples) -> Iterator[Found]:
        """``samples`` are float32, finite and within [-1, 1]."""
        taken = 0
        while taken < len(samples):
            piece = samples[taken : taken + self.awaited]
            taken += len(piece)
            self._take(piece)
            if self._since % self._hop == 0 and not self._can_wait():
                yield from self._look()

    def gap(self) -> None:
        """Sound is missing here; the time goes on. Silence stands in for what was before."""
        self._before, self._since = self.total, 0
        self._samples = np.zeros(self._keep, np.float32)
        self._logs = np.full((self._keep // HOP, BANDS), np.log(FLOOR), np.float32)
        self._pieces: list[Samples] = []
        self._waiting: list[tuple[int, Place]] = []
        self._hushed = 0  # steps in a row
        for known, quiet in zip(self._known, self._quiet, strict=True):
            known.search.skip()
            quiet.skip()

    def recent(self, seconds: float) -> Samples:
        """The last of the sound."""
        count = int(seconds * RATE)
        return np.concatenate((self._samples[-count:], *self._pieces))[-count:]

    def _take(self, piece: Samples) -> None:
        self._pieces.append(piece)
        self._since += len(piece)

    def _can_wait(self) -> bool:
        """In a quiet room most of the cost is that of looking at all, so it is done less often there.

        A chime that is loud enough for its band not to be quiet is looked at in time.
        """
        newest = self.recent(self._hop / RATE)
        self._hushed = self._hushed + 1 if float(np.var(newest)) < self._hush else 0
        pending = sum(map(len, self._pieces))
        return self._hushed > _TURNS and pending < _WHILE and not self._waiting

    def _look(self) -> Iterator[Found]:
        frames = sum(map(len, self._pieces)) // HOP
        self._samples = np.concatenate((self._samples, *self._pieces))[-self._keep :]
        self._pieces = []
        fresh = power_of(frames_of(self._samples[-frames * HOP - WINDOW + HOP :]))
        self._logs = np.concatenate((self._logs, log_bands(fresh)))[-(self._keep // HOP) :]
        power = np.exp(self._logs[-frames:])
        spectrum = cache(lambda size: fft.rfft(self._samples[-size:]))
        for which, (known, quiet) in enumerate(zip(self._known, self._quiet, strict=True)):
            for place in known.search.advance(spectrum, quiet.holds(power), self._logs, self._since):
                if place.onset >= MARGIN_BEFORE and self._judge.worth(place.numbers):
                    self._waiting.append((which, place))
        yield from self._ripe()

    def _ripe(self) -> Iterator[Found]:
        """What sounds after the chime counts too, so the evidence is taken when that is there."""
        waiting, self._waiting = self._waiting, []
        for which, place in waiting:
            if place.onset + self._known[which].need <= self._since:
                yield self._found(which, self._known[which], place)
            else:
                self._waiting.append((which, place))

    def _found(self, which: int, known: Known, place: Place) -> Found:
        frames = around(known.grid, self._samples, place.onset - self._since + len(self._samples))
        numbers = _numbers(known, place, frames, 0)
        if not self._judge.promising(numbers):
            return Found(which, self._before + place.onset, numbers[None])
        beside = [_numbers(known, place, frames, shift) for shift in SHIFTS[1:]]
        return Found(which, self._before + place.onset, np.stack([numbers, *beside]))


def _numbers(known: Known, place: Place, frames: Spectra, shift: int) -> Reals:
    return np.concatenate([place.numbers, evidence(known.grid, frames, shift)])


class _Quiet:
    """Tells, turn by turn, whether the last second's bands held less than a level."""

    def __init__(self, band_hz: tuple[float, float], level: float) -> None:
        low, high = (np.searchsorted(EDGES, hz) for hz in band_hz)
        self._bands = slice(max(int(low) - 1, 0), int(high) + 1)
        self._level = np.float32(level / 2)  # what is left of a power by the transform of real sound
        self.skip()

    def skip(self) -> None:
        self._loudest = np.zeros(_TURNS - 1, np.float32)

    def holds(self, power: Reals) -> list[bool]:
        """For the turns of the newest step, from its frames' power in each band."""
        sums = power[:, self._bands].sum(axis=1)
        loudest = np.concatenate((self._loudest, sums.reshape(-1, TURN).max(axis=1)))
        self._loudest = loudest[1 - _TURNS :]
        return [bool(loudest[turn : turn + _TURNS].max() < self._level) for turn in range(len(sums) // TURN)]
