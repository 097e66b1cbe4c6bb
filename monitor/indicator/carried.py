"""A paired speaker carried to another machine: one file, encrypted with a password.

A file: magic, salt, nonce, AES-256-GCM over JSON; the key is scrypt's (RFC 7914) of the password.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from typing import Any

from monitor.errors import BadInput
from monitor.indicator.store import chime_from, chime_object, opened, sealed
from monitor.pairing_keep import Naming
from monitor.pairing_model import LearnedChime
from monitor.speaker_model import Speaker, Vendor

_MAGIC = b"earwitness speaker 1\n"
_SALT = 16
_COST, _BLOCK = 2**15, 8  # 32 MiB and about 0.1 s a guess
SHORTEST_PASSWORD = 8
NOT_OURS = "This is no speaker that Earwitness wrote. Choose a file that `speakers export` made."
WRONG = "The password is wrong, or the file is damaged. Nothing was kept."


def exported(speaker: Speaker, chimes: Sequence[LearnedChime], password: str) -> bytes:
    """Raises BadInput for a short password or a speaker without chimes."""
    if not chimes:
        raise BadInput(f"{speaker.name} is not paired, so there is nothing to export. Pair it first.")
    if len(password) < SHORTEST_PASSWORD:
        raise BadInput(f"Choose a password of at least {SHORTEST_PASSWORD} characters.")
    content = {
        "name": speaker.name,
        "vendor": speaker.vendor.value,
        "room": speaker.room,
        "chimes": [chime_object(one) for one in chimes],
    }
    head = _MAGIC + os.urandom(_SALT)
    return head + sealed(_key(password, head), json.dumps(content).encode(), head)


def imported(data: bytes, password: str) -> tuple[Naming, tuple[LearnedChime, ...]]:
    """Raises BadInput: not such a file, a wrong password, damaged."""
    head, rest = data[: len(_MAGIC) + _SALT], data[len(_MAGIC) + _SALT :]
    if not head.startswith(_MAGIC):
        raise BadInput(NOT_OURS)
    content = opened(_key(password, head), rest, head, WRONG)
    try:
        return _parsed(json.loads(content))
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(NOT_OURS) from error


def _parsed(value: Any) -> tuple[Naming, tuple[LearnedChime, ...]]:
    naming = Naming(str(value["name"]), Vendor(value["vendor"]), (), str(value["room"]))
    return naming, tuple(chime_from(one) for one in value["chimes"])


def _key(password: str, head: bytes) -> bytes:
    salt = head[len(_MAGIC) :]
    return hashlib.scrypt(password.encode(), salt=salt, n=_COST, r=_BLOCK, p=1, maxmem=2**26, dklen=32)
