"""What the desk offers to do, asks before, and says afterwards; the acts themselves have tests of their own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from monitor.act_model import Act, Acted, By, Outcome
from monitor.control.model import MicrophoneMute, Mutes
from monitor.model import State
from tests.ui.conftest import Bench
from tests.ui.fakes import BUILT_IN, FIREFOX, NOON, OWN, ZOOM, holding
from ui import control_words
from ui.act_notice import ActNotice
from ui.status import TrayState

# Qt's offscreen screen has no stack of windows.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")
HEARD = MicrophoneMute(BUILT_IN.id, BUILT_IN.name, False, "pipewire")
HEADSET = MicrophoneMute("headset", "Headset", False, "pipewire")


def muted(*microphones: MicrophoneMute, standing: bool = False) -> Mutes:
    return Mutes(tuple(replace(each, muted=True) for each in microphones), standing)


@pytest.fixture
def ready(bench: Bench, qtbot: QtBot) -> Bench:
    qtbot.waitUntil(lambda: bench.desk._control.control is not None)
    bench.service.control.muted = Mutes((HEARD,))
    return bench


def tell(bench: Bench, mutes: Mutes) -> None:
    bench.service.control.muted = mutes
    for listener in bench.service.control.listeners:
        listener(mutes)


def notice(bench: Bench) -> str:
    shown = bench.page.findChild(ActNotice)
    assert shown is not None
    return " ".join(each.text() for each in shown.findChildren(QLabel)) if shown.isVisible() else ""


def press(bench: Bench, qtbot: QtBot, text: str) -> None:
    def there() -> list[QPushButton]:
        return [each for each in bench.page.findChildren(QPushButton) if each.isVisible() and each.text() == text]

    qtbot.waitUntil(lambda: bool(there()))
    there()[0].click()


def test_a_card_mutes_its_microphone_and_offers_the_way_back(ready: Bench, qtbot: QtBot) -> None:
    ready.service.open(holding(FIREFOX))
    press(ready, qtbot, "Mute")
    qtbot.waitUntil(lambda: "muted" in notice(ready))
    assert ready.service.control.asked == [(Act.MUTE, By.PERSON, BUILT_IN.id)]
    press(ready, qtbot, "Undo")
    qtbot.waitUntil(lambda: len(ready.service.control.asked) == 2)
    assert ready.service.control.asked[1][0] is Act.UNMUTE


def test_a_muted_microphone_is_offered_to_be_unmuted(ready: Bench, qtbot: QtBot) -> None:
    ready.service.open(holding(FIREFOX, state=State.MUTED))
    tell(ready, muted(HEARD))
    press(ready, qtbot, "Unmute")
    qtbot.waitUntil(lambda: ready.service.control.asked == [(Act.UNMUTE, By.PERSON, BUILT_IN.id)])


def test_cut_off_is_about_the_streams_of_the_card(ready: Bench, qtbot: QtBot) -> None:
    cut = ready.service.open(holding(FIREFOX))
    press(ready, qtbot, "Cut off")
    qtbot.waitUntil(lambda: ready.service.control.asked == [(Act.CUT_OFF, By.PERSON, cut.id)])


def test_what_can_not_be_done_is_shown_with_the_reason(ready: Bench, qtbot: QtBot) -> None:
    ready.service.control.why_not = "This is a service of the system."
    ready.service.open(holding(FIREFOX))
    qtbot.waitUntil(lambda: ready.says("Firefox has used"))
    card = next(each for each in ready.page._cards if each.isVisible())
    assert not card.acts._cut.isEnabled()
    assert "service of the system" in card.acts._cut.toolTip()
    card.acts._fill_menu()
    assert not card.acts._end.isEnabled()
    assert card.acts._why.text() == "This is a service of the system."


def test_a_refusal_is_said(ready: Bench, qtbot: QtBot) -> None:
    control = ready.service.control
    control.outcome, control.reason = Outcome.NOT_PERMITTED, "The sound server does not let this program do that."
    ready.service.open(holding(FIREFOX))
    press(ready, qtbot, "Cut off")
    qtbot.waitUntil(lambda: "does not let" in notice(ready))


@pytest.mark.parametrize("agreed", [True, False])
def test_a_process_is_ended_only_after_a_question_that_names_it(
    ready: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    asked: list[tuple[str, str]] = []

    def confirm(_parent: object, text: str, more: str, _yes: str) -> bool:
        asked.append((text, more))
        return agreed

    monkeypatch.setattr("ui.dialogs.confirm", confirm)
    ready.service.open(holding(ZOOM))
    qtbot.waitUntil(lambda: ready.says("Zoom has used"))
    next(each for each in ready.page._cards if each.isVisible()).acts._on_end()
    ((text, more),) = asked
    assert text == "End Zoom?"
    assert "process 5120" in more
    assert "/app/zoom" in more
    assert "not saved is lost" in more
    if agreed:
        qtbot.waitUntil(lambda: ready.service.control.asked == [(Act.END_PROCESS, By.PERSON, 5120)])
    else:
        assert ready.service.control.asked == []


def test_force_is_offered_when_asking_did_not_help(ready: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def confirm(_parent: object, text: str, _more: str, _yes: str) -> bool:
        asked.append(text)
        return len(asked) == 1

    monkeypatch.setattr("ui.dialogs.confirm", confirm)
    monkeypatch.setattr(
        ready.service.control,
        "end_process",
        lambda who, by, by_force=False: Acted("a", NOON, Act.END_PROCESS, by, Outcome.FAILED, application=who),
    )
    ready.service.open(holding(ZOOM))
    qtbot.waitUntil(lambda: ready.says("Zoom has used"))
    next(each for each in ready.page._cards if each.isVisible()).acts._on_end()
    qtbot.waitUntil(lambda: asked == ["End Zoom?", "Zoom did not end. End it by force?"])


def test_the_programs_own_card_offers_none_of_it(ready: Bench, qtbot: QtBot) -> None:
    ready.service.open(holding(OWN))
    qtbot.waitUntil(lambda: ready.says("Earwitness (this program)"))
    assert not any(each.isVisible() for each in ready.page._cards)


def test_tray_icon_menu_and_tooltip_follow_what_is_muted(ready: Bench, qtbot: QtBot) -> None:
    tray = ready.desk._tray
    tell(ready, Mutes((HEARD, HEADSET)))
    qtbot.waitUntil(lambda: tray._mute.text() == "&Mute all microphones")
    tell(ready, muted(HEARD, HEADSET, standing=True))
    qtbot.waitUntil(lambda: tray._mute.text() == "Un&mute the microphones")
    assert tray._state is TrayState.MUTED
    assert "One that you plug in is muted, too" in tray._tooltip
    tray._mute.trigger()
    qtbot.waitUntil(lambda: ready.service.control.asked == [(Act.UNMUTE, By.PERSON, None)])
    tell(ready, Mutes((replace(HEARD, muted=True), HEADSET)))
    qtbot.waitUntil(lambda: "1 of 2 microphones muted" in tray._tooltip)
    assert tray._state is TrayState.WATCHING
    tell(ready, Mutes())
    qtbot.waitUntil(lambda: not tray._mute.isVisible())


def test_the_hotkey_mutes_all_and_says_so_where_the_window_is_closed(ready: Bench, qtbot: QtBot) -> None:
    ready.window.hide()
    ready.desk.hotkeys.mute_asked.emit()
    qtbot.waitUntil(lambda: ready.service.control.asked == [(Act.MUTE, By.HOTKEY, None)])


def test_a_microphone_that_was_muted_because_all_are_is_told_of(ready: Bench, qtbot: QtBot) -> None:
    from monitor.model import Microphone, MicrophoneKind

    tell(ready, muted(HEARD, standing=True))
    headset = Microphone("headset", "Headset", MicrophoneKind.BLUETOOTH)
    ready.service.publish(Acted("a", NOON, Act.MUTE, By.HOTKEY, Outcome.DONE, microphone=headset))
    qtbot.waitUntil(lambda: "Headset was connected and muted" in notice(ready))


def test_every_outcome_has_its_words() -> None:
    for act in Act:
        for what in Outcome:
            acted = Acted("a", NOON, act, By.PERSON, what, FIREFOX, BUILT_IN if act is not Act.END_PROCESS else None)
            assert control_words.outcome(acted)[0].isupper()
    both = Acted("a", NOON, Act.MUTE, By.PERSON, Outcome.DONE, reason="Headset: It was gone already.")
    assert "Except: Headset: It was gone already." in control_words.outcome(both)
