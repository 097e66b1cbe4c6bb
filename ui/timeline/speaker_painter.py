"""Paints a speaker's two lanes: marks of a visible size, many as a block with their number, pairs joined by a line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from math import floor, isnan

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from monitor.speaker_model import HistoryRecord, Sighting, Verdict
from ui.findings.marks import mark
from ui.language import number
from ui.small_marks import SIZE
from ui.timeline.backdrop import paint_lane_bands
from ui.timeline.inks import Inks, faded
from ui.timeline.noise import paint_noise
from ui.timeline.pyramid import Pyramid, Run
from ui.timeline.speaker_lanes import VERDICTS, Mark, MarkLook, MarkTrack, Side, SpeakerLanes, sighting_end
from ui.timeline.viewport import Viewport

LEAST = 7.0
"""Pixels: no mark is drawn narrower, however short it was."""
TALL = 18.0
DISC = 11.0
"""Pixels across a record: what was heard is an upright bar, what a vendor says a disc, long for an interval."""
SHAPED = 15.0
"""Pixels: findings have a shape of this width; nearer ones are drawn as one."""
CELL = 44.0
"""Pixels: what has merged over a longer stretch is counted in parts as wide."""
WIDE = 12.0
"""Pixels: an interval that is wider is drawn as one, narrower ones as a mark in its middle."""
COUNTED = 40
"""Numbers painted in a lane; more of them could not be read."""
FAR = 50.0
_GHOSTS = {MarkLook.MISSING: Side.SAID, MarkLook.NOT_WITNESSED: Side.HEARD}
"""On which lane the other side is missed."""


def paint_side(
    painter: QPainter, lanes: SpeakerLanes, side: Side, area: QRectF, port: Viewport, inks: Inks, now: float
) -> None:
    """``area``: the lane, from the left edge of the plot."""
    one = lanes.side(side)
    paint_lane_bands(painter, one.bands, port, area, inks, now)
    if side is Side.HEARD:
        paint_noise(painter, lanes.noise, area, port, inks)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for ghost in lanes.side(_other(side)).tracks:
        if _GHOSTS.get(ghost.look) is side and not ghost.settled:
            _paint_ghosts(painter, ghost, area, port, inks)
    for track in one.tracks:
        if track.look is MarkLook.QUIET:
            _paint_quiet(painter, track, side, area, port, inks, lanes.offset or 0.0)
        else:
            _paint_loud(painter, track, area, port, inks)
    for live in one.live_within(port.left, port.right):
        _paint_sighting(painter, live, port.x(live.at.timestamp()), area, port, inks, hollow=False)


def paint_joins(
    painter: QPainter, lanes: SpeakerLanes, heard: QRectF, said: QRectF, port: Viewport, inks: Inks
) -> None:
    """From each sighting to the record it was paired with; dashed where the pair is ambiguous."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top, bottom = heard.center().y() + TALL / 2, said.center().y() - DISC / 2
    for track in lanes.heard.tracks:
        unsure = track.look is not MarkLook.QUIET
        painter.setPen(QPen(inks.muted, 1.2, Qt.PenStyle.DashLine if unsure else Qt.PenStyle.SolidLine))
        for x0, _, first, last in _runs(track, port):
            if last - first == 1 and not isnan(track.mates[first]):
                over = min(max(port.x(track.mates[first]), -4 * FAR), port.width + 4 * FAR)
                half = LEAST / 2
                painter.drawLine(QPointF(max(x0, -4 * FAR) + half, top), QPointF(over + half, bottom))


def mark_rect(one: Mark, area: QRectF, port: Viewport) -> QRectF:
    """Where a mark is drawn; never wider than the eye can follow."""
    left, right = port.x(one.started), port.x(one.ended)
    if one.look is not MarkLook.QUIET:
        return QRectF(_middle(left, right) - SIZE / 2, area.center().y() - SIZE / 2, SIZE, SIZE)
    rect = _box(left, right, one.side, area)
    shown = QRectF(max(rect.left(), -FAR), rect.top(), 0, rect.height())
    shown.setRight(max(min(rect.right(), port.width + FAR), shown.left() + LEAST))
    return shown


def _box(left: float, right: float, side: Side, area: QRectF) -> QRectF:
    """A sighting begins where it was heard; a record lies in its interval, around its middle where that is small."""
    middle = area.center().y()
    if side is Side.HEARD:
        return QRectF(left, middle - TALL / 2, max(right - left, LEAST), TALL)
    if right - left > WIDE:
        return QRectF(left, middle - DISC / 2, right - left, DISC)
    return QRectF((left + right + LEAST - DISC) / 2, middle - DISC / 2, DISC, DISC)


def _middle(left: float, right: float) -> float:
    """Of a finding's shape: of its interval, or where what is long begins; as far right as other marks reach."""
    return (left + right + LEAST) / 2 if right - left <= WIDE else left + WIDE / 2


