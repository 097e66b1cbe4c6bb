"""The words of the Findings page. No Qt; nothing here says more than was seen, and nothing accuses on a guess."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo

from monitor.crosscheck.rates import Rate, Share
from monitor.names import shown
from monitor.speaker_model import Cited, Finding, HistoryRecord, Kind, Sighting, Verdict, Witness
from monitor.speaker_records import Triage
from ui.messages import counted, listed

TITLE = "Findings"
COLUMNS = ("Verdict", "Time", "Speaker", "Why", "Witnessed", "Vendor says", "Triage", "Note")
HINT = "1 new · 2 explained · 3 incident · Ctrl+Z takes back · Enter details · Ctrl+F filter · Ctrl+C copies · R report"
NOBODY_CHOSEN = "Choose a finding in the table first."
NO_SPEAKER = "The speaker of this finding is not known any more, so there is nobody to write to."
NO_MATCH = "No finding is like that."
CHECKING = "Holding what was witnessed against what the vendors say…"
CANNOT_CHECK = "The two sides can't be compared right now"

_VERDICTS = {
    Verdict.MISSING: "Missing from the history",
    Verdict.VANISHED: "Vanished from the history",
    Verdict.NOT_WITNESSED: "Not witnessed here",
    Verdict.AMBIGUOUS: "Ambiguous",
    Verdict.CANNOT_TELL: "Cannot be told",
    Verdict.CONFIRMED: "Confirmed",
}
_CHIPS = {
    Verdict.MISSING: "Missing",
    Verdict.VANISHED: "Vanished",
    Verdict.NOT_WITNESSED: "Not witnessed",
    Verdict.AMBIGUOUS: "Ambiguous",
    Verdict.CANNOT_TELL: "Cannot be told",
    Verdict.CONFIRMED: "Confirmed",
}
_SHORT = {
    Verdict.MISSING: "The imported history covers this time and does not have it.",
    Verdict.VANISHED: "An earlier import had it, a later one does not.",
    Verdict.NOT_WITNESSED: "Earwitness listened and heard nothing.",
    Verdict.AMBIGUOUS: "There is more than one way to read it.",
    Verdict.CANNOT_TELL: "The two sides can't be compared here.",
    Verdict.CONFIRMED: "On both sides.",
}
_MEANINGS = {
    Verdict.MISSING: "It was witnessed here. The history that was imported covers this time and does not have it.",
    Verdict.VANISHED: "An earlier import had this record. A later one that covers the same time does not have it.",
    Verdict.NOT_WITNESSED: "The vendor's history has it. Earwitness listened at that time and heard nothing.",
    Verdict.AMBIGUOUS: "There is more than one way to read it, and the times can't tell which is right.",
    Verdict.CANNOT_TELL: "The two sides can't be compared here.",
    Verdict.CONFIRMED: "It was witnessed here, and the vendor's history has it.",
}
_WHY: Mapping[str, str] = {
    "kind-has-no-chime": "The vendor's record is of a kind that makes no sound.",
    "on-another-device": "The only record near it is of another device of the account.",
    "two-candidates": "Two candidates are so near that the times can't separate them.",
    "clock-unclear": "How far the two clocks are apart could not be told for this time.",
    "near-miss": "Something on the other side is close, but not close enough to be sure.",
    "vendor-gives-none": "This vendor gives no history to compare with.",
    "time-zone": "The two sides are whole hours apart, as if a time zone were wrong.",
    "history-does-not-cover": "No imported history covers this time.",
    "history-filtered": "The imported list leaves out what this program looks for.",
    "not-yet-published": "The history was taken so soon after that it may not have been published yet.",
    "vendor-may-not-keep": "This vendor does not say that it keeps what nobody asked for.",
    "nothing-agrees": "Next to nothing agrees: this may be the history of another speaker or account.",
    "nobody-listened": "Earwitness did not listen at that time.",
    "device-unclear": "The history does not say that it was this speaker.",
    "follow-up": "It may be an answer in a conversation, which comes without a new sound.",
    "label-unknown": "The vendor's label is not known, so whether it makes a sound is not known either.",
    "chime-unsure": "Whether this kind of record comes with a sound is not known.",
    "time-unsure": "The record's time is too unsure to rest a verdict on.",
    "repeat": "The vendor has the same line more than once; each may stand for one activation.",
}
_KINDS = {
    Kind.REQUEST: "a request",
    Kind.WOKE_NO_SPEECH: "woke, and nobody spoke",
    Kind.VENDOR_SAYS_NOT_MEANT: "woke by mistake",
    Kind.HEARD_NO_REQUEST: "heard no request",
    Kind.LOST_ARBITRATION: "left it to another speaker",
    Kind.NO_MICROPHONE: "typed or tapped, no microphone",
    Kind.TEXT_WITHHELD: "a request, words not shown",
    Kind.INJECTED: "a routine or an app",
    Kind.UNKNOWN: "a kind that is not known",
}
_BY = {Witness.CHIME: "sound heard", Witness.HAND: "noted by hand", Witness.FILE: "another witness"}
_TRIAGE = {Triage.NEW: "New", Triage.EXPLAINED: "Explained", Triage.INCIDENT: "Incident"}
_CLOCKS = {
    "estimated": "This was found from the pairs themselves and taken into account.",
    "followed": "It moves, and was followed; this is the middle.",
    "assumed": "There were too few pairs to find it, so the clocks were taken to agree.",
    "wrong-zone": "That is whole hours, as if a time zone were wrong, so nothing rests on it.",
}


def verdict(of: Verdict) -> str:
    return _VERDICTS[of]


def chip(of: Verdict) -> str:
    return _CHIPS[of]


def full(finding: Finding) -> str:
    """What the verdict says, and why."""
    return f"{_MEANINGS[finding.verdict]} {why(finding)}" if finding.reason else _MEANINGS[finding.verdict]


def meaning(of: Verdict) -> str:
    return _MEANINGS[of]


def why(finding: Finding) -> str:
    """One line. A code that is not known here is shown as it is rather than left out."""
    if not finding.reason:
        return _SHORT[finding.verdict]
    return _WHY.get(finding.reason, f"Reason: {shown(finding.reason, 60)}.")


def kind(of: Kind) -> str:
    return _KINDS[of]


def by(witness: Witness) -> str:
    return _BY[witness]


def triage(state: Triage) -> str:
    return _TRIAGE[state]


def witnessed(finding: Finding) -> str:
    """The cell of the side here."""
    if finding.sighting is None:
        return "—"
    asked = ", not asked for" if finding.sighting.asked_for is False else ""
    return _BY[finding.sighting.by] + asked


def vendor_says(finding: Finding) -> str:
    """The cell of the vendor's side."""
    if finding.record is not None:
        return _KINDS[finding.record.kind]
    return "—" if finding.verdict is not Verdict.MISSING else "does not have it"


