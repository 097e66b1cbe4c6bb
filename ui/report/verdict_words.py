"""What ``verify`` says of a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from monitor.report.verify import ReportVerdict
from ui import messages

COMPARE = "Compare the key with the one that the installation shows itself: anybody can make a key and sign with it."
_KNOWN = {
    True: "That is this installation's key.",
    False: "That is not this installation's key, or it has another one by now.",
    None: COMPARE,
}


def verdict_lines(verdict: ReportVerdict) -> Iterator[str]:
    for finding in verdict.findings:
        yield f"- {finding.what} [{finding.rule.value}]"
    if verdict.ok:
        yield f"Unchanged since it was signed on {verdict.signed_at} with the key {verdict.key}."
        yield _KNOWN[verdict.known]
    else:
        yield f"{messages.counted(len(verdict.findings), 'thing speaks', 'things speak')} against this report."
    yield f"{verdict.shown:,} records of the journal are shown whole, {verdict.withheld:,} by their hash only."
    if verdict.beyond:
        yield f"{verdict.beyond:,} of them are younger than the checkpoint: the report's signature alone covers them."
    if verdict.level != "none":
        yield "Names were left out on purpose, so what it tells can't be held against the records by itself."


def verdict_object(verdict: ReportVerdict) -> dict[str, Any]:
    found = [{"rule": finding.rule.value, "what": finding.what} for finding in verdict.findings]
    names = ("signed_at", "key", "known", "shown", "withheld", "beyond", "level")
    return {"ok": verdict.ok, "findings": found, **{name: getattr(verdict, name) for name in names}}
