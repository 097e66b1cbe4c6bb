"""Messages: cut from a stream in any pieces, refused where they can't be one, never waited for without end."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import ProtocolError
from monitor.microphone.pipewire import pod
from monitor.microphone.pipewire.protocol import Framer, Message, Writer


def _three() -> bytes:
    write = Writer()
    return write.message(2, 1, pod.integer(5)) + write.sync(9) + write.bind(7, "PipeWire:Interface:Node", 3, 4)


@given(st.lists(st.integers(1, 40), max_size=30))
def test_messages_are_the_same_in_whatever_pieces_they_arrive(cuts: list[int]) -> None:
    stream, framer, found = _three(), Framer(), []
    for cut in cuts:
        found += list(framer.feed(stream[:cut]))
        stream = stream[cut:]
    found += list(framer.feed(stream))
    assert [(one.target, one.opcode) for one in found] == [(2, 1), (0, 2), (2, 1)]
    assert found[0].cursor().integer() == 5
    assert not framer.halfway


def test_half_a_message_is_known_to_be_half() -> None:
    framer = Framer()
    assert list(framer.feed(_three()[:20])) == []
    assert framer.halfway


def test_a_footer_behind_the_message_is_ignored() -> None:
    body = pod.structure(pod.integer(5)) + pod.structure(pod.id_(0), pod.structure(pod.long(3)))
    raw = struct.pack("=IIII", 2, 1 << 24 | len(body), 0, 0) + body
    (found,) = Framer().feed(raw)
    assert found.cursor().integer() == 5


@pytest.mark.parametrize(
    "nonsense",
    [
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        bytes(64),
        b"\xff" * 64,
        struct.pack("=IIII", 0, 0xFFFFFF, 0, 0),  # a size that no message can have
        struct.pack("=IIII", 0, 16, 0, 4000),  # more file descriptors than the kernel passes on
        struct.pack("=IIII", 0, 1 << 24 | 0xFFFFF8, 0, 0) + struct.pack("=II", 0x7FFFFFFF, 14),  # a body past its end
        struct.pack("=IIII", 0, 1 << 24 | 16, 0, 0) + pod.integer(1),  # a body that is no struct
    ],
)
def test_nonsense_is_refused_at_its_first_bytes(nonsense: bytes) -> None:
    with pytest.raises(ProtocolError):
        list(Framer().feed(nonsense))


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_garbage_is_refused_or_waited_for_but_never_kept_in_mass(first: bytes, second: bytes) -> None:
    framer = Framer()
    try:
        found = [*framer.feed(first), *framer.feed(second)]
    except ProtocolError:
        return
    assert all(isinstance(one, Message) for one in found)


def test_who_we_are_is_told_before_the_registry_is_asked_for() -> None:
    found = list(Framer().feed(Writer().hello({"application.name": "Earwitness"})))
    assert [(one.target, one.opcode) for one in found] == [(0, 1), (1, 2), (0, 5)]
    assert found[0].cursor().integer() == 3
    assert found[1].cursor().dictionary() == {"application.name": "Earwitness"}
