from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from monitor.model import ActivationIdentified, Application, Claim, Recording, State, Trust, Use
from monitor.paths import Paths
from tests.nasty import NASTY_TEXT, harm_in
from tests.ui.fakes import BLIND, DISCORD, FIREFOX, NOON, OWN, PACAT, SPEAKERS, ZOOM, FakeClock, FakeService, holding, past, snapshot
from ui.allowed_dialog import AllowedDialog
from ui.cards import UserCard
from ui.desk import Desk
from ui.dialogs import allow_box
from ui.now_page import MOST_CARDS, NowPage
from ui.panels import AttentionPanel
from ui.strip import Strip
from ui.toasts import Toast
from ui.window import Window

# Qt's offscreen screen has no stack of windows.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


class Bench:
    """A desk without a tray or a desktop, and what a test asks of it."""

    def __init__(self, desk: Desk, service: FakeService, clock: FakeClock, sent: list[Toast]) -> None:
        self.desk, self.service, self.clock, self.sent = desk, service, clock, sent

    @property
    def window(self) -> Window:
        return self.desk._built_window()

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
        found = [each for each in self.page.findChildren(QPushButton) if each.isVisible() and each.accessibleName() == name]
        assert found, [each.accessibleName() for each in self.page.findChildren(QPushButton)]
        return found[0]


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
    bench.button("Always allow Firefox").click()
    assert bench.service.allowed() == ()
    bench.button("Always allow Firefox").click()
    assert bench.service.allowed() == (FIREFOX.identity,)
    assert not [each for each in bench.page.findChildren(QPushButton) if each.isVisible() and "Always" in each.text()]


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
    assert bench.page.findChild(Strip).accessibleDescription().startswith("1 activation")


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


@pytest.mark.parametrize("place", range(0, len(NASTY_TEXT), 4))
def test_nasty_names_are_harmless_on_every_surface(bench: Bench, qtbot: QtBot, place: int) -> None:
    for text in NASTY_TEXT[place : place + 4]:
        who = Application(
            text, pid=1, exe=f"/tmp/{text}", script=text, parents=(text,), icon=text, trust=Trust.CONFLICT,
            claimed=Claim(text, 7, text, text, text), remote=text, user=text, desktop_name=text,
        )  # fmt: skip
        bench.service.open(holding(who))
        bench.service.open(holding(who, use=Use.METER))
    qtbot.waitUntil(lambda: bench.says("Identity contradicted"))
    surfaces = [*bench.texts(), *(each.toolTip() for each in bench.page.findChildren(QLabel))]
    surfaces += [each.accessibleName() for each in bench.page.findChildren(QWidget)]
    surfaces += [part for toast in bench.sent for part in (toast.text.title, *toast.text.body.split("\n"))]
    surfaces += bench.desk._menu_lines()
    assert [(text, harm_in(text)) for text in surfaces if harm_in(text)] == []
    assert bench.window.minimumSizeHint().width() <= 700


def test_the_close_button_hides_when_there_is_a_tray(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.tray.Tray.available", True)
    bench.window.close()
    assert not bench.window.isVisible()


@pytest.mark.parametrize(("answer", "visible", "quits"), [("keep", False, 0), ("quit", True, 1), ("", True, 0)])
def test_without_a_tray_the_close_button_asks(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, answer: str, visible: bool, quits: int
) -> None:
    left: list[int] = []
    monkeypatch.setattr("ui.dialogs.keep_watching", lambda _: answer)
    monkeypatch.setattr(bench.desk, "_app", type("App", (), {"quit": lambda self: left.append(1), "isSavingSession": lambda self: False})())
    bench.window.close()
    assert (bench.window.isVisible(), len(left)) == (visible, quits)


def test_the_window_remembers_its_place(bench: Bench, tmp_path: Path) -> None:
    bench.window.resize(900, 600)
    bench.window.hide()
    assert bench.desk._keepsake.geometry() is not None
    assert (tmp_path / "window.ini").exists()


def test_another_theme_keeps_what_is_shown(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.theme import DARK

    bench.service.open(holding(FIREFOX))
    qtbot.waitUntil(lambda: bench.says("Firefox"))
    bench.window.set_palette(DARK)
    qtbot.waitUntil(lambda: bench.says("Firefox has used the microphone for 4 min"))


def test_a_flood_of_records_is_shown_in_few_steps(bench: Bench, qtbot: QtBot) -> None:
    looks: list[int] = []
    real = bench.service.snapshot

    def counted() -> object:
        looks.append(1)
        return real()

    bench.service.snapshot = counted  # type: ignore[method-assign,assignment]  # a counter around the fake
    for _ in range(5000):
        bench.service.publish(Recording(ok=True))
    bench.service.open(holding(FIREFOX))
    qtbot.waitUntil(lambda: bench.says("Firefox has used"))
    assert len(looks) < 100


def test_allowed_programs_can_be_removed_and_the_removal_undone(qtbot: QtBot) -> None:
    service = FakeService()
    for who in (FIREFOX, ZOOM, DISCORD):
        service.allow(who)
    dialog = AllowedDialog(service)
    qtbot.addWidget(dialog)
    before = sorted(service.allowed())
    dialog.remove()
    assert sorted(service.allowed()) == before[1:]
    dialog.undo()
    assert sorted(service.allowed()) == before


def test_the_list_of_things_to_look_at_says_when_it_is_empty(qtbot: QtBot) -> None:
    panel = AttentionPanel()
    qtbot.addWidget(panel)
    panel.show_items([], NOON)
    assert any(label.text().startswith("Nothing.") for label in panel.findChildren(QLabel))


def test_a_muted_program_is_told_as_muted(bench: Bench, qtbot: QtBot) -> None:
    bench.service.open(holding(ZOOM, state=State.MUTED))
    qtbot.waitUntil(lambda: bench.says("Zoom holds the microphone, muted"))
    assert bench.says("muted, since")


