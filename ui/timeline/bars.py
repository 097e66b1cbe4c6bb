"""Paints the activations of one lane: single ones in detail, many as a shaded strip, none ever left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from monitor.model import Activation, Known, State
from ui.timeline.geometry import BAR
from ui.timeline.inks import SHADES, Inks, rounded
from ui.timeline.lanes import Lane, Look, Track, end_of, look_of
from ui.timeline.pyramid import Run
from ui.timeline.viewport import Viewport

LEAST = 3.0
"""Pixels: no activation is drawn narrower, however short it was."""
CELL = 4.0
SHORT = LEAST + 1
"""Pixels: such a bar gets a marker above, or the eye would miss it."""
DETAILED = 8.0
"""Pixels: narrower bars get no rounded corners, states or tails; nobody could see them."""
APART = 9.0
"""Pixels between two markers, and around a short activation that gets one."""
MANY = 160
"""Runs in one lane from which on single bars are drawn plain: rounded ones cost ten times as much."""
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
    runs = track.pyramid.runs(port.left, port.right, port.scale, LEAST)
    height = _HEIGHTS.get(track.look, BAR)
    found, top, detail = Sorted(), middle - height / 2, len(runs) <= MANY
    for run, lonely in zip(runs, _lonely(runs), strict=True):
        count, width = run.last - run.first, run.x1 - run.x0
        if detail and width / count >= DETAILED:
            found.detailed.extend(range(run.first, run.last))
        elif count == 1:
            found.shades[-1].append(_clipped(run.x0, run.x1, top, height, port.width))
        else:
            _shade(found.shades, track, run, port, top, height)
        if width <= SHORT and lonely or track.look is Look.CONFLICT:
            found.markers.append(run.x0 + LEAST / 2)
    return found


def _lonely(runs: list[Run]) -> Iterator[bool]:
    """Is there room for a marker on both sides?"""
    for at, run in enumerate(runs):
        before = at == 0 or run.x0 - runs[at - 1].x1 >= APART
        yield before and (at + 1 == len(runs) or runs[at + 1].x0 - run.x1 >= APART)


def _shade(shades: list[list[QRectF]], track: Track, run: Run, port: Viewport, top: float, height: float) -> None:
    """Many activations in one run: the fuller a cell of it, the stronger the colour."""
    shown = Run(max(run.x0, -CELL), min(run.x1, port.width + CELL), run.first, run.last)
    width = CELL if shown.x1 - shown.x0 > 3 * CELL else shown.x1 - shown.x0 + 1
    held, began, last_step = 0.0, shown.x0, -1
    for x0, x1, covered, count in track.pyramid.cells(shown, port.left, port.scale, width):
        seconds = (x1 - x0) / port.scale
        held += covered
        full = min(1.0, held / seconds)
        held = max(0.0, held - seconds)
        step = round(max(full, 1 - 0.75**count) * (SHADES - 1))
        if step != last_step and last_step >= 0:
            shades[last_step].append(QRectF(began, top, x0 - began, height))
            began = x0
        last_step = step
    if last_step >= 0:
        shades[last_step].append(QRectF(began, top, max(shown.x1 - began, 1.0), height))


def _clipped(x0: float, x1: float, top: float, height: float, width: float) -> QRectF:
    """Far beyond the edges the painter's arithmetic overflows: a bar may be a year long while the view shows 50 ms."""
    left = max(x0, -50.0)
    return QRectF(left, top, max(min(x1, width + 50.0) - left, LEAST), height)


def _paint_markers(painter: QPainter, places: list[float], look: Look, middle: float, inks: Inks) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.edge[look] if look is Look.OWN else inks.fill[look])
    last = -APART
    for x in places:
        if x - last >= APART:
            painter.drawPolygon(_marker(max(x, 4.0) if x > -APART else x, middle - BAR / 2 - 1, look))
            last = x


def _marker(x: float, bottom: float, look: Look) -> QPolygonF:
    """A flag that points at the bar; contradicted ones have a diamond, so that more than the colour tells them apart."""
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
    ends = ((one.started_known, QRectF(rect.left(), rect.top(), width, rect.height()), rect.left()),
            (one.ended_known, QRectF(rect.right() - width, rect.top(), width, rect.height()), rect.right()))  # fmt: skip
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
    for track in lane.tracks:
        painter.setBrush(inks.fill[track.look])
        runs = track.pyramid.runs(port.left, port.right, port.scale, 2.0)
        painter.drawRects([QRectF(run.x0, top, run.x1 - run.x0, height) for run in runs])
    for one in lane.live_within(port.left, port.right, now):
        rect = activation_rect(one, top, port, now)
        painter.fillRect(QRectF(rect.left(), top, rect.width(), height), inks.fill[look_of(one)])
