"""What becomes of an act whose sound system refuses, is gone, or is one of several: with scripted backends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from monitor.act_model import Acted, By, Outcome
from monitor.clock import SystemClock
from monitor.control.controller import Control
from monitor.control.memory import Memory
from monitor.control.model import MicrophoneMute, Tell
from monitor.errors import CannotAct, CannotWatch, EarwitnessError, JournalError, NotPermitted
from monitor.model import Activation
from tests.ui.fakes import BUILT_IN, FIREFOX, NOON, OWN


class Scripted:
    """Implements ``Backend``; ``refuses``: what to raise, by microphone."""

    cuts = True

    def __init__(self, name: str, *ids: str) -> None:
        self.name = name
        self.states = dict.fromkeys(ids, False)
        self.refuses: dict[str, EarwitnessError] = {}
        self.silent: CannotWatch | None = None

    def microphones(self) -> list[MicrophoneMute]:
        if self.silent:
            raise self.silent
        return [MicrophoneMute(id, id.title(), muted, self.name) for id, muted in self.states.items()]

    def mute(self, microphone: str, muted: bool) -> None:
        if microphone in self.refuses:
            raise self.refuses[microphone]
        self.states[microphone] = muted

    def cut_off(self, activation: Activation) -> None:
        raise NotPermitted("No.")

    def follow(self, tell: Tell, stop: Event) -> None: ...

    def wake(self) -> None: ...


class Stage:
    def __init__(self, tmp_path: Path, *backends: Scripted) -> None:
        self.kept: list[Acted] = []
        self.memory = Memory(tmp_path / "muted.json")
        numbers = count(1)
        self.control = Control(backends, self.memory, SystemClock(), self.keep, lambda: f"act-{next(numbers)}")

    def keep(self, acts: Sequence[Acted]) -> None:
        self.kept += acts


def test_all_microphones_of_all_sound_systems_are_muted(tmp_path: Path) -> None:
    first, second = Scripted("pipewire", "a"), Scripted("pulseaudio", "b")
    stage = Stage(tmp_path, first, second)
    assert stage.control.mute(None, True, By.PERSON).outcome is Outcome.DONE
    assert (first.states, second.states) == ({"a": True}, {"b": True})


def test_one_that_refuses_is_named_and_the_others_are_muted(tmp_path: Path) -> None:
    backend = Scripted("pipewire", "a", "b")
    backend.refuses["a"] = CannotAct("It did not.")
    stage = Stage(tmp_path, backend)
    done = stage.control.mute(None, True, By.PERSON)
    assert (done.outcome, done.reason) == (Outcome.DONE, "A: It did not.")
    assert backend.states["b"]


@pytest.mark.parametrize(
    ("error", "outcome"),
    [(NotPermitted("No."), Outcome.NOT_PERMITTED), (CannotAct("No."), Outcome.FAILED)],
)
def test_a_refusal_is_an_act_too(tmp_path: Path, error: EarwitnessError, outcome: Outcome) -> None:
    backend = Scripted("pipewire", "a")
    backend.refuses["a"] = error
    stage = Stage(tmp_path, backend)
    for id in ("a", None):
        done = stage.control.mute(id, True, By.RULE, "r1")
        assert (done.outcome, done.reason, done.rule) == (outcome, "No.", "r1")
    assert len(stage.kept) == 2


def test_a_sound_server_that_does_not_answer_is_said_to(tmp_path: Path) -> None:
    backend = Scripted("pipewire", "a")
    backend.silent = CannotWatch("The sound server does not answer.")
    stage = Stage(tmp_path, backend)
    done = [stage.control.mute(id, True, By.PERSON) for id in ("a", None)]
    assert [(each.outcome, each.reason) for each in done] == [(Outcome.FAILED, "The sound server does not answer.")] * 2


def test_without_a_microphone_that_is_said(tmp_path: Path) -> None:
    done = Stage(tmp_path).control.mute(None, True, By.HOTKEY)
    assert (done.outcome, done.reason) == (Outcome.GONE, "No microphone is connected.")


def test_what_is_ours_over_or_past_the_server_is_never_cut_off(tmp_path: Path) -> None:
    control = Stage(tmp_path, Scripted("pipewire")).control
    running = Activation("a1", "pipewire", FIREFOX, BUILT_IN, NOON, stream="1-2-3")
    assert control.why_not_cut_off(running) == ""
    for other, word in (
        (Activation("a1", "pipewire", OWN, BUILT_IN, NOON, stream="1-2-3"), "Earwitness itself"),
        (Activation("a1", "pipewire", FIREFOX, BUILT_IN, NOON, ended=NOON, stream="1-2-3"), "ended already"),
        (Activation("a1", "pipewire", FIREFOX, BUILT_IN, NOON), "ended already"),
        (Activation("a1", "alsa", FIREFOX, BUILT_IN, NOON, stream="1"), "past any sound server"),
    ):
        assert word in control.why_not_cut_off(other)
        assert control.cut_off(other, By.PERSON).outcome is not Outcome.DONE


def test_what_is_final_is_not_taken_back(tmp_path: Path) -> None:
    stage = Stage(tmp_path, Scripted("pipewire"))
    cut = stage.control.cut_off(Activation("a1", "pipewire", FIREFOX, BUILT_IN, NOON, stream="1-2-3"), By.PERSON)
    assert not stage.control.can_undo(cut)
    undone = stage.control.undo(cut)
    assert (undone.outcome, undone.undoes) == (Outcome.NOT_PERMITTED, cut.id)


@pytest.mark.logs_warnings
def test_an_act_is_done_though_it_can_not_be_kept(tmp_path: Path) -> None:
    backend = Scripted("pipewire", "a")

    def refuses(_acts: Sequence[Acted]) -> None:
        raise JournalError("The disk is full.")

    control = Control([backend], Memory(tmp_path / "m"), SystemClock(), refuses, lambda: "act")
    assert control.mute("a", True, By.PERSON).outcome is Outcome.DONE
    assert backend.states["a"]


@pytest.mark.logs_warnings
@pytest.mark.parametrize("text", ["", "[]", '{"by":"nobody","muted":[]}', '{"by":"person","muted":5}', "x" * 70_000])
def test_a_damaged_memory_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "muted.json").write_text(text)
    memory = Memory(tmp_path / "muted.json")
    assert memory.standing() is None
    memory.begin(By.PERSON, ["a", "\udcff"])
    again = Memory(tmp_path / "muted.json").standing()
    assert again is not None
    assert again.muted == ("a", "\udcff")
    memory.drop("a")
    memory.drop("\udcff")
    assert memory.standing() is None
