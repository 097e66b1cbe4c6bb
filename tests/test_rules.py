"""Which rule speaks, what no rule can silence, and what happens where none speaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Activation, Evidence, State, Use
from monitor.presence_model import Attendance
from monitor.program_model import (
    Application,
    ExeState,
    Microphone,
    MicrophoneKind,
    Package,
    PackageFile,
    Sandbox,
    Trust,
)
from monitor.rule_model import Life, Reaction, Rule, Signal, Verdict, When, Who
from monitor.rule_signals import ALWAYS_OPEN, ENOUGH_DAYS, VERY_LONG, Context, Usual, is_odd, signals_of
from monitor.rules import ALARMS, UNANSWERED, applied, decide, ends, fits, is_within, rule_about, speaking, spent

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LOCAL = datetime(2026, 3, 2, 12)
BUILT_IN = Microphone("alsa:0", "Built-in", MicrophoneKind.HARDWARE)
ZOOM = Application(
    "zoom", 10, exe="/opt/zoom/zoom", trust=Trust.KERNEL, evidence=Evidence.SOCKET_HOLDER, exe_state=ExeState.PRESENT
)
UNKNOWN = Application("pacat", trust=Trust.CLAIMED)
FALSE = replace(ZOOM, trust=Trust.CONFLICT)
OWN = replace(ZOOM, own=True)
USUAL = Usual(ENOUGH_DAYS, frozenset({9, 12, 15}))


def opened(who: Application = ZOOM, use: Use = Use.MICROPHONE, source: str = "pipewire") -> Activation:
    return Activation("a1", source, who, BUILT_IN, NOON, use)


def around(attendance: Attendance = Attendance.THERE, *, hour: int = 12, first: bool = False) -> Context:
    return Context(LOCAL.replace(hour=hour), first, attendance, USUAL)


def rule(reaction: Reaction, who: Who | None = None, **more: object) -> Rule:
    about = Who(ZOOM.identity, None, "Zoom") if who is None else who
    return replace(Rule("r", about, reaction, NOON - timedelta(days=1)), **more)  # type: ignore[arg-type]


ANYBODY = Who()
ALLOWED = rule(Reaction.RECORD)
CUT = rule(Reaction.CUT_OFF)


def verdict(rules: Iterable[Rule], who: Application = ZOOM, context: Context | None = None) -> Verdict:
    return decide(rules, opened(who), context or around())


# Without rules


def test_a_program_that_no_rule_speaks_of_is_told() -> None:
    assert verdict([]) == Verdict(Reaction.NOTIFY)


def test_what_an_everyday_program_does_is_told_only_when_it_is_unusual() -> None:
    everyday = replace(around(), everyday=True)
    assert verdict([], ZOOM, everyday).reaction is Reaction.RECORD
    assert verdict([], ZOOM, replace(everyday, open_for=timedelta(hours=5))).reaction is Reaction.NOTIFY
    assert verdict([], ZOOM, replace(everyday, attendance=Attendance.LOCKED)).reaction is Reaction.ALARM
    assert verdict([rule(Reaction.NOTIFY)], ZOOM, everyday).reaction is Reaction.NOTIFY


def test_a_program_that_only_says_who_it_is_never_becomes_an_everyday_one() -> None:
    claims = replace(ZOOM, trust=Trust.CLAIMED)
    assert verdict([], claims, replace(around(), everyday=True)).reaction is Reaction.NOTIFY


@pytest.mark.parametrize("use", [Use.METER, Use.RELAY])
def test_meters_and_virtual_devices_are_silent(use: Use) -> None:
    assert decide([], opened(use=use), around(Attendance.LOCKED, first=True)).reaction is Reaction.RECORD


def test_the_computers_own_sound_is_told_only_the_first_time() -> None:
    sound = opened(use=Use.OUTPUT_CAPTURE)
    assert decide([], sound, around(first=True)).reaction is Reaction.NOTIFY
    assert decide([], sound, around()).reaction is Reaction.RECORD


def test_an_opening_too_short_for_the_kernel_to_name_its_opener_is_silent() -> None:
    glimpse = replace(opened(Application("unknown program")), state=State.UNOBSERVED)
    assert decide([], glimpse, around(Attendance.LOCKED)).reaction is Reaction.RECORD


def test_a_contradicted_identity_is_an_alarm_also_of_a_meter() -> None:
    assert decide([], opened(FALSE, Use.METER), around()).reaction is Reaction.ALARM


@pytest.mark.parametrize(
    ("who", "context"),
    [
        (ZOOM, around(Attendance.LOCKED)),
        (ZOOM, around(Attendance.AWAY, hour=3)),
        (ZOOM, around(Attendance.AWAY, first=True)),
        (replace(ZOOM, exe="/tmp/x"), around(Attendance.AWAY)),
        (replace(ZOOM, script="/home/ada/x.py"), around(Attendance.AWAY)),
        (UNKNOWN, around(Attendance.AWAY)),
    ],
)
def test_what_is_strange_while_nobody_is_there_is_an_alarm(who: Application, context: Context) -> None:
    assert verdict([], who, context).reaction is Reaction.ALARM
    there = replace(context, attendance=Attendance.THERE)
    assert verdict([], who, there).reaction is Reaction.NOTIFY
    unknown = replace(context, attendance=Attendance.UNKNOWN)
    assert verdict([], who, unknown).reaction is Reaction.NOTIFY, "what nobody knows accuses nobody"


def test_a_call_that_goes_on_while_the_screen_locks_is_no_alarm() -> None:
    straight_on = replace(around(Attendance.LOCKED), same_call=True, straight_on=True)
    assert verdict([], ZOOM, straight_on).reaction is Reaction.NOTIFY
    assert verdict([], FALSE, straight_on).reaction is Reaction.ALARM
    assert verdict([], ZOOM, replace(straight_on, straight_on=False)).reaction is Reaction.ALARM
    away = replace(around(Attendance.AWAY, first=True), same_call=True)
    assert verdict([], ZOOM, away).reaction is Reaction.NOTIFY


# Signals


def test_each_signal_arises_from_what_it_names() -> None:
    plain = around()
    for activation, context, signal in [
        (opened(), replace(plain, first_seen=True), Signal.FIRST_SEEN),
        (opened(), around(Attendance.AWAY), Signal.NOBODY_THERE),
        (opened(), around(Attendance.LOCKED), Signal.LOCKED),
        (opened(FALSE), plain, Signal.CONFLICT),
        (opened(source="alsa"), replace(plain, server=True), Signal.PAST_SERVER),
        (opened(replace(ZOOM, exe="/dev/shm/x")), plain, Signal.SCRIPT_OR_TEMPORARY),
        (opened(replace(ZOOM, exe_state=ExeState.MEMFD)), plain, Signal.SCRIPT_OR_TEMPORARY),
        (opened(replace(ZOOM, script="spy.py")), plain, Signal.SCRIPT_OR_TEMPORARY),
        (opened(), around(hour=3), Signal.ODD_HOUR),
        (opened(), replace(plain, open_for=VERY_LONG), Signal.VERY_LONG),
        (opened(OWN), replace(plain, not_meant=True), Signal.SPEAKER_LISTENING),
    ]:
        assert signals_of(activation, context) == {signal}
    assert Signal.ALWAYS_OPEN in signals_of(opened(), replace(plain, open_for=ALWAYS_OPEN))
    assert signals_of(opened(), plain) == frozenset()


@pytest.mark.parametrize(
    "who",
    [
        replace(ZOOM, script="/usr/bin/gajim"),
        replace(ZOOM, exe="/tmp/.mount_zoomAbc/zoom", sandbox=Sandbox("appimage", "Zoom")),
    ],
)
def test_what_is_installed_or_mounted_is_not_makeshift(who: Application) -> None:
    assert signals_of(opened(who), around()) == frozenset()


def test_a_sound_servers_own_hold_of_the_card_does_not_go_past_it() -> None:
    broker = opened(replace(ZOOM, trust=Trust.BROKER), source="alsa")
    assert signals_of(broker, replace(around(), server=True)) == frozenset()
    assert signals_of(opened(source="alsa"), around()) == frozenset(), "without a server there is nothing to go past"


def test_an_hour_is_odd_only_where_enough_is_known() -> None:
    assert is_odd(3, USUAL)
    assert not is_odd(8, USUAL), "an hour beside one of its own"
    assert not is_odd(3, replace(USUAL, days=ENOUGH_DAYS - 1))
    late = Usual(ENOUGH_DAYS, frozenset({23}))
    assert not is_odd(0, late), "midnight lies beside eleven at night"


# Rules


def test_an_allowed_program_is_only_recorded() -> None:
    assert verdict([ALLOWED]) == Verdict(Reaction.RECORD, rule=ALLOWED)


@pytest.mark.parametrize("trust", [trust for trust in Trust if trust not in (Trust.KERNEL, Trust.VERIFIED)])
def test_only_a_proven_identity_can_be_silenced(trust: Trust) -> None:
    assert verdict([ALLOWED], replace(ZOOM, trust=trust)).reaction is not Reaction.RECORD


@pytest.mark.parametrize("who", [ANYBODY, Who(unknown=True), Who(ZOOM.identity)])
def test_nothing_silences_a_contradicted_identity(who: Who) -> None:
    quiet = rule(Reaction.RECORD, who, signals=frozenset({Signal.CONFLICT}), when=When.THERE)
    assert verdict([quiet], FALSE).reaction is Reaction.ALARM


def test_unknown_programs_are_a_who_of_their_own() -> None:
    quiet = rule(Reaction.RECORD, Who(unknown=True))
    assert verdict([quiet], UNKNOWN).reaction is Reaction.RECORD
    assert verdict([quiet], ZOOM).reaction is Reaction.NOTIFY


def test_a_changed_file_is_no_longer_silenced_and_that_is_said() -> None:
    allowed = rule(Reaction.RECORD, Who(ZOOM.identity, "aa"))
    assert verdict([allowed], replace(ZOOM, exe_sha256="aa")).reaction is Reaction.RECORD
    assert verdict([allowed], ZOOM).reaction is Reaction.RECORD, "not known yet"
    changed = verdict([allowed], replace(ZOOM, exe_sha256="bb"))
    assert (changed.reaction, changed.signals) == (Reaction.NOTIFY, {Signal.CHANGED_SINCE_ALLOWED})


def test_a_changed_file_is_cut_off_all_the_same() -> None:
    cut = rule(Reaction.CUT_OFF, Who(ZOOM.identity, "aa"))
    assert verdict([cut], replace(ZOOM, exe_sha256="bb", trust=Trust.CLAIMED)).reaction is Reaction.CUT_OFF


def test_only_what_the_same_package_shipped_is_an_update() -> None:
    zoom = Package("dpkg", "zoom", PackageFile.SHIPPED)
    before = replace(ZOOM, exe_sha256="aa", package=zoom)
    allowed = rule_about(before, Reaction.RECORD, "r", NOON, Life.FOR_EVER, When.ANY)
    after = replace(before, exe_sha256="bb")
    assert verdict([allowed], before) == Verdict(Reaction.RECORD, rule=allowed)
    assert verdict([allowed], after) == Verdict(Reaction.RECORD, rule=allowed, updated="dpkg:zoom")
    for changed in (
        None,
        replace(zoom, name="other"),
        replace(zoom, system="rpm"),
        replace(zoom, file=PackageFile.ALTERED),
        replace(zoom, file=PackageFile.UNKNOWN),
    ):
        found = verdict([allowed], replace(after, package=changed))
        assert (found.reaction, found.signals) == (Reaction.NOTIFY, {Signal.CHANGED_SINCE_ALLOWED})
    without = replace(allowed, who=replace(allowed.who, package=None))
    assert Signal.CHANGED_SINCE_ALLOWED in verdict([without], after).signals, "a rule from before packages were known"
    elsewhere = replace(after, exe="/opt/zoom/other")
    assert verdict([allowed], elsewhere).rule is None, "the same package, another program"


def test_a_file_that_was_altered_when_it_was_allowed_is_held_to_its_own_hash() -> None:
    altered = replace(ZOOM, exe_sha256="aa", package=Package("dpkg", "zoom", PackageFile.ALTERED))
    allowed = rule_about(altered, Reaction.RECORD, "r", NOON, Life.FOR_EVER, When.ANY)
    assert allowed.who.package is None
    mended = replace(altered, exe_sha256="bb", package=Package("dpkg", "zoom", PackageFile.SHIPPED))
    assert Signal.CHANGED_SINCE_ALLOWED in verdict([allowed], mended).signals


def test_an_update_is_news_only_where_the_rule_that_speaks_quiets() -> None:
    zoom = Package("dpkg", "zoom", PackageFile.SHIPPED)
    cut = rule(Reaction.CUT_OFF, Who(ZOOM.identity, "aa", "Zoom", package=zoom.id))
    assert verdict([cut], replace(ZOOM, exe_sha256="bb", package=zoom)) == Verdict(Reaction.CUT_OFF, rule=cut)


def test_a_package_is_a_who_of_its_own() -> None:
    shipped = Package("dpkg", "zoom", PackageFile.SHIPPED)
    zoom = replace(ZOOM, exe_sha256="aa", package=shipped)
    quiet = rule(Reaction.RECORD, Who("package:dpkg:zoom"))
    assert verdict([quiet], zoom).rule == quiet
    assert verdict([quiet], replace(zoom, exe="/opt/zoom/other", exe_sha256="bb")).rule == quiet
    assert verdict([quiet], ZOOM).rule is None and verdict([quiet], replace(zoom, script="x.py")).rule is None
    altered = replace(zoom, package=replace(shipped, file=PackageFile.ALTERED))
    assert verdict([quiet], altered) == Verdict(Reaction.NOTIFY, frozenset({Signal.CHANGED_SINCE_ALLOWED}))
    nobody_knows = replace(zoom, package=replace(shipped, file=PackageFile.UNKNOWN))
    assert verdict([quiet], nobody_knows) == Verdict(Reaction.NOTIFY)
    cut = rule(Reaction.CUT_OFF, quiet.who, id="cut")
    assert verdict([cut], altered).rule == verdict([cut], nobody_knows).rule == cut
    own = rule(Reaction.NOTIFY, id="own")
    assert verdict([quiet, own], zoom).rule == own, "one program is more specific than all of a package"


def test_a_service_is_known_by_its_unit() -> None:
    quiet = rule(Reaction.RECORD, Who("unit:assist.service"))
    assert verdict([quiet], replace(ZOOM, unit="assist.service")).reaction is Reaction.RECORD
    assert verdict([rule(Reaction.RECORD, Who("unit:a.scope"))], replace(ZOOM, unit="a.scope")).rule is None


def test_each_condition_of_a_rule_must_hold() -> None:
    def speaks(context: Context | None = None, **condition: object) -> bool:
        return verdict([rule(Reaction.CUT_OFF, **condition)], context=context).rule is not None

    assert speaks()
    assert speaks(microphone="alsa:0") and not speaks(microphone="alsa:1")
    assert speaks(hours=(time(11), time(13))) and not speaks(hours=(time(13), time(14)))
    assert speaks(when=When.THERE) and not speaks(when=When.NOBODY)
    assert speaks(around(Attendance.LOCKED), when=When.NOBODY)
    assert not speaks(around(Attendance.UNKNOWN), when=When.THERE)
    assert not speaks(signals=frozenset({Signal.FIRST_SEEN}))
    assert speaks(around(first=True), signals=frozenset({Signal.FIRST_SEEN, Signal.CONFLICT}))
    assert not speaks(on=False) and not speaks(expires=NOON)
    assert speaks(expires=NOON + timedelta(seconds=1))


@given(st.integers(0, 23), st.integers(0, 23), st.integers(0, 23))
def test_hours_go_from_before_to_also_over_midnight(begin: int, end: int, now: int) -> None:
    if begin == end:
        return
    inside = [(begin + step) % 24 for step in range((end - begin) % 24)]
    speaks = (
        verdict([rule(Reaction.CUT_OFF, hours=(time(begin), time(end)))], context=around(hour=now)).rule is not None
    )
    assert speaks is (now in inside)


def test_the_most_specific_rule_speaks() -> None:
    anybody = rule(Reaction.NOTIFY, ANYBODY, id="anybody", microphone="alsa:0", when=When.THERE)
    zoom = rule(Reaction.RECORD, id="zoom")
    here = rule(Reaction.NOTIFY, id="here", microphone="alsa:0")
    assert verdict([anybody, zoom, here]).rule == here
    assert verdict([here, zoom, anybody]).rule == here
    assert verdict([anybody, zoom]).rule == zoom


def test_of_two_alike_the_louder_then_the_newer_speaks() -> None:
    quiet, loud = rule(Reaction.RECORD, id="quiet"), rule(Reaction.NOTIFY, id="loud")
    assert verdict([loud, quiet]).rule == loud
    newer = replace(quiet, id="newer", made=NOON)
    assert verdict([newer, quiet]).rule == newer


def test_an_alarm_is_not_silenced_by_a_wider_rule() -> None:
    locked = rule(Reaction.CUT_OFF, ANYBODY, id="locked", when=When.LOCKED)
    at_lock = around(Attendance.LOCKED)
    assert verdict([ALLOWED, locked], context=at_lock).rule == locked
    narrower = rule(Reaction.RECORD, id="narrower", when=When.LOCKED)
    assert verdict([ALLOWED, locked, narrower], context=at_lock).rule == narrower


def test_being_allowed_does_not_silence_the_programs_own_alarms() -> None:
    assert verdict([ALLOWED], context=around(Attendance.LOCKED)).reaction is Reaction.ALARM
    assert verdict([ALLOWED], context=around(Attendance.AWAY, hour=3)).reaction is Reaction.ALARM
    assert verdict([ALLOWED], context=around(Attendance.AWAY)).reaction is Reaction.RECORD
    also = rule(Reaction.RECORD, when=When.LOCKED)
    assert verdict([ALLOWED, also], context=around(Attendance.LOCKED)).reaction is Reaction.RECORD


def test_a_rule_about_the_program_answers_that_it_is_a_script() -> None:
    script = replace(ZOOM, script="/home/ada/x.py")
    allowed = rule(Reaction.RECORD, Who(script.identity))
    assert verdict([allowed], script, around(Attendance.AWAY)).reaction is Reaction.RECORD
    wide = rule(Reaction.RECORD, ANYBODY, microphone="alsa:0")
    assert verdict([wide], script, around(Attendance.AWAY)).reaction is Reaction.ALARM


def test_no_rule_reaches_this_programs_own_listener() -> None:
    for reaction in Reaction:
        assert verdict([rule(reaction, ANYBODY), rule(reaction)], OWN).rule is None
    assert verdict([], OWN).reaction is Reaction.RECORD
    assert verdict([], OWN, replace(around(), not_meant=True)).reaction is Reaction.NOTIFY


def test_what_records_the_loudspeakers_is_meant_only_where_it_is_named() -> None:
    sound = opened(use=Use.OUTPUT_CAPTURE)
    assert decide([CUT], sound, around()).rule is None
    assert decide([replace(CUT, microphone="alsa:0")], sound, around()).rule is not None
    assert decide([ALLOWED], sound, around(first=True)).reaction is Reaction.RECORD


def test_a_level_meter_is_cut_off_by_a_rule_but_not_told_by_one() -> None:
    meter = opened(use=Use.METER)
    assert decide([CUT], meter, around()).rule == CUT
    assert decide([rule(Reaction.NOTIFY)], meter, around()).rule is None


# Their life


def test_a_rule_ends_as_its_life_says() -> None:
    assert ends(Life.HOUR, NOON) == NOON + timedelta(hours=1)
    tomorrow = ends(Life.TOMORROW, NOON)
    assert tomorrow is not None and tomorrow.astimezone().hour == 6
    assert timedelta(0) < tomorrow - NOON < timedelta(hours=42)
    assert ends(Life.ONCE, NOON) is None and ends(Life.FOR_EVER, NOON) is None


def test_a_rule_for_once_is_over_when_it_spoke_but_holds_for_that_call() -> None:
    once = rule_about(ZOOM, Reaction.RECORD, "once", NOON, Life.ONCE, When.ANY)
    over = applied(once, NOON - timedelta(minutes=5))
    assert spent(over, NOON) and not spent(once, NOON)
    assert verdict([over]).reaction is Reaction.NOTIFY
    assert verdict([over], context=replace(around(), same_call=True)).reaction is Reaction.RECORD
    cut = applied(replace(once, reaction=Reaction.CUT_OFF), NOON)
    assert verdict([cut], context=replace(around(), same_call=True)).reaction is Reaction.NOTIFY
    assert applied(ALLOWED, NOON) == ALLOWED


# The order of rules, whatever they are

SIGNALS = st.frozensets(st.sampled_from([Signal.FIRST_SEEN, Signal.LOCKED, Signal.ODD_HOUR]), max_size=2)
WHOS = st.sampled_from([ANYBODY, Who(unknown=True), Who(ZOOM.identity), Who("exe:/other")])
RULES = st.builds(
    Rule,
    st.uuids().map(str),
    WHOS,
    st.sampled_from(Reaction),
    st.just(NOON - timedelta(days=1)),
    st.sampled_from([None, "alsa:0", "alsa:1"]),
    st.just(""),
    st.sampled_from([None, (time(9), time(17)), (time(22), time(6))]),
    st.sampled_from(When),
    SIGNALS,
)
CONTEXTS = st.builds(
    Context, st.integers(0, 23).map(lambda hour: LOCAL.replace(hour=hour)), st.booleans(), st.sampled_from(Attendance),
    st.just(USUAL),
)  # fmt: skip
PEOPLE = st.sampled_from([ZOOM, UNKNOWN, FALSE, replace(ZOOM, exe="/other")])


@given(st.lists(RULES, max_size=6), PEOPLE, CONTEXTS)
def test_whatever_silences_an_alarm_is_at_least_as_narrow(
    rules: list[Rule], who: Application, context: Context
) -> None:
    found = decide(rules, opened(who), context)
    if found.reaction.alarms:
        return
    every = [*rules, *ALARMS]
    alarms = [each for each in every if each.reaction.alarms and fits(each, opened(who), context, found.signals)]
    for alarm in alarms:
        assert found.rule is not None and is_within(found.rule, alarm)


@given(st.lists(RULES, max_size=6), PEOPLE, CONTEXTS)
def test_the_order_in_which_rules_were_written_does_not_matter(
    rules: list[Rule], who: Application, context: Context
) -> None:
    one, other = decide(rules, opened(who), context), decide(reversed(rules), opened(who), context)
    assert one.reaction is other.reaction


@given(RULES, PEOPLE, CONTEXTS)
def test_a_rule_that_speaks_fits_and_is_within_itself(one: Rule, who: Application, context: Context) -> None:
    assert is_within(one, one)
    found = decide([one], opened(who), context)
    if found.rule is not None:
        assert found.reaction is one.reaction and fits(one, opened(who), context, found.signals)


@given(RULES, RULES, RULES)
def test_narrower_is_an_order(one: Rule, two: Rule, three: Rule) -> None:
    if is_within(one, two) and is_within(two, three):
        assert is_within(one, three)


@given(RULES, RULES, PEOPLE, CONTEXTS)
def test_a_narrower_rule_fits_only_where_the_wider_one_does(
    one: Rule, two: Rule, who: Application, context: Context
) -> None:
    two = replace(two, reaction=one.reaction)
    signals = signals_of(opened(who), context)
    if is_within(one, two) and fits(one, opened(who), context, signals):
        assert fits(two, opened(who), context, signals)


def test_without_a_rule_nothing_speaks() -> None:
    assert speaking([]) is None
    assert all(each.reaction is Reaction.ALARM for each in (*ALARMS, *UNANSWERED))
