"""The first words are said once, with the first window, and can be skipped at every page."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from monitor.autostart_xdg import Entry
from monitor.settings import Settings
from tests.choosing import FakeChoices
from tests.ui.conftest import Bench
from ui.welcome import Welcome, greet


def entry_in(tmp_path: Path) -> Entry:
    return Entry([sys.executable, "--hidden"], tmp_path)


@pytest.fixture
def welcome(qtbot: QtBot, tmp_path: Path) -> Welcome:
    made = Welcome(tmp_path / "data", entry_in(tmp_path))
    qtbot.addWidget(made)
    made.show()
    return made


def said(welcome: Welcome) -> str:
    return "\n".join(each.text() for each in welcome.findChildren(QLabel) if each.isVisible())


def test_three_pages_say_what_it_sees_what_it_keeps_and_ask_for_the_login(welcome: Welcome, tmp_path: Path) -> None:
    assert "What it sees" in said(welcome) and "1 of 3" in said(welcome)
    welcome._next.click()
    assert str(tmp_path / "data") in said(welcome)
    welcome._next.click()
    assert "Start at login?" in said(welcome)
    assert not entry_in(tmp_path).is_on()
    welcome._next.click()
    assert entry_in(tmp_path).is_on() and not welcome.isVisible()


def test_it_goes_by_keyboard_alone_also_back(qtbot: QtBot, welcome: Welcome) -> None:
    qtbot.keyClick(welcome, Qt.Key.Key_Return)
    qtbot.keyClick(welcome._next, Qt.Key.Key_Space)
    assert "3 of 3" in said(welcome)
    welcome._back.click()
    assert "2 of 3" in said(welcome)
    qtbot.keyClick(welcome, Qt.Key.Key_Escape)
    assert not welcome.isVisible()


def test_who_skips_starts_nothing_at_login(welcome: Welcome, tmp_path: Path) -> None:
    welcome._skip.click()
    assert not welcome.isVisible() and list(tmp_path.iterdir()) == []


def test_an_entry_that_can_not_be_written_is_told_before_it_goes(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    made = Welcome(tmp_path, Entry([sys.executable], tmp_path / "file"))
    qtbot.addWidget(made)
    made.show()
    for _ in range(3):
        made._next.click()
    assert made.isVisible() and "can't be" in said(made)
    made._next.click()
    assert not made.isVisible(), "without it at the second try"


def test_it_is_said_once_ever(qtbot: QtBot, tmp_path: Path) -> None:
    choices, window = FakeChoices(Settings()), QWidget()
    qtbot.addWidget(window)
    window.show()
    greet(choices, tmp_path, window)
    greet(choices, tmp_path, window)
    (dialog,) = window.findChildren(Welcome)
    dialog.reject()
    assert choices.get().welcomed
    qtbot.waitUntil(lambda: not window.findChildren(Welcome))
    greet(choices, tmp_path, window)
    assert window.findChildren(Welcome) == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_it_comes_with_the_window_and_not_while_hidden(bench: Bench) -> None:
    bench.service.choices.settings = Settings()
    assert bench.window.findChildren(Welcome) == []
    bench.desk.show_window()
    (dialog,) = bench.window.findChildren(Welcome)
    dialog.reject()
    assert bench.service.choices.get().welcomed