# Times


def zone_name(at: datetime, zone: tzinfo | None) -> str:
    return at.astimezone(zone).strftime("%Z")


def day(at: datetime, zone: tzinfo | None) -> str:
    local = at.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b} {local.year}"


def when(earliest: datetime, latest: datetime, zone: tzinfo | None) -> str:
    """``3 Mar 2026 15:27:04 CET``; what is not known to the second is told as the interval that it is."""
    begin, end = earliest.astimezone(zone), latest.astimezone(zone)
    if end - begin <= timedelta(seconds=2):
        middle = begin + (end - begin) / 2
        return f"{date(middle)} {middle:%H:%M:%S} {middle:%Z}"
    if begin.date() == end.date():
        return f"{date(begin)} {begin:%H:%M:%S}–{end:%H:%M:%S} {end:%Z}"
    return f"{date(begin)} {begin:%H:%M:%S} – {date(end)} {end:%H:%M:%S} {end:%Z}"


def date(local: datetime) -> str:
    return f"{local.day} {local:%b} {local.year}"


def exactly(at: datetime, zone: tzinfo | None) -> str:
    local = at.astimezone(zone)
    return f"{day(local, zone)} {local:%H:%M:%S}.{local.microsecond // 1000:03d} {local:%Z}"


def seconds(value: float) -> str:
    """``2.4 s``, ``0.35 s``, ``3 min 20 s``."""
    if abs(value) >= 60:
        minutes, rest = divmod(round(abs(value)), 60)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    figure = f"{abs(value):.2f}" if abs(value) < 1 else f"{abs(value):.1f}".removesuffix(".0")
    return f"{figure}\u00a0s"


