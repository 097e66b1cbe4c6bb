"""Records in, verdicts out: what is remembered between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from monitor.calls import APART
from monitor.clock import Moment
from monitor.judging import REMEMBERED, Judge, Judged
from monitor.model import (
    Activation,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    BlindSince,
    Burst,
    Known,
    Package,
    PackageFile,
    Presence,
    PresenceChanged,
    Published,
    Trust,
    WatchingSince,
)
from monitor.presence_model import Attendance
from monitor.rule_model import Life, Reaction, Rule, Signal, When, Who
from monitor.rule_signals import ALWAYS_OPEN, ENOUGH_DAYS, VERY_LONG, Usual
from monitor.rules import rule_about
from tests.test_rules import BUILT_IN, NOON, OWN, UNKNOWN, ZOOM

SECOND = timedelta(seconds=1)


class Bench:
    def __init__(self, *rules: Rule) -> None:
        self.rules = list(rules)
        self.judge = Judge(lambda: self.rules, lambda: timedelta(minutes=5))
        self.at = Moment(0, NOON)
        self._number = 0

    def hear(self, record: Published) -> Judged | None:
        return self.judge.heard(record, self.at)

    def open(self, who: object = ZOOM, *, presence: Presence | None = None, first: bool = False) -> Judged:
        self._number += 1
        activation = Activation(
            f"a{self._number}", "pipewire", who, BUILT_IN, self.at.wall, presence=presence or Presence()  # type: ignore[arg-type]
        )  # fmt: skip
        judged = self.hear(ActivationStarted(activation, first))
        assert judged is not None
        return judged

    def end(self, judged: Judged) -> None:
        self.hear(ActivationEnded(judged.activation.id, self.at.wall, Known.SEEN, SECOND))

    def know(self, judged: Judged, who: object) -> Judged | None:
        return self.hear(ActivationIdentified(judged.activation.id, self.at.wall, who))  # type: ignore[arg-type]

    def move(self, by: timedelta) -> list[Judged]:
        self.at = Moment(self.at.boot_ns + by // timedelta(microseconds=1) * 1000, self.at.wall + by)
        return self.judge.tick(self.at)


def about(reaction: Reaction, life: Life = Life.FOR_EVER) -> Rule:
    return rule_about(ZOOM, reaction, "r", NOON - SECOND, life, When.ANY)


def test_the_verdict_can_be_asked_for_by_the_activations_id() -> None:
    bench = Bench()
    judged = bench.open()
    assert bench.judge.verdict(judged.activation.id) == judged.verdict
    assert bench.judge.verdict("nobody") is None


def test_an_everyday_program_is_told_of_the_first_time_and_then_only_recorded_if_that_was_chosen() -> None:
    bench = Bench()
    bench.judge.only_unusual = lambda: True
    assert bench.open(first=True).verdict.reaction is Reaction.NOTIFY
    bench.move(timedelta(hours=1))
    assert bench.open().verdict.reaction is Reaction.RECORD
    bench.judge.only_unusual = lambda: False
    bench.move(timedelta(hours=1))
    assert bench.open().verdict.reaction is Reaction.NOTIFY


def test_that_nobody_was_there_is_told_once_of_an_everyday_program() -> None:
    bench, away = Bench(), Presence(600.0, False)
    bench.judge.only_unusual = lambda: True
    told = []
    for _ in range(3):
        bench.move(timedelta(hours=1))
        judged = bench.open(presence=away)
        told.append(judged.verdict.reaction)
        bench.end(judged)
    assert told == [Reaction.NOTIFY, Reaction.RECORD, Reaction.RECORD]
    bench.move(timedelta(hours=1))
    assert bench.open(presence=Presence(600.0, True)).verdict.reaction is Reaction.ALARM, (
        "a locked screen is told each time"
    )


def test_a_change_of_rules_holds_from_the_next_opening_on() -> None:
    bench = Bench()
    assert bench.open().verdict.reaction is Reaction.NOTIFY
    bench.rules.append(about(Reaction.RECORD))
    assert bench.open().verdict.reaction is Reaction.RECORD


def test_a_call_is_told_of_once() -> None:
    bench = Bench()
    first = bench.open()
    bench.end(first)
    bench.move(SECOND)
    assert (first.verdict.told, bench.open().verdict.told) == (False, True)


def test_presence_is_what_was_asked_at_the_start_and_else_what_was_noticed_last() -> None:
    bench = Bench()
    bench.hear(PresenceChanged(NOON, Attendance.LOCKED, NOON))
    assert Signal.LOCKED in bench.open().verdict.signals
    bench = Bench()
    assert Signal.LOCKED in bench.open(presence=Presence(400, True)).verdict.signals
    assert Signal.NOBODY_THERE in Bench().open(presence=Presence(400, False)).verdict.signals
    assert not Bench().open(presence=Presence(10, False)).verdict.signals


def test_a_screen_that_locks_during_a_call_makes_no_alarm_of_it() -> None:
    bench = Bench()
    bench.end(bench.open())
    assert bench.open(presence=Presence(400, True)).verdict.told
    bench.move(APART + SECOND)
    bench = Bench()
    assert bench.open(presence=Presence(400, True)).verdict.reaction is Reaction.ALARM


def test_past_the_sound_server_means_that_one_runs() -> None:
    def direct(bench: Bench) -> frozenset[Signal]:
        activation = Activation("d", "alsa", ZOOM, BUILT_IN, NOON)
        judged = bench.hear(ActivationStarted(activation))
        assert judged is not None
        return judged.verdict.signals

    bench = Bench()
    bench.hear(WatchingSince("alsa", NOON))
    assert direct(bench) == frozenset()
    bench.hear(WatchingSince("pipewire", NOON))
    assert direct(bench) == {Signal.PAST_SERVER}
    bench.hear(BlindSince("pipewire", NOON, "gone"))
    assert direct(bench) == frozenset()


def test_usual_hours_make_an_hour_odd() -> None:
    bench = Bench()
    far = (NOON.astimezone().hour + 12) % 24
    bench.judge.usual = {ZOOM.identity: Usual(ENOUGH_DAYS, frozenset({far}))}
    assert Signal.ODD_HOUR in bench.open().verdict.signals


def test_a_better_identity_is_judged_anew_and_told_only_where_that_changes_anything() -> None:
    bench = Bench(about(Reaction.CUT_OFF))
    unknown = bench.open(UNKNOWN)
    assert unknown.verdict.rule is None
    known = bench.know(unknown, ZOOM)
    assert known is not None and known.verdict.reaction is Reaction.CUT_OFF
    assert bench.know(unknown, replace(ZOOM, exe_sha256="aa")) is None


def test_a_changed_file_comes_to_light_when_its_hash_does() -> None:
    allowed = rule_about(replace(ZOOM, exe_sha256="aa"), Reaction.RECORD, "r", NOON - SECOND, Life.FOR_EVER, When.ANY)
    bench = Bench(allowed)
    opened = bench.open()
    assert opened.verdict.reaction is Reaction.RECORD
    known = bench.know(opened, replace(ZOOM, exe_sha256="bb"))
    assert known is not None
    assert (known.verdict.reaction, known.verdict.told) == (Reaction.NOTIFY, False)
    assert Signal.CHANGED_SINCE_ALLOWED in known.verdict.signals


def test_an_update_comes_to_light_when_its_package_does_and_is_kept_once() -> None:
    package = Package("dpkg", "zoom", PackageFile.SHIPPED)
    before = replace(ZOOM, exe_sha256="aa", package=package)
    bench = Bench(rule_about(before, Reaction.RECORD, "r", NOON - SECOND, Life.FOR_EVER, When.ANY))
    opened = bench.open()
    assert (opened.verdict.reaction, opened.verdict.updated) == (Reaction.RECORD, None)
    known = bench.know(opened, replace(before, exe_sha256="bb"))
    assert known is not None
    assert (known.verdict.reaction, known.verdict.updated) == (Reaction.RECORD, "dpkg:zoom")
    assert bench.know(opened, replace(before, exe_sha256="bb", uid=1)) is None


def test_a_rule_for_once_speaks_once_and_holds_for_that_call_where_it_quiets() -> None:
    bench = Bench(about(Reaction.RECORD, Life.ONCE))
    first = bench.open()
    assert first.verdict.reaction is Reaction.RECORD
    bench.end(first)
    assert bench.open().verdict.reaction is Reaction.RECORD, "the same call"
    bench = Bench(about(Reaction.CUT_OFF, Life.ONCE))
    cut = bench.open()
    assert cut.verdict.reaction is Reaction.CUT_OFF
    assert bench.know(cut, replace(ZOOM, exe_sha256="aa")) is None, "what was decided stays so"
    bench.end(cut)
    assert bench.open().verdict.rule is None


def test_what_is_open_for_very_long_is_judged_again_once_for_each_time() -> None:
    bench = Bench()
    bench.open(presence=Presence(1, False))
    assert bench.judge.wait(bench.at) == VERY_LONG
    assert bench.move(VERY_LONG - SECOND) == []
    (long,) = bench.move(SECOND)
    assert long.lasting and long.verdict.reaction is Reaction.NOTIFY
    assert long.verdict.signals >= {Signal.VERY_LONG}
    assert bench.move(SECOND) == []
    (ever,) = bench.move(ALWAYS_OPEN)
    assert ever.verdict.signals >= {Signal.ALWAYS_OPEN}
    assert bench.judge.wait(bench.at) is None


def test_an_allowed_program_may_be_open_for_long_in_silence_unless_a_rule_says_otherwise() -> None:
    bench = Bench(about(Reaction.RECORD))
    bench.open(presence=Presence(9999, True))
    assert bench.move(ALWAYS_OPEN) == []
    narrower = replace(about(Reaction.NOTIFY), id="n", signals=frozenset({Signal.VERY_LONG}))
    bench = Bench(about(Reaction.RECORD), narrower)
    bench.open(presence=Presence(1, False))
    (told,) = bench.move(VERY_LONG)
    assert told.verdict.rule == narrower


def test_what_ended_is_open_for_no_time_at_all() -> None:
    bench = Bench()
    bench.end(bench.open())
    assert bench.judge.wait(bench.at) is None
    assert bench.move(ALWAYS_OPEN) == []


def test_a_flood_is_judged_like_an_opening() -> None:
    bench = Bench(about(Reaction.MUTE))
    burst = Burst("b", "pipewire", ZOOM, BUILT_IN, NOON, NOON + SECOND, 40, SECOND / 1000, SECOND / 100)
    judged = bench.hear(burst)
    assert judged is not None and judged.verdict.reaction is Reaction.MUTE
    again = bench.hear(replace(burst, id="b2", first=NOON + SECOND, last=NOON + 2 * SECOND))
    assert again is not None and again.verdict.told


def test_no_rule_reaches_this_programs_own_listener() -> None:
    everybody = Rule("all", Who(), Reaction.CUT_OFF, NOON - SECOND)
    bench = Bench(everybody)
    assert bench.open(OWN).verdict.reaction is Reaction.RECORD
    bench.judge.not_meant = lambda local: isinstance(local, datetime)
    assert bench.open(replace(OWN, pid=2)).verdict.reaction is Reaction.NOTIFY


def test_what_is_remembered_stays_bounded_and_what_is_open_is_kept() -> None:
    bench = Bench()
    long = bench.open()
    for _ in range(REMEMBERED + 10):
        bench.end(bench.open(replace(ZOOM, trust=Trust.VERIFIED)))
    assert len(bench.judge._cases) <= REMEMBERED
    assert bench.judge.verdict(long.activation.id) is not None


def test_what_is_no_opening_decides_nothing() -> None:
    bench = Bench()
    records: list[Published] = [
        ActivationEnded("nobody", NOON, Known.SEEN, SECOND),
        ActivationIdentified("x", NOON, ZOOM),
    ]
    assert [bench.hear(each) for each in records] == [None, None]
