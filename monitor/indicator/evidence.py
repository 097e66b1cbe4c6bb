"""What speaks for and against a chime at one onset: 75 numbers, looked at together by the verifier.

The sound around the onset and the template are laid on the same grid of time and frequency, and compared where the
template has its energy: phase and level in each partial and third of its time, what was there before, what comes
after, and what else began at the same moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.spectra import BIN, HOP, RATE, WINDOW, Reals, Samples, Spectra, frames_of, power_of

PAST: Final = 30  # frames before the onset
FUTURE: Final = 14  # frames after the template's last
BESIDE: Final = 2  # frames by which the onset may be off: most are so after a move, when echoes come from elsewhere
SHIFTS: Final = (0, -BESIDE, BESIDE)
MARGIN_BEFORE: Final = (PAST + BESIDE) * HOP + WINDOW // 2  # samples needed before the onset
MARGIN_AFTER: Final = (FUTURE + BESIDE - 1) * HOP + WINDOW // 2  # and after the chime's last frame
CELLS: Final = 4  # sub-bands
THIRDS: Final = 3
SNR: Final = 20  # position of the ratio in dB of what fits the template to what is left, one gain for all
_TINY: Final = 1e-12
_LAGS: Final = (1, 2, 4, 7)  # frames over which the phase is followed: a semitone at 261 Hz is half a turn in three


@dataclass(frozen=True, slots=True)
class Grid:
    """The template on the grid: frame j is centred on the onset + 10 ms j, bins from ``low`` on."""

    spectra: Spectra  # [frames, bins]
    power: Reals
    weight: Reals  # [frames, bins], sums to 1: where the template's energy is, on a soft scale
    tiles: NDArray[np.intp]  # where the weight is not 0, in the flattened grid
    tile_weight: Reals
    bands: Reals  # [bins, CELLS]: 1 where a bin is in the sub-band
    thirds: Reals  # [THIRDS, frames]
    picture: Reals  # dB, cut 30 dB below the largest, less its mean
    active: NDArray[np.bool_]  # [bins] that hold a partial
    low: int
    facts: Reals  # of the template alone


def grid(waveform: Samples, band_hz: tuple[float, float]) -> Grid:
    low, high = int(band_hz[0] / BIN), int(band_hz[1] / BIN) + 2
    count = -(-len(waveform) // HOP) + 1
    padded = np.pad(waveform, (WINDOW // 2, count * HOP + WINDOW - len(waveform)))
    spectra = frames_of(padded)[:count, low:high]
    power = power_of(spectra)
    top = float(power.max()) + _TINY
    above = np.clip(10 * np.log10(power / top + 1e-9) + 30, 0, None)
    weight = above / above.sum()
    profile = power.sum(axis=0)
    active = profile > 0.003 * profile.max()
    facts = np.array(
        [
            len(waveform) / RATE,
            np.log(_spread(power.sum(axis=1))),
            np.log(_spread(profile)),
            np.log(low * BIN),
            np.log(_middle(profile, low)),
            active.mean(),
            np.log(active.sum()),
        ]
    )
    picture = 10 * np.log10(power / top + 1e-3)
    tiles = np.flatnonzero(weight)
    return Grid(
        spectra,
        power,
        weight.astype(np.float32),
        tiles,
        weight.ravel()[tiles].astype(np.float32),
        _shares(profile, CELLS).T.copy(),
        _shares(power.sum(axis=1), THIRDS),
        (picture - picture.mean()).astype(np.float32),
        active,
        low,
        facts.astype(np.float32),
    )


def around(template: Grid, samples: Samples, onset: int) -> Spectra:
    """The frames that evidence() looks at: ``samples`` has MARGIN_BEFORE before ``onset``, and MARGIN_AFTER after the
    chime's frames."""
    count = len(template.power)
    return frames_of(samples[onset - MARGIN_BEFORE : onset + count * HOP + MARGIN_AFTER])


def evidence(template: Grid, frames: Spectra, shift: int = 0) -> Reals:
    """float32 [NUMBERS] for the onset that around() was given, or so many frames after it, one of SHIFTS."""
    count, bins = template.power.shape
    begin = BESIDE + shift
    whole = frames[begin : begin + PAST + count + FUTURE]
    heard = whole[:, template.low : template.low + bins]
    power = power_of(heard) + 1e-11
    during = slice(PAST, PAST + count)
    now, past, future = power[during], power[: PAST - 3], power[PAST + count :]
    return np.concatenate(
        [
            _levels(template, now, past, future),
            _residue(template, heard[during], now, past),
            _shape(template, power, count),
            _elsewhere(template, power_of(whole) + 1e-11, power, count),
            template.facts,
            _partials(template, heard[during], now),
        ]
    ).astype(np.float32)


def _spread(power: Reals) -> float:
    """How many equal cells would hold it: exp of the entropy."""
    share = power / (power.sum() + _TINY)
    return float(np.exp(-np.sum(share * np.log(share + _TINY))))


