from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench
from tests.ui.fakes import FIREFOX, holding
from ui.memory import give_back

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


def closed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.tray.Tray.available", True)
    bench.window.choose("timeline")
    bench.window.close()


def test_a_window_that_stays_closed_is_thrown_away_whole(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(bench, monkeypatch)
    window, page, timeline = (weakref.ref(each) for each in (bench.window, bench.page, bench.window.page("timeline")))
    assert bench.desk._windows.unused.isActive()
    bench.desk._windows.unused.timeout.emit()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert (window(), page(), timeline(), bench.desk._window) == (None, None, None, None)


def test_a_window_that_is_opened_again_soon_is_the_same(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bench.window
    closed(bench, monkeypatch)
    bench.desk.show_window()
    bench.desk._windows.unused.timeout.emit()
    assert bench.window is before
    assert not bench.desk._windows.unused.isActive()


def test_a_new_window_shows_what_happened_meanwhile(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(bench, monkeypatch)
    bench.desk._windows.unused.timeout.emit()
    bench.service.open(holding(FIREFOX))
    bench.desk.show_window()
    qtbot.waitUntil(lambda: bench.says("Firefox has used the microphone for 4 min"))


def test_memory_can_be_given_back_at_any_time() -> None:
    give_back()
