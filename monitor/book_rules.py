"""What a person may tell of a speaker: names, notes and times within reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from monitor.errors import BadInput
from monitor.speaker_model import Speaker

LONGEST_NAME = 200  # characters of what a person types: names, rooms, labels
LONGEST_NOTE = 2000
_AHEAD = timedelta(seconds=60)  # a clock may differ by this much from the one a time was read from


def check_sighting(at: datetime, uncertainty: timedelta, end: datetime | None, now: datetime) -> None:
    """Raises BadInput for a time to come, or one that does not make sense."""
    if at > now + _AHEAD:
        raise BadInput("That time is still to come; a sighting tells what has happened.")
    if at.year < 2000:
        raise BadInput("That time is too long ago: no smart speaker was there then.")
    if not timedelta(0) <= uncertainty <= timedelta(hours=1):
        raise BadInput("The uncertainty of a sighting lies between 0 and 3600 seconds.")
    if end is not None and (end < at or end > now + _AHEAD):
        raise BadInput("The end of a sighting lies after its start, and not in time to come.")


def words_of(text: str) -> str:
    return " ".join(text.split())


def note_of(text: str) -> str:
    if len(text) > LONGEST_NOTE:
        raise BadInput(f"The note is too long: at most {LONGEST_NOTE} characters.")
    return text.strip()


def found_by_name(speakers: Sequence[Speaker], name: str) -> Speaker:
    """The speaker of this name or id. Raises BadInput."""
    wanted = words_of(name).casefold()
    found = next((s for s in speakers if s.name.casefold() == wanted or s.id == name), None)
    if found is None:
        raise BadInput(
            "There is no speaker of that name. `speakers list` shows those there are; `speakers add` adds one."
        )
    return found
