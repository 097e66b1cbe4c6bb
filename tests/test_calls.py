"""When openings of one program are one call."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from monitor.calls import APART, BREATH, MOST, TOLD, Calls, Going
from monitor.rule_model import Reaction

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def test_a_stream_opened_again_soon_goes_on_with_the_call() -> None:
    calls = Calls()
    assert calls.began("1", "zoom", NOON) is Going.NEW
    calls.ended("1", NOON + SECOND)
    assert calls.began("2", "zoom", NOON + SECOND + APART) is Going.ON
    calls.ended("2", NOON + 2 * APART)
    assert calls.began("3", "zoom", NOON + 3 * APART + SECOND) is Going.NEW
    calls.ended("3", NOON + 4 * APART)
    assert calls.began("4", "zoom", NOON + 4 * APART + BREATH) is Going.STRAIGHT_ON


def test_while_one_stream_is_open_the_call_goes_on_however_long() -> None:
    calls = Calls()
    calls.began("1", "zoom", NOON)
    calls.began("2", "zoom", NOON + SECOND)
    calls.ended("2", NOON + 2 * SECOND)
    assert calls.began("3", "zoom", NOON + timedelta(hours=5)) is Going.STRAIGHT_ON


def test_programs_have_calls_of_their_own() -> None:
    calls = Calls()
    calls.began("1", "zoom", NOON)
    assert calls.began("2", "firefox", NOON) is Going.NEW


def test_a_call_is_told_of_once_unless_it_becomes_graver() -> None:
    calls = Calls()
    told = []
    for number, reaction in enumerate([Reaction.NOTIFY, Reaction.NOTIFY, Reaction.ALARM, Reaction.NOTIFY]):
        calls.began(str(number), "zoom", NOON)
        told.append(calls.tell(str(number), reaction))
    assert told == [False, True, False, True]


def test_what_was_only_recorded_was_not_told() -> None:
    calls = Calls()
    calls.began("1", "zoom", NOON)
    assert not calls.tell("1", Reaction.RECORD)
    calls.began("2", "zoom", NOON)
    assert not calls.tell("2", Reaction.NOTIFY)


def test_what_proved_another_programs_was_never_told_of_this_one() -> None:
    calls = Calls()
    calls.began("1", "zoom", NOON)
    calls.tell("1", Reaction.ALARM)
    calls.mistaken("1")
    assert calls.began("2", "zoom", NOON) is Going.NEW
    assert not calls.tell("2", Reaction.NOTIFY)


def test_what_is_remembered_stays_bounded() -> None:
    calls = Calls()
    for number in range(5 * MOST):
        calls.began(str(number), "zoom", NOON)
        calls.tell(str(number), Reaction.NOTIFY)
        calls.began(f"o{number}", str(number), NOON)
    assert len(calls._calls) <= MOST and len(calls._whose) <= 4 * MOST
    assert len(calls._calls["zoom"].told) <= TOLD