def _middle(profile: Reals, low: int) -> float:
    return float(np.sum(profile * (low + np.arange(len(profile)))) / (profile.sum() + _TINY) * BIN)


def _shares(power: Reals, parts: int) -> Reals:
    """float32 [parts, n]: 1 where n is in the part; neighbours of about equal energy."""
    share = (np.cumsum(power) - power / 2) / (power.sum() + _TINY)
    which = np.minimum((share * parts).astype(np.intp), parts - 1)
    parted: Reals = (which == np.arange(parts)[:, None]).astype(np.float32)
    return parted


def _partials(template: Grid, heard: Spectra, now: Reals) -> Reals:
    """Phase and level follow the template in each bin, with a complex gain of its own for each: a microphone that moved
    hears every partial in another phase and level, but at the same frequency and the same time."""
    product = heard * np.conj(template.spectra)
    share = template.power.sum(axis=0) / template.power.sum()
    whole = np.abs(product.sum(axis=0)) / np.sqrt(template.power.sum(axis=0) * now.sum(axis=0) + 1e-20)
    gains = np.log((now.sum(axis=0) + 1e-11) / (template.power.sum(axis=0) + 1e-6 * template.power.sum()))
    heard_path, known_path = (power @ template.active.astype(np.float32) for power in (now, template.power))
    return np.array(
        [
            *(number for parts in (1, 2, 3) for number in _explained(template, product, now, parts)),
            np.sum(share * whole),
            *_of_shares(whole, share, (0.1, 0.3, 0.6)),
            *(number for lag in _LAGS for number in _turn(product, lag)),
            np.sqrt(np.sum(share * (gains - np.sum(share * gains)) ** 2)),
            _likeness(np.sqrt(heard_path), np.sqrt(known_path)),
            _likeness(np.log(heard_path + 1e-11), np.log(known_path + 1e-4 * known_path.max())),
        ]
    )