def _other(side: Side) -> Side:
    return Side.SAID if side is Side.HEARD else Side.HEARD


def _runs(track: MarkTrack, port: Viewport) -> list[Run]:
    least = LEAST if track.look is MarkLook.QUIET else SHAPED
    return track.pyramid.runs(port.left, port.right, port.scale, least)


# Confirmed, not compared, or impossible to tell


def _paint_quiet(
    painter: QPainter, track: MarkTrack, side: Side, area: QRectF, port: Viewport, inks: Inks, shift: float
) -> None:
    colour = inks.good if side is Side.HEARD else inks.vendor
    runs = _runs(track, port)
    many = [part for run in runs if run[3] - run[2] > 1 for part in parts(track.pyramid, run, port)]
    most = max((run[3] - run[2] for run in many), default=1)
    for run in many:
        left = max(run[0], -FAR)
        box = QRectF(left, area.center().y() - TALL / 2, max(min(run[1], port.width + FAR) - left, LEAST), TALL)
        corner = 2.0 if side is Side.HEARD else min(box.width(), TALL) / 2
        _fill(painter, box, faded(colour, 0.55 + 0.45 * (run[3] - run[2]) / most), corner)
    for x0, _, first, last in runs:
        if last - first == 1:
            _paint_one(painter, track, first, x0, area, port, inks, shift)
    _paint_counts(painter, many, area, port, inks)


def parts(pyramid: Pyramid, run: Run, port: Viewport) -> Iterator[Run]:
    """A long run cut into cells of equal time, so that their numbers tell when there was more."""
    if run[1] - run[0] <= 2 * CELL:
        yield run
        return
    starts, step = pyramid.starts, CELL / port.scale
    left, right, first, final = max(run[0], -CELL), min(run[1], port.width + CELL), run[2], run[3]
    cell = floor(port.instant(left) / step)
    at = bisect_left(starts, cell * step, first, final)
    while left < right:
        cell += 1
        end = min(port.x(cell * step), right)
        last = bisect_left(starts, cell * step, at, final)
        if last > at:
            yield max(left, port.x(starts[at])), max(end - 1, left + 1), at, last
        left, at = end, last


def _paint_one(
    painter: QPainter, track: MarkTrack, at: int, x: float, area: QRectF, port: Viewport, inks: Inks, shift: float
) -> None:
    subject, finding = track.subjects[at], track.findings[at]
    hollow = finding is not None and finding.verdict is Verdict.CANNOT_TELL
    if isinstance(subject, Sighting):
        _paint_sighting(painter, subject, x, area, port, inks, hollow)
    else:
        _paint_record(painter, subject, area, port, inks, shift, hollow)


def _paint_sighting(
    painter: QPainter, one: Sighting, x: float, area: QRectF, port: Viewport, inks: Inks, hollow: bool
) -> None:
    """A bar as long as it lasted, where that is known, with a strong beginning; whiskers as far as it is unsure."""
    middle = area.center().y()
    reach = one.uncertainty.total_seconds() * port.scale
    if reach > LEAST:
        painter.setPen(QPen(faded(inks.good, 0.55), 1.5))
        left, right = max(x - reach, -FAR), min(x + reach, port.width + FAR)
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for end in (left, right):
            painter.drawLine(QPointF(end, middle - 4), QPointF(end, middle + 4))
    right = min(port.x(sighting_end(one)), port.width + FAR)
    if right - x > LEAST:
        _fill(painter, QRectF(max(x, -FAR), middle - TALL / 4, right - max(x, -FAR), TALL / 2), faded(inks.good, 0.5))
    _paint_mark(painter, QRectF(x, middle - TALL / 2, LEAST, TALL), inks.good, inks.card, hollow)


def _paint_record(
    painter: QPainter, one: HistoryRecord, area: QRectF, port: Viewport, inks: Inks, shift: float, hollow: bool
) -> None:
    """``shift``: seconds that the vendor's clock is ahead."""
    left, right = port.x(one.at.earliest.timestamp() - shift), port.x(one.at.latest.timestamp() - shift)
    box = _box(left, right, Side.SAID, area)
    if right - left <= WIDE:
        _paint_mark(painter, box, inks.vendor, inks.card, hollow, DISC / 2)
        return
    box.setLeft(max(box.left(), -FAR))
    box.setRight(min(box.right(), port.width + FAR))
    painter.setPen(QPen(inks.vendor, 1.2, Qt.PenStyle.DashLine if hollow else Qt.PenStyle.SolidLine))
    painter.setBrush(inks.card if hollow else faded(inks.vendor, 0.3))
    painter.drawRoundedRect(box, DISC / 2, DISC / 2)


def paint_bar(painter: QPainter, middle: QPointF, inks: Inks, hollow: bool = False) -> None:
    """A sighting, as the legend shows it."""
    rect = QRectF(middle.x() - LEAST / 2, middle.y() - TALL / 2 + 1, LEAST, TALL - 2)
    _paint_mark(painter, rect, inks.good, inks.card, hollow)


