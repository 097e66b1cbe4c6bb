"""POD values: what is written is read back, and nothing that is not one is read."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import ProtocolError
from monitor.microphone.pipewire import pod
from monitor.microphone.pipewire.pod import Cursor

TEXT = st.binary(max_size=200).map(lambda raw: raw.replace(b"\0", b"").decode("utf-8", "surrogateescape"))
INT = st.integers(-(2**31), 2**31 - 1)
WORD = st.integers(0, 2**32 - 1)
LONG = st.integers(-(2**63), 2**63 - 1)
READERS = ("integer", "id", "long", "boolean", "string", "floating", "dictionary", "structure", "floats", "take")


@given(INT, WORD, LONG, st.booleans(), TEXT, st.floats(width=32))
def test_every_value_is_read_back_as_it_was_written(
    number: int, word: int, long: int, truth: bool, text: str, part: float
) -> None:
    written = pod.structure(
        pod.integer(number), pod.id_(word), pod.long(long), pod.boolean(truth), pod.string(text), pod.floating(part),
        pod.none(), pod.double(part),
    )  # fmt: skip
    values = Cursor(written).structure()
    assert (values.integer(), values.id(), values.long(), values.boolean()) == (number, word, long, truth)
    assert values.string() == text
    assert _same(values.floating(), part)
    assert values.string() is None
    assert _same(values.floating(), part)
    assert not values.more()


@given(st.dictionaries(TEXT, TEXT, max_size=12))
def test_a_name_that_is_not_utf8_comes_through_a_dictionary_unharmed(items: dict[str, str]) -> None:
    assert Cursor(pod.dictionary(items)).dictionary() == items


@given(st.lists(st.floats(width=32, allow_nan=False), max_size=8), st.booleans())
def test_an_object_tells_each_property_by_its_key(volumes: list[float], muted: bool) -> None:
    written = pod.obj(0x40002, 2, {0x10008: pod.floats(volumes), 0x10004: pod.boolean(muted)})
    found = dict(Cursor(written).properties({0x10004, 0x10008}))
    assert found[0x10008].floats() == tuple(volumes)
    assert found[0x10004].boolean() is muted


def test_ids_are_an_array_as_the_server_expects_it() -> None:
    assert pod.ids([2, 3]).hex() == "100000000d00000004000000030000000200000003000000"


def test_a_pod_is_padded_to_eight_bytes() -> None:
    assert pod.integer(7) == b"\x04\0\0\0\x04\0\0\0\x07\0\0\0\0\0\0\0"
    assert all(len(pod.string("x" * length)) % 8 == 0 for length in range(20))


@given(st.integers(0, 60), st.sampled_from(READERS))
def test_half_a_value_is_refused(cut: int, reader: str) -> None:
    whole = pod.structure(pod.integer(1), pod.dictionary({"a": "b"}), pod.string("hello"))
    values = Cursor(whole[: min(cut, len(whole) - 8)])
    with pytest.raises(ProtocolError):
        getattr(values, reader)()


@given(st.binary(max_size=120), st.sampled_from(READERS))
def test_garbage_is_read_or_refused_but_nothing_else(raw: bytes, reader: str) -> None:
    values = Cursor(raw)
    try:
        getattr(values, reader)()
    except ProtocolError:
        return


@given(st.binary(max_size=200))
def test_a_garbled_object_ends(raw: bytes) -> None:
    try:
        found = list(Cursor(pod.pod(pod.Kind.OBJECT, raw)).properties(range(2**32)))
    except ProtocolError:
        return
    assert len(found) <= len(raw)


@pytest.mark.parametrize(
    "reader", ["integer", "id", "long", "boolean", "floating", "dictionary", "structure", "floats"]
)
def test_a_value_of_another_type_is_refused(reader: str) -> None:
    with pytest.raises(ProtocolError):
        getattr(Cursor(pod.string("not that")), reader)()


def test_a_dictionary_that_counts_more_than_it_holds_is_refused() -> None:
    with pytest.raises(ProtocolError):
        Cursor(pod.structure(pod.integer(2_000_000_000), pod.string("a"), pod.string("b"))).dictionary()


def test_a_value_larger_than_its_container_is_refused() -> None:
    with pytest.raises(ProtocolError):
        Cursor(b"\xff\xff\xff\x7f\x0e\0\0\0" + bytes(16)).structure()


def test_endless_nesting_is_refused() -> None:
    nested = pod.none()
    for _ in range(pod.DEEPEST + 4):
        nested = pod.structure(nested)
    with pytest.raises(ProtocolError):
        _innermost(Cursor(nested))


def _innermost(values: Cursor) -> Cursor:
    while values.more():
        values = values.structure()
    return values


def _same(found: float, wanted: float) -> bool:
    return found == wanted or (math.isnan(found) and math.isnan(wanted))
