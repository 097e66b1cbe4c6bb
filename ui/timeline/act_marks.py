"""A shape for each act, so that none is told by its colour alone; where many lie together, their number."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from ui.small_marks import Shape, drawn, polygon
from ui.theme import Palette
from ui.timeline.acts import ActLook


def ink(look: ActLook, palette: Palette) -> str:
    return palette.warn if look is ActLook.NOT_DONE else palette.text


def act_mark(look: ActLook, palette: Palette, ratio: float) -> QPixmap:
    return _drawn(look, ink(look, palette), ratio)


@cache
def _drawn(look: ActLook, colour: str, ratio: float) -> QPixmap:
    return drawn(_SHAPES[look], colour, ratio)


def _halves(painter: QPainter, colour: QColor) -> None:
    """A bar in two pieces, cut slantwise."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(polygon((1, 4), (8, 4), (5, 12), (1, 12)))
    painter.drawPolygon(polygon((11, 4), (15, 4), (15, 12), (8, 12)))


def _full_square(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(2.5, 2.5, 11, 11), 1.5, 1.5)


def _crossed_ring(painter: QPainter, colour: QColor) -> None:
    painter.drawEllipse(QRectF(2, 2, 12, 12))
    painter.drawLine(QPointF(4, 12), QPointF(12, 4))


def _dotted_ring(painter: QPainter, colour: QColor) -> None:
    painter.drawEllipse(QRectF(2, 2, 12, 12))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(8, 8), 2.6, 2.6)


def _exclamation(painter: QPainter, colour: QColor) -> None:
    """In a dashed square: what was meant to be there is not."""
    painter.drawLine(QPointF(8, 4.5), QPointF(8, 8.5))
    painter.drawPoint(QPointF(8, 11.5))
    painter.setPen(QPen(colour, 1.2, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(2, 2, 12, 12), 2, 2)


_SHAPES: dict[ActLook, Shape] = {
    ActLook.CUT_OFF: _halves,
    ActLook.ENDED: _full_square,
    ActLook.MUTED: _crossed_ring,
    ActLook.UNMUTED: _dotted_ring,
    ActLook.NOT_DONE: _exclamation,
}
