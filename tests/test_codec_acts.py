"""Presence, acts and applied rules come back as they went."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from monitor import codec
from monitor.act_model import Act, Acted, By, Outcome
from monitor.model import ActivationEnded, ActivationStarted, Known, Presence, Record
from monitor.presence_model import Attendance, PresenceChanged
from monitor.rule_model import Reaction, Ruled, Signal
from tests.test_codec import activations, applications, idle, maybe, microphones, spans, texts, times

named = st.none() | texts.filter(bool)
presences = st.builds(Presence, idle_s=idle, locked=st.none() | st.booleans())
records: st.SearchStrategy[Record] = st.one_of(
    st.builds(PresenceChanged, at=times, attendance=st.sampled_from(Attendance), since=times, source=texts),
    st.builds(
        Acted,
        id=texts,
        at=times,
        act=st.sampled_from(Act),
        by=st.sampled_from(By),
        outcome=st.sampled_from(Outcome),
        application=st.none() | applications,
        microphone=st.none() | microphones,
        activation=named,
        rule=named,
        reason=texts,
        undoes=named,
    ),
    st.builds(
        Ruled,
        at=times,
        activation=texts,
        reaction=st.sampled_from(Reaction),
        signals=st.lists(st.sampled_from(Signal), max_size=3).map(tuple),
        rule=maybe,
        updated=maybe,
    ),
    st.builds(
        ActivationEnded,
        id=texts,
        at=times,
        known=st.sampled_from(Known),
        duration=spans,
        presence=presences | st.none(),
    ),
    st.builds(ActivationStarted, activation=st.builds(replace, activations, presence_end=presences | st.none())),
)


@given(records)
def test_a_record_comes_back_as_it_went(record: Record) -> None:
    assert codec.decode(json.loads(codec.line(codec.encode(record)))) == record
