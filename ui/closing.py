"""What the close button means: with a tray the window hides, without one it is asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ui.keepsake import Keepsake
from ui.language import tr
from ui.window_keeper import WindowKeeper


class Closing(QObject):
    """``say``: a notification of a title and a text."""

    quit_asked = Signal()

    def __init__(
        self, windows: WindowKeeper, keepsake: Keepsake, say: Callable[[str, str], None], app: QApplication,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._windows, self._keepsake, self._say, self._app = windows, keepsake, say, app

    def close(self, *, has_tray: bool) -> None:
        if self._windows.window is None or self._app.isSavingSession():
            # The session ends: nobody is there to answer a question.
            return
        if not has_tray:
            self._ask()
            return
        self._windows.hide()
        if self._keepsake.first_time("tray"):
            self._say(tr("Earwitness keeps watching"), tr("It stays in the tray. Quit is in its menu."))

    def _ask(self) -> None:
        from ui.dialogs import keep_watching

        answer = keep_watching(self._windows.get())
        if answer == "keep":
            self._windows.hide()
        elif answer == "quit":
            self.quit_asked.emit()
