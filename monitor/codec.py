"""A record as a JSON object and back: the same words in the journal, in ``watch --json`` and ``timeline --json``.

The keys that scripts rely on are never renamed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from monitor.act_model import Acted
from monitor.codec_acts import DECODERS as ACT_DECODERS
from monitor.codec_acts import encode_act
from monitor.codec_parts import (
    Json,
    application_from,
    application_object,
    changes_from,
    changes_object,
    duration_from,
    instant,
    into,
    line,
    microphone_from,
    microphone_object,
    moment,
    out,
    presence_from,
    presence_object,
)
from monitor.codec_speakers import DECODERS, encode_speaker
from monitor.errors import JournalUnreadable
from monitor.model import (
    Activation,
    ActivationChanged,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    BlindSince,
    Burst,
    Disagreed,
    Disagreement,
    Known,
    Note,
    Presence,
    Record,
    State,
    Use,
    WatchingSince,
)
from monitor.names import restored
from monitor.presence_model import PresenceChanged
from monitor.rule_model import Ruled

__all__ = [
    "Json",
    "Keepable",
    "Sealed",
    "application_from",
    "application_object",
    "changes_from",
    "decode",
    "duration_from",
    "encode",
    "instant",
    "line",
    "microphone_from",
    "moment",
    "presence_from",
    "presence_object",
    "sealed_object",
    "timeline_object",
]


def _common(activation: Activation) -> Json:
    return {
        "application": application_object(activation.application),
        "microphone": microphone_object(activation.microphone),
        "source": out(activation.source),
        "presence": presence_object(activation.presence),
        "use": activation.use.value,
        "state": activation.state.value,
    }


def timeline_object(activation: Activation) -> Json:
    """The object of ``timeline --json``. ``known``: how the end is known, null while it goes on."""
    return {
        "id": out(activation.id),
        "started": instant(activation.started),
        "ended": instant(activation.ended) if activation.ended else None,
        "duration_s": None if activation.duration is None else activation.duration.total_seconds(),
        **_common(activation),
        "started_known": activation.started_known.value,
        "known": activation.ended_known.value if activation.ended_known else None,
        "presence_end": None if activation.presence_end is None else presence_object(activation.presence_end),
        "changes": changes_object(activation.changes),
    }


def _started_object(record: ActivationStarted) -> Json:
    activation = record.activation
    value: Json = {
        "event": "activation-started",
        "id": out(activation.id),
        "at": instant(activation.started),
        **_common(activation),
        "known": activation.started_known.value,
        "first_seen": record.first_seen,
    }
    if activation.ended is not None:
        value["ended"] = instant(activation.ended)
    if activation.ended_known is not None:
        value["ended_known"] = activation.ended_known.value
    if activation.duration is not None:
        value["duration_s"] = activation.duration.total_seconds()
    if activation.presence_end is not None:
        value["presence_end"] = presence_object(activation.presence_end)
    if activation.changes:
        value["changes"] = changes_object(activation.changes)
    if activation.stream:
        value["stream"] = out(activation.stream)
    return value


def _started_from(value: Json) -> ActivationStarted:
    ended, known, duration = value.get("ended"), value.get("ended_known"), value.get("duration_s")
    activation = Activation(
        id=restored(value["id"]),
        source=restored(value["source"]),
        application=application_from(value["application"]),
        microphone=microphone_from(value["microphone"]),
        started=moment(value["at"]),
        use=Use(value["use"]),
        state=State(value["state"]),
        started_known=Known(value["known"]),
        ended=None if ended is None else moment(ended),
        ended_known=None if known is None else Known(known),
        duration=None if duration is None else duration_from(duration),
        presence=presence_from(value["presence"]),
        presence_end=_presence_end_from(value, "presence_end"),
        changes=changes_from(value.get("changes", [])),
        stream=restored(value.get("stream", "")),
    )
    return ActivationStarted(activation, value["first_seen"])


def encode(record: Record) -> Json:
    """The record's object. Raises ValueError for a Note that calls itself by another event's name."""
    match record:
        case ActivationStarted():
            return _started_object(record)
        case ActivationChanged():
            return _of(record.id, "activation-changed", record.at) | {"state": record.state.value}
        case ActivationIdentified():
            found = application_object(record.application)
            return _of(record.id, "activation-identified", record.at) | {"application": found}
        case ActivationEnded():
            end = {"duration_s": record.duration.total_seconds(), "known": record.known.value}
            return _of(record.id, "activation-ended", record.at) | end | _presence_at_end(record.presence)
        case BlindSince():
            return _source("blind", record.source, record.at) | {"reason": out(record.reason)}
        case WatchingSince():
            return _source("watching", record.source, record.at)
        case Disagreed():
            return _disagreed_object(record)
        case Burst():
            return _burst_object(record)
        case Note():
            return _note_object(record)
        case PresenceChanged() | Acted() | Ruled():
            return encode_act(record)
        case _:
            return encode_speaker(record)


def _presence_at_end(presence: Presence | None) -> Json:
    return {} if presence is None else {"presence": presence_object(presence)}


def _presence_end_from(value: Json, key: str = "presence") -> Presence | None:
    return presence_from(value[key]) if value.get(key) is not None else None


def _of(id: str, event: str, at: datetime) -> Json:
    return {"event": event, "id": out(id), "at": instant(at)}


def _source(event: str, source: str, at: datetime) -> Json:
    return {"event": event, "source": out(source), "at": instant(at)}


def _disagreed_object(record: Disagreed) -> Json:
    return _of(record.id, "disagreement", record.at) | {
        "kind": record.kind.value,
        "since": instant(record.since),
        "card": record.card,
        "holder": None if record.holder is None else application_object(record.holder),
        "activation": out(record.activation),
    }


def _disagreed_from(value: Json) -> Disagreed:
    holder = value["holder"]
    return Disagreed(
        id=restored(value["id"]),
        at=moment(value["at"]),
        kind=Disagreement(value["kind"]),
        since=moment(value["since"]),
        card=value["card"],
        holder=None if holder is None else application_from(holder),
        activation=into(value["activation"]),
    )


def _burst_object(record: Burst) -> Json:
    return _of(record.id, "burst", record.last) | {
        "source": out(record.source),
        "application": application_object(record.application),
        "microphone": microphone_object(record.microphone),
        "first": instant(record.first),
        "last": instant(record.last),
        "count": record.count,
        "shortest_s": record.shortest.total_seconds(),
        "longest_s": record.longest.total_seconds(),
    }


def _burst_from(value: Json) -> Burst:
    return Burst(
        id=restored(value["id"]),
        source=restored(value["source"]),
        application=application_from(value["application"]),
        microphone=microphone_from(value["microphone"]),
        first=moment(value["first"]),
        last=moment(value["last"]),
        count=value["count"],
        shortest=duration_from(value["shortest_s"]),
        longest=duration_from(value["longest_s"]),
    )


def _note_object(note: Note) -> Json:
    if note.what in _DECODERS:
        raise ValueError(f"a note may not be called {note.what}")
    facts = {key: out(fact) for key, fact in note.facts}
    return {"event": note.what, "at": instant(note.at), "facts": facts}


_DECODERS: dict[str, Callable[[Json], Record]] = {
    "activation-started": _started_from,
    "activation-changed": lambda v: ActivationChanged(restored(v["id"]), moment(v["at"]), State(v["state"])),
    "activation-identified": lambda v: ActivationIdentified(
        restored(v["id"]), moment(v["at"]), application_from(v["application"])
    ),
    "activation-ended": lambda v: ActivationEnded(
        restored(v["id"]), moment(v["at"]), Known(v["known"]), duration_from(v["duration_s"]), _presence_end_from(v)
    ),
    "blind": lambda v: BlindSince(restored(v["source"]), moment(v["at"]), restored(v["reason"])),
    "disagreement": _disagreed_from,
    "burst": _burst_from,
    "watching": lambda v: WatchingSince(restored(v["source"]), moment(v["at"])),
    **ACT_DECODERS,
    **DECODERS,
}


def _note_from(value: Json) -> Note:
    return Note(value["event"], moment(value["at"]), tuple([(k, into(v)) for k, v in value["facts"].items()]))


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record as its line already, so that the thread which keeps it need not make that of a million."""

    text: str


Keepable = Record | Sealed


def sealed_object(record: Keepable) -> Json:
    """The object of a record that may be encoded already."""
    if isinstance(record, Sealed):
        value: Json = json.loads(record.text)
        return value
    return encode(record)


def decode(value: Json) -> Record:
    """The record of an object; keys it does not know are ignored. Raises JournalUnreadable."""
    try:
        return _DECODERS.get(value["event"], _note_from)(value)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        raise JournalUnreadable("A record can't be understood: it is damaged or from another program.") from error
