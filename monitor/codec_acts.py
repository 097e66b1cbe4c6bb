"""Presence, acts and applied rules as JSON objects and back; what equals its default is left out."""

from __future__ import annotations

from collections.abc import Callable

from monitor.act_model import Act, Acted, By, Outcome
from monitor.codec_parts import (
    Json,
    application_from,
    application_object,
    instant,
    into,
    microphone_from,
    microphone_object,
    moment,
    out,
)
from monitor.names import restored
from monitor.presence_model import Attendance, PresenceChanged
from monitor.rule_model import Reaction, Ruled, Signal

ActRecord = PresenceChanged | Acted | Ruled


def encode_act(record: ActRecord) -> Json:
    """The record's object."""
    match record:
        case PresenceChanged():
            return _presence_object(record)
        case Acted():
            return _acted_object(record)
        case Ruled():
            return _ruled_object(record)


def _presence_object(record: PresenceChanged) -> Json:
    return {
        "event": "presence",
        "at": instant(record.at),
        "attendance": record.attendance.value,
        "since": instant(record.since),
        "source": out(record.source),
    }


def _presence_from(value: Json) -> PresenceChanged:
    since, attendance = moment(value["since"]), Attendance(value["attendance"])
    return PresenceChanged(moment(value["at"]), attendance, since, restored(value["source"]))


def _acted_object(record: Acted) -> Json:
    value: Json = {
        "event": "act",
        "id": out(record.id),
        "at": instant(record.at),
        "act": record.act.value,
        "by": record.by.value,
        "outcome": record.outcome.value,
    }
    if record.application is not None:
        value["application"] = application_object(record.application)
    if record.microphone is not None:
        value["microphone"] = microphone_object(record.microphone)
    rest = {"activation": record.activation, "rule": record.rule, "undoes": record.undoes, "reason": record.reason}
    return value | {key: out(given) for key, given in rest.items() if given}


def _acted_from(value: Json) -> Acted:
    application, microphone = value.get("application"), value.get("microphone")
    return Acted(
        id=restored(value["id"]),
        at=moment(value["at"]),
        act=Act(value["act"]),
        by=By(value["by"]),
        outcome=Outcome(value["outcome"]),
        application=None if application is None else application_from(application),
        microphone=None if microphone is None else microphone_from(microphone),
        activation=into(value.get("activation")),
        rule=into(value.get("rule")),
        reason=restored(value.get("reason", "")),
        undoes=into(value.get("undoes")),
    )


def _ruled_object(record: Ruled) -> Json:
    value: Json = {
        "event": "rule-applied",
        "at": instant(record.at),
        "activation": out(record.activation),
        "reaction": record.reaction.value,
        "signals": [signal.value for signal in record.signals],
    }
    rest = {"rule": record.rule, "updated": record.updated}
    return value | {key: out(given) for key, given in rest.items() if given is not None}


def _ruled_from(value: Json) -> Ruled:
    signals = tuple([Signal(word) for word in value["signals"]])
    reaction, rule, updated = Reaction(value["reaction"]), into(value.get("rule")), into(value.get("updated"))
    return Ruled(moment(value["at"]), restored(value["activation"]), reaction, signals, rule, updated)


DECODERS: dict[str, Callable[[Json], ActRecord]] = {
    "presence": _presence_from,
    "act": _acted_from,
    "rule-applied": _ruled_from,
}
