"""Paints a scene: names and badges on the left, axis, bands and lanes on the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from monitor.model import Trust
from ui.timeline import act_lane_words, speaker_words, words
from ui.timeline.act_painter import act_rect, paint_act_line, paint_acts
from ui.timeline.backdrop import paint_axis, paint_band_labels, paint_bands, paint_future, paint_now, paint_picked
from ui.timeline.bars import activation_rect, paint_lane
from ui.timeline.geometry import AXIS, FOOT, NAMES, Row
from ui.timeline.inks import Inks, faded, rounded
from ui.timeline.lanes import Group, Lane, Look
from ui.timeline.marks import paint_contradictions, paint_floods
from ui.timeline.presence_painter import paint_presence
from ui.timeline.scene import Scene
from ui.timeline.speaker_lanes import Side
from ui.timeline.speaker_painter import mark_rect, paint_joins, paint_side

CORNER = 12.0
LEFT = 16.0


def paint_scene(painter: QPainter, scene: Scene, inks: Inks, focused: bool, names: QPixmap) -> None:
    """Origin: the widget's top left corner. ``names``: from ``painted_names``."""
    width, height = scene.port.width + NAMES, scene.height
    card = QRectF(0.5, 0.5, width - 1, height - 1)
    painter.fillRect(QRectF(0, 0, width, height), inks.card)
    _paint_plot(painter, scene, inks)
    painter.drawPixmap(0, 0, names)
    _paint_headings(painter, scene, inks)
    painter.setClipping(False)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_corners(painter, QRectF(0, 0, width, height), inks)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(inks.accent, 2) if focused else QPen(inks.line, 1))
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5) if focused else card, CORNER, CORNER)


def _paint_corners(painter: QPainter, whole: QRectF, inks: Inks) -> None:
    """The page shows through outside the round corners. A round clip instead makes every stroke three times as dear."""
    outside = QPainterPath()
    outside.addRect(whole)
    painter.fillPath(outside.subtracted(rounded(whole, CORNER)), inks.page)


def _paint_plot(painter: QPainter, scene: Scene, inks: Inks) -> None:
    port, height, tracks = scene.port, scene.height, scene.story.band_tracks
    painter.save()
    painter.translate(NAMES, 0)
    painter.setClipRect(QRectF(0, 0, port.width, height), Qt.ClipOperation.IntersectClip)
    paint_future(painter, port, height, inks, scene.now)
    presence = scene.story.presence_tracks
    paint_presence(painter, presence, port, height, inks, scene.now)
    paint_bands(painter, tracks, port, scene.bands_end, inks, scene.now)
    paint_axis(painter, port, height, inks, scene.now, scene.zone)
    _paint_lanes(painter, scene, inks)
    taken = paint_band_labels(painter, tracks, port, scene.bands_end, inks, scene.now)
    paint_band_labels(painter, presence, port, scene.bands_end, inks, scene.now, taken)
    if scene.picked is not None:
        paint_picked(painter, scene.picked, port, height, inks, scene.zone)
    paint_now(painter, port, height, inks, scene.now)
    painter.restore()


def _paint_lanes(painter: QPainter, scene: Scene, inks: Inks) -> None:
    painter.save()
    painter.setClipRect(QRectF(0, AXIS, scene.port.width, scene.room), Qt.ClipOperation.IntersectClip)
    for row in visible_rows(scene):
        top = scene.top_of(row)
        if row.speaker is None or row.side is not Side.HEARD:
            _paint_separator(painter, top + row.height, scene.port.width, inks)
        if row.key and row.key == scene.chosen:
            painter.fillRect(QRectF(0, top, scene.port.width, row.height), faded(inks.accent, 0.07))
        if row.speaker and row.side:
            area = QRectF(0, top, scene.port.width, row.height)
            paint_side(painter, row.speaker, row.side, area, scene.port, inks, scene.now)
            if row.side is Side.SAID:
                paint_joins(painter, row.speaker, area.translated(0, -row.height), area, scene.port, inks)
        elif row.lane:
            look = Look.CONFLICT if row.lane.conflict else Look.OWN if row.lane.application.own else Look.PLAIN
            floods = row.lane.floods_within(scene.port.left, scene.port.right)
            paint_lane(painter, row.lane, top + row.height / 2 + 3, scene.port, inks, scene.now)
            paint_floods(painter, floods, look, top + row.height / 2 + 3, scene.port, inks)
        elif row.group is Group.CONTRADICTIONS:
            paint_contradictions(painter, scene.contradictions, top + row.height / 2, scene.port, inks)
        elif row.group is Group.ACTS:
            area = QRectF(0, top, scene.port.width, row.height)
            paint_acts(painter, scene.acts, area, scene.port, inks)
    _paint_mark(painter, scene, inks)
    painter.restore()


