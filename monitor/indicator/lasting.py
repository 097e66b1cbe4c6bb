"""What of a chime lasts when the microphone has moved: its pitch, and how each part of it rises and falls.

A move changes the level and the phase of every partial by the room's new echoes, but hardly the course of its level
over time and not at all its frequency. So each bin has a gain of its own here, and only what is left is looked at.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.spectra import Reals

PEAKS: Final = 3
_BESIDE: Final = 2  # bins on either side of a peak: the window's main lobe
_TINY: Final = 1e-12


def peaks_of(profile: Reals) -> NDArray[np.intp]:
    """Bins of the strongest partials, PEAKS at most; none that is 20 dB below the strongest."""
    padded = np.pad(profile, 1)
    tops = np.flatnonzero((profile >= padded[:-2]) & (profile >= padded[2:]) & (profile >= 0.01 * profile.max()))
    return tops[np.argsort(profile[tops])[::-1][:PEAKS]]


def lasting(weight: Reals, own: Reals, now: Reals, past: Reals, bands: Reals, thirds: Reals) -> Reals:
    """float32 [16]. ``own``, ``now`` and ``past``: powers [frames, bins] of the template, of what is heard, and before.

    ``weight`` [frames, bins] is where the template has its energy; ``bands`` and ``thirds`` part it, as in evidence.py.
    """
    ratio = 10 * np.log10(now / (own + 1e-4 * own.max()))
    return np.concatenate(
        [_courses(weight, ratio, thirds), _likes(own @ bands, now @ bands), _pitches(own, now, past)]
    ).astype(np.float32)


def _courses(weight: Reals, ratio: Reals, thirds: Reals) -> Reals:
    """How far the levels' course departs from the template's, in dB, when each bin has its own gain."""
    by_bin, by_frame = weight.sum(axis=0), weight.sum(axis=1)
    gains = (weight * ratio).sum(axis=0) / (by_bin + _TINY)
    left = ratio - gains
    steps = (weight * left).sum(axis=1) / (by_frame + _TINY)
    when = np.arange(len(steps)) - np.sum(by_frame * np.arange(len(steps)))
    slope = np.sum(by_frame * when * steps) / (np.sum(by_frame * when**2) + _TINY)
    rest = np.sum(weight * left**2)
    common = np.sum(by_frame * steps**2)
    parts = (thirds @ (by_frame * steps)) / (thirds @ by_frame + _TINY)
    return np.array(
        [
            np.sqrt(np.sum(by_bin * (gains - np.sum(by_bin * gains)) ** 2)),
            np.sqrt(rest),
            np.sqrt(common),
            np.sqrt(max(rest - common, 0.0)),
            slope,
            *parts,
            np.sum(weight * (np.abs(left) < 3)),
            np.sum(weight * (np.abs(left) < 6)),
        ]
    )


def _likes(own: Reals, now: Reals) -> Reals:
    """Pearson's correlation of the levels over time, sub-band by sub-band, the least alike first."""
    a, b = (10 * np.log10(power / (power.max(axis=0) + _TINY) + 1e-3) for power in (own, now))
    a, b = a - a.mean(axis=0), b - b.mean(axis=0)
    return np.sort((a * b).sum(axis=0) / np.sqrt((a**2).sum(axis=0) * (b**2).sum(axis=0) + _TINY))


def _pitches(own: Reals, now: Reals, past: Reals) -> Reals:
    """Bins by which the strongest partials are off, on average by energy and at most; to a twentieth in quiet."""
    known, heard = own.sum(axis=0), np.maximum(now.sum(axis=0) - len(now) * past.mean(axis=0), 0)
    peaks = peaks_of(known)
    off = [abs(_centre(heard, int(peak)) - _centre(known, int(peak))) for peak in peaks]
    return np.array([np.average(off, weights=known[peaks]), max(off)])


def _centre(profile: Reals, peak: int) -> float:
    low = max(peak - _BESIDE, 0)
    near = profile[low : peak + _BESIDE + 1] + _TINY
    return float(np.sum(near * np.arange(len(near))) / np.sum(near)) + low
