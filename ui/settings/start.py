"""Whether it starts at login: no setting of ours, but what the desktop has at this moment."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from monitor.autostart import Autostart
from monitor.errors import EarwitnessError
from ui.language import tr
from ui.parts import label
from ui.settings import words
from ui.told import told

NAME = "start_at_login"


class StartLine(QWidget):
    """Read anew each time it comes into view: others switch it too."""

    switched = Signal(bool)

    def __init__(self, autostart: Autostart) -> None:
        super().__init__()
        self._autostart = autostart
        self.box = QCheckBox(words.title_of(NAME))
        self.box.setAccessibleDescription(words.help_of(NAME))
        self.box.clicked.connect(self._on_clicked)
        self._said = label(style="warn", wrap=True)
        self._said.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.setSpacing(1)
        for part in (self.box, label(words.help_of(NAME), "small", wrap=True), self._said):
            layout.addWidget(part)
        self.look()

    def look(self) -> None:
        self.box.setChecked(self._autostart.is_on())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def _on_clicked(self, on: bool) -> None:
        sentence = ""
        try:
            self._autostart.switch(on)
        except EarwitnessError as error:
            sentence = told(str(error))
        self.look()
        if not sentence and self.box.isChecked() is not on:
            sentence = tr("The desktop did not take it up.")
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self.switched.emit(self.box.isChecked())
