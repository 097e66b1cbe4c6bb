"""The rules at work: what is demanded is done and kept, on a worker that nobody waits for."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.act_model import By
from monitor.errors import BadInput, CannotAct, JournalError
from monitor.model import Activation, ActivationStarted, Package, PackageFile, Presence, Trust
from monitor.rule_model import Life, Reaction, Rule, Ruled, Signal, When, Who
from monitor.rulebook import KEPT_AFTER, Rulebook
from tests.choosing import FakeChoices
from tests.rig.processes import wait_until
from tests.test_rules import BUILT_IN, NOON, OWN, UNKNOWN, ZOOM
from tests.ui.fakes import FakeClock


@dataclass
class Hands:
    """Implements ``Hands``: remembers, or fails."""

    done: list[tuple[str, By, str | None]] = field(default_factory=list)
    trouble: CannotAct | None = None

    def mute(self, microphone: str | None, muted: bool, by: By, rule: str | None = None) -> object:
        return self._did(f"mute {microphone} {muted}", by, rule)

    def cut_off(self, activation: Activation, by: By, rule: str | None = None) -> object:
        return self._did(f"cut off {activation.id}", by, rule)

    def _did(self, what: str, by: By, rule: str | None) -> object:
        if self.trouble is not None:
            raise self.trouble
        self.done.append((what, by, rule))
        return None


@dataclass
class Work:
    folder: Path
    hands: Hands = field(default_factory=Hands)
    choices: FakeChoices = field(default_factory=FakeChoices)
    clock: FakeClock = field(default_factory=lambda: FakeClock(NOON))
    kept: list[Ruled] = field(default_factory=list)
    lost: JournalError | None = None
    _number: int = 0

    def __post_init__(self) -> None:
        self.book = Rulebook(self.clock, self.choices, self._keep, lambda: self.hands, self.folder / "journal.db")

    def _keep(self, records: Sequence[Ruled]) -> None:
        if self.lost is not None:
            raise self.lost
        self.kept += records

    def open(self, who: object = ZOOM, presence: Presence = Presence(1, False)) -> str:  # noqa: B008
        self._number += 1
        id = f"a{self._number}"
        activation = Activation(id, "pipewire", who, BUILT_IN, self.clock.now().wall, presence=presence)  # type: ignore[arg-type]
        self.book.heard(ActivationStarted(activation))
        return id

    def finish(self) -> None:
        """All that was demanded is done."""
        self.book.start(lambda timeout: None)
        self.book.stop()


@pytest.fixture
def work(tmp_path: Path) -> Iterator[Work]:
    made = Work(tmp_path)
    yield made
    made.book.stop()


def test_the_verdict_is_there_before_anybody_is_told(work: Work) -> None:
    work.book.put([Rule("r", Who(ZOOM.identity), Reaction.RECORD, NOON)])
    verdict = work.book.verdict(work.open())
    assert verdict is not None and verdict.reaction is Reaction.RECORD
    assert work.book.verdict("nobody") is None


def test_what_a_rule_demands_is_done_in_its_name_and_kept(work: Work) -> None:
    work.book.put(
        [Rule("cut", Who(ZOOM.identity), Reaction.CUT_OFF, NOON), Rule("mute", Who(unknown=True), Reaction.MUTE, NOON)]
    )
    work.open()
    work.open(UNKNOWN)
    work.finish()
    assert work.hands.done == [("cut off a1", By.RULE, "cut"), ("mute None True", By.RULE, "mute")]
    assert [(each.activation, each.reaction, each.rule) for each in work.kept] == [
        ("a1", Reaction.CUT_OFF, "cut"),
        ("a2", Reaction.MUTE, "mute"),
    ]


def test_an_update_of_an_allowed_program_is_kept_with_the_rule_that_let_it_pass(work: Work) -> None:
    package = Package("dpkg", "zoom", PackageFile.SHIPPED)
    before = replace(ZOOM, exe_sha256="aa", package=package)
    made = work.book.make(before, Reaction.RECORD, Life.FOR_EVER)
    assert made.who.package == "dpkg:zoom"
    after = replace(before, exe_sha256="bb")
    work.open(after)
    assert work.book.quiets(after) and not work.book.quiets(replace(after, package=None))
    work.finish()
    assert [(each.rule, each.reaction, each.updated) for each in work.kept] == [(made.id, Reaction.RECORD, "dpkg:zoom")]


def test_an_alarm_without_a_rule_is_kept_and_an_ordinary_opening_is_not(work: Work) -> None:
    work.open()
    work.open(replace(ZOOM, exe="/opt/other"), Presence(900, True))
    work.finish()
    (ruled,) = work.kept
    assert (ruled.activation, ruled.reaction, ruled.signals, ruled.rule) == (
        "a2", Reaction.ALARM, (Signal.LOCKED,), None,
    )  # fmt: skip


def test_nothing_is_done_to_this_programs_own_listener(work: Work) -> None:
    work.book.put([Rule("all", Who(), Reaction.CUT_OFF, NOON)])
    work.open(OWN)
    work.finish()
    assert (work.hands.done, work.kept) == ([], [])


@pytest.mark.logs_warnings
def test_what_fails_stops_neither_the_record_nor_the_next_one(work: Work, caplog: pytest.LogCaptureFixture) -> None:
    work.book.put([Rule("cut", Who(), Reaction.CUT_OFF, NOON)])
    work.hands.trouble = CannotAct("The sound server refused.")
    with caplog.at_level(logging.WARNING):
        work.open()
        work.finish()
    assert "The sound server refused." in caplog.text
    assert [each.rule for each in work.kept] == ["cut"]


def test_a_journal_in_trouble_does_not_end_the_worker(work: Work) -> None:
    work.book.put([Rule("cut", Who(), Reaction.CUT_OFF, NOON)])
    work.lost = JournalError("The disk is full.")
    work.open()
    work.open()
    work.finish()
    assert len(work.hands.done) == 2


def test_a_rule_for_once_is_over_in_the_settings_when_it_spoke_and_old_ones_go(work: Work) -> None:
    old = Rule("old", Who(), Reaction.NOTIFY, NOON, expires=NOON - KEPT_AFTER - timedelta(seconds=1))
    work.book.put([old, Rule("once", Who(ZOOM.identity), Reaction.CUT_OFF, NOON, life=Life.ONCE)])
    work.open()
    work.open()
    work.finish()
    assert len(work.hands.done) == 1
    (rule,) = work.book.rules()
    assert (rule.id, rule.expires) == ("once", NOON)


def test_what_is_open_for_very_long_is_told_by_the_worker(work: Work) -> None:
    work.open()
    work.clock.move(timedelta(hours=5))
    work.book.start(lambda timeout: None)
    wait_until(lambda: work.kept, "the record")
    assert work.kept[0].signals == (Signal.VERY_LONG,)


# Making rules


def test_a_program_is_allowed_anew_with_its_new_file(work: Work) -> None:
    work.book.make(replace(ZOOM, exe_sha256="aa"), Reaction.RECORD, Life.FOR_EVER)
    made = work.book.make(replace(ZOOM, exe_sha256="bb"), Reaction.RECORD, Life.FOR_EVER)
    assert work.book.rules() == (made,)
    locked = work.book.make(ZOOM, Reaction.RECORD, Life.FOR_EVER, When.LOCKED)
    assert work.book.rules() == (made, locked)


def test_a_program_is_quiet_as_far_as_a_rule_about_it_says(work: Work) -> None:
    assert not work.book.quiets(ZOOM)
    made = work.book.make(ZOOM, Reaction.RECORD, Life.HOUR)
    assert work.book.quiets(ZOOM)
    assert not work.book.quiets(replace(ZOOM, trust=Trust.CLAIMED))
    work.clock.move(timedelta(hours=2))
    assert not work.book.quiets(ZOOM)
    work.book.remove(made.id)
    assert work.book.rules() == ()
    work.book.put([made])
    assert work.book.rules() == (made,)


@pytest.mark.parametrize("trust", [Trust.CLAIMED, Trust.CONFLICT, Trust.UNKNOWN, Trust.BROKER])
def test_a_program_known_by_its_word_only_can_not_be_quieted(work: Work, trust: Trust) -> None:
    with pytest.raises(BadInput, match="can't be allowed"):
        work.book.make(replace(ZOOM, trust=trust), Reaction.RECORD, Life.FOR_EVER)
    assert work.book.make(replace(ZOOM, trust=trust), Reaction.ALARM, Life.FOR_EVER).reaction is Reaction.ALARM


def test_without_a_journal_there_are_no_counts(work: Work) -> None:
    with pytest.raises(JournalError):
        work.book.counts()