def _paint_separator(painter: QPainter, y: float, width: float, inks: Inks) -> None:
    painter.fillRect(QRectF(0, round(y) - 1, width, 1), inks.line)


def _paint_mark(painter: QPainter, scene: Scene, inks: Inks) -> None:
    """A frame around the chosen activation."""
    rect = _marked_rect(scene)
    if rect is None:
        return
    if scene.marked_act is not None:
        paint_act_line(painter, scene.marked_act, rect, scene.port, scene.height, inks)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(inks.card, 4))
    painter.drawRoundedRect(rect.adjusted(-3, -1, 3, 3), 4, 4)
    painter.setPen(QPen(inks.accent, 2))
    painter.drawRoundedRect(rect.adjusted(-3, -1, 3, 3), 4, 4)


def _marked_rect(scene: Scene) -> QRectF | None:
    """Where the chosen activation or mark is drawn."""
    row = next((row for row in scene.rows if row.key and row.key == scene.chosen), None)
    if row is None:
        return None
    area = QRectF(0, scene.top_of(row), scene.port.width, row.height)
    if row.group is Group.ACTS:
        return act_rect(scene.marked_act, area, scene.port) if scene.marked_act else None
    if row.side:
        return mark_rect(scene.marked_mark, area, scene.port) if scene.marked_mark else None
    one = scene.marked_activation()
    return activation_rect(one, scene.top_of(row) + row.height / 2 + 3, scene.port, scene.now) if one else None


def place_of_marked(scene: Scene) -> QRect | None:
    """What of the chosen activation or mark is on screen, from the widget's corner."""
    drawn, plot = _marked_rect(scene), QRectF(0, AXIS, scene.port.width, scene.room)
    seen = drawn.intersected(plot) if drawn is not None else QRectF()
    return None if seen.isEmpty() else seen.translated(NAMES, 0).toRect()


def visible_rows(scene: Scene) -> list[Row]:
    bottom = scene.scroll + scene.room
    return [row for row in scene.rows if row.y < bottom and row.y + row.height > scene.scroll]


# The names


