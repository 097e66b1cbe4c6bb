"""A level bar: how loud the room is in the band of a chime, with the limit above which it could not be heard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Palette

QUIETEST, LOUDEST = -100.0, 0.0
"""dBFS at the ends of the bar."""
HEIGHT, TRACK = 22, 8


class LevelBar(QWidget):
    """What it shows stands beside it in words; the bar itself is for the eye. Over the limit it is hatched too."""

    def __init__(self, palette: Palette, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._level: float | None = None
        self._limit: float | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(220, HEIGHT)

    def show_level(self, level: float | None, limit: float | None, words: str = "") -> None:
        """dBFS; ``words`` is what a screen reader says."""
        if (level, limit) == (self._level, self._limit):
            return
        self._level, self._limit = level, limit
        self.setAccessibleDescription(words)
        self.update()

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    @property
    def over(self) -> bool:
        return self._level is not None and self._limit is not None and self._level > self._limit

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            track = QRectF(0.5, (self.height() - TRACK) / 2, self.width() - 1, TRACK)
            painter.setPen(QPen(QColor(self._palette.line), 1))
            painter.setBrush(QColor(self._palette.band))
            painter.drawRoundedRect(track, TRACK / 2, TRACK / 2)
            self._paint_level(painter, track)
            self._paint_limit(painter)

    def _paint_level(self, painter: QPainter, track: QRectF) -> None:
        if self._level is None:
            return
        filled = QRectF(track)
        filled.setRight(max(track.left() + TRACK, self._place(self._level)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.warn if self.over else self._palette.bar))
        painter.drawRoundedRect(filled, TRACK / 2, TRACK / 2)
        if self.over:
            painter.setBrush(QBrush(QColor(self._palette.card), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(filled, TRACK / 2, TRACK / 2)

    def _paint_limit(self, painter: QPainter) -> None:
        """A line across with a small flag on top: seen without its colour too."""
        if self._limit is None:
            return
        at = self._place(self._limit)
        painter.setPen(QPen(QColor(self._palette.text), 2))
        painter.drawLine(QPointF(at, 2), QPointF(at, self.height() - 2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.text))
        painter.drawPolygon([QPointF(at - 4, 0), QPointF(at + 4, 0), QPointF(at, 5)])

    def _place(self, level: float) -> float:
        part = (min(max(level, QUIETEST), LOUDEST) - QUIETEST) / (LOUDEST - QUIETEST)
        return 4 + part * (self.width() - 8)
