"""Matched filter in the chime's own band: normalised correlation of the complex envelope, for every onset.

The matched filter is North's and Turin's (Turin 1960, doi:10.1109/TIT.1960.1057571); dividing by the energy under the
template makes it a correlation coefficient, blind to gain. Only the band's bins are transformed back, so a narrow chime
costs little.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from monitor.indicator.spectra import RATE, Reals, Samples, fast_length

Envelope: TypeAlias = NDArray[np.complex64]


@dataclass(frozen=True, slots=True)
class Matched:
    """A template laid out for blocks of one length: ``size`` samples, of which the first ``count`` are onsets."""

    size: int
    count: int
    low: int  # bins [low, high) of the block's transform
    high: int
    short: int  # length of the inverse transform
    under: int  # the template's length on the envelope's grid
    conjugate: Envelope  # [high - low]
    energy: float

    @property
    def step(self) -> float:
        """Samples between two values of the correlation."""
        return self.size / self.short


def matched(waveform: Samples, band_hz: tuple[float, float], size: int) -> Matched:
    low, high = (round(hz * size / RATE) for hz in band_hz)
    short = min(fast_length(max(2 * (high - low), 64)), size)
    spectrum = np.fft.rfft(waveform, size)[low:high].astype(np.complex64)
    energy = float(np.sum(np.abs(spectrum) ** 2))
    under = max(1, round(len(waveform) * short / size))
    return Matched(size, size - len(waveform), low, high, short, under, np.conj(spectrum), energy)


def correlation(template: Matched, spectrum: Envelope) -> Reals:
    """float32 [onsets on the envelope's grid], 0 to 1, from the block's rfft of ``size`` samples."""
    band = spectrum[template.low : template.high]
    both = np.zeros((2, template.short), np.complex64)
    both[0, : len(band)] = band * template.conjugate
    both[1, : len(band)] = band
    product, heard = fft.ifft(both, axis=1)
    sums = np.concatenate(([0.0], np.cumsum(np.abs(heard.astype(np.complex128)) ** 2)))
    last = int(template.count / template.step)
    under = np.maximum(sums[template.under :][:last] - sums[:last], 1e-20)
    # Parseval: the sum over the short grid of |envelope|^2 is energy / short.
    found: Reals = (np.abs(product[:last]) / np.sqrt(under * template.energy / template.short)).astype(np.float32)
    return np.minimum(found, 1.0)
