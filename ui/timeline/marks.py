"""Paints what is no activation: floods as one block, contradictions between watchers as a shape of their own."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from monitor.model import Burst, Disagreed
from ui.timeline.geometry import BAR
from ui.timeline.inks import Inks
from ui.timeline.lanes import Look
from ui.timeline.viewport import Viewport

LEAST = 6.0
"""Pixels: a flood is at least this wide, so that its stripes can be seen."""
STRIPE = 4.0
FAR = 50.0
SIZE = 6.5


def paint_floods(
    painter: QPainter, floods: Iterable[Burst], look: Look, middle: float, port: Viewport, inks: Inks
) -> None:
    """A pale block with upright stripes: many short openings, none of them told apart."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for flood in floods:
        left = max(port.x(flood.first.timestamp()), -FAR)
        right = min(max(port.x(flood.last.timestamp()), left + LEAST), port.width + FAR)
        rect = QRectF(left, middle - BAR / 2, max(right - left, LEAST), BAR)
        painter.fillRect(rect, inks.card)
        painter.fillRect(rect, inks.pale[look])
        for step in range(int(rect.width() // STRIPE) + 1):
            painter.fillRect(QRectF(rect.left() + step * STRIPE, rect.top(), 2, BAR), inks.fill[look])
        painter.setPen(QPen(inks.edge[look], 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)


def paint_contradictions(
    painter: QPainter, found: Iterable[Disagreed], middle: float, port: Viewport, inks: Inks
) -> None:
    """Two triangles that meet at their points: two stories that don't fit; no other mark looks like it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(inks.card, 1.5))
    painter.setBrush(inks.warn)
    for one in found:
        x = port.x(one.since.timestamp())
        if -FAR < x < port.width + FAR:
            painter.drawPolygon(hourglass(QPointF(x, middle)))


def hourglass(middle: QPointF) -> QPolygonF:
    ways = ((-SIZE, -SIZE), (SIZE, -SIZE), (-SIZE, SIZE), (SIZE, SIZE))
    return QPolygonF([middle + QPointF(*way) for way in ways])
