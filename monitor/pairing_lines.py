"""Pairing's events as lines of JSON between the two processes, and back into the same frozen values."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, cast, get_args

from monitor.errors import BadInput
from monitor.pairing_model import (
    Candidate,
    ChimeExpected,
    Expectation,
    LearnedChime,
    Mark,
    PairingEvent,
    Picture,
    Refusal,
    Refused,
    Take,
    Trouble,
)

_PARTS = (Candidate, ChimeExpected, Expectation, LearnedChime, Mark, Picture, Refused, Take)
_KINDS: dict[str, Any] = {kind.__name__: kind for kind in (*get_args(PairingEvent), *_PARTS)}
_ENUMS: dict[str, Any] = {kind.__name__: kind for kind in (Trouble, Refusal)}
_WORD = "is"


def encode(event: PairingEvent) -> str:
    return json.dumps(_plain(event), ensure_ascii=True, default=float)  # numpy's numbers become Python's


def decode(line: str | bytes) -> PairingEvent:
    """Raises BadInput for anything that ``encode`` did not write."""
    try:
        event = _value(json.loads(line))
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput("The pairing's process said something that is not understood.") from error
    if not isinstance(event, get_args(PairingEvent)):
        raise BadInput("The pairing's process said something that is no event.")
    return cast("PairingEvent", event)


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return {_WORD: type(value).__name__, "code": value.value}
        case bytes():
            return {_WORD: "bytes", "base64": b64encode(value).decode()}
        case tuple() | list():
            return [_plain(one) for one in value]
        case dict():
            return {_WORD: "mapping", "items": {str(key): _plain(one) for key, one in value.items()}}
    if is_dataclass(value):
        return {_WORD: type(value).__name__} | {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    return value


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_value(one) for one in plain)
    if not isinstance(plain, dict):
        return plain
    kind = plain.pop(_WORD)
    if kind == "bytes":
        return b64decode(plain["base64"], validate=True)
    if kind == "mapping":
        return {key: _value(one) for key, one in plain["items"].items()}
    if kind in _ENUMS:
        return _ENUMS[kind](plain["code"])
    return _KINDS[kind](**{name: _value(one) for name, one in plain.items()})
