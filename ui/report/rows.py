"""The events as CSV that no spreadsheet takes for a formula.

Cells that begin like a formula get an apostrophe in front (OWASP, "CSV Injection"; ASVS 5.0, 1.2.10; the full-width
forms and leading spaces beside it). The JSON file has every value as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import BinaryIO, TypeVar

from monitor.act_model import Acted
from monitor.codec import instant
from monitor.model import Activation
from monitor.names import shown
from monitor.report.facts import Report
from monitor.rule_model import Ruled
from ui import messages
from ui.presence_words import held_words
from ui.report.deeds import act_words, alert_words, outcome

HEADS = ("began_utc", "ended_utc", "seconds", "program", "identity", "how_known", "process", "file", "device", "use",
         "anyone_there", "id", "alerts", "acts")  # fmt: skip
_FORMULAS = tuple("=+-@\t\r\n\0|%＝＋－＠")
_LIMIT = 4096
Deed = TypeVar("Deed", Acted, Ruled)


def csv_bytes(report: Report) -> bytes:
    out = io.BytesIO()
    write_csv(report, out)
    return out.getvalue()


def write_csv(report: Report, out: BinaryIO) -> None:
    """UTF-8 with a byte order mark, so that spreadsheets read names as they are."""
    out.write(b"\xef\xbb\xbf")
    text = io.TextIOWrapper(out, "utf-8", "backslashreplace", newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADS)
    alerts, acts = _by_activation(report.alerts), _by_activation(report.acts)
    rules = {rule.id: rule for rule in report.rules}
    for activation in report.activations:
        told = "; ".join(alert_words(each, rules) for each in alerts.get(activation.id, ()))
        done = "; ".join(f"{act_words(each)}: {outcome(each)}" for each in acts.get(activation.id, ()))
        cells = (*_cells(activation, report.away_after), told, done)
        writer.writerow([harmless(cell) for cell in cells])
    text.detach()


def harmless(cell: str) -> str:
    """The cell, or with an apostrophe in front what a spreadsheet would calculate."""
    bare = cell.lstrip(" \u00a0\u2068\ufeff")
    return f"'{cell}" if bare.startswith(_FORMULAS) else cell


def _by_activation(deeds: Iterable[Deed]) -> dict[str, list[Deed]]:
    found: dict[str, list[Deed]] = {}
    for deed in deeds:
        if deed.activation is not None:
            found.setdefault(deed.activation, []).append(deed)
    return found


def _cells(activation: Activation, away_after: timedelta) -> Iterator[str]:
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
    yield held_words(activation, away_after)
    yield shown(activation.id)
