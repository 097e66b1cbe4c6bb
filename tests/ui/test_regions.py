"""F6 leads through the window's regions, Shift+F10 opens a menu, F1 lists the keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench
from tests.ui.fakes import FIREFOX, NOON, holding
from ui import keys_words
from ui.keys_dialog import KeysDialog
from ui.regions import go_on, open_menu
from ui.timeline.page import TimelinePage
from ui.timeline.showing import mark_activation
from ui.window import PAGES

SHIFT = Qt.KeyboardModifier.ShiftModifier

# Qt's offscreen screen has no stack of windows, and no keyboard that a menu could take.
pytestmark = pytest.mark.qt_log_ignore("does not support raise", "does not support grabbing")


@pytest.fixture
def three(qtbot: QtBot) -> Iterator[list[QWidget]]:
    """Regions of two fields each."""
    window, found = QWidget(), []  # type: QWidget, list[QWidget]
    layout = QVBoxLayout(window)
    for _ in range(3):
        region = QWidget()
        inner = QVBoxLayout(region)
        for _ in range(2):
            inner.addWidget(QLineEdit())
        layout.addWidget(region)
        found.append(region)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield found
    window.close()


def place(regions: list[QWidget]) -> tuple[int, int]:
    """Of the focus: which region, which field in it."""
    focused = QApplication.focusWidget()
    where = next(at for at, each in enumerate(regions) if each.isAncestorOf(focused))
    return where, regions[where].findChildren(QLineEdit).index(focused)


def test_each_step_leads_to_the_next_region_and_around(three: list[QWidget]) -> None:
    three[0].findChildren(QLineEdit)[0].setFocus()
    visited = []
    for _ in range(3):
        go_on(three, 1)
        visited.append(place(three)[0])
    assert visited == [1, 2, 0]
    go_on(three, -1)
    assert place(three)[0] == 2


def test_it_leads_back_to_what_had_the_focus_there(three: list[QWidget]) -> None:
    three[1].findChildren(QLineEdit)[1].setFocus()
    go_on(three, 1)
    go_on(three, -1)
    assert place(three) == (1, 1)


def test_a_region_that_takes_no_keys_is_passed_over(three: list[QWidget]) -> None:
    three[1].setEnabled(False)
    three[0].findChildren(QLineEdit)[0].setFocus()
    go_on(three, 1)
    assert place(three)[0] == 2


def test_f6_leads_from_the_pages_to_the_page_and_back(bench: Bench, qtbot: QtBot) -> None:
    window = bench.window
    inside = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_F6)
        inside.append(window._rail.isAncestorOf(QApplication.focusWidget()))
    assert inside in ([True, False, True], [False, True, False])
    QTest.keyClick(window, Qt.Key.Key_F6, SHIFT)
    assert window._rail.isAncestorOf(QApplication.focusWidget()) is not inside[-1]


def test_f1_lists_the_keys_in_words(bench: Bench, qtbot: QtBot) -> None:
    QTest.keyClick(bench.window, Qt.Key.Key_F1)
    (dialog,) = bench.window.findChildren(KeysDialog)
    told = [each.text() for each in dialog.findChildren(QLabel)]
    assert "F6, Shift+F6" in told
    assert f"Ctrl+1 … Ctrl+{len(PAGES)}" in told
    assert len(told) > 2 * sum(len(lines) for _, lines in keys_words.groups())
    dialog.close()


class _Asked(QPushButton):
    """Keeps where its menu was asked for."""

    at: QPoint | None = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        assert event.reason() is QContextMenuEvent.Reason.Keyboard
        self.at = event.pos()


def test_the_menu_key_of_other_systems_asks_what_has_the_focus(qtbot: QtBot) -> None:
    widget = _Asked("One")
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    open_menu()
    assert widget.at is not None
    assert widget.rect().contains(widget.at)


# The timeline's menu


@pytest.fixture
def timeline(bench: Bench, qtbot: QtBot) -> TimelinePage:
    """With a chosen activation that goes on, away from the middle of the lanes."""
    running = bench.service.open(replace(holding(FIREFOX), started=NOON))
    bench.window.choose("timeline")
    page = bench.window.page("timeline")
    assert isinstance(page, TimelinePage)
    qtbot.waitUntil(lambda: not page._loader.running)

    qtbot.waitUntil(lambda: page.view.scene.story.find(running.id) is not None)
    found = page.view.scene.story.find(running.id)
    assert found is not None
    mark_activation(page.view, found[1], found[0])
    page.view.setFocus()
    return page


def menu_of(page: TimelinePage, qtbot: QtBot) -> list[str]:
    """The words of the menu that is open; closes it."""
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [each.text() for each in menu.actions()]
    menu.close()
    return words


def test_shift_f10_opens_the_menu_of_the_chosen_activation(bench: Bench, timeline: TimelinePage, qtbot: QtBot) -> None:
    QTest.keyClick(bench.window, Qt.Key.Key_F10, SHIFT)
    words = menu_of(timeline, qtbot)
    assert words[0] == "&Cut off"
    assert words[-1] == "Make a &rule…"


def test_the_menu_key_opens_it_where_the_activation_is(bench: Bench, timeline: TimelinePage, qtbot: QtBot) -> None:
    view = timeline.view
    at = view.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
    assert view.scene.hit(at.x(), at.y()).activation is not None
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, view.mapToGlobal(at))
    assert asked.type() is QEvent.Type.ContextMenu
    QApplication.sendEvent(view, asked)
    assert "&Cut off" in menu_of(timeline, qtbot)


def test_a_right_click_opens_the_menu_of_what_lies_there(bench: Bench, timeline: TimelinePage, qtbot: QtBot) -> None:
    view = timeline.view
    QTest.mousePress(view, Qt.MouseButton.RightButton, pos=QPoint(view.width() - 3, view.height() - 40))
    assert view.scene.marked is None
    assert timeline.acting.menu(view.scene.marked or "", view) is None
