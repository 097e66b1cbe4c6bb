"""Where a chime may be: peaks of two cheap scores, found while the sound goes by.

The matched filter hears a chime in steady noise and where nothing moved, the spectral contrast hears it between other
sounds and after a move; each forgets nothing that the other saw, so a place is looked at when either rises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.contrast import BEFORE, Exemplar, contrast, parts
from monitor.indicator.matched import AROUND, Envelope, correlation, matched
from monitor.indicator.spectra import HOP, RATE, WINDOW, Reals, Samples, fast_length

HISTORY: Final = 200  # frames, 2 s: what the scores were of late
NEIGHBOURS: Final = 10  # frames on either side that a peak exceeds
TURN: Final = 10  # frames, 0.1 s, for which it is decided at once whether the matched filter is spared
LONGEST_STEP: Final = 4 * TURN  # frames, where a step is put off
_KEPT: Final = HISTORY + 3 * NEIGHBOURS  # frames before a step
WIDEST: Final = 1200.0  # Hz of the matched filter: the strongest part of a wide chime is enough to find the place
LEAST_CONTRAST, LEAST_MATCH = 3.0, 3.4  # deviations; chosen so that an hour of mixed sounds has about 1000 places
BOTH: Final = 1.75
_STIR: Final = 2.0  # deviations of contrast at which quiet is over
NUMBERS: Final = 14  # of a place
_ALIGN: Final = 4  # frames before and after a peak in which the matched filter may put the onset

_NOTHING: Final = (np.zeros(0, np.float32), np.zeros(0, np.int64), np.zeros(0, np.float32), np.zeros(0, np.bool_))

Spectrum: TypeAlias = Callable[[int], Envelope]
"""The transform of so many of the stream's last samples."""


@dataclass(frozen=True, slots=True)
class Place:
    """``onset`` in samples from the stream's start; ``numbers`` are the scores there and just before."""

    onset: int
    numbers: Reals


@dataclass(frozen=True, slots=True)
class Scores:
    """Frame by frame; frame j is about the onset 160 j of the stream. ``at``: the best onset in the frame.

    ``awake``: turn by turn, whether the matched filter is asked.
    """

    match: Reals
    at: NDArray[np.int64]
    contrast: Reals
    awake: NDArray[np.bool_]


class Search:
    """Follows one template through a stream, some frames at a time, a multiple of TURN; mostly ``step``.

    What it finds does not depend on the step. Turns in which it is quiet and the contrast does not stir hold no peaks;
    the matched filter is spared there, and asked about them when later frames have to be held against them.
    """

    def __init__(
        self, waveform: Samples, band_hz: tuple[float, float], exemplar: Exemplar, step: int, longest: int = 0
    ) -> None:
        """``longest``: samples of the longest template that shares the transforms."""
        self._step = step
        self._exemplar = exemplar
        # Samples that must follow a frame's start before its scores can be told.
        self.reach = -(-len(waveform) // HOP) * HOP + (BEFORE + 4) * HOP
        band = narrowed(waveform, band_hz)
        self.segments = segments(step, max(longest, len(waveform)))
        self._filters = [matched(waveform, band, size) for size in self.segments]
        self._kept = Scores(*_NOTHING)
        self._unmatched = 0  # frames at the end of what is kept in which the matched filter was spared

    def advance(self, spectrum: Spectrum, quiet: Sequence[bool], logs: Reals, end: int) -> Iterator[Place]:
        """Places in one more step, of the stream that has now ``end`` samples (a multiple of HOP).

        ``spectrum`` gives the transform of its last samples; ``quiet`` is told for each turn of the step. ``logs`` are
        all frames that are kept, to ``end``.
        """
        frames, last = len(quiet) * TURN, (end - self.reach) // HOP
        self._keep(contrast(self._exemplar, self._rows(logs, end, last - frames, frames)), quiet)
        base = last - len(self._kept.match)
        if not self._kept.awake[-len(quiet) - 2 :].any():
            return
        low = len(self._kept.match) - min(frames + NEIGHBOURS, len(self._kept.match))
        open_ = _open(self._kept.awake)[low:-NEIGHBOURS]
        self._match(spectrum, end, base)
        for frame in _peaks(self._kept, low + np.flatnonzero(open_)):
            yield _place(self._kept, frame, parts(self._exemplar, self._rows(logs, end, base + frame, 1)))

    def skip(self) -> None:
        """There is a gap: nothing from before it counts."""
        self._kept = Scores(*_NOTHING)
        self._unmatched = 0

    def _rows(self, logs: Reals, end: int, first: int, count: int) -> Reals:
        """The frames of ``logs`` that so many scores from frame ``first`` on are of."""
        begin = len(logs) - (frames_until(end) - first) - BEFORE
        return logs[begin : begin + count + len(self._exemplar.weights) - 1]

    def _keep(self, found: Reals, quiet: Sequence[bool]) -> None:
        awake = np.logical_not(quiet) | (found.reshape(-1, TURN).max(axis=1) >= _STIR)
        self._kept = _joined(self._kept, Scores(np.zeros_like(found), np.zeros(len(found), np.int64), found, awake))
        self._unmatched = min(self._unmatched + len(found), len(self._kept.match))

    def _match(self, spectrum: Spectrum, end: int, base: int) -> None:
        """Fills in what was spared."""
        count, self._unmatched = self._unmatched, 0
        if not count:
            return
        chosen = self._filters[count > self._step]
        begin = (base + len(self._kept.match) - count) * HOP - HOP // 2
        found = correlation(chosen, spectrum(chosen.size), begin - end + chosen.size, count * HOP // chosen.spacing)
        by_frame = found.reshape(count, -1)
        self._kept.match[-count:] = by_frame.max(axis=1)
        self._kept.at[-count:] = begin + np.arange(count) * HOP + by_frame.argmax(axis=1) * chosen.spacing


def segments(step: int, longest: int) -> tuple[int, int]:
    """Samples that are transformed at once: for a step, and for all that is kept.

    The frames, and what a template of ``longest`` samples needs besides.
    """
    around = -(-(longest + (BEFORE + 6) * HOP + AROUND) // HOP)
    return fast_length(step + around) * HOP, fast_length(_KEPT + max(step, LONGEST_STEP) + around) * HOP


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


def _open(awake: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each frame, whether there may be a peak: its turn or the one before or after it is not spared."""
    beside = np.concatenate(([False], awake, [False]))
    return np.repeat(beside[:-2] | beside[1:-1] | beside[2:], TURN)


def _peaks(scores: Scores, where: NDArray[np.intp]) -> list[int]:
    """Of the frames ``where``, those that are as likely as any neighbour, and likely enough."""
    recent = _recent(scores.match)
    match, contrast_ = scores.match / recent / LEAST_MATCH, scores.contrast / LEAST_CONTRAST
    joint = np.maximum(np.maximum(match, contrast_), (match + contrast_) / BOTH)
    found = []
    for frame in where[joint[where] >= 1]:
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


def _joined(kept: Scores, new: Scores) -> Scores:
    """The newest of both, as far back as peaks are held against."""
    return Scores(
        np.concatenate((kept.match[-_KEPT:], new.match)),
        np.concatenate((kept.at[-_KEPT:], new.at)),
        np.concatenate((kept.contrast[-_KEPT:], new.contrast)),
        np.concatenate((kept.awake[-_KEPT // TURN :], new.awake)),
    )
