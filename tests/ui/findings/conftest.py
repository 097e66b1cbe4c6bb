"""A Findings page in front of stand-ins, with everything read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeClock, FakeService
from tests.ui.fakes_speakers import FakeSpeakers
from tests.ui.findings import sample
from ui import jobs
from ui.bridge import Bridge
from ui.findings.page import FindingsPage
from ui.theme import LIGHT, Palette


class Bench:
    """The page, what stands behind it, and what a person sees of it."""

    def __init__(self, page: FindingsPage, speakers: FakeSpeakers, qtbot: QtBot) -> None:
        self.page, self.speakers, self.qtbot = page, speakers, qtbot
        self.body, self.table, self.model = page.body, page.body.table, page.body.model

    def texts(self) -> list[str]:
        return [each.text() for each in self.page.findChildren(QLabel) if each.isVisible()]

    def says(self, text: str) -> bool:
        return any(text in each for each in self.texts())

    def listed(self) -> list[str]:
        return [row.finding.id for row in self.model.rows]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.table, key, modifier)

    def details(self) -> None:
        self.body.show_detail(True)

    def settled(self) -> None:
        self.qtbot.waitUntil(lambda: not self.page._work.running and not self.page._soon.isActive())


Build = Callable[..., Bench]


@pytest.fixture
def build(qtbot: QtBot) -> Build:
    """A window waits for what is still read and written, and only then goes."""
    windows: list[QWidget] = []  # pytest-qt keeps no widget alive

    def built(speakers: FakeSpeakers | None = None, palette: Palette = LIGHT) -> Bench:
        service, window = FakeService(), QWidget()
        service.speakers = speakers or sample.speakers()
        bridge = Bridge(window)
        service.speakers.publish = bridge.publish
        qtbot.addWidget(window, before_close_func=lambda _: qtbot.waitUntil(lambda: not jobs._running))
        windows.append(window)
        clock = FakeClock(sample.COVERED.latest + timedelta(hours=3))
        page = FindingsPage(service, clock, palette, window, zone=UTC)
        bridge.published.connect(page.on_published)
        window.resize(1180, 860)
        page.setGeometry(0, 0, 1180, 860)
        window.show()
        bench = Bench(page, service.speakers, qtbot)
        bench.settled()
        return bench

    return built


@pytest.fixture
def bench(build: Build) -> Bench:
    return build()
