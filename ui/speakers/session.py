"""One pairing as the wizard sees it: calls go on, events come back on the window's thread and are remembered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from monitor.pairing_client import OnEvent, PairingProtocol
from monitor.pairing_keep import Naming
from monitor.pairing_model import (
    Expected,
    Failed,
    Found,
    Learned,
    Level,
    Opened,
    PairingEvent,
    Refused,
    Take,
    TakeHeard,
)
from monitor.speaker_model import Speaker
from monitor.speakers import Hearing, ListeningProtocol

_HOLDS = (Hearing.STARTING, Hearing.LISTENING, Hearing.DEAF)


@dataclass(frozen=True, slots=True)
class Seat:
    """What a pairing is done with. ``keep``: the speaker and its chimes, both or neither; *slow*, and may raise."""

    start: Callable[[OnEvent], PairingProtocol]
    keep: Callable[[Learned, Naming], Speaker]


class Session(QObject):
    """``happened`` with each event, after it was taken up here. While a microphone is open the listener is paused."""

    opened: Opened | None
    level: Level | None
    takes: list[Take]
    found: Found | None
    expected: Expected | None
    refused: Refused | None
    failed: Failed | None
    happened = Signal(object)
    _arrived = Signal(object, int)

    def __init__(self, seat: Seat, listening: ListeningProtocol, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seat, self._listening = seat, listening
        self._client: PairingProtocol | None = None
        self._paused = False
        self._run = 0
        self.microphone: str | None = None
        self.from_files = False
        self._forget()
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def begin(self, microphone: str | None) -> None:
        """Open this microphone; what was recorded through another one is let go."""
        if not self._paused and self._listening.now().state in _HOLDS:
            self._listening.pause(None)
            self._paused = True
        self.microphone, self.from_files = microphone, False
        self._start().open(microphone)

    def begin_with(self, paths: Sequence[Path]) -> None:
        """Recordings instead of a microphone; the listener may go on."""
        self._resume()
        self.microphone, self.from_files = None, True
        self._start().read(paths)

    def close(self) -> None:
        """Releases the microphone and lets the listener go on. May be called twice."""
        self._end_client()
        self._run += 1
        self._resume()

    # Calls, each answered by an event

    def begin_take(self) -> None:
        self._with(lambda client: client.begin_take())

    def end_take(self) -> None:
        self._with(lambda client: client.end_take())

    def read(self, paths: Sequence[Path]) -> None:
        self._stale()
        self._with(lambda client: client.read(paths))

    def delete_take(self, number: int) -> None:
        self.takes = [take for take in self.takes if take.number != number]
        self._with(lambda client: client.delete_take(number))

    def use_take(self, number: int, used: bool) -> None:
        self._with(lambda client: client.use_take(number, used))

    def find(self) -> None:
        self.refused = None
        self._with(lambda client: client.find())

    def choose(self, start: int | None, end: int | None) -> None:
        self.expected = None
        self._with(lambda client: client.choose(start, end))

    def hear_room(self) -> None:
        self.expected = None
        self._with(lambda client: client.hear_room())

    def read_room(self, path: Path) -> None:
        self.expected = None
        self._with(lambda client: client.read_room(path))

    def finish(self) -> None:
        self.refused = None
        self._with(lambda client: client.finish())

    @property
    def open(self) -> bool:
        return self._client is not None and self.failed is None

    def _with(self, call: Callable[[PairingProtocol], None]) -> None:
        if self._client is not None and self.failed is None:
            call(self._client)

    # What comes back

    def _on_arrived(self, event: PairingEvent, run: int) -> None:
        if run != self._run:
            return
        self._take_up(event)
        self.happened.emit(event)

    def _take_up(self, event: PairingEvent) -> None:
        if isinstance(event, Level):
            self.level = event
        elif isinstance(event, Opened):
            self.opened = event
        elif isinstance(event, TakeHeard):
            self.takes = [*(take for take in self.takes if take.number != event.take.number), event.take]
            self._stale()
        elif isinstance(event, Found):
            self.found, self.takes = event, list(event.takes)
        elif isinstance(event, Expected):
            self.expected = event
        elif isinstance(event, Refused):
            self.refused = event
        elif isinstance(event, Failed):
            self.failed = event

    def _stale(self) -> None:
        """Takes changed: what was found in the others is no more what will be found."""
        self.found = self.expected = None

    def _forget(self) -> None:
        self.opened = self.level = self.found = self.expected = self.refused = self.failed = None
        self.takes = []

    def _start(self) -> PairingProtocol:
        self._end_client()
        self._forget()
        self._run += 1
        run = self._run
        # Queued by the signal: the client speaks on a thread of its own.
        self._client = self._seat.start(lambda event: self._arrived.emit(event, run))
        return self._client

    def _resume(self) -> None:
        if self._paused:
            self._paused = False
            self._listening.resume()

    def _end_client(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()
