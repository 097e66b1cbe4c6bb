"""What the listener's process tells the program: one JSON object a line. Knows neither sound nor numpy."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar

from monitor.clock import Moment
from monitor.errors import BadInput


class Cause(Enum):
    """Why a chime could not have been heard; where several hold, the first one is told."""

    GONE = "device-gone"
    SUSPENDED = "suspended"
    HELD_UP = "held-up"
    LOOPBACK = "no-microphone"
    MUTED = "muted"
    LOST = "xrun"
    SILENT = "digital-silence"
    OVERLOADED = "overloaded"
    BAND = "low-rate"
    LOUD = "too-loud"


@dataclass(frozen=True, slots=True)
class Ready:
    """The microphone is open. ``locked``: whether the sound that waits is kept out of the swap space."""

    id: str
    name: str
    rate: int
    channels: int
    warnings: tuple[str, ...]
    locked: bool


@dataclass(frozen=True, slots=True)
class Room:
    """One speaker's chance: noise and limit in dBFS in the band of its chime, ``recall`` 0..1 at this noise."""

    noise: float
    limit: float
    recall: float


@dataclass(frozen=True, slots=True)
class Level:
    """Once a second. ``until``: up to here everything was looked at, and what was heard was told.

    ``rooms`` by speaker id as they were a second before, without those that sounded then; ``peak`` in dBFS.
    """

    until: Moment
    peak: float
    rooms: Mapping[str, Room]


@dataclass(frozen=True, slots=True)
class Turned:
    """From ``at`` on this speaker's chime can be heard (``cause`` None), or can't."""

    speaker: str
    at: Moment
    cause: Cause | None


@dataclass(frozen=True, slots=True)
class Heard:
    """An activation. ``number`` names it in this process; ``others``: speakers that it may have been as well.

    ``only_end``: no start chime was heard, so ``at`` is where it must have been, give or take ``uncertainty`` seconds.
    """

    number: int
    speaker: str
    at: Moment
    end: Moment | None
    score: float
    snr_db: float
    uncertainty: float
    template: str
    others: tuple[str, ...] = ()
    only_end: bool = False


@dataclass(frozen=True, slots=True)
class HeardEnd:
    """The end chime of what was told as ``number``."""

    number: int
    at: Moment


@dataclass(frozen=True, slots=True)
class Xrun:
    """Sound was lost for so many ``seconds``."""

    at: Moment
    seconds: float


@dataclass(frozen=True, slots=True)
class Lost:
    """No microphone now; it is tried again."""

    at: Moment
    sentence: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A library is not installed; the process ends."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Unusable:
    """What was given to listen for can't be used; the process ends."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Crashed:
    """The process has a fault and ends."""

    sentence: str
    trace: str


@dataclass(frozen=True, slots=True)
class Found:
    """One microphone, where the process was asked for all."""

    id: str
    name: str
    default: bool
    warnings: tuple[str, ...]


Line = Ready | Level | Turned | Heard | HeardEnd | Xrun | Lost | Missing | Unusable | Crashed | Found
_KINDS: dict[str, type[Any]] = {
    "ready": Ready, "level": Level, "coverage": Turned, "sighting": Heard, "end": HeardEnd, "xrun": Xrun,
    "lost": Lost, "not-installed": Missing, "unusable": Unusable, "crashed": Crashed, "microphone": Found,
}  # fmt: skip
_NAMES = {kind: name for name, kind in _KINDS.items()}


def encode(line: Line) -> str:
    return json.dumps({"event": _NAMES[type(line)]} | _plain(line))


def decode(text: str) -> Line:
    """Raises BadInput for what is no line of the listener's."""
    try:
        table = json.loads(text)
        made: Line = _made(_KINDS[table.pop("event")], table)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadInput("The listener's process told something that is not understood.") from error
    return made


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, datetime) else value


_T = TypeVar("_T")


def _made(kind: type[_T], table: Mapping[str, Any]) -> _T:
    return kind(**{key: _READERS.get(key, _same)(value) for key, value in table.items()})


def _moment(value: Mapping[str, Any] | None) -> Moment | None:
    return None if value is None else Moment(int(value["boot_ns"]), datetime.fromisoformat(value["wall"]))


def _same(value: Any) -> Any:
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "at": _moment,
    "until": _moment,
    "end": _moment,
    "cause": lambda value: None if value is None else Cause(value),
    "warnings": tuple,
    "others": tuple,
    "rooms": lambda value: {key: Room(**one) for key, one in value.items()},
}
