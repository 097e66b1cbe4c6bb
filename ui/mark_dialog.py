"""Asks which speaker lit up. The time is that of the key, however long the answer takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from monitor.speaker_model import Speaker
from ui import marking_words
from ui.language import tr
from ui.messages import name
from ui.parts import label, row

_NUMBERED = 9
"""So many speakers are chosen by their number alone."""


class MarkDialog(QDialog):
    """``chosen``: a speaker and a note; ``named``: the name of one that is not known yet, and a note."""

    chosen = Signal(object, str)
    named = Signal(str, str)

    def __init__(self, speakers: Sequence[Speaker], question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(marking_words.TITLE))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self._note = QLineEdit()
        self._note.setPlaceholderText(tr(marking_words.NOTE))
        self._note.setAccessibleName(tr(marking_words.NOTE))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(22, 18, 22, 18)
        self._layout.setSpacing(10)
        self._layout.addWidget(label(question, "cardTitle", wrap=True))
        if speakers:
            self._offer(speakers)
        else:
            self._ask_for_name()
        self.setMinimumWidth(380)

    def _offer(self, speakers: Sequence[Speaker]) -> None:
        for place, speaker in enumerate(speakers, 1):
            where = f"{name(speaker.name)} · {name(speaker.room)}" if speaker.room else name(speaker.name)
            pick = QPushButton(where.replace("&", "&&"))
            pick.setAutoDefault(place == 1)
            pick.clicked.connect(partial(self._on_chosen, speaker))
            if place <= _NUMBERED:
                pick.setText(f"&{place}  {pick.text()}")
                QShortcut(str(place), pick, partial(self._on_number, speaker))
            self._layout.addWidget(pick)
        self._finish()

    def _ask_for_name(self) -> None:
        self._layout.addWidget(label(tr(marking_words.NOBODY), "muted", wrap=True))
        field = QLineEdit(tr(marking_words.NEW_NAME))
        field.setAccessibleName(tr(marking_words.NAME_IT))
        field.selectAll()
        self._layout.addWidget(field)
        add = QPushButton(tr(marking_words.ADD))
        add.setDefault(True)
        add.clicked.connect(lambda: self._on_named(field.text()))
        self._finish(add)
        field.setFocus()

    def _finish(self, *more: QPushButton) -> None:
        self._layout.addWidget(self._note)
        cancel = QPushButton(tr(marking_words.CANCEL))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._layout.addLayout(row(1, *more, cancel))

    def _on_number(self, speaker: Speaker) -> None:
        """A digit that is typed into the note is part of the note."""
        if not self._note.hasFocus():
            self._on_chosen(speaker)

    def _on_chosen(self, speaker: Speaker) -> None:
        self.chosen.emit(speaker, self._note.text().strip())
        self.accept()

    def _on_named(self, text: str) -> None:
        if text.strip():
            self.named.emit(text.strip(), self._note.text().strip())
            self.accept()
