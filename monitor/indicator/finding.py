"""The chime found in recordings of a speaker being woken: of all that recurs, the first that is no voice."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from monitor.indicator.aligning import Laid, again, bounds, evened, laid, shared_envelope, shared_spectrum
from monitor.indicator.recurrence import RATE, Cancelled, Chain, Sound, best_matches, chains, whitened
from monitor.indicator.voices import like_a_voice
from monitor.pairing_model import Refusal

SHARE = 0.6  # of the takes that must have it; a wake word that was not understood leaves a take without
BELONGS = 0.55  # correlation with the mean above which a take has the sound; by chance 0.2 to 0.4
GOOD = 0.9  # coherence with the mean of the others
FAINTEST = 12.0  # dB; below, the template is worse than the noise (0.85 coherence from three takes at 10 dB)
SHORTEST = 0.06  # s; a click is in every room
NARROWEST = 4.0  # seconds times hertz; a plain beep of 0.15 s has 3, and any held note looks the same
_REFERENCES = 3
_LEAST = 0.004  # s; less than that the envelope does not resolve
_SAME = 0.12  # s; two chains nearer than this are one sound
PAIR = (2.0, 30.0)  # s from the start chime's onset to the end chime's

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Recurring:
    """A sound that recurs. ``onsets``: take -> its onset in samples; ``coherence`` and ``snr_db`` by take.

    ``rows``: the takes that have it, aligned and cut from onset to end (as recorded).
    """

    onsets: dict[int, float]
    length: int
    band_hz: tuple[float, float]
    rows: NDArray[np.float32]
    coherence: dict[int, float]
    snr_db: dict[int, float]
    voice: bool

    @property
    def length_s(self) -> float:
        return self.length / RATE

    @property
    def at_s(self) -> float:
        return float(np.median(list(self.onsets.values()))) / RATE if self.onsets else 0.0

    @property
    def snr(self) -> float:
        """dB, of the middle one of the takes."""
        return float(np.median(list(self.snr_db.values()))) if self.snr_db else 0.0

    @property
    def alike(self) -> float:
        """Coherence of the middle one of the takes."""
        return float(np.median(list(self.coherence.values()))) if self.coherence else 0.0

    @property
    def good(self) -> tuple[int, ...]:
        """Takes fit for the template."""
        return tuple(k for k in self.onsets if self.coherence[k] >= GOOD and self.snr_db[k] >= FAINTEST)

    @property
    def refusal(self) -> Refusal | None:
        """Why this can't be listened for; a voice is left to the person."""
        if self.length_s < SHORTEST:
            return Refusal.TOO_SHORT
        if self.length_s * (self.band_hz[1] - self.band_hz[0]) < NARROWEST:
            return Refusal.TOO_NARROW
        if self.snr < FAINTEST:
            return Refusal.FAINT
        return None


def recurring(
    takes: Sequence[Sound], cancelled: Cancelled = lambda: False, progress: Progress = lambda done: None
) -> list[Recurring]:
    """Everything that recurs in most of the takes (float32 at ``RATE``), by its place."""
    if len(takes) < 2:
        return []
    plain = whitened(takes)
    need = max(1, int(np.ceil(SHARE * len(takes))) - 1)
    found: list[Recurring] = []
    for done, reference in enumerate(_references(plain)):
        for chain in chains(plain, reference, need, cancelled):
            if cancelled():
                return []
            if not _known(chain, found):
                fresh = _measured(takes, plain, chain, need)
                found += [fresh] if fresh is not None and not _doubled(fresh, found) else []
        progress((done + 1) / _REFERENCES)
        if done and chosen(found)[0] is not None:
            break  # a third look is for takes that were spoiled
    return sorted(found, key=lambda one: one.at_s)


def _references(takes: Sequence[Sound]) -> list[int]:
    """The takes of middling loudness first: a door that slams makes a take loud, an unheard wake word quiet."""
    power = [float(np.mean(take**2)) if take.size else 0.0 for take in takes]
    middle = float(np.median(power))
    return sorted(range(len(takes)), key=lambda k: abs(np.log(power[k] + 1e-12) - np.log(middle + 1e-12)))[:_REFERENCES]


def _known(chain: Chain, found: Sequence[Recurring]) -> bool:
    at, end = chain.where[chain.take], chain.end
    spans = ((one.onsets[chain.take], one.length) for one in found if chain.take in one.onsets)
    return any(min(end, begin + long) - max(at, begin) > 0.5 * min(end - at, long) for begin, long in spans)


def _doubled(fresh: Recurring, found: Sequence[Recurring]) -> bool:
    """Begins with one that is known, or lies mostly within it."""
    return any(_lies_in(fresh, one, k) for one in found for k in fresh.onsets if k in one.onsets)


def _lies_in(fresh: Recurring, one: Recurring, take: int) -> bool:
    late = fresh.onsets[take] - one.onsets[take]
    return abs(late) < _SAME * RATE or -_SAME * RATE < late < one.length


def _measured(takes: Sequence[Sound], plain: Sequence[Sound], chain: Chain, need: int) -> Recurring | None:
    """None for what looked alike at first and is not."""
    length = min(chain.end - chain.begin, int(1.0 * RATE))
    where = _everywhere(plain, chain, length)
    if len(where) < need + 1:
        return None
    over = laid(plain, where, length)
    onset, end = bounds(shared_envelope(over.stack), length)
    if end - onset < _LEAST * RATE:
        return None
    return _recurring(takes, plain, over, onset, end, need)


