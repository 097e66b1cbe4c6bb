"""Who was there at the moment of an edge, asked a little later."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.clock import Moment
from monitor.microphone.watcher import Blind, Closed, Opened, StateChanged
from monitor.model import Known, Presence, State
from monitor.sampling import Sampling, as_of
from tests.test_tracker import MICROPHONE, PACAT, at


@pytest.mark.parametrize(
    ("answer", "late", "then"),
    [
        (Presence(20.0, False), 0.5, Presence(19.5, False)),
        (Presence(0.2, True), 0.9, Presence(0.0, True)),
        (Presence(20.0, False), 10.0, Presence(10.0, None)),  # no input since: so long it had been then
        (Presence(3.0, False), 10.0, Presence(None, None)),  # input since: before that, nobody knows
        (Presence(None, True), 0.1, Presence(None, True)),
        (Presence(None, True), 9.0, Presence(None, None)),
        (Presence(5.0, False), -3.0, Presence(5.0, False)),  # told before it came about: a clock's fault
    ],
)
def test_a_late_answer_is_only_believed_where_it_follows(answer: Presence, late: float, then: Presence) -> None:
    assert as_of(answer, timedelta(seconds=late)) == then


class Hand:
    def __init__(self) -> None:
        self.seconds = 1.0

    def now(self) -> Moment:
        return at(self.seconds)


def test_only_a_start_and_an_end_that_were_seen_are_asked_for() -> None:
    asked: list[int] = []

    def ask() -> Presence:
        asked.append(1)
        return Presence(4.0, False)

    sampling = Sampling(Hand(), ask)
    inferred = Opened("pipewire", "1", at(1), PACAT, MICROPHONE, known=Known.INFERRED)
    for edge in (
        inferred,
        Closed("pipewire", "1", at(1), Known.INFERRED),
        StateChanged("pipewire", "1", at(1), State.MUTED),
        Blind("pipewire", at(1), "Gone."),
    ):
        assert sampling.at(edge) is None
    assert not asked
    assert sampling.at(Opened("pipewire", "1", at(1), PACAT, MICROPHONE)) == Presence(4.0, False)
    assert sampling.at(Closed("pipewire", "1", at(1))) == Presence(4.0, False)


def test_what_nobody_answers_is_none() -> None:
    assert Sampling(Hand(), Presence).at(Closed("pipewire", "1", at(1))) is None
