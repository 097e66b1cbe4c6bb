"""What the cross-check found, as lines for a terminal and as objects for scripts. No Qt.

The sentences themselves are those of the Findings page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from monitor.codec_speakers import record_object, sighting_object
from monitor.crosscheck.rates import Rate, Rates, Share
from monitor.names import shown
from monitor.speaker_model import Finding, HistoryRecord, Sighting, Speaker, Vendor, Verdict, Witness
from monitor.speaker_records import Triage, Triaged
from monitor.speakers import Checked
from monitor.vendors import reason_words
from ui import messages, speaker_words
from ui.findings import figures, words
from ui.language import QT_TR_NOOP, tr
from ui.listening_words import note_words

Json = dict[str, Any]
ACCUSING = frozenset({Verdict.MISSING, Verdict.NOT_WITNESSED, Verdict.VANISHED})
_WAYS = {
    Witness.CHIME: QT_TR_NOOP("its sound was heard"),
    Witness.HAND: QT_TR_NOOP("noted by hand"),
    Witness.FILE: QT_TR_NOOP("another witness's file has it"),
}
_RATES = ("activations", "unasked", "missing")
_INDENT = " " * 4


def accuses(verdict: Verdict) -> bool:
    """Somebody is said to have left something out, or to have recorded unseen."""
    return verdict in ACCUSING


def verdict_word(verdict: Verdict) -> str:
    return words.verdict(verdict)


def witness_word(by: Witness) -> str:
    return tr(_WAYS[by])


def reason_sentence(code: str, vendor: Vendor) -> str:
    """``The account deletes recordings by itself. (Amazon, Alexa privacy settings, 2025-11)``."""
    cited = reason_words(code, vendor)
    return f"{words.code(code)}." if cited is None else f"{cited.words} ({words.source(cited)})"


def finding_object(finding: Finding, names: Mapping[str, str], triage: Triaged | None) -> Json:
    """One finding of ``crosscheck --json``."""
    record, sighting = finding.record, finding.sighting
    return {
        "id": finding.id,
        "verdict": finding.verdict.value,
        "speaker": names.get(finding.speaker, ""),
        "speaker_id": finding.speaker,
        "reason": finding.reason,
        "sighting": None if sighting is None else sighting_object(sighting),
        "record": None if record is None else history_object(record),
        "possible": list(finding.possible),
        "ruled_out": list(finding.ruled_out),
        "facts": dict(finding.facts),
        "triage": (triage.state if triage else Triage.NEW).value,
        "note": triage.note if triage else "",
    }


def history_object(record: HistoryRecord) -> Json:
    """A line of a vendor's history on its own."""
    return record_object(record) | {"vendor": record.vendor.value, "file_sha256": record.file_sha256}


def summary_object(checked: Checked, speaker: str) -> Json:
    """The last object of ``crosscheck --json``, one a speaker."""
    rates: Json = {name: rate_object(getattr(checked.rates[speaker], name)) for name in _RATES}
    rates["missing_share"] = share_object(checked.rates[speaker].missing_share)
    rates["by_hour"] = [rate_object(rate) for rate in checked.rates[speaker].by_hour]
    return {"summary": dict(checked.summaries[speaker]) | {"rates": rates}}


def rate_object(rate: Rate) -> Json:
    per = {"per_hour": rate.per_hour, "per_hour_low": rate.low, "per_hour_high": rate.high, "per_day": rate.per_day}
    return {"count": rate.count, "hours": round(rate.hours, 6), **per}


def share_object(share: Share) -> Json:
    return {"part": share.part, "whole": share.whole, "low": share.low, "high": share.high}


