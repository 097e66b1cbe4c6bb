from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.act_model import Act, Acted, By, Outcome
from monitor.calls import APART as CALL
from monitor.model import (
    Activation,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    Application,
    Evidence,
    Known,
    Published,
    State,
    Trust,
    Use,
)
from monitor.presence_model import Attendance, PresenceChanged
from monitor.rule_model import Life, Reaction, Ruled, Signal, When
from monitor.rules import rule_about
from tests.ui.fakes import BACKUP, DISCORD, FIREFOX, NOON, OWN, PACAT, QUIETED, SPEAKERS, ZOOM, FakeClock, holding
from tests.ui.fakes_rules import FakeRules
from ui.next_steps import Step
from ui.toasts import BURST, COALESCE, SUMMARY, Loudness, Order, Toast, Toasts, Withdraw

SECOND = timedelta(seconds=1)


class Policy:
    """The rules under a clock that is moved by hand."""

    def __init__(self, *allowed: Application) -> None:
        self.clock = FakeClock()
        self.rules = FakeRules()
        for each in allowed:
            self.rules.put([rule_about(each, Reaction.RECORD, each.identity, NOON, Life.FOR_EVER, When.ANY)])
        self.toasts = Toasts(self.rules.verdict, lambda activation: activation.source != "alsa")

    def start(self, activation: Activation, *, first: bool = False) -> list[Order]:
        at = replace(activation, started=self.clock.now().wall)
        return self.hear(ActivationStarted(at, first))

    def hear(self, record: Published) -> list[Order]:
        self.rules.heard(record, self.clock.now())
        return self.toasts.heard(record, self.clock.now())

    def end(self, activation: Activation) -> None:
        self.hear(ActivationEnded(activation.id, self.clock.now().wall, Known.SEEN, SECOND))

    def after(self, by: timedelta) -> list[Order]:
        return self.toasts.tick(self.clock.move(by))


def toast_of(orders: list[Order]) -> Toast:
    (order,) = orders
    assert isinstance(order, Toast)
    return order


def program(number: int) -> Application:
    return replace(FIREFOX, desktop_name=f"p{number}", exe=f"/usr/bin/p{number}", pid=number)


def test_a_program_never_seen_before_is_loud_and_stays() -> None:
    toast = toast_of(Policy().start(holding(FIREFOX), first=True))
    assert (toast.loudness, toast.stays) == (Loudness.NORMAL, True)
    assert toast.text.title == "Firefox opened the microphone"
    assert "Out of the ordinary: never seen before." in toast.text.body
    assert toast.application == FIREFOX


def test_a_known_program_is_told_and_goes_by_itself() -> None:
    toast = toast_of(Policy().start(holding(FIREFOX)))
    assert (toast.loudness, toast.stays) == (Loudness.NORMAL, False)
    assert "never seen" not in toast.text.body


def test_a_contradicted_identity_is_an_alarm_that_can_not_be_allowed() -> None:
    toast = toast_of(Policy().start(holding(PACAT)))
    assert (toast.loudness, toast.stays, toast.application) == (Loudness.ALARM, True, None)
    assert toast.text.title == "pacat opened the microphone and calls itself Zoom (process 1)"


def test_a_contradicted_identity_is_told_even_where_the_program_is_allowed() -> None:
    assert toast_of(Policy(PACAT).start(holding(PACAT))).loudness is Loudness.ALARM


@pytest.mark.parametrize(
    "activation",
    [
        holding(OWN),
        holding(FIREFOX, use=Use.METER),
        holding(FIREFOX, use=Use.RELAY),
    ],
)
def test_own_use_meters_and_virtual_devices_are_silent(activation: Activation) -> None:
    assert Policy().start(activation, first=True) == []


def test_an_opening_too_short_for_the_kernel_to_name_its_opener_is_recorded_and_not_told() -> None:
    nobody = Application("unknown program", evidence=Evidence.NONE)
    assert Policy().start(holding(nobody, state=State.UNOBSERVED), first=True) == []
    assert Policy().start(holding(nobody, state=State.CAPTURING), first=True)
    assert Policy().start(holding(replace(nobody, evidence=Evidence.GONE), state=State.UNOBSERVED), first=True)


