"""The hash chain and the signed checkpoint as bytes ("earwitness-log/1"). Pure; whole format in this file.

leaf   event: SHA-256(00 | salt[16] | body)     control record: SHA-256(02 | ctl)
head   head0 = SHA-256("earwitness-log/1 genesis\\n" | log_id[16]),  headN = SHA-256(01 | headN-1 | u64be(seq) | leaf)
note   eleven lines of ASCII, signed with Ed25519 as they are; the first line separates the domain

Bytes are hashed as they are stored, never serialised again. The salt makes erasing real: without it a guessed
name could be checked against the leaf that stays.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256

FORMAT = "earwitness-log/1"
SALT = 16


def genesis(log_id: bytes) -> bytes:
    return sha256(f"{FORMAT} genesis\n".encode() + log_id).digest()


def event_leaf(salt: bytes, body: bytes) -> bytes:
    return sha256(b"\x00" + salt + body).digest()


def control_leaf(ctl: bytes) -> bytes:
    return sha256(b"\x02" + ctl).digest()


def next_head(head: bytes, seq: int, leaf: bytes) -> bytes:
    return sha256(b"\x01" + head + seq.to_bytes(8, "big") + leaf).digest()


_DIGEST = r"[A-Za-z0-9+/]{43}="
_NOTE = re.compile(
    rf"{re.escape(FORMAT)} checkpoint\n([0-9a-f]{{32}})\n(\d{{1,18}})\n(\d{{1,18}})\n({_DIGEST})\n({_DIGEST})\n"
    rf"(-?\d{{1,18}})\n(\d{{1,18}})\n([0-9a-f-]{{0,36}})\n({_DIGEST})\n({_DIGEST})\n",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """``size`` records have this ``head``; ``previous`` is the SHA-256 of the note before, zeros for the first.

    ``next_key``: the public key that the following checkpoint has to be signed with.
    """

    log_id: bytes
    n: int
    size: int
    head: bytes
    previous: bytes
    wall_us: int
    boot_ns: int
    boot_id: str
    key: bytes
    next_key: bytes

    def note(self) -> bytes:
        parts = (
            f"{FORMAT} checkpoint",
            self.log_id.hex(),
            self.n,
            self.size,
            _b64(self.head),
            _b64(self.previous),
            self.wall_us,
            self.boot_ns,
            self.boot_id,
            _b64(self.key),
            _b64(self.next_key),
        )
        return ("\n".join(map(str, parts)) + "\n").encode("ascii")


def parse(note: bytes) -> Checkpoint:
    """The checkpoint of a note. Raises ValueError for any byte that is not as ``Checkpoint.note`` writes it."""
    found = _NOTE.fullmatch(note.decode("ascii"))
    if not found:
        raise ValueError("not a checkpoint note")
    log_id, n, size, head, previous, wall, boot, boot_id, key, next_key = found.groups()
    checkpoint = Checkpoint(
        bytes.fromhex(log_id),
        int(n),
        int(size),
        _bytes(head),
        _bytes(previous),
        int(wall),
        int(boot),
        boot_id,
        _bytes(key),
        _bytes(next_key),
    )
    if checkpoint.note() != note:
        raise ValueError("not a canonical checkpoint note")
    return checkpoint


def digest(note: bytes) -> bytes:
    return sha256(note).digest()


NO_NOTE = bytes(32)


def _b64(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
