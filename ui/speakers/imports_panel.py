"""The imports that count, newest first, each with its undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from monitor.speaker_model import Speaker
from monitor.speaker_records import Imported
from ui import speakers_words as words
from ui.language import QT_TR_NOOP, tr
from ui.parts import button, card, clear, label, row, rule

MOST = 12
NOTHING = QT_TR_NOOP(
    "Nothing is imported yet. Drop a file here, or use the button: a vendor's history, or what another witness saw."
)


class ImportsPanel(QFrame):
    """``undo`` with the import."""

    undo = Signal(object)
    open = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame, outer = card()
        self.setAccessibleName(tr("Imports"))
        own = QVBoxLayout(self)
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(frame)
        start = button(tr("Import a history…"), self.open.emit)
        outer.addLayout(row(label(tr("Imports"), "cardTitle"), 1, start))
        self._list = QVBoxLayout()
        outer.addLayout(self._list)
        self._told: object = None
        self._all = False
        self._given: tuple[Sequence[Imported], Sequence[Speaker], datetime] | None = None

    def show_imports(self, imports: Sequence[Imported], speakers: Sequence[Speaker], now: datetime) -> None:
        """Rebuilt only when something in it changed: it would lose the focus of its buttons."""
        self._given = imports, speakers, now
        told = (tuple(imports), tuple(speakers), now.astimezone().date(), self._all)
        if told == self._told:
            return
        self._told = told
        clear(self._list)
        if not imports:
            self._list.addWidget(label(tr(NOTHING), "muted", wrap=True))
        most = len(imports) if self._all else MOST
        for place, batch in enumerate(imports[:most]):
            if place:
                self._list.addWidget(rule())
            self._add(batch, speakers, now)
        if len(imports) > most:
            older = label(tr("and %n older {one|ones}", "", len(imports) - most), "muted")
            self._list.addLayout(row(older, button(tr("Show all"), self._on_all, link=True), 1))

    def _on_all(self) -> None:
        self._all = True
        if self._given is not None:
            self.show_imports(*self._given)

    def _add(self, batch: Imported, speakers: Sequence[Speaker], now: datetime) -> None:
        title, detail = words.import_words(batch, speakers, now)
        undo = button(tr("Undo…"), lambda: self.undo.emit(batch), link=True)
        undo.setAccessibleName(tr("Undo: {what}").format(what=f"{title}, {detail}"))
        self._list.addLayout(row(label(title, "strong"), 1, undo))
        self._list.addWidget(label(detail, "muted", wrap=True))
