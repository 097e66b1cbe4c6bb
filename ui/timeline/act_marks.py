"""A shape for each act, so that none is told by its colour alone; where many lie together, their number."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from ui.theme import Palette
from ui.timeline.acts import ActLook

SIZE = 16
"""Logical pixels; the drawing keeps one free around it."""


def ink(look: ActLook, palette: Palette) -> str:
    return palette.warn if look is ActLook.NOT_DONE else palette.text


def act_mark(look: ActLook, palette: Palette, ratio: float) -> QPixmap:
    return _drawn(look, ink(look, palette), ratio)


@cache
def _drawn(look: ActLook, colour: str, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(colour), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        _SHAPES[look](painter, QColor(colour))
    return pixmap


def _halves(painter: QPainter, colour: QColor) -> None:
    """A bar in two pieces, cut slantwise."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(_polygon((1, 4), (8, 4), (5, 12), (1, 12)))
    painter.drawPolygon(_polygon((11, 4), (15, 4), (15, 12), (8, 12)))


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


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(*point) for point in points])


_SHAPES: dict[ActLook, Callable[[QPainter, QColor], None]] = {
    ActLook.CUT_OFF: _halves,
    ActLook.ENDED: _full_square,
    ActLook.MUTED: _crossed_ring,
    ActLook.UNMUTED: _dotted_ring,
    ActLook.NOT_DONE: _exclamation,
}
