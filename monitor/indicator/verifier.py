"""Weighs the evidence on a place: small networks, trained once on many chimes in many rooms, that know none by name.

What ships are their weights and the background's statistics (resources/indicator/hearing.npz, made by
tools/train_chimes.py): no sound, and nothing of the person's own chime. A network is two hidden layers of SiLU units
(Elfwing, Uchibe and Doya 2018, doi:10.1016/j.neunet.2017.12.012); the mean of several is steadier in the tail, where
false alarms are decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

import resources
from monitor.errors import EarwitnessError
from monitor.indicator.contrast import Background
from monitor.indicator.spectra import Reals

_FILE: Final = "indicator/hearing.npz"
FAR: Final = 6.0  # deviations from the mean beyond which a number says nothing more


class StatisticsDamaged(EarwitnessError):
    """A file of the program itself is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Network:
    """Logit of numbers: float32 arrays; ``layers`` are weights [in, out] and biases [out]."""

    mean: Reals
    scale: Reals
    layers: tuple[tuple[Reals, Reals], ...]

    def logit(self, numbers: Reals) -> float:
        values = np.clip((numbers - self.mean) / self.scale, -FAR, FAR)
        for weights, biases in self.layers[:-1]:
            values = values @ weights + biases
            values = values / (1 + np.exp(-values))
        weights, biases = self.layers[-1]
        return float((values @ weights + biases)[0])


@dataclass(frozen=True, slots=True)
class Statistics:
    """``first`` looks at a place's scores alone and spares the rest; ``second`` are averaged.

    ``rates``: [2, n], logits rising, and the natural logarithm of the false alarms a day above each.
    """

    background: Background
    first: Network
    least: float
    second: tuple[Network, ...]
    rates: NDArray[np.float64]

    def worth(self, scores: Reals) -> bool:
        return self.first.logit(scores) >= self.least

    def weigh(self, numbers: Reals) -> float:
        """Logit: higher is more like a chime."""
        return sum(network.logit(numbers) for network in self.second) / len(self.second)


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
    count = int(data["networks"])
    return Statistics(
        background,
        _network(data, "first"),
        float(data["least"]),
        tuple(_network(data, f"second {n}") for n in range(count)),
        data["rates"].astype(np.float64),
    )


def _network(data: dict[str, NDArray[np.generic]], name: str) -> Network:
    depth = sum(key.startswith(f"{name} weights") for key in data)
    layers = tuple(
        (data[f"{name} weights {n}"].astype(np.float32), data[f"{name} biases {n}"].astype(np.float32))
        for n in range(depth)
    )
    return Network(data[f"{name} mean"].astype(np.float32), data[f"{name} scale"].astype(np.float32), layers)
