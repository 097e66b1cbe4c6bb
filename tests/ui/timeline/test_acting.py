"""What was done is told in the table, and what still runs can be cut off from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from pytestqt.qtbot import QtBot

from monitor.act_model import Act, Acted, By, Outcome
from tests.ui.fakes import BUILT_IN, FIREFOX, OWN
from tests.ui.timeline.sample import FakeClock, FakeService, a_day, day_coverage
from ui.card_acts import Ask
from ui.theme import LIGHT
from ui.timeline.page import TimelinePage


@pytest.fixture
def service() -> FakeService:
    return FakeService(a_day(), day_coverage())


@pytest.fixture
def page(qtbot: QtBot, service: FakeService) -> TimelinePage:
    at = FakeClock().now().wall - timedelta(minutes=5)
    service.act_list = [Acted("act-1", at, Act.CUT_OFF, By.PERSON, Outcome.DONE, FIREFOX, BUILT_IN, "a1")]
    made = TimelinePage(service, FakeClock(), LIGHT, zone=UTC)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: not made._loader.running)
    made.show_table(True)
    return made


def cells(page: TimelinePage, wanted: str) -> list[str]:
    model = page.model
    columns = range(model.columnCount())
    rows = [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]
    return next((row for row in rows if any(wanted in cell for cell in row)), [])


def test_an_act_is_a_row_of_the_table_that_can_be_filtered(page: TimelinePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(cells(page, "wanted by you")))
    row = cells(page, "wanted by you")
    assert row[0] == "Firefox"
    assert row[5] == "Cut Firefox off (wanted by you): done"
    for column in range(page.model.columnCount()):
        page.model.sort(column)
    page.set_filter("mute")
    assert cells(page, "wanted by you") == []


def test_an_act_that_happens_now_is_shown(page: TimelinePage, qtbot: QtBot) -> None:
    at = page._clock.now().wall - timedelta(seconds=1)
    page.on_published(Acted("act-2", at, Act.MUTE, By.HOTKEY, Outcome.DONE))
    qtbot.waitUntil(lambda: bool(cells(page, "by the key combination")))
    assert cells(page, "by the key combination")[5] == "Mute all microphones (by the key combination): done"


def test_only_what_still_runs_can_be_cut_off(page: TimelinePage, service: FakeService, qtbot: QtBot) -> None:
    running = next(one for one in service.activations if one.ended is None and not one.application.own)
    assert page.acting.menu("nobody", page) is None
    service.running = (running,)
    menu = page.acting.menu(running.id, page)
    assert menu is not None
    with qtbot.waitSignal(page.acting.asked) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [Ask(Act.CUT_OFF, activations=(running,))]
    service.control.why_not = "That stream has ended already."
    menu = page.acting.menu(running.id, page)
    assert menu is not None
    assert [action.isEnabled() for action in menu.actions()] == [False, False, True]
    service.running = (replace(running, application=OWN),)
    assert page.acting.menu(running.id, page) is None


def test_a_rule_is_made_about_a_row_also_of_one_that_is_over(
    page: TimelinePage, service: FakeService, qtbot: QtBot
) -> None:
    over = next(one for one in page.view.scene.visible() if one.ended is not None and not one.application.own)
    menu = page.acting.menu(over.id, page)
    assert menu is not None
    (action,) = menu.actions()
    with qtbot.waitSignal(page.acting.rule_asked) as asked:
        action.trigger()
    assert asked.args == [over]
