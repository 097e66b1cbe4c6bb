"""The events in the shape of Apple's App Privacy Report: NDJSON, two lines an opening.

As iOS writes it (developer.apple.com, "Inspecting app activity data"): ``type`` access, ``category`` microphone,
``kind`` intervalBegin and intervalEnd with one ``identifier``, ``accessor`` with its ``identifierType``. iOS knows
bundle ids only; a path is said to be one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from monitor.codec import instant
from monitor.model import Activation, Application, Use
from monitor.names import stored
from monitor.report.facts import Report


def ndjson_bytes(report: Report) -> bytes:
    lines = [line for activation in report.activations for line in _pair(activation)]
    return "".join(f"{line}\n" for _, line in sorted(lines)).encode("ascii")


def _pair(activation: Activation) -> Iterator[tuple[str, str]]:
    """Each with its time, to sort by."""
    if activation.use not in (Use.MICROPHONE, Use.METER, Use.RELAY):
        return
    common = {
        "accessor": _accessor(activation.application),
        "category": "microphone",
        "identifier": activation.id,
        "type": "access",
    }
    began = instant(activation.started)
    yield began, json.dumps(common | {"kind": "intervalBegin", "timeStamp": began})
    if activation.ended is not None:
        ended = instant(activation.ended)
        yield ended, json.dumps(common | {"kind": "intervalEnd", "timeStamp": ended})


def _accessor(application: Application) -> dict[str, object]:
    if application.app_id:
        return {"identifier": stored(application.app_id), "identifierType": "bundleID"}
    if application.exe:
        return {"identifier": stored(application.exe), "identifierType": "path"}
    return {"identifier": stored(application.name), "identifierType": "name"}
