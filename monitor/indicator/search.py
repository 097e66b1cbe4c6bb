"""Where a chime may be: peaks of two cheap scores, found while the sound goes by.

The matched filter hears a chime in steady noise and where nothing moved, the spectral contrast hears it between other
sounds and after a move; each forgets nothing that the other saw, so a place is looked at when either rises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.contrast import BEFORE, Exemplar, contrast, parts
from monitor.indicator.matched import Envelope, correlation, matched
from monitor.indicator.spectra import HOP, LONGEST, RATE, WINDOW, Reals, Samples, fast_length

HISTORY: Final = 200  # frames, 2 s: what the scores were of late
NEIGHBOURS: Final = 10  # frames on either side that a peak exceeds
WIDEST: Final = 1200.0  # Hz of the matched filter: the strongest part of a wide chime is enough to find the place
LEAST_CONTRAST, LEAST_MATCH = 3.0, 3.4  # deviations; chosen so that an hour of mixed sounds has about 1000 places
BOTH: Final = 1.75
_STIR: Final = 2.0  # deviations of contrast at which quiet is over
NUMBERS: Final = 14  # of a place
OFFSET: Final = 7  # which of them is the frames from the peak of both scores to the onset
_ALIGN: Final = 4  # frames before and after a peak in which the matched filter may put the onset


@dataclass(frozen=True, slots=True)
class Place:
    """``onset`` in samples from the stream's start; ``numbers`` are the scores there and just before."""

    onset: int
    numbers: Reals


@dataclass(frozen=True, slots=True)
class Scores:
    """Frame by frame; frame j is about the onset 160 j of the stream. ``at``: the best onset in the frame."""

    match: Reals
    at: NDArray[np.int64]
    contrast: Reals


