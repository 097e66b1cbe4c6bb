"""A report in all its forms as one zip, with a signed manifest of what is in it."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from monitor.errors import BadInput
from monitor.report.canonical import Written
from monitor.report.facts import FORMAT
from monitor.report.signing import Signs, decoded, is_good, signed
from monitor.report.verify import Finding, ReportVerdict, Rule, parsed_as, sha256_of, verify_report

if TYPE_CHECKING:
    from typing_extensions import Buffer

MANIFEST, REPORT = "manifest.json", "report.json"
MANIFEST_FORMAT = f"{FORMAT} manifest"
_BUFFER = 1 << 16
_MOST = 2 << 30
"""Bytes of one file in a bundle: what a report of a million events comes to, and no bomb."""


Part = Callable[[BinaryIO], None]
"""Writes one file of a bundle."""


def write_bundle(out: BinaryIO, parts: Iterable[tuple[str, Part]], made: datetime, signer: Signs | None) -> None:
    """The zip, into a file that can be written anywhere. The same files at the same time give the same bytes. Each is
    packed while it is written, so that a long report never is in memory in any form, let alone in all."""
    entries = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, write in parts:
            entries[name] = _packed(archive, name, write, made)
        manifest = signed({"format": MANIFEST_FORMAT, "files": entries}, signer)
        _packed(archive, MANIFEST, manifest.write_into, made)


def _packed(archive: zipfile.ZipFile, name: str, write: Part, made: datetime) -> dict[str, Any]:
    entry = zipfile.ZipInfo(name, made.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    with archive.open(entry, "w") as packed:
        hashed = _Hashed(packed)
        with io.BufferedWriter(hashed, _BUFFER) as file:
            write(file)
    return {"sha256": hashed.digest.hexdigest(), "size": hashed.size}


class _Hashed(io.RawIOBase):
    """Passes on what is written, and keeps its hash."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self.digest, self.size = out, hashlib.sha256(), 0

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer, /) -> int:
        content = bytes(data)
        self._out.write(content)
        self.digest.update(content)
        self.size += len(content)
        return len(content)


def is_bundle(file: BinaryIO) -> bool:
    found = zipfile.is_zipfile(file)
    file.seek(0)
    return found


def verify_bundle(file: BinaryIO, expected_key: bytes | None = None) -> ReportVerdict:
    """Verify a bundle: its manifest, each file against it, and the report's JSON. Raises BadInput."""
    with opened(file) as archive:
        return _verdict(archive, expected_key)


@contextmanager
def opened(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """A bundle's files. Raises BadInput for what is none, also where that only shows while it is read."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, KeyError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise BadInput("This is no bundle of Earwitness, or it is damaged.") from error


def _verdict(archive: zipfile.ZipFile, expected_key: bytes | None) -> ReportVerdict:
    names = [entry.filename for entry in archive.infolist()]
    found = [Finding(Rule.FILES, f"{name} is in the bundle twice.") for name in set(names) if names.count(name) > 1]
    raw = _content(archive, MANIFEST)
    manifest = parsed_as(raw, MANIFEST_FORMAT)
    verdict = verify_report(_content(archive, REPORT), expected_key)
    found += _listed(archive, manifest["files"], set(names) - {MANIFEST})
    found += _signature(raw, manifest, verdict)
    return verdict.plus(found)


def _listed(archive: zipfile.ZipFile, listed: Mapping[str, Any], names: set[str]) -> list[Finding]:
    found = [Finding(Rule.FILES, f"{name} is missing from the bundle.") for name in sorted(listed.keys() - names)]
    found += [Finding(Rule.FILES, f"{name} is not in the manifest.") for name in sorted(names - listed.keys())]
    for name in sorted(names & listed.keys()):
        if sha256_of(_content(archive, name)) != listed[name]["sha256"]:
            found.append(Finding(Rule.FILES, f"{name} is not the file that the manifest names."))
    return found


def _signature(raw: bytes, manifest: dict[str, Any], verdict: ReportVerdict) -> list[Finding]:
    signature = manifest.pop("signature", None)
    if signature is None:
        return [Finding(Rule.SIGNATURE, "The bundle's manifest is not signed.")]
    key = decoded(signature["key"])
    body = Written(manifest)
    if bytes(body.plus("signature", signature)) != raw or not is_good(body, key, decoded(signature["value"])):
        return [Finding(Rule.SIGNATURE, "The manifest was changed after it was signed, or was signed by another key.")]
    if verdict.key_raw and key != verdict.key_raw:
        return [Finding(Rule.KEY, "The manifest and the report were signed by different keys.")]
    return []


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _MOST:
        raise BadInput(f"{name} in this bundle is too large to be a report.")
    return archive.read(name)
