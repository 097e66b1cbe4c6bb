"""The recordings of one recurring sound laid over each other, and what they have in common.

What two recordings share survives the product of the two and everything else averages out, so the power of the
shared part is estimated from products of *different* takes only (as in averaged cross-spectra, Bendat and Piersol).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft, signal

from monitor.indicator.recurrence import RATE, Sound

BEFORE = 0.4  # s before the place where a recurrence was noticed; snippets of 0.16 s notice it late or early
AFTER = 1.6
_SEARCH = 0.02
_SMOOTH = 0.008
_ONSET_DB, _END_DB = -20.0, -22.0  # of the envelope's peak
_DIP = 0.05  # s; between two tones of one chime
LONGEST = 0.8
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Laid:
    """``stack``: takes x samples, aligned to a fraction of a sample; ``begins``: where each row begins in its take."""

    takes: tuple[int, ...]
    begins: NDArray[np.float64]
    stack: NDArray[np.float32]


def laid(takes: Sequence[Sound], where: Mapping[int, int], length: int) -> Laid:
    """``where``: take -> about the sample at which the sound begins; ``length``: of the part to align by."""
    numbers = tuple(sorted(where))
    begins = np.array([float(where[number]) for number in numbers])
    for _ in range(_ROUNDS):
        stack = _cut(takes, numbers, begins, 0, length)
        begins = begins + _lags(takes, numbers, begins, stack)
    return Laid(numbers, begins - BEFORE * RATE, _cut(takes, numbers, begins, BEFORE, int(AFTER * RATE)))


def again(takes: Sequence[Sound], over: Laid) -> Laid:
    """The same places, cut out of other versions of the takes."""
    return Laid(over.takes, over.begins, _cut(takes, over.takes, over.begins, 0, over.stack.shape[1]))


def _cut(
    takes: Sequence[Sound], numbers: Sequence[int], begins: NDArray[np.float64], before: float, length: int
) -> NDArray[np.float32]:
    lead = int(before * RATE)
    return np.stack([_piece(takes[k], at - lead, length + lead) for k, at in zip(numbers, begins, strict=True)])


def _piece(take: Sound, begin: float, length: int) -> Sound:
    """``take`` from a fractional sample on; nought outside of it."""
    whole, margin = int(np.floor(begin)), 64
    low, high = whole - margin, whole + length + margin
    first, last = max(low, 0), min(high, take.size)
    padded = np.zeros(high - low, np.float32)
    if last > first:
        padded[first - low : last - low] = take[first:last]
    turn = np.exp(2j * np.pi * fft.rfftfreq(padded.size) * (begin - whole))
    out: Sound = fft.irfft(fft.rfft(padded) * turn, padded.size)[margin : margin + length].astype(np.float32)
    return out


def _lags(
    takes: Sequence[Sound], numbers: Sequence[int], begins: NDArray[np.float64], stack: NDArray[np.float32]
) -> NDArray[np.float64]:
    """By how many samples each row is late against the mean of the others."""
    reach = int(_SEARCH * RATE)
    unit = stack / (np.linalg.norm(stack, axis=1, keepdims=True) + 1e-12)
    total = unit.sum(axis=0)
    lags = np.zeros(len(numbers))
    for row, number in enumerate(numbers):
        wide = _piece(takes[number], begins[row] - reach, stack.shape[1] + 2 * reach)
        lags[row] = _peak(signal.correlate(wide, total - unit[row], "valid", "fft")) - reach
    return lags - np.median(lags)


def _peak(values: NDArray[np.float32]) -> float:
    """Place of the greatest value, to a fraction, by the parabola through it and its neighbours."""
    at = int(values.argmax())
    if not 0 < at < values.size - 1:
        return float(at)
    left, top, right = (float(values[at + k]) for k in (-1, 0, 1))
    bend = left - 2 * top + right
    return at + (0.5 * (left - right) / bend if bend < 0 else 0.0)


def shared_envelope(stack: NDArray[np.float32]) -> NDArray[np.float64]:
    """Power of what the rows share, over time, smoothed over 8 ms; rows are brought to one loudness first."""
    rows = evened(stack)
    shared = (rows.sum(axis=0) ** 2 - (rows**2).sum(axis=0)) / (len(rows) * (len(rows) - 1))
    width = int(_SMOOTH * RATE)
    out: NDArray[np.float64] = np.maximum(np.convolve(shared, np.hanning(width) / np.hanning(width).sum(), "same"), 0)
    return out


def evened(stack: NDArray[np.float32]) -> NDArray[np.float64]:
    """Rows scaled so that each has the same share of the mean."""
    rows = stack.astype(np.float64)
    for _ in range(2):
        mean = rows.mean(axis=0)
        share = rows @ mean / max(float(mean @ mean), 1e-20)
        rows = rows / np.maximum(share, 0.05)[:, None]
    return rows


def bounds(envelope: NDArray[np.float64], length: int) -> tuple[int, int]:
    """(onset, end) of the sound that is noticed ``BEFORE`` into the envelope, in samples."""
    around = int(BEFORE * RATE)
    core = envelope[around : around + length]
    # The first loud part: a longer chain may go on into an answer that is spoken alike each time.
    top = float(core[: int(LONGEST * RATE)].max()) if core.size else 0.0
    noise = float(np.percentile(envelope, 20))
    start = around + int(np.flatnonzero(core >= 0.1 * top)[0]) if top > 0 else around
    onset = _walk(envelope, start, -1, max(top * 10 ** (_ONSET_DB / 10), 3 * noise))
    end = _walk(envelope, start, 1, max(top * 10 ** (_END_DB / 10), 3 * noise))
    return onset, min(end, onset + int(LONGEST * RATE))


def _walk(envelope: NDArray[np.float64], at: int, step: int, floor: float) -> int:
    """As far as the envelope stays above ``floor``, dips of ``_DIP`` aside when going on."""
    dip = int((_DIP if step > 0 else 0.01) * RATE)
    last = at
    while 0 <= at < envelope.size and abs(at - last) <= dip:
        if envelope[at] > floor:
            last = at
        at += step
    return last


def shared_spectrum(rows: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(Hz, power) of what the rows share, in bins of at most 4 Hz."""
    size = fft.next_fast_len(max(rows.shape[1], RATE // 4), real=True)
    bins = fft.rfft(rows * np.hanning(rows.shape[1]), size, axis=1)
    power = (np.abs(bins.sum(axis=0)) ** 2 - (np.abs(bins) ** 2).sum(axis=0)) / (len(rows) * (len(rows) - 1))
    power = np.maximum(power, 0)
    power[power < power.max() * 1e-4] = 0
    return fft.rfftfreq(size, 1 / RATE), power
