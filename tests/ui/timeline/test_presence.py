"""Who was there, behind the lanes, in the table and in the legend."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from monitor.model import ActivationEnded, ActivationStarted, Known, Presence
from monitor.presence_model import Attendance, PresenceChanged, PresenceSpan
from tests.ui.timeline.sample import FIREFOX, FakeClock, FakeService, a_day, at, day_coverage, used
from ui.theme import DARK, LIGHT, Palette
from ui.timeline import band_words, words
from ui.timeline.bands import BandKind
from ui.timeline.geometry import AXIS, NAMES
from ui.timeline.inks import Inks
from ui.timeline.page import TimelinePage
from ui.timeline.presence import attended_from, presence_tracks
from ui.timeline.presence_painter import paint_rail
from ui.timeline.scene import Scene
from ui.timeline.story import Story
from ui.timeline.table import sort_key

THERE, AWAY, LOCKED, UNKNOWN = Attendance.THERE, Attendance.AWAY, Attendance.LOCKED, Attendance.UNKNOWN
NOW = at("22:10").timestamp()


def a_days_presence() -> list[PresenceSpan]:
    return [
        PresenceSpan(at("07:00"), at("12:05"), THERE),
        PresenceSpan(at("12:05"), at("12:15"), AWAY),
        PresenceSpan(at("12:15"), at("13:10"), LOCKED),
        PresenceSpan(at("13:10"), at("17:30"), THERE),
        PresenceSpan(at("17:30"), at("18:00"), UNKNOWN),
        PresenceSpan(at("18:00"), None, AWAY),
    ]


def a_story() -> Story:
    return Story(a_day(), day_coverage(), NOW, presence=a_days_presence())


def kinds(story: Story) -> dict[BandKind, int]:
    return {track.kind: len(track.bands) for track in story.presence_tracks}


def test_only_where_nobody_was_there_or_nobody_knows_is_anything_shown() -> None:
    assert kinds(a_story()) == {BandKind.AWAY: 2, BandKind.LOCKED: 1, BandKind.UNTOLD: 1}
    assert presence_tracks([PresenceSpan(at("07:00"), None, THERE)]) == []


def test_a_change_ends_what_was_and_begins_anew() -> None:
    story = a_story()
    back = PresenceChanged(at("21:00"), THERE, at("21:00"))
    assert story.apply(back)
    assert not story.apply(back)
    away = next(track for track in story.presence_tracks if track.kind is BandKind.AWAY)
    assert [band.ended for band in away.bands] == [at("12:15").timestamp(), at("21:00").timestamp()]


def test_away_noticed_later_ends_what_was_before_when_the_last_input_was() -> None:
    spans = [PresenceSpan(at("10:00"), None, THERE)]
    changed = PresenceChanged(at("10:40"), AWAY, at("10:35"))
    assert attended_from(spans, changed) == [
        PresenceSpan(at("10:00"), at("10:35"), THERE),
        PresenceSpan(at("10:35"), None, AWAY),
    ]


def hit(minute: str) -> tuple[str, ...]:
    scene = Scene(a_story(), NOW, None)
    scene.resize(1200, 700)
    found = scene.hit(NAMES + scene.port.x(at(minute).timestamp()), AXIS + 650 - AXIS)
    return tuple(band_words.band_lines(found.band, None)) if found.band else ()


@pytest.mark.parametrize(
    ("minute", "headline"),
    [
        ("12:10", "Nobody at the computer"),
        ("12:40", "The screen was locked"),
        ("17:45", "Whether anybody was there is not known"),
    ],
)
def test_the_pointer_tells_who_was_there(minute: str, headline: str) -> None:
    assert hit(minute)[0] == headline


def test_the_pointer_tells_nothing_where_somebody_was_there() -> None:
    assert hit("15:00") == ()


def test_the_table_says_who_was_there_at_the_begin_and_at_the_end() -> None:
    column = words.columns().index("Presence")
    one = used(FIREFOX, at("10:00"), 60.0)
    assert words.cells(one, NOW, None)[column] == "not known"
    story = Story([], day_coverage(), NOW)
    open_one = replace(one, ended=None, ended_known=None, duration=None, presence=Presence(720.0, False))
    story.apply(ActivationStarted(open_one))
    story.apply(ActivationEnded(one.id, at("10:01"), Known.SEEN, timedelta(minutes=1), Presence(2.0, True)))
    found = story.find(one.id)
    assert found is not None
    assert words.cells(found[1], NOW, None)[column] == "nobody there (idle 12 min); at the end: locked (idle 2 s)"
    assert ("Presence", words.cells(found[1], NOW, None)[column]) in words.card_facts(found[1], NOW, None)


def test_a_screen_reader_hears_that_nobody_was_there() -> None:
    one = replace(used(FIREFOX, at("10:00"), 60.0), presence=Presence(720.0, False))
    assert words.activation_spoken(one, NOW, None).endswith(", began with nobody at the computer for 12 min")


def test_presence_sorts_by_how_long_nobody_was_there() -> None:
    one = used(FIREFOX, at("10:00"), 60.0)
    presences = [Presence(), Presence(3.0), Presence(700.0, False), Presence(2.0, True)]
    rows = [replace(one, id=str(n), presence=presence) for n, presence in reversed(list(enumerate(presences)))]
    key = sort_key(words.columns().index("Presence"), NOW)
    assert [row.id for row in sorted(rows, key=key)] == ["0", "1", "2", "3"]


def test_the_page_reads_presence_and_explains_it_only_where_there_is_any(qtbot: QtBot) -> None:
    service = FakeService(a_day(), day_coverage())
    service.presence.past = a_days_presence()
    page = TimelinePage(service, FakeClock(), LIGHT)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    qtbot.waitUntil(lambda: bool(page.view.scene.story.presence_tracks) and not page._loader.running)
    page._refresh()
    assert page.legend._presence.isVisibleTo(page)
    assert page.legend._presence.accessibleName().startswith("Legend: dashed rail, nobody there")


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_each_kind_is_painted_differently(qtbot: QtBot, palette: Palette) -> None:
    """On a display of grey the rails still tell them apart: full, dashed, dotted, nothing."""
    inks, shares = Inks(palette, QFont()), []
    for kind in (BandKind.LOCKED, BandKind.AWAY, BandKind.UNTOLD):
        image = QImage(60, 6, QImage.Format.Format_ARGB32)
        image.fill(0)
        with QPainter(image) as painter:
            paint_rail(painter, kind, QRectF(0, 0, 60, 5), inks)
        shares.append(sum(image.pixelColor(x, 1).alpha() > 100 for x in range(60)) / 60)
    full, dashed, dotted = shares
    assert full == 1.0
    assert 0.4 < dashed < 0.9
    assert dotted < dashed - 0.1
