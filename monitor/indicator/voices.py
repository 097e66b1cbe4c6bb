"""Does a sound move as speech does, or stand as a chime does?"""

from __future__ import annotations

import numpy as np
from scipy import fft, signal

from monitor.indicator.recurrence import RATE, Sound


def like_a_voice(sound: Sound) -> bool:
    """Speech moves: its energy is spread over many partials, and what it sounds like is another after 40 ms.

    Measured on 39 espeak-ng words and 130 interface sounds of Debian's packages in a simulated room: all words but
    one and a tenth of the sounds (camera shutters, shuffling) are below the line.
    """
    return bool(0.5 * concentration(sound) + steadiness(sound) < 1.2)


def concentration(sound: Sound) -> float:
    """Share of the energy that lies in the six strongest bands of 40 Hz."""
    power = np.abs(fft.rfft(sound * np.hanning(sound.size), RATE)) ** 2
    power[:150] = power[7500:] = 0
    total, found = float(power.sum()) + 1e-20, 0.0
    for _ in range(6):
        low = max(int(power.argmax()) - 20, 0)
        found += float(power[low : low + 41].sum())
        power[low : low + 41] = 0
    return found / total


def steadiness(sound: Sound) -> float:
    """Likeness (0..1) of spectra 40 ms apart, where it is loud."""
    hertz, _, bins = signal.stft(sound, RATE, nperseg=min(768, sound.size), noverlap=min(768, sound.size) - 160,
                                 nfft=2048, boundary=None)  # fmt: skip
    power = np.abs(bins[(hertz > 150) & (hertz < 7500)]) ** 2
    loud = power[:, power.sum(axis=0) > 0.02 * power.sum(axis=0).max()]
    if loud.shape[1] < 6:
        return 1.0
    first, later = loud[:, :-4], loud[:, 4:]
    return float((np.sqrt(first * later).sum(0) / np.sqrt(first.sum(0) * later.sum(0))).mean())
