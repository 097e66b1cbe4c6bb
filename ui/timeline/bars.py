"""Paints the activations of one lane: single ones in detail, many as a shaded strip, none ever left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from monitor.model import Activation, Known, State
from ui.timeline.geometry import BAR
from ui.timeline.inks import Inks, rounded
from ui.timeline.lanes import Lane, Look, Track, end_of, look_of
from ui.timeline.pyramid import SHADES, Run, shade_of
from ui.timeline.viewport import Viewport

LEAST = 3.0
"""Pixels: no activation is drawn narrower, however short it was."""
CELL = 6.0
SHORT = LEAST + 1
"""Pixels: such a bar gets a marker above, or the eye would miss it."""
DETAILED = 8.0
"""Pixels: narrower bars get no rounded corners, states or tails; nobody could see them."""
APART = 9.0
"""Pixels between two markers, and around a short activation that gets one."""
MANY = 160
"""Runs in one lane from which on single bars are drawn plain: rounded ones cost ten times as much."""
WHOLE = 24.0
"""Pixels: merged runs up to this width have one shade, longer ones a shade a cell."""
FLAGS = 40
TAIL = 14.0
_HEIGHTS = {Look.METER: 6.0, Look.RELAY: 12.0}


@dataclass(slots=True)
class Sorted:
    """What one lane's runs come to: plain rectangles by shade, activations to draw in detail, markers."""

    shades: list[list[QRectF]] = field(default_factory=lambda: [[] for _ in range(SHADES)])
    detailed: list[int] = field(default_factory=list)
    markers: list[float] = field(default_factory=list)


def paint_lane(painter: QPainter, lane: Lane, middle: float, port: Viewport, inks: Inks, now: float) -> None:
    for track in lane.tracks:
        _paint_track(painter, track, middle, port, inks, now)
    for one in sorted(lane.live_within(port.left, port.right, now), key=lambda one: look_of(one).value):
        _paint_live(painter, one, middle, port, inks, now)


def _paint_track(painter: QPainter, track: Track, middle: float, port: Viewport, inks: Inks, now: float) -> None:
    found = _sort_runs(track, middle, port)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    for shade, rects in zip(inks.shades[track.look], found.shades, strict=True):
        if rects:
            painter.setBrush(shade)
            painter.drawRects(rects)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for index in found.detailed:
        paint_activation(painter, track.activations[index], track.look, middle, port, inks, now)
    _paint_markers(painter, found.markers, track.look, middle, inks)


def _sort_runs(track: Track, middle: float, port: Viewport) -> Sorted:
    scale = port.scale
    runs = track.pyramid.runs(port.left, port.right, scale, LEAST)
    height = _HEIGHTS.get(track.look, BAR)
    found, top, detail = Sorted(), middle - height / 2, len(runs) <= MANY
    full_shade = found.shades[-1]
    for run in runs:
        x0, x1, first, last = run
        if detail and x1 - x0 >= DETAILED * (last - first):
            found.detailed.extend(range(first, last))
        elif last - first == 1:
            full_shade.append(
                QRectF(x0, top, x1 - x0, height) if x1 - x0 < WHOLE else _clipped(x0, x1, top, height, port.width)
            )
        elif x1 - x0 <= WHOLE:
            step = shade_of(track.pyramid.held(first, last) * scale / (x1 - x0), last - first)
            found.shades[step].append(QRectF(x0, top, x1 - x0, height))
        else:
            _shade(found.shades, track, run, port, top, height)
    found.markers = [run[0] + LEAST / 2 for run in runs] if track.look is Look.CONFLICT else _lonely(runs)
    return found


def _lonely(runs: list[Run]) -> list[float]:
    """Short bars with room on both sides, unless there are so many of them that flags would point nowhere."""
    if len(runs) > MANY:
        return []
    ends = [-APART * 2, *(run[1] for run in runs)]
    starts = [*(run[0] for run in runs[1:]), 1e12]
    found = [
        run[0] + LEAST / 2
        for run, before, after in zip(runs, ends, starts, strict=False)
        if run[1] - run[0] <= SHORT and run[0] - before >= APART and after - run[1] >= APART
    ]
    return found if len(found) <= FLAGS else []


def _shade(shades: list[list[QRectF]], track: Track, run: Run, port: Viewport, top: float, height: float) -> None:
    """Many activations in a long run: the fuller a cell of it, the stronger the colour."""
    shown = max(run[0], -CELL), min(run[1], port.width + CELL), run[2], run[3]
    for x0, x1, shade in track.pyramid.strip(shown, port.left, port.scale, CELL):
        shades[shade].append(QRectF(x0, top, x1 - x0, height))


def _clipped(x0: float, x1: float, top: float, height: float, width: float) -> QRectF:
    """Far beyond the edges the painter's arithmetic overflows: a bar may be a year long while the view shows 50 ms."""
    left = max(x0, -50.0)
    return QRectF(left, top, max(min(x1, width + 50.0) - left, LEAST), height)


def _paint_markers(painter: QPainter, places: list[float], look: Look, middle: float, inks: Inks) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.edge[look] if look is Look.OWN else inks.fill[look])
    last = -2 * APART
    for x in places:
        if x - last >= APART:
            painter.drawPolygon(_marker(max(x, 5.0) if x > -APART else x, middle - BAR / 2 - 1, look))
            last = x


