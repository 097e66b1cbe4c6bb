"""Combinations of keys as people and settings write them."""

from __future__ import annotations

import pytest

from monitor.errors import BadInput
from monitor.hotkey.chord import Chord, parse
from monitor.hotkey.portal import trigger
from monitor.hotkey.pynput_keys import _as_pynput


@pytest.mark.parametrize(
    ("text", "modifiers", "key"),
    [
        ("<ctrl>+<alt>+m", {"ctrl", "alt"}, "m"),
        (" Control + ALT + M ", {"ctrl", "alt"}, "m"),
        ("<f9>", set(), "f9"),
        ("<cmd>+<space>", {"super"}, "space"),
        ("<ctrl>++", {"ctrl"}, "+"),
        ("<shift>+<pause>", {"shift"}, "pause"),
    ],
)
def test_a_combination_is_read(text: str, modifiers: set[str], key: str) -> None:
    assert parse(text) == Chord(frozenset(modifiers), key)
    assert parse(str(parse(text))) == parse(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no combination"),
        ("<ctrl>", "no combination"),
        ("<ctrl>+a+b", "no combination"),
        ("<ctrl>+<ctrl>+a", "no combination"),
        ("<ctrl>+<nokey>", "no key nokey"),
        ("m", "needed for typing"),
        ("<shift>+m", "needed for typing"),
        ("<shift>+<space>", "needed for typing"),
    ],
)
def test_what_is_none_or_takes_a_key_from_typing_is_refused_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        parse(text)


def test_each_desktop_gets_its_own_spelling() -> None:
    chord = parse("<ctrl>+<super>+<page_up>")
    assert trigger(chord) == "CTRL+LOGO+Prior"
    assert _as_pynput(chord) == "<ctrl>+<cmd>+<page_up>"
