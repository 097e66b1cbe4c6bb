"""The chimes of the paired speakers at rest: one encrypted file a speaker, its key in the keyring where there is one.

A file: magic, one byte for where its key is (K keyring, F a file beside), nonce, AES-256-GCM over JSON. The magic, that
byte and the file's name are authenticated with it, so no file can stand in for another.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from monitor.errors import BadInput, ChimesLocked, KeyUnavailable
from monitor.journal import KeyringKeys  # not its part alone: see book.py
from monitor.pairing_model import LearnedChime, RoleName
from monitor.speaker_model import Speaker
from monitor.whole_file import write_whole

log = logging.getLogger(__name__)

ENTRY = "speakers"
KEY_FILE = "key"
_MAGIC = b"earwitness chimes 1\n"
_IN_KEYRING, _IN_FILE = b"K", b"F"
_NONCE = 12
_LARGEST = 16 * 1024 * 1024  # a chime takes some 100 kB
_DAMAGED = "What was learned of this speaker is damaged and can't be read. Pair it again."
_LOCKED = (
    "What was learned of this speaker is locked in the keyring, which did not open: {why}. Unlock it, or pair the "
    "speaker again."
)


class Secrets(Protocol):
    """The keyring, an entry at a time. Both raise KeyUnavailable."""

    def text(self, entry: str) -> str | None: ...

    def keep_text(self, entry: str, text: str) -> None: ...


class TemplateStore:
    """``folder``: made when it is first needed. Every call reads or writes the disk and may wait for the keyring (5 s
    at most): off the window's thread."""

    def __init__(self, folder: Path, secrets: Secrets | None = None) -> None:
        self._folder = folder
        self._secrets = secrets if secrets is not None else KeyringKeys()

    def keep(self, speaker: Speaker, chimes: Sequence[LearnedChime]) -> None:
        """Replaces what was kept of this speaker, whole or not at all. Raises BadInput."""
        content = json.dumps({"speaker": speaker.id, "chimes": [chime_object(one) for one in chimes]}).encode()
        path = self._path(speaker.id)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            where, key = self._key_to_write()
        except OSError as error:
            raise BadInput(f"What was learned can't be written to {self._folder}: {error.strerror}.") from error
        head = _MAGIC + where
        write_whole(path, head + sealed(key, content, head + path.name.encode()), overwrite=True)

    def chimes(self, speaker: str) -> tuple[LearnedChime, ...]:
        """None of a speaker that is not paired. Raises BadInput for what is damaged, ChimesLocked."""
        path = self._path(speaker)
        data = _content(path)
        if data is None:
            return ()
        head, rest = data[: len(_MAGIC) + 1], data[len(_MAGIC) + 1 :]
        if head[:-1] != _MAGIC or head[-1:] not in (_IN_KEYRING, _IN_FILE):
            raise BadInput(_DAMAGED)
        content = opened(self._key_to_read(head[-1:]), rest, head + path.name.encode())
        return _chimes(content, speaker)

    def every(self, speakers: Sequence[str]) -> Mapping[str, tuple[LearnedChime, ...]]:
        """Of those that are paired and can be read; one that can't be read is logged and left out."""
        found = {}
        for speaker in speakers:
            try:
                chimes = self.chimes(speaker)
            except BadInput as error:
                log.warning("a speaker's chimes can't be read: %s", error)
                continue
            if chimes:
                found[speaker] = chimes
        return found

    def is_paired(self, speaker: str) -> bool:
        return self._path(speaker).exists()

    def guarded(self, speaker: str) -> bool:
        """Whether the key is in the keyring, and not in a file beside, where who reads one reads the other."""
        data = _content(self._path(speaker))
        return data is not None and data[len(_MAGIC) : len(_MAGIC) + 1] == _IN_KEYRING

    def forget(self, speaker: str) -> bool:
        """False when there was nothing. Raises BadInput."""
        try:
            self._path(speaker).unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise BadInput(f"What was learned can't be deleted: {error.strerror}.") from error
        return True

    def _path(self, speaker: str) -> Path:
        return self._folder / f"{hashlib.sha256(speaker.encode()).hexdigest()[:32]}.chimes"

    def _key_to_write(self) -> tuple[bytes, bytes]:
        """(where it is, the key); made where there is none. Raises OSError and BadInput."""
        try:
            text = self._secrets.text(ENTRY)
            if text is None:
                text = b64encode(os.urandom(32)).decode()
                self._secrets.keep_text(ENTRY, text)
            return _IN_KEYRING, _key(text)
        except KeyUnavailable as error:
            log.info("the speakers' key is kept in a file: %s", error)
        file = self._folder / KEY_FILE
        if not file.exists():
            write_whole(file, b64encode(os.urandom(32)), overwrite=True)
        return _IN_FILE, _key(file.read_text("ascii"))

    def _key_to_read(self, where: bytes) -> bytes:
        try:
            text = self._secrets.text(ENTRY) if where == _IN_KEYRING else self._key_file()
        except KeyUnavailable as error:
            raise ChimesLocked(_LOCKED.format(why=_first_sentence(error))) from error
        except (OSError, ValueError) as error:
            raise BadInput(_DAMAGED) from error
        if text is None:
            raise BadInput("The key to what was learned of this speaker is gone. Pair it again.")
        return _key(text)

    def _key_file(self) -> str:
        return (self._folder / KEY_FILE).read_text("ascii")


def sealed(key: bytes, content: bytes, beside: bytes) -> bytes:
    """AES-256-GCM; ``beside`` is authenticated and not contained."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 30 ms, off the start

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, beside)


def opened(key: bytes, data: bytes, beside: bytes, damaged: str = _DAMAGED) -> bytes:
    """Raises BadInput with ``damaged`` for another key or changed data."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(data[:_NONCE], data[_NONCE:], beside)
    except (InvalidTag, ValueError) as error:
        raise BadInput(damaged) from error


def chime_object(chime: LearnedChime) -> dict[str, str]:
    return {"id": chime.id, "role": chime.role, "data": b64encode(chime.data).decode()}


def chime_from(value: Mapping[str, Any]) -> LearnedChime:
    """Raises ValueError, KeyError, TypeError."""
    roles: dict[str, RoleName] = {"start": "start", "end": "end"}
    return LearnedChime(str(value["id"]), roles[value["role"]], b64decode(value["data"], validate=True))


def _chimes(content: bytes, speaker: str) -> tuple[LearnedChime, ...]:
    try:
        value = json.loads(content)
        if value["speaker"] != speaker:
            raise ValueError(value["speaker"])
        return tuple(chime_from(one) for one in value["chimes"])
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(_DAMAGED) from error


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadInput(f"What was learned can't be read: {error.strerror}.") from error
    if len(data) > _LARGEST:
        raise BadInput(_DAMAGED)
    return data


def _first_sentence(error: Exception) -> str:
    """What the keyring says goes on to speak of the journal."""
    return str(error).partition(". ")[0].rstrip(".")


def _key(text: str) -> bytes:
    try:
        key = b64decode(text, validate=True)
    except ValueError as error:
        raise BadInput(_DAMAGED) from error
    if len(key) != 32:
        raise BadInput(_DAMAGED)
    return key