def test_a_meter_under_a_false_name_is_an_alarm() -> None:
    assert toast_of(Policy().start(holding(PACAT, use=Use.METER))).loudness is Loudness.ALARM


def test_an_allowed_program_is_silent_and_loud_again_once_it_is_not() -> None:
    policy = Policy(FIREFOX)
    activation = holding(FIREFOX)
    assert policy.start(activation, first=True) == []
    policy.end(activation)
    policy.rules.remove(FIREFOX.identity)
    assert toast_of(policy.start(holding(FIREFOX)))


def test_the_computers_own_sound_is_told_quietly_and_once() -> None:
    policy = Policy()
    toast = toast_of(policy.start(holding(FIREFOX, SPEAKERS, use=Use.OUTPUT_CAPTURE), first=True))
    assert toast.loudness is Loudness.QUIET
    assert toast.text.title == "Firefox records what this computer plays"
    assert "microphone" not in toast.text.body
    assert policy.start(holding(FIREFOX, SPEAKERS, use=Use.OUTPUT_CAPTURE)) == []


def test_a_paused_opening_is_told_too_as_it_may_record_any_moment() -> None:
    assert toast_of(Policy().start(holding(FIREFOX, state=State.PAUSED)))


def test_endings_and_changes_are_not_told() -> None:
    policy = Policy()
    activation = holding(FIREFOX)
    policy.start(activation)
    assert policy.hear(ActivationEnded(activation.id, NOON, Known.SEEN, SECOND)) == []


def test_one_call_is_told_of_once_however_often_its_stream_is_opened_again() -> None:
    policy = Policy()
    told = 0
    for _ in range(100):
        activation = holding(FIREFOX)
        told += len(policy.start(activation))
        policy.clock.move(SECOND * 20)
        policy.end(activation)
        policy.clock.move(SECOND * 10)
    assert told == 1
    assert policy.toasts.due() is None


def test_another_microphone_of_the_same_call_is_no_news() -> None:
    policy = Policy()
    policy.start(holding(FIREFOX))
    assert policy.start(holding(FIREFOX, QUIETED)) == []


def test_the_next_call_is_told_in_the_same_place() -> None:
    policy = Policy()
    activation = holding(FIREFOX)
    first = toast_of(policy.start(activation))
    policy.end(activation)
    policy.clock.move(CALL + SECOND)
    assert toast_of(policy.start(holding(FIREFOX))).slot == first.slot


def test_a_thousand_openings_in_a_minute_make_one_toast() -> None:
    policy = Policy()
    told = 0
    for _ in range(1000):
        told += len(policy.start(holding(FIREFOX)))
        told += len(policy.after(timedelta(milliseconds=60)))
    assert told == 1


# What the rules decided


def away(policy: Policy, attendance: Attendance = Attendance.LOCKED) -> Policy:
    policy.hear(PresenceChanged(NOON, attendance, NOON))
    return policy


def test_an_opening_while_the_screen_is_locked_is_an_alarm_that_says_why_also_of_an_allowed_program() -> None:
    toast = toast_of(away(Policy(FIREFOX)).start(holding(FIREFOX)))
    assert (toast.loudness, toast.stays) == (Loudness.ALARM, True)
    assert "Out of the ordinary: the screen was locked." in toast.text.body
    assert toast.steps == (Step.SHOW, Step.CUT_OFF, Step.SEEN)


def test_a_rule_that_cut_it_off_is_named_and_only_to_be_acknowledged() -> None:
    policy = Policy()
    policy.rules.put([rule_about(FIREFOX, Reaction.CUT_OFF, "cut", NOON, Life.FOR_EVER, When.ANY)])
    toast = toast_of(policy.start(holding(FIREFOX)))
    assert (toast.loudness, toast.steps) == (Loudness.ALARM, (Step.SHOW, Step.SEEN))
    assert "It is being cut off." in toast.text.body
    assert "Your rule: When Firefox opens any microphone: cut it off" in toast.text.body


