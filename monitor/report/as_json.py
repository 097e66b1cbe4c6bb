"""The report as one JSON object, whole: what other programs read, and what is signed.

Its shape is in resources/report.schema.json, its bytes are those of ``canonical``.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from monitor.codec import instant, timeline_object
from monitor.codec_acts import encode_act
from monitor.codec_parts import Json, application_object, microphone_object, out
from monitor.codec_speakers import record_object, sighting_object, speaker_object
from monitor.crosscheck.rates import Rate, Rates, Share
from monitor.journal.segment import Entry
from monitor.model import Burst, Coverage, Disagreed
from monitor.names import stored
from monitor.presence_model import PresenceSpan
from monitor.report.facts import FORMAT, Proof, Report, SpeakerPart
from monitor.rule_model import Rule
from monitor.rules_file import rules_table
from monitor.speaker_model import Finding
from monitor.speaker_records import Triaged


def report_object(report: Report, many: Callable[[Iterable[Json]], Any] = list) -> Json:
    """``many``: what becomes of the events and the records of the chain; with ``iter`` each is made when it is taken,
    for all at once are some 4 kB an event."""
    selection = report.selection
    return {
        "format": FORMAT,
        "id": report.id,
        "made": instant(report.made.at),
        "program": {"name": "Earwitness", "version": report.made.version},
        "zone": report.made.zone,
        "system": report.made.system,
        "selection": {
            "since": instant(selection.since),
            "until": instant(selection.until),
            "application": out(selection.application),
            "findings": list(selection.findings),
        },
        "events": many(timeline_object(activation) for activation in report.activations),
        "incidents": [_incident(incident) for incident in report.incidents],
        "coverage": [coverage_object(coverage) for coverage in report.coverage],
        "speakers": [_speaker(part) for part in report.speakers],
        "acts": [encode_act(act) for act in report.acts],
        "alerts": [encode_act(alert) for alert in report.alerts],
        "rules": [rule_object(rule) for rule in report.rules],
        "presence": [presence_object(span) for span in report.presence],
        "away_after_s": report.away_after.total_seconds(),
        "removed": {"level": report.removed.level.value, "counts": dict(report.removed.counts)},
        "chain": None if report.proof is None else chain_object(report.proof, many),
    }


def coverage_object(coverage: Coverage) -> Json:
    """``blind``: why nothing could be seen, null while it could."""
    ended = None if coverage.ended is None else instant(coverage.ended)
    started = instant(coverage.started)
    return {"source": out(coverage.source), "from": started, "to": ended, "blind": out(coverage.blind)}


def presence_object(span: PresenceSpan) -> Json:
    ended = None if span.ended is None else instant(span.ended)
    return {"from": instant(span.started), "to": ended, "attendance": span.attendance.value}


def rule_object(rule: Rule) -> Json:
    """With the words of the settings' file; times as everywhere in a report."""
    (value,) = rules_table([rule])
    return {key: instant(each) if isinstance(each, datetime) else each for key, each in value.items()}


def finding_object(finding: Finding) -> Json:
    """Both sides, the reasons that remain possible and those that are ruled out, by their codes."""
    return {
        "id": finding.id,
        "verdict": finding.verdict.value,
        "speaker": out(finding.speaker),
        "reason": finding.reason,
        "sighting": None if finding.sighting is None else sighting_object(finding.sighting),
        "record": None if finding.record is None else record_object(finding.record),
        "possible": list(finding.possible),
        "ruled_out": list(finding.ruled_out),
        "facts": _plain(finding.facts),
    }


def chain_object(proof: Proof, many: Callable[[Iterable[Json]], Any] = list) -> Json:
    """``entries``: [number, leaf, content]; content: ``ctl``, or ``salt`` and ``body``, or nothing."""
    segment = proof.segment
    return {
        "log_id": segment.log_id.hex(),
        "before": segment.before.hex(),
        "head": segment.head.hex(),
        "entries": many(_entry(entry) for entry in segment.entries),
        "withheld": len(proof.withheld),
        "problems": list(proof.problems),
        "checkpoint": None
        if segment.checkpoint is None
        else {"note": segment.checkpoint.note.decode("ascii"), "signature": _b64(segment.checkpoint.signature)},
    }


def _entry(entry: Entry) -> Json:
    value: Json = {"seq": entry.seq, "leaf": entry.leaf.hex()}
    if entry.ctl is not None:
        value["ctl"] = entry.ctl.decode("ascii")
    if entry.body is not None and entry.salt is not None:
        value |= {"salt": entry.salt.hex(), "body": entry.body.decode("ascii")}
    return value


def _incident(incident: Burst | Disagreed) -> Json:
    if isinstance(incident, Burst):
        return {
            "kind": "burst",
            "id": out(incident.id),
            "from": instant(incident.first),
            "to": instant(incident.last),
            "count": incident.count,
            "shortest_s": incident.shortest.total_seconds(),
            "longest_s": incident.longest.total_seconds(),
            "application": application_object(incident.application),
            "microphone": microphone_object(incident.microphone),
        }
    return {
        "kind": incident.kind.value,
        "id": out(incident.id),
        "from": instant(incident.since),
        "to": instant(incident.at),
        "card": incident.card,
        "application": None if incident.holder is None else application_object(incident.holder),
        "event": out(incident.activation),
    }


def _speaker(part: SpeakerPart) -> Json:
    return {
        **speaker_object(part.speaker),
        "sightings": [sighting_object(sighting) for sighting in part.sightings],
        "findings": [_judged(finding, part.triage.get(finding.id)) for finding in part.findings],
        "listened": [coverage_object(coverage) for coverage in part.listened],
        "summary": _plain(part.summary),
        "clock_offset_s": part.offset_s,
        "rates": None if part.rates is None else rates_object(part.rates),
    }


def _judged(finding: Finding, triaged: Triaged | None) -> Json:
    value = finding_object(finding)
    return value if triaged is None else value | {"triage": triaged.state.value, "note": stored(triaged.note)}


def rates_object(rates: Rates) -> Json:
    return {
        "activations": _rate(rates.activations),
        "unasked": _rate(rates.unasked),
        "missing": _rate(rates.missing),
        "missing_share": _share(rates.missing_share),
        "by_hour": [_rate(rate) for rate in rates.by_hour],
    }


def _rate(rate: Rate) -> Json:
    return {"count": rate.count, "hours": rate.hours, "low_per_hour": rate.low, "high_per_hour": rate.high}


def _share(share: Share) -> Json:
    return {"part": share.part, "whole": share.whole, "low": share.low, "high": share.high}


def _plain(facts: Mapping[str, Any]) -> Json:
    return {key: out(fact) for key, fact in facts.items()}


def _b64(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
