"""A row goes on in the next line where it is narrow, and no page has to be pushed aside."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench
from tests.ui.fakes import FIREFOX, PACAT, holding
from ui.flow import Flow, flow

# Qt's offscreen screen has no stack of windows.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


def made(qtbot: QtBot, *parts: QPushButton | int) -> tuple[QWidget, Flow]:
    widget, layout = QWidget(), flow(*parts)
    widget.setLayout(layout)
    qtbot.addWidget(widget)
    widget.show()
    return widget, layout


def laid_out(layout: Flow, width: int) -> list[QRect]:
    layout.setGeometry(QRect(0, 0, width, layout.heightForWidth(width)))
    return [layout.itemAt(at).geometry() for at in range(layout.count())]  # type: ignore[union-attr]


def test_in_a_wide_row_what_follows_the_gap_stands_at_the_right(qtbot: QtBot) -> None:
    _, layout = made(qtbot, QPushButton("One"), 1, QPushButton("Two"), QPushButton("Three"))
    one, two, three = laid_out(layout, 900)
    assert one.left() == 0
    assert three.right() == 899
    assert two.right() < three.left()
    assert layout.heightForWidth(900) == layout.sizeHint().height()


def test_in_a_narrow_one_each_part_is_whole_and_inside(qtbot: QtBot) -> None:
    parts = [QPushButton(f"A rather long word {n}") for n in range(4)]
    _, layout = made(qtbot, *parts)
    for width in (layout.minimumSize().width(), 300, 500):
        found = laid_out(layout, width)
        assert all(each.left() >= 0 and each.right() < width for each in found)
        assert all(each.width() >= part.sizeHint().width() for each, part in zip(found, parts, strict=True))
        assert not [(a, b) for at, a in enumerate(found) for b in found[:at] if a.intersects(b)]
        assert max(each.bottom() for each in found) < layout.heightForWidth(width)


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    hidden, shown = QPushButton("Hidden"), QPushButton("Shown")
    _, layout = made(qtbot, hidden, shown)
    hidden.hide()
    assert layout.sizeHint() == shown.sizeHint()


@pytest.mark.parametrize("page", ["now", "speakers"])
def test_at_its_smallest_the_window_pushes_no_page_aside(bench: Bench, qtbot: QtBot, page: str) -> None:
    for who in (FIREFOX, PACAT):
        bench.service.open(holding(who))
    qtbot.waitUntil(lambda: bench.says("pacat"))
    bench.window.choose(page)
    bench.window.resize(bench.window.minimumSize())
    shown = bench.window._stack.currentWidget()
    assert isinstance(shown, QScrollArea)
    qtbot.waitUntil(lambda: shown.horizontalScrollBar().maximum() == 0)
