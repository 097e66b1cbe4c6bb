"""What makes the detector's networks and trees learns what can be learned, and writes it as the detector reads it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.verifier import Network
from tools.network import Trained
from tools.train_chimes import rates
from tools.trees import grown, together

Numbers = NDArray[np.float32]


def crossed(count: int = 4000) -> tuple[Numbers, NDArray[np.bool_]]:
    """What no single number tells: whether two have the same sign."""
    rows = np.random.default_rng(1).standard_normal((count, 3)).astype(np.float32) * np.float32(5) + np.float32(2)
    return rows, (rows[:, 0] > 2) == (rows[:, 1] > 2)


def trained(blur: Numbers, seed: int = 0) -> Trained:
    return Trained(*crossed(), (16, 8), 40, seed, blur)


NO_BLUR = np.zeros(3, np.float32)


def test_a_network_learns_what_no_single_number_tells() -> None:
    rows, true = crossed(500)
    assert np.mean((trained(NO_BLUR).logits(rows) > 0) == true) > 0.9


def test_what_is_blurred_is_not_relied_upon() -> None:
    rows, true = crossed(500)
    blurred = trained(np.array([20, 0, 0], np.float32)).logits(rows)
    assert np.mean((blurred > 0) == true) < 0.7


def test_the_same_seed_gives_the_same_network() -> None:
    rows, _ = crossed(50)
    assert np.array_equal(trained(NO_BLUR).logits(rows), trained(NO_BLUR).logits(rows))
    assert not np.array_equal(trained(NO_BLUR, 1).logits(rows), trained(NO_BLUR).logits(rows))


def test_the_detector_reads_the_weights_as_they_were_trained() -> None:
    rows, _ = crossed(20)
    made = trained(NO_BLUR)
    arrays = made.arrays("a")
    layers = tuple((arrays[f"a weights {n}"], arrays[f"a biases {n}"]) for n in range(3))
    read = Network(arrays["a mean"], arrays["a scale"], layers)
    assert np.allclose(read.logits(rows), made.logits(rows), atol=1e-4)


def test_the_detector_asks_the_trees_as_they_were_grown() -> None:
    rows, true = crossed(800)
    groves = [grown(rows, true, seed) for seed in range(2)]
    forest = together(groves)
    said = np.mean([grove.decision_function(rows) for grove in groves], axis=0)
    assert np.mean((said > 0) == true) > 0.9
    # A limit is kept in single precision, so a row that lies on one may go the other way.
    assert np.mean(np.isclose(forest.answers(rows), said, atol=1e-4)) > 0.99


def test_rates_fall_as_weights_rise_and_go_beyond_what_was_seen() -> None:
    weights, logs = rates(np.random.default_rng(2).exponential(size=5000), 10.0)
    assert np.all(np.diff(weights) >= 0) and np.all(np.diff(logs) <= 0)
    assert np.isclose(np.exp(np.interp(np.log(5000 / 30), weights, logs)), 30 / 10, rtol=0.3)
    assert logs.min() < np.log(0.002)
