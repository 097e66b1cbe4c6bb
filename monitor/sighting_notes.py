"""The note of a sighting: codes of the listener's in a line of their own, then what a person wrote. Pure."""

from __future__ import annotations

ONLY_END = "only-end"
"""No start chime was heard, the end chime gave it away."""
OTHERS = "or:"
"""Behind it the ids of other speakers that it may have been, joined by commas."""


def parted(note: str) -> tuple[tuple[str, ...], str]:
    """The codes, and the words of a person: codes fill the first line alone, where there are any."""
    first, _, behind = note.partition("\n")
    codes = tuple(first.split())
    if not codes or not all(word == ONLY_END or word.startswith(OTHERS) for word in codes):
        return (), note
    return codes, behind.strip()


def noted(heard: str, said: str) -> str:
    """What was kept when it was heard and what a person said of it later, which takes no code away."""
    codes, _ = parted(heard)
    already, words = parted(said)
    return "\n".join(part for part in (" ".join(already or codes), words) if part)


def others_in(note: str) -> tuple[str, ...]:
    """The ids that a note tells behind ``OTHERS``."""
    found = next((word for word in parted(note)[0] if word.startswith(OTHERS)), "")
    return tuple(one for one in found.removeprefix(OTHERS).split(",") if one)
