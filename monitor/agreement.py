"""Do the sound server's story and the kernel's agree? Pure.

The kernel knows that a card captures and that the sound server holds it; the server knows for which program. Either
alone can be fooled: the server's list by a program that is not on it, the card's by being closed under a stream.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from monitor.clock import Moment
from monitor.model import Application, Disagreed, Disagreement

KERNEL = "alsa"
"""The source that tells the kernel's own word."""
GRACE = timedelta(seconds=8)
"""How long the stories may differ: a sound server keeps a card open for 5 s after the last stream (WirePlumber's
``session.suspend-timeout-seconds``, PulseAudio's module-suspend-on-idle), and a card opens some 100 ms after one."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold of a card as the kernel tells it. ``server``: the watcher that must know of a stream behind it, where
    the holder is a sound server."""

    card: int
    capturing: bool
    holder: Application
    server: str | None = None


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream as the sound server tells it. ``card`` None: which card is behind it is not known."""

    card: int | None
    capturing: bool


@dataclass(slots=True)
class _Doubt:
    kind: Disagreement
    since: Moment
    told: bool = False


class Agreement:
    """Compares what is open on either side; ``due`` tells what has disagreed for longer than ``GRACE``."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self.holds: dict[str, Hold] = {}
        self.streams: dict[str, Stream] = {}
        self.seeing: set[str] = set()
        self._doubts: dict[tuple[Disagreement, int], _Doubt] = {}

    def compare(self, now: Moment) -> None:
        """Call after each change of ``holds``, ``streams`` or of what is seen."""
        doubtful = set(self._doubtful())
        for doubt in set(self._doubts) - doubtful:
            del self._doubts[doubt]
        for doubt in doubtful - set(self._doubts):
            self._doubts[doubt] = _Doubt(doubt[0], now)

    def due(self, now: Moment) -> Iterator[Disagreed]:
        """Each disagreement once, when it has outlasted the grace."""
        for (kind, card), doubt in self._doubts.items():
            if doubt.told or now.minus(doubt.since) < GRACE:
                continue
            doubt.told = True
            yield Disagreed(
                id=self._new_id(),
                at=now.wall,
                kind=kind,
                since=doubt.since.wall,
                card=card,
                holder=self._holder(card),
                activation=self._stream_on(card) if kind is Disagreement.SILENT_CARD else None,
            )

    def waiting(self) -> bool:
        """Whether a disagreement is running that has not been told."""
        return any(not doubt.told for doubt in self._doubts.values())

    def _doubtful(self) -> Iterator[tuple[Disagreement, int]]:
        if KERNEL not in self.seeing:
            return  # with one eye shut nothing can be contradicted
        running = {stream.card for stream in self.streams.values() if stream.capturing}
        capturing = [hold for hold in self.holds.values() if hold.capturing]
        if None not in running:  # a stream whose card is unknown may explain any capture: nobody is accused
            served = {hold.card for hold in capturing if hold.server in self.seeing}
            yield from ((Disagreement.UNEXPLAINED_CAPTURE, card) for card in served - running)
        held = {hold.card for hold in capturing}
        yield from ((Disagreement.SILENT_CARD, card) for card in running - held if card is not None)

    def _holder(self, card: int) -> Application | None:
        return next((hold.holder for hold in self.holds.values() if hold.card == card), None)

    def _stream_on(self, card: int) -> str | None:
        return next((key for key, stream in self.streams.items() if stream.card == card and stream.capturing), None)
