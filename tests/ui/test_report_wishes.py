"""Where a report can be asked for in the window, and what it is then about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench
from tests.ui.fakes import BACKUP, FIREFOX, NOON, holding
from ui.reporting.making import Wish

# Qt's offscreen screen has no stack of windows.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Wish]]:
    wishes: list[Sequence[Wish]] = []
    monkeypatch.setattr("ui.reporting.dialog.open_report", lambda parent, service, what=(): wishes.append(what))
    return wishes


def test_a_card_makes_a_report_about_its_program_alone(bench: Bench, qtbot: QtBot, asked: list[Sequence[Wish]]) -> None:
    bench.service.open(holding(FIREFOX))
    bench.service.open(holding(BACKUP))
    qtbot.waitUntil(lambda: bench.says("Firefox"))
    bench.button("Make a report about python3 · backup.py").click()
    assert asked == [
        [Wish("python3 · backup.py only: the last 24 hours", NOON - timedelta(hours=24), NOON, BACKUP.identity)]
    ]


def test_the_last_day_makes_a_report_about_all_of_it(bench: Bench, asked: list[Sequence[Wish]]) -> None:
    bench.button("Make a report about the last 24 hours").click()
    assert [list(each) for each in asked] == [[]], "the dialog's own first choice is the last 24 hours"
