"""A small network trained by numpy alone: logistic loss, SiLU units, dropout, Adam with a rising and falling rate.

Adam with decoupled decay is Loshchilov and Hutter's (2019, arXiv 1711.05101), the rate's course Smith's one cycle
(2018, arXiv 1803.09820).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.verifier import FAR

Numbers = NDArray[np.float32]
_BATCH: Final = 1024
_RATE: Final = 4e-3
_DECAY: Final = 1e-3
_DROPPED: Final = 0.1
_WARMED: Final = 0.3  # share of the training after which the rate falls
_MEMORY: Final = (0.9, 0.999)


class Trained:
    """``rows`` [n, numbers], ``true`` [n]; ``hidden``: units of each layer between.

    ``blur`` [numbers]: by how many deviations each number is made uncertain anew at every step. What is constant for a
    chime, and so tells which one it is, would be learned by heart otherwise.
    """

    def __init__(
        self, rows: Numbers, true: NDArray[np.bool_], hidden: Sequence[int], epochs: int, seed: int, blur: Numbers
    ) -> None:
        self._rng = np.random.default_rng([7, seed])
        self._blur = blur
        self._mean, self._scale = rows.mean(axis=0), rows.std(axis=0) + np.float32(1e-6)
        sizes = [rows.shape[1], *hidden, 1]
        self._weights = [self._first(a, b) for a, b in zip(sizes, sizes[1:], strict=False)]
        self._biases = [np.zeros(b, np.float32) for b in sizes[1:]]
        self._moments = [[np.zeros_like(value), np.zeros_like(value)] for value in self._values()]
        self._fit(self._scaled(rows), true.astype(np.float32), epochs)

    def logits(self, rows: Numbers) -> NDArray[np.float64]:
        values = self._scaled(rows)
        for weights, biases in zip(self._weights[:-1], self._biases[:-1], strict=True):
            values = _silu(values @ weights + biases)
        logits: NDArray[np.float64] = (values @ self._weights[-1] + self._biases[-1])[:, 0].astype(np.float64)
        return logits

    def arrays(self, name: str) -> dict[str, Numbers]:
        """As verifier.py reads them."""
        found = {f"{name} mean": self._mean, f"{name} scale": self._scale}
        found |= {f"{name} weights {n}": weights for n, weights in enumerate(self._weights)}
        return found | {f"{name} biases {n}": biases for n, biases in enumerate(self._biases)}

    def _scaled(self, rows: Numbers) -> Numbers:
        return np.asarray(np.clip((rows - self._mean) / self._scale, -FAR, FAR), np.float32)

    def _first(self, before: int, after: int) -> Numbers:
        edge = 1 / np.sqrt(before)
        return self._rng.uniform(-edge, edge, (before, after)).astype(np.float32)

    def _values(self) -> list[Numbers]:
        return [*self._weights, *self._biases]

    def _fit(self, rows: Numbers, true: Numbers, epochs: int) -> None:
        steps, step = epochs * -(-len(rows) // _BATCH), 0
        for _ in range(epochs):
            order = self._rng.permutation(len(rows))
            for start in range(0, len(rows), _BATCH):
                chosen = order[start : start + _BATCH]
                step += 1
                self._step(self._slopes(rows[chosen], true[chosen]), step, _RATE * _course(step / steps))

    def _slopes(self, rows: Numbers, true: Numbers) -> list[Numbers]:
        """Of the loss by each of _values()."""
        noise = self._blur * self._rng.standard_normal(rows.shape, np.float32)
        inputs, sums, kept = [rows + noise], [], []
        for weights, biases in zip(self._weights[:-1], self._biases[:-1], strict=True):
            sums.append(inputs[-1] @ weights + biases)
            stays = self._rng.random(sums[-1].shape, np.float32) >= _DROPPED
            kept.append(stays.astype(np.float32) / np.float32(1 - _DROPPED))
            inputs.append(_silu(sums[-1]) * kept[-1])
        logits = (inputs[-1] @ self._weights[-1] + self._biases[-1])[:, 0]
        back = ((_sigmoid(logits) - true) / len(rows))[:, None]
        by_weights, by_biases = [], []
        for layer in range(len(self._weights) - 1, -1, -1):
            by_weights.append(inputs[layer].T @ back)
            by_biases.append(back.sum(axis=0))
            if layer:
                back = (back @ self._weights[layer].T) * kept[layer - 1] * _silu_slope(sums[layer - 1])
        return [*by_weights[::-1], *by_biases[::-1]]

    def _step(self, slopes: Sequence[Numbers], step: int, rate: float) -> None:
        first, second = _MEMORY
        for value, slope, moments in zip(self._values(), slopes, self._moments, strict=True):
            moments[0] += (1 - first) * (slope - moments[0])
            moments[1] += (1 - second) * (slope**2 - moments[1])
            mean, square = moments[0] / (1 - first**step), moments[1] / (1 - second**step)
            value -= np.float32(rate) * (mean / (np.sqrt(square) + np.float32(1e-8)) + np.float32(_DECAY) * value)


def _course(done: float) -> float:
    """Up to 1 in the first third, down to nothing after."""
    if done < _WARMED:
        return 0.52 - 0.48 * float(np.cos(np.pi * done / _WARMED))
    return 0.5 + 0.5 * float(np.cos(np.pi * (done - _WARMED) / (1 - _WARMED)))


def _sigmoid(values: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -60, 60))), np.float32)


def _silu(values: Numbers) -> Numbers:
    return values * _sigmoid(values)


def _silu_slope(values: Numbers) -> Numbers:
    half = _sigmoid(values)
    return half * (1 + values * (1 - half))
