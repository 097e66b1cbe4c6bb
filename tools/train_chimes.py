"""Trains what weighs the evidence on a place, and writes it into resources/indicator/hearing.npz.

Only development sounds, rooms and backgrounds are used. The two networks that look first, and decide where evidence is
gathered at all and where it is weighed, stay as they are in that file: they are of earlier forms of this script.

    python -m tools.train_chimes sounds FOLDER     gathers evidence, some fifty minutes of one core
    python -m tools.train_chimes networks FOLDER   trains, tells the recall of unseen chimes, and writes

Several processes may gather into one folder: each takes a part that no other has begun.

What was tried and did not help chimes that were not trained on, at one false alarm a day after a move: an
estimator-correlator over simulated moves of the template (Kay 1998, Detection Theory, 5); a logistic verifier of each
chime's own trials; thresholds of each chime by its imitations in made tunes, signals and vowels; the surest of several
onsets instead of their mean; twice the units, and twice as many rows of the same chimes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soxr
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

import resources
from monitor.indicator.chime import CLEAR, RATE, Role, Template, learn
from monitor.indicator.contrast import Background
from monitor.indicator.ear import STRIDE, Ear, Found
from monitor.indicator.evidence import SNR
from monitor.indicator.search import NUMBERS
from monitor.indicator.spectra import frames_of, log_bands, power_of
from monitor.indicator.verifier import TREES, statistics
from tests.bench.chimes.corpus import HOURS, hour
from tests.bench.chimes.pool import SEED
from tests.bench.chimes.rooms import Room, rooms
from tests.bench.chimes.sounds import ALIKE, Chime, chimes, likeness, negatives
from tests.bench.chimes.synth import LONGEST, random_chime, rendered, soft_chime
from tests.bench.chimes.trials import VARIANTS, Cell, Learned, stream, takes
from tools import trees
from tools.network import Trained
from tools.trees import fitted, grown

SPLIT = "development"
MORE = 60  # chimes made for training alone, every other one a single note
SOFT = 132  # and of one to three nearly pure low tones, as assistants have: those that are hard to hear after a move
RATIOS = (-8, -5, -2, 0, 3, 5, 8, 10, 15, 20)
SHARES = np.array((5, 10, 9, 12, 10, 12, 8, 12, 8, 8)) / 94
GROUPS = 24  # parts of them that are listened for together
VISITS, SOFT_VISITS, HOUR = 1, 2, 3600  # rooms for a chime, for a soft one, and seconds of background in each
CELLS_EACH, TRIALS_EACH = 10, 6
NEAR = 0.06  # seconds from the true onset
LAGS = 128
FOLDS, NETWORKS = 3, 4
GROVES = 2
HIDDEN, EPOCHS = (128, 64), 8  # of half and twice the units these heard most unseen chimes
BLUR, BLUR_OF_FACTS = 0.1, 0.7  # deviations; unseen chimes were heard best so, of 0 to 0.7
TAIL = 30  # largest false alarms that the tail is fitted to
TWIN = 3  # of them, of one chime
EVIDENCE, FACTS = 75, slice(47, 54)  # numbers of evidence, and which of them are about the template alone

Numbers = NDArray[np.float32]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row for each place: whether a chime was there, which one, the ratio, whether it had moved, and by how many
    seconds its onset was found too late.

    ``numbers``: [places, onsets, numbers], the onset and those beside it.
    """

    numbers: Numbers
    true: NDArray[np.bool_]
    chime: NDArray[np.int64]
    ratio: Reals
    moved: NDArray[np.bool_]
    late: Reals

    def at(self, chosen: NDArray[np.bool_]) -> Evidence:
        return Evidence(*(getattr(self, name)[chosen] for name in COLUMNS))


COLUMNS = ("numbers", "true", "chime", "ratio", "moved", "late")
Row = tuple[Numbers, bool, int, float, bool, float]


