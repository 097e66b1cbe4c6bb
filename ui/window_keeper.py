"""The window's life: built when it is first shown, hidden, dressed anew, thrown away when nobody comes back."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from monitor.clock import Clock
from monitor.service import ServiceProtocol
from ui import style
from ui.keepsake import Keepsake

if TYPE_CHECKING:
    from ui.window import Window

UNUSED_MS = 30_000
"""How long a closed window is kept for somebody who opens it again soon."""
LATER_MS = 500
"""Until a question on the screen is looked for again, before a window goes that it belongs to."""


class WindowKeeper(QObject):
    """``built``: a window that shows nothing yet, to be connected; ``gone``: one was thrown away as unused.
    ``asked_to_close``: by its button, its keys or the desktop."""

    built = Signal(object)
    gone = Signal()
    asked_to_close = Signal()

    def __init__(
        self, service: ServiceProtocol, clock: Clock, keepsake: Keepsake, app: QApplication, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._service, self._clock, self._keepsake, self._app = service, clock, keepsake, app
        self.window: Window | None = None
        self.unused = single_shot(UNUSED_MS, self._on_unused, self)
        self._later = single_shot(LATER_MS, self.rebuild, self)

    @property
    def visible(self) -> Window | None:
        """The window, where somebody can see it."""
        return self.window if self.window is not None and self.window.isVisible() else None

    def show(self, token: str = "") -> Window:
        """In front, with the keyboard; ``token`` is what lets Wayland allow it."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.unused.stop()
        window = self.get()
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.raise_()
        window.activateWindow()
        self._greet(window)
        return window

    def get(self) -> Window:
        if self.window is None:
            # A window that nobody opens costs nothing.
            from ui.window import Window

            window = Window(self._service, self._clock, style.current_palette(), self._keepsake)
            self.window = window
            window.asked_to_close.connect(self.asked_to_close)
            self.built.emit(window)
            self._app.setPalette(style.qt_palette(style.current_palette()))
            window.start()
        return self.window

    def dress(self) -> None:
        """In the colours of now."""
        if self.window is not None:
            palette = style.current_palette()
            self._app.setPalette(style.qt_palette(palette))
            self.window.set_palette(palette)

    def rebuild(self) -> None:
        """In the words of now, on the same page; once nothing is asked any more."""
        if self.window is None:
            return
        if self._app.activeModalWidget() is not None:
            self._later.start()
            return
        page, seen = self.window.chosen, self.window.isVisible()
        self.throw_away()
        if seen:
            self.show().choose(page)

    def hide(self) -> None:
        if self.window is not None:
            self.window.hide()
            self.unused.start()

    def throw_away(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            window.asked_to_close.disconnect(self.asked_to_close)
            window.hide()
            window.deleteLater()

    def _on_unused(self) -> None:
        """Nobody came back: a window costs some 15 MiB, and 0.2 s to build again."""
        if self.window is None or self.window.isVisible():
            return
        if self._app.activeModalWidget() is not None:
            self.unused.start()
            return
        self.throw_away()
        self.gone.emit()

    def _greet(self, window: Window) -> None:
        if not self._service.choices.get().welcomed:
            from ui.welcome import greet

            greet(self._service.choices, self._service.journal.parent, window)


def single_shot(milliseconds: int, run: Callable[[], None], parent: QObject) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(milliseconds)
    timer.setSingleShot(True)
    timer.timeout.connect(run)
    return timer
