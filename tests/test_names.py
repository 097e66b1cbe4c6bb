"""Names: nothing is lost on the way through JSON, nothing acts on the way to the eye."""

from __future__ import annotations

import hashlib
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.names import CAP, MARKS, from_bytes, from_text, restored, shown, stored
from tests.nasty import NASTY, NASTY_TEXT, harm_in

any_text = st.text(st.characters())  # surrogates too
any_name = st.binary(max_size=300).map(from_bytes) | any_text


def through_json(text: str) -> str:
    return restored(json.loads(json.dumps(stored(text)).encode("utf-8")))


@pytest.mark.parametrize("text", NASTY_TEXT)
def test_a_nasty_name_comes_back_from_json_as_it_was(text: str) -> None:
    assert through_json(text) == text


@given(any_name)
def test_any_name_comes_back_from_json_as_it_was(text: str) -> None:
    assert through_json(text) == text


@given(any_name)
def test_stored_text_never_holds_a_control_character_or_a_surrogate(text: str) -> None:
    value = stored(text)
    if isinstance(value, str):
        value.encode("utf-8")
        assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in value)


@given(st.binary(max_size=200))
def test_bytes_that_are_not_clean_text_are_stored_as_those_bytes(raw: bytes) -> None:
    value = stored(from_bytes(raw))
    if isinstance(value, dict):
        assert json.dumps(value) == json.dumps({"b64": value["b64"]})
        assert from_bytes(raw).encode("utf-8", "surrogateescape") == raw


def test_a_plain_name_is_stored_as_it_is() -> None:
    assert stored("Zoë's zoom — 会議") == "Zoë's zoom — 会議"


@pytest.mark.parametrize(
    "value", [None, 1, [], {}, {"b64": 1}, {"b64": "?"}, {"b64": "/w==", "x": ""}, {"wtf8": "/w=="}]
)
def test_what_was_never_stored_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="stored name"):
        restored(value)


def test_a_long_name_keeps_its_head_its_length_and_its_hash() -> None:
    raw = b"a" * 100_000
    kept = from_bytes(raw)
    assert kept.startswith("a" * CAP) and "100000 bytes" in kept
    assert hashlib.sha256(raw).hexdigest() in kept


def test_two_long_names_with_one_head_stay_two() -> None:
    assert from_bytes(b"a" * 5000 + b"b") != from_bytes(b"a" * 5000 + b"c")


@given(st.binary(max_size=CAP))
def test_a_name_that_was_not_cut_is_never_as_long_as_one_that_was(raw: bytes) -> None:
    cut = from_bytes(raw + b"x" * CAP + b"y")
    assert len(from_bytes(raw).encode("utf-8", "surrogateescape")) <= CAP < len(cut.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("shift", range(4))
def test_a_cut_does_not_go_through_a_character(shift: int) -> None:
    kept = from_bytes(b"x" * shift + "🎙".encode() * 2000)
    kept.encode("utf-8")


@pytest.mark.parametrize("text", NASTY_TEXT)
def test_text_from_a_library_is_capped_like_bytes(text: str) -> None:
    capped = from_text(text)
    assert len(capped.encode("utf-8", "surrogatepass")) <= CAP * 3 + 200
    assert len(capped) <= CAP + 200


@pytest.mark.parametrize("text", NASTY_TEXT)
def test_a_nasty_name_is_shown_harmlessly(text: str) -> None:
    assert harm_in(shown(text)) == ""


@given(any_name, st.integers(1, 200))
def test_any_name_is_shown_harmlessly_and_within_its_limit(text: str, limit: int) -> None:
    output = shown(text, limit)
    assert harm_in(output) == ""
    assert len(output) <= limit + len("\u2068…⟨+1114111⟩\u2069")
    output.encode("utf-8")


@given(any_name, any_name)
def test_two_names_never_look_the_same_unless_they_were_cut(one: str, other: str) -> None:
    if one != other:
        assert shown(one, 10_000) != shown(other, 10_000)


@given(any_text)
def test_isolates_are_there_exactly_when_something_runs_right_to_left(text: str) -> None:
    output = shown(text, 10_000)
    turns = any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in output)
    assert output.startswith("\u2068") == output.endswith("\u2069") == turns
    assert output.count("\u2068") == output.count("\u2069") == int(turns)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Firefox", "Firefox"),
        ("x\u202egnp", "x⟨U+202E⟩gnp"),
        ("a\x1b[2J", "a⟨U+001B⟩[2J"),
        ("bad\udcff", "bad⟨U+DCFF⟩"),
        ("⟨U+202E⟩", "⟨U+27E8⟩U+202E⟩"),
        ("firefox ", "firefox⟨U+0020⟩"),
        ("fire\u00a0fox", "fire⟨U+00A0⟩fox"),
        (") R 1 (", ") R 1 ("),
        ("Zoë", "Zoë"),
        ("Zoe\u0308", "Zoe\u0308"),
        ("\u0301a", "⟨U+0301⟩a"),
        ("\n\u0301", "⟨U+000A⟩⟨U+0301⟩"),
        ("", ""),
    ],
)
def test_what_can_not_be_seen_is_written_out(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_a_flood_of_accents_stays_on_its_line() -> None:
    assert shown("z" + "\u0335" * 9, 500) == "z" + "\u0335" * MARKS + "⟨U+0335⟩" * (9 - MARKS)


def test_a_long_name_says_how_much_was_left_out() -> None:
    assert shown("a" * 4096) == "a" * 120 + "…⟨+3976⟩"


def test_the_list_is_as_long_and_as_varied_as_promised() -> None:
    assert len(set(NASTY)) == len(NASTY) >= 40
