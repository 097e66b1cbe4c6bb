"""A speaker's lanes and their marks for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface

from ui.timeline import speaker_words
from ui.timeline.accessible_part import LanePart, MarkPart
from ui.timeline.geometry import NAMES
from ui.timeline.speaker_lanes import Mark, Side, SideKey, SpeakerLanes
from ui.timeline.speaker_painter import mark_rect

if TYPE_CHECKING:
    from ui.timeline.accessible import AccessibleTimeline

MOST = 200
"""Marks of a lane that are told one by one, the newest of those on screen."""


class AccessibleSide(LanePart):
    """One lane of a speaker; its children are the marks in the span on screen."""

    def __init__(self, timeline: AccessibleTimeline, speaker: SpeakerLanes, side: Side) -> None:
        super().__init__(timeline)
        self.speaker, self.side = speaker, side
        self._marks: dict[str, AccessibleMark] = {}

    @property
    def key(self) -> SideKey:
        return SideKey(self.speaker.speaker.id, self.side)

    def text(self, kind: QAccessible.Text) -> str:
        port = self.view.port
        if kind is QAccessible.Text.Name:
            return speaker_words.side_spoken(self.speaker, self.side, port.left, port.right)
        return speaker_words.side_tooltip(self.speaker, self.side) if kind is QAccessible.Text.Description else ""

    def _within(self) -> list[Mark]:
        port = self.view.port
        return self.speaker.within(self.side, port.left, port.right)[-MOST:]

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes None, its stubs don't know
        within = self._within()
        if not 0 <= index < len(within):
            return None
        part = self._marks.setdefault(within[index].id, AccessibleMark(self, within[index]))
        part.mark = within[index]
        return part

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ids = [one.id for one in self._within()]
        wanted = child.mark.id if isinstance(child, AccessibleMark) else ""
        return ids.index(wanted) if wanted in ids else -1


class AccessibleMark(MarkPart):
    def __init__(self, lane: AccessibleSide, mark: Mark) -> None:
        super().__init__(lane.view)
        self.lane, self.mark = lane, mark

    def parent(self) -> QAccessibleInterface:
        return self.lane

    def _is_marked(self) -> bool:
        marked = self.view.scene.marked_mark
        return marked is not None and (marked.id, marked.side) == (self.mark.id, self.mark.side)

    def text(self, kind: QAccessible.Text) -> str:
        zone = self.view.scene.zone
        if kind is QAccessible.Text.Name:
            return speaker_words.spoken(self.mark, zone)
        facts = speaker_words.facts(self.mark, zone) if kind is QAccessible.Text.Description else []
        return ". ".join(f"{label}: {text}" for label, text in facts)

    def rect(self) -> QRect:
        row, port = self.lane.rect(), self.view.port
        drawn = mark_rect(self.mark, QRectF(0, 0, port.width, row.height()), port)
        left, right = max(round(drawn.left()), 0), min(round(drawn.right()), round(port.width))
        return QRect(row.left() + int(NAMES) + left, row.top(), max(right - left, 3), row.height())
