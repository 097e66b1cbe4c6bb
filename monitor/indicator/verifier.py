"""Weighs the evidence on a place: networks and trees, trained once on many chimes in many rooms, knowing none.

What ships are their weights and the background's statistics (resources/indicator/hearing.npz, made by
tools/train_chimes.py): no sound, and nothing of the person's own chime. A network is two hidden layers of SiLU units
(Elfwing, Uchibe and Doya 2018, doi:10.1016/j.neunet.2017.12.012). A first one looks at a place's scores, a second at
the evidence, and both only spare the rest; the last word have trees and networks, each asked about the onset and those
beside it. The mean of all is steadier in the tail, where false alarms are decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

import resources
from monitor.errors import EarwitnessError
from monitor.indicator.contrast import Background
from monitor.indicator.forest import Forest
from monitor.indicator.spectra import Reals

_FILE: Final = "indicator/hearing.npz"
UNLIKE: Final = -30.0  # the weight of what is not looked at closely
TREES: Final = 0.7  # their share in the last word: of 0.3 to 0.7 it heard most unseen chimes
FAR: Final = 6.0  # deviations from the mean beyond which a number says nothing more


class StatisticsDamaged(EarwitnessError):
    """A file of the program itself is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Network:
    """float32 arrays; ``layers`` are weights [in, out] and biases [out]."""

    mean: Reals
    scale: Reals
    layers: tuple[tuple[Reals, Reals], ...]

    def logits(self, rows: Reals) -> Reals:
        """[n] for float32 ``rows`` [n, numbers]."""
        values = np.clip((rows - self.mean) / self.scale, -FAR, FAR)
        for weights, biases in self.layers[:-1]:
            values = values @ weights + biases
            values = values * expit(values)
        weights, biases = self.layers[-1]
        logits: Reals = (values @ weights + biases)[:, 0]
        return logits


@dataclass(frozen=True, slots=True)
class Statistics:
    """``first`` looks at a place's scores and ``second`` at the evidence on it, to spare the rest below their limits.

    ``last``, of which the mean counts, and the ``forest`` decide. ``late`` tells how far the onset is off. ``rates``:
    [2, n], logits rising, and the natural logarithm of the false alarms a day above each.
    """

    background: Background
    first: Network
    least: float
    second: Network
    enough: float
    last: tuple[Network, ...]
    forest: Forest
    late: Forest
    rates: NDArray[np.float64]

    def worth(self, scores: Reals) -> bool:
        return float(self.first.logits(scores[None])[0]) >= self.least

    def promising(self, numbers: Reals) -> bool:
        return float(self.second.logits(numbers[None])[0]) >= self.enough

    def weights(self, numbers: Reals) -> NDArray[np.float64]:
        """Logits [onsets] of float32 [onsets, numbers], the onset first; higher is more like a chime, and their mean is
        the place's. UNLIKE where one onset alone was worth looking at."""
        if len(numbers) == 1:
            return np.full(1, UNLIKE)
        networks = np.mean([network.logits(numbers) for network in self.last], axis=0)
        weights: NDArray[np.float64] = networks * (1 - TREES) + self.forest.answers(numbers) * TREES
        return weights

    def lateness(self, numbers: Reals, weights: NDArray[np.float64]) -> float:
        """Seconds by which the onset is likely found too late, of a chime that does not fit the template well."""
        if len(numbers) == 1:
            return 0.0
        return float(self.late.answers(np.concatenate((numbers[0], weights)).astype(np.float32)[None])[0])


@cache
def statistics() -> Statistics:
    """Read once. Raises StatisticsDamaged when the installation lacks it."""
    try:
        with np.load(resources.path(_FILE), allow_pickle=False) as data:
            return _statistics({name: data[name] for name in data.files})
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise StatisticsDamaged(f"The program's file {_FILE} is damaged. Install Earwitness again.") from error


def _statistics(data: dict[str, NDArray[np.generic]]) -> Statistics:
    background = Background(*(data[name].astype(np.float64) for name in ("mean", "bands", "time")))
    return Statistics(
        background,
        _network(data, "first"),
        float(data["least"]),
        _network(data, "second"),
        float(data["enough"]),
        tuple(_network(data, f"last {n}") for n in range(int(data["networks"]))),
        _forest(data, "forest"),
        _forest(data, "late"),
        data["rates"].astype(np.float64),
    )


_WHOLE: Final = ("number", "left", "right", "roots")


def _forest(data: dict[str, NDArray[np.generic]], name: str) -> Forest:
    number, left, right, roots = (data[f"{name} {one}"].astype(np.int32) for one in _WHOLE)
    limit, value = (data[f"{name} {one}"].astype(np.float32) for one in ("limit", "value"))
    return Forest(number, limit, left, right, value, roots, float(data[f"{name} base"]), int(data[f"{name} depth"]))


def _network(data: dict[str, NDArray[np.generic]], name: str) -> Network:
    depth = sum(key.startswith(f"{name} weights") for key in data)
    layers = tuple(
        (data[f"{name} weights {n}"].astype(np.float32), data[f"{name} biases {n}"].astype(np.float32))
        for n in range(depth)
    )
    return Network(data[f"{name} mean"].astype(np.float32), data[f"{name} scale"].astype(np.float32), layers)
