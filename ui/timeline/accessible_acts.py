"""The lane of acts and each of them for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface

from monitor.act_model import Acted
from ui.small_marks import SIZE
from ui.timeline import act_lane_words
from ui.timeline.accessible_part import LanePart, MarkPart
from ui.timeline.acts import ACTS, ActsKey
from ui.timeline.geometry import NAMES

if TYPE_CHECKING:
    from ui.timeline.accessible import AccessibleTimeline

MOST = 200
"""Acts that are told one by one, the newest of those on screen."""


class AccessibleActs(LanePart):
    """Its children are the acts in the span on screen."""

    def __init__(self, timeline: AccessibleTimeline) -> None:
        super().__init__(timeline)
        self._acts: dict[str, AccessibleAct] = {}

    @property
    def key(self) -> ActsKey:
        return ACTS

    def text(self, kind: QAccessible.Text) -> str:
        port = self.view.port
        if kind is QAccessible.Text.Name:
            return act_lane_words.lane_spoken(self.view.scene.acts, port.left, port.right)
        return act_lane_words.lane_tooltip() if kind is QAccessible.Text.Description else ""

    def _within(self) -> Sequence[Acted]:
        port = self.view.port
        return self.view.scene.acts.within(port.left, port.right)[-MOST:]

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes None, its stubs don't know
        within = self._within()
        if not 0 <= index < len(within):
            return None
        return self._acts.setdefault(within[index].id, AccessibleAct(self, within[index]))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ids = [one.id for one in self._within()]
        wanted = child.acted.id if isinstance(child, AccessibleAct) else ""
        return ids.index(wanted) if wanted in ids else -1


class AccessibleAct(MarkPart):
    def __init__(self, lane: AccessibleActs, acted: Acted) -> None:
        super().__init__(lane.view)
        self.lane, self.acted = lane, acted

    def parent(self) -> QAccessibleInterface:
        return self.lane

    def _is_marked(self) -> bool:
        marked = self.view.scene.marked_act
        return marked is not None and marked.id == self.acted.id

    def text(self, kind: QAccessible.Text) -> str:
        zone = self.view.scene.zone
        if kind is QAccessible.Text.Name:
            return act_lane_words.spoken(self.acted, zone)
        told = act_lane_words.facts(self.acted, zone) if kind is QAccessible.Text.Description else []
        return ". ".join(f"{label}: {text}" if label else text for label, text in told)

    def rect(self) -> QRect:
        row, port = self.lane.rect(), self.view.port
        x = min(max(round(port.x(self.acted.at.timestamp())), 0), round(port.width))
        return QRect(row.left() + int(NAMES) + x - SIZE // 2, row.top(), SIZE, row.height())
