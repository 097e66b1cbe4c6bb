"""What the stand measures: a searcher learns chimes and names every place where it thinks that one may be."""

from __future__ import annotations

import functools
import hashlib
import os
import pickle
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

import resources
from monitor.indicator import chime as detector
from monitor.indicator.ear import Found
from monitor.indicator.verifier import statistics
from tests.bench.chimes import RATE
from tests.bench.chimes.corpus import Sound
from tests.bench.chimes.pool import FOLDER

OURS = "Earwitness"
FLOOR = 1 / 201  # 200 false alarms a day: what is less sure than this is not looked at
REFRACTORY = 0.5  # seconds
BLOCK = 300 * RATE  # samples given to the detector at once, with an overlap
OVERLAP = 5 * RATE
FINDING = ("spectra", "contrast", "matched", "search", "evidence", "ear")  # modules that places depend on


@dataclass(frozen=True, slots=True)
class Candidates:
    """Of one template, in the order of time; ``score`` is higher where it is surer."""

    onset: NDArray[np.float64]
    score: NDArray[np.float64]


class Searcher(Protocol):
    """May answer under several names, where two methods share their work."""

    names: tuple[str, ...]

    def learn(self, name: str, takes: Sequence[Sound]) -> None: ...

    def search(self, samples: Sound, only: Sequence[int] | None = None) -> dict[str, list[Candidates]]:
        """By name of the method: for each template (or those at ``only``) all candidates, seconds into the samples."""
        ...

    def key(self) -> str:
        """Changes when the answers may."""
        ...


class Ours:
    """The product's detector, each template on its own."""

    names: tuple[str, ...] = (OURS,)

    def __init__(self, floor: float = FLOOR) -> None:
        self.templates: list[detector.Template] = []
        self._floor = floor

    def lower(self, floor: float) -> Ours:
        """The same chimes, with less sure candidates told too."""
        other = Ours(floor)
        other.templates = self.templates
        return other

    def learn(self, name: str, takes: Sequence[Sound]) -> None:
        made = detector.learn(takes, id=name, speaker="s", role=detector.Role.START)
        self.templates.append(made)

    def search(self, samples: Sound, only: Sequence[int] | None = None) -> dict[str, list[Candidates]]:
        wanted = [self.templates[n] for n in (range(len(self.templates)) if only is None else only)]
        found: list[list[tuple[float, float]]] = [[] for _ in wanted]
        for start in range(0, max(len(samples) - OVERLAP, 1), BLOCK - OVERLAP):
            hits = detector.judged(wanted, _places(wanted, samples[start : start + BLOCK]), self._floor)
            for kept, new in zip(found, hits, strict=True):
                kept += [(start / RATE + hit.onset_s, surety(hit.score)) for hit in new]
        return {OURS: [apart(kept) for kept in found]}

    def key(self) -> str:
        digest = hashlib.sha256(code() + str(self._floor).encode())
        for template in self.templates:
            digest.update(detector.saved(template))
        return digest.hexdigest()[:16]


def code() -> bytes:
    """Of the detector, of all of its package that it imports, and of what ships with it."""
    names = sorted(name for name in sys.modules if name.startswith("monitor.indicator."))
    sources = [Path(str(sys.modules[name].__file__)) for name in names]
    shipped = sorted(Path(resources.__file__).parent.glob("indicator/**/*.npz"))
    return b"".join(path.read_bytes() for path in [*sources, *shipped])


def apart(found: Sequence[tuple[float, float]]) -> Candidates:
    """The best of those that are less than half a second from each other, greedily."""
    if not found:
        return Candidates(np.zeros(0), np.zeros(0))
    times, scores = (np.array(column, dtype=np.float64) for column in zip(*found, strict=True))
    order = np.argsort(times, kind="stable")
    times, scores = times[order], scores[order]
    keep = np.ones(len(times), dtype=bool)
    for index in np.argsort(-scores, kind="stable"):
        if keep[index]:
            low, high = np.searchsorted(times, [times[index] - REFRACTORY, times[index] + REFRACTORY])
            keep[low:high] = False
            keep[index] = True
    return Candidates(times[keep], scores[keep])


def surety(score: float) -> float:
    """Of a hit: minus the natural logarithm of the false alarms a day that its score stands for."""
    return float(np.log(max(score, 1e-300)) - np.log(max(1 - score, 1e-300)))


def _places(templates: Sequence[detector.Template], block: Sound) -> list[Found]:
    """Of the detector; kept under .bench/places, since finding them takes long and other networks may weigh them."""
    path = FOLDER / "places" / f"{_key(templates, block)}.npz"
    if not path.exists():
        found = detector.places(templates, block)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}.part.npz")
        rows = [row for one in found for row in one.numbers]
        facts = np.array([(one.which, one.onset, len(one.numbers)) for one in found], np.int64).reshape(-1, 3)
        np.savez(part, facts=facts, numbers=np.array(rows, np.float32))
        part.rename(path)
    with np.load(path) as data:
        facts, numbers = data["facts"], data["numbers"]
    ends = np.cumsum(facts[:, 2])
    return [Found(int(w), int(at), numbers[end - n : end]) for (w, at, n), end in zip(facts, ends, strict=True)]


def _key(templates: Sequence[detector.Template], block: Sound) -> str:
    digest = hashlib.sha256(np.ascontiguousarray(block, np.float32).tobytes())
    for template in templates:
        digest.update(template.waveform.tobytes() + repr((template.band_hz, template.level_dbfs)).encode())
    digest.update(_finding())
    return digest.hexdigest()[:24]


@functools.cache
def _finding() -> bytes:
    """What places depend on besides the templates and the sound."""
    sources = [Path(str(sys.modules[f"monitor.indicator.{name}"].__file__)) for name in FINDING]
    known = statistics()
    looks = pickle.dumps((known.background, known.first, known.least, known.second, known.enough))
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources) + looks).digest()
