"""The forms a report is written in, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import resources
from monitor.errors import BadInput
from monitor.journal.keys import KeyStore
from monitor.report.as_json import report_object
from monitor.report.bundle import REPORT, bundle_bytes
from monitor.report.disclose import disclosed
from monitor.report.facts import Redaction, Report
from monitor.report.redact import redacted
from monitor.report.signing import Signs, signed_bytes, signer_for
from ui.language import QT_TR_NOOP, tr
from ui.report.blocks import Document
from ui.report.contents import document_of
from ui.report.stopped import Stopped

ENDINGS = (".html", ".pdf", ".json", ".ndjson", ".csv", ".zip")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report ready to be written: redacted, its proof shown as far as it may be, and the key to sign it with."""

    report: Report
    document: Document
    signer: Signs | None
    unsigned: str

    @property
    def name(self) -> str:
        """A file name without an ending."""
        return f"earwitness-{self.report.selection.since:%Y-%m-%d}-{self.report.id[:8]}"


def prepared(report: Report, level: Redaction, keys: KeyStore) -> Prepared:
    """``unsigned``: why there is no signature, empty with one."""
    final = redacted(disclosed(report), level)
    signer, why = (None, "") if report.proof is None else signer_for(keys, report.proof.segment.log_id)
    return Prepared(final, document_of(final), signer, why)


def ending_of(path: Path) -> str:
    """Raises BadInput for one that is no form of a report."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        said = tr("'{name}' does not end in one of {endings}, so its form is not known.")
        raise BadInput(said.format(name=path.name[:80], endings=", ".join(ENDINGS)))
    return ending


def content(
    found: Prepared,
    ending: str,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> bytes:
    """The bytes of one form. Raises Stopped when ``cancelled`` says so."""
    if cancelled():
        raise Stopped
    if ending == ".zip":
        return bundle_bytes(_files(found, progress, cancelled), found.report.made.at, found.signer)
    if ending == ".html":
        from ui.report.page import html_bytes

        return html_bytes(found.document)
    if ending == ".pdf":
        from ui.report.document import pdf_bytes

        return pdf_bytes(found.document, progress, cancelled)
    if ending == ".json":
        return signed_bytes(report_object(found.report), found.signer)
    if ending == ".ndjson":
        from ui.report.lines import ndjson_bytes

        return ndjson_bytes(found.report)
    from ui.report.rows import csv_bytes

    return csv_bytes(found.report)


def _files(found: Prepared, progress: Progress, cancelled: Cancelled) -> Iterator[tuple[str, bytes]]:
    for ending in (".html", ".pdf", ".csv"):
        yield f"report{ending}", content(found, ending, progress, cancelled)
    yield REPORT, content(found, ".json", progress, cancelled)
    yield "events.ndjson", content(found, ".ndjson", progress, cancelled)
    yield "report.schema.json", resources.path("report.schema.json").read_bytes()
    yield "verify.py", resources.path("verify_report.py").read_bytes()
    yield "README.txt", _readme().encode("utf-8")
    yield from _checkpoint(found.report).items()


def _checkpoint(report: Report) -> dict[str, bytes]:
    if report.proof is None or report.proof.segment.checkpoint is None:
        return {}
    signed = report.proof.segment.checkpoint
    return {"checkpoint.txt": signed.note, "checkpoint.sig": signed.signature}


_FILES = {
    "report.html": QT_TR_NOOP("to read in any browser; it holds no script and loads nothing"),
    "report.pdf": QT_TR_NOOP("the same, to print"),
    "report.json": QT_TR_NOOP("everything, for other programs; signed"),
    "report.schema.json": QT_TR_NOOP("what is what in report.json"),
    "report.csv": QT_TR_NOOP("the openings of a microphone, for a spreadsheet"),
    "events.ndjson": QT_TR_NOOP("the same in the shape of Apple's App Privacy Report"),
    "checkpoint.*": QT_TR_NOOP("the signed head of the journal that the report rests on"),
    "manifest.json": QT_TR_NOOP("the SHA-256 of each file; signed"),
    "verify.py": QT_TR_NOOP(
        "checks all that: python3 verify.py THIS.zip (needs Python 3.9 and its package cryptography)"
    ),
}


def _readme() -> str:
    lines = [f"{name:<18}  {tr(told)}" for name, told in _FILES.items()]
    limits = tr("What the check can show and what it cannot is in the report, under “{section}”.")
    section = tr("How to check this report")
    return "\n".join([tr("An incident report of Earwitness."), "", *lines, "", limits.format(section=section), ""])
