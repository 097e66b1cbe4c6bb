"""Which records of the chain are shown with their content, and which by their commitment alone. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from monitor.codec import moment
from monitor.journal.segment import Entry
from monitor.report.deeds import deed_of, deeds_in, noticed
from monitor.report.facts import Proof, Report
from monitor.speaker_records import is_listener

_COVERAGE = frozenset({"blind", "watching"})


def withheld(proof: Proof) -> Proof:
    """Every erasable record by its commitment alone: who has the original can still prove it belongs here."""
    return _kept(proof, lambda entry: False)


def disclosed(report: Report) -> Report:
    """The report whose proof shows the content of what it tells of, and of nothing else.

    A stretch of the log also holds what other programs did in that time; that is nobody's business here.
    """
    if report.proof is None:
        return report
    changes = noticed(deeds_in(report.proof.segment), report.span, report.made.at)
    ids, deeds = _ids(report), {*report.acts, *report.alerts, *changes}
    since, until = report.selection.since, report.selection.until

    def tells(entry: Entry) -> bool:
        if (deed := deed_of(entry)) is not None:
            return deed in deeds
        value = json.loads(entry.body or b"{}")
        if value.get("event") in _COVERAGE:
            return since <= moment(value["at"]) < until and not is_listener(value["source"])
        return value.get("id") in ids

    return replace(report, proof=_kept(report.proof, tells))


def _ids(report: Report) -> frozenset[str]:
    ids = {activation.id for activation in report.activations}
    ids |= {incident.id for incident in report.incidents}
    for part in report.speakers:
        ids |= {sighting.id for sighting in part.sightings}
    return frozenset(ids)


def _kept(proof: Proof, tells: Callable[[Entry], bool]) -> Proof:
    hidden = frozenset(e.seq for e in proof.segment.entries if e.body is not None and not tells(e))
    entries = tuple(_hidden(e) if e.seq in hidden else e for e in proof.segment.entries)
    return replace(proof, segment=replace(proof.segment, entries=entries), withheld=proof.withheld | hidden)


def _hidden(entry: Entry) -> Entry:
    return replace(entry, salt=None, body=None)
