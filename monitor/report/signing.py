"""A report's own signature: this installation wrote exactly these bytes. It says nothing of what is true in them."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any, Protocol

from monitor.errors import BadInput, KeyUnavailable
from monitor.journal.keys import KeyStore, Signer
from monitor.report.canonical import Written
from monitor.report.facts import FORMAT

DOMAIN = f"{FORMAT} signature\n".encode()
"""Separates these signatures from those of checkpoints, which the same key makes."""


class Signs(Protocol):
    public: bytes

    def sign(self, note: bytes) -> bytes: ...


def signer_for(keys: KeyStore, log_id: bytes) -> tuple[Signs | None, str]:
    """The journal's key, or None and the sentence why it can't be had."""
    try:
        held = keys.load(log_id)
    except KeyUnavailable as error:
        return None, str(error)
    if held is None:
        return None, "The keyring holds no key for this journal, so the report is not signed."
    return Signer(held), ""


def signed(value: Mapping[str, Any], signer: Signs | None) -> Written:
    """The report's file: its object, with the signature where there is a key."""
    body = Written(value)
    if signer is None:
        return body
    signature = signer.sign(DOMAIN + body.sha256())
    return body.plus("signature", {"key": _b64(signer.public), "value": _b64(signature)})


def signed_bytes(value: Mapping[str, Any], signer: Signs | None) -> bytes:
    return bytes(signed(value, signer))


def is_good(body: Written, key: bytes, signature: bytes) -> bool:
    """Whether ``key`` signed ``body``. Raises BadInput for a key that is none."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        public = Ed25519PublicKey.from_public_bytes(key)
    except ValueError as error:
        raise BadInput("The report's key is no Ed25519 key.") from error
    try:
        public.verify(signature, DOMAIN + body.sha256())
    except InvalidSignature:
        return False
    return True


def fingerprint(key: bytes) -> str:
    """A key in a form that people can compare: the first 16 bytes of its SHA-256, in groups."""
    digest = hashlib.sha256(key).hexdigest()[:32]
    return " ".join(digest[i : i + 4] for i in range(0, 32, 4))


def decoded(text: object) -> bytes:
    """Base64 from a file. Raises ValueError."""
    if not isinstance(text, str):
        raise ValueError("not text")
    return b64decode(text, validate=True)


def _b64(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
