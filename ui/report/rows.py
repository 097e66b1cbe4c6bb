"""The events as CSV that no spreadsheet takes for a formula.

Cells that begin like a formula get an apostrophe in front (OWASP, "CSV Injection"; ASVS 5.0, 1.2.10; the full-width
forms and leading spaces beside it). The JSON file has every value as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from monitor.codec import instant
from monitor.model import Activation
from monitor.names import shown
from monitor.report.facts import Report
from ui import messages
from ui.presence_words import held_words

HEADS = ("began_utc", "ended_utc", "seconds", "program", "identity", "how_known", "process", "file", "device", "use",
         "anyone_there", "id")  # fmt: skip
_FORMULAS = tuple("=+-@\t\r\n\0|%＝＋－＠")
_LIMIT = 4096


def csv_bytes(report: Report) -> bytes:
    """UTF-8 with a byte order mark, so that spreadsheets read names as they are."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADS)
    for activation in report.activations:
        writer.writerow([harmless(cell) for cell in _cells(activation)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "backslashreplace")


def harmless(cell: str) -> str:
    """The cell, or with an apostrophe in front what a spreadsheet would calculate."""
    bare = cell.lstrip(" \u00a0\u2068\ufeff")
    return f"'{cell}" if bare.startswith(_FORMULAS) else cell


def _cells(activation: Activation) -> Iterator[str]:
    application = activation.application
    yield instant(activation.started)
    yield "" if activation.ended is None else instant(activation.ended)
    yield "" if activation.duration is None else f"{activation.duration.total_seconds():.6f}"
    yield messages.application_title(application)
    yield shown(application.identity, _LIMIT)
    yield messages.trust_word(application.trust)
    yield "" if application.pid is None else str(application.pid)
    yield shown(application.exe or "", _LIMIT)
    yield messages.via(activation.microphone)
    yield messages.use_word(activation.use)
    yield held_words(activation)
    yield shown(activation.id)
