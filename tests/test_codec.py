"""A record's JSON object: the keys that scripts rely on, and nothing lost on the way there and back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor import codec
from monitor.errors import JournalUnreadable
from monitor.model import (
    Activation,
    ActivationChanged,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    Application,
    BlindSince,
    Burst,
    Claim,
    Disagreed,
    Disagreement,
    Evidence,
    ExeState,
    Known,
    Microphone,
    MicrophoneKind,
    Note,
    Package,
    PackageFile,
    Presence,
    Record,
    Sandbox,
    State,
    StateChange,
    Trust,
    Use,
    WatchingSince,
)

# Any text there is, and the kind that os.fsdecode makes of bytes that are no UTF-8.
texts = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.binary(max_size=20).map(lambda raw: raw.decode("utf-8", "surrogateescape")),
    st.text(st.characters(categories=("Cs", "Cc", "Cf", "L")), max_size=8),
)
maybe = st.none() | texts
numbers = st.integers(0, 2**63)
times = st.datetimes(timezones=st.just(UTC))
spans = st.timedeltas(timedelta(0), timedelta(days=36_500))
claims = st.builds(Claim, name=maybe, pid=st.none() | numbers, binary=maybe, app_id=maybe, icon=maybe)
applications = st.builds(
    Application,
    name=texts,
    pid=st.none() | numbers,
    start_ticks=st.none() | numbers,
    boot_id=texts,
    exe=maybe,
    exe_state=st.sampled_from(ExeState),
    exe_sha256=maybe,
    script=maybe,
    parents=st.lists(texts, max_size=3).map(tuple),
    uid=st.none() | numbers,
    user=maybe,
    sandbox=st.none() | st.builds(Sandbox, kind=texts, id=texts),
    unit=maybe,
    desktop_id=maybe,
    desktop_name=maybe,
    icon=maybe,
    trust=st.sampled_from(Trust),
    evidence=st.sampled_from(Evidence),
    claimed=st.none() | claims,
    own=st.booleans(),
    remote=maybe,
    package=st.none() | st.builds(Package, system=texts, name=texts, file=st.sampled_from(PackageFile)),
)
microphones = st.builds(
    Microphone,
    id=texts,
    name=texts,
    kind=st.sampled_from(MicrophoneKind),
    chain=st.lists(texts, max_size=3).map(tuple),
    card=st.none() | numbers,
)
idle = st.none() | st.floats(0, allow_nan=False, allow_infinity=False)
states = st.sampled_from(State)
activations = st.builds(
    Activation,
    id=texts,
    source=texts,
    application=applications,
    microphone=microphones,
    started=times,
    use=st.sampled_from(Use),
    state=states,
    started_known=st.sampled_from(Known),
    ended=st.none() | times,
    ended_known=st.none() | st.sampled_from(Known),
    duration=st.none() | spans,
    presence=st.builds(Presence, idle_s=idle, locked=st.none() | st.booleans()),
    changes=st.lists(st.builds(StateChange, at=times, state=states), max_size=3).map(tuple),
)
facts = st.dictionaries(
    st.text(st.characters(codec="ascii"), max_size=5),
    st.none() | texts | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False, allow_infinity=False),
    max_size=3,
)
own_notes = st.sampled_from(["start", "stop", "gap", "lost", "clock-jump", "something newer"])
records: st.SearchStrategy[Record] = st.one_of(
    st.builds(ActivationStarted, activation=activations, first_seen=st.booleans()),
    st.builds(ActivationChanged, id=texts, at=times, state=states),
    st.builds(ActivationIdentified, id=texts, at=times, application=applications),
    st.builds(ActivationEnded, id=texts, at=times, known=st.sampled_from(Known), duration=spans),
    st.builds(BlindSince, source=texts, at=times, reason=texts),
    st.builds(WatchingSince, source=texts, at=times),
    st.builds(
        Disagreed,
        id=texts,
        at=times,
        kind=st.sampled_from(Disagreement),
        since=times,
        card=numbers,
        holder=st.none() | applications,
        activation=maybe,
    ),
    st.builds(
        Burst,
        id=texts,
        source=texts,
        application=applications,
        microphone=microphones,
        first=times,
        last=times,
        count=numbers,
        shortest=spans,
        longest=spans,
    ),
    st.builds(Note, what=own_notes, at=times, facts=facts.map(lambda found: tuple(found.items()))),
)


@given(records)
def test_a_record_comes_back_as_it_went(record: Record) -> None:
    line = codec.line(codec.encode(record))
    assert codec.decode(json.loads(line)) == record


@given(records)
def test_a_line_is_plain_ascii_without_control_characters(record: Record) -> None:
    assert all(0x20 <= byte < 0x7F for byte in codec.line(codec.encode(record)).encode("ascii"))


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_what_is_no_record_is_refused_in_our_words(value: object) -> None:
    for hostile in ({"event": value}, {"event": "activation-started", "id": value}, {"event": "gap", "facts": value}):
        with pytest.raises(JournalUnreadable):
            codec.decode(hostile)


@given(activations)
def test_the_timeline_object_has_the_promised_keys(activation: Activation) -> None:
    value = json.loads(codec.line(codec.timeline_object(activation)))
    promised = {"id", "started", "ended", "duration_s", "application", "microphone", "source", "presence"}
    assert promised <= value.keys()
    assert {"name", "pid", "exe", "app_id", "trust", "claimed", "parents"} <= value["application"].keys()
    assert {"id", "name", "kind"} <= value["microphone"].keys()
    assert value["presence"].keys() == {"idle_s", "locked"}


AT = datetime(2026, 3, 4, 5, 6, 7, 89, UTC)


def _activation() -> Activation:
    claim = Claim("Firefox", 1, "firefox")
    application = Application("sleep", 1234, exe="/bin/sleep", trust=Trust.CONFLICT, claimed=claim, parents=("bash",))
    return Activation("a1", "pipewire", application, Microphone("m", "Mic", MicrophoneKind.HARDWARE), AT)


def test_the_event_objects_are_those_that_the_design_promises() -> None:
    started = codec.encode(ActivationStarted(_activation(), first_seen=True))
    assert started["event"] == "activation-started"
    assert started["at"] == "2026-03-04T05:06:07.000089Z"
    assert started["application"]["claimed"] == {"name": "Firefox", "pid": 1, "binary": "firefox"}
    assert codec.encode(ActivationEnded("a1", AT, Known.SEEN, timedelta(milliseconds=28))) == {
        "event": "activation-ended",
        "id": "a1",
        "at": "2026-03-04T05:06:07.000089Z",
        "duration_s": 0.028,
        "known": "seen",
    }
    assert codec.encode(BlindSince("alsa", AT, "No card."))["reason"] == "No card."
    assert codec.encode(WatchingSince("alsa", AT)).keys() == {"event", "source", "at"}


def test_a_time_of_another_zone_is_told_in_utc() -> None:
    berlin = datetime.fromisoformat("2026-10-25T02:30:00+01:00")
    assert codec.instant(berlin) == "2026-10-25T01:30:00.000000Z"


def test_text_order_of_times_is_time_order() -> None:
    moments = [datetime(1, 1, 1, tzinfo=UTC), AT, AT + timedelta(microseconds=1), datetime(9999, 1, 1, tzinfo=UTC)]
    assert sorted(map(codec.instant, moments)) == [codec.instant(moment) for moment in moments]


def test_a_note_can_not_pass_for_another_event() -> None:
    with pytest.raises(ValueError, match="blind"):
        codec.encode(Note("blind", AT))


def test_a_number_that_json_has_no_word_for_is_told_as_unknown() -> None:
    assert codec.presence_object(Presence(float("nan")))["idle_s"] is None
