"""The forms a report is written in, by the ending of the file's name."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

import resources
from monitor.errors import BadInput
from monitor.journal.keys import KeyStore
from monitor.report.as_json import report_object
from monitor.report.bundle import REPORT, Part, write_bundle
from monitor.report.disclose import disclosed
from monitor.report.facts import Redaction, Report
from monitor.report.redact import redacted
from monitor.report.signing import Signs, signed, signer_for
from ui.language import QT_TR_NOOP, tr
from ui.report.blocks import Document
from ui.report.contents import document_of, lead_of
from ui.report.stopped import Stopped

ENDINGS = (".html", ".pdf", ".json", ".ndjson", ".csv", ".zip")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report ready to be written: redacted, its proof shown as far as it may be, and the key to sign it with.

    ``unsigned``: why there is no signature, empty with one. ``lead``: what it will say first.
    """

    report: Report
    signer: Signs | None
    unsigned: str

    @property
    def document(self) -> Document:
        """Made anew each time: of a long report it is as large as the report itself."""
        return document_of(self.report)

    @property
    def lead(self) -> tuple[str, ...]:
        return lead_of(self.report)

    @property
    def name(self) -> str:
        """A file name without an ending."""
        return f"earwitness-{self.report.selection.since:%Y-%m-%d}-{self.report.id[:8]}"


def prepared(report: Report, level: Redaction, keys: KeyStore) -> Prepared:
    final = redacted(disclosed(report), level)
    signer, why = (None, "") if report.proof is None else signer_for(keys, report.proof.segment.log_id)
    return Prepared(final, signer, why)


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
    """The bytes of one form, as ``write_form`` writes them."""
    out = io.BytesIO()
    write_form(out, found, ending, progress, cancelled)
    return out.getvalue()


def write_form(
    out: BinaryIO,
    found: Prepared,
    ending: str,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> None:
    """One form, piece by piece. Raises Stopped when ``cancelled`` says so."""
    if cancelled():
        raise Stopped
    if ending == ".zip":
        write_bundle(out, _parts(found, progress, cancelled), found.report.made.at, found.signer)
    elif ending in (".html", ".pdf"):
        _laid_out(found.document, ending, progress, cancelled)(out)
    else:
        _listed(found, ending)(out)


def _laid_out(document: Document, ending: str, progress: Progress, cancelled: Cancelled) -> Part:
    if ending == ".html":
        from ui.report.page import write_html

        return partial(write_html, document)
    from ui.report.document import write_pdf

    return partial(write_pdf, document, progress=progress, cancelled=cancelled)


def _listed(found: Prepared, ending: str) -> Part:
    if ending == ".json":
        return lambda out: signed(report_object(found.report, iter), found.signer).write_into(out)
    if ending == ".ndjson":
        from ui.report.lines import write_ndjson

        return partial(write_ndjson, found.report)
    from ui.report.rows import write_csv

    return partial(write_csv, found.report)


def _parts(found: Prepared, progress: Progress, cancelled: Cancelled) -> Iterator[tuple[str, Part]]:
    """Both that are laid out need the document; it is gone before the others are made."""
    document = found.document
    for ending in (".html", ".pdf"):
        yield f"report{ending}", _laid_out(document, ending, progress, cancelled)
    del document
    for name, ending in (("report.csv", ".csv"), (REPORT, ".json"), ("events.ndjson", ".ndjson")):
        if cancelled():
            raise Stopped
        yield name, _listed(found, ending)
    for name, whole in _beside(found.report):
        yield name, partial(_write, whole)


def _write(whole: bytes, out: BinaryIO) -> None:
    out.write(whole)


def _beside(report: Report) -> Iterator[tuple[str, bytes]]:
    yield "report.schema.json", resources.path("report.schema.json").read_bytes()
    yield "verify.py", resources.path("verify_report.py").read_bytes()
    yield "README.txt", _readme().encode("utf-8")
    yield from _checkpoint(report).items()


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