def _marker(x: float, bottom: float, look: Look) -> QPolygonF:
    """A flag that points at the bar; contradicted ones have a diamond, to be told by more than their colour."""
    places: tuple[tuple[float, float], ...]
    if look is Look.CONFLICT:
        places = ((x, bottom - 9), (x + 5, bottom - 4), (x, bottom + 1), (x - 5, bottom - 4))
    else:
        places = ((x - 4.5, bottom - 6), (x + 4.5, bottom - 6), (x, bottom))
    return QPolygonF([QPointF(*place) for place in places])


def _paint_live(painter: QPainter, one: Activation, middle: float, port: Viewport, inks: Inks, now: float) -> None:
    look = look_of(one)
    paint_activation(painter, one, look, middle, port, inks, now)
    rect = activation_rect(one, middle, port, now)
    if rect.width() <= SHORT or look is Look.CONFLICT:
        _paint_markers(painter, [max(rect.left(), 0) + LEAST / 2], look, middle, inks)
    if one.ended is None and 0 <= rect.right() <= port.width:
        painter.setPen(QPen(inks.card, 2))
        painter.setBrush(inks.accent)
        painter.drawEllipse(QPointF(rect.right(), middle), 5, 5)


def activation_rect(one: Activation, middle: float, port: Viewport, now: float) -> QRectF:
    height = _HEIGHTS.get(look_of(one), BAR)
    return _clipped(port.x(one.started.timestamp()), port.x(end_of(one, now)), middle - height / 2, height, port.width)


def paint_activation(
    painter: QPainter, one: Activation, look: Look, middle: float, port: Viewport, inks: Inks, now: float
) -> None:
    """One activation with all that is known of it: states, and ends that were not seen."""
    rect = activation_rect(one, middle, port, now)
    if rect.width() < DETAILED:
        painter.fillRect(rect, inks.fill[look])
        return
    _paint_body(painter, one, look, rect, port, inks, now)
    _paint_unseen_ends(painter, one, look, rect, inks)


def _paint_body(
    painter: QPainter, one: Activation, look: Look, rect: QRectF, port: Viewport, inks: Inks, now: float
) -> None:
    spans = list(_states(one, now))
    hollow = look in (Look.OUTPUT, Look.RELAY) or any(state is not State.CAPTURING for _, _, state in spans)
    painter.setPen(QPen(inks.edge[look], 1) if hollow or look is Look.CONFLICT else Qt.PenStyle.NoPen)
    painter.setBrush(inks.pale[look] if hollow else inks.fill[look])
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5) if hollow else rect, 3, 3)
    if look is Look.OUTPUT:
        painter.fillRect(rect, inks.hatched[look])
    elif hollow and look is not Look.RELAY:
        painter.save()
        painter.setClipPath(rounded(rect, 3), Qt.ClipOperation.IntersectClip)
        for start, end, state in spans:
            _paint_state(painter, look, rect, (port.x(start), port.x(end)), state, inks)
        painter.restore()


def _paint_state(
    painter: QPainter, look: Look, rect: QRectF, span: tuple[float, float], state: State, inks: Inks
) -> None:
    """Recording: full. Muted: hollow with a line through it. Paused or not seen: hollow."""
    left, right = max(span[0], rect.left()), min(span[1], rect.right())
    if right <= left:
        return
    if state is State.CAPTURING:
        painter.fillRect(QRectF(left, rect.top(), max(right - left, 1.0), rect.height()), inks.fill[look])
    elif state is State.MUTED:
        painter.fillRect(QRectF(left, rect.center().y() - 1, right - left, 2), inks.edge[look])


def _paint_unseen_ends(painter: QPainter, one: Activation, look: Look, rect: QRectF, inks: Inks) -> None:
    """An end that was inferred fades into hatching behind a dashed edge; so does such a beginning."""
    width = min(TAIL, rect.width() / 2)
    first = QRectF(rect.left(), rect.top(), width, rect.height())
    last = first.translated(rect.width() - width, 0)
    ends = ((one.started_known, first, rect.left()), (one.ended_known, last, rect.right()))
    for known, tail, x in ends:
        if known is Known.INFERRED:
            painter.fillRect(tail, inks.card)
            painter.fillRect(tail, inks.hatched[look])
            painter.setPen(QPen(inks.edge[look], 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))


def _states(one: Activation, now: float) -> Iterable[tuple[float, float, State]]:
    """Each state and how long it held. The first one is not recorded once it changed: what does not begin by
    recording must have begun without."""
    first = one.changes[0].state if one.changes else one.state
    state = one.state if not one.changes else State.PAUSED if first is State.CAPTURING else State.CAPTURING
    at = one.started.timestamp()
    for change in one.changes:
        yield at, change.at.timestamp(), state
        at, state = change.at.timestamp(), change.state
    yield at, end_of(one, now), state


def paint_strip(
    painter: QPainter, lane: Lane, top: float, height: float, port: Viewport, inks: Inks, now: float
) -> None:
    """A lane without any detail, for the overview."""
    painter.setPen(Qt.PenStyle.NoPen)
    for flood in lane.floods_within(port.left, port.right):
        left, right = port.x(flood.first.timestamp()), port.x(flood.last.timestamp())
        look = Look.CONFLICT if lane.conflict else Look.PLAIN
        painter.fillRect(QRectF(left, top, max(right - left, LEAST), height), inks.fill[look])
    for track in lane.tracks:
        painter.setBrush(inks.fill[track.look])
        runs = track.pyramid.runs(port.left, port.right, port.scale, LEAST)
        painter.drawRects([QRectF(run[0], top, run[1] - run[0], height) for run in runs])
    for one in lane.live_within(port.left, port.right, now):
        rect = activation_rect(one, top, port, now)
        painter.fillRect(QRectF(rect.left(), top, rect.width(), height), inks.fill[look_of(one)])
