"""One channel of many: the first that lives. Pure.

Channels are not mixed: some laptops wire a pair of microphones against each other, and their sum is silence; one that
is dead would halve the level. A chime is learned and heard through the same channel.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_DEAD = 0.25  # seconds of a constant value until another channel is taken
_RISEN = 5.0  # seconds that an earlier channel must have lived until it is taken again


class FirstLiving:
    def __init__(self, rate: int, channels: int) -> None:
        self._rate = rate
        self._lived = np.full(channels, _RISEN)  # seconds; negative: seconds dead
        self.chosen = 0

    def of(self, frames: NDArray[np.float32]) -> NDArray[np.float32]:
        """``frames``: float32 [n, channels]; gives [n]."""
        if frames.shape[1] > 1:
            self._look(np.ptp(frames, axis=0) > 0.0, len(frames) / self._rate)
        return np.ascontiguousarray(frames[:, self.chosen])

    def _look(self, living: NDArray[np.bool_], seconds: float) -> None:
        up, down = np.maximum(self._lived, 0.0) + seconds, np.minimum(self._lived, 0.0) - seconds
        self._lived = np.where(living, up, down)
        risen = np.flatnonzero(self._lived >= _RISEN)
        if len(risen) and risen[0] < self.chosen:
            self.chosen = int(risen[0])
        if self._lived[self.chosen] <= -_DEAD and (self._lived > 0.0).any():
            self.chosen = int(np.flatnonzero(self._lived > 0.0)[0])


def through_one(frames: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """A whole recording, float32 [n, channels] to [n], as the listener would have heard it."""
    channel, step = FirstLiving(rate, frames.shape[1]), max(rate // 10, 1)
    parts = [channel.of(frames[at : at + step]) for at in range(0, len(frames), step)]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)
