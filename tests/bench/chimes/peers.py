"""The first experiments, for comparison: plain normalised cross-correlation, and its sum with an exemplar LDA.

Exemplar LDA: Hariharan, Malik and Ramanan 2012 (doi:10.1007/978-3-642-33765-9_33), here on a patch of log-band
contrasts; the background's covariance is taken from the development split.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import fft, linalg, signal

from tests.bench.chimes import RATE
from tests.bench.chimes.corpus import Sound, amplitude, hour, rms
from tests.bench.chimes.methods import REFRACTORY, Candidates
from tests.bench.chimes.pool import SEED

NCC, FUSED = "NCC", "NCC + ELDA"
BANDS, HOP, FRAME = 96, RATE // 100, 512
EDGES = (180.0, 7500.0)
MIXES = (-8.0, -4.0, 0.0, 4.0, 8.0, 12.0)  # dB at which the exemplar is mixed into backgrounds
BLOCK = 1 << 18  # samples of one transform
A_DAY = 200  # candidates of a day that are kept: the best

Frames = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Known:
    waveform: Sound
    weights: Frames  # [frames, bands]
    scale: tuple[float, float, float, float]  # mean and deviation over the background: correlation, ELDA


class Peers:
    """Both at once: the second needs the first."""

    names: tuple[str, ...] = (NCC, FUSED)

    def __init__(self) -> None:
        self._known: list[_Known] = []

    def learn(self, name: str, takes: Sequence[Sound]) -> None:
        mean = _high_passed(np.mean(np.stack(takes), axis=0, dtype=np.float32))
        waveform: Sound = mean / np.float32(np.linalg.norm(mean))
        weights = _exemplar(waveform)
        background = _high_passed(_sample(120))
        ncc, _ = _correlation(waveform, background)
        elda = _scores(weights, contrast(background))
        size = min(len(ncc), len(elda))
        scale = (float(ncc[:size].mean()), float(ncc[:size].std()), float(elda.mean()), float(elda.std()))
        self._known.append(_Known(waveform, weights, scale))

    def search(self, samples: Sound, only: Sequence[int] | None = None) -> dict[str, list[Candidates]]:
        wanted = [self._known[n] for n in (range(len(self._known)) if only is None else only)]
        samples = _high_passed(samples)
        frames = contrast(samples)
        alone, fused = [], []
        for known in wanted:
            ncc, at = _correlation(known.waveform, samples)
            elda = _scores(known.weights, frames)
            size = min(len(ncc), len(elda))
            mean, spread, low, wide = known.scale
            both = (ncc[:size] - mean) / spread + (elda[:size] - low) / wide
            alone.append(_peaks(ncc, at))
            fused.append(_peaks(both, at[:size]))
        return {NCC: alone, FUSED: fused}

    def key(self) -> str:
        digest = hashlib.sha256(Path(__file__).read_bytes())
        for known in self._known:
            digest.update(known.waveform.tobytes())
        return digest.hexdigest()[:16]


def _high_passed(samples: Sound) -> Sound:
    """Above 150 Hz, as in the first experiments: below it there is noise and no chime."""
    return np.asarray(signal.sosfilt(signal.butter(4, 150, "highpass", fs=RATE, output="sos"), samples), np.float32)


def contrast(samples: Sound) -> Frames:
    """[frames of 10 ms, bands]: log energy in bands as wide as a sixteenth of an octave or a bin, less their mean."""
    size = max((len(samples) - FRAME) // HOP + 1, 1)
    out = np.empty((size, BANDS), np.float32)
    shape = np.hanning(FRAME).astype(np.float32)
    bank = _bank()
    padded = np.pad(samples, (0, max(FRAME - len(samples), 0)))
    view = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
    for start in range(0, size, 4096):
        power = np.abs(fft.rfft(view[start : start + 4096] * shape, axis=1)) ** 2
        bands = np.log(power @ bank + np.float32(1e-7))
        out[start : start + 4096] = bands[: size - start]
    # Contrast: what stands out of its neighbours in frequency, whatever the level.
    near = np.cumsum(np.pad(out, ((0, 0), (9, 8)), mode="edge"), axis=1)
    return np.asarray(out - (near[:, 16:][:, :BANDS] - near[:, :BANDS]) / 16, dtype=np.float32)


@functools.cache
def _bank() -> Frames:
    """[bins, bands]: triangles at even steps of log frequency, none narrower than a bin."""
    hz = np.arange(FRAME // 2 + 1) * RATE / FRAME
    centres = np.geomspace(*EDGES, BANDS)
    widths = np.maximum(np.gradient(centres), RATE / FRAME)
    bank = np.clip(1 - np.abs(hz[:, None] - centres) / widths, 0, None)
    return np.asarray(bank / np.maximum(bank.sum(axis=0), 1e-6), dtype=np.float32)


@functools.cache
def _sample(seconds: int) -> Sound:
    """Of the development split: a second here and there."""
    rng = np.random.default_rng([SEED, 80])
    pieces = []
    for _ in range(seconds // 4):
        found = hour("development", int(rng.integers(4)))
        at = int(rng.integers(len(found.samples) - 4 * RATE))
        pieces.append(found.samples[at : at + 4 * RATE].astype(np.float32) / np.float32(32768))
    return np.concatenate(pieces)


@functools.cache
def _statistics(length: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean and covariance of a patch of so many frames: stationary in time, hence block-Toeplitz."""
    frames = contrast(_high_passed(_sample(1200))).astype(np.float64)
    mean = frames.mean(axis=0)
    centred = frames - mean
    lags = [centred[: len(centred) - lag].T @ centred[lag:] / (len(centred) - lag) for lag in range(length)]
    blocks = [[lags[b - a] if b >= a else lags[a - b].T for b in range(length)] for a in range(length)]
    whole = np.block(blocks)
    whole[np.diag_indices_from(whole)] += 0.1 * np.trace(whole) / len(whole)
    return mean, whole


