"""From looks to edges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.clock import Moment
from monitor.microphone.alsa_holders import Holder
from monitor.microphone.alsa_ledger import Ledger, Look, Stranger, Who
from monitor.microphone.alsa_proc import DeviceId
from monitor.microphone.watcher import Closed, Edge, Identified, Opened, StateChanged
from monitor.model import Application, Evidence, Known, Microphone, MicrophoneKind, State

DEVICE = DeviceId(1, 0)
MICROPHONE = Microphone(DEVICE.id, "HDA Intel: Generic Analog", MicrophoneKind.HARDWARE)
ZOOM, ARECORD = Holder(100, 5), Holder(200, 6)
START = datetime(2026, 1, 1, tzinfo=UTC)


def at(milliseconds: float) -> Moment:
    return Moment(int(milliseconds * 1e6), START + timedelta(milliseconds=milliseconds))


def alarm(milliseconds: float, holders: Mapping[Who, State] | None = None, opens: int = 0, closes: int = 0) -> Look:
    return Look(DEVICE, MICROPHONE, at(milliseconds), holders or {}, opens=opens, closes=closes, known=Known.SEEN)


def steady(milliseconds: float, holders: Mapping[Who, State] | None = None) -> Look:
    return Look(DEVICE, MICROPHONE, at(milliseconds), holders or {})


def told(*looks: Look) -> list[Edge]:
    ledger = Ledger(_application)
    return [edge for look in looks for edge in ledger.looked(look)]


def _application(who: Who) -> Application:
    return Application(f"program {who.pid}" if isinstance(who, Holder) else "unknown program")


def names(edges: list[Edge]) -> list[str]:
    return [type(edge).__name__ for edge in edges]


def test_an_opening_and_its_closing_have_one_key() -> None:
    opened, closed = told(alarm(0, {ZOOM: State.CAPTURING}, opens=1), alarm(900, closes=1))
    assert isinstance(opened, Opened)
    assert isinstance(closed, Closed)
    assert (opened.key, opened.at, opened.known) == (closed.key, at(0), Known.SEEN)
    assert (closed.at, closed.known) == (at(900), Known.SEEN)


def test_keys_are_never_used_again() -> None:
    once = [alarm(0, {ZOOM: State.CAPTURING}, opens=1), alarm(9, closes=1)]
    edges = told(*once, *once, *once)
    assert len({edge.key for edge in edges if isinstance(edge, Opened)}) == 3


def test_what_the_steady_look_finds_is_inferred() -> None:
    opened, closed = told(steady(0, {ZOOM: State.CAPTURING}), steady(2000))
    assert isinstance(opened, Opened)
    assert isinstance(closed, Closed)
    assert (opened.known, closed.known) == (Known.INFERRED, Known.INFERRED)


def test_two_holders_are_two_activations() -> None:
    both: dict[Who, State] = {ZOOM: State.CAPTURING, ARECORD: State.CAPTURING}
    one: dict[Who, State] = {ZOOM: State.CAPTURING}
    _, second, closed = told(alarm(0, one, opens=1), alarm(9, both, opens=1), alarm(20, one, closes=1))
    assert isinstance(second, Opened)
    assert isinstance(closed, Closed)
    assert closed.key == second.key


def test_starting_to_capture_is_told() -> None:
    edges = told(alarm(0, {ZOOM: State.PAUSED}, opens=1), steady(4, {ZOOM: State.CAPTURING}))
    assert names(edges) == ["Opened", "StateChanged"]


def test_an_opening_that_was_over_before_the_look_is_told_with_nobody_named() -> None:
    opened, closed = told(alarm(0, opens=1, closes=1))
    assert isinstance(opened, Opened)
    assert isinstance(closed, Closed)
    assert (opened.state, opened.application.evidence) == (State.UNOBSERVED, Evidence.GONE)
    assert opened.application.pid is None


def test_three_alarms_of_openings_with_nothing_open_are_three_openings() -> None:
    assert names(told(alarm(0, opens=3, closes=3))) == ["Opened", "Closed"] * 3


def test_an_opener_that_the_kernel_named_before_it_closed_is_named() -> None:
    opened, closed = told(replace(alarm(0, opens=1, closes=1), passed={ARECORD: State.PAUSED}))
    assert isinstance(opened, Opened)
    assert opened.application.name == "program 200"
    assert names([closed]) == ["Closed"]


def test_an_alarm_that_comes_after_its_opening_was_found_is_not_a_second_opening() -> None:
    edges = told(steady(0, {ZOOM: State.CAPTURING}), alarm(400, {ZOOM: State.CAPTURING}, opens=1))
    assert names(edges) == ["Opened"]


def test_an_alarm_that_comes_when_what_was_found_has_ended_is_not_a_second_opening() -> None:
    """A card that was plugged in: its first opener is found by a look, killed, and only then its alarm is read."""
    over = replace(alarm(9, opens=1, closes=1), passed={ZOOM: State.CAPTURING})
    assert names(told(steady(0, {ZOOM: State.CAPTURING}), over)) == ["Opened", "Closed"]


def test_two_alarms_after_one_was_found_are_two_openings() -> None:
    over = replace(alarm(9, opens=2, closes=2), passed={ZOOM: State.CAPTURING})
    assert names(told(steady(0, {ZOOM: State.CAPTURING}), over)) == ["Opened", "Closed", "Opened", "Closed"]


def test_an_alarm_is_not_waited_for_for_ever() -> None:
    """Opened through a container's node: no alarm. A later brief opening must not be taken for it."""
    held: dict[Who, State] = {ZOOM: State.CAPTURING}
    edges = told(steady(0, held), steady(1000, held), alarm(2000, held, opens=1))
    assert names(edges) == ["Opened", "Opened", "Closed"]


