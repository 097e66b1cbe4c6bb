"""Paints what lies behind the lanes: the time axis, bands with their labels, the future, the line of now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.language import tr
from ui.timeline.axis import Tick, ticks
from ui.timeline.band_words import kind_times
from ui.timeline.bands import BandKind, BandTrack
from ui.timeline.geometry import AXIS, FOOT
from ui.timeline.inks import Inks, faded
from ui.timeline.picked import Picked, picked_words
from ui.timeline.viewport import Viewport

LEAST = 2.0
TICK_ROOM = 84.0
"""Pixels for one tick with its label."""
LABEL_ROOM = 30.0


def paint_axis(painter: QPainter, port: Viewport, height: float, inks: Inks, now: float, zone: tzinfo | None) -> None:
    """Origin: the axis' left end, at the very top. No label runs into the word "now"."""
    pill = _pill(port, inks, now)
    edge = -TICK_ROOM
    for tick in ticks(port.left, port.right, int(port.width / TICK_ROOM), zone):
        x = float(round(port.x(tick.at)))
        painter.fillRect(QRectF(x, AXIS - 6, 1, height - AXIS + 6), inks.hatch_line if tick.major else inks.line)
        edge = _paint_label(painter, tick, x, edge, port.width, pill, inks)


def _paint_label(painter: QPainter, tick: Tick, x: float, edge: float, width: float, pill: QRectF, inks: Inks) -> float:
    """Beside its line, unless it would run into the one before; where it ends."""
    font = inks.strong if tick.major else inks.small
    length = QFontMetricsF(font).horizontalAdvance(tick.label)
    place = QRectF(x + 4, 0, length + 2, AXIS - 6)
    if x + 4 < edge + 8 or place.right() > width or place.intersects(pill):
        return edge
    painter.setFont(font)
    painter.setPen(inks.text if tick.major else inks.muted)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, tick.label)
    return x + 4 + length


def paint_bands(
    painter: QPainter, tracks: list[BandTrack], port: Viewport, height: float, inks: Inks, now: float
) -> None:
    """Hatched from the axis to the bottom; each source in its own direction, to tell overlapping ones apart."""
    blind = 0
    for track in tracks:
        brush = inks.unwatched
        if track.kind is BandKind.BLIND:
            brush = inks.blind[blind % len(inks.blind)]
            blind += 1
        for rect in band_rects(track, port, AXIS, height - AXIS, now):
            if track.kind is BandKind.UNWATCHED:
                painter.fillRect(rect, inks.band)
            painter.fillRect(rect, brush)


def paint_lane_bands(
    painter: QPainter, tracks: list[BandTrack], port: Viewport, area: QRectF, inks: Inks, now: float
) -> None:
    """Hatched within one lane: strongly where something was blind, faintly where nothing is known."""
    for track in tracks:
        brush = inks.blind[0] if track.kind is BandKind.BLIND else inks.unwatched
        for rect in band_rects(track, port, area.top(), area.height(), now):
            painter.fillRect(rect, brush)


def band_rects(track: BandTrack, port: Viewport, top: float, height: float, now: float) -> Iterator[QRectF]:
    for run in track.pyramid.runs(port.left, min(port.right, now), port.scale, LEAST):
        left, right = max(run[0], -20.0), min(run[1], max(port.x(now), run[0] + LEAST), port.width + 20)
        yield QRectF(left, top, max(right - left, LEAST), height)


def paint_band_labels(
    painter: QPainter,
    tracks: list[BandTrack],
    port: Viewport,
    height: float,
    inks: Inks,
    now: float,
    taken: Sequence[QRectF] = (),
) -> list[QRectF]:
    """At the foot, on the card's ground so that hatching does not run through the letters; as many as have room.
    ``taken``: where others stand already. Gives where these stand."""
    labels = []
    places = [(max(run[0], 0.0), track, run[2], run[3]) for track in tracks
              for run in track.pyramid.runs(port.left, min(port.right, now), port.scale, LEAST)
              if run[1] > 0]  # fmt: skip
    places.sort(key=lambda place: place[0])
    painter.setFont(inks.small)
    metrics, edge = QFontMetricsF(inks.small), -1.0
    for at, (begin, track, first, last) in enumerate(places):
        x = max([begin, *(other.right() + 2 for other in taken if other.left() - LABEL_ROOM < begin < other.right())])
        following = places[at + 1][0] if at + 1 < len(places) else port.width
        room = min(following, port.width) - x - 10
        if x < edge or room < LABEL_ROOM:
            continue
        text = inks.label_of(track.bands[first]) if last - first == 1 else kind_times(track.kind, last - first)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        rect = QRectF(x + 2, height - FOOT + 3, metrics.horizontalAdvance(text) + 8, FOOT - 6)
        if any(rect.intersects(other) for other in taken):
            continue
        labels.append(rect)
        painter.fillRect(rect, inks.card)
        painter.setPen(inks.muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        edge = rect.right() + 4
    return labels


def paint_future(painter: QPainter, port: Viewport, height: float, inks: Inks, now: float) -> None:
    x = max(port.x(now), 0.0)
    if x < port.width:
        painter.fillRect(QRectF(x, AXIS, port.width - x, height - AXIS), inks.future)


def paint_picked(
    painter: QPainter, picked: Picked, port: Viewport, height: float, inks: Inks, zone: tzinfo | None
) -> None:
    """The marked span over all lanes, with its begin, end and length as far as there is room."""
    left, right = max(port.x(picked.left), -2.0), min(port.x(picked.right), port.width + 2)
    if right < left:
        return
    painter.fillRect(QRectF(left, AXIS, max(right - left, 1), height - AXIS), faded(inks.accent, 0.16))
    for edge in (left, right):
        painter.fillRect(QRectF(edge - 1, AXIS - 6, 2, height - AXIS + 6), inks.accent)
    painter.setFont(inks.strong)
    metrics = QFontMetricsF(inks.strong)
    text = metrics.elidedText(picked_words(picked, zone), Qt.TextElideMode.ElideRight, port.width - 30)
    width = metrics.horizontalAdvance(text) + 16
    x = min(max((max(left, 0) + min(right, port.width)) / 2 - width / 2, 4), port.width - width - 4)
    pill = QRectF(x, AXIS + 5, width, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.accent)
    painter.drawRoundedRect(pill, 10, 10)
    painter.setPen(inks.on_accent)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def paint_now(painter: QPainter, port: Viewport, height: float, inks: Inks, now: float) -> None:
    x = port.x(now)
    if not -1 <= x <= port.width + 1:
        return
    painter.fillRect(QRectF(x - 1, AXIS - 6, 2, height - AXIS + 6), inks.accent)
    pill = _pill(port, inks, now)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.accent)
    painter.drawRoundedRect(pill, 9, 9)
    painter.setFont(inks.strong)
    painter.setPen(inks.on_accent)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, tr("now"))


def _pill(port: Viewport, inks: Inks, now: float) -> QRectF:
    """Where the word "now" stands; nowhere when it is out of view."""
    x = port.x(now)
    if not -1 <= x <= port.width + 1:
        return QRectF()
    width = QFontMetricsF(inks.strong).horizontalAdvance(tr("now")) + 12
    return QRectF(min(max(x - width / 2, 0), port.width - width - 6), 6, width, 18)
