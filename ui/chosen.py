"""Theme and language as they were chosen, in the window, by a command or in the file, and who is told of a change."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from monitor.choices import ChoicesProtocol
from monitor.settings import Settings
from ui import style
from ui.languages import Languages


class Chosen(QObject):
    """Made before the first widget: from then on theme and language hold. ``changed`` with each change of settings,
    or of ``trouble``; before it ``theme`` where other colours are meant, and ``language`` where other words are."""

    changed = Signal(object)
    theme = Signal()
    language = Signal()
    damaged = Signal(str)
    """The file can't be understood any more: a sentence."""
    _told = Signal(object)

    def __init__(self, choices: ChoicesProtocol, app: QCoreApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or app)
        self._choices = choices
        self.languages = Languages(app)
        self._last = choices.get()
        self._trouble = ""
        style.choose(self._last)
        self.languages.speak(self._last.language)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        choices.subscribe(self._hear)
        self._open = True

    def begin(self) -> None:
        """What was wrong from the start is told now that there is somebody to tell."""
        self._tell_trouble()

    def close(self) -> None:
        """Choices outlive the desk by a moment."""
        self._open = False
        self.languages.close()

    def _hear(self, settings: Settings) -> None:
        """On any thread."""
        if self._open:
            self._told.emit(settings)

    def _on_told(self, settings: Settings) -> None:
        before, self._last = self._last, settings
        style.choose(settings)
        if (before.theme, before.icon) != (settings.theme, settings.icon):
            self.theme.emit()
        if before.language is not settings.language and self.languages.speak(settings.language):
            self.language.emit()
        self._tell_trouble()
        self.changed.emit(settings)

    def _tell_trouble(self) -> None:
        before, self._trouble = self._trouble, self._choices.trouble()
        if self._trouble and self._trouble != before:
            self.damaged.emit(self._trouble)
