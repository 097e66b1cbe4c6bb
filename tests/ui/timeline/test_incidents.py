from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from monitor.model import Burst, Disagreed, Disagreement, Microphone, MicrophoneKind
from tests.ui.timeline.sample import FIREFOX, FakeClock, FakeService, a_day, at, day_coverage
from ui.theme import DARK, LIGHT, Palette
from ui.timeline import words
from ui.timeline.geometry import NAMES
from ui.timeline.hover import rows_of
from ui.timeline.lanes import Group
from ui.timeline.page import TimelinePage

MS, SECOND = timedelta(milliseconds=1), timedelta(seconds=1)
CARD = Microphone("card", "Built-in microphone", MicrophoneKind.HARDWARE)
FLOODER = replace(FIREFOX, name="flooder", exe="/opt/flooder", desktop_name=None, pid=77)
FIRST = at("14:00")
PIECES = tuple(
    Burst(f"b{n}", "pipewire", FLOODER, CARD, FIRST + n * 10 * SECOND, FIRST + (n + 1) * 10 * SECOND, 1100, MS, 12 * MS)
    for n in range(4)
)
DOUBT = Disagreed("d1", at("15:00") + 8 * SECOND, Disagreement.UNEXPLAINED_CAPTURE, at("15:00"), 1, FLOODER)
Build = Callable[..., TimelinePage]


@pytest.fixture
def build(qtbot: QtBot) -> Build:
    def built(*incidents: Burst | Disagreed, palette: Palette = LIGHT) -> TimelinePage:
        service = FakeService(a_day(), day_coverage())
        service.incident_list = list(incidents)
        page = TimelinePage(service, FakeClock(), palette, zone=UTC)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        qtbot.waitUntil(lambda: not page._loader.running)
        return page

    return built


def places(page: TimelinePage) -> tuple[float, float, float, float]:
    """x and y of the flood, and of the contradiction."""
    scene = page.view.scene
    flood = next(row for row in scene.rows if row.lane and row.lane.floods)
    doubt = next(row for row in scene.rows if row.group is Group.CONTRADICTIONS)
    return (
        NAMES + scene.port.x((FIRST + 20 * SECOND).timestamp()),
        scene.top_of(flood) + flood.height / 2 + 3,
        NAMES + scene.port.x(DOUBT.since.timestamp()),
        scene.top_of(doubt) + doubt.height / 2,
    )


def test_a_flood_is_one_block_with_its_counts_on_hover(build: Build) -> None:
    page = build(*PIECES, DOUBT)
    scene = page.view.scene
    x, y, *_ = places(page)
    hit = scene.hit(x, y)
    told = [text for _, _, text in rows_of(hit, scene)]
    assert told[:2] == ["flooder", "4,400 openings, 1 ms to 12 ms"]
    assert any("confirmed" in line or "checked" in line for line in (text.casefold() for text in told))
    assert hit.lane is not None
    assert words.lane_detail(hit.lane, scene.port.left, scene.port.right, scene.now) == "4,400 times, counted"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_contradiction_has_a_mark_of_its_own_with_both_facts_on_hover(build: Build, palette: Palette) -> None:
    page = build(*PIECES, DOUBT, palette=palette)
    *_, x, y = places(page)
    hit = page.view.scene.hit(x, y)
    assert hit.incident == DOUBT
    told = " ".join(text for _, _, text in rows_of(hit, page.view.scene))
    assert "The kernel says that flooder captures" in told
    assert "the sound server lists no program" in told
    image = QImage(page.view.size(), QImage.Format.Format_RGB32)
    page.view.render(image, QPoint())
    around = {QColor(image.pixel(round(x) + step, round(y) - 4)).name() for step in (-1, 0, 1)}
    assert palette.warn in around


def test_without_a_contradiction_no_room_is_taken(build: Build) -> None:
    assert all(row.lane is not None or row.group is Group.OUTPUT for row in build().view.scene.rows)


def test_incidents_come_live_and_twice_without_being_counted_twice(build: Build) -> None:
    page = build(*PIECES[:2])
    records: tuple[Burst | Disagreed, ...] = (*PIECES, DOUBT, PIECES[0], DOUBT)
    for record in records:
        page.on_published(record)
    scene = page.view.scene
    (lane,) = [lane for lane in scene.lanes if lane.floods]
    assert [flood.count for flood in lane.floods] == [4400]
    assert scene.contradictions == [DOUBT]


def test_the_table_has_a_row_for_each_incident(build: Build) -> None:
    page = build(*PIECES, DOUBT)
    page.show_table(True)
    rows = [[str(page.model.index(row, column).data()) for column in range(10)] for row in range(page.model.rowCount())]
    (doubt,) = [row for row in rows if row[5] == "contradiction"]
    assert (doubt[0], doubt[6]) == ("flooder", "sound card 1")
    (flood,) = [row for row in rows if row[0] == "flooder" and row[5] != "contradiction"]
    assert (flood[4], flood[5]) == ("1 ms to 12 ms each", "4,400 openings, 1 ms to 12 ms")
    for column in range(10):
        page.table.sortByColumn(column, page.table.horizontalHeader().sortIndicatorOrder())
    assert page.model.rowCount() == len(rows)


@pytest.mark.parametrize("id_", ["d1", "b2"])
def test_an_incident_can_be_shown_from_elsewhere(build: Build, id_: str) -> None:
    page = build(*PIECES, DOUBT)
    page.set_filter("firefox")
    page.show_activation(id_)
    wanted = DOUBT.since if id_ == "d1" else FIRST
    assert page.view.port.left < wanted.timestamp() < page.view.port.right
    assert "sound server" in page.view.card.text() or "4,400 openings" in page.view.card.text()


def test_the_filter_holds_for_contradictions_too(build: Build) -> None:
    page = build(*PIECES, DOUBT)
    page.set_filter("zoom")
    assert page.view.scene.contradictions == []
    page.set_filter("kernel flooder")
    assert page.view.scene.contradictions == [DOUBT]


def test_pieces_far_apart_are_two_blocks(build: Build) -> None:
    later = replace(PIECES[0], id="later", first=at("18:00"), last=at("18:01"))
    lane = next(lane for lane in build(*PIECES, later).view.scene.lanes if lane.floods)
    assert [flood.count for flood in lane.floods] == [4400, 1100]
