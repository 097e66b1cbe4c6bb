from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from monitor.model import ActivationEnded, ActivationIdentified, ActivationStarted, Known, Note, Recording
from monitor.rule_model import Reaction, Ruled, Signal, Verdict
from tests.ui.fakes import FIREFOX, NOON, OWN, PACAT, ZOOM, holding, past
from ui import language
from ui.attention import MOST, Attention, Kind


def kinds(attention: Attention) -> list[Kind]:
    return [item.kind for item in attention.items()]


def test_a_contradicted_identity_waits_until_it_is_ticked_off() -> None:
    attention = Attention()
    attention.heard(ActivationStarted(holding(PACAT)), NOON)
    (item,) = attention.items()
    assert attention.conflicts == 1
    assert item.detail(NOON).startswith("pacat calls itself Zoom (process 1), ")
    attention.tick_off(item.key, NOON)
    assert (attention.items(), attention.conflicts) == ([], 0)


def test_an_honest_start_is_nothing_to_look_at() -> None:
    attention = Attention()
    for who in (FIREFOX, ZOOM, replace(OWN, trust=PACAT.trust)):
        attention.heard(ActivationStarted(holding(who)), NOON)
    assert attention.items() == []


def test_the_same_program_again_makes_the_item_newer_and_not_the_list_longer() -> None:
    attention = Attention()
    older, newer = holding(PACAT, for_=timedelta(hours=1)), holding(PACAT)
    for activation in (older, newer, older):
        attention.heard(ActivationStarted(activation), NOON)
    (item,) = attention.items()
    assert (item.activation, item.times) == (newer, 2)


def test_reading_the_journal_again_counts_nothing_twice() -> None:
    attention = Attention()
    ended = past(PACAT, NOON - timedelta(hours=2), timedelta(milliseconds=40))
    attention.remember([ended, past(FIREFOX, NOON, timedelta(seconds=1))])
    attention.remember([ended])
    (item,) = attention.items()
    assert item.times == 1
    assert item.detail(NOON).endswith(", 40 ms")


def test_its_length_is_told_once_it_is_over() -> None:
    attention = Attention()
    activation = holding(PACAT)
    attention.heard(ActivationStarted(activation), NOON)
    attention.heard(ActivationEnded(activation.id, NOON, Known.SEEN, timedelta(milliseconds=40)), NOON)
    assert attention.items()[0].detail(NOON).endswith(", 40 ms")


def test_a_false_accusation_is_taken_back() -> None:
    attention = Attention()
    activation = holding(PACAT)
    attention.heard(ActivationStarted(activation), NOON)
    attention.heard(ActivationIdentified(activation.id, NOON, FIREFOX), NOON)
    assert attention.items() == []


def test_what_was_ticked_off_stays_away_after_a_restart_and_comes_back_when_it_happens_again() -> None:
    before = Attention()
    old = past(PACAT, NOON - timedelta(hours=2), timedelta(seconds=1))
    before.remember([old])
    before.tick_off(before.items()[0].key, NOON)
    after = Attention(before.ticked)
    after.remember([old])
    assert after.items() == []
    after.heard(ActivationStarted(holding(PACAT, for_=-timedelta(seconds=5))), NOON)
    assert after.conflicts == 1


def test_a_missed_notification_is_kept_below_conflicts() -> None:
    attention = Attention()
    attention.missed(holding(FIREFOX))
    attention.heard(ActivationStarted(holding(PACAT, for_=timedelta(hours=5))), NOON)
    assert kinds(attention) == [Kind.CONFLICT, Kind.MISSED]


def test_trouble_with_the_journal_comes_and_goes_by_itself() -> None:
    attention = Attention()
    attention.heard(Recording(ok=False, reason="The disk is full. Run: df -h"), NOON)
    (item,) = attention.items()
    assert (item.kind, item.text) == (Kind.JOURNAL, "The disk is full")
    attention.heard(Recording(ok=True, signed=False, unsigned_reason="The keyring is locked."), NOON)
    assert kinds(attention) == [Kind.UNSIGNED]
    attention.heard(Recording(ok=True), NOON)
    assert attention.items() == []


def test_lost_records_are_told_and_an_ordinary_note_is_not() -> None:
    attention = Attention()
    for what in ("start", "lost", "gap"):
        attention.heard(Note(what, NOON), NOON)
    assert [item.title for item in attention.items()] == ["Records were lost"]


def test_the_list_stays_bounded() -> None:
    attention = Attention()
    for number in range(MOST * 3):
        attention.missed(holding(replace(FIREFOX, exe=f"/x/{number}")))
        attention.tick_off(f"other:{number}", NOON + timedelta(seconds=number))
    assert len(attention.items()) == MOST
    assert len(attention.ticked) == MOST


LOCKED = Verdict(Reaction.ALARM, frozenset({Signal.LOCKED}))


def test_an_alarm_waits_with_its_reason_until_it_is_ticked_off() -> None:
    attention = Attention(verdict=lambda id: LOCKED)
    attention.heard(ActivationStarted(holding(FIREFOX)), NOON)
    (item,) = attention.items()
    assert (item.kind, attention.alarms, attention.raised, attention.conflicts) == (Kind.ALARM, 1, 1, 0)
    assert item.detail(NOON).endswith(". Out of the ordinary: the screen was locked.")
    assert attention.about(item.shows or "") == [item]
    attention.tick_off(item.key, NOON)
    assert attention.alarms == 0


def test_an_alarm_of_the_journal_is_on_the_list_again_after_a_start() -> None:
    attention = Attention()
    ended = past(FIREFOX, NOON - timedelta(hours=2), timedelta(seconds=1))
    ruled = Ruled(ended.started, ended.id, Reaction.ALARM, (Signal.LOCKED,))
    attention.remember([ended, past(ZOOM, NOON, timedelta(seconds=1))], (), [ruled])
    assert kinds(attention) == [Kind.ALARM]


def test_what_is_contradicted_is_listed_once() -> None:
    attention = Attention(verdict=lambda id: LOCKED)
    attention.heard(ActivationStarted(holding(PACAT)), NOON)
    assert kinds(attention) == [Kind.CONFLICT]


def test_an_alarm_that_proved_wrong_is_taken_back() -> None:
    said = [LOCKED]
    attention = Attention(verdict=lambda id: said[-1])
    activation = holding(FIREFOX)
    attention.heard(ActivationStarted(activation), NOON)
    said.append(Verdict(Reaction.RECORD))
    attention.heard(ActivationIdentified(activation.id, NOON, ZOOM), NOON)
    assert attention.items() == []


def test_what_waits_is_said_in_the_language_of_the_moment() -> None:
    attention = Attention()
    attention.heard(Recording(ok=False, reason="The journal is damaged near record 12."), NOON)
    attention.heard(Note("lost", NOON), NOON)
    language.use(lambda text, comment, n: f"({text})")
    try:
        told = [(item.title, item.text) for item in attention.items()]
    finally:
        language.use(None)
    assert sorted(told) == [
        ("(Not recording)", "(The journal is damaged near record 12.)"),
        ("(Records were lost)", ""),
    ]
