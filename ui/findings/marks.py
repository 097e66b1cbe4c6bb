"""A shape for each verdict, so that none is told by its colour alone."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from monitor.speaker_model import Verdict
from ui.small_marks import Shape, drawn, polygon
from ui.theme import Palette


def ink(verdict: Verdict, palette: Palette) -> str:
    return {
        Verdict.MISSING: palette.warn,
        Verdict.VANISHED: palette.warn,
        Verdict.NOT_WITNESSED: palette.odd,
        Verdict.AMBIGUOUS: palette.accent,
        Verdict.CANNOT_TELL: palette.muted,
        Verdict.CONFIRMED: palette.good,
    }[verdict]


def mark(verdict: Verdict, palette: Palette, ratio: float) -> QPixmap:
    return _drawn(verdict, ink(verdict, palette), ratio)


def icon(verdict: Verdict, palette: Palette, ratio: float) -> QIcon:
    """Looks the same in a chosen row: Qt would tint it there."""
    return _icon(verdict, ink(verdict, palette), ratio)


@cache
def _icon(verdict: Verdict, colour: str, ratio: float) -> QIcon:
    made, drawn = QIcon(), _drawn(verdict, colour, ratio)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected, QIcon.Mode.Disabled):
        made.addPixmap(drawn, mode)
    return made


@cache
def _drawn(verdict: Verdict, colour: str, ratio: float) -> QPixmap:
    return drawn(_SHAPES[verdict], colour, ratio)


def _triangle(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(polygon((8, 2), (14.5, 13.5), (1.5, 13.5)))


def _hollow_triangle(painter: QPainter, colour: QColor) -> None:
    """Points down: what stood there once is gone."""
    painter.drawPolygon(polygon((1.5, 2.5), (14.5, 2.5), (8, 14)))
    painter.drawLine(QPointF(5.5, 6), QPointF(10.5, 6))


def _diamond(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(polygon((8, 1.5), (14.5, 8), (8, 14.5), (1.5, 8)))


def _two_rings(painter: QPainter, colour: QColor) -> None:
    painter.drawEllipse(QRectF(1.5, 4, 8, 8))
    painter.drawEllipse(QRectF(6.5, 4, 8, 8))


def _barred_square(painter: QPainter, colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(2.5, 2.5, 11, 11), 2, 2)
    painter.drawLine(QPointF(5.5, 8), QPointF(10.5, 8))


def _tick(painter: QPainter, colour: QColor) -> None:
    pen = QPen(painter.pen())
    pen.setWidthF(2.4)
    painter.setPen(pen)
    painter.drawPolyline(polygon((2.5, 8.5), (6.5, 12.5), (13.5, 4)))


_SHAPES: dict[Verdict, Shape] = {
    Verdict.MISSING: _triangle,
    Verdict.VANISHED: _hollow_triangle,
    Verdict.NOT_WITNESSED: _diamond,
    Verdict.AMBIGUOUS: _two_rings,
    Verdict.CANNOT_TELL: _barred_square,
    Verdict.CONFIRMED: _tick,
}
