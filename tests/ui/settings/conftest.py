"""The Settings page over stand-ins, with an autostart folder of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from monitor.autostart_xdg import Entry
from tests.ui.fakes import FakeClock, FakeService
from ui.settings.lines import SettingLine
from ui.settings.page import SettingsPage
from ui.stylesheet import stylesheet
from ui.theme import LIGHT


class Stand:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.service, self.clock = qtbot, FakeService(), FakeClock()
        self.service.journal = folder / "journal.db"
        self.entry = Entry([sys.executable, "--hidden"], folder / "autostart")
        self.window = QWidget()
        self.window.setStyleSheet(stylesheet(LIGHT))
        self.page = SettingsPage(self.service, self.clock, LIGHT, self.entry, self.window)
        self.service.choices.subscribe(self.page.show_settings)
        qtbot.addWidget(self.window)

    def show(self, width: int = 900, height: int = 700) -> SettingsPage:
        self.window.resize(width, height)
        self.page.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        return self.page

    def line(self, name: str) -> SettingLine:
        return self.page._lines[name]

    def resets(self) -> list[str]:
        return [
            each.accessibleName() for each in self.page.findChildren(QPushButton)
            if each.accessibleName().startswith("Reset: ") and each.isVisibleTo(self.page)
        ]  # fmt: skip

    def says(self, text: str) -> bool:
        return any(text in each.text() for each in self.page.findChildren(QLabel) if each.isVisibleTo(self.page))


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path) -> Iterator[Stand]:
    made = Stand(qtbot, tmp_path)
    yield made
    made.page._keeping.close()
