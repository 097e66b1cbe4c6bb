"""The test "Say the wake word now": was it heard within 15 s, and if not, why not. Keeps the time, shows nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from monitor.model import Published
from monitor.speaker_model import Sighting, Witness
from monitor.speaker_records import Sighted

PATIENCE_S = 15


class Trial(QObject):
    """``waiting`` with the speaker's id and the seconds left, then either ``heard`` or ``missed``."""

    waiting = Signal(str, int)
    heard = Signal(str, object)
    missed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speaker, self._left = "", 0
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.on_second)

    def begin(self, speaker: str) -> None:
        """One at a time: another test ends this one without a word."""
        self._speaker, self._left = speaker, PATIENCE_S
        self._second.start()
        self.waiting.emit(speaker, self._left)

    def end(self) -> None:
        self._second.stop()
        self._speaker = ""

    def on_published(self, record: Published) -> None:
        if not self._speaker or not isinstance(record, Sighted):
            return
        seen: Sighting = record.sighting
        if seen.speaker == self._speaker and seen.by is Witness.CHIME:
            self.end()
            self.heard.emit(seen.speaker, seen)

    def on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.waiting.emit(self._speaker, self._left)
            return
        speaker = self._speaker
        self.end()
        self.missed.emit(speaker)
