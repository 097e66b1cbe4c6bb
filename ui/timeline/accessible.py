"""Lanes and their activations for screen readers: the timeline is a list, each lane in it a list of activations."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from monitor.act_model import Acted
from monitor.model import Activation
from ui.timeline import act_lane_words, speaker_words, words
from ui.timeline.accessible_acts import AccessibleActs
from ui.timeline.accessible_part import LanePart, MarkPart
from ui.timeline.accessible_speakers import AccessibleSide
from ui.timeline.geometry import NAMES, Row
from ui.timeline.lanes import Group, Lane, LaneKey, end_of
from ui.timeline.scene import Scene
from ui.timeline.speaker_lanes import Mark
from ui.timeline.view import TimelineView

MOST = 200
"""Activations of a lane that are told one by one, the newest of those on screen; a list of thousands helps nobody."""
_made: dict[int, AccessibleTimeline] = {}
"""Python owns the interfaces: Qt keeps only a plain pointer, so each must live as long as its widget."""


def install() -> None:
    """May be called more than once."""
    QAccessible.installFactory(_factory)


def _factory(_key: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, TimelineView):
        return None
    if id(thing) not in _made:
        _made[id(thing)] = AccessibleTimeline(thing)
        key = id(thing)
        thing.destroyed.connect(lambda: _made.pop(key, None))
    return _made[id(thing)]


class AccessibleTimeline(QAccessibleWidget):
    """The list of lanes, as far as the filter lets them through."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self.view = view
        self._lanes: dict[object, AccessibleLane | AccessibleSide] = {}
        self._acts = AccessibleActs(self)

    def _rows(self) -> list[Row]:
        return [row for row in self.view.scene.rows if row.key]

    def childCount(self) -> int:
        return len(self._rows())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes None, its stubs don't know
        rows = self._rows()
        return self._made(rows[index]) if 0 <= index < len(rows) else None

    def _made(self, row: Row) -> AccessibleLane | AccessibleSide | AccessibleActs | None:
        if row.group is Group.ACTS:
            return self._acts
        known = self._lanes.get(row.key)
        if row.lane:
            lane = known if isinstance(known, AccessibleLane) else AccessibleLane(self, row.lane)
            lane.lane = row.lane
            return self._lanes.setdefault(row.key, lane)
        if row.speaker and row.side:
            side = known if isinstance(known, AccessibleSide) else AccessibleSide(self, row.speaker, row.side)
            side.speaker = row.speaker
            return self._lanes.setdefault(row.key, side)
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        keys = [row.key for row in self._rows()]
        key = child.key if isinstance(child, AccessibleLane | AccessibleSide | AccessibleActs) else None
        return keys.index(key) if key in keys else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        inside = (number for number in range(self.childCount()) if self.row_rect(number).contains(x, y))
        number = next(inside, None)
        return None if number is None else self.child(number)

    def row_rect(self, index: int) -> QRect:
        """On the screen."""
        rows = self._rows()
        if not 0 <= index < len(rows):
            return QRect()
        top = self.view.mapToGlobal(self.view.rect().topLeft())
        row = rows[index]
        return QRect(top.x(), top.y() + round(self.view.scene.top_of(row)), self.view.width(), round(row.height))


class AccessibleLane(LanePart):
    def __init__(self, timeline: AccessibleTimeline, lane: Lane) -> None:
        super().__init__(timeline)
        self.lane = lane
        self._activations: dict[str, AccessibleActivation] = {}

    @property
    def key(self) -> LaneKey:
        return self.lane.key

    def text(self, kind: QAccessible.Text) -> str:
        scene = self.view.scene
        if kind is QAccessible.Text.Name:
            return words.lane_spoken(self.lane, scene.port.left, scene.port.right, scene.now)
        return words.lane_tooltip(self.lane) if kind is QAccessible.Text.Description else ""

    def _within(self) -> list[Activation]:
        scene = self.view.scene
        return self.lane.within(scene.port.left, scene.port.right, scene.now)[-MOST:]

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        within = self._within()
        if not 0 <= index < len(within):
            return None
        one = within[index]
        part = self._activations.setdefault(one.id, AccessibleActivation(self, one))
        part.activation = one
        return part

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ids = [one.id for one in self._within()]
        wanted = child.activation.id if isinstance(child, AccessibleActivation) else ""
        return ids.index(wanted) if wanted in ids else -1


class AccessibleActivation(MarkPart):
    def __init__(self, lane: AccessibleLane, activation: Activation) -> None:
        super().__init__(lane.view)
        self.lane, self.activation = lane, activation

    def parent(self) -> QAccessibleInterface:
        return self.lane

    def _is_marked(self) -> bool:
        return self.view.scene.marked == self.activation.id

    def text(self, kind: QAccessible.Text) -> str:
        scene = self.view.scene
        if kind is QAccessible.Text.Name:
            return words.activation_spoken(self.activation, scene.now, scene.zone)
        return words.trust_line(self.activation.application) if kind is QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        row, port = self.lane.rect(), self.view.port
        left = round(port.x(self.activation.started.timestamp()))
        right = round(port.x(end_of(self.activation, self.view.scene.now)))
        left, right = max(left, 0), min(right, round(port.width))
        return QRect(row.left() + int(NAMES) + left, row.top(), max(right - left, 3), row.height())


def spoken(marked: Activation | Mark | Acted, scene: Scene) -> str:
    """What was chosen, in one sentence."""
    if isinstance(marked, Mark):
        return speaker_words.spoken(marked, scene.zone)
    if isinstance(marked, Acted):
        return act_lane_words.spoken(marked, scene.zone)
    return words.activation_spoken(marked, scene.now, scene.zone)


def announce(view: TimelineView, sentence: str) -> None:
    """Has a running screen reader say something."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, sentence))
