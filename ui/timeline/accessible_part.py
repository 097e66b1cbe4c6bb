"""What every part of the timeline has in common for screen readers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QWidget

from ui.timeline.geometry import RowKey
from ui.timeline.view import TimelineView

if TYPE_CHECKING:
    from ui.timeline.accessible import AccessibleTimeline


class Part(QAccessibleInterface):
    """It belongs to a widget and has only a name, a place and a role."""

    def __init__(self, view: TimelineView) -> None:
        super().__init__()
        self.view = view

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject:
        return None  # type: ignore[return-value]  # not a QObject of its own, as Qt's documentation asks

    def window(self) -> QWindow | None:  # type: ignore[override]  # as above
        widget: QWidget = self.view.window()
        return widget.windowHandle()

    def setText(self, kind: QAccessible.Text, text: str) -> None: ...

    def backgroundColor(self) -> QColor:
        return QColor()

    def foregroundColor(self) -> QColor:
        return QColor()

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        return None


class LanePart(Part):
    """A lane of the timeline; its children are what lies in the span on screen."""

    def __init__(self, timeline: AccessibleTimeline) -> None:
        super().__init__(timeline.view)
        self.timeline = timeline

    @property
    @abstractmethod
    def key(self) -> RowKey: ...

    @abstractmethod
    def _within(self) -> Sequence[object]: ...

    def parent(self) -> QAccessibleInterface:
        return self.timeline

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = state.focusable = True
        state.selected = state.focused = self.view.scene.chosen == self.key
        return state

    def rect(self) -> QRect:
        return self.timeline.row_rect(self.timeline.indexOfChild(self))

    def childCount(self) -> int:
        return len(self._within())


class MarkPart(Part):
    """What lies on a lane and has no parts of its own."""

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.selectable = True
        state.selected = self._is_marked()
        return state

    @abstractmethod
    def _is_marked(self) -> bool: ...

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1
