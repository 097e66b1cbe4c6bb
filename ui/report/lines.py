"""The events in the shape of Apple's App Privacy Report: NDJSON, two lines an opening.

As iOS writes it (developer.apple.com, "Inspecting app activity data"): ``type`` access, ``category`` microphone,
``kind`` intervalBegin and intervalEnd with one ``identifier``, ``accessor`` with its ``identifierType``. iOS knows
bundle ids only; a path is said to be one.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from monitor.codec import instant
from monitor.model import Activation, Application, Use
from monitor.names import stored
from monitor.report.facts import Report

_encode = json.JSONEncoder().encode


def ndjson_bytes(report: Report) -> bytes:
    out = io.BytesIO()
    write_ndjson(report, out)
    return out.getvalue()


def write_ndjson(report: Report, out: BinaryIO) -> None:
    edges = [(at, kind, number) for number, each in enumerate(report.activations) for kind, at in _edges(each)]
    for at, kind, number in sorted(edges):
        out.write(_line(report.activations[number], kind, at).encode("ascii"))


def _edges(activation: Activation) -> Iterator[tuple[str, datetime]]:
    if activation.use not in (Use.MICROPHONE, Use.METER, Use.RELAY):
        return
    yield "intervalBegin", activation.started
    if activation.ended is not None:
        yield "intervalEnd", activation.ended


def _line(activation: Activation, kind: str, at: datetime) -> str:
    value = {
        "accessor": _accessor(activation.application),
        "category": "microphone",
        "identifier": activation.id,
        "type": "access",
        "kind": kind,
        "timeStamp": instant(at),
    }
    return f"{_encode(value)}\n"


def _accessor(application: Application) -> dict[str, object]:
    if application.app_id:
        return {"identifier": stored(application.app_id), "identifierType": "bundleID"}
    if application.exe:
        return {"identifier": stored(application.exe), "identifierType": "path"}
    return {"identifier": stored(application.name), "identifierType": "name"}
