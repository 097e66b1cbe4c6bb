"""The only place where sound waits: at most five seconds, locked into memory, wiped as it is read."""

from __future__ import annotations

import mmap
import threading
from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.locked_memory import MOST, lock, memory

SECONDS = 5.0
_FRAME = 4  # bytes of a float32


@dataclass(frozen=True, slots=True)
class Block:
    """``frames``: float32 [n, channels]. ``began_ns``: boot time of the first one. ``lost``: sound before it is
    missing."""

    frames: NDArray[np.float32]
    began_ns: int
    lost: bool = False


@dataclass(frozen=True, slots=True)
class _Waiting:
    first: int
    count: int
    began_ns: int
    lost: bool


class Ring:
    """One thread puts, another takes. ``locked``: whether the system keeps it out of the swap space."""

    def __init__(self, rate: int, channels: int) -> None:
        self._size = int(min(SECONDS * rate, MOST // (_FRAME * channels)))
        length = -(-self._size * channels * _FRAME // mmap.PAGESIZE) * mmap.PAGESIZE
        self._map = memory(length)
        self._frames = np.frombuffer(self._map, np.float32)[: self._size * channels].reshape(-1, channels)
        self.locked = lock(self._map, self._frames.ctypes.data)
        self._waiting: deque[_Waiting] = deque()
        self._next = self._held = 0
        self._dropped = False
        self._change = threading.Condition()

    def put(self, frames: NDArray[np.float32], began_ns: int, lost: bool = False) -> None:
        """Copies ``frames``; what finds no room is dropped, and the next block says that something is missing."""
        count = len(frames)
        with self._change:
            if self._held + count > self._size:
                self._dropped = True
                return
            self._copy_in(frames)
            self._waiting.append(_Waiting(self._next, count, began_ns, lost or self._dropped))
            self._next, self._held, self._dropped = (self._next + count) % self._size, self._held + count, False
            self._change.notify()

    def take(self, timeout: float) -> Block | None:
        """The oldest block, or None after ``timeout`` seconds. Its place in the ring is wiped."""
        with self._change:
            if not self._waiting:
                self._change.wait(timeout)
            if not self._waiting:
                return None
            block = self._waiting.popleft()
            self._held -= block.count
            return Block(self._moved_out(block), block.began_ns, block.lost)

    def wake(self) -> None:
        """Ends a ``take`` that waits."""
        with self._change:
            self._change.notify()

    def _copy_in(self, frames: NDArray[np.float32]) -> None:
        till_end = min(len(frames), self._size - self._next)
        self._frames[self._next : self._next + till_end] = frames[:till_end]
        self._frames[: len(frames) - till_end] = frames[till_end:]

    def _moved_out(self, block: _Waiting) -> NDArray[np.float32]:
        places = [slice(block.first, min(block.first + block.count, self._size))]
        if block.first + block.count > self._size:
            places.append(slice(0, block.first + block.count - self._size))
        frames = np.concatenate([self._frames[place] for place in places])
        for place in places:
            self._frames[place] = 0.0
        return frames
