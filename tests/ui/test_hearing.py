"""Tray, notifications and the Now page show that the program itself listens, and tell of a wake."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from monitor.errors import JournalError
from monitor.settings import SpeakerToasts
from monitor.speakers import Ear, Hearing, Listening
from tests.ui.conftest import Bench
from tests.ui.fakes import OWN, FakeClock, FakeService, holding
from tests.ui.fakes_speakers import ECHO, NEST, NOON, FakeSpeakers, sighting
from ui.hearing import HearingDesk
from ui.next_steps import Step

# Qt's offscreen screen has no stack of windows.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")
HEARS = Listening(Hearing.LISTENING, "", "Built-in", (Ear(ECHO.id, True),))
LINE = "Earwitness itself listens for: Kitchen Echo"


@pytest.fixture
def listening(bench: Bench, qtbot: QtBot) -> Bench:
    """A paired speaker that is listened for."""
    book = FakeSpeakers(ECHO, NEST)
    book.publish = bench.service.publish
    bench.service.speakers = book
    bench.service.listening.templates = {ECHO.id: 1}
    bench.service.listening.say(HEARS)
    qtbot.waitUntil(lambda: bench.desk._hearing.line() != "")
    return bench


def test_tooltip_menu_and_page_say_for_whom_it_listens(listening: Bench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: LINE in listening.desk._tray._tooltip)
    assert listening.desk._menu_lines()[-1] == LINE
    qtbot.waitUntil(lambda: listening.says("Kitchen Echo") and listening.says("listening"))
    listening.service.open(holding(OWN))
    qtbot.waitUntil(lambda: listening.says(f"{LINE}."))


def test_a_speaker_that_is_not_heard_is_no_silent_gap(listening: Bench, qtbot: QtBot) -> None:
    loud = Ear(ECHO.id, False, "Too loud.", -30, -42)
    listening.service.listening.say(Listening(Hearing.LISTENING, "", "Built-in", (loud,)))
    qtbot.waitUntil(lambda: listening.says("Too loud to hear it: 12 dB over"))
    assert "would not hear Kitchen Echo now" in listening.desk._menu_lines()[-1]
    listening.service.listening.say(Listening(Hearing.DEAF, "The microphone is muted."))
    qtbot.waitUntil(lambda: "can't hear Kitchen Echo: the microphone is muted" in listening.desk._menu_lines()[-1])


def test_a_speaker_that_is_left_out_is_not_said_to_be_listened_for(listening: Bench, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: LINE in listening.desk._menu_lines())
    listening.service.listening.listen_for(ECHO.id, False)
    qtbot.waitUntil(lambda: LINE not in listening.desk._menu_lines())
    qtbot.waitUntil(lambda: not listening.says("Kitchen Echo"))


def test_without_a_paired_speaker_nothing_of_listening_is_in_the_tray(bench: Bench) -> None:
    bench.desk._tray.refresh_menu()
    assert not bench.desk._tray._listening.menuAction().isVisible()
    assert len(bench.desk._menu_lines()) == 1


def test_listening_is_paused_resumed_and_switched_from_the_tray(listening: Bench, qtbot: QtBot) -> None:
    tray, fake = listening.desk._tray, listening.service.listening

    def offered() -> set[str]:
        tray.refresh_menu()
        return {what for what, action in tray._listen.items() if action.isVisible()}

    assert tray._listen.keys() == {"pause", "resume", "off", "on"}
    assert offered() == {"pause", "off"}
    tray._listen["pause"].trigger()
    qtbot.waitUntil(lambda: offered() == {"resume", "off"})
    assert fake.asked[-1] == ("pause", NOON + timedelta(hours=1))
    tray._listen["resume"].trigger()
    qtbot.waitUntil(lambda: offered() == {"pause", "off"})
    tray._listen["off"].trigger()
    qtbot.waitUntil(lambda: offered() == {"on"})
    assert listening.desk._menu_lines()[-1] != LINE


def test_a_wake_is_told_and_marked_from_its_toast(listening: Bench, qtbot: QtBot) -> None:
    seen = listening.service.speakers.see(sighting(NOON))
    qtbot.waitUntil(lambda: bool(listening.sent))
    (toast,) = listening.sent
    assert toast.text.title == "Kitchen Echo woke"
    listening.desk._notifier.on_action(toast, Step.UNASKED.value)
    qtbot.waitUntil(lambda: listening.service.speakers.seen[0].asked_for is False)
    shown: list[str] = []
    listening.desk.show_activation = shown.append  # type: ignore[method-assign]
    listening.desk._notifier.show_asked.connect(shown.append)
    listening.desk._notifier.on_action(toast, Step.SHOW.value)
    assert seen.id in shown


def test_a_wake_that_may_have_been_another_s_names_both(listening: Bench) -> None:
    unsure = replace(sighting(NOON), note=f"or:{NEST.id}")
    assert listening.desk._hearing.whose(unsure) == "Kitchen Echo or Hall Nest"
    assert listening.desk._hearing.whose(replace(unsure, speaker="gone", note="")) == "A speaker"


def test_no_wake_is_told_when_that_is_switched_off(listening: Bench, qtbot: QtBot) -> None:
    listening.service.choices.change(lambda settings: replace(settings, speaker_toasts=SpeakerToasts.OFF))
    listening.service.speakers.see(sighting(NOON))
    listening.desk.say_findings(1, "Kitchen Echo")
    qtbot.waitUntil(lambda: bool(listening.sent))
    assert [toast.page for toast in listening.sent] == ["findings"]


def test_findings_that_accuse_are_told_and_lead_to_their_page(listening: Bench, qtbot: QtBot) -> None:
    listening.window.findings_came.emit(2, "Kitchen Echo")
    qtbot.waitUntil(lambda: bool(listening.sent))
    (toast,) = listening.sent
    assert toast.text.title == "2 findings about Kitchen Echo to look at"
    assert toast.stays
    listening.desk._notifier.on_action(toast, Step.SHOW.value)
    assert listening.window._stack.currentWidget() is listening.window.page("findings")


def test_a_mark_that_can_not_be_kept_is_told(qtbot: QtBot) -> None:
    service = FakeService()
    service.speakers.trouble = JournalError("The disk is full.")
    desk = HearingDesk(service, FakeClock())
    with qtbot.waitSignal(desk.failed) as failed:
        desk.unasked("w1")
    assert failed.args == ["The disk is full."]


def test_before_the_service_runs_nothing_is_asked_of_it(qtbot: QtBot) -> None:
    service = FakeService()
    desk = HearingDesk(service, FakeClock())
    desk.heard(HEARS)  # type: ignore[arg-type]
    assert (desk.line(), desk.watched(), desk.menu().there) == ("", (), False)
    assert service.listening.looks == 0