def test_what_goes_past_the_sound_server_can_be_muted_only() -> None:
    direct = replace(holding(ZOOM), source="alsa")
    assert toast_of(away(Policy()).start(direct)).steps == (Step.SHOW, Step.MUTE, Step.SEEN)
    assert toast_of(Policy().start(direct)).steps == (Step.SHOW, Step.ALLOW)


def test_a_program_known_by_its_word_only_is_not_offered_to_be_allowed() -> None:
    assert toast_of(Policy().start(holding(DISCORD))).steps == (Step.SHOW, Step.CUT_OFF)
    assert toast_of(Policy().start(holding(FIREFOX))).steps == (Step.SHOW, Step.ALLOW, Step.CUT_OFF)


def test_what_is_told_while_nobody_is_there_waits_for_them() -> None:
    assert toast_of(away(Policy(), Attendance.AWAY).start(holding(FIREFOX))).stays


def test_within_a_call_only_what_is_graver_is_told() -> None:
    policy = Policy()
    policy.start(holding(FIREFOX))
    away(policy)
    assert policy.start(holding(FIREFOX)) == [], "the screen locks itself during a long call"
    false = replace(FIREFOX, trust=Trust.CONFLICT)
    assert toast_of(policy.start(holding(false))).loudness is Loudness.ALARM


def test_what_is_open_for_very_long_is_told_when_it_has_become_so() -> None:
    policy = Policy()
    activation = holding(FIREFOX)
    policy.start(activation)
    ruled = Ruled(NOON, activation.id, Reaction.NOTIFY, (Signal.VERY_LONG,))
    toast = toast_of(policy.hear(ruled))
    assert toast.text.title == "Firefox has held the microphone for more than four hours"
    assert policy.hear(replace(ruled, signals=(Signal.LOCKED,))) == []
    assert policy.hear(replace(ruled, reaction=Reaction.RECORD)) == []


def test_what_a_rule_could_not_do_is_an_alarm() -> None:
    policy = Policy()
    activation = holding(FIREFOX)
    policy.start(activation)
    refused = Acted(
        "1", NOON, Act.CUT_OFF, By.RULE, Outcome.NOT_PERMITTED, FIREFOX, activation=activation.id, rule="r",
        reason="You may not.",
    )  # fmt: skip
    toast = toast_of(policy.hear(refused))
    assert (toast.loudness, toast.stays, toast.steps) == (Loudness.ALARM, True, (Step.SHOW, Step.MUTE, Step.SEEN))
    assert toast.shows == activation.id
    assert "You may not." in toast.text.body
    for silent in (replace(refused, by=By.PERSON), replace(refused, outcome=Outcome.GONE)):
        assert policy.hear(silent) == []


def test_a_changed_file_is_told_when_that_becomes_known() -> None:
    known = replace(FIREFOX, exe_sha256="aa")
    policy = Policy(known)
    activation = holding(FIREFOX)
    assert policy.start(activation) == []
    changed = ActivationIdentified(activation.id, NOON, replace(FIREFOX, exe_sha256="bb"))
    toast = toast_of(policy.hear(changed))
    assert "its file was changed since the rule was made" in toast.text.body


def test_more_than_three_programs_in_a_minute_become_one_summary() -> None:
    policy = Policy()
    singles = [toast_of(policy.start(holding(each))).slot for each in (FIREFOX, ZOOM, BACKUP)]
    assert len(set(singles)) == BURST
    policy.clock.move(COALESCE * 2)
    summary = toast_of(policy.start(holding(DISCORD), first=True))
    assert summary.slot == SUMMARY
    assert summary.text.title == "4 programs opened the microphone within a minute"
    assert summary.text.body == "Discord, python3 · backup.py, Zoom and Firefox."
    assert summary.application is None
    assert summary.stays


