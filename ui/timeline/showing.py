"""Brings something into view, marks it and tells about it, for those who asked from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from monitor.act_model import Acted
from monitor.model import Activation
from monitor.service import Incident
from ui.timeline.acts import ACTS
from ui.timeline.geometry import NAMES, Row
from ui.timeline.hits import Hit
from ui.timeline.incident_words import stretch
from ui.timeline.lanes import Group, Lane, end_of
from ui.timeline.speaker_lanes import Mark, SideKey

if TYPE_CHECKING:
    from ui.timeline.view import TimelineView

AROUND = 600.0
"""Seconds shown at least around what is brought into view."""


def show_activation(view: TimelineView, activation: Activation, lane: Lane) -> None:
    """Brings it to the middle, wide enough to see it and what was around it, and marks it."""
    mark_activation(view, activation, lane)
    _bring(view, activation.started.timestamp(), end_of(activation, view.scene.now))
    tell_marked(view)


def show_incident(view: TimelineView, incident: Incident, lane: Lane | None) -> None:
    """Brings it to the middle and tells about it."""
    started, ended = stretch(incident)
    view.scene.unmark()
    if lane is not None:
        view.scene.choose_lane(lane.key)
    view.lay_out()
    view.renew()
    _bring(view, started, ended)
    _tell(view, Hit(lane, incident=incident), started)


def show_mark(view: TimelineView, mark: Mark) -> None:
    """A speaker's mark, in the same way."""
    mark_speaker(view, mark)
    _bring(view, mark.started, mark.ended)
    tell_marked(view)


def show_act(view: TimelineView, acted: Acted) -> None:
    mark_act(view, acted)
    _bring(view, acted.at.timestamp(), acted.at.timestamp())
    tell_marked(view)


def mark_activation(view: TimelineView, activation: Activation, lane: Lane) -> None:
    view.scene.unmark()
    view.scene.marked = activation.id
    view.choose_row(lane.key)
    view.marked.emit(activation)


def mark_speaker(view: TimelineView, mark: Mark) -> None:
    view.scene.unmark()
    view.scene.marked_mark = mark
    view.choose_row(SideKey(mark.speaker.id, mark.side))
    view.marked.emit(mark)


def mark_act(view: TimelineView, acted: Acted) -> None:
    view.scene.unmark()
    view.scene.marked_act = acted
    view.choose_row(ACTS)
    view.marked.emit(acted)


def show_moment(view: TimelineView, instant: float) -> None:
    """Brings a time to the middle, and marks what lies there on a speaker's lane."""
    mark = view.scene.mark_near(instant)
    if mark is None:
        _bring(view, instant, instant)
    else:
        show_mark(view, mark)


def tell_marked(view: TimelineView) -> None:
    """The hover card of what is marked, without a mouse."""
    scene = view.scene
    mark, chosen = scene.marked_mark, scene.chosen_side()
    if mark is not None and chosen is not None:
        _tell(view, Hit(speaker=chosen[0], side=chosen[1], mark=mark, count=1), mark.started)
        return
    if scene.marked_act is not None:
        _tell(view, Hit(acts=(scene.marked_act,), count=1), scene.marked_act.at.timestamp())
        return
    one, lane = scene.marked_activation(), scene.chosen_lane()
    if one is not None and lane is not None:
        _tell(view, Hit(lane, one, 1), one.started.timestamp())


def _bring(view: TimelineView, started: float, ended: float) -> None:
    span = max((ended - started) * 3, AROUND)
    view.move_to(view.port.centred((started + ended) / 2, span), follow=False)


def _tell(view: TimelineView, hit: Hit, at: float) -> None:
    """Beside an instant, in its lane (or in the lane of contradictions, which is the first row)."""
    row = next((row for row in view.scene.rows if _is_of(row, hit)), None)
    if row is not None:
        x = min(max(view.port.x(at), 0.0), view.port.width)
        place = QPoint(round(x + NAMES), round(view.scene.top_of(row) + row.height / 2))
        view.card.tell(hit, view.scene, place)


def _is_of(row: Row, hit: Hit) -> bool:
    if hit.speaker is not None:
        return row.speaker is hit.speaker and row.side is hit.side
    if hit.acts or row.group is Group.ACTS:
        return bool(hit.acts) and row.group is Group.ACTS
    return row.speaker is None and row.lane is hit.lane
