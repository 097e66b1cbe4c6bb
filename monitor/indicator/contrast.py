"""Exemplar LDA on a patch of log band energies: a matched filter in the spectrogram, learned from one chime.

w = covariance^-1 (mean with chime - mean without), after Hariharan, Malik and Ramanan 2012 (Discriminative
decorrelation for clustering and classification, ECCV, doi:10.1007/978-3-642-33765-9_33). The covariance is of generic
background, shipped, and taken as a product of one over bands and one over time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.spectra import FLOOR, HOP, WINDOW, Reals, Samples, frames_of, log_bands, power_of

BEFORE: Final = 4  # frames of the patch that start before the onset; the window reaches 6.4 frames back
AFTER: Final = 2
_RATIOS_DB: Final = (-8.0, -4.0, 0.0, 4.0, 8.0, 12.0)
_SPREAD: Final = (-1.5, -0.5, 0.5, 1.5)


@dataclass(frozen=True, slots=True)
class Background:
    """What rooms sound like: ``mean`` [bands], ``bands`` [bands, bands] and ``time`` [lags], all of log energies."""

    mean: NDArray[np.float64]
    bands: NDArray[np.float64]
    time: NDArray[np.float64]  # autocorrelation over frames, 1 at lag 0


@dataclass(frozen=True, slots=True)
class Exemplar:
    """``weights`` float32 [frames, bands]; its product with a patch, less ``offset``, has about unit deviation."""

    weights: Reals
    offset: float


def exemplar(waveform: Samples, background: Background) -> Exemplar:
    rise = _rise(waveform, background)
    frames = len(rise)
    lags = np.abs(np.subtract.outer(np.arange(frames), np.arange(frames)))
    time = background.time[np.minimum(lags, len(background.time) - 1)] + 0.02 * np.eye(frames)
    bands = background.bands + 0.02 * np.trace(background.bands) / len(background.bands) * np.eye(len(background.bands))
    weights = np.linalg.solve(time, np.linalg.solve(bands, rise.T).T)
    weights /= np.sqrt(np.sum(weights * rise)) + 1e-12
    return Exemplar(weights.astype(np.float32), float(np.sum(weights * background.mean)))


def contrast(template: Exemplar, logs: Reals) -> Reals:
    """float32 [n - frames + 1]: the score of the patch that begins at each frame of ``logs`` [n, bands]."""
    frames, bands = template.weights.shape
    patches = np.lib.stride_tricks.sliding_window_view(logs, (frames, bands))[:, 0]
    scores: Reals = np.einsum("nfb,fb->n", patches, template.weights) - np.float32(template.offset)
    return scores


def parts(template: Exemplar, patch: Reals) -> Reals:
    """float32 [6]: what each third of the frames, and of the bands, by weight, adds to the score."""
    share = template.weights * (patch - patch.mean())
    size = np.abs(template.weights)
    return np.concatenate([_thirds(share.sum(axis=1), size.sum(axis=1)), _thirds(share.sum(axis=0), size.sum(axis=0))])


def _thirds(values: Reals, size: Reals) -> Reals:
    """Three sums over neighbours that weigh about the same."""
    sums = np.cumsum(size)
    part = np.minimum((3 * (sums - size / 2) / sums[-1]).astype(np.intp), 2)
    return np.bincount(part, values, 3).astype(np.float32)


def _rise(waveform: Samples, background: Background) -> NDArray[np.float64]:
    """[frames, bands]: by how much the chime lifts the log energies, on average over levels and backgrounds."""
    padded = np.pad(waveform, (BEFORE * HOP, WINDOW + AFTER * HOP))
    chime = np.exp(log_bands(power_of(frames_of(padded))).astype(np.float64)) - FLOOR
    own = float(chime.sum(axis=1).mean())
    spread = np.sqrt(np.diag(background.bands))
    total = np.zeros_like(chime)
    for ratio in _RATIOS_DB:
        for deviation in _SPREAD:
            noise = np.exp(background.mean + deviation * spread)
            noise *= own / 10 ** (ratio / 10) / noise.sum()
            total += np.log1p(np.maximum(chime, 0) / noise)
    return total / (len(_RATIOS_DB) * len(_SPREAD))
