"""Who was there, in words: only what was asked and answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Activation, Application, Microphone, MicrophoneKind, Presence
from ui.presence_words import aside, held_words
from ui.terminal import timeline_rows

AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
DESK = Microphone("desk", "Desk microphone", MicrophoneKind.HARDWARE)
ONE = Activation("a", "pipewire", Application("Firefox"), DESK, AT, duration=timedelta(seconds=3))


def begun(idle: float | None, locked: bool | None = None) -> Activation:
    return replace(ONE, presence=Presence(idle, locked))


@pytest.mark.parametrize(
    ("activation", "said"),
    [
        (begun(None), ""),
        (begun(None, False), ""),
        (begun(0.0, False), ""),
        (begun(299.0), ""),
        (begun(725.0), "began with nobody at the computer for 12 min"),
        (begun(3.0, True), "began with the screen locked"),
    ],
)
def test_in_passing_only_absence_is_worth_a_word(activation: Activation, said: str) -> None:
    assert aside(activation) == said
    *_, row = timeline_rows([activation])
    assert row.endswith(f"; {said}" if said else "Desk microphone")


def test_the_end_is_told_where_it_is_another_answer() -> None:
    ended = replace(begun(2.0, False), presence_end=Presence(400.0, True))
    assert held_words(ended) == "somebody was there; at the end: locked (idle 6 min)"
    assert held_words(replace(ended, presence_end=Presence())) == "somebody was there"
