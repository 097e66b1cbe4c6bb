"""Trains the networks that weigh the evidence on a place, and writes them into resources/indicator/hearing.npz.

Only development sounds, rooms and backgrounds are used, and numpy alone. The network of the first look, which decides
where evidence is gathered at all, stays as it is in that file: it is of an earlier form of this script, which trained
with PyTorch.

    python -m tools.train_chimes sounds FOLDER     gathers evidence, some forty minutes of one core
    python -m tools.train_chimes networks FOLDER   trains, tells the recall of unseen chimes, and writes

Several processes may gather into one folder: each takes a part that no other has begun.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soxr
from numpy.typing import NDArray

import resources
from monitor.indicator.chime import RATE, Role, Template, learn
from monitor.indicator.contrast import Background
from monitor.indicator.ear import STRIDE, Ear, Found
from monitor.indicator.search import NUMBERS
from monitor.indicator.spectra import frames_of, log_bands, power_of
from monitor.indicator.verifier import statistics
from tests.bench.chimes.corpus import HOURS, hour
from tests.bench.chimes.pool import SEED
from tests.bench.chimes.rooms import Room, rooms
from tests.bench.chimes.sounds import ALIKE, Chime, chimes, likeness, negatives
from tests.bench.chimes.synth import LONGEST, random_chime, rendered
from tests.bench.chimes.trials import VARIANTS, Cell, Learned, stream, takes
from tools.network import Trained

SPLIT = "development"
MORE = 60  # chimes made for training alone, every other one a single note: the hard ones
RATIOS = (-8, -5, -2, 0, 3, 5, 8, 10, 15, 20)
SHARES = np.array((5, 10, 9, 12, 10, 12, 8, 12, 8, 8)) / 94
GROUPS = 11  # parts of them that are listened for together
VISITS, HALF = 2, 3600  # rooms for each chime, and seconds of background in each
CELLS_EACH, TRIALS_EACH = 10, 6
NEAR = 0.06  # seconds from the true onset
LAGS = 128
FOLDS, NETWORKS = 3, 4
HIDDEN, EPOCHS = (128, 64), 15  # of 10 to 25 epochs and of half and twice the units these heard most unseen chimes
BLUR, BLUR_OF_FACTS = 0.1, 0.7  # deviations; unseen chimes were heard best so, of 0 to 0.7
TAIL = 30  # largest false alarms that the tail is fitted to
TWIN = 3  # of them, of one chime
EVIDENCE, FACTS = 75, slice(47, 54)  # numbers of evidence, and which of them are about the template alone

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


def to_learn() -> tuple[list[Chime], list[Chime]]:
    """The development chimes and more; and all of them once more, faster or slower and so in another key.

    None is like a sound of the test set or of the background's gadgets.
    """
    foreign = [*chimes("test"), *negatives(SPLIT)]
    made = [_made(number) for number in range(MORE)]
    plain = [*chimes(SPLIT), *_unlike(made, [*foreign, *chimes(SPLIT)])]
    return plain, _unlike([_shifted(one, n) for n, one in enumerate(plain)], foreign)


def groups() -> list[list[tuple[int, Chime]]]:
    """Numbered chimes that are listened for together."""
    plain, shifted = to_learn()
    every = list(enumerate([*plain, *shifted]))
    parts = every[: len(plain)], every[len(plain) :]
    return [part[start::GROUPS] for part in parts for start in range(GROUPS)]


def _made(number: int) -> Chime:
    notes = random_chime(np.random.default_rng([SEED, 42, number]))
    return Chime(f"more {number}", "made here", rendered(notes[:1] if number % 2 else notes))


def _shifted(chime: Chime, number: int) -> Chime:
    """By two to six semitones, up or down."""
    rng = np.random.default_rng([SEED, 43, number])
    speed = 2 ** (float(rng.choice((-1, 1))) * float(rng.uniform(2, 6)) / 12)
    sound = soxr.resample(chime.waveform, RATE * speed, RATE, "HQ")[: int(LONGEST * RATE)]
    sound = (sound * (0.5 / np.abs(sound).max())).astype(np.float32)
    return Chime(f"{chime.name}, shifted", chime.by, sound)


def _unlike(some: Sequence[Chime], others: Sequence[Chime]) -> list[Chime]:
    return [one for one in some if all(likeness(one.waveform, other.waveform) < ALIKE for other in others)]


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
    ear = Ear([(one.waveform, one.band_hz) for one in templates], known, statistics().worth, STRIDE)
    return ear.hear(np.concatenate((samples, tail)))


def _cell(rng: np.random.Generator) -> Cell:
    variant = "clean" if rng.random() < 0.8 else str(rng.choice(VARIANTS[1:]))
    return Cell(float(rng.choice(RATIOS, p=SHARES)), "same" if rng.random() < 0.35 else "moved", variant)


def gather_all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    known = background()
    for group, members in enumerate(groups()):
        path = folder / f"{group:02d}.npz"
        try:
            path.open("xb").close()
        except FileExistsError:
            continue
        numbers, true, chime, ratio, moved = zip(*gather(group, members, known), strict=True)
        np.savez(path, numbers=np.stack(numbers), true=true, chime=chime, ratio=ratio, moved=moved)
        print(f"part {group + 1}: {len(true)} places, {sum(true)} true", flush=True)


def read_all(folder: Path) -> Evidence:
    parts = [dict(np.load(path)) for path in sorted(folder.glob("*.npz"))]
    keys = ("numbers", "true", "chime", "ratio", "moved")
    return Evidence(*(np.concatenate([part[key] for part in parts]) for key in keys))


def network(known: Evidence, chosen: NDArray[np.bool_], seed: int) -> Trained:
    return Trained(known.numbers[chosen], known.true[chosen], HIDDEN, EPOCHS, seed, _blur())


def _blur() -> Numbers:
    blur = np.full(NUMBERS + EVIDENCE, BLUR, np.float32)
    blur[NUMBERS:][FACTS] = BLUR_OF_FACTS
    return blur


def unseen(known: Evidence) -> Reals:
    """Each place weighed by networks that never met its chime."""
    which = np.unique(known.chime)
    fold = np.random.default_rng(3).permutation(len(which)) % FOLDS
    of_row = fold[np.searchsorted(which, known.chime)]
    weights = np.zeros(len(of_row))
    for n in range(FOLDS):
        trained = [network(known, of_row != n, seed) for seed in range(NETWORKS)]
        weights[of_row == n] = np.mean([one.logits(known.numbers[of_row == n]) for one in trained], axis=0)
    return weights


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
    known = read_all(folder)
    weights = unseen(known)
    false, chime = weights[~known.true], known.chime[~known.true]
    usual = ~np.isin(chime, twins(false, chime))
    table = rates(false[usual], len(np.unique(chime[usual])) * VISITS * HALF / 86_400)
    for line in _told(known, weights, table):
        print(line)
    path = resources.path("indicator/hearing.npz")
    with np.load(path, allow_pickle=False) as data:
        arrays: dict[str, NDArray[np.generic]] = {name: data[name] for name in ("least", *_of_first(data.files))}
    found = background()
    arrays |= {"mean": found.mean, "bands": found.bands, "time": found.time}
    arrays |= {"rates": table, "networks": np.array(NETWORKS)}
    everything = np.ones(len(known.true), bool)
    for seed in range(NETWORKS):
        arrays |= network(known, everything, seed).arrays(f"second {seed}")
    kept = {name: np.asarray(value, np.float32) for name, value in arrays.items()}
    np.savez_compressed(path, allow_pickle=False, **kept)


def _of_first(names: Sequence[str]) -> list[str]:
    return [name for name in names if name.startswith("first")]


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
