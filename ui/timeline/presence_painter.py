"""Paints who was there: a wash behind all lanes and a rail under the time axis, each kind with a look of its own."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.timeline.backdrop import band_rects
from ui.timeline.bands import BandKind, BandTrack
from ui.timeline.geometry import AXIS
from ui.timeline.inks import Inks, faded
from ui.timeline.viewport import Viewport

RAIL = 5.0
WASHES = {BandKind.AWAY: 0.10, BandKind.LOCKED: 0.20}


def paint_presence(
    painter: QPainter, tracks: list[BandTrack], port: Viewport, height: float, inks: Inks, now: float
) -> None:
    """Locked: a full rail; nobody there: one of dashes; not known: a dotted line."""
    for track in tracks:
        for rect in band_rects(track, port, AXIS, height - AXIS, now):
            if wash := WASHES.get(track.kind):
                painter.fillRect(rect, faded(inks.hatch_line, wash))
            paint_rail(painter, track.kind, QRectF(rect.left(), AXIS, rect.width(), RAIL), inks)


def paint_rail(painter: QPainter, kind: BandKind, rect: QRectF, inks: Inks) -> None:
    """Also what the legend shows of it."""
    if kind is BandKind.LOCKED:
        painter.fillRect(rect, inks.muted)
        return
    dashes, width = ([2.0, 1.2], 2.5) if kind is BandKind.AWAY else ([1.0, 3.0], 1.2)
    pen = QPen(inks.muted, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(dashes)
    painter.setPen(pen)
    middle = rect.top() + width / 2
    painter.drawLine(QLineF(rect.left(), middle, rect.right(), middle))
    painter.setPen(Qt.PenStyle.NoPen)
