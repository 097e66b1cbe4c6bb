"""The imports that count, newest first, each with its undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from monitor.speaker_model import Speaker
from monitor.speaker_records import Imported
from ui import speakers_words as words
from ui.parts import button, card, clear, label, row, rule

MOST = 12
NOTHING = (
    "Nothing is imported yet. Drop a file here, or use the button: a vendor's history, or what another witness saw."
)


class ImportsPanel(QFrame):
    """``undo`` with the import."""

    undo = Signal(object)
    open = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, outer = card()
        self.setAccessibleName("Imports")
        own = QVBoxLayout(self)
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(frame)
        start = button("Import a history…", self.open.emit)
        outer.addLayout(row(label("Imports", "cardTitle"), 1, start))
        self._list = QVBoxLayout()
        outer.addLayout(self._list)
        self._told: object = None

    def show_imports(self, imports: Sequence[Imported], speakers: Sequence[Speaker], now: datetime) -> None:
        """Rebuilt only when something in it changed: it would lose the focus of its buttons."""
        told = (tuple(imports), tuple(speakers), now.astimezone().date())
        if told == self._told:
            return
        self._told = told
        clear(self._list)
        if not imports:
            self._list.addWidget(label(NOTHING, "muted", wrap=True))
        for place, batch in enumerate(imports[:MOST]):
            if place:
                self._list.addWidget(rule())
            self._add(batch, speakers, now)
        if len(imports) > MOST:
            self._list.addWidget(label(f"and {len(imports) - MOST} older ones", "muted"))

    def _add(self, batch: Imported, speakers: Sequence[Speaker], now: datetime) -> None:
        title, detail = words.import_words(batch, speakers, now)
        undo = button("Undo…", lambda: self.undo.emit(batch), link=True)
        undo.setAccessibleName(f"Undo: {title}, {detail}")
        self._list.addLayout(row(label(title, "strong"), 1, undo))
        self._list.addWidget(label(detail, "muted", wrap=True))
