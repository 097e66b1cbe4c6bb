"""Asks a time-stamping authority, by a file that a person takes there, and reads its answer. RFC 3161, 2.4.

Nothing is sent from here, and the authority's signature is not checked here: that takes its certificates, which a
person has to have from somewhere that they trust.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from monitor.errors import BadInput
from monitor.report.bundle import MANIFEST, is_bundle, opened

MOST = 1 << 20
"""Bytes of an answer: with a chain of certificates it has some 10 kB."""
_GRANTED = frozenset({"granted", "granted_with_mods"})
_NONSENSE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
_NO_ANSWER = "This is no answer of a time-stamping authority, or it is damaged."


@dataclass(frozen=True, slots=True)
class Stamp:
    """``status``: the authority's word, as RFC 3161 calls it. ``at``: the time it states, None where it gives none.
    ``ours``: it is about the bundle that it was held against."""

    granted: bool
    status: str
    at: datetime | None = None
    ours: bool = False

    @property
    def ok(self) -> bool:
        return self.granted and self.ours


def imprint_of(bundle: BinaryIO) -> bytes:
    """SHA-256 of the bundle's manifest, which names the SHA-256 of each of its files. Raises BadInput."""
    if not is_bundle(bundle):
        raise BadInput("Only a bundle (.zip) can have a time stamp: it is about the bundle's manifest.")
    with opened(bundle) as archive:
        return hashlib.sha256(archive.read(MANIFEST)).digest()


def query(imprint: bytes) -> bytes:
    """A TimeStampReq in DER over these 32 bytes; it tells the authority nothing else."""
    from asn1crypto import tsp

    request = {
        "version": "v1",
        "message_imprint": {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": imprint},
        "nonce": secrets.randbits(63),
        "cert_req": True,
    }
    return bytes(tsp.TimeStampReq(request).dump())


def read_answer(raw: bytes, imprint: bytes) -> Stamp:
    """A TimeStampResp in DER, held against the imprint that was asked about. Raises BadInput for what is none."""
    if len(raw) > MOST:
        raise BadInput(_NO_ANSWER)
    try:
        return _stamp(_answer_type().load(raw, strict=True), imprint)
    except _NONSENSE as error:
        raise BadInput(_NO_ANSWER) from error


def _answer_type() -> Any:
    """TimeStampResp with its token optional, as in the RFC: asn1crypto 1.5.1 can't read a refusal, which has none."""
    from asn1crypto import cms, core, tsp

    fields = [("status", tsp.PKIStatusInfo), ("time_stamp_token", cms.ContentInfo, {"optional": True})]
    return type("TimeStampResp", (core.Sequence,), {"_fields": fields})


def _stamp(answer: Any, imprint: bytes) -> Stamp:
    status = str(answer["status"]["status"].native)
    if status not in _GRANTED:
        return Stamp(False, status)
    content = answer["time_stamp_token"]["content"]["encap_content_info"]
    if content["content_type"].native != "tst_info":
        raise ValueError("a token about something else")
    told = content["content"].parsed
    about = told["message_imprint"]
    ours = about["hash_algorithm"]["algorithm"].native == "sha256" and about["hashed_message"].native == imprint
    return Stamp(True, status, told["gen_time"].native, ours)
