"""Makes resources/indicator/hearing.npz: the background's statistics and the networks that weigh the evidence.

Needs PyTorch, which nothing else here does: pip install torch. Only development sounds, rooms and backgrounds are used.

    python -m tools.train_chimes sounds FOLDER [PART OF]   gathers evidence, half an hour on two cores
    python -m tools.train_chimes networks FOLDER           trains, tells the recall of unseen chimes, and writes
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import resources
from monitor.indicator.chime import RATE, Role, learn
from monitor.indicator.contrast import Background
from monitor.indicator.ear import STRIDE, Ear, Found
from monitor.indicator.search import NUMBERS
from monitor.indicator.spectra import frames_of, log_bands, power_of
from tests.bench.chimes.corpus import HOURS, hour
from tests.bench.chimes.rooms import Room, rooms
from tests.bench.chimes.sounds import Chime, chimes
from tests.bench.chimes.trials import VARIANTS, Cell, stream, takes

SPLIT = "development"
RATIOS = (-8, -5, -2, 0, 3, 5, 8, 10, 15, 20)
SHARES = np.array((5, 12, 10, 14, 10, 12, 6, 8, 4, 4)) / 85
ROOMS_EACH, CELLS_EACH, TRIALS_EACH = 4, 6, 3
QUARTER = 900  # seconds of background for one chime in one room
NEAR = 0.06  # seconds from the true onset
LAGS = 128
FOLDS, NETWORKS, EPOCHS = 3, 3, 14
LOST = 0.003  # of true places that the first look may lose
TAIL = 30

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row for each place: its numbers, whether a chime was there, which chime it was looked at for, and the ratio."""

    numbers: Numbers
    true: NDArray[np.bool_]
    chime: NDArray[np.int64]
    ratio: NDArray[np.float64]


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