def finding_lines(finding: Finding, speaker: Speaker | None, triage: Triaged | None) -> Iterator[str]:
    """The verdict with its time, why, both sides, and what may lie behind it."""
    name = messages.name(speaker.name) if speaker else "a speaker that was forgotten"
    yield f"{_time(finding)}  {words.verdict(finding.verdict)}: {name}{_triage(triage)}  [{finding.id}]"
    yield f"{_INDENT}{words.full(finding)}"
    if finding.sighting:
        yield f"{_INDENT}Witnessed: {_witnessed(finding.sighting)}"
    if finding.record:
        yield f"{_INDENT}Vendor says: {_said(finding.record)}"
    if "apart_s" in finding.facts:
        apart = figures.seconds(float(finding.facts["apart_s"]))
        yield f"{_INDENT}{apart} apart. {figures.chance(float(finding.facts.get('chance_share', 0)))}"
    if speaker:
        yield from _reasons("May be because", finding.possible, speaker.vendor)
        yield from _reasons("Ruled out", finding.ruled_out, speaker.vendor)


def _reasons(title: str, codes: tuple[str, ...], vendor: Vendor) -> Iterator[str]:
    for code in codes:
        yield f"{_INDENT}{title}: {reason_sentence(code, vendor)}"


def _time(finding: Finding) -> str:
    if finding.sighting:
        return speaker_words.local(finding.sighting.at)
    return speaker_words.local(finding.record.at.earliest) if finding.record else ""


def _triage(triage: Triaged | None) -> str:
    if triage is None or triage.state is Triage.NEW:
        return ""
    return f" ({words.triage(triage.state).lower()}{': ' + shown(triage.note) if triage.note else ''})"


def _witnessed(sighting: Sighting) -> str:
    asked = ", not asked for" if sighting.asked_for is False else ""
    around = speaker_words.uncertain(sighting.uncertainty)
    note = f": {note_words(sighting.note)}" if sighting.note else ""
    return (
        f"{speaker_words.local(sighting.at)}{' ' + around if around else ''}, {witness_word(sighting.by)}{asked}{note}"
    )


def _said(record: HistoryRecord) -> str:
    wide = record.at.latest - record.at.earliest > timedelta(seconds=2)
    until = f" to {speaker_words.local(record.at.latest)[11:]}" if wide else ""
    label = f" ({shown(record.label)})" if record.label else ""
    heard = f", “{shown(record.text, 400)}”" if record.text else ", has words" if record.has_text else ""
    return f"{speaker_words.local(record.at.earliest)}{until}, {words.kind(record.kind)}{label}{heard}"


def summary_lines(checked: Checked, speaker: Speaker) -> Iterator[str]:
    """Counts, the clocks, chance and rates of one speaker."""
    found = checked.summaries[speaker.id]
    counts = ", ".join(f"{found[verdict.value]} {words.chip(verdict).lower()}" for verdict in Verdict)
    yield f"{messages.name(speaker.name)}: {found['sightings']} witnessed, {found['records']} in the history, {counts}."
    yield _INDENT + figures.clock(float(found["clock_offset_s"]), float(found["clock_spread_s"]), str(found["clock"]))
    if found["sightings"] and found["records"]:
        expected = figures.figure(float(found["chance_matches"]))
        yield f"{_INDENT}A history shifted to wrong times would have matched {expected} of them by chance."
    yield from (_INDENT + line for line in rate_lines(checked.rates[speaker.id]))


def rate_lines(rates: Rates) -> Iterator[str]:
    """How often, each with its 95 % interval."""
    yield figures.rate(rates.activations, figures.activations(rates.activations.count))
    if rates.unasked.count:
        yield figures.rate(rates.unasked, f"{rates.unasked.count:,} that nobody asked for")
    if rates.missing_share.whole:
        yield f"Missing from the history: {figures.share(rates.missing_share)}."
    busiest = max(rates.by_hour, key=lambda rate: rate.per_hour or 0.0)
    if rates.activations.count and busiest.per_hour:
        hour = rates.by_hour.index(busiest)
        yield f"Busiest hour of the day: {figures.hour_spoken(hour, busiest)}."
