"""Paints the lane of acts: a shape for each, and where many lie together their number."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from monitor.act_model import Acted
from ui.language import number
from ui.small_marks import SIZE
from ui.timeline.act_marks import act_mark
from ui.timeline.acts import ActLane, look_of
from ui.timeline.inks import Inks
from ui.timeline.pyramid import Run
from ui.timeline.speaker_painter import parts
from ui.timeline.viewport import Viewport

FAR = 50.0
FEW = 32
"""Acts in one place that are looked at one by one, whether all are alike."""
TALL = 16.0
BESIDE = 4.0
"""Pixels between a shape and its number: the frame around a chosen one fits in."""


def paint_acts(painter: QPainter, lane: ActLane, area: QRectF, port: Viewport, inks: Inks) -> None:
    """``area``: the lane, from the left edge of the plot."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for run in lane.runs(port):
        for part in parts(lane.pyramid, run, port):
            looks = {look_of(one) for one in lane.acts[part[2] : min(part[3], part[2] + FEW)]}
            if part[3] - part[2] == 1:
                _paint_shape(painter, lane.acts[part[2]], part[0], area, inks)
            elif len(looks) == 1 and part[3] - part[2] <= FEW and part[1] - part[0] <= 2 * SIZE:
                _paint_shape(painter, lane.acts[part[2]], part[0], area, inks)
                _paint_number(painter, part, part[0] + SIZE / 2 + BESIDE, area, inks)
            else:
                _paint_pill(painter, part, area, port, inks)


def act_rect(one: Acted, area: QRectF, port: Viewport) -> QRectF:
    """Where an act's shape is drawn."""
    middle = QPointF(port.x(one.at.timestamp()), area.center().y())
    return QRectF(middle.x() - SIZE / 2, middle.y() - SIZE / 2, SIZE, SIZE)


def paint_act_line(painter: QPainter, one: Acted, area: QRectF, port: Viewport, height: float, inks: Inks) -> None:
    """From the chosen act down through the lanes: what was going on when it was done."""
    x = round(port.x(one.at.timestamp())) + 0.5
    painter.setPen(QPen(inks.accent, 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, area.center().y() + SIZE / 2 + 4), QPointF(x, height))


def _paint_shape(painter: QPainter, one: Acted, x: float, area: QRectF, inks: Inks) -> None:
    """On a ground of its own: hatching behind it would make another shape of it."""
    place = QRectF(x - SIZE / 2, area.center().y() - SIZE / 2, SIZE, SIZE)
    _paint_ground(painter, place, inks)
    painter.drawPixmap(place.topLeft(), act_mark(look_of(one), inks.palette, inks.ratio))


def _paint_number(painter: QPainter, part: Run, x: float, area: QRectF, inks: Inks) -> None:
    text = number(part[3] - part[2])
    place = QRectF(x, area.center().y() - SIZE / 2, QFontMetricsF(inks.small).horizontalAdvance(text) + 2, SIZE)
    _paint_ground(painter, place, inks)
    painter.setFont(inks.small)
    painter.setPen(inks.text)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def _paint_ground(painter: QPainter, place: QRectF, inks: Inks) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.card)
    painter.drawRoundedRect(place, 3, 3)


def _paint_pill(painter: QPainter, part: Run, area: QRectF, port: Viewport, inks: Inks) -> None:
    """Acts of several sorts, or very many: how many they are."""
    text = number(part[3] - part[2])
    left, right = max(part[0] - SIZE / 2, -FAR), min(part[1] - SIZE / 2, port.width + FAR)
    width = max(right - left, QFontMetricsF(inks.small).horizontalAdvance(text) + 12)
    pill = QRectF(left, area.center().y() - TALL / 2, width, TALL)
    painter.setPen(QPen(inks.text, 1.2))
    painter.setBrush(inks.card)
    painter.drawRoundedRect(pill, TALL / 2, TALL / 2)
    painter.setFont(inks.small)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
