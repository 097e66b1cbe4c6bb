"""The verifier's weight as a rate of false alarms, and that as a score which is comparable between chimes."""

from __future__ import annotations

from typing import Final

import numpy as np

from monitor.indicator.verifier import statistics

RELAXED: Final = 1 / 25  # score at 24 expected false alarms a day: half of a pair
USUAL: Final = 1 / 2  # at one a day
STRICT: Final = 1 / 1.1  # at one in ten days: enough alone
NEARLY: Final = 2.0  # a factor of e^2 in the rate: nearly as sure
_LOGS: Final = np.log([24.0, 1.0, 0.1])


def weight_at(rate: float) -> float:
    """The weight above which so many false alarms a day are expected of a template in generic background."""
    weights, logs = statistics().rates
    return float(np.interp(-np.log(rate), -logs, weights))


def score_of(weight: float, thresholds: tuple[float, float, float]) -> float:
    """1 / (1 + rate): through the template's thresholds, and straight on in weight and logarithm of rate."""
    relaxed, usual, strict = thresholds
    if weight < usual:
        slope = (_LOGS[1] - _LOGS[0]) / max(usual - relaxed, 1e-6)
    else:
        slope = (_LOGS[2] - _LOGS[1]) / max(strict - usual, 1e-6)
    return float(1 / (1 + np.exp(np.clip(slope * (weight - usual), -30, 30))))


def surety(score: float) -> float:
    """Minus the natural logarithm of the rate that a score stands for."""
    return float(np.log(max(score, 1e-300)) - np.log(max(1 - score, 1e-300)))
