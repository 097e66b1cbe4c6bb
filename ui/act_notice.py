"""One line on the Now page: what came of the last thing that somebody did, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.control_words import Result
from ui.language import tr
from ui.parts import button, label


class ActNotice(QFrame):
    """Hidden until there is something to say, and again when it was put away."""

    undo = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._result: Result | None = None
        self._words = label(wrap=True)
        self._undo = button(tr("Undo"), self._on_undo)
        self._close = button(tr("Close", "a notice"), self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._undo)
        layout.addWidget(self._close)
        self.hide()

    def show_result(self, result: Result) -> None:
        self._result = result
        self._words.setText(result.text)
        self.setAccessibleName(result.text)
        self._undo.setText(tr("Undo"))
        self._undo.setVisible(bool(result.undo))
        self._close.setText(tr("Close", "a notice"))
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _on_undo(self) -> None:
        if self._result is not None:
            self.hide()
            self.undo.emit(self._result.undo)
