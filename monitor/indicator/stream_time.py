"""When each second of a stream was heard: samples counted against the boot clock. Pure."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

GAP = 0.15
"""Seconds that a stream must lag behind its own count, for as long as ``SURE``, before sound is known to be missing."""
SURE = 1.0
AT_ONCE = 1.5
"""Seconds of lag that need no second look: a machine slept, or a process was stopped."""
_FOLLOW = 0.05
"""How much of a deviation is followed a block: two clocks drift apart by up to 300 ppm, callbacks jitter by some ms."""
_KEPT = 200  # blocks; sightings are told within seconds


@dataclass(frozen=True, slots=True)
class Gap:
    """No sound from ``began_ns`` to ``ended_ns`` (boot time)."""

    began_ns: int
    ended_ns: int


class StreamTime:
    """``add`` is told each block; ``at`` answers when a second of the stream was heard.

    ``jitter``: seconds by which the blocks' times deviate from the count, slowly forgotten.
    """

    def __init__(self) -> None:
        self._anchors: deque[tuple[float, int]] = deque(maxlen=_KEPT)
        self._next_ns = 0  # boot time at which the next block should begin
        self._late: deque[tuple[float, int, int]] = deque()  # (second, deviation, time by the count), newest last
        self.jitter = 0.0

    @property
    def until_ns(self) -> int:
        """Boot time up to which sound was heard."""
        return self._next_ns

    def add(self, second: float, length: float, began_ns: int, broken: bool = False) -> Gap | None:
        """A block of ``length`` seconds at ``second`` of the stream; ``broken``: sound before it is missing.

        Gives the gap before it, if there is one.
        """
        if not self._anchors or broken:
            return self._anew(second, length, began_ns, known=bool(self._anchors))
        off = began_ns - self._next_ns
        self._late.append((second, off, self._next_ns))
        while self._late[0][0] < second - SURE:
            self._late.popleft()
        if off > AT_ONCE * 1e9 or self._lags(second):
            return self._behind(second, length, began_ns)
        if self._leads(second):
            return self._anew(second, length, began_ns, known=False)
        self.jitter += (abs(off) / 1e9 - self.jitter) * _FOLLOW
        self._anchor(second, length, self._next_ns + int(off * _FOLLOW))
        return None

    def at(self, second: float) -> int:
        """Boot time of a second of the stream."""
        base = self._anchors[0]
        for anchor in reversed(self._anchors):
            if anchor[0] <= second:
                base = anchor
                break
        return base[1] + int((second - base[0]) * 1e9)

    def _lags(self, second: float) -> bool:
        """Late once is a busy machine; late for a whole second means that the missing samples do not come any more."""
        enough = second - self._late[0][0] >= SURE * 0.8
        return enough and min(off for _, off, _ in self._late) > GAP * 1e9

    def _leads(self, second: float) -> bool:
        """Earlier than by the count for a whole second: what was taken for a gap was a stream that stood still."""
        return second - self._late[0][0] >= SURE * 0.8 and max(off for _, off, _ in self._late) < -GAP * 1e9

    def _behind(self, second: float, length: float, began_ns: int) -> Gap:
        """The samples went missing where the lag began; what came since is that much younger."""
        first, _, expected_ns = self._first_late()
        gap = Gap(expected_ns, began_ns - int((second - first) * 1e9))
        while self._anchors and self._anchors[-1][0] >= first:
            self._anchors.pop()
        self._anchors.append((first, gap.ended_ns))
        self._late.clear()
        self._anchor(second, length, began_ns)
        return gap

    def _first_late(self) -> tuple[float, int, int]:
        found = self._late[-1]
        for one in reversed(self._late):
            if one[1] <= GAP * 1e9:
                break
            found = one
        return found

    def _anew(self, second: float, length: float, began_ns: int, known: bool) -> Gap | None:
        gap = Gap(self._next_ns, max(began_ns, self._next_ns)) if known else None
        self._late.clear()
        self._anchor(second, length, began_ns if gap is None else gap.ended_ns)
        return gap

    def _anchor(self, second: float, length: float, began_ns: int) -> None:
        self._anchors.append((second, began_ns))
        self._next_ns = began_ns + int(length * 1e9)
