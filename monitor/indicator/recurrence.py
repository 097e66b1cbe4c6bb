"""What recurs from take to take, waveform and phase and all: a sound that is played, not a word that is said anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft, signal

RATE = 16_000
Sound = NDArray[np.float32]
Cancelled = Callable[[], bool]

BAND = (150.0, 7500.0)  # Alexa's lower tone is at 261 Hz; below 150 there is hum and handling
SNIPPET = 0.16  # s; the shortest chimes last 0.1, and a vowel does not keep its phase for so long
HOP = 0.04
ALIKE = 0.7  # normalised correlation; two recordings of one chime at 5 dB have 0.76, said words 0.3 to 0.6
_SLIP = 0.005  # s by which neighbouring snippets may differ: a tone's best match may slip by a period
_AS_GOOD = 0.93  # of the best; recordings of one chime at 15 dB differ by 0.03
_NEAR = 0.02  # s; within it lie the neighbouring periods of one match
_FLOOR_RANGE = 1e-3  # a whitener that lifts a band by more than 30 dB hears only hiss
_FRAME = 512


@dataclass(frozen=True, slots=True)
class Chain:
    """A stretch of one take that others have too. ``where``: take -> its sample there (of ``begin``); samples."""

    take: int
    begin: int
    end: int
    where: dict[int, int]


def whitened(takes: Sequence[Sound]) -> list[Sound]:
    """The takes with the room's steady noise (hum, fans) flattened, all by one zero-phase filter, within ``BAND``."""
    floor = np.exp(np.mean([np.log(_floor(take)) for take in takes], axis=0))
    floor = np.maximum(floor, floor[_in_band(_FRAME)].max() * _FLOOR_RANGE)
    return [_filtered(take, 1 / np.sqrt(floor)) for take in takes]


