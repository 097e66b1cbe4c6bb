"""Carries templates through a stream: what came in of late, and for each place the evidence on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from scipy import fft

from monitor.indicator.contrast import Background, exemplar
from monitor.indicator.evidence import MARGIN_BEFORE, Grid, evidence, grid
from monitor.indicator.search import NEIGHBOURS, Place, Search, segment
from monitor.indicator.spectra import (
    BANDS,
    EDGES,
    FLOOR,
    HOP,
    RATE,
    WINDOW,
    Reals,
    Samples,
    frames_of,
    log_bands,
    power_of,
)

STEP: Final = 20  # frames, 0.2 s: a chime is told within half a second of its end
STRIDE: Final = 500  # frames, where nobody waits


@dataclass(frozen=True, slots=True)
class Known:
    """A chime laid out for listening."""

    waveform: Samples
    grid: Grid
    search: Search


@dataclass(frozen=True, slots=True)
class Found:
    """``which`` template, the ``onset`` in samples of the stream, and float32 numbers for the verifier."""

    which: int
    onset: int
    numbers: Reals


class Ear:
    """Keeps a few seconds of sound; looks at it every ``step`` frames, whatever the blocks that come in."""

    def __init__(
        self,
        chimes: Sequence[tuple[Samples, tuple[float, float]]],
        background: Background,
        worth: Callable[[Reals], bool],
        step: int = STEP,
        quiet: Sequence[float] = (),
    ) -> None:
        """``worth``: whether a place's scores are worth the evidence.

        ``quiet``: for each chime, the power in its band below which only the cheaper of two scores is taken.
        """
        self._known = [
            Known(waveform, grid(waveform, band), Search(waveform, band, exemplar(waveform, background), step))
            for waveform, band in chimes
        ]
        self._worth = worth
        self._quiet = [_Quiet(band, level) for (_, band), level in zip(chimes, quiet, strict=False)]
        self._hop = step * HOP
        self._segment = segment(step)
        # A peak is told up to NEIGHBOURS and one alignment after its step.
        self._keep = -(-(self._segment + MARGIN_BEFORE + 2 * NEIGHBOURS * HOP) // HOP) * HOP
        self.total = 0  # samples since the start
        self.gap()

    def hear(self, samples: Samples) -> Iterator[Found]:
        """``samples`` are float32, finite and within [-1, 1]."""
        taken = 0
        while taken < len(samples):
            piece = samples[taken : taken + self._hop - self.total % self._hop]
            taken += len(piece)
            self._take(piece)
            if self.total % self._hop == 0:
                yield from self._look()

    def gap(self) -> None:
        """Sound is missing here; the time goes on, from the next multiple of the hop. Silence stands in for before."""
        self.total = -(-self.total // self._hop) * self._hop
        self._born = self.total + MARGIN_BEFORE
        self._samples = np.zeros(self._keep, np.float32)
        self._logs = np.full((self._keep // HOP, BANDS), np.log(FLOOR), np.float32)
        self._pieces: list[Samples] = []
        for known in self._known:
            known.search.skip()

    def recent(self, seconds: float) -> Samples:
        """The last of the sound."""
        return np.concatenate((self._samples, *self._pieces))[-int(seconds * RATE) :]

    def _take(self, piece: Samples) -> None:
        self._pieces.append(piece)
        self.total += len(piece)

    def _look(self) -> Iterator[Found]:
        self._samples = np.concatenate((self._samples, *self._pieces))[-self._keep :]
        self._pieces = []
        fresh = power_of(frames_of(self._samples[-self._hop - WINDOW + HOP :]))
        self._logs = np.concatenate((self._logs, log_bands(fresh)))[-(self._keep // HOP) :]
        segment_ = self._samples[-self._segment :]
        spectrum = cache(lambda: fft.rfft(segment_))
        for which, known in enumerate(self._known):
            for place in known.search.advance(spectrum, self._is_quiet(which), self._logs, self.total):
                if place.onset >= self._born and self._worth(place.numbers):
                    yield self._found(which, known, place)

    def _is_quiet(self, which: int) -> bool:
        return bool(self._quiet) and self._quiet[which].holds(self._logs)

    def _found(self, which: int, known: Known, place: Place) -> Found:
        onset = place.onset - self.total + len(self._samples)
        return Found(which, place.onset, np.concatenate([place.numbers, evidence(known.grid, self._samples, onset)]))


class _Quiet:
    """Tells from the last second's bands whether they held less than a level."""

    def __init__(self, band_hz: tuple[float, float], level: float) -> None:
        low, high = (np.searchsorted(EDGES, hz) for hz in band_hz)
        self._bands = slice(max(int(low) - 1, 0), int(high) + 1)
        self._level = np.float32(level / 2)  # what is left of a power by the transform of real sound

    def holds(self, logs: Reals) -> bool:
        recent = np.exp(logs[-RATE // HOP - 20 :, self._bands]).sum(axis=1)
        return bool(recent.max() < self._level)
