"""What somebody may do to a report before it is verified, with what has to be said of it.

Each: a name, what is done, and the rule that has to find it; "" where nobody can find it, "no report" where it is none
any more. ``JSON`` works on the object of report.json, ``BYTES`` on the file, ``FILES`` on the files of a bundle.
"""

from __future__ import annotations

import copy
import json
from base64 import b64encode
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from monitor.journal import chain
from monitor.journal.keys import Held, Signer
from monitor.report.canonical import canonical
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
    del value["chain"]["entries"][-4:]


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


def _foreign_checkpoint(value: Json) -> None:
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


def _hide_blind(value: Json) -> None:
    value["coverage"] = [entry for entry in value["coverage"] if entry["blind"] is None] or [{}]
    value["coverage"] = value["coverage"][:0]


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
    ("the checkpoint made anew by another key", _foreign_checkpoint, "key"),
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
    # With the key in hand, what rests on no record that is shown can be written as one likes.
    ("an event not told and its record withheld, by who has the key", _drop_event_and_withhold, ""),
    ("the report's own date, by who has the key", _earlier, ""),
    ("the coverage taken out, by who has the key", _hide_blind, ""),
    ("the span widened, by who has the key", _widen, ""),
    ("called redacted so that events are not compared, by who has the key", _less_removed, ""),
)


def _signature_of_other(value: Json) -> bytes:
    bare = {key: part for key, part in value.items() if key != "signature"}
    return signed_bytes(bare, OTHER)


def _all_of_other(value: Json) -> bytes:
    """Checkpoint and report made anew by somebody with a key of their own."""
    bare = copy.deepcopy({key: part for key, part in value.items() if key != "signature"})
    _foreign_checkpoint(bare)
    return signed_bytes(bare, OTHER)


def _swapped_signature(value: Json) -> bytes:
    return canonical(value | {"signature": value["signature"] | {"value": b64encode(bytes(64)).decode()}})


def _unsigned(value: Json) -> bytes:
    return canonical({key: part for key, part in value.items() if key != "signature"})


def _edited(value: Json) -> bytes:
    return canonical(value | {"zone": "UTC"})


def _doubled_key(value: Json) -> bytes:
    return b'{"zone":"UTC",' + canonical(value)[1:]


def _respaced(value: Json) -> bytes:
    return json.dumps(value).encode()


def _trailing(value: Json) -> bytes:
    return canonical(value) + b"\n"


def _cut_short(value: Json) -> bytes:
    return canonical(value)[:-200]


def _emptied(value: Json) -> bytes:
    return b""


def _other_version(value: Json) -> bytes:
    return canonical(value | {"format": "earwitness-report/9"})


def _no_chain_part(value: Json) -> bytes:
    return canonical({key: part for key, part in value.items() if key != "chain"})


# As they are: nobody signs again, or only with a key of their own.
BYTES: tuple[tuple[str, Callable[[Json], bytes], str], ...] = (
    ("edited without a key", _edited, "signature"),
    ("signed again by another key", _signature_of_other, "key"),
    ("report and checkpoint by another key, and nobody knows which to expect", _all_of_other, ""),
    ("a signature of zeros", _swapped_signature, "signature"),
    ("the signature taken away", _unsigned, "signature"),
    ("a key twice", _doubled_key, "no report"),
    ("written with other spaces", _respaced, "form"),
    ("a line feed more", _trailing, "form"),
    ("cut short", _cut_short, "no report"),
    ("empty", _emptied, "no report"),
    ("another version", _other_version, "no report"),
    ("a part missing", _no_chain_part, "no report"),
)

Files = dict[str, bytes]


def _edit_page(files: Files) -> None:
    files["report.html"] = files["report.html"].replace(b"app0", b"appX")


def _drop_page(files: Files) -> None:
    del files["report.pdf"]


def _add_file(files: Files) -> None:
    files["more.txt"] = b"more"


def _edit_verifier(files: Files) -> None:
    files["verify.py"] = b"print('unchanged')\n"


def _edit_manifest(files: Files) -> None:
    files["manifest.json"] = files["manifest.json"].replace(b'"size": 1', b'"size": 2', 1)


def _both(files: Files) -> None:
    """A page edited and the manifest with it, but not signed."""
    import hashlib

    before = hashlib.sha256(files["report.html"]).hexdigest().encode()
    _edit_page(files)
    after = hashlib.sha256(files["report.html"]).hexdigest().encode()
    files["manifest.json"] = files["manifest.json"].replace(before, after)


def _no_manifest(files: Files) -> None:
    del files["manifest.json"]


FILES: tuple[tuple[str, Callable[[Files], None], str], ...] = (
    ("the page edited", _edit_page, "files"),
    ("the page edited and its hash in the manifest", _both, "signature"),
    ("the PDF taken out", _drop_page, "files"),
    ("a file put in", _add_file, "files"),
    ("the verifier exchanged", _edit_verifier, "files"),
    ("the manifest edited", _edit_manifest, "signature"),
    ("the manifest taken out", _no_manifest, "no report"),
)


def signed_again(value: Json, signer: Signs | None) -> bytes:
    return signed_bytes({key: part for key, part in value.items() if key != "signature"}, signer)