def test_programs_a_minute_apart_are_told_one_by_one() -> None:
    policy = Policy()
    for number in range(10):
        assert toast_of(policy.start(holding(program(number)))).slot != SUMMARY
        policy.clock.move(timedelta(seconds=30))


def test_a_flood_of_programs_makes_one_summary_every_ten_seconds() -> None:
    policy = Policy()
    orders: list[Order] = []
    for number in range(500):
        orders += policy.start(holding(program(number)), first=True)
        orders += policy.after(timedelta(milliseconds=100))
    slots = [order.slot for order in orders if isinstance(order, Toast)]
    assert len(slots) <= BURST + 6
    assert slots.count(SUMMARY) == len(slots) - BURST


def test_a_contradicted_identity_within_a_burst_makes_the_summary_an_alarm() -> None:
    policy = Policy()
    for each in (FIREFOX, ZOOM, BACKUP):
        policy.start(holding(each))
    summary = toast_of(policy.start(holding(PACAT)))
    assert (summary.slot, summary.loudness) == (SUMMARY, Loudness.ALARM)
    assert "1 is not what it says it is." in summary.text.body


def test_an_alarm_does_not_replace_the_same_programs_harmless_toast_nor_is_it_replaced() -> None:
    policy = Policy()
    honest = replace(PACAT, trust=Trust.KERNEL, claimed=None)
    harmless = toast_of(policy.start(holding(honest)))
    alarm = toast_of(policy.start(holding(PACAT)))
    assert harmless.slot != alarm.slot


def test_a_false_accusation_is_taken_back_and_the_truth_told() -> None:
    policy = Policy()
    activation = holding(PACAT)
    alarm = toast_of(policy.start(activation))
    better = ActivationIdentified(activation.id, NOON, FIREFOX)
    taken, told = policy.hear(better)
    assert taken == Withdraw(alarm.slot)
    assert isinstance(told, Toast)
    assert told.text.title == "Firefox opened the microphone"


def test_a_false_accusation_of_an_allowed_program_is_only_taken_back() -> None:
    policy = Policy(FIREFOX)
    activation = holding(PACAT)
    alarm = toast_of(policy.start(activation))
    orders = policy.hear(ActivationIdentified(activation.id, NOON, FIREFOX))
    assert orders == [Withdraw(alarm.slot)]


def test_a_false_accusation_within_a_summary_is_taken_back_there() -> None:
    policy = Policy(FIREFOX)
    for each in (ZOOM, BACKUP, DISCORD):
        policy.start(holding(each))
    activation = holding(PACAT)
    assert toast_of(policy.start(activation)).loudness is Loudness.ALARM
    orders = policy.hear(ActivationIdentified(activation.id, NOON, FIREFOX))
    (summary,) = [order for order in orders if isinstance(order, Toast)]
    assert (summary.slot, summary.loudness) == (SUMMARY, Loudness.NORMAL)
    assert "not what" not in summary.text.body


def test_a_conflict_found_late_is_an_alarm_also_for_an_allowed_program() -> None:
    policy = Policy(PACAT)
    activation = holding(replace(PACAT, trust=Trust.VERIFIED))
    assert policy.start(activation) == []
    orders = policy.hear(ActivationIdentified(activation.id, NOON, PACAT))
    assert toast_of(orders).loudness is Loudness.ALARM


def test_a_hash_that_comes_later_changes_nothing() -> None:
    policy = Policy()
    activation = holding(FIREFOX)
    policy.start(activation)
    hashed = replace(FIREFOX, exe_sha256="00" * 32)
    assert policy.hear(ActivationIdentified(activation.id, NOON, hashed)) == []


def test_an_identity_for_an_activation_never_told_is_ignored() -> None:
    policy = Policy()
    assert policy.hear(ActivationIdentified("nobody", NOON, PACAT)) == []


def test_what_is_remembered_stays_bounded() -> None:
    policy = Policy()
    for number in range(2000):
        policy.start(holding(program(number)))
        policy.after(timedelta(seconds=1))
    held = policy.toasts
    assert max(len(held._told), len(held._recent), len(held._over)) <= 500
