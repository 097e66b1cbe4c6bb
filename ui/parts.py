"""The small parts that pages are made of. Every text is plain: a program's name is never read as markup."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

NARROWEST = 60
"""Pixels below which a shortened text says nothing any more."""


def label(text: str = "", style: str = "body", *, wrap: bool = False) -> QLabel:
    """``style``: an object name of the stylesheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(style)
    made.setWordWrap(wrap)
    return made


class Line(QLabel):
    """One line that is shortened in its middle when there is no room; the whole is in the tooltip."""

    def __init__(self, text: str = "", style: str = "body") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(style)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self._tip()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(NARROWEST, hint.width()), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), int(self.alignment()), self._fitting())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tip()

    def _fitting(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, width)

    def _tip(self) -> None:
        tip(self, self.text() if self._fitting() != self.text() else "")


def plain_tip(text: str) -> str:
    """A tooltip has no text format of its own and guesses; escaped and wrapped in a tag it can't guess wrong."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>" if text else ""


def tip(of: QWidget, text: str) -> None:
    """On hover, and for a screen reader, which would read out the tag."""
    of.setToolTip(plain_tip(text))
    of.setAccessibleDescription(text)


def told_as(choice: QComboBox, name: str) -> None:
    """On Linux a reader takes what is chosen for a combo box's name; what it is for stands in the description, where
    no label beside it says so."""
    choice.setAccessibleName(name)
    choice.setAccessibleDescription(name)


def begin(bar: QProgressBar) -> None:
    """Still and empty until it is known how much there is: nothing of this program moves by itself."""
    show_done(bar, 0, 1)


def show_done(bar: QProgressBar, done: int, total: int) -> None:
    """Without a total Qt would let it run to and fro."""
    bar.setRange(0, max(1, total))
    bar.setValue(done)


def card(title: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A framed surface with its layout."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(18, 15, 18, 15)
    layout.setSpacing(6)
    if title:
        layout.addWidget(label(title, "cardTitle"))
        frame.setAccessibleName(title)
    return frame, layout


def rule() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def button(text: str, run: Callable[[], None], *, link: bool = False) -> QPushButton:
    made = QPushButton(text)
    if link:
        made.setObjectName("link")
    made.clicked.connect(lambda: run())
    return made


def row(*parts: QWidget | int, spacing: int = 8) -> QHBoxLayout:
    """Widgets from left to right; a number is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        else:
            layout.addWidget(part)
    return layout


def clear(layout: QVBoxLayout, keep: int = 0) -> None:
    """Take away all but the first ``keep`` parts."""
    while layout.count() > keep:
        _drop(layout.takeAt(layout.count() - 1))


def _drop(item: object) -> None:
    from PySide6.QtWidgets import QLayoutItem

    if not isinstance(item, QLayoutItem):
        return
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    while inner is not None and inner.count():
        _drop(inner.takeAt(0))


def tone(of: QWidget, value: str) -> None:
    """Change a property that the stylesheet looks at."""
    if of.property("tone") == value:
        return
    of.setProperty("tone", value)
    of.style().unpolish(of)
    of.style().polish(of)