def background(quarters: int = 8) -> Background:
    """Mean and covariance over bands; autocorrelation over frames of what the bands' covariance leaves white."""
    parts = [log_bands(power_of(frames_of(_sound(n, 0, 60)))).astype(np.float64) for n in range(quarters)]
    logs = np.concatenate(parts)
    mean = logs.mean(axis=0)
    bands = np.cov(logs.T)
    loaded = bands + 0.02 * np.trace(bands) / len(bands) * np.eye(len(bands))
    whiten = np.linalg.inv(np.linalg.cholesky(loaded)).T
    time = np.mean([_autocorrelation((part - mean) @ whiten) for part in parts], axis=0)
    return Background(mean, bands, time / time[0])


def _autocorrelation(rows: Reals) -> Reals:
    size = 1 << (2 * len(rows) - 1).bit_length()
    power = np.abs(np.fft.rfft(rows, size, axis=0)) ** 2
    found: Reals = np.fft.irfft(power, size, axis=0)[:LAGS].mean(axis=1)
    return found / (len(rows) - np.arange(LAGS))


def _sound(number: int, start: int, seconds: int) -> Numbers:
    samples = hour(SPLIT, number % HOURS[SPLIT]).samples[start * RATE : (start + seconds) * RATE]
    return samples.astype(np.float32) / np.float32(32768)


def to_learn() -> list[tuple[Chime, int]]:
    """With the rooms that each is heard in: the development chimes and more, all of them faster or slower and so in
    another key, and soft ones. None is like a sound of the test set or of the background's gadgets."""
    known = chimes(SPLIT)
    foreign = [*chimes("test"), *negatives(SPLIT)]
    plain = [*known, *_unlike([_made(number) for number in range(MORE)], [*foreign, *known])]
    shifted = _unlike([_shifted(one, n) for n, one in enumerate(plain)], foreign)
    soft = _unlike([_soft(number) for number in range(SOFT)], [*foreign, *known])
    return [(one, VISITS) for one in [*plain, *shifted]] + [(one, SOFT_VISITS) for one in soft]


def _made(number: int) -> Chime:
    notes = random_chime(np.random.default_rng([SEED, 42, number]))
    return Chime(f"more {number}", "made here", rendered(notes[:1] if number % 2 else notes))


def _soft(number: int) -> Chime:
    return Chime(f"soft {number}", "made here", rendered(soft_chime(np.random.default_rng([SEED, 44, number]))))


def _shifted(chime: Chime, number: int) -> Chime:
    """By two to six semitones, up or down."""
    rng = np.random.default_rng([SEED, 43, number])
    speed = 2 ** (float(rng.choice((-1, 1))) * float(rng.uniform(2, 6)) / 12)
    sound = soxr.resample(chime.waveform, RATE * speed, RATE, "HQ")[: int(LONGEST * RATE)]
    sound = (sound * (0.5 / np.abs(sound).max())).astype(np.float32)
    return Chime(f"{chime.name}, shifted", chime.by, sound)


def _unlike(some: Sequence[Chime], others: Sequence[Chime]) -> list[Chime]:
    return [one for one in some if all(likeness(one.waveform, other.waveform) < ALIKE for other in others)]


class _All:
    """Wants evidence on every place that passes the first look, and that of the onsets beside it."""

    def worth(self, scores: Numbers) -> bool:
        return statistics().worth(scores)

    def promising(self, numbers: Numbers) -> bool:
        return True


def gather(group: int, members: Sequence[tuple[int, Chime, int]], known: Background) -> Iterator[Row]:
    """Evidence on some numbered chimes: each in rooms of its own, in the same hours of background."""
    rng = np.random.default_rng([13, group])
    places = rooms(SPLIT)
    for visit in range(max(visits for _, _, visits in members)):
        now = [(index, chime) for index, chime, visits in members if visits > visit]
        where = [places[n] for n in rng.integers(len(places), size=len(now))]
        learned = [
            takes(chime, room, int(rng.integers(1_000_000))) for (_, chime), room in zip(now, where, strict=True)
        ]
        made = [learn(one.takes, id="a", speaker="s", role=Role.START) for one in learned]
        for found in _heard(made, known, _sound(group + 5 * visit, 0, HOUR)):
            yield found.numbers, False, now[found.which][0], 0.0, False, 0.0
        for (index, chime), one, template, room in zip(now, learned, made, where, strict=True):
            for row in _trials(rng, chime, one, template, room, known):
                yield row[0], True, index, *row[1:]


