"""Runs a searcher over hours and trials, on as many processes as allowed, and keeps the answers under .bench/scan."""

from __future__ import annotations

import json
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.bench.chimes.corpus import Sound, hour
from tests.bench.chimes.methods import Candidates, Searcher
from tests.bench.chimes.pool import FOLDER
from tests.bench.chimes.rooms import Room, rooms
from tests.bench.chimes.sounds import Chime, chimes
from tests.bench.chimes.trials import Cell, Learned, Stream, stream, takes, white

WORKERS = int(os.environ.get("EARWITNESS_BENCH_WORKERS", "1"))
NEAR = 0.1  # seconds from the true onset within which a candidate is right
MISSED = -np.inf
NOWHERE = "white noise"  # a cell's place for trials in white noise

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Enrolled:
    chime: Chime
    room: Room
    learned: Learned


@dataclass(frozen=True, slots=True)
class Heard:
    """Of the trials of one chime in one cell: the best score near the true onset, and how late it was, in seconds."""

    score: Numbers
    late: Numbers


def enrolled(split: str, kept: str = "") -> list[Enrolled]:
    """Every chime of a set, usually the split's own, in one room of the split, the rooms in turn."""
    places = rooms(split)
    made = []
    for index, chime in enumerate(chimes(kept or split)):
        room = places[index % len(places)]
        made.append(Enrolled(chime, room, takes(chime, room, index)))
    return made


class Scan:
    """One searcher that has learned ``known``; what was scanned once is read from the disk after."""

    def __init__(self, searcher: Searcher, split: str, known: Sequence[Enrolled], learned: bool = False) -> None:
        for one in () if learned else known:
            searcher.learn(one.chime.name, one.learned.takes)
        self.known = known
        self.searcher = searcher
        self._split = split
        self._folder = FOLDER / "scan" / f"{searcher.names[0]}-{split}-{len(known)}-{searcher.key()}"
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "chimes.json").write_text(json.dumps([one.chime.name for one in known]))

    def hours(self, split: str, numbers: Sequence[int]) -> dict[str, list[list[Candidates]]]:
        """By method: for each hour, for each template, its candidates."""
        paths = [self._folder / f"hour-{split}-{number:02d}.npz" for number in numbers]
        _all(lambda index: self._hour(split, numbers[index], paths[index]), paths)
        found = [self._read(path) for path in paths]
        return {name: [one[name] for one in found] for name in self.searcher.names}

    def sound(self, label: str, make: Callable[[], Sound]) -> dict[str, list[Candidates]]:
        """By method: each template's candidates in a sound of an hour or less."""
        path = self._folder / f"sound-{label}.npz"
        if not path.exists():
            _save(path, _flat(self.searcher.search(make())))
        return self._read(path)

    def cell(self, cell: Cell, count: int) -> dict[str, list[Heard]]:
        """By method: for each template, how its own trials were heard."""
        return self.cells([cell], count)[0]

    def cells(self, cells: Sequence[Cell], count: int) -> list[dict[str, list[Heard]]]:
        jobs = [(cell, index) for cell in cells for index in range(len(self.known))]
        paths = [self._folder / f"cell-{_label(cell)}-{index:02d}-{count}.npz" for cell, index in jobs]
        _all(lambda n: self._trials(*jobs[n], count, paths[n]), paths)
        found = [_heard(path, self.searcher.names) for path in paths]
        size = len(self.known)
        chunks = [found[start : start + size] for start in range(0, len(found), size)]
        return [{name: [one[name] for one in chunk] for name in self.searcher.names} for chunk in chunks]

    def confusion(self, cell: Cell, count: int) -> dict[str, NDArray[np.float64]]:
        """By method: [chime, trial, template] the best score of every template while the chime sounded."""
        paths = [self._folder / f"all-{_label(cell)}-{index:02d}-{count}.npz" for index in range(len(self.known))]
        _all(lambda index: self._everyone(cell, index, count, paths[index]), paths)
        found = []
        for path in paths:
            with np.load(path) as data:
                found.append({name: data[name] for name in self.searcher.names})
        return {name: np.stack([one[name] for one in found]) for name in self.searcher.names}

    def _hour(self, split: str, number: int, path: Path) -> None:
        samples = hour(split, number).samples.astype(np.float32) / np.float32(32768)
        _save(path, _flat(self.searcher.search(samples)))

    def _read(self, path: Path) -> dict[str, list[Candidates]]:
        with np.load(path) as data:
            return {
                name: [Candidates(*data[f"{name}|{n}"]) for n in range(len(self.known))] for name in self.searcher.names
            }

    def _stream(self, cell: Cell, index: int, count: int) -> Stream:
        one = self.known[index]
        if cell.place == NOWHERE:
            return white(one.chime, one.learned, one.room, cell.snr, count, index)
        return stream(self._split, one.chime, one.learned, one.room, cell, count, index)

    def _trials(self, cell: Cell, index: int, count: int, path: Path) -> None:
        made = self._stream(cell, index, count)
        found = self.searcher.search(made.samples, [index])
        _save(path, {name: _nearest(of_one[0], made.onsets) for name, of_one in found.items()})

    def _everyone(self, cell: Cell, index: int, count: int, path: Path) -> None:
        made = self._stream(cell, index, count)
        found = self.searcher.search(made.samples)
        _save(
            path,
            {
                name: np.stack([[_loudest(one, at) for one in of_all] for at in made.onsets])
                for name, of_all in found.items()
            },
        )


