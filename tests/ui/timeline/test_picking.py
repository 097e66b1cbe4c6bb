"""A span is marked by mouse or by keys, is shown, and is what a report is then about."""

from __future__ import annotations

from datetime import UTC

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.timeline.sample import FakeClock, FakeService, a_day, at, day_coverage
from ui.theme import LIGHT
from ui.timeline import words
from ui.timeline.geometry import NAMES
from ui.timeline.handing_on import wishes
from ui.timeline.page import TimelinePage
from ui.timeline.picked import Picked, picked_spoken, picked_words
from ui.timeline.spans import Span

SHIFT, LEFT = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(qtbot: QtBot) -> TimelinePage:
    """A day on screen, everything read."""
    made = TimelinePage(FakeService(a_day(), day_coverage()), FakeClock(), LIGHT, zone=UTC)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: not made._loader.running)
    made.show_span(Span.DAY)
    return made


def place(page: TimelinePage, clock: str) -> QPoint:
    return QPoint(round(NAMES + page.view.port.x(at(clock).timestamp())), 400)


def drag(page: TimelinePage, begin: str, end: str, modifier: Qt.KeyboardModifier) -> None:
    QTest.mousePress(page.view, LEFT, modifier, place(page, begin))
    QTest.mouseMove(page.view, place(page, end))
    QTest.mouseRelease(page.view, LEFT, modifier, place(page, end))


def near(page: TimelinePage, instant: float, clock: str) -> bool:
    return abs(instant - at(clock).timestamp()) * page.view.port.scale < 1.5


@pytest.mark.parametrize(("begin", "end"), [("08:00", "10:30"), ("10:30", "08:00")])
def test_dragging_with_shift_marks_a_span_and_moves_nothing(page: TimelinePage, begin: str, end: str) -> None:
    before = page.view.port
    drag(page, begin, end, SHIFT)
    picked = page.view.scene.picked
    assert picked is not None and page.view.port == before
    assert near(page, picked.left, "08:00") and near(page, picked.right, "10:30")


def test_dragging_without_shift_moves_the_view_and_marks_nothing(page: TimelinePage) -> None:
    before = page.view.port
    drag(page, "08:00", "10:30", NONE)
    assert page.view.scene.picked is None and page.view.port != before


def test_the_button_marks_one_span_without_shift(page: TimelinePage) -> None:
    page.header.mark.click()
    assert page.view.marking and page.view.cursor().shape() is Qt.CursorShape.CrossCursor
    drag(page, "08:00", "09:00", NONE)
    assert page.view.scene.picked is not None
    assert not page.view.marking and not page.header.mark.isChecked()


def test_a_click_with_shift_keeps_what_is_marked(page: TimelinePage) -> None:
    drag(page, "08:00", "10:30", SHIFT)
    before = page.view.scene.picked
    QTest.mouseClick(page.view, LEFT, SHIFT, place(page, "12:00"))
    assert page.view.scene.picked == before


def test_what_has_not_happened_yet_is_not_marked(page: TimelinePage) -> None:
    now = page.view.scene.now
    drag(page, "08:00", "23:59", SHIFT)
    picked = page.view.scene.picked
    assert picked is not None and picked.right == now
    assert Picked(now + 5, now + 9).until(now) is None


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp])
def test_shift_with_a_key_marks_from_the_middle_on(page: TimelinePage, key: Qt.Key) -> None:
    port, now = page.view.port, page.view.scene.now
    QTest.keyClick(page.view, key, SHIFT)
    picked = page.view.scene.picked
    assert picked is not None and picked.anchor == pytest.approx((port.left + min(port.right, now)) / 2)
    QTest.keyClick(page.view, key, SHIFT)
    wider = page.view.scene.picked
    assert wider is not None and wider.anchor == picked.anchor
    assert wider.right - wider.left > picked.right - picked.left


def test_keys_begin_with_the_chosen_activation_and_keep_their_end_in_view(page: TimelinePage) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    QTest.keyClick(page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    one = page.view.scene.marked_activation()
    assert one is not None
    QTest.keyClick(page.view, Qt.Key.Key_Home, SHIFT)
    picked = page.view.scene.picked
    assert picked is not None and picked.anchor == one.started.timestamp()
    assert page.view.port.left <= picked.head <= page.view.port.right


def test_escape_takes_the_mark_off_before_the_choice(page: TimelinePage) -> None:
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    drag(page, "08:00", "10:30", SHIFT)
    chosen = page.view.scene.chosen
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert page.view.scene.picked is None and page.view.scene.chosen == chosen
    page.header.mark.click()
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    assert not page.view.marking and not page.header.mark.isChecked()


def test_the_report_is_of_the_marked_span_and_of_the_chosen_program_in_it(page: TimelinePage) -> None:
    assert [wish.title.split(":")[0] for wish in wishes(page.view.scene, UTC)] == ["What is on screen"]
    drag(page, "08:00", "10:30", SHIFT)
    first = wishes(page.view.scene, UTC)[0]
    assert first.title.startswith("The marked span: ") and first.since is not None and first.until is not None
    assert near(page, first.since.timestamp(), "08:00") and near(page, first.until.timestamp(), "10:30")
    page.view.choose_row(page.view.scene.lanes[0].key)
    title = words.lane_title(page.view.scene.lanes[0].application)
    only = wishes(page.view.scene, UTC)[1]
    assert only.title.startswith(f"{title} only: ") and (only.since, only.application) == (
        first.since, page.view.scene.lanes[0].application.identity)  # fmt: skip
    assert "marked span" in page.header.report.accessibleName()


def test_the_band_is_painted_where_the_span_is(page: TimelinePage) -> None:
    def column(clock: str) -> QColor:
        image = QImage(page.view.size(), QImage.Format.Format_RGB32)
        page.view.render(image, QPoint())
        return QColor(image.pixel(place(page, clock).x(), page.view.height() - 40))

    before = [column("09:00"), column("12:00")]
    drag(page, "08:00", "10:00", SHIFT)
    assert column("09:00") != before[0] and column("12:00") == before[1]


def test_a_mark_is_told_with_its_length() -> None:
    picked = Picked(at("14:30").timestamp(), at("10:00").timestamp())
    assert picked_words(picked, UTC) == "Tuesday 3 March 2026, 10:00 – 14:30 · 4 h 30 min"
    assert picked_spoken(picked, UTC).startswith("Marked: Tuesday") and "No span" in picked_spoken(None, UTC)
