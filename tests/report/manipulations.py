"""What somebody may do to a report before it is verified, with what has to be said of it.

Each: a name, what is done to the object of report.json, and the rule that has to find it; "" where nobody can find it,
"no report" where it is none any more.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from monitor.journal import chain
from monitor.journal.keys import Held, Signer
from monitor.report.signing import Signs, signed_bytes

Json = dict[str, Any]
OTHER = Signer(Held(Ed25519PrivateKey.generate().private_bytes_raw()))


def _first_shown(value: Json) -> Json:
    entry: Json = next(e for e in value["chain"]["entries"] if "body" in e)
    return entry


def _edit_body(value: Json) -> None:
    entry = _first_shown(value)
    entry["body"] = entry["body"].replace("app0", "appX")


def _edit_body_and_leaf(value: Json) -> None:
    _edit_body(value)
    entry = _first_shown(value)
    entry["leaf"] = chain.event_leaf(bytes.fromhex(entry["salt"]), entry["body"].encode()).hex()


def _relink(value: Json) -> None:
    """All hashes anew, as who has no key can."""
    head = bytes.fromhex(value["chain"]["before"])
    for entry in value["chain"]["entries"]:
        head = chain.next_head(head, entry["seq"], bytes.fromhex(entry["leaf"]))
    value["chain"]["head"] = head.hex()


def _edit_and_relink(value: Json) -> None:
    _edit_body_and_leaf(value)
    _relink(value)


def _drop_entry(value: Json) -> None:
    del value["chain"]["entries"][3]


def _drop_and_relink(value: Json) -> None:
    _drop_entry(value)
    _relink(value)


def _renumber(value: Json) -> None:
    _drop_entry(value)
    for number, entry in enumerate(value["chain"]["entries"], value["chain"]["entries"][0]["seq"]):
        entry["seq"] = number
    _relink(value)


def _swap_entries(value: Json) -> None:
    entries = value["chain"]["entries"]
    entries[2], entries[3] = entries[3], entries[2]


def _swap_bodies(value: Json) -> None:
    shown = [e for e in value["chain"]["entries"] if "body" in e]
    shown[0]["body"], shown[2]["body"] = shown[2]["body"], shown[0]["body"]


def _edit_salt(value: Json) -> None:
    _first_shown(value)["salt"] = "00" * 16


def _cut_tail(value: Json) -> None:
    del value["chain"]["entries"][-12:]


def _cut_tail_and_head(value: Json) -> None:
    _cut_tail(value)
    _relink(value)


def _cut_front(value: Json) -> None:
    del value["chain"]["entries"][0]


def _other_log(value: Json) -> None:
    value["chain"]["log_id"] = "ab" * 16


def _edit_note(value: Json) -> None:
    note = value["chain"]["checkpoint"]["note"].split("\n")
    note[6] = str(int(note[6]) + 1)
    value["chain"]["checkpoint"]["note"] = "\n".join(note)


def _no_checkpoint(value: Json) -> None:
    value["chain"]["checkpoint"] = None


def foreign_checkpoint(value: Json) -> None:
    """The same note, made anew by another key."""
    sealed = chain.parse(value["chain"]["checkpoint"]["note"].encode())
    fields = {name: getattr(sealed, name) for name in sealed.__slots__} | {
        "key": OTHER.public,
        "next_key": OTHER.public,
    }
    note = chain.Checkpoint(**fields).note()
    value["chain"]["checkpoint"] = {"note": note.decode(), "signature": b64encode(OTHER.sign(note)).decode()}


def _drop_event(value: Json) -> None:
    del value["events"][2]


def _drop_event_and_withhold(value: Json) -> None:
    id = value["events"].pop(2)["id"]
    for entry in value["chain"]["entries"]:
        if id in entry.get("body", ""):
            del entry["body"], entry["salt"]


def _invent_event(value: Json) -> None:
    value["events"].append(value["events"][0] | {"id": "invented"})


def _shift_start(value: Json) -> None:
    value["events"][1]["started"] = value["events"][2]["started"]


def _shift_end(value: Json) -> None:
    value["events"][1]["ended"] = value["events"][2]["ended"]


def _still_open(value: Json) -> None:
    value["events"][1] |= {"ended": None, "duration_s": None}


def _lengthen(value: Json) -> None:
    value["events"][1]["duration_s"] = 3600.0


def _rename(value: Json) -> None:
    value["events"][1]["application"]["name"] = "Zoom"


def _promote(value: Json) -> None:
    value["events"][1]["application"]["trust"] = "kernel"


def _other_microphone(value: Json) -> None:
    value["events"][1]["microphone"]["name"] = "Webcam"


def _nobody_there(value: Json) -> None:
    value["events"][1]["presence"] = {"idle_s": 4000.0, "locked": True}


def _nobody_at_the_end(value: Json) -> None:
    value["events"][1]["presence_end"] = {"idle_s": 4000.0, "locked": True}


def _earlier(value: Json) -> None:
    value["made"] = "2020-01-01T00:00:00.000000Z"


def _later(value: Json) -> None:
    value["made"] = "2030-01-01T00:00:00.000000Z"


def _hide_blind(value: Json) -> None:
    value["coverage"] = [each for each in value["coverage"] if each["source"] != "pipewire"]


def _widen(value: Json) -> None:
    value["selection"]["until"] = "2030-01-01T00:00:00.000000Z"


def _less_removed(value: Json) -> None:
    value["removed"]["level"] = "all"


# After it the report's own signature is made anew with the installation's key: what is left to find it by.
SIGNED_AGAIN: tuple[tuple[str, Callable[[Json], None], str], ...] = (
    ("a record's content edited", _edit_body, "content"),
    ("a record edited with its hash", _edit_body_and_leaf, "chain"),
    ("a record edited, the chain linked anew", _edit_and_relink, "checkpoint"),
    ("a record left out", _drop_entry, "chain"),
    ("a record left out, linked anew", _drop_and_relink, "chain"),
    ("a record left out, numbered and linked anew", _renumber, "checkpoint"),
    ("two records swapped", _swap_entries, "chain"),
    ("two records' contents swapped", _swap_bodies, "content"),
    ("a salt exchanged", _edit_salt, "content"),
    ("the tail cut", _cut_tail, "chain"),
    ("the tail cut, another head named", _cut_tail_and_head, "events"),
    ("the front cut", _cut_front, "chain"),
    ("another log's id", _other_log, "checkpoint"),
    ("the checkpoint's time edited", _edit_note, "checkpoint"),
    ("the checkpoint taken away", _no_checkpoint, "checkpoint"),
    ("the checkpoint made anew by another key", foreign_checkpoint, "key"),
    ("an event not told", _drop_event, "events"),
    ("an event invented", _invent_event, "events"),
    ("a begin moved", _shift_start, "events"),
    ("an end moved", _shift_end, "events"),
    ("an end hidden", _still_open, "events"),
    ("a length stretched", _lengthen, "events"),
    ("another program accused", _rename, "events"),
    ("its identity made surer", _promote, "events"),
    ("another microphone", _other_microphone, "events"),
    ("somebody's absence invented", _nobody_there, "events"),
    ("somebody's absence at the end invented", _nobody_at_the_end, "events"),
    ("the report's own date before what it tells of", _earlier, "events"),
    # With the key in hand, what rests on no record that is shown can be written as one likes.
    ("an event not told and its record withheld, by who has the key", _drop_event_and_withhold, ""),
    ("the report's own date, by who has the key", _later, ""),
    ("the coverage taken out, by who has the key", _hide_blind, ""),
    ("the span widened, by who has the key", _widen, ""),
    ("called redacted so that events are not compared, by who has the key", _less_removed, ""),
)


def signed_again(value: Json, signer: Signs | None) -> bytes:
    return signed_bytes({key: part for key, part in value.items() if key != "signature"}, signer)
