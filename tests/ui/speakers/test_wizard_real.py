"""The wizard with the real pairing process, over recordings of a staged room."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from monitor.pairing_client import Pairing
from monitor.speakers import Hearing, Listening
from tests.indicator.room import noise, write
from tests.indicator.staged import Plan, staged
from tests.ui.fakes import FakeService
from ui.speakers.last_steps import RoomStep
from ui.speakers.session import Seat
from ui.speakers.takes_step import TakesStep
from ui.speakers.wizard import PairingWizard
from ui.theme import LIGHT

PATIENCE_MS = 60_000


@pytest.fixture
def takes(tmp_path: Path) -> list[Path]:
    made = staged(Plan(takes=4, request=False, answer=False)).takes
    return [write(tmp_path / f"take{number}.wav", take) for number, take in enumerate(made)]


@pytest.mark.slow
def test_recordings_of_a_speaker_become_one_that_can_be_listened_for(
    qtbot: QtBot, takes: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = write(tmp_path / "room.wav", noise(10.0))
    monkeypatch.setattr("ui.speakers.first_steps.chosen_recordings", lambda _: takes)
    monkeypatch.setattr("ui.speakers.last_steps.chosen_recording", lambda _: room)
    service, parent = FakeService(), QWidget()
    service.listening.is_so = Listening(Hearing.OFF)
    qtbot.addWidget(parent)
    wizard = PairingWizard(service, Seat(Pairing, service.keep_pairing), LIGHT, parent)
    wizard.show()
    try:
        wizard.forward()
        wizard.forward()
        wizard.microphone_step._files.click()
        assert isinstance(wizard.step, TakesStep)
        qtbot.waitUntil(lambda: len(wizard._session.takes) == 4, timeout=PATIENCE_MS)
        for _ in range(2):
            qtbot.waitUntil(wizard._next.isEnabled, timeout=PATIENCE_MS)
            wizard._next.click()
        assert isinstance(wizard.step, RoomStep)
        wizard.step._start.click()
        session = wizard._session
        qtbot.waitUntil(lambda: session.expected is not None or session.failed is not None, timeout=PATIENCE_MS)
        assert session.failed is None
        qtbot.waitUntil(wizard._next.isEnabled, timeout=PATIENCE_MS)
        wizard._next.click()
        QTest.keyClicks(wizard.name_step.name_field, "Kitchen Echo")
        wizard._next.click()
        qtbot.waitUntil(lambda: not wizard.isVisible(), timeout=PATIENCE_MS)
    finally:
        wizard.reject()
    (speaker,) = service.speakers.speakers()
    assert service.listening.templates[speaker.id] >= 1
    assert ("switch", True) in service.listening.asked
