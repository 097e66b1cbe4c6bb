"""Where the focus is can be seen, in both themes: a ring as strong as WCAG 2.2 asks for (1.4.11 and 2.4.13)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSpinBox,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.fakes import NOON
from tests.ui.test_contrast import contrast
from ui.day import Day
from ui.rules.table import rules_table_view
from ui.strip import Strip
from ui.style import qt_palette
from ui.stylesheet import stylesheet
from ui.theme import DARK, LIGHT, Palette

STRONG = 3.0
AROUND = 60
"""Pixels: less than a ring around the smallest of them, more than a text cursor."""


def _named(widget: QWidget, name: str) -> QWidget:
    widget.setObjectName(name)
    return widget


def _checkable(widget: QPushButton | QToolButton) -> QWidget:
    widget.setCheckable(True)
    return _named(widget, "railButton") if isinstance(widget, QToolButton) else widget


def _area() -> QScrollArea:
    made = QScrollArea()
    made.setWidget(QWidget())
    return made


def _strip(palette: Palette) -> Strip:
    made = Strip(palette)
    made.show_day(Day(NOON))
    return made


KINDS: dict[str, Callable[[Palette], QWidget]] = {
    "button": lambda _: QPushButton("Save"),
    "link": lambda _: _named(QPushButton("Report…"), "link"),
    "rail": lambda _: _checkable(QToolButton()),
    "box": lambda _: QCheckBox("Start at login"),
    "choice": lambda _: QRadioButton("Everything"),
    "line": lambda _: QLineEdit("Kitchen"),
    "text": lambda _: QPlainTextEdit("Dear"),
    "combo": lambda _: QComboBox(),
    "time": lambda _: QTimeEdit(QTime(8, 0)),
    "number": lambda _: QSpinBox(),
    "list": lambda _: QListWidget(),
    "table": rules_table_view,
    "area": lambda _: _area(),
    "strip": _strip,
}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_has_the_focus_has_a_ring(qtbot: QtBot, kind: str, palette: Palette) -> None:
    """Unfocused and focused differ in a ring's worth of pixels, each 3:1 against what it was."""
    page, widget, other = QWidget(), KINDS[kind](palette), QPushButton("Other")
    qtbot.addWidget(page)
    page.setObjectName("page")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    page.setPalette(qt_palette(palette))
    page.setStyleSheet(stylesheet(palette))
    layout = QVBoxLayout(page)
    for each in (widget, other):
        layout.addWidget(each)
    page.show()
    qtbot.waitUntil(page.isVisible)
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)
    other.setFocus()
    before = page.grab(widget.geometry()).toImage()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    assert _stands_out(before, page.grab(widget.geometry()).toImage()) >= AROUND


def _stands_out(before: QImage, after: QImage) -> int:
    found = 0
    for y in range(after.height()):
        for x in range(after.width()):
            one, other = before.pixelColor(x, y), after.pixelColor(x, y)
            found += one != other and contrast(_plain(one), _plain(other)) >= STRONG
    return found


def _plain(colour: QColor) -> str:
    return colour.name()