def _trials(
    rng: np.random.Generator, chime: Chime, learned: Learned, template: Template, room: Room, known: Background
) -> Iterator[tuple[Numbers, float, bool, float]]:
    for _ in range(CELLS_EACH):
        cell = _cell(rng)
        made = stream(SPLIT, chime, learned, room, cell, TRIALS_EACH, int(rng.integers(1_000_000)))
        everywhere = list(_heard([template], known, made.samples))
        for onset in made.onsets:
            near = [found for found in everywhere if abs(found.onset / RATE - onset) <= NEAR]
            if near:
                best = max(near, key=lambda found: found.numbers[0, 0] + found.numbers[0, 1])
                yield best.numbers, cell.snr, cell.place == "moved", best.onset / RATE - onset


def _heard(templates: Sequence[Template], known: Background, samples: Numbers) -> Iterator[Found]:
    tail = np.zeros(2 * STRIDE * 160, np.float32)
    ear = Ear([(one.waveform, one.band_hz) for one in templates], known, _All(), STRIDE)
    return ear.hear(np.concatenate((samples, tail)))


def _cell(rng: np.random.Generator) -> Cell:
    variant = "clean" if rng.random() < 0.8 else str(rng.choice(VARIANTS[1:]))
    return Cell(float(rng.choice(RATIOS, p=SHARES)), "same" if rng.random() < 0.35 else "moved", variant)


def gather_all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    known = background()
    every = [(number, *one) for number, one in enumerate(to_learn())]
    for group in range(GROUPS):
        members = every[group::GROUPS]
        path = folder / f"{group:02d}.npz"
        try:
            path.open("xb").close()
        except FileExistsError:
            continue
        columns = zip(*gather(group, members, known), strict=True)
        arrays = {name: np.array(column) for name, column in zip(COLUMNS, columns, strict=True)}
        np.savez(path, allow_pickle=False, **arrays)
        print(f"part {group + 1}: {len(arrays['true'])} places, {arrays['true'].sum()} true", flush=True)


def read_all(folder: Path) -> Evidence:
    parts = [dict(np.load(path)) for path in sorted(folder.glob("*.npz"))]
    return Evidence(*(np.concatenate([part[name] for part in parts]) for name in COLUMNS))


@dataclass(frozen=True, slots=True)
class Weighing:
    networks: list[Trained]
    groves: list[HistGradientBoostingClassifier]

    def weights(self, numbers: Numbers) -> Reals:
        """[places, onsets], as verifier.py has them."""
        rows = numbers.reshape(-1, numbers.shape[-1])
        nets = np.mean([one.logits(rows) for one in self.networks], axis=0)
        trees = np.mean([one.decision_function(rows) for one in self.groves], axis=0)
        found: Reals = (nets * (1 - TREES) + trees * TREES).reshape(numbers.shape[:2])
        return found


def weighing(known: Evidence, chosen: NDArray[np.bool_]) -> Weighing:
    numbers = known.numbers[chosen]
    rows = numbers.reshape(-1, numbers.shape[-1])
    true = np.repeat(known.true[chosen], numbers.shape[1])
    nets = [Trained(rows, true, HIDDEN, EPOCHS, seed, _blur()) for seed in range(NETWORKS)]
    return Weighing(nets, [grown(rows, true, seed) for seed in range(GROVES)])


def _blur() -> Numbers:
    blur = np.full(NUMBERS + EVIDENCE, BLUR, np.float32)
    blur[NUMBERS:][FACTS] = BLUR_OF_FACTS
    return blur


def promising(known: Evidence) -> Evidence:
    """What the second network lets through."""
    return known.at(statistics().second.logits(known.numbers[:, 0]) >= statistics().enough)


def unseen(known: Evidence) -> Reals:
    """[places, onsets], weighed by what never met the chime."""
    which = np.unique(known.chime)
    fold = np.random.default_rng(3).permutation(len(which)) % FOLDS
    of_row = fold[np.searchsorted(which, known.chime)]
    weights = np.zeros(known.numbers.shape[:2])
    for n in range(FOLDS):
        weights[of_row == n] = weighing(known, of_row != n).weights(known.numbers[of_row == n])
    return weights


