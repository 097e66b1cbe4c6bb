"""Makes resources/indicator/hearing.npz: the background's statistics and the networks that weigh the evidence.

Only development sounds, rooms and backgrounds are used, and numpy alone. The file that ships is of an earlier form of
this script, which trained with PyTorch on a like gathering of 65 chimes. Networks that this one trained on that
gathering heard as much in two hours of the bench's test background; those of a gathering of its own, with more single
notes and more numbers on each place, heard less at one false alarm a day in five hours. So neither replaced it.

    python -m tools.train_chimes sounds FOLDER     gathers evidence, some twenty minutes
    python -m tools.train_chimes networks FOLDER   trains, tells the recall of unseen chimes, and writes
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import resources
from monitor.indicator.chime import RATE, Role, Template, learn
from monitor.indicator.contrast import Background
from monitor.indicator.ear import STRIDE, Ear, Found
from monitor.indicator.search import NUMBERS
from monitor.indicator.spectra import frames_of, log_bands, power_of
from tests.bench.chimes.corpus import HOURS, hour
from tests.bench.chimes.pool import SEED
from tests.bench.chimes.rooms import Room, rooms
from tests.bench.chimes.sounds import ALIKE, Chime, chimes, likeness, negatives
from tests.bench.chimes.synth import random_chime, rendered
from tests.bench.chimes.trials import VARIANTS, Cell, Learned, stream, takes
from tools.network import Trained

SPLIT = "development"
MORE = 60  # chimes made for training alone, every other one a single note: the hard ones
RATIOS = (-8, -5, -2, 0, 3, 5, 8, 10, 15, 20)
SHARES = np.array((5, 10, 9, 12, 10, 12, 8, 12, 8, 8)) / 94
GROUPS, LEARNED = 11, 6  # parts of all of them that are listened for together, and how many of those are learned from
VISITS, HALF = 2, 1800  # rooms for each chime, and seconds of background in each
CELLS_EACH, TRIALS_EACH = 10, 6
NEAR = 0.06  # seconds from the true onset
LAGS = 128
FOLDS, NETWORKS = 3, 3
FIRST, FIRST_EPOCHS = (16,), 8
SECOND, EPOCHS = (64, 32), 30
BLUR, BLUR_OF_FACTS = 0.1, 0.7  # deviations; unseen chimes were heard best so, of 0 to 0.7
LOST = 0.002  # of true places that the first look may lose
TAIL = 30
EVIDENCE, FACTS = 75, slice(68, 75)  # numbers of evidence, and which of them are about the template alone

Numbers = NDArray[np.float32]
Reals = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row for each place: its numbers, whether a chime was there, which one, the ratio, and whether it had moved."""

    numbers: Numbers
    true: NDArray[np.bool_]
    chime: NDArray[np.int64]
    ratio: Reals
    moved: NDArray[np.bool_]


Row = tuple[Numbers, bool, int, float, bool]


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


def to_learn() -> list[Chime]:
    """The development chimes, and more that are like none of the test set's nor the background's."""
    known = [*chimes("test"), *chimes(SPLIT), *negatives(SPLIT)]
    made: list[Chime] = []
    for number in range(MORE):
        notes = random_chime(np.random.default_rng([SEED, 42, number]))
        sound = rendered(notes[:1] if number % 2 else notes)
        if all(likeness(sound, other.waveform) < ALIKE for other in known):
            made.append(Chime(f"more {number}", "made here", sound))
    return [*chimes(SPLIT), *made]


def gather(group: int, members: Sequence[tuple[int, Chime]], known: Background) -> Iterator[Row]:
    """Evidence on some chimes: each in ``VISITS`` rooms of its own, in the same hour of background."""
    rng = np.random.default_rng([12, group])
    places = rooms(SPLIT)
    for visit in range(VISITS):
        where = [places[n] for n in rng.integers(len(places), size=len(members))]
        learned = [
            takes(chime, room, int(rng.integers(1_000_000))) for (_, chime), room in zip(members, where, strict=True)
        ]
        made = [learn(one.takes, id="a", speaker="s", role=Role.START) for one in learned]
        for found in _heard(made, known, _sound(group, visit * HALF, HALF)):
            yield found.numbers, False, members[found.which][0], 0.0, False
        for (index, chime), one, template, room in zip(members, learned, made, where, strict=True):
            for row in _trials(rng, chime, one, template, room, known):
                yield row[0], True, index, *row[1:]


def _trials(
    rng: np.random.Generator, chime: Chime, learned: Learned, template: Template, room: Room, known: Background
) -> Iterator[tuple[Numbers, float, bool]]:
    for _ in range(CELLS_EACH):
        cell = _cell(rng)
        made = stream(SPLIT, chime, learned, room, cell, TRIALS_EACH, int(rng.integers(1_000_000)))
        everywhere = list(_heard([template], known, made.samples))
        for onset in made.onsets:
            near = [found for found in everywhere if abs(found.onset / RATE - onset) <= NEAR]
            if near:
                best = max(near, key=lambda found: found.numbers[0] + found.numbers[1])
                yield best.numbers, cell.snr, cell.place == "moved"


