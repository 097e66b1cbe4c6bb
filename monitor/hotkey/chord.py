"""Pure: a combination of keys as text and back: ``<ctrl>+<alt>+m``, the way pynput writes it."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.errors import BadInput

MODIFIERS = ("ctrl", "alt", "shift", "super")
_ALIASES = {"control": "ctrl", "cmd": "super", "win": "super", "meta": "super", "option": "alt", "escape": "esc"}
NAMED_KEYS = frozenset(
    {"space", "insert", "delete", "home", "end", "page_up", "page_down", "pause", "print_screen", "scroll_lock", "menu"}
    | {"up", "down", "left", "right", "tab", "enter", "backspace", "esc"}
    | {f"f{number}" for number in range(1, 25)}
)
_ALONE = frozenset({"pause", "scroll_lock"} | {f"f{number}" for number in range(1, 25)})
"""Keys that nobody types with, so that they may be held without a modifier."""


@dataclass(frozen=True, slots=True)
class Chord:
    """``key``: one character in lower case, or one of ``NAMED_KEYS``."""

    modifiers: frozenset[str]
    key: str

    def __str__(self) -> str:
        words = [f"<{each}>" for each in MODIFIERS if each in self.modifiers]
        return "+".join([*words, self.key if len(self.key) == 1 else f"<{self.key}>"])


def parse(text: str) -> Chord:
    """Raises BadInput with a sentence for what is no combination, or one that would take a key from everyday typing."""
    words = _words(text)
    keys = [word for word in words if word not in MODIFIERS]
    if len(keys) != 1 or not keys[0] or len(set(words)) != len(words):
        raise BadInput(f"{text} is no combination of keys. Write one like <ctrl>+<alt>+m.")
    key, modifiers = keys[0], frozenset(words) - {keys[0]}
    if len(key) != 1 and key not in NAMED_KEYS:
        raise BadInput(f"There is no key {key}. Write a combination like <ctrl>+<alt>+m or <f9>.")
    if not modifiers - {"shift"} and key not in _ALONE:
        raise BadInput(f"{text} is needed for typing. Add <ctrl>, <alt> or <super>.")
    return Chord(modifiers, key)


def _words(text: str) -> list[str]:
    """The last character may be a plus itself: ``<ctrl>++``."""
    text = text.strip().lower()
    body, last = (text[:-2], ["+"]) if text.endswith("++") else (text, [])
    words = [word.strip().removeprefix("<").removesuffix(">") for word in body.split("+")]
    return [_ALIASES.get(word, word) for word in words] + last
