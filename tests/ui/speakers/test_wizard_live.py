"""The wizard from its first page to the first sighting, all real: sound server, microphone, processes and journal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import monitor.journal  # noqa: F401 - threads of the service import its parts side by side
from monitor.clock import SystemClock
from monitor.microphone import watchers_for
from monitor.paths import Paths, prepare
from monitor.service import Service
from monitor.speaker_model import Witness
from monitor.speakers import Hearing
from tests.indicator import room
from tests.indicator.staged import RATE, Plan, staged
from tests.rig.sound import PrivatePipeWire
from ui.speakers.last_steps import RoomStep
from ui.speakers.seat import seat_of
from ui.speakers.takes_step import TakesStep
from ui.speakers.wizard import PairingWizard
from ui.theme import LIGHT

PATIENCE_MS = 90_000
PLAN = Plan(takes=5, chime="arpeggio", end="falling", answer=False, noise=-90.0)
"""Four to learn from and one to be heard; the room's noise is played beside them all the time."""


class Live:
    """A room, the program, and somebody who pairs."""

    def __init__(self, qtbot: QtBot, server: PrivatePipeWire, folder: Path) -> None:
        self.qtbot, self.server = qtbot, server
        self.takes = [room.write(folder / f"{k}.wav", take, RATE) for k, take in enumerate(staged(PLAN).takes)]
        room.add_room(server)
        room.play(server, room.write(folder / "room.wav", room.noise(400, 1e-3)))
        paths, clock = Paths(folder / "data"), SystemClock()
        prepare(paths)
        self.service = Service(paths, clock, lambda: watchers_for(sys.platform, clock))

    def wait(self, what: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(what()), timeout=PATIENCE_MS)

    def play(self, number: int) -> None:
        player = room.play(self.server, self.takes[number])
        self.wait(lambda: not player.alive)

    def pair(self, parent: QWidget) -> None:
        wizard = PairingWizard(self.service, seat_of(self.service), LIGHT, parent)
        wizard.show()
        try:
            self._walk(wizard)
        finally:
            wizard.reject()

    def _walk(self, wizard: PairingWizard) -> None:
        session = wizard._session
        self._next(wizard)
        self._next(wizard)
        self.wait(lambda: session.level is not None and session.opened is not None)
        self._next(wizard)
        self._record(wizard)
        self._next(wizard)
        self.wait(lambda: session.found is not None or session.failed is not None)
        assert session.found is not None, session.failed
        assert session.found.refused is None
        assert session.found.end is not None
        self._next(wizard)
        assert isinstance(wizard.step, RoomStep)
        wizard.step._start.click()
        self.wait(lambda: session.expected is not None or session.failed is not None)
        assert session.expected is not None, session.failed
        self._next(wizard)
        QTest.keyClicks(wizard.name_step.name_field, "Kitchen Echo")
        self._next(wizard)
        self.wait(lambda: not wizard.isVisible())

    def _record(self, wizard: PairingWizard) -> None:
        step = wizard.step
        assert isinstance(step, TakesStep)
        step._start.click()
        for number in range(4):
            self.wait(lambda: step._recording)
            self.play(number)
            step._heard.click()
            self.wait(lambda number=number: len(wizard._session.takes) == number + 1)

    def _next(self, wizard: PairingWizard) -> None:
        self.wait(wizard._next.isEnabled)
        wizard._next.click()


@pytest.fixture
def live(
    qtbot: QtBot, fresh_pipewire: PrivatePipeWire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Live]:
    for key, value in fresh_pipewire.env.items():
        monkeypatch.setenv(key, value)
    made = Live(qtbot, fresh_pipewire, tmp_path)
    made.service.start()
    try:
        made.service.wait_until_recording()
        yield made
    finally:
        made.service.stop()


@pytest.mark.slow
def test_a_speaker_that_is_paired_live_is_on_the_timeline_at_its_next_wake(live: Live, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    live.pair(parent)
    (speaker,) = live.service.speakers.speakers()
    assert speaker.name == "Kitchen Echo"
    assert live.service.listening.paired() == {speaker.id: 2}
    live.wait(lambda: live.service.listening.now().state is Hearing.LISTENING)
    live.play(4)
    live.wait(lambda: [one for one in live.service.speakers.sightings(None, None) if one.end is not None])
    (sighting,) = live.service.speakers.sightings(None, None)
    assert (sighting.speaker, sighting.by) == (speaker.id, Witness.CHIME)
    listened = live.service.speakers.listened(speaker.id, None, None)
    assert any(one.blind is None and one.started < sighting.at for one in listened)
    assert any(one.application.own for one in live.service.timeline(None, None))
