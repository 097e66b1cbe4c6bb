"""What is chosen anywhere shows at once on tray and window: colours, words, and that the file is damaged."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from monitor.settings import Language, Scheme, Settings, SpeakerToasts
from tests.ui.conftest import Bench
from tests.ui.test_languages import make_catalogue
from ui import style
from ui.icons import Look
from ui.theme import DARK, LIGHT
from ui.window import SETTINGS, SPEAKERS, Window

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.fixture(autouse=True)
def by_choice(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = QLocale()
    yield
    style.choose(Settings())
    QLocale.setDefault(before)


def choose(bench: Bench, **changes: object) -> None:
    """As a command in another process: told on a thread of its own."""
    change = threading.Thread(
        target=lambda: bench.service.choices.change(lambda settings: replace(settings, **changes))  # type: ignore[arg-type]
    )
    change.start()
    change.join()


def rail(window: Window) -> list[str]:
    return [each.text() for each in window.findChildren(QToolButton) if each.objectName() == "railButton"]


def test_another_theme_dresses_the_window_and_another_icon_the_tray(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EARWITNESS_THEME")
    window = bench.window
    choose(bench, theme=Scheme.DARK)
    qtbot.waitUntil(lambda: DARK.page in window.styleSheet())
    choose(bench, theme=Scheme.LIGHT, icon=Scheme.DARK)
    qtbot.waitUntil(lambda: LIGHT.page in window.styleSheet())
    assert bench.window is window, "it is the same window"
    assert bench.desk._tray._look is Look.DARK


def test_the_environment_wins_over_the_settings(bench: Bench, qtbot: QtBot) -> None:
    choose(bench, theme=Scheme.DARK)
    qtbot.waitUntil(lambda: bench.desk._chosen._last.theme is Scheme.DARK)
    assert style.current_palette() is LIGHT


def test_another_language_builds_the_window_again_on_the_same_page(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    make_catalogue(tmp_path)
    bench.desk._chosen.languages._folder = tmp_path
    before = bench.window
    before.choose(SETTINGS)
    choose(bench, language=Language.GERMAN)
    qtbot.waitUntil(lambda: bench.desk._window is not before)
    assert bench.window.isVisible() and bench.window.chosen == SETTINGS
    assert rail(bench.window)[0] == "&Jetzt"
    assert bench.desk._tray._menu.actions()[0].text() == "&Öffnen"
    choose(bench, language=Language.ENGLISH)
    qtbot.waitUntil(lambda: rail(bench.window)[0] == "&Now")


def test_a_hidden_window_stays_hidden_in_another_language(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    make_catalogue(tmp_path)
    bench.desk._chosen.languages._folder = tmp_path
    bench.desk._windows.hide()
    choose(bench, language=Language.GERMAN)
    qtbot.waitUntil(lambda: bench.desk._window is None)


def test_a_window_that_asks_something_is_left_until_it_is_answered(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    make_catalogue(tmp_path)
    bench.desk._chosen.languages._folder = tmp_path
    before = bench.window
    question = QMessageBox(before)
    question.open()
    choose(bench, language=Language.GERMAN)
    qtbot.waitUntil(bench.desk._windows._later.isActive)
    assert bench.window is before
    question.accept()
    bench.desk._windows._later.timeout.emit()
    assert bench.window is not before


def test_a_damaged_file_is_told_in_the_window_once(bench: Bench, qtbot: QtBot) -> None:
    bench.service.choices.damaged = "The settings can't be read."
    bench.service.choices.tell()
    qtbot.waitUntil(lambda: bool(bench.window.findChildren(QMessageBox)))
    (box,) = bench.window.findChildren(QMessageBox)
    assert box.text() == "The settings can't be read."
    bench.service.choices.tell()
    assert len(bench.window.findChildren(QMessageBox)) == 1


def test_what_is_changed_elsewhere_shows_on_the_open_settings_page(bench: Bench, qtbot: QtBot) -> None:
    bench.window.choose(SETTINGS)
    page = bench.window.page(SETTINGS)
    choose(bench, sound=False)
    line = page._lines["notifications.sound"]  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not line.field.isChecked())


def test_what_is_changed_on_the_settings_page_shows_on_the_speakers_page(bench: Bench, qtbot: QtBot) -> None:
    page = bench.window.page(SPEAKERS)
    choose(bench, speaker_toasts=SpeakerToasts.ALWAYS)
    box = page._listening._tell  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: box.currentData() is SpeakerToasts.ALWAYS)