def _everywhere(plain: Sequence[Sound], chain: Chain, length: int) -> dict[int, int]:
    """Where each take has the whole chain, also those in which no snippet was quite alike."""
    begin = chain.where[chain.take]
    model = plain[chain.take][None, begin : begin + length]
    where = {chain.take: begin}
    for number, take in enumerate(plain):
        if number != chain.take:
            alike, at = best_matches(model, take)
            if alike[0] >= BELONGS:
                where[number] = int(at[0])
    return where


def _recurring(
    takes: Sequence[Sound], plain: Sequence[Sound], over: Laid, onset: int, end: int, need: int
) -> Recurring | None:
    rows = again(takes, over).stack[:, onset:end]
    band = _band(evened(_banded_rows(rows, (150.0, 7500.0))))
    if band is None:
        return None
    banded = _banded(again(takes, over).stack, band)
    coherence = dict(zip(over.takes, _coherences(banded[:, onset:end]), strict=True))
    kept = [row for row, number in enumerate(over.takes) if coherence[number] >= BELONGS]
    if len(kept) < need + 1:
        return None
    mine = [over.takes[row] for row in kept]
    mean = evened(rows[kept]).mean(axis=0)
    snr = {k: _snr(takes[k], banded[row, onset:end], band) for k, row in zip(mine, kept, strict=True)}
    return Recurring(
        onsets={k: float(over.begins[row] + onset) for k, row in zip(mine, kept, strict=True)},
        length=end - onset,
        band_hz=band,
        rows=rows[kept],
        coherence={k: coherence[k] for k in mine},
        snr_db=snr,
        voice=like_a_voice(mean.astype(np.float32)),
    )


def _band(rows: NDArray[np.float64]) -> tuple[float, float] | None:
    """1 % to 99 % of the shared energy between 150 and 7,500 Hz."""
    hertz, power = shared_spectrum(rows)
    power = np.where((hertz >= 150) & (hertz <= 7500), power, 0)
    if power.sum() <= 0:
        return None
    share = np.cumsum(power) / power.sum()
    return float(hertz[np.searchsorted(share, 0.01)]), float(hertz[np.searchsorted(share, 0.99)])


def _banded_rows(rows: NDArray[np.float32], band: tuple[float, float]) -> NDArray[np.float32]:
    return _banded(rows, band) if rows.shape[1] > 64 else rows


def _banded(stack: NDArray[np.float32], band: tuple[float, float]) -> NDArray[np.float32]:
    """Zero-phase, with 40 Hz to spare on either side."""
    low, high = max(band[0] - 40, 20.0), min(band[1] + 40, RATE / 2 - 50)
    filter_ = signal.butter(2, (low, high), "bandpass", fs=RATE, output="sos")
    pad = min(stack.shape[1] - 1, 2000)
    out: NDArray[np.float32] = signal.sosfiltfilt(filter_, stack, axis=1, padlen=pad).astype(np.float32)
    return out


def _coherences(rows: NDArray[np.float32]) -> list[float]:
    """Each row's correlation with the mean of the others, and what the noise in that mean takes off put back."""
    unit = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-12)
    total = unit.sum(axis=0)
    others = [total - row for row in unit]
    return [float(row @ rest / (np.linalg.norm(rest) + 1e-12)) for row, rest in zip(unit, others, strict=True)]


def _snr(take: Sound, part: NDArray[np.float32], band: tuple[float, float]) -> float:
    """dB in the band of the chime, over the quieter third of the take."""
    whole = _banded(take[None, :], band)[0]
    step = RATE // 20
    power = np.square(whole[: whole.size // step * step]).reshape(-1, step).mean(axis=1)
    noise = max(float(np.percentile(power, 33)), 1e-12)
    return float(10 * np.log10(max(float(np.mean(part**2)) / noise - 1, 1e-3)))


def chosen(found: Sequence[Recurring]) -> tuple[int | None, int | None]:
    """(start, end) by their places in ``found``: the first sound that is no voice and can serve, and the first such
    sound 2 to 30 s later."""
    fit = [k for k, one in enumerate(found) if not one.voice and one.refusal is None and len(one.good) >= 3]
    if not fit:
        return None, None
    later = (k for k in fit[1:] if PAIR[0] <= _between(found[fit[0]], found[k]) <= PAIR[1])
    return fit[0], next(later, None)


def _between(first: Recurring, second: Recurring) -> float:
    apart = [second.onsets[k] - first.onsets[k] for k in first.onsets if k in second.onsets]
    return float(np.median(apart)) / RATE if apart else 0.0


def only(one: Recurring, takes: Container[int]) -> Recurring:
    """Of these takes alone."""
    rows = [row for row, number in enumerate(one.onsets) if number in takes]
    return replace(
        one,
        rows=one.rows[rows],
        onsets={k: v for k, v in one.onsets.items() if k in takes},
        coherence={k: v for k, v in one.coherence.items() if k in takes},
        snr_db={k: v for k, v in one.snr_db.items() if k in takes},
    )


def renumbered(one: Recurring, numbers: Sequence[int]) -> Recurring:
    """By the takes' numbers instead of their places."""
    return replace(
        one,
        onsets={numbers[k]: v for k, v in one.onsets.items()},
        coherence={numbers[k]: v for k, v in one.coherence.items()},
        snr_db={numbers[k]: v for k, v in one.snr_db.items()},
    )
