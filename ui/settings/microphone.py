"""The microphone to listen through, as a line of the Settings page: its name, and the list to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from monitor.names import shown
from monitor.speakers import Input
from ui.language import tr


class MicrophoneField(QPushButton):
    """``inputs`` is slow: the dialog asks it off the window's thread."""

    chosen = Signal(object)

    def __init__(self, inputs: Callable[[], Sequence[Input]]) -> None:
        super().__init__()
        self._inputs = inputs
        self.clicked.connect(self._on_clicked)

    def show_value(self, value: object) -> None:
        text = tr("As the system") if value is None else shown(str(value), 40)
        self.setText(tr("{microphone} …").format(microphone=text.replace("&", "&&")))

    def _on_clicked(self) -> None:
        from ui.speakers.microphones import MicrophoneDialog

        dialog = MicrophoneDialog(self._inputs, self)
        if dialog.exec():
            self.chosen.emit(dialog.choice())
