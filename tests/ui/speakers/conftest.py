"""A Speakers page in a window, and what a test asks of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from monitor.model import Published
from monitor.speaker_model import Speaker
from monitor.speakers import Listening
from tests.ui.fakes import FakeClock, FakeService
from tests.ui.fakes_speakers import FakeSpeakers
from ui.speakers.page import SpeakersPage
from ui.stylesheet import stylesheet
from ui.theme import LIGHT


class Stand:
    """The page with its service; what the service publishes reaches the page as the window would hand it on."""

    def __init__(self, qtbot: QtBot, *speakers: Speaker) -> None:
        self.qtbot, self.service, self.clock = qtbot, FakeService(), FakeClock()
        book = FakeSpeakers(*speakers)
        book.publish = self.service.publish
        self.service.speakers = book
        self.book, self.listening = book, self.service.listening

    def open(self) -> SpeakersPage:
        self.holder = QWidget()
        self.holder.setStyleSheet(stylesheet(LIGHT))
        self.qtbot.addWidget(self.holder)
        self.page = SpeakersPage(self.service, self.clock, LIGHT, self.holder)
        self.holder.resize(1100, 760)
        self.page.resize(1100, 760)
        self.service.subscribe(self._hand_on)
        self.holder.show()
        self.qtbot.waitUntil(lambda: self.page.widget().isVisible() and bool(self.texts()))
        return self.page

    def _hand_on(self, record: Published) -> None:
        # Errands publish from their own thread; the bridge brings that to the window's.
        from PySide6.QtCore import QTimer

        QTimer.singleShot(0, self.page, lambda: self.page.on_published(record))

    def texts(self) -> list[str]:
        return [each.text() for each in self.page.findChildren(QLabel) if each.isVisible() and each.text()]

    def says(self, text: str) -> bool:
        return any(text in each for each in self.texts())

    def wait_for(self, text: str) -> None:
        self.qtbot.waitUntil(lambda: self.says(text))

    def button(self, name: str) -> QAbstractButton:
        found = [each for each in self.page.findChildren(QPushButton) if each.isVisible()]
        return next(each for each in found if name == (each.accessibleName() or each.text()))

    def hear(self, now: Listening) -> None:
        self.listening.say(now)


@pytest.fixture
def stand(qtbot: QtBot) -> Callable[..., Stand]:
    return lambda *speakers: Stand(qtbot, *speakers)