def _exemplar(waveform: Sound) -> Frames:
    """Weights [frames, bands] that part the chime, mixed into backgrounds, from backgrounds alone."""
    length = min(max(len(waveform) // HOP, 8), 40)
    mean, covariance = _statistics(length)
    background = _high_passed(_sample(240))
    patches = []
    for number, snr in enumerate(np.tile(MIXES, 8)):
        noise = background[number * 4 * RATE :][: len(waveform) + FRAME]
        loud = amplitude(float(snr)) * max(rms(noise), 1e-4) / rms(waveform)
        mix = noise.copy()
        mix[: len(waveform)] += waveform * np.float32(loud)
        patches.append(contrast(mix)[:length])
    wanted = np.mean(patches, axis=0) - mean
    weights = linalg.solve(covariance, wanted.ravel(), assume_a="pos")
    return np.asarray(weights / np.linalg.norm(weights), dtype=np.float32).reshape(length, BANDS)


def _scores(weights: Frames, frames: Frames) -> Frames:
    """One a frame: the patch that starts there."""
    length = len(weights)
    each = frames @ weights.T  # [frames, lag]
    size = max(len(frames) - length + 1, 0)
    out = np.zeros(size, np.float32)
    for lag in range(length):
        out += each[lag : lag + size, lag]
    return out


def _correlation(waveform: Sound, samples: Sound) -> tuple[Frames, NDArray[np.int64]]:
    """One every 10 ms: the largest absolute normalised correlation there, and at which sample it is."""
    size = len(waveform)
    step = (BLOCK - size) // HOP * HOP
    spectrum = np.conj(fft.rfft(waveform, BLOCK))
    best, places = [], []
    for start in range(0, max(len(samples) - size, 1), step):
        block = samples[start : start + BLOCK]
        product = fft.irfft(fft.rfft(block, BLOCK) * spectrum, BLOCK)[: min(step, max(len(block) - size, 0))]
        product = product[: len(product) // HOP * HOP]
        energy = np.cumsum(np.square(np.pad(block, (1, 0)), dtype=np.float64))
        under = (energy[size : size + len(product)] - energy[: len(product)]).astype(np.float32)
        scores = (np.abs(product) / np.sqrt(under + np.float32(1e-7))).reshape(-1, HOP)
        inside = scores.argmax(axis=1)
        best.append(scores[np.arange(len(scores)), inside])
        places.append(start + np.arange(len(scores)) * HOP + inside)
    return np.concatenate(best).astype(np.float32), np.concatenate(places)


def _peaks(scores: Frames, at: NDArray[np.int64]) -> Candidates:
    """The largest within half a second either side; of these the best, as many as a day at most has."""
    reach = int(REFRACTORY * 100)
    blocks = np.resize(scores, (-(-len(scores) // reach), reach))
    places = blocks.argmax(axis=1) + np.arange(len(blocks)) * reach
    places = places[places < len(scores)]
    values = scores[places]
    padded = np.pad(values, 1, constant_values=-np.inf)
    beside = np.maximum(padded[:-2], padded[2:])
    places = places[values >= beside]
    keep = max(int(A_DAY * len(scores) / 8_640_000), 60)
    places = np.sort(places[np.argsort(-scores[places])[:keep]])
    return Candidates(at[places] / RATE, scores[places].astype(np.float64))