def painted_names(scene: Scene, inks: Inks, focused: bool, ratio: float) -> QPixmap:
    """The left column as a picture. It changes less often than the lanes, and its texts cost as much as all bars."""
    picture = QPixmap(round(NAMES * ratio), round(scene.height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(inks.card)
    painter = QPainter(picture)
    _paint_names(painter, scene, inks, focused)
    painter.end()
    return picture


def _paint_headings(painter: QPainter, scene: Scene, inks: Inks) -> None:
    painter.save()
    painter.setClipRect(QRectF(0, AXIS, NAMES + scene.port.width, scene.room))
    for row in visible_rows(scene):
        if row.key is None:
            _paint_heading(painter, row, QRectF(LEFT, scene.top_of(row), NAMES - LEFT, row.height), inks)
    painter.restore()


def _paint_names(painter: QPainter, scene: Scene, inks: Inks, focused: bool) -> None:
    painter.fillRect(QRectF(NAMES - 1, 0, 1, scene.height), inks.line)
    painter.save()
    painter.setClipRect(QRectF(0, AXIS, NAMES, scene.height - AXIS), Qt.ClipOperation.IntersectClip)
    for row in visible_rows(scene):
        if row.speaker and row.side:
            _paint_side_name(painter, row, QRectF(0, scene.top_of(row), NAMES, row.height), scene, inks, focused)
        elif row.lane:
            _paint_choice(painter, row, QRectF(0, scene.top_of(row), NAMES, row.height), scene, inks, focused)
            _paint_name(painter, row.lane, QRectF(0, scene.top_of(row), NAMES, row.height), scene, inks)
        elif row.group is Group.ACTS:
            _paint_acts_name(painter, row, QRectF(0, scene.top_of(row), NAMES, row.height), scene, inks, focused)
    painter.restore()
    if scene.most_scroll > scene.scroll:
        painter.fillRect(QRectF(0, scene.height - FOOT, NAMES - 1, FOOT), inks.card)


def _paint_heading(painter: QPainter, row: Row, rect: QRectF, inks: Inks) -> None:
    painter.setFont(inks.strong)
    contradictions = row.group is Group.CONTRADICTIONS
    painter.setPen(inks.warn if contradictions else inks.muted)
    text = speaker_words.heading(row.speaker) if row.speaker else words.heading(row.group)
    drop = 0 if contradictions else 8
    wide = QRectF(
        rect.left(), rect.top() + drop, QFontMetricsF(inks.strong).horizontalAdvance(text) + 12, rect.height() - drop
    )
    if wide.right() > NAMES:
        painter.fillRect(QRectF(NAMES, wide.top(), wide.right() - NAMES, wide.height() - 1), inks.card)
    painter.drawText(wide, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_side_name(painter: QPainter, row: Row, rect: QRectF, scene: Scene, inks: Inks, focused: bool) -> None:
    """What the lane tells, how much of it lies in view, and what of it accuses."""
    if row.speaker is None or row.side is None:
        return
    _paint_choice(painter, row, rect, scene, inks, focused)
    left, right, top = scene.port.left, scene.port.right, rect.center().y()
    accusing = speaker_words.accusing(row.speaker, row.side, left, right)
    detail = accusing or speaker_words.side_detail(row.speaker, row.side, left, right)
    name = QRectF(LEFT, top - 17, NAMES - LEFT - 10, 18)
    _paint_line(painter, speaker_words.side_name(row.side), name, inks.name, inks.text)
    colour = inks.warn if accusing else inks.muted
    _paint_line(painter, detail, QRectF(LEFT, top + 1, NAMES - LEFT - 10, 16), inks.small, colour)
    if row.side is Side.SAID:
        _paint_separator(painter, rect.bottom(), NAMES, inks)


def _paint_acts_name(painter: QPainter, row: Row, rect: QRectF, scene: Scene, inks: Inks, focused: bool) -> None:
    _paint_choice(painter, row, rect, scene, inks, focused)
    top, room = rect.center().y(), NAMES - LEFT - 10
    _paint_line(painter, act_lane_words.lane_name(), QRectF(LEFT, top - 17, room, 18), inks.name, inks.text)
    detail = act_lane_words.lane_detail(scene.acts, scene.port.left, scene.port.right)
    _paint_line(painter, detail, QRectF(LEFT, top + 1, room, 16), inks.small, inks.muted)
    _paint_separator(painter, rect.bottom(), NAMES, inks)


def _paint_choice(painter: QPainter, row: Row, rect: QRectF, scene: Scene, inks: Inks, focused: bool) -> None:
    if row.key == scene.chosen:
        painter.fillRect(rect.adjusted(0, 0, -1, -1), inks.soft)
        painter.fillRect(QRectF(0, rect.top(), 4 if focused else 3, rect.height() - 1), inks.accent)


def _paint_name(painter: QPainter, lane: Lane, rect: QRectF, scene: Scene, inks: Inks) -> None:
    badge = _paint_badge(painter, lane, rect, inks)
    room = badge.left() - LEFT - 8
    middle = rect.center().y()
    _paint_line(painter, words.lane_title(lane.application), QRectF(LEFT, middle - 19, room, 20), inks.name, inks.text)
    detail = words.lane_detail(lane, scene.port.left, scene.port.right, scene.now)
    colour = inks.muted
    if lane.conflict:
        detail, colour = words.conflict_detail(lane), inks.warn
    _paint_line(painter, detail, QRectF(LEFT, middle + 1, NAMES - LEFT - 10, 17), inks.small, colour)
    _paint_separator(painter, rect.bottom(), NAMES, inks)


def _paint_line(painter: QPainter, text: str, rect: QRectF, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)


def _paint_badge(painter: QPainter, lane: Lane, rect: QRectF, inks: Inks) -> QRectF:
    """The pill, as wide as its word. Dashed: rests on the program's word or on nothing."""
    text, trust = words.badge(lane), lane.application.trust
    colour = {Trust.KERNEL: inks.good, Trust.VERIFIED: inks.good, Trust.CONFLICT: inks.warn}.get(trust, inks.muted)
    font = inks.strong if trust is Trust.CONFLICT else inks.small
    width = QFontMetricsF(font).horizontalAdvance(text) + 18
    pill = QRectF(NAMES - width - 10.5, round(rect.center().y()) - 19.5, width, 20)
    dashed = trust in (Trust.CLAIMED, Trust.UNKNOWN)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(
        QPen(colour, 1.6 if trust is Trust.CONFLICT else 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(pill, 10, 10)
    painter.setFont(font)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    return pill
