from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from monitor.model import ActivationIdentified, Recording, Use
from monitor.rule_model import Life, Reaction
from tests.ui.conftest import Bench
from tests.ui.fakes import (
    BLIND,
    FIREFOX,
    NOON,
    OWN,
    PACAT,
    SPEAKERS,
    ZOOM,
    holding,
    past,
    snapshot,
)
from tests.ui.test_incidents import UNEXPLAINED, flood
from ui.cards import UserCard
from ui.dialogs import allow_box
from ui.now_page import MOST_CARDS
from ui.strip import Strip

# Qt's offscreen screen has no stack of windows.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


def test_an_empty_page_says_so_calmly(bench: Bench) -> None:
    assert bench.says("Nobody is using the microphone")
    assert bench.says("Everything that can be watched here is being watched.")
    assert not [card for card in bench.page.findChildren(UserCard) if card.isVisible()]


def test_a_program_that_starts_gets_a_card_and_loses_it_when_it_ends(bench: Bench, qtbot: QtBot) -> None:
    activation = bench.service.open(holding(FIREFOX))
    qtbot.waitUntil(lambda: bench.says("Firefox has used the microphone for 4 min"))
    assert bench.says("The kernel names this process as the owner of the connection")
    assert bench.says("4:00")
    bench.service.end(activation)
    qtbot.waitUntil(lambda: bench.says("Nobody is using the microphone"))


def test_seconds_pass_only_while_the_page_is_seen_and_someone_is_there(bench: Bench, qtbot: QtBot) -> None:
    timer = bench.window._timer
    assert not timer.isActive()
    bench.service.open(holding(FIREFOX))
    qtbot.waitUntil(timer.isActive)
    bench.window.hide()
    assert not timer.isActive()
    bench.window.show()
    qtbot.waitUntil(timer.isActive)
    bench.clock.move(timedelta(seconds=5))
    bench.window.ticked.emit()
    assert bench.says("4:05")


def test_a_contradicted_identity_is_shown_as_one_and_ticked_off(bench: Bench, qtbot: QtBot) -> None:
    bench.service.open(holding(PACAT))
    qtbot.waitUntil(lambda: bench.says("Identity contradicted"))
    assert bench.says("calls itself Zoom (process 1)")
    done = next(each for each in bench.page.findChildren(QPushButton) if each.accessibleName().startswith("Done: "))
    done.click()
    assert not bench.says("Identity contradicted")
    assert bench.desk._keepsake.ticked()


def test_a_contradicted_program_can_not_be_allowed_from_its_card(bench: Bench, qtbot: QtBot) -> None:
    bench.service.open(holding(PACAT))
    qtbot.waitUntil(lambda: bench.says("pacat"))
    assert not [each for each in bench.page.findChildren(QPushButton) if each.isVisible() and "Always" in each.text()]


def test_a_wrong_accusation_is_taken_back_on_the_page(bench: Bench, qtbot: QtBot) -> None:
    activation = bench.service.open(holding(PACAT))
    qtbot.waitUntil(lambda: bench.says("Identity contradicted"))
    bench.service.now = snapshot(holding(FIREFOX))
    bench.service.publish(ActivationIdentified(activation.id, NOON, FIREFOX))
    qtbot.waitUntil(lambda: not bench.says("Identity contradicted"))


def test_captured_output_and_own_use_are_told_apart_from_microphone_use(bench: Bench, qtbot: QtBot) -> None:
    bench.service.open(holding(ZOOM, SPEAKERS, use=Use.OUTPUT_CAPTURE))
    qtbot.waitUntil(lambda: bench.says("Recording what this computer plays"))
    assert bench.says("Nobody is using the microphone")
    bench.service.open(holding(OWN))
    qtbot.waitUntil(lambda: bench.says("Only Earwitness itself is using the microphone"))


def test_a_blind_source_is_shown_with_its_reason_and_the_command_that_mends_it(bench: Bench, qtbot: QtBot) -> None:
    bench.service.now = snapshot(sources=BLIND)
    bench.service.publish(Recording(ok=True))
    qtbot.waitUntil(lambda: bench.says("No sound server runs here."))
    assert bench.says("Nobody is using the microphone, as far as can be seen")
    bench.button("Copy the command").click()
    assert QApplication.clipboard().text() == "systemctl --user start pipewire"


def test_allowing_asks_first_and_then_only_records(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, True])
    monkeypatch.setattr("ui.dialogs.confirm_allow", lambda *_: next(answers))
    bench.service.open(holding(FIREFOX))
    qtbot.waitUntil(lambda: bench.says("Firefox"))
    choose(bench, "&Always…")
    assert bench.service.rules.rules() == ()
    choose(bench, "&Always…")
    (rule,) = bench.service.rules.rules()
    assert (rule.who.identity, rule.reaction, rule.life) == (FIREFOX.identity, Reaction.RECORD, Life.FOR_EVER)
    assert not [each for each in bench.page.findChildren(QPushButton) if each.isVisible() and "Always" in each.text()]


def test_a_program_is_allowed_for_a_while_without_a_question(bench: Bench, qtbot: QtBot) -> None:
    bench.service.open(holding(FIREFOX))
    qtbot.waitUntil(lambda: bench.says("Firefox"))
    choose(bench, "For one &hour")
    (rule,) = bench.service.rules.rules()
    assert (rule.life, rule.expires) == (Life.HOUR, NOON + timedelta(hours=1))


