"""The list of keys that F1 shows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui import keys_words
from ui.language import tr
from ui.parts import label


class KeysDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(keys_words.TITLE))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = QScrollArea(self)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setWidgetResizable(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(tr(keys_words.TITLE))
        self._list.setWidget(_listed())
        closing = QDialogButtonBox(self)
        close = closing.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._list, 1)
        layout.addWidget(closing)
        self.resize(600, 620)


def _listed() -> QWidget:
    made = QWidget()
    made.setObjectName("pageBody")
    grid = QGridLayout(made)
    grid.setContentsMargins(16, 12, 16, 12)
    grid.setHorizontalSpacing(20)
    grid.setColumnStretch(1, 1)
    for title, lines in keys_words.groups():
        grid.addWidget(label(title, "cardTitle"), grid.rowCount(), 0, 1, 2)
        for keys, does in lines:
            at = grid.rowCount()
            grid.addWidget(label(keys, "strong", wrap=True), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(does, "body", wrap=True), at, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return made