class Search:
    """Follows one template through a stream, ``step`` frames at a time."""

    def __init__(self, waveform: Samples, band_hz: tuple[float, float], exemplar: Exemplar, step: int) -> None:
        self._step = step
        self._exemplar = exemplar
        # Samples that must follow a frame's start before its scores can be told.
        self.reach = -(-len(waveform) // HOP) * HOP + (BEFORE + 4) * HOP + WINDOW
        self._filter = matched(waveform, narrowed(waveform, band_hz), segment(step))
        self._kept = _no_scores()
        self._spared_for = 0  # frames in a row
        self._usual = np.float32(0.1)  # the matched filter's before it was spared
        self._undecided = 0  # frames at the end of what is kept of which it is open whether they are peaks

    def advance(self, spectrum: Callable[[], Envelope], quiet: bool, logs: Reals, end: int) -> Iterator[Place]:
        """Places in one more step, of the stream that has now ``end`` samples (a multiple of HOP).

        ``spectrum`` gives the transform of its last segment(step) samples; where it is ``quiet`` that is asked for only
        when the other score rises. ``logs`` are all frames that are kept, to ``end``.
        """
        first = (end - self.reach) // HOP - self._step
        back = len(logs) - (frames_until(end) - first)
        rows = logs[back - BEFORE :][: self._step + len(self._exemplar.weights) - 1]
        found = contrast(self._exemplar, rows)
        spared = quiet and float(found.max()) < _STIR
        self._spared_for = self._spared_for + self._step if spared else 0
        match, at = self._spared(first) if spared else self._match(spectrum(), end, first)
        self._kept = _joined(_trimmed(self._kept, HISTORY + 2 * NEIGHBOURS), Scores(match, at, found))
        self._undecided = min(self._undecided + self._step, len(self._kept.match))
        base = first + self._step - len(self._kept.match)
        low, high = len(self._kept.match) - self._undecided, len(self._kept.match) - NEIGHBOURS
        self._undecided = NEIGHBOURS
        if self._spared_for > self._step:
            return  # neither score has risen, so there is no peak
        for frame in _peaks(self._kept, low, high):
            patch = logs[len(logs) - (frames_until(end) - frame - base) - BEFORE :][: len(self._exemplar.weights)]
            yield _place(self._kept, frame, parts(self._exemplar, patch))

    def skip(self) -> None:
        """There is a gap: nothing from before it counts."""
        self._kept = _no_scores()
        self._undecided = 0

    def _match(self, spectrum: Envelope, end: int, first: int) -> tuple[Reals, NDArray[np.int64]]:
        begin = first * HOP - HOP // 2
        offset = begin - (end - self._filter.size)
        found = correlation(self._filter, spectrum)
        return _by_frame(found, self._filter.step, offset, self._step, begin)

    def _spared(self, first: int) -> tuple[Reals, NDArray[np.int64]]:
        if self._spared_for <= self._step and len(self._kept.match):
            self._usual = np.float32(_recent(self._kept.match)[-1])
        return np.full(self._step, self._usual, np.float32), (first + np.arange(self._step)) * HOP


def segment(step: int) -> int:
    """Samples that are transformed at once: a step, and what the longest template needs beyond it."""
    return fast_length((step + 1) * HOP + int(LONGEST * RATE) + (BEFORE + 6) * HOP + WINDOW)


def frames_until(end: int) -> int:
    """Frames that ``end`` samples of a stream have filled."""
    return (end - WINDOW) // HOP + 1


def narrowed(waveform: Samples, band_hz: tuple[float, float]) -> tuple[float, float]:
    """The part of the band, WIDEST at most, that holds most of the energy."""
    low, high = band_hz
    if high - low <= WIDEST:
        return band_hz
    power = np.abs(np.fft.rfft(waveform, RATE)) ** 2  # bins of 1 Hz
    sums = np.concatenate(([0.0], np.cumsum(power)))
    starts = np.arange(int(low), int(high - WIDEST) + 1)
    best = int(starts[np.argmax(sums[starts + int(WIDEST)] - sums[starts])])
    return float(best), best + WIDEST


def _by_frame(found: Reals, step: float, offset: int, frames: int, begin: int) -> tuple[Reals, NDArray[np.int64]]:
    """The largest value of each frame of HOP samples from ``offset`` on, and at which sample of the stream."""
    edges = np.ceil((offset + np.arange(frames + 1) * HOP) / step).astype(np.int64)
    best = np.maximum.reduceat(found[: edges[-1]], edges[:-1])
    inside = found[edges[0] : edges[-1]]
    frame = np.repeat(np.arange(frames), np.diff(edges))
    top = np.flatnonzero(inside >= best[frame])
    where = np.zeros(frames, np.int64)
    where[frame[top]] = np.round((edges[0] + top) * step).astype(np.int64) - offset + begin
    return best, where


def _peaks(scores: Scores, low: int, high: int) -> list[int]:
    """Frames in [low, high) that are as likely as any neighbour, and likely enough."""
    recent = _recent(scores.match)
    match, contrast_ = scores.match / recent / LEAST_MATCH, scores.contrast / LEAST_CONTRAST
    joint = np.maximum(np.maximum(match, contrast_), (match + contrast_) / BOTH)
    found = []
    for frame in np.flatnonzero(joint[low:high] >= 1) + low:
        around = joint[max(frame - NEIGHBOURS, 0) : frame + NEIGHBOURS + 1]
        if joint[frame] >= around.max():
            found.append(int(frame))
    return found


def _recent(match: Reals) -> Reals:
    """Root mean square of the last HISTORY frames up to each."""
    sums = np.concatenate(([0.0], np.cumsum(match.astype(np.float64) ** 2)))
    ends = np.arange(1, len(match) + 1)
    starts = np.maximum(ends - HISTORY, 0)
    return (np.sqrt((sums[ends] - sums[starts]) / (ends - starts)) + 1e-4).astype(np.float32)


def _place(scores: Scores, frame: int, contrast_parts: Reals) -> Place:
    low = max(frame - _ALIGN, 0)
    best = low + int(np.argmax(scores.match[low : frame + _ALIGN + 1]))
    recent = float(_recent(scores.match[: best + 1])[-1])
    past = slice(max(frame - HISTORY, 0), max(frame - 3 * NEIGHBOURS, 1))
    peak = float(scores.contrast[max(frame - 3, 0) : frame + 4].max())
    match = float(scores.match[best])
    numbers = [peak, match / recent, match, np.log(recent), scores.contrast[past].max(), scores.match[past].max()]
    numbers += [scores.contrast[past].std(), best - frame]
    return Place(int(scores.at[best]), np.concatenate([np.array(numbers, np.float32), contrast_parts]))


def _no_scores() -> Scores:
    return Scores(np.zeros(0, np.float32), np.zeros(0, np.int64), np.zeros(0, np.float32))


def _joined(one: Scores, other: Scores) -> Scores:
    return Scores(
        np.concatenate((one.match, other.match)),
        np.concatenate((one.at, other.at)),
        np.concatenate((one.contrast, other.contrast)),
    )


def _trimmed(scores: Scores, count: int) -> Scores:
    return Scores(scores.match[-count:], scores.at[-count:], scores.contrast[-count:])
