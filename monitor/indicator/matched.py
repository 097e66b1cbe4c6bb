"""Matched filter in the chime's own band: normalised correlation of the complex envelope, for every onset.

The matched filter is North's and Turin's (Turin 1960, doi:10.1109/TIT.1960.1057571); dividing by the energy under the
template makes it a correlation coefficient, blind to gain. Only the band's bins are transformed back, so a narrow chime
costs little. The band is cut out by a filter of finite length and the envelope lies on one grid from the stream's start
on, so a place has the same value however long the block is in which it is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from monitor.indicator.spectra import RATE, Reals, Samples

AROUND: Final = 1024  # samples before the first onset and after the last chime's end that the band's filter needs
_SHAPE: Final = 8.0  # of Kaiser's window: what is left beyond the filter's edges is 85 dB down
_EDGE: Final = 40.0  # Hz in which this filter falls from 1 to nothing, beside the band
_SPACINGS: Final = (80, 40, 20, 16, 10, 8, 5, 4, 2, 1)  # samples; divide half a frame

Envelope: TypeAlias = NDArray[np.complex64]


@dataclass(frozen=True, slots=True)
class Matched:
    """A template laid out for blocks of ``size`` samples, a multiple of HOP. Onsets from AROUND on, until the chime and
    AROUND no longer fit in the block."""

    size: int
    spacing: int  # samples between two values of the correlation
    low: int  # bins [low, high) of the block's transform
    high: int
    under: int  # the template's length on the envelope's grid
    band: Reals  # [high - low] the band's filter
    template: Envelope  # [high - low]
    energy: float


def matched(waveform: Samples, band_hz: tuple[float, float], size: int) -> Matched:
    low, high = (int(hz * size / RATE) for hz in (band_hz[0] - _EDGE, band_hz[1] + _EDGE))
    width = band_hz[1] - band_hz[0]
    spacing = next(one for one in _SPACINGS if RATE / one >= max(2 * width, width + 3 * _EDGE))
    band = _band(band_hz, size)[low : high + 1]
    template = np.fft.rfft(waveform, size)[low : high + 1]
    energy = float(np.sum(band * np.abs(template) ** 2))
    under = max(1, round(len(waveform) / spacing))
    known = (band * np.conj(template)).astype(np.complex64)
    return Matched(size, spacing, low, high + 1, under, band.astype(np.float32), known, energy / (size / spacing))


def correlation(template: Matched, spectrum: Envelope, first: int, count: int) -> Reals:
    """float32 [count]: 0 to 1, for onsets at the block's samples ``first``, ``first`` + spacing ...; ``first`` is a
    multiple of the spacing. ``spectrum``: the rfft of ``size`` samples."""
    heard = spectrum[template.low : template.high]
    both = np.zeros((2, template.size // template.spacing), np.complex64)
    both[0, : len(heard)] = heard * template.template
    both[1, : len(heard)] = heard * template.band
    product, heard = fft.ifft(both, axis=1)
    begin = first // template.spacing
    level = heard[begin : begin + count + template.under]
    sums = np.concatenate(([0.0], np.cumsum(level.real.astype(np.float64) ** 2 + level.imag.astype(np.float64) ** 2)))
    under = np.maximum(sums[template.under :][:count] - sums[:count], 1e-20)
    # Parseval: the sum over the grid of |envelope|^2 is that over the bins, divided by the grid's length.
    found: Reals = (np.abs(product[begin : begin + count]) / np.sqrt(under * template.energy)).astype(np.float32)
    return np.minimum(found, np.float32(1.0))


def _band(band_hz: tuple[float, float], size: int) -> NDArray[np.float64]:
    """[bins] of the filter about time 0: a sinc under Kaiser's window, so that it ends after AROUND samples."""
    at = np.arange(-AROUND, AROUND + 1)
    low, high = (2 * hz / RATE for hz in band_hz)
    taps = (high * np.sinc(high * at) - low * np.sinc(low * at)) * np.kaiser(len(at), _SHAPE)
    centred = np.zeros(size)
    centred[at % size] = taps
    return np.fft.rfft(centred).real
