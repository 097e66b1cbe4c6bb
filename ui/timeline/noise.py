"""The room's noise against what a speaker's chime can bear, as a thin line in its lane."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from monitor.speaker_records import NoiseHeard
from ui.timeline.inks import Inks, faded
from ui.timeline.viewport import Viewport

MINUTE = 60.0
NARROWEST = 2.0
"""Pixels a minute below which the line would be a smear."""
DEPTH = 40.0
"""dB below the limit at the lane's foot."""
ABOVE = 8.0
"""dB above the limit at the lane's top."""


def paint_noise(painter: QPainter, noise: Iterable[NoiseHeard], area: QRectF, port: Viewport, inks: Inks) -> None:
    """Dotted: the limit. Only where minutes can be told apart."""
    if port.scale * MINUTE < NARROWEST:
        return
    for piece in noise:
        at = piece.at.timestamp()
        if at > port.right or at + len(piece.levels) * MINUTE < port.left:
            continue
        left, right = max(port.x(at), 0.0), min(port.x(at + len(piece.levels) * MINUTE), port.width)
        painter.setPen(QPen(faded(inks.muted, 0.6), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(left, _height(0.0, area)), QPointF(right, _height(0.0, area)))
        painter.setPen(QPen(faded(inks.muted, 0.75), 1))
        for line in _lines(piece, area, port):
            painter.drawPolyline(line)


def _lines(piece: NoiseHeard, area: QRectF, port: Viewport) -> Iterator[QPolygonF]:
    """The minutes in view, broken where nothing was heard of them."""
    at = piece.at.timestamp()
    first = max(0, int((port.left - at) // MINUTE))
    last = min(len(piece.levels), int((port.right - at) // MINUTE) + 2)
    points: list[QPointF] = []
    for minute in range(first, last):
        level = piece.levels[minute]
        if level is None:
            if points:
                yield QPolygonF(points)
            points = []
            continue
        y = _height(level - piece.limit, area)
        points += [QPointF(port.x(at + minute * MINUTE), y), QPointF(port.x(at + (minute + 1) * MINUTE), y)]
    if points:
        yield QPolygonF(points)


def _height(over: float, area: QRectF) -> float:
    """``over``: dB above the limit."""
    share = (ABOVE - min(max(over, -DEPTH), ABOVE)) / (ABOVE + DEPTH)
    return area.top() + 3 + share * (area.height() - 6)
