"""The Speakers page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from monitor.clock import Clock
from monitor.model import Published
from monitor.service import ServiceProtocol
from ui.theme import Palette


class SpeakersPage(QWidget):
    def __init__(self, service: ServiceProtocol, clock: Clock, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._service, self._clock, self._palette = service, clock, palette

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette

    def on_published(self, record: Published) -> None:
        """Nothing of it is shown here."""
