"""What every part of the timeline has in common for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QWidget

from ui.timeline.view import TimelineView


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