def lateness(known: Evidence, weights: Reals) -> HistGradientBoostingRegressor:
    """Learned of chimes that do not fit their template well and are about as sure as one in ten that are none."""
    sure = weights.mean(axis=1) > np.quantile(weights.mean(axis=1)[~known.true], 0.9)
    chosen = known.true & sure & (known.numbers[:, 0, NUMBERS + SNR] <= CLEAR)
    return fitted(np.concatenate((known.numbers[:, 0], weights), axis=1)[chosen], known.late[chosen], 0)


def twins(false: Reals, chime: NDArray[np.int64]) -> NDArray[np.int64]:
    """Chimes that have far more than their part of the largest false alarms: some gadget of the background sounds like
    them, and what is heard there is no measure for others."""
    which, counts = np.unique(chime[np.argsort(false)[-TAIL:]], return_counts=True)
    return which[counts > TWIN]


def rates(false: Reals, days: float) -> Reals:
    """[2, n]: weights, and logarithms of the false alarms a day above; beyond the last thirty an exponential tail."""
    falling = np.sort(false)[::-1]
    counts = [count for count in (TAIL, 60, 120, 250, 500, 1000, 2000) if count < len(falling)]
    weights, logs = [falling[count] for count in counts], [np.log(count / days) for count in counts]
    scale = float(np.mean(falling[:TAIL] - falling[TAIL]))
    for rate in (rate for rate in (1.0, 0.1, 0.01, 0.001) if np.log(rate) < logs[0]):
        weights.append(weights[0] + scale * (logs[0] - np.log(rate)))
        logs.append(np.log(rate))
    order = np.argsort(weights)
    return np.stack([np.array(weights)[order], np.array(logs)[order]])


def train(folder: Path) -> None:
    known = promising(read_all(folder))
    beside = unseen(known)
    weights = beside.mean(axis=1)
    false, chime = weights[~known.true], known.chime[~known.true]
    usual = ~np.isin(chime, twins(false, chime))
    visits = np.array([visits for _, visits in to_learn()])
    table = rates(false[usual], int(visits[np.unique(chime[usual])].sum()) * HOUR / 86_400)
    for line in _told(known, weights, table):
        print(line)
    path = resources.path("indicator/hearing.npz")
    with np.load(path, allow_pickle=False) as data:
        kept = [name for name in data.files if name in ("least", "enough") or name.startswith(("first", "second"))]
        arrays: dict[str, NDArray[np.generic]] = {name: data[name] for name in kept}
    found = background()
    arrays |= {"mean": found.mean, "bands": found.bands, "time": found.time}
    arrays |= {"rates": table, "networks": np.array(NETWORKS)}
    made = weighing(known, np.ones(len(known.true), bool))
    for number, network in enumerate(made.networks):
        arrays |= network.arrays(f"last {number}")
    narrow = {name: np.asarray(value, np.float32) for name, value in arrays.items()}
    late = trees.together([lateness(known, beside)])
    kept_trees = trees.arrays("forest", trees.together(made.groves)) | trees.arrays("late", late)
    np.savez_compressed(path, allow_pickle=False, **narrow, **kept_trees)


def _told(known: Evidence, weights: Reals, table: Reals) -> Iterator[str]:
    """Heard of the places that were found, as paired and moved, at 24, 1 and 0.1 false alarms a day."""
    least = [float(np.interp(-np.log(rate), -table[1], table[0])) for rate in (24.0, 1.0, 0.1)]
    for ratio in RATIOS:
        for moved in (False, True):
            at = known.true & (known.ratio == ratio) & (known.moved == moved)
            shares = "  ".join(f"{np.mean(weights[at] > weight):5.1%}" for weight in least)
            yield f"{ratio:+3d} dB {'moved' if moved else 'same '}  {shares}"


def main(words: Sequence[str]) -> None:
    what, folder = words
    work = {"sounds": gather_all, "networks": train}[what]
    work(Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
