"""What somebody may do to the file of a report, or to the files of a bundle; as in ``manipulations``.

``BYTES`` works on the file, ``FILES`` on the files of a bundle.
"""

from __future__ import annotations

import copy
import json
from base64 import b64encode
from collections.abc import Callable

from monitor.report.canonical import canonical
from monitor.report.signing import signed_bytes
from tests.report.manipulations import OTHER, Json, foreign_checkpoint


def _signature_of_other(value: Json) -> bytes:
    bare = {key: part for key, part in value.items() if key != "signature"}
    return signed_bytes(bare, OTHER)


def _all_of_other(value: Json) -> bytes:
    """Checkpoint and report made anew by somebody with a key of their own."""
    bare = copy.deepcopy({key: part for key, part in value.items() if key != "signature"})
    foreign_checkpoint(bare)
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
