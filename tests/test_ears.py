"""What the listener's process tells becomes coverage with its true times, sightings, and noise by the minute."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.clock import Moment
from monitor.ears import REASONS, Ears
from monitor.errors import BadInput
from monitor.listener_lines import Cause, Crashed, Heard, HeardEnd, Level, Ready, Room, Turned, decode, encode
from monitor.microphone.watcher import Blind, Seeing
from monitor.sighting_notes import ONLY_END
from monitor.speaker_records import NoiseHeard, Sighted, SightingEnded, listener_source

NOON = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def at(seconds: float) -> Moment:
    return Moment(int(seconds * 1e9), NOON + timedelta(seconds=seconds))


def ears(*speakers: str) -> Ears:
    numbers = itertools.count(1)
    return Ears(speakers or ("a",), lambda: f"id{next(numbers)}")


def level(until: float, noise: float = -60.0) -> Level:
    return Level(at(until), -20.0, {"a": Room(noise, -40.0, 0.9)})


def heard(number: int, **facts: object) -> Heard:
    return Heard(**{"number": number, "speaker": "a", "at": at(50), "end": None, "score": 0.9, "snr_db": 12.0,
                    "uncertainty": 0.04, "template": "t", **facts})  # type: ignore[arg-type]  # fmt: skip


def test_a_dead_process_was_heard_through_for_as_long_as_it_said() -> None:
    known = ears()
    assert known.take(Turned("a", at(10), None), at(11)).edges == (Seeing(listener_source("a"), at(10)),)
    known.take(level(40), at(42))
    (edge,) = known.deaf("It ended.", at(55)).edges
    assert edge == Blind(listener_source("a"), at(40), "It ended.")


def test_a_process_that_was_deaf_already_is_deaf_for_another_reason_from_now_on() -> None:
    known = ears()
    known.take(Turned("a", at(10), Cause.MUTED), at(11))
    known.take(level(40), at(42))
    (edge,) = known.deaf("It ended.", at(55)).edges
    assert edge.at == at(55)


def test_a_time_before_what_was_told_last_is_not_told() -> None:
    known = ears()
    known.deaf("Starting.", at(20))
    assert known.take(Turned("a", at(19), Cause.SILENT), at(21)).edges[0].at == at(20)


def test_every_cause_has_a_sentence_of_its_own() -> None:
    assert set(REASONS) == set(Cause)
    assert len(set(REASONS.values())) == len(Cause)
    assert all(sentence.endswith(".") for sentence in REASONS.values())


def test_a_sighting_gets_its_end_and_says_when_only_the_end_was_heard() -> None:
    known = ears()
    (first,) = known.take(heard(1), at(51)).records
    assert isinstance(first, Sighted)
    assert (first.sighting.at, first.sighting.uncertainty) == (at(50).wall, timedelta(seconds=0.04))
    assert known.take(HeardEnd(1, at(55)), at(56)).records == (SightingEnded(at(56).wall, "id1", at(55).wall),)
    (second,) = known.take(heard(2, only_end=True, others=("b", "c")), at(51)).records
    assert isinstance(second, Sighted)
    assert second.sighting.note == f"{ONLY_END} or:b,c"


def test_an_end_of_an_earlier_process_is_nobodys() -> None:
    known = ears()
    known.take(heard(1), at(51))
    known.deaf("It ended.", at(52))
    assert known.take(HeardEnd(1, at(55)), at(56)).records == ()


def test_noise_is_kept_by_the_minute_in_quarters_of_an_hour() -> None:
    known = ears()
    kept: list[object] = []
    for second in range(0, 16 * 60):
        if 60 <= second < 120:
            continue
        kept += known.take(level(second, -60.0 if second < 120 else -50.0), at(second)).records
    (first,) = kept
    assert isinstance(first, NoiseHeard)
    assert first.at == NOON
    assert first.levels == (-60.0, None, *([-50.0] * 13))
    (rest,) = known.flush(at(16 * 60))
    assert (rest.at, rest.levels) == (NOON + timedelta(minutes=15), (-50.0,))
    assert known.flush(at(16 * 60)) == ()


def test_an_ear_says_what_it_hears() -> None:
    known = ears("a", "b")
    known.take(Turned("a", at(1), None), at(1))
    known.take(level(2), at(3))
    a, b = known.now()
    assert (a.hears, a.noise_dbfs, a.limit_dbfs, a.recall) == (True, -60.0, -40.0, 0.9)
    assert (b.hears, b.noise_dbfs) == (False, None)


def test_lines_come_back_as_they_were_told() -> None:
    lines = [
        Ready("pulse:x", "Mic", 48_000, 2, ("bluetooth",), True), level(3), Turned("a", at(1), Cause.LOUD),
        Turned("a", at(1), None), heard(1, end=at(9)), HeardEnd(1, at(3)), Crashed("It fell.", "trace"),
    ]  # fmt: skip
    assert [decode(encode(line)) for line in lines] == lines


@given(st.text())
def test_anything_else_is_refused(text: str) -> None:
    for line in (text, '{"event": %s}' % text, '{"event":"ready","x":1}'):  # noqa: UP031
        try:
            decode(line)
        except BadInput:
            continue
        raise AssertionError(line)
