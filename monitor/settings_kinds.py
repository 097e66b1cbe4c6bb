"""What a setting can be: how it stands in the file, how it is typed, how it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time, timedelta
from enum import Enum
from typing import Any

from monitor.names import restored, shown, stored
from monitor.settings import Hours

YEAR = timedelta(days=365)
_UNITS = {"d": timedelta(days=1), "y": YEAR}
_ON = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}
_LONGEST_AWAY = 24 * 60  # minutes
_LONGEST_KEPT = 100 * YEAR


@dataclass(frozen=True, slots=True)
class Kind:
    """``says``: what may be typed. ``read``: out of the file, ``write``: into it (None: left out); ``parse``: as typed,
    ``show``: as ``parse`` takes it. ``read`` and ``parse`` raise ValueError, TypeError or AttributeError, or BadInput
    with a better sentence."""

    says: str
    read: Callable[[Any], Any]
    write: Callable[[Any], object | None]
    parse: Callable[[str], Any]
    show: Callable[[Any], str]


def word_of(choices: type[Enum]) -> Kind:
    words = [str(each.value) for each in choices]
    says = f"{', '.join(words[:-1])} or {words[-1]}"
    return Kind(says, choices, lambda each: each.value, choices, lambda each: str(each.value))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _on(text: str) -> bool:
    try:
        return _ON[text.lower()]
    except KeyError as error:
        raise ValueError(text) from error


def _minutes(value: object) -> timedelta:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _LONGEST_AWAY:
        raise ValueError(value)
    return timedelta(minutes=value)


def _whole_minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)


def span_of_days(text: str) -> timedelta | None:
    """``30d``, ``2y`` (of 365 days) or ``for-ever``, which is None. Raises ValueError."""
    if text == "for-ever":
        return None
    found = re.fullmatch(r"(\d{1,5})([dy])", text)
    length = int(found[1]) * _UNITS[found[2]] if found else timedelta()
    if not timedelta(days=1) <= length <= _LONGEST_KEPT:
        raise ValueError(text)
    return length


def days_text(length: timedelta | None) -> str:
    if length is None:
        return "for-ever"
    years, rest = divmod(length, YEAR)
    return f"{length.days}d" if rest else f"{years}y"


def hours_of(text: str) -> Hours:
    """``07:00-23:00``. Raises ValueError."""
    start, end = (time.fromisoformat(part.strip()) for part in text.split("-"))
    if start == end or start.tzinfo or end.tzinfo:
        raise ValueError(text)
    return Hours(start, end)


def hours_text(hours: Hours) -> str:
    return f"{hours.start:%H:%M}-{hours.end:%H:%M}"


def _list(value: object) -> Sequence[Any]:
    if not isinstance(value, list):
        raise ValueError(value)
    return value


def _some(text: str, none: str) -> list[str]:
    return [] if text == none else [part.strip() for part in text.split(",")]


def _keys(text: str) -> str:
    """Raises BadInput with a sentence of its own."""
    from monitor.hotkey.chord import parse

    return "" if text in ("", "off") else str(parse(text))


ON_OFF = Kind("on or off", _flag, _flag, _on, lambda on: "on" if on else "off")
MINUTES = Kind(
    "a number of minutes from 1 to 1440", _minutes, _whole_minutes,
    lambda text: _minutes(int(text)), lambda length: str(_whole_minutes(length)),
)  # fmt: skip
DAYS = Kind("days or years such as 90d or 2y, or for-ever", span_of_days, days_text, span_of_days, days_text)
HOTKEY = Kind(
    "off, or keys such as <ctrl>+<alt>+m",
    _keys, str, _keys, lambda keys: keys or "off",
)  # fmt: skip
HOURS = Kind(
    "always, or spans such as 07:00-12:00,14:00-22:00",
    lambda value: tuple(hours_of(str(one)) for one in _list(value)),
    lambda hours: [hours_text(one) for one in hours],
    lambda text: tuple(hours_of(one) for one in _some(text, "always")),
    lambda hours: ",".join(hours_text(one) for one in hours) or "always",
)
MICROPHONE = Kind(
    "default, or a microphone as the Settings page names it",
    restored, lambda id: None if id is None else stored(id),
    lambda text: None if text in ("", "default") else text, lambda id: "default" if id is None else shown(id),
)  # fmt: skip
NAMES = Kind(
    "none, or ids of speakers with commas between them",
    lambda value: tuple(restored(one) for one in _list(value)), lambda names: [stored(one) for one in names] or None,
    lambda text: tuple(_some(text, "none")), lambda names: ",".join(map(shown, names)) or "none",
)  # fmt: skip
