"""The last 24 hours at a glance; a click opens the timeline."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.day import FEWEST_LANES, SPAN, Day
from ui.language import tr
from ui.theme import Palette

BAR, STEP, TOP, LABELS = 10, 16, 4, 18
RAIL = 2.5
NARROWEST = 3.0
"""Pixels: an activation of 20 ms is seen like any other."""


class Strip(QAbstractButton):
    opened = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._day: Day | None = None
        self.clicked.connect(self.opened)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Last 24 hours"))

    def sizeHint(self) -> QSize:
        return QSize(400, self._base() + LABELS)

    def _base(self) -> int:
        return TOP + (self._day.lanes if self._day else FEWEST_LANES) * STEP

    def show_day(self, day: Day) -> None:
        self._day = day
        self.updateGeometry()
        self.setAccessibleDescription(tr("{summary}. Opens the timeline.").format(summary=day.summary()))
        self.update()

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._day is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_spans(painter, self._day)
            self._paint_presence(painter, self._day)
            self._paint_hours(painter, self._day)
            self._paint_bars(painter, self._day)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(self._palette.accent), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A button takes only Space by itself."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _span(self, start: float, end: float, narrowest: float) -> tuple[float, float]:
        width = max(narrowest, (end - start) * self.width())
        return min(start * self.width(), self.width() - width), width

    def _paint_spans(self, painter: QPainter, day: Day) -> None:
        height = self._base()
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end in day.unwatched:
            left, width = self._span(start, end, 1)
            painter.fillRect(QRectF(left, 0, width, height), QColor(self._palette.band))
        hatched = QBrush(QColor(self._palette.hatch), Qt.BrushStyle.BDiagPattern)
        for start, end in day.blind:
            left, width = self._span(start, end, NARROWEST)
            painter.fillRect(QRectF(left, 0, width, height), hatched)

    def _paint_presence(self, painter: QPainter, day: Day) -> None:
        """Below the bars: dashes, as on the timeline, where nobody was there, a full line where it was locked."""
        dashed = QPen(QColor(self._palette.muted), RAIL, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        dashed.setDashPattern([2.0, 1.2])
        full = QPen(QColor(self._palette.muted), RAIL, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        foot = self._base() - RAIL
        for pen, spans in ((dashed, day.away), (full, day.locked)):
            painter.setPen(pen)
            for start, end in spans:
                left, width = self._span(start, end, 1)
                painter.drawLine(QPointF(left, foot), QPointF(left + width, foot))

    def _paint_hours(self, painter: QPainter, day: Day) -> None:
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        base = self._base()
        first = (day.until - SPAN).astimezone().replace(minute=0, second=0, microsecond=0)
        for hours in range(26):
            at = first + timedelta(hours=hours)
            part = (at - (day.until - SPAN)) / SPAN
            # The last label would be cut off at the edge, and "now" is there.
            if at.hour % 3 or not 0 <= part <= 0.97:
                continue
            left = part * self.width()
            painter.setPen(QColor(self._palette.line))
            painter.drawLine(QPointF(left, 0), QPointF(left, base))
            painter.setPen(QColor(self._palette.muted))
            painter.drawText(QPointF(left + 3, base + 13), f"{at.hour:02}:00")

    def _paint_bars(self, painter: QPainter, day: Day) -> None:
        p = self._palette
        colours = {"plain": p.bar, "own": p.own_bar, "quiet": p.own_bar, "conflict": p.warn}
        painter.setPen(Qt.PenStyle.NoPen)
        for bar in day.bars:
            left, width = self._span(bar.start, bar.end, NARROWEST)
            painter.setBrush(QColor(colours[bar.tone]))
            painter.drawRoundedRect(QRectF(left, TOP + bar.lane * STEP, width, BAR), 2, 2)