def _all(work: Callable[[int], None], paths: Sequence[Path]) -> None:
    """Does what no file is there for yet."""
    todo = [index for index, path in enumerate(paths) if not path.exists()]
    if WORKERS <= 1 or len(todo) <= 1:
        for index in todo:
            work(index)
        return
    _work.append(work)
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("fork")) as executor:
        list(executor.map(_do, todo))
    _work.pop()


_work: list[Callable[[int], None]] = []  # the children inherit it by fork: closures cannot be sent


def _do(index: int) -> None:
    _work[-1](index)


def _save(path: Path, arrays: dict[str, Numbers]) -> None:
    part = path.with_suffix(".part.npz")
    np.savez(part, allow_pickle=False, **arrays)
    part.rename(path)


def _flat(found: dict[str, list[Candidates]]) -> dict[str, Numbers]:
    return {f"{name}|{n}": np.stack([c.onset, c.score]) for name, of_all in found.items() for n, c in enumerate(of_all)}


def _label(cell: Cell) -> str:
    return f"{cell.snr:+.1f}-{cell.place}-{cell.variant}".replace(" ", "_")


def _nearest(found: Candidates, onsets: Numbers) -> Numbers:
    """[2, trials]: score and lateness of the best candidate near each true onset."""
    out = np.stack([np.full(len(onsets), MISSED), np.full(len(onsets), np.nan)])
    for trial, onset in enumerate(onsets):
        near = np.flatnonzero(np.abs(found.onset - onset) <= NEAR)
        if len(near):
            best = near[np.argmax(found.score[near])]
            out[:, trial] = found.score[best], found.onset[best] - onset
    return out


def _loudest(found: Candidates, onset: float) -> float:
    near = (found.onset >= onset - NEAR) & (found.onset <= onset + 5 * NEAR)
    return float(found.score[near].max()) if near.any() else MISSED


def _heard(path: Path, names: Sequence[str]) -> dict[str, Heard]:
    with np.load(path) as data:
        return {name: Heard(*data[name]) for name in names}


def split_hours(found: Sequence[Sequence[Candidates]]) -> Iterator[tuple[int, int, Candidates]]:
    """Hour by hour and template by template, with their positions."""
    for number, of_hour in enumerate(found):
        for template, candidates in enumerate(of_hour):
            yield number, template, candidates
