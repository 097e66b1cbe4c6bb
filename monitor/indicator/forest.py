"""Boosted trees, read and asked by numpy alone.

Gradient boosting is Friedman's (2001, doi:10.1214/aos/1013203451); the trees are grown by scikit-learn in
tools/train_chimes.py and come here as plain arrays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.indicator.spectra import Reals

Whole = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees end to end; a node is a position in the arrays, and a leaf leads to itself.

    ``number``: which number is asked, ``limit``: up to which the ``left`` one follows; ``value``: what a leaf adds to
    ``base``. ``roots``: where each tree begins. ``depth``: steps after which every leaf is reached.
    """

    number: Whole
    limit: Reals
    left: Whole
    right: Whole
    value: Reals
    roots: Whole
    base: float
    depth: int

    def answers(self, rows: Reals) -> NDArray[np.float64]:
        """[n] for float32 ``rows`` [n, numbers]."""
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        which = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            below = rows[which, self.number[at]] <= self.limit[at]
            at = np.where(below, self.left[at], self.right[at])
        answers: NDArray[np.float64] = self.base + self.value[at].sum(axis=1, dtype=np.float64)
        return answers