def _heard(templates: Sequence[Template], known: Background, samples: Numbers) -> Iterator[Found]:
    tail = np.zeros(2 * STRIDE * 160, np.float32)
    ear = Ear([(one.waveform, one.band_hz) for one in templates], known, lambda scores: True, STRIDE)
    return ear.hear(np.concatenate((samples, tail)))


def _cell(rng: np.random.Generator) -> Cell:
    variant = "clean" if rng.random() < 0.8 else str(rng.choice(VARIANTS[1:]))
    return Cell(float(rng.choice(RATIOS, p=SHARES)), "same" if rng.random() < 0.35 else "moved", variant)


def gather_all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    known = background()
    every = list(enumerate(to_learn()))
    for group in range(LEARNED):
        path = folder / f"{group:02d}.npz"
        if not path.exists():
            numbers, true, chime, ratio, moved = zip(*gather(group, every[group::GROUPS], known), strict=True)
            np.savez(path, numbers=np.stack(numbers), true=true, chime=chime, ratio=ratio, moved=moved)
            print(f"{group + 1} of {LEARNED}: {len(true)} places, {sum(true)} true", flush=True)


def read_all(folder: Path) -> Evidence:
    parts = [dict(np.load(path)) for path in sorted(folder.glob("*.npz"))]
    keys = ("numbers", "true", "chime", "ratio", "moved")
    return Evidence(*(np.concatenate([part[key] for part in parts]) for key in keys))


def first_look(known: Evidence, chosen: NDArray[np.bool_]) -> Trained:
    return Trained(known.numbers[chosen][:, :NUMBERS], known.true[chosen], FIRST, FIRST_EPOCHS, 0, _blur()[:NUMBERS])


def second_look(known: Evidence, chosen: NDArray[np.bool_], seed: int = 0) -> Trained:
    return Trained(known.numbers[chosen], known.true[chosen], SECOND, EPOCHS, seed, _blur())


def _blur() -> Numbers:
    blur = np.full(NUMBERS + EVIDENCE, BLUR, np.float32)
    blur[NUMBERS:][FACTS] = BLUR_OF_FACTS
    return blur


def unseen(known: Evidence) -> tuple[Reals, Reals]:
    """Each place weighed, at the first and the second look, by networks that never met its chime."""
    which = np.unique(known.chime)
    fold = np.random.default_rng(3).permutation(len(which)) % FOLDS
    of_row = fold[np.searchsorted(which, known.chime)]
    first, second = np.zeros(len(of_row)), np.zeros(len(of_row))
    for n in range(FOLDS):
        others, own = of_row != n, of_row == n
        first[own] = first_look(known, others).logits(known.numbers[own][:, :NUMBERS])
        seconds = [second_look(known, others, seed).logits(known.numbers[own]) for seed in range(NETWORKS)]
        second[own] = np.mean(seconds, axis=0)
    return first, second


def rates(false: Reals, days: float) -> Reals:
    """[2, n]: weights, and logarithms of the false alarms a day above; beyond the last thirty an exponential tail."""
    falling = np.sort(false)[::-1]
    counts = [count for count in (TAIL, 60, 120, 250, 500, 1000, 2000) if count < len(falling)]
    weights, logs = [falling[count] for count in counts], [np.log(count / days) for count in counts]
    scale = float(np.mean(falling[:TAIL] - falling[TAIL]))
    for rate in (5.0, 1.0, 0.1, 0.01, 0.001):
        weights.append(weights[0] + scale * (logs[0] - np.log(rate)))
        logs.append(np.log(rate))
    order = np.argsort(weights)
    return np.stack([np.array(weights)[order], np.array(logs)[order]])


def train(folder: Path) -> None:
    known = read_all(folder)
    first, second = unseen(known)
    least = float(np.quantile(first[known.true], LOST))
    weights = np.where(first >= least, second, -30.0)
    table = rates(weights[~known.true], len(np.unique(known.chime)) * VISITS * HALF / 86_400)
    for line in _told(known, weights, table):
        print(line)
    everything = np.ones(len(known.true), bool)
    found = background()
    arrays: dict[str, NDArray[np.floating]] = {
        "mean": found.mean,
        "bands": found.bands,
        "time": found.time,
        "rates": table,
    }
    arrays |= {"least": np.array(least), "networks": np.array(NETWORKS)}
    arrays |= first_look(known, everything).arrays("first")
    for seed in range(NETWORKS):
        arrays |= second_look(known, everything, seed).arrays(f"second {seed}")
    kept = {name: np.asarray(value, np.float32) for name, value in arrays.items()}
    np.savez_compressed(resources.path("indicator/hearing.npz"), allow_pickle=False, **kept)


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