def paint_disc(painter: QPainter, middle: QPointF, inks: Inks, hollow: bool = False) -> None:
    """A record, as the legend shows it."""
    rect = QRectF(middle.x() - DISC / 2, middle.y() - DISC / 2, DISC, DISC)
    _paint_mark(painter, rect, inks.vendor, inks.card, hollow, DISC / 2)


def _paint_mark(
    painter: QPainter, rect: QRectF, colour: QColor, ground: QColor, hollow: bool, corner: float = 2.0
) -> None:
    if not hollow:
        _fill(painter, rect, colour, corner)
        return
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(ground)
    painter.drawRoundedRect(rect.adjusted(0.7, 0.7, -0.7, -0.7), corner, corner)


def _fill(painter: QPainter, rect: QRectF, colour: QColor, corner: float = 2.0) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, corner, corner)


def _paint_counts(painter: QPainter, many: list[Run], area: QRectF, port: Viewport, inks: Inks) -> None:
    """How many a block stands for: on it where there is room, else above it."""
    if len(many) > COUNTED:
        return
    painter.setFont(inks.small)
    metrics, edge = QFontMetricsF(inks.small), -FAR
    for x0, x1, first, last in many:
        text = number(last - first)
        width = metrics.horizontalAdvance(text)
        left, right = max(x0, 0.0), min(x1, port.width)
        if right - left >= width + 6:
            # On a ground of its own: no ink can be read on every shade of a block.
            ground = QRectF((left + right - width) / 2 - 3, area.center().y() - 6, width + 6, 12)
            painter.fillRect(ground, inks.card)
            painter.setPen(inks.text)
            painter.drawText(ground, _CENTRED, text)
        elif (left + right - width) / 2 > edge + 3:
            painter.setPen(inks.muted)
            place = QRectF((left + right - width) / 2 - 1, area.center().y() - TALL / 2 - 12, width + 2, 12)
            painter.drawText(place, _CENTRED, text)
            edge = place.right()


_CENTRED = Qt.AlignmentFlag.AlignCenter


# Findings


def _paint_loud(painter: QPainter, track: MarkTrack, area: QRectF, port: Viewport, inks: Inks) -> None:
    """The shape of its verdict for each, and how many it stands for; explained ones are faint."""
    picture = mark(VERDICTS[track.look], inks.palette, inks.ratio)
    colour, middle = inks.looks[track.look], area.center().y()
    painter.save()
    painter.setOpacity(0.45 if track.settled else 1.0)
    painter.setFont(inks.small)
    for x0, x1, first, last in _runs(track, port):
        x = _place(track, first, x0, port)
        if last - first > 1 and x1 - x0 > SHAPED + 1:
            _fill(painter, QRectF(max(x0, -FAR), middle - 2, min(x1, port.width + FAR) - max(x0, -FAR), 4), colour)
        painter.drawPixmap(QPointF(x - SIZE / 2, middle - SIZE / 2), picture)
        if last - first > 1:
            painter.setPen(inks.text)
            painter.drawText(QPointF(x + SIZE / 2 + 1, middle - 5), number(last - first))
    painter.restore()


def _place(track: MarkTrack, at: int, x: float, port: Viewport) -> float:
    """The middle of its shape; at the edge for a stretch that begins before it."""
    right = port.x(track.pyramid.ends[at])
    x = _middle(port.x(track.pyramid.starts[at]), right)
    return x if x > -SIZE else max(min(right, SIZE / 2), x)


def _paint_ghosts(painter: QPainter, track: MarkTrack, area: QRectF, port: Viewport, inks: Inks) -> None:
    """An empty dashed place where the other side has nothing."""
    painter.setPen(QPen(inks.looks[track.look], 1.4, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for x0, _, first, _ in _runs(track, port):
        x = _place(track, first, x0, port)
        painter.drawRoundedRect(QRectF(x - TALL / 2, area.center().y() - TALL / 2, TALL, TALL), 3, 3)


def paint_speaker_strip(
    painter: QPainter, lanes: SpeakerLanes, top: float, height: float, port: Viewport, inks: Inks
) -> None:
    """Without any detail, for the overview; findings above what is quiet."""
    painter.setPen(Qt.PenStyle.NoPen)
    tracks = sorted([*lanes.said.tracks, *lanes.heard.tracks], key=lambda track: track.look.value)
    for track in tracks:
        quiet = inks.good if isinstance(track.subjects[0], Sighting) else inks.vendor
        painter.setBrush(quiet if track.look is MarkLook.QUIET else inks.looks[track.look])
        runs = track.pyramid.runs(port.left, port.right, port.scale, 3.0)
        painter.drawRects([QRectF(run[0], top, run[1] - run[0], height) for run in runs])
