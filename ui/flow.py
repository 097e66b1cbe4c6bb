"""A row that goes on in the next line where the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Parts from left to right, as wide as they like to be; those after the gap stand at the right of their line."""

    def __init__(self, spacing: int = 8) -> None:
        super().__init__()
        self._parts: list[QLayoutItem] = []
        self._gap: int | None = None
        self._wraps = True
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def add_gap(self) -> None:
        self._gap = len(self._parts)

    def set_wraps(self, on: bool) -> None:
        """Without, it keeps the room for one line."""
        self._wraps = on
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(item)

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + self.spacing() * max(0, len(lines) - 1)

    def sizeHint(self) -> QSize:
        seen = [part.sizeHint() for part in self._seen()]
        wide = sum(each.width() for each in seen) + self.spacing() * max(0, len(seen) - 1)
        return QSize(wide, max((each.height() for each in seen), default=0))

    def minimumSize(self) -> QSize:
        least = QSize(0, 0) if self._wraps else self.sizeHint()
        for part in self._seen():
            least = least.expandedTo(part.minimumSize())
        return least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            self._lay_out(line, rect, y)
            y += _height(line) + self.spacing()

    def _lay_out(self, line: list[QLayoutItem], rect: QRect, y: int) -> None:
        after = self._parts[self._gap :] if self._gap is not None else []
        right = [part for part in line if part in after]
        left = [part for part in line if part not in after]
        x = rect.x()
        for part in left:
            x = self._place(part, x, y, line, rect)
        wide = sum(min(part.sizeHint().width(), rect.width()) + self.spacing() for part in right) - self.spacing()
        x = rect.right() + 1 - wide
        for part in right:
            x = self._place(part, x, y, line, rect)

    def _place(self, part: QLayoutItem, x: int, y: int, line: list[QLayoutItem], rect: QRect) -> int:
        """In the middle of its line; where the next one begins."""
        size = QSize(min(part.sizeHint().width(), rect.width()), part.sizeHint().height())
        part.setGeometry(QRect(QPoint(x, y + (_height(line) - size.height()) // 2), size))
        return x + size.width() + self.spacing()

    def _seen(self) -> list[QLayoutItem]:
        return [part for part in self._parts if not part.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for part in self._seen():
            wide = part.sizeHint().width()
            if not lines or used + self.spacing() + wide > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append(part)
            used += self.spacing() + wide
        return lines


def _height(line: list[QLayoutItem]) -> int:
    return max(part.sizeHint().height() for part in line)


def flow(*parts: QWidget | int, spacing: int = 8) -> Flow:
    """Widgets from left to right; a number is the gap."""
    layout = Flow(spacing)
    for part in parts:
        if isinstance(part, int):
            layout.add_gap()
        else:
            layout.addWidget(part)
    return layout