def _explained(template: Grid, product: Spectra, now: Reals, parts: int) -> tuple[float, float]:
    """How much of what the partials' bins hold the template explains, with a gain for each bin and part of the time:
    the share, and in dB over the rest (a generalised likelihood ratio, Kay 1998, Detection Theory, 6.5)."""
    starts = np.unique(np.arange(parts) * len(now) // parts)
    own = np.add.reduceat(template.power, starts, axis=0) + 1e-6 * template.power.max()
    fit = power_of(np.add.reduceat(product, starts, axis=0)) / own
    total, explained = (float(power[:, template.active].sum()) for power in (now, fit))
    total += _TINY
    left = max(total - explained, 0.0) + 1e-3 * total
    return explained / total, 10 * float(np.log10(explained / left + 1e-6))


def _turn(product: Spectra, lag: int) -> tuple[float, float]:
    """Whether the phase against the template stands still over so many frames, and the angle by which it turns (a tone
    of another frequency turns it)."""
    if len(product) <= lag + 1:
        return 0.0, 0.0
    later, before = product[lag:], product[:-lag]
    turned = np.sum(later * np.conj(before))
    return float(turned.real / (np.sum(np.abs(later) * np.abs(before)) + 1e-30)), float(abs(np.angle(turned)))


def _levels(template: Grid, now: Reals, past: Reals, future: Reals) -> Reals:
    """Level over the template's by tile; against what was there before, and what comes after."""
    ratio = 10 * np.log10(now / (template.power + 1e-4 * template.power.max()))
    quantiles = _quantiles(template, ratio, (0.05, 0.15, 0.3, 0.5, 0.7, 0.9))
    before = past.mean(axis=0)
    rise = 10 * np.log10(now / before)
    rises = _quantiles(template, rise, (0.1, 0.3, 0.5, 0.7, 0.9))
    peak = 10 * np.log10(now / past.max(axis=0))
    profile = template.weight.sum(axis=0)
    after = 10 * np.log10(future[4:].mean(axis=0) / before)
    fall = 10 * np.log10(future[4:].mean(axis=0) / np.max(now, axis=0))
    steady = 10 * np.log10(past.mean(axis=0) / np.exp(np.log(past).mean(axis=0)))
    return np.array(
        [
            *(quantiles[1:] - quantiles[0]),
            quantiles[3] - quantiles[1],
            *rises,
            np.sum(template.weight * peak),
            np.sum(profile * after),
            np.sum(profile * fall),
            np.sum(profile * steady),
            10 * np.log10(before @ profile + _TINY),
        ]
    )


def _residue(template: Grid, heard: Spectra, now: Reals, past: Reals) -> Reals:
    """Robust likelihood ratios: noise as measured just before, with tails as heavy as a Cauchy's."""
    noise = np.maximum(past.mean(axis=0), 1e-11)
    product = (heard * np.conj(template.spectra)).sum(axis=0) / noise
    own = template.power.sum(axis=0) / noise
    common = np.full(len(noise), product.sum() / (own.sum() + _TINY), np.complex64)
    each = (((product @ template.bands) / (own @ template.bands + _TINY)) @ template.bands.T).astype(np.complex64)
    return np.concatenate([_left(template, heard, now, noise, gain) for gain in (common, each)])


def _left(template: Grid, heard: Spectra, now: Reals, noise: Reals, gain: Spectra) -> Reals:
    """What the template with a gain for each bin explains, and what it does not."""
    left = power_of(heard - gain * template.spectra)
    wanted = power_of(gain) * template.power
    ratio = np.log((noise + now) / (noise + left))
    explained = float(np.sum(wanted)) + _TINY
    return np.array(
        [
            np.sum(template.weight * ratio),
            np.sum(template.weight * (ratio > 0.7)),
            np.sum(template.weight * (wanted > 4 * now)),
            np.sum(left * (wanted > noise)) / explained,
            10 * np.log10(explained / (np.sum(left) + _TINY) + 1e-6),
        ]
    )


def _shape(template: Grid, power: Reals, count: int) -> Reals:
    """Likeness of the logarithmic pictures, at the onset and around it; a true one is best at the onset."""
    known = template.picture
    logs = 10 * np.log10(power)
    past = logs[: PAST - 3].mean(axis=0)
    likes = [_likeness(known, logs[PAST + shift : PAST + shift + count]) for shift in (-8, -4, -2, 0, 2, 4, 8)]
    centre = logs[PAST : PAST + count]
    lifted = np.maximum(centre - past, 0)
    bare = _likeness(known.mean(axis=0), centre.mean(axis=0)), _likeness(known.mean(axis=1), centre.mean(axis=1))
    best, here = max(likes), likes[3]
    thirds = [_likeness(known[part > 0], centre[part > 0]) for part in template.thirds]
    around = [best - here, here - likes[1], here - likes[5], here - likes[0], here - likes[6]]
    return np.array([here, *around, _likeness(known, lifted), *bare, *thirds])


def _likeness(one: Reals, other: Reals) -> float:
    """Pearson's correlation; 0 where there is nothing."""
    if not one.size:
        return 0.0
    a, b = (one - one.mean()).ravel(), (other - other.mean()).ravel()
    return float((a @ b) / np.sqrt((a @ a) * (b @ b) + _TINY))


def _elsewhere(template: Grid, whole: Reals, power: Reals, count: int) -> Reals:
    """What is not the chime: between its partials, above and below its band, before and at the onset."""
    profile, silent = template.active, ~template.active
    during = power[PAST : PAST + count]
    past = power[: PAST - 3]
    inside = during[:, profile].sum()
    between = during[:, silent].sum() + _TINY
    quiet = past[:, silent].sum() / len(past) + _TINY
    audible = whole[:, int(150 / BIN) :]
    all_now, all_past = audible[PAST : PAST + count].sum(axis=1), audible[: PAST - 3].sum(axis=1).mean()
    own_now = power[PAST : PAST + count][:, profile].sum(axis=1)
    rest_now = np.maximum(all_now - own_now, _TINY)
    rest_past = np.maximum(all_past - past[:, profile].sum(axis=1).mean(), _TINY)
    edges = power[PAST - 6 : PAST + 6][:, profile].sum(axis=1)
    return 10 * np.log10(
        np.array(
            [
                inside / between,
                between / count / quiet,
                inside / (all_now.sum() + _TINY),
                rest_now.mean() / rest_past,
                rest_now[:8].mean() / rest_past,
                edges[7:].mean() / edges[:4].mean(),
                own_now.max() / (power[PAST + count + 4 :][:, profile].sum(axis=1).mean() + _TINY),
                _contrast_ratio(template, during),
                _contrast_ratio(template, past),
            ]
        )
        + _TINY
    )


def _contrast_ratio(template: Grid, power: Reals) -> float:
    mean = np.log(power).mean(axis=0)
    if template.active.all():
        return 1.0
    return float(np.exp(mean[template.active].mean() - mean[~template.active].mean()))


def _of_shares(values: Reals, share: Reals, at: tuple[float, ...]) -> list[float]:
    """Quantiles of values that count for so much each."""
    order = np.argsort(values)
    sums = np.cumsum(share[order])
    return [float(values[order][min(int(np.searchsorted(sums, one * sums[-1])), len(order) - 1)]) for one in at]


def _quantiles(template: Grid, values: Reals, at: tuple[float, ...]) -> Reals:
    """Of the tiles' values, by the template's weight."""
    chosen = values.ravel()[template.tiles]
    order = np.argsort(chosen)
    sums = np.cumsum(template.tile_weight[order])
    found: Reals = chosen[order][np.minimum(np.searchsorted(sums, np.array(at) * sums[-1]), len(order) - 1)]
    return found