def choose(bench: Bench, text: str) -> None:
    """From the menu behind Firefox's button."""
    (action,) = [each for each in bench.button("Always allow Firefox").menu().actions() if each.text() == text]
    action.trigger()


def test_the_question_names_the_program_and_how_far_it_reaches(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    box, _yes = allow_box(parent, ZOOM)
    assert box.text() == "Always allow Zoom?"
    assert "us.zoom.Zoom · Flatpak" in box.informativeText()
    assert box.defaultButton().text() == "&Cancel"


def test_a_missed_notification_waits_in_the_window(bench: Bench, qtbot: QtBot) -> None:
    bench.desk._notifier.pause(tomorrow=False)
    bench.service.open(holding(FIREFOX))
    qtbot.waitUntil(lambda: bench.says("Not notified"))
    assert bench.sent == []
    bench.desk._notifier.resume()
    bench.service.open(holding(ZOOM))
    qtbot.waitUntil(lambda: len(bench.sent) == 1)


def test_what_the_journal_tells_of_the_last_day_is_on_the_strip(bench: Bench, qtbot: QtBot) -> None:
    bench.service.past.append(past(FIREFOX, NOON - timedelta(hours=3), timedelta(minutes=30)))
    bench.desk._day.ask()
    qtbot.waitUntil(lambda: bench.says("1 activation · 30 min"))
    (strip,) = bench.page.findChildren(Strip)
    assert strip.accessibleDescription().startswith("1 activation")


def test_a_contradiction_of_yesterday_is_still_to_look_at(bench: Bench, qtbot: QtBot) -> None:
    bench.service.past.append(past(PACAT, NOON - timedelta(hours=3), timedelta(milliseconds=40)))
    bench.desk._day.ask()
    qtbot.waitUntil(lambda: bench.says("Identity contradicted"))


def test_many_programs_keep_the_page_short(bench: Bench, qtbot: QtBot) -> None:
    from dataclasses import replace

    crowd = [holding(replace(FIREFOX, pid=number)) for number in range(40)]
    bench.service.now = snapshot(*crowd)
    bench.service.publish(Recording(ok=True))
    qtbot.waitUntil(lambda: bench.says("and 28 more programs"))
    assert len([card for card in bench.page.findChildren(UserCard) if card.isVisible()]) == MOST_CARDS


def test_everything_is_reached_by_keyboard(bench: Bench, qtbot: QtBot) -> None:
    reached: set[str] = set()
    bench.service.open(holding(FIREFOX))
    qtbot.waitUntil(lambda: bench.says("Firefox"))
    for _ in range(30):
        QTest.keyClick(bench.window, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        reached.add(widget.accessibleName() or getattr(widget, "text", str)() if widget else "")
    assert {"Now", "Always allow Firefox", "Show Firefox on the timeline", "Last 24 hours"} <= reached


def test_keys_choose_the_page_and_escape_leads_back(bench: Bench, qtbot: QtBot) -> None:
    QTest.keyClick(bench.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not bench.page.isVisible())
    QTest.keyClick(bench.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(bench.page.isVisible)
    bench.window.choose("timeline")
    bench.window._on_escape()
    assert bench.page.isVisible()


def test_every_control_has_a_name_for_a_screen_reader(bench: Bench, qtbot: QtBot) -> None:
    bench.service.open(holding(PACAT))
    qtbot.waitUntil(lambda: bench.says("Identity contradicted"))
    for each in bench.window.findChildren(QAbstractButton):
        assert each.accessibleName() or each.text()


def test_no_text_is_ever_read_as_markup(bench: Bench, qtbot: QtBot) -> None:
    bench.service.open(holding(PACAT))
    qtbot.waitUntil(lambda: bench.says("Identity contradicted"))
    for each in bench.window.findChildren(QLabel):
        assert each.textFormat() is Qt.TextFormat.PlainText or not each.text()


@pytest.mark.parametrize("users", [0, 1, 2])
def test_the_last_day_is_seen_without_scrolling(bench: Bench, qtbot: QtBot, users: int) -> None:
    bench.service.incident = [UNEXPLAINED, flood(1), flood(2, application=PACAT)]
    for who in (FIREFOX, ZOOM)[:users]:
        bench.service.open(holding(who))
    bench.window.resize(1280, 800)
    bench.desk._day.ask()
    qtbot.waitUntil(lambda: bench.says("contradict each other"))
    qtbot.waitUntil(lambda: sum(each.isVisible() for each in bench.page._cards) == users)
    strip = bench.page._strip
    bottom = strip.mapTo(bench.page.viewport(), QPoint(0, strip.height())).y()
    assert bottom <= bench.page.viewport().height()


def test_the_cards_are_as_high_as_what_they_hold(bench: Bench, qtbot: QtBot) -> None:
    bench.service.incident = [UNEXPLAINED, *(flood(n, application=replace(PACAT, exe=f"/p{n}")) for n in range(5))]
    bench.window.resize(1280, 800)
    bench.desk._day.ask()
    qtbot.waitUntil(lambda: bench.says("contradict each other"))
    watched, attention = bench.page._watched, bench.page._attention
    qtbot.waitUntil(lambda: watched.height() < attention.height())
    assert watched.height() <= watched.sizeHint().height() + 4
