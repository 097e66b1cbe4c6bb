"""Grows trees with scikit-learn and lays them out as monitor/indicator/forest.py reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from monitor.indicator.forest import Forest

Numbers = NDArray[np.float32]
# Of 6 to 31 leaves, 300 and 600 trees and a tenth to all of the numbers at each split these heard most unseen chimes.
TREES: Final = 300
_LEAVES, _RATE, _TRIED, _SMALLEST = 15, 0.06, 0.3, 20


@dataclass(frozen=True, slots=True)
class Tree:
    """Arrays [nodes]; ``left`` and ``right`` are positions in the same tree."""

    number: NDArray[np.int32]
    limit: Numbers
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: Numbers
    depth: int


def grown(rows: Numbers, true: NDArray[np.bool_], seed: int) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=TREES,
        learning_rate=_RATE,
        max_leaf_nodes=_LEAVES,
        max_features=_TRIED,
        min_samples_leaf=_SMALLEST,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=seed,
    ).fit(rows, true)


def fitted(rows: Numbers, values: NDArray[np.float64], seed: int) -> HistGradientBoostingRegressor:
    """Trees that answer with a value, by least squares."""
    return HistGradientBoostingRegressor(
        max_iter=100, learning_rate=_RATE, max_leaf_nodes=12, max_features=_TRIED, random_state=seed
    ).fit(rows, values)


def together(groves: Sequence[HistGradientBoostingClassifier | HistGradientBoostingRegressor]) -> Forest:
    """The mean of several."""
    # scikit-learn shows its trees nowhere else; a test holds them against what it says itself.
    trees = [_tree(one.nodes) for grove in groves for (one,) in grove._predictors]
    starts = np.cumsum([0, *(len(tree.value) for tree in trees)])[:-1]
    placed = list(zip(trees, starts, strict=True))
    return Forest(
        np.concatenate([tree.number for tree in trees]).astype(np.int32),
        np.concatenate([tree.limit for tree in trees]).astype(np.float32),
        np.concatenate([tree.left + start for tree, start in placed]).astype(np.int32),
        np.concatenate([tree.right + start for tree, start in placed]).astype(np.int32),
        (np.concatenate([tree.value for tree in trees]) / len(groves)).astype(np.float32),
        starts.astype(np.int32),
        float(np.mean([grove._baseline_prediction for grove in groves])),
        max(tree.depth for tree in trees),
    )


def arrays(name: str, forest: Forest) -> dict[str, NDArray[np.generic]]:
    """As verifier.py reads them."""
    names = ("number", "limit", "left", "right", "value", "roots")
    found = {f"{name} {one}": getattr(forest, one) for one in names}
    return found | {f"{name} base": np.array(forest.base), f"{name} depth": np.array(forest.depth)}


def _tree(nodes: NDArray[np.void]) -> Tree:
    leaf = nodes["is_leaf"].astype(bool)
    here = np.arange(len(nodes))
    return Tree(
        np.where(leaf, 0, nodes["feature_idx"]).astype(np.int32),
        np.where(leaf, 0, nodes["num_threshold"]).astype(np.float32),
        np.where(leaf, here, nodes["left"]).astype(np.int32),
        np.where(leaf, here, nodes["right"]).astype(np.int32),
        np.where(leaf, nodes["value"], 0).astype(np.float32),
        int(nodes["depth"].max()),
    )
