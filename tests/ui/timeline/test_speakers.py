"""Speakers on the page as a person meets them: painted, steered by keys and mouse, listed, read aloud, live."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from monitor.errors import JournalError
from monitor.model import BlindSince
from monitor.speaker_model import Finding, Speaker, Vendor, Verdict
from monitor.speaker_records import Sighted, SightingEnded, Triage, listener_source
from monitor.speakers import Checked
from tests.nasty import NASTY_TEXT, harm_in
from tests.ui.fakes_speakers import ECHO, POD, FakeSpeakers
from tests.ui.timeline.sample import DAY, FakeClock, FakeService, a_day, at, day_coverage
from tests.ui.timeline.speaker_sample import a_kitchen, heard, pair, speakers_of
from ui.theme import DARK, LIGHT, Palette
from ui.timeline import words
from ui.timeline.geometry import NAMES
from ui.timeline.page import TimelinePage
from ui.timeline.spans import Span
from ui.timeline.speaker_lanes import Side, SideKey
from ui.timeline.viewport import Viewport

Build = Callable[..., TimelinePage]


@pytest.fixture
def build(qtbot: QtBot) -> Build:
    """A shown page with everything read; no programs, so that nothing scrolls."""

    def built(told: FakeSpeakers, palette: Palette = LIGHT, programs: bool = False) -> TimelinePage:
        service = FakeService(a_day() if programs else (), day_coverage() if programs else (), told)
        page = TimelinePage(service, FakeClock(), palette, zone=UTC)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        wait(qtbot, page)
        page.show_span(Span.DAY)
        return page

    return built


def wait(qtbot: QtBot, page: TimelinePage) -> None:
    qtbot.waitUntil(lambda: not page._loader.running and not page._loader.hearing)


def picture(page: TimelinePage) -> QImage:
    page.view.renew()
    image = QImage(page.view.size(), QImage.Format.Format_RGB32)
    page.view.render(image, QPoint())
    return image


def middle_of(page: TimelinePage, side: Side, speaker: Speaker = ECHO) -> float:
    scene = page.view.scene
    row = next(row for row in scene.rows if row.key == SideKey(speaker.id, side))
    return scene.top_of(row) + row.height / 2


def colours_near(image: QImage, x: float, y: float, reach: int = 6) -> set[str]:
    return {QColor(image.pixel(round(x) + step, round(y))).name() for step in range(-reach, reach + 1)}


def x_of(page: TimelinePage, clock: str) -> float:
    return NAMES + page.view.port.x(at(clock).timestamp())


# Painting


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_single_mark_of_each_sort_can_be_seen_in_a_years_view(build: Build, palette: Palette) -> None:
    far = DAY - timedelta(days=200)
    missing = Finding("m", Verdict.MISSING, ECHO.id, heard(far, "missing"))
    page = build(speakers_of([pair(1, clock=far - timedelta(days=90)), missing, pair(2)]), palette)
    page.show_span(Span.ALL)
    image, port = picture(page), page.view.port
    lone = NAMES + port.x((far - timedelta(days=90)).timestamp())
    assert palette.good in colours_near(image, lone, middle_of(page, Side.HEARD))
    assert palette.vendor in colours_near(image, lone, middle_of(page, Side.SAID))
    assert palette.warn in colours_near(image, NAMES + port.x(far.timestamp()), middle_of(page, Side.HEARD) + 3)


def test_a_finding_keeps_its_colour_among_fifty_thousand(build: Build) -> None:
    crowd = [pair(n, clock=DAY - timedelta(minutes=10 * n)) for n in range(50_000)]
    lost = Finding("m", Verdict.MISSING, ECHO.id, heard(DAY - timedelta(days=100, seconds=7), "lost"))
    page = build(speakers_of([*crowd, lost]))
    page.show_span(Span.ALL)
    x = NAMES + page.view.port.x((DAY - timedelta(days=100)).timestamp())
    assert LIGHT.warn in colours_near(picture(page), x, middle_of(page, Side.HEARD) + 3)


def test_a_pair_is_joined_by_a_line_and_a_missing_one_is_not(build: Build) -> None:
    page = build(a_kitchen())
    image = picture(page)
    between = (middle_of(page, Side.HEARD) + middle_of(page, Side.SAID)) / 2
    ground = {QColor(image.pixel(round(x_of(page, "14:40")), round(between))).name()}
    assert colours_near(image, x_of(page, "13:36"), between) - ground
    assert not colours_near(image, x_of(page, "15:27:04"), between) - ground


def test_a_time_in_which_the_speaker_could_not_be_heard_is_hatched_on_its_lane_only(build: Build) -> None:
    page = build(a_kitchen(POD), programs=True)
    page.view.scroll_lanes(9999)
    image = picture(page)
    x = round(x_of(page, "11:20"))
    heard_lane = {QColor(image.pixel(x + n, round(middle_of(page, Side.HEARD)) + 12)).name() for n in range(12)}
    said_lane = {QColor(image.pixel(x + n, round(middle_of(page, Side.SAID)) + 12)).name() for n in range(12)}
    assert len(heard_lane) > 2
    assert said_lane == {LIGHT.card}


def test_zoomed_in_to_a_tenth_of_a_second_nothing_breaks(build: Build) -> None:
    page = build(a_kitchen())
    begun = at("11:05:30").timestamp()
    page.view.move_to(Viewport(begun, begun + 0.1, 900))
    picture(page)
    told = page.view.scene.hit(NAMES + 300, middle_of(page, Side.SAID))
    assert told.mark is not None
    assert told.mark.id == "a-minute"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_nasty_names_labels_and_notes_are_told_harmlessly(build: Build, palette: Palette) -> None:
    for text in NASTY_TEXT:
        odd = Speaker(ECHO.id, text, Vendor.ALEXA, (text,), text)
        told = speakers_of([Finding("f", Verdict.MISSING, ECHO.id, heard("12:00", "one", note=text), reason=text)])
        told.known = {odd.id: odd}
        page = build(told, palette)
        picture(page)
        page.show_activation("one")
        assert page.view.card.isVisible()
        for line in page.view.card.text().split("\n"):
            assert harm_in(line) == ""
        page.show_table(True)
        for column in range(page.model.columnCount()):
            assert harm_in(str(page.model.index(0, column).data())) == ""


# Telling


def test_the_card_tells_the_verdict_both_sides_and_what_remains_possible(build: Build) -> None:
    page = build(a_kitchen())
    page.view.tell_about(x_of(page, "15:27:04") + 3, middle_of(page, Side.HEARD))
    told = page.view.card.text()
    assert told.startswith("Missing from the history")
    assert "15:27:04.000 ± 30 ms" in told
    assert "did not ask for that" in told
    assert "nobody was in the room" in told
    assert "deleted it, in the app or by voice" in told


def test_the_card_tells_that_the_vendors_clock_was_moved(build: Build) -> None:
    page = build(a_kitchen())
    page.view.tell_about(x_of(page, "13:36") + 3, middle_of(page, Side.SAID))
    assert "vendor's clock +2.4 s, applied" in page.view.card.text()


def test_hatching_tells_why(build: Build) -> None:
    page = build(a_kitchen())
    page.view.tell_about(x_of(page, "11:30"), middle_of(page, Side.HEARD))
    assert "It was too loud to hear the chime." in page.view.card.text()
    page.view.tell_about(x_of(page, "22:06"), middle_of(page, Side.SAID))
    assert page.view.card.text().startswith("No history")


# Steering


def test_a_click_chooses_the_lane_and_marks_the_mark(build: Build) -> None:
    page = build(a_kitchen())
    place = QPoint(round(x_of(page, "15:27:04")) + 3, round(middle_of(page, Side.HEARD)))
    QTest.mouseClick(page.view, Qt.MouseButton.LeftButton, pos=place)
    assert page.view.scene.chosen == SideKey(ECHO.id, Side.HEARD)
    assert page.view.scene.marked_mark is not None
    assert page.view.scene.marked_mark.id == "the-missing-one"


def test_keys_reach_every_lane_and_every_mark(build: Build) -> None:
    page = build(a_kitchen(), programs=True)
    view = page.view
    for _ in range(12):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.scene.chosen == SideKey(ECHO.id, Side.SAID)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.scene.chosen == SideKey(ECHO.id, Side.HEARD)
    visited = []
    for _ in a_kitchen().seen:
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        assert view.scene.marked_mark is not None
        visited.append(view.scene.marked_mark.id)
    assert visited == [one.id for one in sorted(a_kitchen().seen, key=lambda each: each.at)]
    assert view.card.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.scene.marked_mark is None


def test_marking_an_activation_takes_the_mark_from_a_speaker(build: Build) -> None:
    page = build(a_kitchen(), programs=True)
    page.show_activation("the-missing-one")
    page.show_activation("the-20-ms-one")
    assert page.view.scene.marked_mark is None
    assert "pacat" in page.view.card.text()


def test_show_moment_brings_the_finding_into_view_and_tells_about_it(build: Build) -> None:
    page = build(a_kitchen(POD), programs=True)
    page.header.filter.setText("zoom")
    page.show_moment(at("15:27:10"))
    assert page.view.port.left < at("15:27").timestamp() < page.view.port.right
    assert page.view.card.text().startswith("Missing from the history")
    assert page.header.filter.text() == ""
    page.show_moment(at("03:00"))
    assert page.view.port.left < at("03:00").timestamp() < page.view.port.right


def test_show_moment_waits_for_what_is_not_read_yet(qtbot: QtBot) -> None:
    page = TimelinePage(FakeService(a_day(), day_coverage(), a_kitchen()), FakeClock(), LIGHT, zone=UTC)
    qtbot.addWidget(page)
    page.show_moment(at("15:27:04"))
    page.show()
    qtbot.waitUntil(lambda: page.view.scene.marked_mark is not None)
    assert page.view.port.left < at("15:27:04").timestamp() < page.view.port.right


# Filter and table


def test_the_filter_finds_speakers_and_hides_them(build: Build) -> None:
    page = build(a_kitchen(POD), programs=True)
    page.header.filter.setText("homepod")
    assert [one.speaker for one in page.view.scene.speakers] == [POD]
    assert page.notice.isHidden()
    page.header.filter.setText("firefox")
    assert page.view.scene.speakers == []
    page.header.filter.setText("no such thing")
    assert "no such thing" in page.notice.text()


def test_the_table_lists_both_sides_and_leads_back(build: Build) -> None:
    page = build(a_kitchen(), programs=True)
    page.header.filter.setText("kitchen")
    page.show_table(True)
    listed = {page.model.row(row).id for row in range(page.model.rowCount())}
    assert listed == {one.id for one in a_kitchen().seen} | {one.key for one in a_kitchen().history}
    row = page.model.row_of("the-missing-one")
    assert row is not None
    cells = [str(page.model.index(row, column).data()) for column in range(len(words.columns()))]
    assert cells[:2] == ["Kitchen Echo", "sound heard"]
    assert cells[5] == "Missing from the history"
    page.table.selectRow(row)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.view.isVisible()
    assert page.view.card.text().startswith("Missing from the history")


@pytest.mark.parametrize("column", range(len(words.columns())))
def test_every_column_sorts_programs_and_speakers_together(build: Build, column: int) -> None:
    page = build(a_kitchen(), programs=True)
    page.show_table(True)
    page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert page.model.rowCount() == len(page.view.scene.visible()) + len(page.view.scene.heard())


# Live


def test_a_sighting_appears_at_once_and_its_end_follows(build: Build) -> None:
    page = build(a_kitchen())
    page.on_published(Sighted(at("22:09"), heard("22:09", "new")))
    x, y = x_of(page, "22:09"), middle_of(page, Side.HEARD)
    assert LIGHT.good in colours_near(picture(page), x + 3, y)
    page.on_published(SightingEnded(at("22:09"), "new", at("22:09:08")))
    found = page.view.scene.story.mark("new")
    assert found is not None
    assert found.ended - found.started == pytest.approx(8)


def test_triage_is_read_anew(build: Build, qtbot: QtBot) -> None:
    told = a_kitchen()
    page = build(told)
    page.show_activation("the-missing-one")
    told.publish = page.on_published
    told.triage("missing", Triage.EXPLAINED, "the radio")
    qtbot.waitUntil(lambda: page.view.scene.marked_mark is not None and page.view.scene.marked_mark.settled)


def test_a_speaker_that_is_added_gets_its_lanes_and_a_forgotten_one_loses_them(build: Build, qtbot: QtBot) -> None:
    told = a_kitchen()
    page = build(told)
    told.publish = page.on_published
    added = told.add("Bath", Vendor.GOOGLE)
    qtbot.waitUntil(lambda: added in [one.speaker for one in page.view.scene.speakers])
    told.forget(added.id)
    qtbot.waitUntil(lambda: added not in [one.speaker for one in page.view.scene.speakers])


def test_what_changed_while_nobody_looked_is_read_when_somebody_does(build: Build, qtbot: QtBot) -> None:
    told = a_kitchen()
    page = build(told)
    told.publish = page.on_published
    page.hide()
    told.add("Bath", Vendor.GOOGLE)
    assert not page.feed._later.isActive()
    page.show()
    qtbot.waitUntil(lambda: len(page.view.scene.speakers) == 2)


def test_sightings_published_while_the_speakers_are_read_are_kept(qtbot: QtBot) -> None:
    go_on = threading.Event()

    class Slow(FakeSpeakers):
        def check(self, since: object, until: object, speaker: object = None) -> Checked:
            go_on.wait(10)
            return self.checked

    page = TimelinePage(FakeService((), (), Slow(ECHO)), FakeClock(), LIGHT, zone=UTC)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page._loader.hearing)
    page.on_published(Sighted(at("22:09"), heard("22:09", "new")))
    go_on.set()
    qtbot.waitUntil(lambda: page.view.scene.story.mark("new") is not None)


def test_reading_the_programs_anew_keeps_the_speakers(build: Build, qtbot: QtBot) -> None:
    page = build(a_kitchen(), programs=True)
    page.reload()
    qtbot.waitUntil(lambda: not page._loader.running)
    assert [one.speaker for one in page.view.scene.speakers] == [ECHO]


def test_a_journal_that_breaks_while_speakers_are_read_is_said(qtbot: QtBot) -> None:
    class Broken(FakeSpeakers):
        def check(self, since: object, until: object, speaker: object = None) -> Checked:
            raise JournalError("The journal is damaged; run verify.")

    page = TimelinePage(FakeService(a_day(), day_coverage(), Broken(ECHO)), FakeClock(), LIGHT, zone=UTC)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "The journal is damaged" in page.notice.text())


# Without speakers, and read aloud


def test_without_speakers_the_page_says_nothing_of_them(build: Build) -> None:
    page = build(FakeSpeakers(), programs=True)
    page._refresh()
    assert page.legend._speakers.isHidden()
    assert page.header._line.text() == "Tuesday 3 March 2026 · 15 activations"
    assert not any(row.speaker for row in page.view.scene.rows)


def test_with_speakers_the_legend_explains_their_shapes(build: Build) -> None:
    page = build(a_kitchen())
    assert page.legend._speakers.isVisible()
    assert "triangle, missing from the history" in page.legend._speakers.accessibleName()


def test_screen_readers_find_the_lanes_and_their_marks(build: Build) -> None:
    page = build(a_kitchen(), programs=True)
    timeline = QAccessible.queryAccessibleInterface(page.view)
    names = [timeline.child(n).text(QAccessible.Text.Name) for n in range(timeline.childCount())]
    lane = names.index("Kitchen Echo, heard here, 11 times, 1 missing from the history, 1 ambiguous")
    said = timeline.child(lane + 1)
    assert "vendor says" in said.text(QAccessible.Text.Name)
    assert "vendor's clock +2.4 s, applied" in said.text(QAccessible.Text.Name)
    marks = [timeline.child(lane).child(n) for n in range(timeline.child(lane).childCount())]
    assert len(marks) == len(a_kitchen().seen)
    missed = [one for one in marks if "Missing from the history" in one.text(QAccessible.Text.Name)]
    assert len(missed) == 1
    assert "did not ask for that" in missed[0].text(QAccessible.Text.Description)
    assert missed[0].parent().text(QAccessible.Text.Name) == names[lane]


def test_more_speakers_than_fit_are_scrolled_to(build: Build) -> None:
    told = FakeSpeakers(*(Speaker(f"s{n}", f"Speaker {n}", Vendor.OTHER) for n in range(20)))
    page = build(told)
    for _ in range(60):
        QTest.keyClick(page.view, Qt.Key.Key_Down)
    assert page.view.scene.chosen == SideKey("s19", Side.SAID)
    assert middle_of(page, Side.SAID, Speaker("s19", "", Vendor.OTHER)) < page.view.height()


def test_a_listener_that_went_deaf_is_hatched_from_now_on(build: Build) -> None:
    told = FakeSpeakers(ECHO)
    told.cover(ECHO.id, at("07:00"), None)
    page = build(told)
    page.on_published(BlindSince(listener_source(ECHO.id), at("21:00"), "The microphone is gone."))
    page.view.tell_about(x_of(page, "21:30"), middle_of(page, Side.HEARD))
    assert "The microphone is gone." in page.view.card.text()
    assert "since Tue 3 Mar 2026 21:00:00" in page.view.card.text()
