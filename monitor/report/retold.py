"""Does a report tell what its records say? Pure: over the object of its JSON file.

Older reports hold no acts, no alerts and no presence, and show no record of any.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from monitor.codec import decode, moment
from monitor.codec_parts import Json, into
from monitor.errors import JournalUnreadable
from monitor.model import Coverage
from monitor.presence_model import PresenceChanged
from monitor.report.as_json import presence_object
from monitor.report.deeds import ACT, ALERT, PRESENCE, noticed, presence_in
from monitor.speaker_model import Span


def differences(report: Json) -> Iterator[str]:
    """One sentence each. Raises what an object of another shape raises."""
    if report["removed"]["level"] != "none":
        return  # the report's words are not the records' any more, on purpose
    records = list(_bodies(report["chain"]))
    yield from _events(report, _recorded(records))
    if report.get("acts", []) != _all(records, ACT):
        yield "What was done is not told as it was recorded."
    if report.get("alerts", []) != _all(records, ALERT):
        yield "Alerts are not told as they were recorded."
    if report.get("presence", []) != _presence(report, records):
        yield "Who was there is not told as it was recorded."


def _events(report: Json, recorded: dict[str, _Recorded]) -> Iterator[str]:
    told = {event["id"]: event for event in report["events"] if isinstance(event["id"], str)}
    for id in recorded.keys() - told.keys():
        yield f"The event {id} was recorded and is not told."
    for id, event in told.items():
        if id not in recorded:
            yield f"The event {id} is told, and no record shows it."
        elif not recorded[id].tells(event, report["made"]):
            yield f"The event {id} is not told as it was recorded."


@dataclass(slots=True)
class _Recorded:
    """What the records of the log say of one activation."""

    start: Json
    applications: list[Any]
    end: Json | None = None

    def tells(self, event: Json, made: str) -> bool:
        start, end = self.start, self.end
        if any(event[key] != start[key] for key in _SAME) or event["started"] != start["at"]:
            return False
        if event["application"] not in self.applications:
            return False
        if event["ended"] is None:
            # It may have ended while the report was being made.
            return end is None or moment(end["at"]) >= moment(made)
        at, length = (end["at"], end["duration_s"]) if end else (start.get("ended"), start.get("duration_s"))
        presence = end.get("presence") if end else start.get("presence_end")
        return bool((event["ended"], event["duration_s"], event.get("presence_end")) == (at, length, presence))


_SAME = ("microphone", "source", "use", "presence")


def _recorded(records: list[Json]) -> dict[str, _Recorded]:
    found: dict[str, _Recorded] = {}
    for record in records:
        id = _text(record.get("id"))
        if record["event"] == "activation-started":
            found[id] = _Recorded(record, [record["application"]])
        elif record["event"] == "activation-identified" and id in found:
            found[id].applications.append(record["application"])
        elif record["event"] == "activation-ended" and id in found:
            found[id].end = record
    return found


def _all(records: list[Json], event: str) -> list[Json]:
    """As a report tells them: without what the journal notes of its own clocks."""
    mine = (record for record in records if record["event"] == event)
    return [{key: value for key, value in record.items() if key != "kept"} for record in mine]


def _presence(report: Json, records: list[Json]) -> list[Json]:
    """What the changes that are shown come to."""
    made, selection = moment(report["made"]), report["selection"]
    span = Span(moment(selection["since"]), min(moment(selection["until"]), made))
    changes = noticed((_change(record) for record in records if record["event"] == PRESENCE), span, made)
    coverage = [_coverage(each) for each in report["coverage"]]
    return [presence_object(each) for each in presence_in(changes, coverage, span)]


def _change(record: Json) -> PresenceChanged:
    try:
        change = decode(record)
    except JournalUnreadable as error:
        raise ValueError("no change of presence") from error
    if not isinstance(change, PresenceChanged):
        raise ValueError("no change of presence")
    return change


def _coverage(value: Json) -> Coverage:
    ended = None if value["to"] is None else moment(value["to"])
    return Coverage(into(value["source"]), moment(value["from"]), ended, into(value["blind"]))


def _bodies(part: Json) -> Iterator[Json]:
    for entry in part["entries"]:
        if "body" in entry:
            value = json.loads(entry["body"])
            if isinstance(value, dict):
                yield value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
