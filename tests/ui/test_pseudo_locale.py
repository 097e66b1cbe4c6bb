"""Everything on the screen goes through the catalogue, and longer words than English ones have room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from monitor.act_model import Act, Acted, By, Outcome
from monitor.clock import Moment
from monitor.control.model import MicrophoneMute, Mutes
from monitor.model import (
    ActivationStarted,
    Burst,
    Coverage,
    Disagreed,
    Disagreement,
    Note,
    Presence,
    Recording,
    State,
    Use,
)
from monitor.rule_model import Life, Reaction, Signal, Verdict, When
from monitor.rules import rule_about
from monitor.speakers import Hearing
from tests.ui import fakes
from tests.ui.conftest import Bench
from tests.ui.fakes import (
    BACKUP,
    BUILT_IN,
    DISCORD,
    FIREFOX,
    OWN,
    PACAT,
    QUIETED,
    ZOOM,
    FakeService,
    holding,
)
from tests.ui.findings import sample
from tests.ui.pseudo import check, left_in, menu_texts, pseudo
from tests.ui.timeline.sample import a_day
from ui import jobs, language
from ui.next_steps import WORDS
from ui.toast_words import (
    burst_text,
    disagreed_text,
    failed_text,
    findings_text,
    lasting_text,
    several_text,
    single_text,
    woke_text,
)
from ui.window import FINDINGS, NOW, SETTINGS, SPEAKERS, TIMELINE

pytestmark = pytest.mark.qt_log_ignore("does not support raise")
SILENT = Disagreed("d2", sample.DAY, Disagreement.SILENT_CARD, sample.DAY, 1, None, "a7")
NOW_IS = sample.COVERED.latest + timedelta(hours=3)
BURST = Burst("b1", "pipewire", ZOOM, BUILT_IN, NOW_IS - timedelta(seconds=10), NOW_IS, 30, *[timedelta(seconds=1)] * 2)
MORE: dict[str, Callable[[Any], None]] = {
    TIMELINE: lambda page: page.toggle_table(),
    FINDINGS: lambda page: page.body.show_detail(True),
}
"""What a page shows only when it is asked for."""


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What our own widgets paint."""
    said: list[str] = []
    real = QPainter.drawText

    def draw(self: QPainter, *values: Any) -> Any:
        said.extend(each for each in values if isinstance(each, str))
        return real(self, *values)

    monkeypatch.setattr(QPainter, "drawText", draw)
    return said


def filled(service: FakeService) -> None:
    """As much as a day can have."""
    service.speakers = sample.speakers()
    service.speakers.publish = service.publish
    service.listening.templates = {sample.KITCHEN.id: 2}
    service.listening.is_so = replace(service.listening.is_so, state=Hearing.LISTENING)
    long = timedelta(hours=5)
    held = (
        holding(FIREFOX, now=NOW_IS), holding(ZOOM, QUIETED, state=State.PAUSED, now=NOW_IS),
        holding(PACAT, for_=long, now=NOW_IS), holding(DISCORD, state=State.MUTED, now=NOW_IS),
        replace(holding(BACKUP, now=NOW_IS), presence=Presence(900, True)), holding(OWN, now=NOW_IS),
        holding(FIREFOX, use=Use.METER, now=NOW_IS), holding(ZOOM, fakes.SPEAKERS, use=Use.OUTPUT_CAPTURE, now=NOW_IS),
    )  # fmt: skip
    gone = Coverage("pipewire", NOW_IS - timedelta(minutes=3), None, "No PipeWire sound server is running.")
    service.now = fakes.snapshot(*held, sources=(gone, Coverage("alsa", NOW_IS - timedelta(hours=4), None)))
    service.past = [
        replace(each, microphone=fakes.SPEAKERS) if each.use is Use.OUTPUT_CAPTURE else each for each in a_day()
    ]
    cut = rule_about(ZOOM, Reaction.CUT_OFF, "cut", NOW_IS, Life.HOUR, When.NOBODY)
    allowed = rule_about(FIREFOX, Reaction.RECORD, "allowed", NOW_IS, Life.FOR_EVER, When.ANY)
    service.rules.put([replace(cut, signals=frozenset({Signal.FIRST_SEEN})), allowed])
    service.rules.counted = {"cut": (12, NOW_IS - timedelta(minutes=5))}
    service.control.muted = Mutes((MicrophoneMute(BUILT_IN.id, BUILT_IN.name, True, "pipewire"),), True)
    service.done = [Acted("act", NOW_IS - timedelta(hours=1), Act.MUTE, By.PERSON, Outcome.DONE)]


@pytest.fixture
def foreign(bench: Bench, qtbot: QtBot) -> Iterator[Bench]:
    """A window that was built in English and then met the other language."""
    filled(bench.service)
    bench.clock.moment = Moment(0, NOW_IS)
    for record in (
        ActivationStarted(bench.service.now.activations[2], True), Note("lost", NOW_IS), SILENT, BURST,
        Recording(ok=False, reason="The journal is damaged near record 12."),
    ):  # fmt: skip
        bench.desk._attention.heard(record, NOW_IS)
    bench.desk._refresh()
    language.use(pseudo)
    bench.desk._on_language()
    yield bench
    qtbot.waitUntil(lambda: not jobs._running)


def settle(qtbot: QtBot, root: QWidget, times: int = 5) -> None:
    for _ in range(times):
        qtbot.wait(60)
    root.grab()


def test_no_notification_says_it_either(foreign: Bench) -> None:
    now = foreign.service.now.activations
    verdict = Verdict(Reaction.ALARM, frozenset(Signal))
    acted = replace(foreign.service.done[0], act=Act.CUT_OFF, outcome=Outcome.FAILED, application=ZOOM)
    told = [
        *(single_text(each, verdict) for each in now), lasting_text(now[0], True), lasting_text(now[0], False),
        failed_text(acted), disagreed_text(SILENT), burst_text(BURST, verdict), several_text(now),
        woke_text("DATA", 1, "11:00"), woke_text("DATA", 3, "11:00"), findings_text(2, "DATA"),
    ]  # fmt: skip
    assert "\n".join(left_in([part for each in told for part in (each.title, each.body)])) == ""
    assert "\n".join(left_in([language.tr(each) for each in WORDS.values()])) == ""


def test_the_tray_and_its_menu_say_nothing_either(foreign: Bench) -> None:
    tray = foreign.desk._tray
    assert "\n".join(left_in([tray._tooltip, *menu_texts(tray._menu)])) == ""


@pytest.mark.parametrize("key", [NOW, TIMELINE, SPEAKERS, FINDINGS, SETTINGS])
def test_no_page_says_what_was_never_given_to_a_translator(
    foreign: Bench, qtbot: QtBot, painted: list[str], key: str
) -> None:
    foreign.window.resize(1280, 800)  # the screen of tests is smaller, and the window was kept to it
    foreign.window.choose(key)
    settle(qtbot, foreign.window)
    check(foreign.window, painted)
    if key in MORE:
        MORE[key](foreign.window.page(key))
        settle(qtbot, foreign.window)
        check(foreign.window, painted)
