"""Short-time spectra: the one grid of time and frequency that everything here looks through."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import fft

RATE: Final = 16_000
LONGEST: Final = 0.8  # seconds of a template
WINDOW: Final = 1024  # 64 ms: tones a third apart at 261 Hz are still two
HOP: Final = 160  # 10 ms
BIN: Final = RATE / WINDOW  # Hz
LOWEST, HIGHEST = 150.0, 7500.0  # Hz; Alexa's first tone is at 261
FLOOR: Final = 1e-9  # power of a bin that counts as silence; 16-bit dither is about here

Samples: TypeAlias = NDArray[np.float32]
Spectra: TypeAlias = NDArray[np.complex64]
Reals: TypeAlias = NDArray[np.float32]

_HANN: Final = np.hanning(WINDOW + 1)[:-1].astype(np.float32) * np.float32(np.sqrt(8 / 3) / WINDOW)


def frames_of(samples: Samples) -> Spectra:
    """complex64 [n, 513]: frame j holds samples 160 j to 160 j + 1023."""
    pieces = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
    spectra: Spectra = fft.rfft(pieces * _HANN, axis=1)
    return spectra


def power_of(spectra: Spectra) -> Reals:
    """float32, what a sine of full scale has is 1/2 or less."""
    power: Reals = spectra.real**2 + spectra.imag**2
    return power


def _edges() -> list[float]:
    edges = [LOWEST]
    while edges[-1] < HIGHEST:
        edges.append(edges[-1] + max(2 * BIN, 0.04 * edges[-1]))
    return edges


def _bank() -> Reals:
    """float32 [513, bands]: two bins wide below 780 Hz, 4 % wide above."""
    edges = _edges()
    centres = np.arange(WINDOW // 2 + 1) * BIN
    bank = np.stack([(centres >= low) & (centres < high) for low, high in zip(edges, edges[1:], strict=False)], axis=1)
    return bank.astype(np.float32)


EDGES: Final = _edges()
BANK: Final = _bank()
BANDS: Final = BANK.shape[1]


def log_bands(power: Reals) -> Reals:
    """float32 [n, BANDS]: natural logarithm of the power in each band."""
    logs: Reals = np.log(power @ BANK + FLOOR)
    return logs


def fast_length(least: int) -> int:
    """The smallest length of 2^a 3^b 5^c that is not below ``least``."""
    best = 1 << (least - 1).bit_length()
    for fives in (1, 5, 25):
        for threes in (1, 3, 9, 27):
            odd = fives * threes
            best = min(best, odd << max(0, (-(-least // odd) - 1).bit_length()))
    return best
