"""Marking a moment: the time of the key, the right speaker, and nothing lost without a word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.clock import Moment
from monitor.speaker_model import Sighting, Speaker, Vendor, Witness
from ui.mark_dialog import MarkDialog
from ui.marking import Marking

KITCHEN, HALL = Speaker("k", "Kitchen", Vendor.ALEXA), Speaker("h", "Hall", Vendor.GOOGLE, room="First floor")
PRESSED = datetime(2026, 3, 2, 7, 14, 5, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.wall = PRESSED

    def now(self) -> Moment:
        return Moment(1, self.wall)


class Book:
    def __init__(self, *speakers: Speaker) -> None:
        self.known = list(speakers)
        self.kept: list[tuple[str, datetime, str]] = []

    def speakers(self) -> tuple[Speaker, ...]:
        return tuple(self.known)

    def add(self, name: str, vendor: Vendor) -> Speaker:
        self.known.append(Speaker("new", name, vendor))
        return self.known[-1]

    def witness(self, speaker: str, at: datetime, note: str = "") -> Sighting:
        self.kept.append((speaker, at, note))
        return Sighting("s", speaker, at, Witness.HAND, timedelta(seconds=30))


class Service:
    def __init__(self, *speakers: Speaker) -> None:
        self.speakers = Book(*speakers)


@pytest.fixture
def said() -> list[tuple[str, str]]:
    return []


def marking(service: Service, clock: Clock, said: list[tuple[str, str]]) -> Marking:
    return Marking(service, clock, lambda title, body: said.append((title, body)))  # type: ignore[arg-type]


def dialog(qtbot: QtBot) -> MarkDialog:
    def found() -> list[MarkDialog]:
        return [each for each in QApplication.topLevelWidgets() if isinstance(each, MarkDialog) and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_with_one_speaker_the_moment_is_kept_at_once(qtbot: QtBot, said: list[tuple[str, str]]) -> None:
    service, clock = Service(KITCHEN), Clock()
    made = marking(service, clock, said)
    made.mark()
    qtbot.waitUntil(lambda: bool(said))
    assert service.speakers.kept == [("k", PRESSED, "")]
    assert said[0][0] == "Marked: Kitchen lit up"


def test_the_time_is_that_of_the_key_not_of_the_answer(qtbot: QtBot, said: list[tuple[str, str]]) -> None:
    service, clock = Service(KITCHEN, HALL), Clock()
    made = marking(service, clock, said)
    made.mark()
    clock.wall += timedelta(seconds=40)
    asked = dialog(qtbot)
    qtbot.keyClick(asked, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: bool(said))
    assert service.speakers.kept == [("h", PRESSED, "")]


def test_a_note_goes_along_and_its_digits_choose_nobody(qtbot: QtBot, said: list[tuple[str, str]]) -> None:
    service = Service(KITCHEN, HALL)
    made = marking(service, Clock(), said)
    made.mark()
    asked = dialog(qtbot)
    asked._note.setFocus()
    qtbot.keyClicks(asked._note, "2 rings")
    assert not service.speakers.kept
    asked._on_chosen(HALL)
    qtbot.waitUntil(lambda: bool(said))
    assert service.speakers.kept == [("h", PRESSED, "2 rings")]


def test_a_speaker_that_nobody_knows_yet_is_added(qtbot: QtBot, said: list[tuple[str, str]]) -> None:
    service = Service()
    made = marking(service, Clock(), said)
    made.mark()
    dialog(qtbot)._on_named(" Bedroom ")
    qtbot.waitUntil(lambda: bool(said))
    assert [each.name for each in service.speakers.known] == ["Bedroom"]
    assert service.speakers.kept == [("new", PRESSED, "")]


def test_who_thinks_better_of_it_keeps_nothing(qtbot: QtBot, said: list[tuple[str, str]]) -> None:
    service = Service(KITCHEN, HALL)
    made = marking(service, Clock(), said)
    made.mark()
    qtbot.keyClick(dialog(qtbot), Qt.Key.Key_Escape)
    assert not service.speakers.kept
    made.mark()
    dialog(qtbot).reject()
