"""A desk without a tray or a desktop, for tests of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from monitor.paths import Paths
from tests.ui.fakes import (
    FakeClock,
    FakeService,
)
from ui.desk import Desk
from ui.now_page import NowPage
from ui.toasts import Toast
from ui.window import Window

PATIENCE = 60_000
"""Milliseconds that anything is waited for: they end a hang only. Qt's five seconds fail where the machine is busy."""


class PatientBot(QtBot):
    """Waits for what happens, however slow the machine is just now."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals: list[Any], *, timeout: int = PATIENCE, **more: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


class Bench:
    """A desk without a tray or a desktop, and what a test asks of it."""

    def __init__(self, desk: Desk, service: FakeService, clock: FakeClock, sent: list[Toast]) -> None:
        self.desk, self.service, self.clock, self.sent = desk, service, clock, sent

    @property
    def window(self) -> Window:
        return self.desk._windows.get()

    @property
    def page(self) -> NowPage:
        page = self.window.now_page
        assert page is not None
        return page

    def texts(self) -> list[str]:
        return [each.text() for each in self.page.findChildren(QLabel) if each.isVisible()]

    def says(self, text: str) -> bool:
        return any(text in each for each in self.texts())

    def button(self, name: str) -> QAbstractButton:
        found = {each.accessibleName(): each for each in self.page.findChildren(QPushButton) if each.isVisible()}
        return found[name]


class Outbox:
    def __init__(self, sent: list[Toast]) -> None:
        self.sent = sent

    def send(self, toast: Toast) -> None:
        self.sent.append(toast)

    def withdraw(self, slot: str) -> None: ...

    def say(self, text: object) -> None: ...

    def close(self) -> None: ...


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    monkeypatch.setenv("EARWITNESS_THEME", "light")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    service, clock, sent = FakeService(), FakeClock(), []  # type: FakeService, FakeClock, list[Toast]
    desk = Desk(service, clock, Paths(tmp_path), app)
    desk._notifier._sender = Outbox(sent)
    desk.put_tray()
    desk.begin(hidden=False)
    yield Bench(desk, service, clock, sent)
    desk.close()
    desk.deleteLater()
