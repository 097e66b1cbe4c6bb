"""Edges become activations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from monitor.bursts import LIMIT
from monitor.clock import Moment
from monitor.microphone.watcher import Blind, Closed, Identified, Opened, Seeing, StateChanged
from monitor.model import (
    ActivationChanged,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    Application,
    BlindSince,
    Known,
    Microphone,
    MicrophoneKind,
    Presence,
    Record,
    State,
    Trust,
    WatchingSince,
)
from monitor.tracker import REMEMBERED, Tracker

START = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
MICROPHONE = Microphone("mic", "Built-in", MicrophoneKind.HARDWARE)
PACAT = Application("pacat", pid=7, exe="/usr/bin/pacat", trust=Trust.KERNEL)


def at(seconds: float, wall_shift: float = 0.0) -> Moment:
    return Moment(int(seconds * 1e9), START + timedelta(seconds=seconds + wall_shift))


def opened(key: str = "1", seconds: float = 1.0, application: Application = PACAT, source: str = "pipewire") -> Opened:
    return Opened(source, key, at(seconds), application, MICROPHONE)


@pytest.fixture
def tracker() -> Tracker:
    numbers = count(1)
    return Tracker(lambda: f"a{next(numbers)}", lambda identity: False)


def started(records: list[Record]) -> ActivationStarted:
    (record,) = records
    assert isinstance(record, ActivationStarted)
    return record


def test_an_opening_and_its_closing_make_one_activation(tracker: Tracker) -> None:
    activation = started(tracker.take(opened())).activation
    assert (activation.id, activation.application, activation.started) == ("a1", PACAT, at(1).wall)
    ended = tracker.take(Closed("pipewire", "1", at(1.028)))
    assert ended == [ActivationEnded("a1", at(1.028).wall, Known.SEEN, timedelta(milliseconds=28))]
    assert tracker.activations == ()


def test_presence_is_kept_of_the_start_and_of_the_end(tracker: Tracker) -> None:
    begun = started(tracker.take(opened(), Presence(2.0, False)))
    assert begun.activation.presence == Presence(2.0, False)
    (ended,) = tracker.take(Closed("pipewire", "1", at(400)), Presence(401.0, True))
    assert isinstance(ended, ActivationEnded)
    assert ended.presence == Presence(401.0, True)


def test_presence_at_an_end_that_was_only_inferred_is_not_known(tracker: Tracker) -> None:
    tracker.take(Seeing("pipewire", at(0)))
    tracker.take(opened(), Presence(2.0, False))
    ended, _ = tracker.take(Blind("pipewire", at(5), "The sound server ended."), Presence(2.0, False))
    assert isinstance(ended, ActivationEnded)
    assert ended.presence is None


def test_what_a_flood_held_back_starts_with_presence_unknown(tracker: Tracker) -> None:
    for number in range(LIMIT + 1):
        tracker.take(opened(str(number)), Presence(1.0, False))
    started_late, ended = tracker.take(Closed("pipewire", str(LIMIT), at(20)), Presence(3.0, False))
    assert isinstance(started_late, ActivationStarted)
    assert isinstance(ended, ActivationEnded)
    assert (started_late.activation.presence, ended.presence) == (Presence(), Presence(3.0, False))


def test_the_length_is_right_though_the_wall_clock_was_set_back(tracker: Tracker) -> None:
    tracker.take(opened(seconds=1))
    (ended,) = tracker.take(Closed("pipewire", "1", at(11, wall_shift=-7200)))
    assert isinstance(ended, ActivationEnded)
    assert ended.duration == timedelta(seconds=10)


def test_the_same_opening_told_twice_is_one_activation(tracker: Tracker) -> None:
    tracker.take(opened())
    assert tracker.take(opened()) == []
    assert len(tracker.activations) == 1


def test_the_same_key_of_two_sources_is_two_activations(tracker: Tracker) -> None:
    tracker.take(opened())
    started(tracker.take(opened(source="alsa")))
    assert len(tracker.activations) == 2


def test_a_pause_is_a_state_and_not_an_end(tracker: Tracker) -> None:
    tracker.take(opened())
    assert tracker.take(StateChanged("pipewire", "1", at(2), State.PAUSED)) == [
        ActivationChanged("a1", at(2).wall, State.PAUSED)
    ]
    assert tracker.take(StateChanged("pipewire", "1", at(3), State.PAUSED)) == []
    (held,) = tracker.activations
    assert held.state is State.PAUSED
    assert [change.state for change in held.changes] == [State.PAUSED]


def test_what_is_open_when_the_source_goes_blind_ends_as_inferred(tracker: Tracker) -> None:
    tracker.take(Seeing("pipewire", at(0)))
    tracker.take(opened("1"))
    tracker.take(opened("2"))
    tracker.take(opened("3", source="alsa"))
    records = tracker.take(Blind("pipewire", at(5), "The sound server ended."))
    assert [type(record) for record in records] == [ActivationEnded, ActivationEnded, BlindSince]
    assert all(record.known is Known.INFERRED for record in records if isinstance(record, ActivationEnded))
    assert [held.source for held in tracker.activations] == ["alsa"]
    assert tracker.sources[0].blind == "The sound server ended."


def test_blindness_is_told_once_and_again_when_its_reason_changes(tracker: Tracker) -> None:
    assert len(tracker.take(Blind("pipewire", at(1), "No server."))) == 1
    assert tracker.take(Blind("pipewire", at(2), "No server.")) == []
    assert len(tracker.take(Blind("pipewire", at(3), "It speaks nonsense."))) == 1


def test_watching_again_is_told_once(tracker: Tracker) -> None:
    tracker.take(Blind("pipewire", at(1), "No server."))
    assert tracker.take(Seeing("pipewire", at(2))) == [WatchingSince("pipewire", at(2).wall)]
    assert tracker.take(Seeing("pipewire", at(3))) == []


def test_a_better_identity_is_taken_up_while_open_and_after_the_end(tracker: Tracker) -> None:
    tracker.take(opened())
    hashed = Application("pacat", pid=7, exe="/usr/bin/pacat", exe_sha256="ab", trust=Trust.KERNEL)
    assert tracker.take(Identified("pipewire", "1", at(2), hashed)) == [ActivationIdentified("a1", at(2).wall, hashed)]
    assert tracker.take(Identified("pipewire", "1", at(2), hashed)) == []
    tracker.take(Closed("pipewire", "1", at(3)))
    assert tracker.take(Identified("pipewire", "1", at(4), PACAT)) == [ActivationIdentified("a1", at(4).wall, PACAT)]


def test_an_edge_about_something_unknown_invents_nothing(tracker: Tracker) -> None:
    assert tracker.take(Closed("pipewire", "9", at(1))) == []
    assert tracker.take(StateChanged("pipewire", "9", at(1), State.MUTED)) == []
    assert tracker.take(Identified("pipewire", "9", at(1), PACAT)) == []


def test_a_program_is_first_seen_only_once() -> None:
    tracker = Tracker(iter("abc").__next__, lambda identity: identity == "exe:/usr/bin/known")
    known = Application("known", exe="/usr/bin/known")
    assert started(tracker.take(opened("1"))).first_seen
    assert not started(tracker.take(opened("2"))).first_seen
    assert not started(tracker.take(opened("3", application=known))).first_seen


def test_ending_the_program_ends_all_as_inferred_and_says_that_it_is_blind(tracker: Tracker) -> None:
    tracker.take(Seeing("pipewire", at(0)))
    tracker.take(opened())
    records = tracker.finish(at(9), "Earwitness was ended.")
    assert records == [
        ActivationEnded("a1", at(9).wall, Known.INFERRED, timedelta(seconds=8)),
        BlindSince("pipewire", at(9).wall, "Earwitness was ended."),
    ]


def test_only_so_many_ended_ones_are_remembered(tracker: Tracker) -> None:
    for number in range(REMEMBERED + 1):
        tracker.take(opened(str(number), seconds=number))
        tracker.take(Closed("pipewire", str(number), at(number + 0.5)))
    assert tracker.take(Identified("pipewire", "0", at(3), PACAT)) == []
    assert len(tracker.take(Identified("pipewire", "1", at(3), PACAT))) == 1
