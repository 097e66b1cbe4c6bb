"""What ``verify`` says of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from monitor.report.verify import ReportVerdict
from ui.language import QT_TR_NOOP, tr
from ui.told import told

_COMPARE = QT_TR_NOOP(
    "Compare the key with the one that the installation shows itself: anybody can make a key and sign with it."
)
_KNOWN = {
    True: QT_TR_NOOP("That is this installation's key."),
    False: QT_TR_NOOP("That is not this installation's key, or it has another one by now."),
    None: _COMPARE,
}


def verdict_lines(verdict: ReportVerdict) -> Iterator[str]:
    for finding in verdict.findings:
        yield f"- {told(finding.what)} [{finding.rule.value}]"
    if verdict.ok:
        unchanged = tr("Unchanged since it was signed on {time} with the key {key}.")
        yield unchanged.format(time=verdict.signed_at, key=verdict.key)
        yield tr(_KNOWN[verdict.known])
    else:
        yield tr("{One thing speaks|%n things speak} against this report.", "", len(verdict.findings))
    yield from _of_records(verdict)
    if verdict.level != "none":
        yield tr("Names were left out on purpose, so what it tells can't be held against the records by itself.")


def _of_records(verdict: ReportVerdict) -> Iterator[str]:
    yield tr("{One record of the journal is|%n records of the journal are} shown whole.", "", verdict.shown)
    yield tr("{One record is|%n records are} shown by the hash only.", "", verdict.withheld)
    if verdict.beyond:
        yield tr(
            "{One of them is|%n of them are} younger than the checkpoint: the report's signature alone covers that.",
            "",
            verdict.beyond,
        )


def verdict_object(verdict: ReportVerdict) -> dict[str, Any]:
    found = [{"rule": finding.rule.value, "what": finding.what} for finding in verdict.findings]
    names = ("signed_at", "key", "known", "shown", "withheld", "beyond", "level")
    return {"ok": verdict.ok, "findings": found, **{name: getattr(verdict, name) for name in names}}