def _autocorrelation(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    size = 1 << (2 * len(rows) - 1).bit_length()
    power = np.abs(np.fft.rfft(rows, size, axis=0)) ** 2
    found: NDArray[np.float64] = np.fft.irfft(power, size, axis=0)[:LAGS].mean(axis=1)
    return found / (len(rows) - np.arange(LAGS))


def _sound(number: int, start: int, seconds: int) -> Numbers:
    samples = hour(SPLIT, number % HOURS[SPLIT]).samples[start * RATE : (start + seconds) * RATE]
    return samples.astype(np.float32) / np.float32(32768)


def gather(index: int, chime: Chime, known: Background) -> Evidence:
    rng = np.random.default_rng([11, index])
    places = rooms(SPLIT)
    rows: list[tuple[Numbers, bool, float]] = []
    for quarter, room in enumerate(rng.permutation(len(places))[:ROOMS_EACH]):
        rows += _in_room(rng, chime, places[room], known, _sound(index, quarter * QUARTER, QUARTER))
    numbers, true, ratio = zip(*rows, strict=True)
    return Evidence(np.stack(numbers), np.array(true), np.full(len(rows), index), np.array(ratio))


def _in_room(
    rng: np.random.Generator, chime: Chime, room: Room, known: Background, without: Numbers
) -> Iterator[tuple[Numbers, bool, float]]:
    learned = takes(chime, room, int(rng.integers(1e6)))
    template = learn(learned.takes, id="a", speaker="s", role=Role.START)

    def heard(samples: Numbers) -> list[Found]:
        tail = np.zeros(2 * STRIDE * 160, np.float32)
        ear = Ear([(template.waveform, template.band_hz)], known, lambda scores: True, STRIDE)
        return list(ear.hear(np.concatenate((samples, tail))))

    yield from ((found.numbers, False, 0.0) for found in heard(without))
    for _ in range(CELLS_EACH):
        cell = _cell(rng)
        made = stream(SPLIT, chime, learned, room, cell, TRIALS_EACH, int(rng.integers(1e6)))
        everywhere = heard(made.samples)
        for onset in made.onsets:
            near = [found for found in everywhere if abs(found.onset / RATE - onset) <= NEAR]
            if near:
                best = max(near, key=lambda found: found.numbers[0] + found.numbers[1])
                yield best.numbers, True, cell.snr


def _cell(rng: np.random.Generator) -> Cell:
    variant = "clean" if rng.random() < 0.75 else str(rng.choice(VARIANTS[1:]))
    return Cell(float(rng.choice(RATIOS, p=SHARES)), "same" if rng.random() < 0.45 else "moved", variant)


def gather_all(folder: Path, part: int, of: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    known = background()
    for index, chime in list(enumerate(chimes(SPLIT)))[part::of]:
        path = folder / f"{index:03d}.npz"
        if not path.exists():
            found = gather(index, chime, known)
            np.savez(path, numbers=found.numbers, true=found.true, chime=found.chime, ratio=found.ratio)
            print(chime.name, len(found.true), int(found.true.sum()), flush=True)


def read_all(folder: Path) -> Evidence:
    parts = [dict(np.load(path)) for path in sorted(folder.glob("*.npz"))]
    return Evidence(*(np.concatenate([part[key] for part in parts]) for key in ("numbers", "true", "chime", "ratio")))


class Trained:
    """A network that torch trained, and its weights as verifier.Network wants them."""

    def __init__(self, rows: Numbers, true: NDArray[np.bool_], hidden: Sequence[int], epochs: int, seed: int) -> None:
        import torch

        torch.manual_seed(seed)
        self.mean, self.scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
        sizes = [rows.shape[1], *hidden]
        layers: list[torch.nn.Module] = []
        for before, after in zip(sizes, sizes[1:], strict=False):
            layers += [torch.nn.Linear(before, after), torch.nn.SiLU(), torch.nn.Dropout(0.1)]
        self.net = torch.nn.Sequential(*layers, torch.nn.Linear(sizes[-1], 1))
        self._fit(torch.tensor(self._scaled(rows)), torch.tensor(true.astype(np.float32)), epochs)

    def _scaled(self, rows: Numbers) -> Numbers:
        return np.clip((rows - self.mean) / self.scale, -6, 6).astype(np.float32)

    def _fit(self, rows, true, epochs: int, batch: int = 1024, rate: float = 2e-3) -> None:
        import torch

        steps = epochs * (len(rows) // batch + 1)
        optimiser = torch.optim.AdamW(self.net.parameters(), lr=rate, weight_decay=1e-3)
        schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2 * rate, total_steps=steps + 1)
        for _ in range(epochs):
            for chosen in torch.randperm(len(rows)).split(batch):
                optimiser.zero_grad()
                logits = self.net(rows[chosen])[:, 0]
                torch.nn.functional.binary_cross_entropy_with_logits(logits, true[chosen]).backward()
                optimiser.step()
                schedule.step()
        self.net.eval()

    def weigh(self, rows: Numbers) -> NDArray[np.float64]:
        import torch

        with torch.no_grad():
            return self.net(torch.tensor(self._scaled(rows)))[:, 0].numpy().astype(np.float64)

    def arrays(self, name: str) -> dict[str, Numbers]:
        import torch

        linear = [layer for layer in self.net if isinstance(layer, torch.nn.Linear)]
        found = {f"{name} mean": self.mean, f"{name} scale": self.scale}
        for n, layer in enumerate(linear):
            found[f"{name} weights {n}"] = layer.weight.detach().numpy().T
            found[f"{name} biases {n}"] = layer.bias.detach().numpy()
        return found


def first_look(known: Evidence, chosen: NDArray[np.bool_]) -> Trained:
    return Trained(known.numbers[chosen][:, :NUMBERS], known.true[chosen], (16,), 8, 0)


def second_look(known: Evidence, chosen: NDArray[np.bool_], seed: int = 0) -> Trained:
    return Trained(known.numbers[chosen], known.true[chosen], (64, 32), EPOCHS, seed)


def unseen(known: Evidence) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Each place weighed, at the first and the second look, by networks that never met its chime."""
    which = np.unique(known.chime)
    fold = np.random.default_rng(3).permutation(len(which)) % FOLDS
    of_row = fold[np.searchsorted(which, known.chime)]
    first, second = np.zeros(len(of_row)), np.zeros(len(of_row))
    for n in range(FOLDS):
        others, own = of_row != n, of_row == n
        first[own] = first_look(known, others).weigh(known.numbers[own][:, :NUMBERS])
        second[own] = second_look(known, others).weigh(known.numbers[own])
    return first, second


def rates(false: NDArray[np.float64], days: float) -> NDArray[np.float64]:
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
    days = len(np.unique(known.chime)) * ROOMS_EACH * QUARTER / 86_400
    table = rates(weights[~known.true], days)
    for ratio in RATIOS:
        at = known.true & (known.ratio == ratio)
        shares = [float(np.mean(weights[at] > np.interp(-np.log(r), -table[1], table[0]))) for r in (24.0, 1.0, 0.1)]
        print(f"{ratio:+3d} dB  " + "  ".join(f"{share:5.1%}" for share in shares))
    everything = np.ones(len(known.true), bool)
    found = background()
    arrays = {"mean": found.mean, "bands": found.bands, "time": found.time, "rates": table}
    arrays |= {"least": np.array(least), "networks": np.array(NETWORKS)}
    arrays |= first_look(known, everything).arrays("first")
    for seed in range(NETWORKS):
        arrays |= second_look(known, everything, seed).arrays(f"second {seed}")
    kept = {name: np.asarray(value, np.float32) for name, value in arrays.items()}
    np.savez_compressed(resources.path("indicator/hearing.npz"), **kept)


def main(words: Sequence[str]) -> None:
    what, folder, *rest = words
    if what == "sounds":
        part, of = (int(word) for word in rest or ("0", "1"))
        gather_all(Path(folder), part, of)
    else:
        train(Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
