"""The page as a person meets it: painted, steered by keys and mouse, filtered, read aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, timedelta
from html import unescape

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from monitor.errors import JournalError
from monitor.model import (
    Activation,
    ActivationEnded,
    ActivationStarted,
    Application,
    Claim,
    Coverage,
    Evidence,
    Known,
    Microphone,
    MicrophoneKind,
    Trust,
)
from tests.nasty import NASTY_TEXT, harm_in
from tests.ui.timeline.sample import (
    DAY,
    DISCORD,
    FIREFOX,
    PACAT,
    FakeClock,
    FakeService,
    a_day,
    at,
    day_coverage,
    past,
    used,
)
from ui.theme import DARK, LIGHT, Palette
from ui.timeline import page_words, words
from ui.timeline.geometry import NAMES
from ui.timeline.page import TimelinePage
from ui.timeline.spans import Span
from ui.timeline.viewport import Viewport

Build = Callable[..., TimelinePage]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def build(qtbot: QtBot, clock: FakeClock) -> Build:
    """A shown page with everything read."""

    def built(
        activations: Sequence[Activation] = (), coverage: Sequence[Coverage] = (), palette: Palette = LIGHT
    ) -> TimelinePage:
        page = TimelinePage(FakeService(activations, coverage), clock, palette, zone=UTC)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        qtbot.waitUntil(lambda: not page._loader.running)
        return page

    return built


def picture(page: TimelinePage) -> QImage:
    page.view.renew()
    image = QImage(page.view.size(), QImage.Format.Format_RGB32)
    page.view.render(image, QPoint())
    return image


def wheel(page: TimelinePage, x: float, y: float, notches: int, modifier: Qt.KeyboardModifier) -> None:
    place = QPointF(x, y)
    notch, none = QPoint(0, 120 * notches), Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, page.view.mapToGlobal(place), QPoint(), notch, none, modifier, phase, False)
    QApplication.sendEvent(page.view, event)


def row_middle(page: TimelinePage, title: str) -> float:
    scene = page.view.scene
    row = next(row for row in scene.rows if row.lane and words.lane_title(row.lane.application) == title)
    return scene.top_of(row) + row.height / 2 + 3


def colours_at(image: QImage, x: float, y: float, reach: int = 2) -> set[str]:
    return {QColor(image.pixel(round(x) + step, round(y))).name() for step in range(-reach, reach + 1)}


# Painting


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_20_ms_alone_and_20_ms_between_neighbours_show_at_a_years_zoom(build: Build, palette: Palette) -> None:
    year = DAY - timedelta(days=365)
    dense = [used(FIREFOX, year + timedelta(minutes=n * 90), 600, f"d{n}") for n in range(1, 4000)]
    lonely = used(FIREFOX, DAY - timedelta(days=60), 0.02, "lonely")
    lie = used(PACAT, DAY - timedelta(days=200), 0.02, "lie")
    page = build(sorted([*dense, lonely, lie], key=lambda one: one.started), [Coverage("p", year, None)], palette)
    page.show_span(Span.ALL)
    image = picture(page)
    for one, title, colour in ((lonely, "Firefox", palette.bar), (lie, "pacat", palette.warn)):
        x = NAMES + page.view.port.x(one.started.timestamp()) + 1
        assert colour in colours_at(image, x, row_middle(page, title))


def test_a_contradicted_activation_keeps_its_colour_among_a_hundred_thousand(build: Build) -> None:
    many = [used(PACAT, DAY - timedelta(minutes=5 * n), 30, f"p{n}") for n in range(100_000, 0, -1)]
    page = build(many, [Coverage("p", many[0].started, None)])
    page.show_span(Span.ALL)
    image = picture(page)
    x = NAMES + page.view.port.x((DAY - timedelta(days=100)).timestamp())
    drawn = QColor(image.pixel(round(x), round(row_middle(page, "pacat"))))
    assert drawn.red() > drawn.blue() + 60  # some shade of the warning colour, never the card's or the common bar's


def test_zoomed_in_to_50_ms_a_bar_of_a_year_fills_the_lane(build: Build) -> None:
    long = used(FIREFOX, DAY - timedelta(days=365), 365 * 86400)
    page = build([long], [Coverage("p", long.started, None)])
    middle = (DAY - timedelta(days=100)).timestamp()
    page.view.move_to(Viewport(middle, middle + 0.05, 900))
    image = picture(page)
    assert colours_at(image, 800, row_middle(page, "Firefox")) == {LIGHT.bar}


def test_blind_times_are_hatched_from_top_to_bottom(build: Build) -> None:
    page = build(a_day(), day_coverage())
    page.show_span(Span.DAY)
    image = picture(page)
    x0, x1 = (NAMES + page.view.port.x(at(clock).timestamp()) for clock in ("10:55", "11:16"))
    column = {QColor(image.pixel(round((x0 + x1) / 2), y)).name() for y in range(40, page.view.height() - 30)}
    assert len(column) > 3
    beside = {QColor(image.pixel(round(x1 + 12), y)).name() for y in range(540, 600)}
    assert LIGHT.card in beside


def test_changing_the_theme_repaints_everything(build: Build) -> None:
    page = build(a_day(), day_coverage())
    page.set_palette(DARK)
    assert QColor(picture(page).pixel(NAMES_X, 20)).name() == DARK.card
    page.set_palette(LIGHT)
    assert QColor(picture(page).pixel(NAMES_X, 20)).name() == LIGHT.card


NAMES_X = 40


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_nasty_names_are_painted_listed_and_told_harmlessly(build: Build, palette: Palette) -> None:
    nasty = [
        used(Application(name, n, exe=f"/x/{name}", trust=Trust.CONFLICT, evidence=Evidence.OWN_WORD, user=name,
                         script=name, parents=(name,), claimed=Claim(name, 1, name)),
             at("12:00") + timedelta(minutes=n), 60, str(n), microphone=Microphone("m", name, MicrophoneKind.HARDWARE))
        for n, name in enumerate(NASTY_TEXT)
    ]  # fmt: skip
    page = build(nasty, day_coverage(), palette)
    picture(page)
    for one in nasty:
        page.show_activation(one.id)
        for line in page.view.card.text().split("\n"):
            assert harm_in(line) == ""
    page.show_table(True)
    for row in range(page.model.rowCount()):
        for column in range(page.model.columnCount()):
            index = page.model.index(row, column)
            assert harm_in(str(index.data())) == ""
            tip = str(index.data(Qt.ItemDataRole.ToolTipRole)).removeprefix("<span>").removesuffix("</span>")
            assert "<" not in tip
            assert harm_in(unescape(tip)) == ""
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.view.card.findChildren(QLabel))


# Steering


def test_the_wheel_zooms_at_the_cursor(build: Build) -> None:
    page = build(a_day(), day_coverage())
    before = page.view.port.instant(500 - NAMES)
    span = page.view.port.span
    wheel(page, 500, 200, 3, Qt.KeyboardModifier.NoModifier)
    assert page.view.port.span < span
    assert abs(page.view.port.instant(500 - NAMES) - before) < 0.01


def test_shift_and_wheel_pan(build: Build) -> None:
    page = build(a_day(), day_coverage())
    left, span = page.view.port.left, page.view.port.span
    wheel(page, 500, 200, 1, Qt.KeyboardModifier.ShiftModifier)
    assert page.view.port.left < left
    assert abs(page.view.port.span - span) < 1e-3


def test_dragging_pans_with_the_hand(build: Build, qtbot: QtBot) -> None:
    page = build(past(24) + a_day(), day_coverage())
    grabbed = page.view.port.instant(600 - NAMES)
    QTest.mousePress(page.view, Qt.MouseButton.LeftButton, pos=QPoint(600, 700))
    QTest.mouseMove(page.view, QPoint(800, 700))
    QTest.mouseRelease(page.view, Qt.MouseButton.LeftButton, pos=QPoint(800, 700))
    assert abs(page.view.port.instant(800 - NAMES) - grabbed) < 1


def test_a_double_click_shows_all(build: Build, qtbot: QtBot) -> None:
    page = build(past(24) + a_day(), day_coverage())
    QTest.mouseDClick(page.view, Qt.MouseButton.LeftButton, pos=QPoint(600, 500))
    assert page.view.port.left < page.view.scene.story.first
    assert page.header.spans[Span.ALL].isChecked()


def test_keys_do_everything_that_the_mouse_does(build: Build, qtbot: QtBot) -> None:
    page = build(past(24) + a_day(), day_coverage())
    view, now = page.view, at("22:10").timestamp()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.port.span < 86400
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.port.left <= view.scene.story.first <= view.port.right
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.port.left > view.scene.story.first
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.following
    assert view.port.left < now <= view.port.right
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not view.following


def test_lanes_and_activations_are_reached_by_keys_and_tell_about_themselves(build: Build, qtbot: QtBot) -> None:
    page = build(a_day(), day_coverage())
    view = page.view
    for _ in range(6):
        QTest.keyClick(view, Qt.Key.Key_Down)
    lane = view.scene.chosen_lane()
    assert lane is not None
    assert lane.conflict
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert view.scene.marked == "the-20-ms-one"
    assert view.card.isVisible()
    told = view.card.text()
    assert "pacat, calls itself zoom (process 1)" in told
    assert "20 ms" in told
    assert "12:38:00.020" in told
    assert "Contradicted" in told
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.card.isVisible()


def test_show_activation_brings_it_into_view_and_marks_it(build: Build) -> None:
    page = build(past(24) + a_day(), day_coverage())
    page.header.filter.setText("firefox")
    page.show_activation("the-20-ms-one")
    assert page.view.port.left < at("12:38").timestamp() < page.view.port.right
    assert page.view.scene.marked == "the-20-ms-one"
    assert page.header.filter.text() == ""
    assert not page.view.following


def test_show_activation_waits_for_what_is_not_read_yet(qtbot: QtBot, clock: FakeClock) -> None:
    page = TimelinePage(FakeService(a_day(), day_coverage()), clock, LIGHT, zone=UTC)
    qtbot.addWidget(page)
    page.show_activation("the-20-ms-one")
    page.show()
    qtbot.waitUntil(lambda: page.view.scene.marked == "the-20-ms-one")


def test_the_overview_window_can_be_dragged(build: Build, qtbot: QtBot) -> None:
    page = build(past(24) + a_day(), day_coverage())
    page.show_span(Span.LAST_DAY)
    span = page.view.port.span
    QTest.mouseClick(page.minimap, Qt.MouseButton.LeftButton, pos=QPoint(300, 20))
    assert page.view.port.right < at("00:00").timestamp()
    assert abs(page.view.port.span - span) < 1
    assert not page.view.following


# Time goes on


def test_following_moves_with_the_clock_and_looking_back_stays(build: Build, clock: FakeClock) -> None:
    page = build(past(24) + a_day(), day_coverage())
    clock.go(3600)
    page.view.on_tick()
    assert page.view.port.right > clock.wall.timestamp()
    page.view.pan(-0.5)
    before = page.view.port
    clock.go(3600)
    page.on_published(ActivationStarted(used(FIREFOX, clock.wall, None, "new")))
    page.view.on_tick()
    assert page.view.port == before


def test_a_published_activation_appears_and_grows(build: Build, clock: FakeClock) -> None:
    page = build(day_coverage() and [], day_coverage())
    assert "Nothing recorded yet" in page.notice.text()
    page.on_published(ActivationStarted(used(FIREFOX, clock.wall, None, "new")))
    page._refresh()
    assert page.notice.isHidden()
    clock.go(7200)
    page.view.on_tick()
    image = picture(page)
    x = NAMES + page.view.port.x(clock.wall.timestamp() - 3600)
    assert colours_at(image, x, row_middle(page, "Firefox")) == {LIGHT.bar}


def test_records_published_while_the_journal_is_read_are_kept(qtbot: QtBot, clock: FakeClock) -> None:
    page = TimelinePage(FakeService(a_day(), day_coverage()), clock, LIGHT, zone=UTC)
    qtbot.addWidget(page)
    page.show()
    page.on_published(ActivationStarted(used(FIREFOX, clock.wall, None, "new")))
    page.on_published(ActivationEnded("new", clock.wall + timedelta(seconds=1), Known.SEEN, timedelta(seconds=1)))
    qtbot.waitUntil(lambda: not page._loader.running)
    found = page.view.scene.story.find("new")
    assert found is not None
    assert found[1].duration == timedelta(seconds=1)


def test_a_hidden_page_neither_ticks_nor_paints(build: Build, clock: FakeClock) -> None:
    page = build(a_day(), day_coverage())
    page.hide()
    assert not page.view._tick.isActive()
    page.on_published(ActivationStarted(used(FIREFOX, clock.wall, None, "new")))
    assert not page._soon.isActive()
    page.show()
    assert page.view.scene.story.find("new") is not None


def test_a_page_out_of_sight_gives_its_memory_back_and_reads_anew(build: Build, qtbot: QtBot) -> None:
    page = build(a_day(), day_coverage())
    page.hide()
    page._unused.timeout.emit()
    assert page.view.scene.story.lanes == []
    page.on_published(ActivationStarted(used(FIREFOX, at("22:09"), None, "new")))
    assert page.view.scene.story.lanes == []
    page.show()
    qtbot.waitUntil(lambda: not page._loader.running)
    assert page.view.scene.story.find("the-20-ms-one") is not None


def test_nothing_is_claimed_of_times_that_are_still_being_read(qtbot: QtBot, clock: FakeClock) -> None:
    page = TimelinePage(FakeService(a_day(), day_coverage()), clock, LIGHT, zone=UTC)
    qtbot.addWidget(page)
    page.show()
    assert page.notice.text() == page_words.LOADING
    assert page.header._line.text() == "Last 24 hours"
    qtbot.waitUntil(lambda: not page._loader.running)
    assert page.header._line.text() == "Last 24 hours · 15 activations"


# Filter and table


def test_slash_leads_to_the_filter_and_t_to_the_table(build: Build, qtbot: QtBot) -> None:
    page = build(a_day(), day_coverage())
    page.activateWindow()
    qtbot.waitUntil(page.view.hasFocus)
    QTest.keyClick(page.view, Qt.Key.Key_Slash)
    assert page.header.filter.hasFocus()
    QTest.keyClicks(page.header.filter, "t")
    assert page.table.isHidden()
    page.header.filter.clear()
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_T)
    assert page.table.isVisible()
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_T)
    assert page.view.isVisible()


def test_a_filter_without_matches_offers_to_clear_itself(build: Build, qtbot: QtBot) -> None:
    page = build(a_day(), day_coverage())
    page.header.filter.setText("teams")
    assert "teams" in page.notice.text()
    QTest.mouseClick(page.notice.clear_button, Qt.MouseButton.LeftButton)
    assert page.header.filter.text() == ""
    assert page.notice.isHidden()


def test_an_empty_span_says_so(build: Build) -> None:
    page = build(a_day(), day_coverage())
    page.view.move_to(Viewport(at("03:00").timestamp(), at("04:00").timestamp(), 900))
    page._refresh()
    assert page.notice.text().startswith("Nothing in this span")


@pytest.mark.parametrize("wanted", ["", "firefox", "contradicted"])
def test_the_table_holds_exactly_what_the_lanes_show(build: Build, wanted: str) -> None:
    page = build(past(24) + a_day(), day_coverage())
    page.show_span(Span.WEEK)
    page.header.filter.setText(wanted)
    page.show_table(True)
    listed = {page.model.row(row).id for row in range(page.model.rowCount())}
    assert listed == {one.id for one in page.view.scene.visible()}
    assert len(listed) == page.view.scene.count()


def test_the_table_sorts_lengths_as_lengths(build: Build) -> None:
    page = build(a_day(), day_coverage())
    page.show_table(True)
    page.table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert page.model.row(0).id == "the-20-ms-one"


def test_copied_cells_are_no_formulas(build: Build, qtbot: QtBot) -> None:
    evil = Application('=HYPERLINK("http://x")\t', 1, trust=Trust.KERNEL)
    page = build([used(evil, at("12:00"), 1)], day_coverage())
    page.show_table(True)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    header, row = QGuiApplication.clipboard().text().split("\n")
    assert header.split("\t") == list(words.columns())
    assert row.startswith("'=HYPERLINK")
    assert len(row.split("\t")) == len(words.columns())


def test_a_row_leads_back_to_the_timeline(build: Build, qtbot: QtBot) -> None:
    page = build(a_day(), day_coverage())
    page.show_table(True)
    page.table.selectRow(page.model.row_of("the-20-ms-one") or 0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.view.isVisible()
    assert page.view.scene.marked == "the-20-ms-one"


def test_what_can_not_be_read_is_said(qtbot: QtBot, clock: FakeClock) -> None:
    class Broken(FakeService):
        def timeline(self, since: object, until: object) -> Sequence[Activation]:
            raise JournalError("The journal is damaged; run verify.")

    page = TimelinePage(Broken(), clock, LIGHT, zone=UTC)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "The journal is damaged" in page.notice.text())
    page._refresh()
    assert "The journal is damaged" in page.notice.text()


# Read aloud


def test_screen_readers_find_lanes_and_activations(build: Build) -> None:
    page = build(a_day(), day_coverage())
    timeline = QAccessible.queryAccessibleInterface(page.view)
    names = [timeline.child(n).text(QAccessible.Text.Name) for n in range(timeline.childCount())]
    assert "pacat, contradicted, calls itself zoom (process 1), 20 ms" in names
    assert any("records what this computer plays" in name for name in names)
    lane = timeline.child(names.index("pacat, contradicted, calls itself zoom (process 1), 20 ms"))
    assert lane.childCount() == 1
    assert "12:38:00.000, for 20 ms" in lane.child(0).text(QAccessible.Text.Name)
    assert lane.child(0).parent().text(QAccessible.Text.Name) == lane.text(QAccessible.Text.Name)


def test_every_control_has_a_name(build: Build) -> None:
    page = build(a_day(), day_coverage())
    buttons = (page.header.back, page.header.ahead, page.header.table, *page.header.spans.values())
    for widget in (*buttons, page.header.filter, page.view, page.table, page.minimap):
        assert widget.accessibleName()


def test_the_claimed_one_is_said_to_be_its_own_word(build: Build) -> None:
    page = build([used(DISCORD, at("12:00"), 60)], day_coverage())
    timeline = QAccessible.queryAccessibleInterface(page.view)
    assert timeline.child(0).text(QAccessible.Text.Name).startswith("Discord, its own word")


def test_leaving_hides_the_card(build: Build) -> None:
    page = build(a_day(), day_coverage())
    page.show_activation("the-20-ms-one")
    QApplication.sendEvent(page.view, QEvent(QEvent.Type.Leave))
    assert page.view.card.isHidden()


@pytest.mark.parametrize(("minutes", "shown"), [(2, 600), (60, 3960), (600, 39600)])
def test_on_the_first_day_the_first_look_begins_shortly_before_the_first_record(
    build: Build, clock: FakeClock, minutes: int, shown: float
) -> None:
    began = clock.wall - timedelta(minutes=minutes)
    page = build([used(FIREFOX, began + timedelta(seconds=20), 30)], [Coverage("pipewire", began, None)])
    port = page.view.port
    assert port.right - port.left == pytest.approx(shown)
    assert port.left < began.timestamp() < port.right
    assert page.view.following


def test_later_the_first_look_is_the_last_day_and_a_chosen_span_stays(build: Build, clock: FakeClock) -> None:
    old = clock.wall - timedelta(days=3)
    page = build([used(FIREFOX, old, 30)], [Coverage("pipewire", old, None)])
    assert page.view.port.right - page.view.port.left == pytest.approx(86400)
    young = build([], [Coverage("pipewire", clock.wall - timedelta(hours=1), None)])
    young.show_span(Span.LAST_DAY)
    young._on_loaded(young.view.scene.story, True)
    assert young.view.port.right - young.view.port.left == pytest.approx(86400)
