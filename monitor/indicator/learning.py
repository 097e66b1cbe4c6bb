"""A template from a few takes of a chime, and what may be expected of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from monitor.errors import BadInput
from monitor.indicator.rates import weight_at
from monitor.indicator.spectra import HIGHEST, LONGEST, LOWEST, RATE, Reals, Samples, power_of
from monitor.indicator.template import SHORTEST, Role, Template

_SLIP: Final = RATE // 500  # samples by which takes may still be shifted against each other: 2 ms
_AROUND: Final = 40.0  # Hz beyond the edges that hold 98 % of the energy
_SILENT: Final = 1e-6
# Rooms and chimes differ from those that the rates were measured with: by so much the table is divided for RELAXED,
# USUAL and STRICT. 20 h of the bench's calibration background and 29 chimes had 37, 2.4 and 0.29 false alarms a day for
# 24, 1 and 0.1 without; with these 20, 0.8 and 0.08.
_MARGINS: Final = (2.0, 3.0, 2.0)
# Recall at STRICT against the ratio in the template's own band while it sounds, fitted to the bench's 29 test chimes
# where they were paired, 5220 trials, and half a decibel kept back: of those promised 0.5, 0.86 and 0.99, 0.51, 0.86
# and 1.0 were heard. Length times bandwidth is worth more than to a matched filter: music imitates broad chimes less.
_HALF_DB, _SLOPE_DB, _MOST = 3.8, 3.1, 0.99
_USUAL_EXTENT, _DOUBLED_DB = 50.0, 4.5  # seconds times hertz of the chime that half are heard of at _HALF_DB
_EXTENTS: Final = (30.0, 1000.0)  # as far as was measured


def _never() -> bool:
    return False


def learn(
    takes: Sequence[Samples], *, id: str, speaker: str, role: Role, cancelled: Callable[[], bool] = _never
) -> Template:
    """A template from aligned, cut takes of one chime (float32, RATE). Raises BadInput for takes that hold no chime."""
    waveform = _average(takes)
    if cancelled():
        raise BadInput("The pairing was cancelled.")
    band = _band(waveform)
    level = 10 * float(np.log10(band_power(waveform, band) + 1e-12))
    relaxed, usual, strict = (weight_at(rate / margin) for rate, margin in zip((24.0, 1.0, 0.1), _MARGINS, strict=True))
    return Template(id, speaker, role, waveform, band, level, (relaxed, usual, strict))


def expected_recall(template: Template, noise_dbfs: float) -> float:
    """What share of the chimes would be told alone, where it was paired, while its band holds noise of this level."""
    low, high = template.band_hz
    extent = float(np.clip(len(template.waveform) / RATE * (high - low), *_EXTENTS))
    ratio = template.level_dbfs - noise_dbfs + _DOUBLED_DB * float(np.log2(extent / _USUAL_EXTENT))
    return float(_MOST / (1 + np.exp(np.clip((_HALF_DB - ratio) / _SLOPE_DB, -50, 50))))


def band_power(samples: Samples, band_hz: tuple[float, float]) -> float:
    """Mean square of what lies in the band; 0 for no samples."""
    return within(powers(samples), band_hz, len(samples))


def powers(samples: Samples) -> Reals:
    """float32 [n // 2 + 1]: mean square of ``samples`` at each frequency."""
    spectrum = fft.rfft(np.asarray(samples, np.float32)) if len(samples) else np.zeros(0, np.complex64)
    found: Reals = power_of(spectrum) * np.float32(2 / max(len(samples), 1) ** 2)
    return found


def within(power: Reals, band_hz: tuple[float, float], count: int) -> float:
    """The sum of powers() of so many samples in the band."""
    low, high = (round(hz * count / RATE) for hz in band_hz)
    return float(np.sum(power[low : high + 1], dtype=np.float64))


def _average(takes: Sequence[Samples]) -> Samples:
    """The takes' mean, each shifted to fit the first one best and brought to the same energy."""
    length = min(min((len(take) for take in takes), default=0), int(LONGEST * RATE))
    if length < SHORTEST * RATE:
        raise BadInput("No recording of the chime was given, or it is too short to be one.")
    rows = [np.asarray(take, np.float64)[: int(LONGEST * RATE)] for take in takes]
    if not all(np.all(np.isfinite(row)) and np.ptp(row) > _SILENT for row in rows):
        raise BadInput("A recording of the chime is silent or damaged. Record it again.")
    rows = [row - row.mean() for row in rows]
    first = rows[0][:length]
    fitted = [_fitted(row, first) for row in rows]
    loudness = np.median([np.linalg.norm(row) for row in fitted])
    mean = np.mean([row * (loudness / np.linalg.norm(row)) for row in fitted], axis=0)
    return np.asarray(mean, np.float32)


def _fitted(row: NDArray[np.float64], first: NDArray[np.float64]) -> NDArray[np.float64]:
    padded = np.pad(row, (_SLIP, _SLIP + max(0, len(first) - len(row))))
    lags = range(2 * _SLIP + 1)
    best = max(lags, key=lambda lag: float(padded[lag : lag + len(first)] @ first))
    return padded[best : best + len(first)]


def _band(waveform: Samples) -> tuple[float, float]:
    """1 % to 99 % of the chime's energy between LOWEST and HIGHEST, and a little more."""
    power = np.abs(np.fft.rfft(waveform, RATE)) ** 2  # bins of 1 Hz
    power[: int(LOWEST)] = 0
    power[int(HIGHEST) :] = 0
    if not power.sum():
        raise BadInput("The recordings hold nothing between 150 and 7500 Hz.")
    share = np.cumsum(power) / power.sum()
    low, high = (float(np.searchsorted(share, edge)) for edge in (0.01, 0.99))
    return max(low - _AROUND, LOWEST), min(high + _AROUND, HIGHEST)
