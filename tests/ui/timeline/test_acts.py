"""What was done is a mark on the timeline at its time: seen, pointed at, reached by keys, read aloud."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from monitor.act_model import Act, Acted, By, Outcome
from tests.ui.timeline.sample import BUILT_IN, DAY, FIREFOX, PACAT, FakeClock, FakeService, a_day, at, day_coverage
from ui.theme import DARK, LIGHT, Palette
from ui.timeline.acts import ACTS, ActLane, ActLook, look_of
from ui.timeline.geometry import NAMES
from ui.timeline.lanes import Group
from ui.timeline.page import TimelinePage
from ui.timeline.spans import Span

CTRL = Qt.KeyboardModifier.ControlModifier
Build = Callable[..., TimelinePage]

MUTED = Acted("mute", at("09:00"), Act.MUTE, By.HOTKEY, Outcome.DONE)
CUT = Acted("cut", at("12:38:00.020"), Act.CUT_OFF, By.RULE, Outcome.DONE, PACAT, BUILT_IN, "the-20-ms-one")
VAIN = Acted("vain", at("16:00"), Act.END_PROCESS, By.PERSON, Outcome.NOT_PERMITTED, FIREFOX, reason="It is root's.")
DONE = (VAIN, MUTED, CUT)


@pytest.fixture
def build(qtbot: QtBot) -> Build:
    """A shown page with a day on it, everything read."""

    def built(*acts: Acted, palette: Palette = LIGHT) -> TimelinePage:
        service = FakeService(a_day(), day_coverage())
        service.act_list = list(acts)
        page = TimelinePage(service, FakeClock(), palette, zone=UTC)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        with qtbot.waitSignal(page.acting.renewed):
            page.show()
        page.show_span(Span.DAY)
        return page

    return built


def place(page: TimelinePage, one: Acted) -> QPoint:
    scene = page.view.scene
    row = next(row for row in scene.rows if row.group is Group.ACTS)
    return QPoint(round(NAMES + page.view.port.x(one.at.timestamp())), round(scene.top_of(row) + row.height / 2))


def colours(page: TimelinePage, middle: QPoint) -> set[str]:
    page.view.renew()
    image = QImage(page.view.size(), QImage.Format.Format_RGB32)
    page.view.render(image, QPoint())
    near = ((x, y) for x in range(-7, 8) for y in range(-7, 8))
    return {QColor(image.pixel(middle + QPoint(*step))).name() for step in near}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_an_act_is_seen_at_its_time_and_one_in_vain_looks_otherwise(build: Build, palette: Palette) -> None:
    page = build(*DONE, palette=palette)
    assert palette.text in colours(page, place(page, CUT))
    assert palette.warn in colours(page, place(page, VAIN))
    nothing = Acted("", at("05:00"), Act.MUTE, By.PERSON, Outcome.DONE)
    assert not {palette.text, palette.warn} & colours(page, place(page, nothing))


def test_without_an_act_there_is_no_lane_and_no_legend_of_them(build: Build) -> None:
    page = build()
    assert ACTS not in [row.key for row in page.view.scene.rows]
    assert page.legend._acts.isHidden()
    page.on_published(MUTED)
    assert page.view.scene.rows[0].key == ACTS
    page._refresh()
    assert not page.legend._acts.isHidden()
    assert "crossed ring, muted" in page.legend._acts.accessibleName()


def test_resting_on_an_act_tells_it_in_words(build: Build) -> None:
    page = build(*DONE)
    spot = place(page, VAIN)
    page.view.tell_about(spot.x(), spot.y())
    told = page.view.card.text()
    assert told.startswith("End the process of Firefox\nwanted by you\n")
    assert "16:00:00.000" in told
    assert "not permitted. It is root's." in told


def test_acts_that_lie_together_are_counted_and_told_line_by_line(build: Build) -> None:
    many = [Acted(f"m{n}", at("10:00") + timedelta(seconds=n), Act.MUTE, By.PERSON, Outcome.DONE) for n in range(9)]
    page = build(*many)
    spot = place(page, many[0])
    page.view.tell_about(spot.x(), spot.y())
    told = page.view.card.text().split("\n")
    assert told[0] == "9 acts lie here"
    assert told[1] == "10:00:00 Mute all microphones (wanted by you): done"
    assert told[-1] == "and 4 more; zoom in to tell them apart"
    assert LIGHT.text in colours(page, spot)


def test_keys_reach_every_act_in_order_and_tell_about_it(build: Build) -> None:
    page = build(*DONE)
    view, visited = page.view, []
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.scene.chosen == ACTS
    for _ in DONE:
        QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
        assert view.scene.marked_act is not None
        visited.append(view.scene.marked_act.id)
    assert visited == ["mute", "cut", "vain"]
    QTest.keyClick(view, Qt.Key.Key_Left, CTRL)
    assert view.card.text().startswith("Cut pacat off")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.scene.marked_act is None


def test_the_card_has_room_for_its_words_when_it_goes_on_from_one_to_the_next(build: Build) -> None:
    page = build(*DONE)
    QTest.keyClick(page.view, Qt.Key.Key_Down)
    for _ in DONE:
        QTest.keyClick(page.view, Qt.Key.Key_Right, CTRL)
        shown = [each for each in page.view.card.findChildren(QLabel) if not each.isHidden()]
        assert page.view.card.height() >= sum(each.sizeHint().height() for each in shown) / 2
        assert page.view.card.text().split("\n")[0] in [each.text() for each in shown]


def test_a_click_chooses_an_act_and_one_on_a_lane_takes_it_back(build: Build) -> None:
    page = build(*DONE)
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=place(page, CUT))
    assert page.view.scene.marked_act == CUT
    page.show_activation("the-20-ms-one")
    assert page.view.scene.marked_act is None


def test_enter_on_its_row_leads_to_the_act(build: Build) -> None:
    page = build(*DONE)
    page.show_table(True)
    row = page.model.row_of("cut")
    assert row is not None
    page.table.selectRow(row)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.view.isVisible()
    assert page.view.scene.marked_act == CUT
    assert page.view.port.left < CUT.at.timestamp() < page.view.port.right


def test_the_filter_finds_acts_and_hides_them(build: Build) -> None:
    page = build(*DONE)
    page.set_filter("pacat")
    assert page.view.scene.acts.acts == [CUT]
    page.set_filter("no such thing")
    assert ACTS not in [row.key for row in page.view.scene.rows]
    page.set_filter("")
    assert len(page.view.scene.acts.acts) == len(DONE)


def test_screen_readers_find_the_lane_and_each_act(build: Build) -> None:
    page = build(*DONE)
    timeline = QAccessible.queryAccessibleInterface(page.view)
    lane = timeline.child(0)
    assert lane.text(QAccessible.Text.Name) == "What was done, 3 acts"
    acts = [lane.child(n) for n in range(lane.childCount())]
    assert acts[1].text(QAccessible.Text.Name) == "Tue 3 Mar 2026 12:38:00.020, Cut pacat off (by a rule): done"
    assert "Outcome: not permitted. It is root's." in acts[2].text(QAccessible.Text.Description)
    assert [lane.indexOfChild(one) for one in acts] == [0, 1, 2]
    assert acts[1].rect().intersects(lane.rect())


# The lane itself


def test_only_what_was_done_looks_done() -> None:
    assert look_of(CUT) is ActLook.CUT_OFF
    for outcome in set(Outcome) - {Outcome.DONE}:
        assert look_of(Acted("a", DAY, Act.CUT_OFF, By.PERSON, outcome)) is ActLook.NOT_DONE


def test_acts_at_the_same_moment_are_each_reached() -> None:
    same = [Acted(id_, at("10:00"), Act.MUTE, By.PERSON, Outcome.DONE) for id_ in "bca"]
    lane, visited = ActLane(same), []
    one = lane.neighbour(at("09:00").timestamp(), ahead=True)
    while one is not None:
        visited.append(one.id)
        one = lane.neighbour(one.at.timestamp(), True, one.id)
    assert visited == ["a", "b", "c"]
    last = lane.neighbour(at("11:00").timestamp(), ahead=False)
    assert last is not None
    assert last.id == "c"