def test_a_merged_alarm_does_not_hide_the_next_opening() -> None:
    both: dict[Who, State] = {ZOOM: State.CAPTURING, ARECORD: State.CAPTURING}
    edges = told(alarm(0, both, opens=1), alarm(5, both, opens=1))
    assert names(edges) == ["Opened", "Opened", "Opened", "Closed"]


def test_the_quick_look_at_openers_ends_nothing_and_is_not_counted_twice() -> None:
    held: dict[Who, State] = {ZOOM: State.CAPTURING}
    quick = replace(alarm(5, {ARECORD: State.PAUSED}, opens=1), whole=False)
    edges = told(alarm(0, held, opens=1), quick, alarm(5, {**held, ARECORD: State.PAUSED}, opens=1))
    assert names(edges) == ["Opened", "Opened"]


def test_closing_and_opening_again_between_two_looks_are_two_activations() -> None:
    held: dict[Who, State] = {ZOOM: State.CAPTURING}
    edges = told(alarm(0, held, opens=1), alarm(500, held, opens=1, closes=1))
    assert names(edges) == ["Opened", "Closed", "Opened"]


def test_a_second_opening_beside_a_holder_that_left_at_once_is_told_and_its_end_is_inferred() -> None:
    held: dict[Who, State] = {ZOOM: State.CAPTURING, ARECORD: State.CAPTURING}
    edges = told(alarm(0, held, opens=2), alarm(500, held, opens=1, closes=1))
    assert names(edges) == ["Opened", "Opened", "Opened", "Closed"]
    closed = edges[3]
    assert isinstance(closed, Closed)
    assert closed.known is Known.INFERRED


def test_paused_to_the_end_says_unobserved_when_nobody_looked_for_a_while() -> None:
    edges = told(alarm(0, {ZOOM: State.PAUSED}, opens=1), alarm(50, closes=1))
    assert names(edges) == ["Opened", "StateChanged", "Closed"]
    assert isinstance(edges[1], StateChanged)
    assert edges[1].state is State.UNOBSERVED


def test_paused_to_the_end_stays_paused_when_the_last_look_was_just_now() -> None:
    assert names(told(alarm(0, {ZOOM: State.PAUSED}, opens=1), alarm(4, closes=1))) == ["Opened", "Closed"]


def test_a_stranger_who_turns_out_to_be_known_is_identified_not_replaced() -> None:
    edges = told(steady(0, {Stranger(): State.CAPTURING}), steady(1000, {ZOOM: State.CAPTURING}))
    assert names(edges) == ["Opened", "Identified"]
    assert isinstance(edges[1], Identified)
    assert edges[1].application.name == "program 100"


def test_a_stranger_who_left_is_not_taken_for_the_next_one() -> None:
    edges = told(steady(0, {Stranger(): State.CAPTURING}), alarm(1000, {ZOOM: State.CAPTURING}, opens=1, closes=1))
    assert names(edges) == ["Opened", "Closed", "Opened"]


def test_a_card_that_is_pulled_out_ends_what_it_held() -> None:
    ledger = Ledger(_application)
    list(ledger.looked(alarm(0, {ZOOM: State.CAPTURING}, opens=1)))
    assert names(list(ledger.removed([], at(9)))) == ["Closed"]
    assert list(ledger.removed([], at(10))) == []


_HOLDERS = st.dictionaries(
    st.sampled_from([ZOOM, ARECORD, Stranger()]), st.sampled_from([State.CAPTURING, State.PAUSED]), max_size=3
)


@given(st.lists(st.tuples(_HOLDERS, st.integers(0, 3), st.integers(0, 3), st.booleans(), st.booleans()), max_size=12))
def test_every_opening_ends_once_and_nothing_ends_that_was_not_open(
    steps: list[tuple[dict[Who, State], int, int, bool, bool]],
) -> None:
    ledger = Ledger(_application)
    open_now: set[str] = set()
    for number, (holders, opens, closes, seen, whole) in enumerate(steps):
        known = Known.SEEN if seen else Known.INFERRED
        look = Look(DEVICE, MICROPHONE, at(number * 10), holders, {}, opens * seen, closes * seen, known, whole)
        for edge in ledger.looked(look):
            if isinstance(edge, Opened):
                assert edge.key not in open_now
                open_now.add(edge.key)
            elif isinstance(edge, Closed):
                open_now.remove(edge.key)
            elif isinstance(edge, StateChanged):
                assert edge.key in open_now
    assert len(ledger.held(DEVICE)) == len(open_now)
