"""The kernel and the sound server are held against each other, and nobody is accused without both."""

from __future__ import annotations

from itertools import count

from monitor.agreement import GRACE
from monitor.microphone.watcher import Blind, Closed, Opened, Seeing, StateChanged
from monitor.model import (
    ActivationEnded,
    ActivationStarted,
    Application,
    Disagreed,
    Disagreement,
    Microphone,
    MicrophoneKind,
    State,
    Trust,
    Use,
)
from monitor.tracker import Tracker
from tests.test_tracker import PACAT, at

CARD = Microphone("alsa:card1:pcm0", "HDA", MicrophoneKind.HARDWARE, card=1)
NODE = Microphone("node", "Built-in", MicrophoneKind.HARDWARE, card=1)
SERVER = Application("pipewire", pid=3, exe="/usr/bin/pipewire", trust=Trust.KERNEL)
LATER = 1 + GRACE.total_seconds()


def tracker_that_sees(*sources: str) -> Tracker:
    numbers = count(1)
    tracker = Tracker(
        lambda: f"a{next(numbers)}",
        lambda identity: True,
        lambda application: "pipewire" if application == SERVER else None,
    )
    for source in sources:
        tracker.take(Seeing(source, at(0)))
    return tracker


def hold(state: State = State.CAPTURING, application: Application = SERVER) -> Opened:
    return Opened("alsa", "hold", at(1), application, CARD, state=state)


def stream(microphone: Microphone = NODE, use: Use = Use.MICROPHONE) -> Opened:
    return Opened("pipewire", "stream", at(1), PACAT, microphone, use)


def test_a_stream_and_the_servers_hold_of_the_card_are_one_activation() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    tracker.take(hold())
    tracker.take(stream())
    assert [held.application for held in tracker.activations] == [PACAT]
    assert tracker.due(at(100)) == []
    assert not tracker.waiting()


def test_the_servers_lingering_after_the_last_stream_is_no_disagreement() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    tracker.take(hold())
    tracker.take(stream())
    tracker.take(Closed("pipewire", "stream", at(10)))
    assert tracker.due(at(15.5)) == []
    tracker.take(Closed("alsa", "hold", at(15.5)))
    assert tracker.due(at(100)) == []


def test_a_capture_that_no_stream_explains_is_told_once_with_its_holder() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    tracker.take(hold())
    assert tracker.due(at(LATER - 0.1)) == []
    (found,) = tracker.due(at(LATER))
    assert isinstance(found, Disagreed)
    assert (found.kind, found.card, found.holder) == (Disagreement.UNEXPLAINED_CAPTURE, 1, SERVER)
    assert found.since == at(1).wall
    assert tracker.due(at(LATER + 1)) == []


def test_recording_what_the_loudspeakers_play_does_not_explain_a_capture() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    tracker.take(hold())
    tracker.take(stream(Microphone("n.monitor", "Monitor", MicrophoneKind.OUTPUT), Use.OUTPUT_CAPTURE))
    assert len(tracker.due(at(LATER))) == 1


def test_a_card_that_is_open_but_not_capturing_accuses_nobody() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    tracker.take(hold(State.PAUSED))
    assert tracker.due(at(100)) == []


def test_a_stream_whose_card_is_unknown_may_explain_any_capture() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    tracker.take(hold())
    tracker.take(stream(Microphone("usb", "Headset", MicrophoneKind.HARDWARE)))
    assert tracker.due(at(100)) == []


def test_a_running_stream_over_a_closed_card_is_told_with_its_activation() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    tracker.take(stream())
    (found,) = tracker.due(at(LATER))
    assert isinstance(found, Disagreed)
    assert found.kind is Disagreement.SILENT_CARD
    assert found.activation == tracker.activations[0].id


def test_a_card_that_somebody_else_holds_is_not_silent() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    tracker.take(hold(application=Application("unknown program")))
    tracker.take(stream())
    assert tracker.due(at(100)) == []


def test_a_paused_stream_over_a_closed_card_is_fine() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    tracker.take(stream())
    tracker.take(StateChanged("pipewire", "stream", at(2), State.PAUSED))
    assert tracker.due(at(100)) == []


def test_with_one_eye_shut_nothing_is_contradicted() -> None:
    tracker = tracker_that_sees("pipewire")
    tracker.take(stream())
    assert tracker.due(at(100)) == []


def test_the_server_is_told_as_a_go_between_only_while_its_own_watcher_is_blind() -> None:
    tracker = tracker_that_sees("alsa")
    assert tracker.take(hold()) == []
    (started,) = tracker.due(at(LATER))
    assert isinstance(started, ActivationStarted)
    assert started.activation.application.trust is Trust.BROKER
    assert tracker.due(at(LATER + 1)) == []
    assert not tracker.waiting()
    assert isinstance(tracker.take(Seeing("pipewire", at(20)))[0], ActivationEnded)
    assert tracker.activations == ()


def test_a_server_whose_watcher_goes_blind_later_becomes_a_go_between() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    tracker.take(hold())
    tracker.take(stream())
    tracker.take(Blind("pipewire", at(5), "It ended."))
    assert [type(record) for record in tracker.due(at(20))] == [ActivationStarted]


def test_a_program_that_goes_past_the_sound_server_is_an_activation_of_its_own() -> None:
    tracker = tracker_that_sees("alsa", "pipewire")
    arecord = Application("arecord", pid=5, exe="/usr/bin/arecord", trust=Trust.KERNEL)
    (started,) = tracker.take(hold(application=arecord))
    assert isinstance(started, ActivationStarted)
    assert started.activation.application == arecord