# Clock, chance, rates


def clock(offset: float, spread: float, state: str) -> str:
    """How the vendor's clock compares, in seconds, and what was made of it."""
    what = "agrees with ours" if abs(offset) < 0.005 else (
        f"is {seconds(offset)} {'ahead of' if offset > 0 else 'behind'} ours"
    )  # fmt: skip
    if state == "assumed":
        return _CLOCKS[state]
    around = f", single pairs lie within {seconds(spread)} of that" if spread else ""
    return f"The vendor's clock {what}{around}. {_CLOCKS.get(state, '')}".strip()


def chance(share: float) -> str:
    """``share``: of the sightings that would find a record in a history shifted to where nothing belongs."""
    if share <= 0:
        return "In a history shifted to wrong times, none would have matched."
    return f"In a history shifted to wrong times, about {share * 100:.2g} of 100 would have matched by chance."


def rate(of: Rate, what: str) -> str:
    """``24 activations in 40 h of listening: 15 (95 %: 9.5 to 23) a day, 0.63 (0.4 to 0.96) an hour.``"""
    if of.per_day is None or of.per_hour is None or of.low is None or of.high is None:
        return f"{of.count:,} {what}; nobody listened, so there is no rate."
    day = f"{number(of.per_day)} (95 %: {number(of.low * 24)} to {number(of.high * 24)})"
    hour = f"{number(of.per_hour)} ({number(of.low)} to {number(of.high)})"
    return f"{of.count:,} {what} in {hours(of.hours)} of listening: {day} a day, {hour} an hour."


def share(of: Share) -> str:
    """``3 of 41 that could be told (95 %: 2 to 19 of 100)``."""
    if of.low is None or of.high is None:
        return ""
    return f"{of.part:,} of {of.whole:,} that could be told (95 %: {of.low * 100:.0f} to {of.high * 100:.0f} of 100)"


def number(value: float) -> str:
    """Two figures that mean something, no more."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2g}" if value >= 0.01 else "0" if not value else "under 0.01"


def hours(of: float) -> str:
    return f"{of:,.0f} h" if of >= 10 else f"{of:.1f} h"


def hour_spoken(place: int, of: Rate) -> str:
    span = f"{place:02}:00 to {(place + 1) % 24:02}:00"
    if not of.hours or of.per_hour is None:
        return f"{span}: nobody listened"
    return f"{span}: {counted(of.count, 'activation', 'activations')} in {hours(of.hours)} of listening"


# Sources


def source(of: Cited) -> str:
    """Where a sentence is from: ``Amazon, privacy settings, 2025-11``; what was only inferred is marked."""
    dated = of.source if of.date == "undated" else f"{of.source}, {of.date}"
    return dated if of.verified else f"{dated} · not verified"


def code(of: str) -> str:
    """A reason that has no sentence."""
    return shown(of.replace("-", " "), 60)


# The page


def page_line(to_look_at: int, shown_rows: int, all_rows: int, speakers: int, at: datetime | None) -> str:
    if not all_rows:
        return f"{counted(speakers, 'speaker', 'speakers')}, nothing to compare yet"
    look = "nothing left to look at" if not to_look_at else f"{to_look_at:,} to look at"
    listing = f"{all_rows:,} findings" if shown_rows == all_rows else f"{shown_rows:,} of {all_rows:,} findings shown"
    checked = f" · compared {at:%H:%M:%S}" if at else ""
    return f"{look} · {listing}{checked}"


def verdict_spoken(of: Verdict, count: int) -> str:
    return f"{_VERDICTS[of]}: {count:,}"


def row_spoken(verdict: str, cells: tuple[str, ...]) -> str:
    """A row for a screen reader: verdict, time, speaker, why, triage."""
    return ", ".join([verdict, *(cells[place] for place in (1, 2, 3, 6) if cells[place])])


def names(of: tuple[str, ...]) -> str:
    return listed([shown(each, 60) for each in of])


def device(record: HistoryRecord) -> str:
    return shown(record.device, 60) if record.device else "not named"


def sighting_time(of: Sighting, zone: tzinfo | None) -> str:
    spread = of.uncertainty.total_seconds()
    return f"{exactly(of.at, zone)}, ±\u00a0{seconds(spread)}" if spread else exactly(of.at, zone)