def _floor(take: Sound) -> NDArray[np.float64]:
    """Power per bin that a fifth of the frames stays below."""
    _, _, bins = signal.stft(take.astype(np.float64), RATE, nperseg=_FRAME, padded=False, boundary=None)
    power = np.percentile(np.abs(bins) ** 2, 20, axis=1) if bins.shape[1] else np.ones(_FRAME // 2 + 1)
    return np.convolve(power, np.ones(5) / 5, mode="same") + 1e-14


def _in_band(frame: int) -> NDArray[np.bool_]:
    at = np.arange(frame // 2 + 1) * RATE / frame
    return (at >= BAND[0]) & (at <= BAND[1])


def _filtered(take: Sound, gain: NDArray[np.float64]) -> Sound:
    size = fft.next_fast_len(take.size + _FRAME, real=True)
    at = np.arange(size // 2 + 1) * RATE / size
    curve = np.interp(at, np.arange(gain.size) * RATE / _FRAME, gain)
    curve *= np.clip((at - BAND[0] + 30) / 60, 0, 1) * np.clip((BAND[1] + 100 - at) / 200, 0, 1)
    out: Sound = fft.irfft(fft.rfft(take, size) * curve, size)[: take.size].astype(np.float32)
    return out


def chains(takes: Sequence[Sound], reference: int, need: int, cancelled: Cancelled = lambda: False) -> list[Chain]:
    """Stretches of the take ``reference`` that at least ``need`` others have, in order. ``takes`` are whitened."""
    begins, snippets = _active(takes[reference])
    if not begins.size:
        return []
    others = [k for k in range(len(takes)) if k != reference and takes[k].size >= snippets.shape[1]]
    size = fft.next_fast_len(max((takes[k].size for k in others), default=1), real=True)
    models = {k: Spectrum(takes[k], snippets.shape[1], size) for k in others}
    alike = np.zeros((len(takes), begins.size), np.float32)
    where = np.zeros((len(takes), begins.size), np.int64)
    for number, snippet in enumerate(snippets):
        if cancelled():
            return []
        _look(number, snippet, models, need, alike, where)
    return _joined(reference, begins, alike >= ALIKE, where, need)


def _look(
    number: int,
    snippet: Sound,
    models: Mapping[int, Spectrum],
    need: int,
    alike: NDArray[np.float32],
    where: NDArray[np.int64],
) -> None:
    """The best match of one snippet in each take, as long as enough of them may still have it."""
    bins, found = Spectrum.of(snippet, models), 0
    for left, (other, model) in zip(range(len(models), 0, -1), models.items(), strict=True):
        if found + left < need:
            return
        values = model.correlated(snippet, bins)
        where[other, number] = _first_best(values)
        alike[other, number] = values[where[other, number]]
        found += bool(alike[other, number] >= ALIKE)


def _active(take: Sound) -> tuple[NDArray[np.int64], Sound]:
    """Where snippets begin that are above the noise, and the snippets (n x samples)."""
    long, hop = int(SNIPPET * RATE), int(HOP * RATE)
    if take.size < long:
        return np.zeros(0, np.int64), np.zeros((0, long), np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(take, long)[::hop]
    power = np.einsum("ij,ij->i", windows, windows)
    keep = power > 3 * np.percentile(power, 20)
    return np.flatnonzero(keep) * hop, windows[keep]


def best_matches(snippets: Sound, take: Sound) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """For each snippet (n x samples) its greatest normalised correlation within ``take``, and where that begins."""
    long = snippets.shape[1]
    if take.size < long:
        return np.zeros(len(snippets), np.float32), np.zeros(len(snippets), np.int64)
    model = Spectrum(take, long)
    best, at = np.zeros(len(snippets), np.float32), np.zeros(len(snippets), np.int64)
    for number, snippet in enumerate(snippets):
        found = model.correlated(snippet)
        at[number] = _first_best(found)
        best[number] = found[at[number]]
    return best, at


class Spectrum:
    """One take, ready for many snippets of ``long`` samples to be looked for in it. ``size``: of the transform, where
    several takes share it."""

    def __init__(self, take: Sound, long: int, size: int | None = None) -> None:
        self._size = size or fft.next_fast_len(take.size, real=True)
        self._bins = fft.rfft(take, self._size)
        self._norm = _local_norm(take, long).astype(np.float32)

    @staticmethod
    def of(snippet: Sound, models: Mapping[int, Spectrum]) -> NDArray[np.complex64]:
        """The snippet transformed once for all takes of one size."""
        size = next(iter(models.values()))._size if models else snippet.size
        return np.asarray(np.conj(fft.rfft(snippet, size)))

    def correlated(self, snippet: Sound, bins: NDArray[np.complex64] | None = None) -> NDArray[np.float32]:
        """Normalised correlation, -1 to 1, at each place."""
        turned = np.conj(fft.rfft(snippet, self._size)) if bins is None else bins
        found: NDArray[np.float32] = fft.irfft(turned * self._bins, self._size)[: self._norm.size]
        return found / (self._norm * max(float(np.sqrt(snippet @ snippet)), 1e-12))


def _first_best(values: NDArray[np.float32]) -> int:
    """The place of the best match; of two as good, the first: some speakers sound alike when they wake and when they
    are done."""
    first = int((values >= _AS_GOOD * values.max()).argmax())
    return first + int(values[first : first + int(_NEAR * RATE)].argmax())


def _local_norm(take: Sound, long: int) -> NDArray[np.float64]:
    energy = np.concatenate([[0.0], np.cumsum(take.astype(np.float64) ** 2)])
    norm = np.sqrt(np.maximum(energy[long:] - energy[:-long], 0))
    floor = 0.003 * float(norm.max()) + 1e-12
    return np.asarray(np.maximum(norm, floor))  # digital silence would correlate with everything


def _joined(
    reference: int, begins: NDArray[np.int64], alike: NDArray[np.bool_], where: NDArray[np.int64], need: int
) -> list[Chain]:
    """Neighbouring snippets that keep their distance in at least ``need`` takes, joined."""
    offsets = where - begins
    found: list[Chain] = []
    first = last = -1
    for now in range(begins.size):
        if alike[:, now].sum() < need:
            continue
        if first >= 0 and _goes_on(last, now, begins, alike, offsets, need):
            last = now
            continue
        if first >= 0:
            found.append(_chain(reference, first, last, begins, alike, offsets))
        first = last = now
    if first >= 0:
        found.append(_chain(reference, first, last, begins, alike, offsets))
    return found


def _goes_on(
    last: int, now: int, begins: NDArray[np.int64], alike: NDArray[np.bool_], offsets: NDArray[np.int64], need: int
) -> bool:
    if begins[now] - begins[last] > int(SNIPPET * RATE):
        return False
    kept = alike[:, last] & alike[:, now] & (np.abs(offsets[:, now] - offsets[:, last]) <= _SLIP * RATE)
    return int(kept.sum()) >= need


def _chain(
    reference: int,
    first: int,
    last: int,
    begins: NDArray[np.int64],
    alike: NDArray[np.bool_],
    offsets: NDArray[np.int64],
) -> Chain:
    span = slice(first, last + 1)
    where = {reference: int(begins[first])}
    for take in range(len(alike)):
        good = alike[take, span]
        if good.any():
            where[take] = int(begins[first] + np.median(offsets[take, span][good]))
    return Chain(reference, int(begins[first]), int(begins[last]) + int(SNIPPET * RATE), where)


def similar_places(
    sound: Sound, fit: Callable[[int], bool], alike: float, apart: float, cancelled: Cancelled = lambda: False
) -> list[list[int]]:
    """For each snippet of one (whitened) recording that comes again in it at least twice: all its places, in samples.

    ``fit``: whether a snippet that begins there is looked at.
    """
    begins, snippets = _active(sound)
    model, found = Spectrum(sound, int(SNIPPET * RATE)), []
    for begin, snippet in zip(begins[::2], snippets[::2], strict=True):  # every 80 ms: a chime lasts longer
        if cancelled():
            return []
        if fit(int(begin)):
            peaks, _ = signal.find_peaks(model.correlated(snippet), height=alike, distance=int(apart * RATE))
            found.append([int(peak) for peak in peaks])
    return [places for places in found if len(places) >= 3]
