"""Is a report what was signed? Each rule has a name; what can't be found out is said, not passed over.

A second verifier of one file that shares no code with this one lies in resources/verify_report.py; both have to agree
on tests/report/manipulations.py.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from monitor.errors import BadInput
from monitor.journal import chain
from monitor.report.canonical import Written
from monitor.report.facts import FORMAT
from monitor.report.retold import differences
from monitor.report.signing import decoded, fingerprint, is_good

_NONSENSE = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)


class Rule(Enum):
    FORM = "form"  # written as this program writes it, to the byte
    SIGNATURE = "signature"  # the report's own
    KEY = "key"  # the report and the checkpoint by the same installation, and by the one that is expected
    CHAIN = "chain"  # the stretch of the log hangs together
    CHECKPOINT = "checkpoint"  # signed, and its head is the stretch's
    CONTENT = "content"  # what is shown of a record is what was committed to
    EVENTS = "events"  # what the report tells is what its records say
    FILES = "files"  # in a bundle: each file is as its manifest says


@dataclass(frozen=True, slots=True)
class Finding:
    rule: Rule
    what: str


@dataclass(frozen=True, slots=True)
class ReportVerdict:
    """``signed_at``: by the report's own word. ``key``: fingerprint of who signed, "" without a signature.

    ``known``: whether the keyring here holds that key; None where it was not asked or could not answer.
    ``shown``, ``withheld``: records of the log with and without their content; ``beyond``: records that no signed
    checkpoint covers yet.
    """

    findings: tuple[Finding, ...]
    signed_at: str
    key: str
    known: bool | None
    shown: int
    withheld: int
    beyond: int
    level: str
    key_raw: bytes = b""

    @property
    def ok(self) -> bool:
        return not self.findings

    def plus(self, more: Sequence[Finding]) -> ReportVerdict:
        return replace(self, findings=(*self.findings, *more))


def verify_report(raw: bytes, expected_key: bytes | None = None) -> ReportVerdict:
    """Verify the bytes of a report's JSON file. ``expected_key``: the public key that should have signed.

    Raises BadInput for what is no report at all.
    """
    value = parsed_as(raw, FORMAT)
    audit = _Audit(raw, value, expected_key)
    try:
        return audit.verdict()
    except _NONSENSE as error:
        raise BadInput("This report is damaged: parts of it are not what a report holds.") from error


def parsed_as(raw: bytes, form: str) -> dict[str, Any]:
    """The object of a file of this form. Raises BadInput for what is none, or has a key twice."""
    try:
        value = json.loads(raw, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise BadInput("This is no report of Earwitness: it is not readable as one.") from error
    if not isinstance(value, dict) or value.get("format") != form:
        raise BadInput("This is no report of Earwitness, or one of another version.")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key twice")
    return found


class _Audit:
    def __init__(self, raw: bytes, value: dict[str, Any], expected_key: bytes | None) -> None:
        self._raw, self._expected = raw, expected_key
        self._written = Written(value)
        self._value = {key: part for key, part in value.items() if key != "signature"}
        self._signature = value.get("signature")
        self._found: list[Finding] = []
        self._key = b""
        self._beyond = 0

    def verdict(self) -> ReportVerdict:
        if bytes(self._written) != self._raw:
            self._add(Rule.FORM, "The file is not written as Earwitness writes it.")
        self._own_signature()
        entries = []
        if self._value["chain"] is not None:
            entries = self._value["chain"]["entries"]
            self._links(self._value["chain"])
            self._events()
        shown = sum("body" in entry or "ctl" in entry for entry in entries)
        return ReportVerdict(
            findings=tuple(self._found),
            signed_at=self._value["made"] if self._key else "",
            key=fingerprint(self._key) if self._key else "",
            known=None if self._expected is None else self._key == self._expected,
            shown=shown,
            withheld=len(entries) - shown,
            beyond=self._beyond,
            level=self._value["removed"]["level"],
            key_raw=self._key,
        )

    def _add(self, rule: Rule, what: str) -> None:
        self._found.append(Finding(rule, what))

    def _own_signature(self) -> None:
        if self._signature is None:
            self._add(Rule.SIGNATURE, "The report is not signed.")
            return
        key, signature = decoded(self._signature["key"]), decoded(self._signature["value"])
        if not is_good(self._written.without("signature"), key, signature):
            self._add(Rule.SIGNATURE, "The report was changed after it was signed, or was signed by another key.")
            return
        self._key = key
        if self._expected is not None and key != self._expected:
            self._add(Rule.KEY, "The report was signed by another installation than the one expected.")

    def _links(self, part: dict[str, Any]) -> None:
        head, seq = bytes.fromhex(part["before"]), None
        heads = {}
        for entry in part["entries"]:
            if seq is not None and entry["seq"] != seq + 1:
                self._add(Rule.CHAIN, f"Record {seq + 1} is not where it belongs.")
            seq = entry["seq"]
            head = chain.next_head(head, seq, bytes.fromhex(entry["leaf"]))
            heads[seq] = head
            self._content(entry)
        if head.hex() != part["head"]:
            self._add(Rule.CHAIN, "The records do not lead to the head that the report names.")
        if part["entries"] and part["entries"][0]["seq"] == 1 and not _begins(part):
            self._add(Rule.CHAIN, "The log's first record does not follow from its id.")
        self._checkpoint(part, heads)

    def _content(self, entry: dict[str, Any]) -> None:
        leaf = bytes.fromhex(entry["leaf"])
        if "ctl" in entry and chain.control_leaf(entry["ctl"].encode("ascii")) != leaf:
            self._add(Rule.CONTENT, f"Record {entry['seq']} is not what was committed to.")
        if "body" in entry:
            salt, body = bytes.fromhex(entry["salt"]), entry["body"].encode("ascii")
            if chain.event_leaf(salt, body) != leaf:
                self._add(Rule.CONTENT, f"Record {entry['seq']} is not what was committed to.")

    def _checkpoint(self, part: dict[str, Any], heads: dict[int, bytes]) -> None:
        if part["checkpoint"] is None:
            self._add(Rule.CHECKPOINT, "No part of the log that the report shows is signed.")
            return
        note = part["checkpoint"]["note"].encode("ascii")
        sealed = chain.parse(note)
        if sealed.log_id.hex() != part["log_id"]:
            self._add(Rule.CHECKPOINT, "The checkpoint belongs to another log.")
        if not _good_note(note, sealed.key, decoded(part["checkpoint"]["signature"])):
            self._add(Rule.CHECKPOINT, "The checkpoint's signature is not good.")
        if self._key and sealed.key != self._key:
            self._add(Rule.KEY, "The checkpoint and the report were signed by different keys.")
        if heads.get(sealed.size) != sealed.head:
            self._add(Rule.CHECKPOINT, "The records are not those that the checkpoint signed.")
        self._beyond = sum(seq > sealed.size for seq in heads)

    def _events(self) -> None:
        for what in differences(self._value):
            self._add(Rule.EVENTS, what)


def _begins(part: dict[str, Any]) -> bool:
    return bool(chain.genesis(bytes.fromhex(part["log_id"])).hex() == part["before"])


def _good_note(note: bytes, key: bytes, signature: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, note)
    except (InvalidSignature, ValueError):
        return False
    return True


def sha256_of(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
