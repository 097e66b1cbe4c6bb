"""The words of the Findings page. No Qt; nothing here says more than was seen, and nothing accuses on a guess."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from monitor.names import shown
from monitor.speaker_model import Cited, Finding, HistoryRecord, Kind, Verdict, Witness
from monitor.speaker_records import Triage
from ui.language import QT_TR_NOOP, number, tr
from ui.messages import listed
from ui.told import told

TITLE = QT_TR_NOOP("Findings")
COLUMNS = (
    QT_TR_NOOP("Verdict"),
    QT_TR_NOOP("Time"),
    QT_TR_NOOP("Speaker"),
    QT_TR_NOOP("Why"),
    QT_TR_NOOP("Witnessed"),
    QT_TR_NOOP("Vendor says"),
    QT_TR_NOOP("Triage"),
    QT_TR_NOOP("Note"),
)
HINT = QT_TR_NOOP(
    "1 new · 2 explained · 3 incident · Ctrl+Z takes back · Enter details · Ctrl+F filter · Ctrl+C copies · R report"
)
NOBODY_CHOSEN = QT_TR_NOOP("Choose a finding in the table first.")
NO_SPEAKER = QT_TR_NOOP("The speaker of this finding is not known any more, so there is nobody to write to.")
NO_MATCH = QT_TR_NOOP("No finding is like that.")
CHECKING = QT_TR_NOOP("Holding what was witnessed against what the vendors say…")
CANNOT_CHECK = QT_TR_NOOP("The two sides can't be compared right now")

_VERDICTS = {
    Verdict.MISSING: QT_TR_NOOP("Missing from the history"),
    Verdict.VANISHED: QT_TR_NOOP("Vanished from the history"),
    Verdict.NOT_WITNESSED: QT_TR_NOOP("Not witnessed here"),
    Verdict.AMBIGUOUS: QT_TR_NOOP("Ambiguous"),
    Verdict.CANNOT_TELL: QT_TR_NOOP("Cannot be told"),
    Verdict.CONFIRMED: QT_TR_NOOP("Confirmed"),
}
_CHIPS = {
    Verdict.MISSING: QT_TR_NOOP("Missing"),
    Verdict.VANISHED: QT_TR_NOOP("Vanished"),
    Verdict.NOT_WITNESSED: QT_TR_NOOP("Not witnessed"),
    Verdict.AMBIGUOUS: QT_TR_NOOP("Ambiguous"),
    Verdict.CANNOT_TELL: QT_TR_NOOP("Cannot be told"),
    Verdict.CONFIRMED: QT_TR_NOOP("Confirmed"),
}
_SHORT = {
    Verdict.MISSING: QT_TR_NOOP("The imported history covers this time and does not have it."),
    Verdict.VANISHED: QT_TR_NOOP("An earlier import had it, a later one does not."),
    Verdict.NOT_WITNESSED: QT_TR_NOOP("Earwitness listened and heard nothing."),
    Verdict.AMBIGUOUS: QT_TR_NOOP("There is more than one way to read it."),
    Verdict.CANNOT_TELL: QT_TR_NOOP("The two sides can't be compared here."),
    Verdict.CONFIRMED: QT_TR_NOOP("On both sides."),
}
_MEANINGS = {
    Verdict.MISSING: QT_TR_NOOP(
        "It was witnessed here. The history that was imported covers this time and does not have it."
    ),
    Verdict.VANISHED: QT_TR_NOOP(
        "An earlier import had this record. A later one that covers the same time does not have it."
    ),
    Verdict.NOT_WITNESSED: QT_TR_NOOP(
        "The vendor's history has it. Earwitness listened at that time and heard nothing."
    ),
    Verdict.AMBIGUOUS: QT_TR_NOOP("There is more than one way to read it, and the times can't tell which is right."),
    Verdict.CANNOT_TELL: QT_TR_NOOP("The two sides can't be compared here."),
    Verdict.CONFIRMED: QT_TR_NOOP("It was witnessed here, and the vendor's history has it."),
}
_WHY: Mapping[str, str] = {
    "kind-has-no-chime": QT_TR_NOOP("The vendor's record is of a kind that makes no sound."),
    "on-another-device": QT_TR_NOOP("The only record near it is of another device of the account."),
    "two-candidates": QT_TR_NOOP("Two candidates are so near that the times can't separate them."),
    "clock-unclear": QT_TR_NOOP("How far the two clocks are apart could not be told for this time."),
    "near-miss": QT_TR_NOOP("Something on the other side is close, but not close enough to be sure."),
    "vendor-gives-none": QT_TR_NOOP("This vendor gives no history to compare with."),
    "time-zone": QT_TR_NOOP("The two sides are whole hours apart, as if a time zone were wrong."),
    "history-does-not-cover": QT_TR_NOOP("No imported history covers this time."),
    "history-filtered": QT_TR_NOOP("The imported list leaves out what this program looks for."),
    "not-yet-published": QT_TR_NOOP("The history was taken so soon after that it may not have been published yet."),
    "vendor-may-not-keep": QT_TR_NOOP("This vendor does not say that it keeps what nobody asked for."),
    "nothing-agrees": QT_TR_NOOP("Next to nothing agrees: this may be the history of another speaker or account."),
    "nobody-listened": QT_TR_NOOP("Earwitness did not listen at that time."),
    "device-unclear": QT_TR_NOOP("The history does not say that it was this speaker."),
    "follow-up": QT_TR_NOOP("It may be an answer in a conversation, which comes without a new sound."),
    "label-unknown": QT_TR_NOOP("The vendor's label is not known, so whether it makes a sound is not known either."),
    "chime-unsure": QT_TR_NOOP("Whether this kind of record comes with a sound is not known."),
    "time-unsure": QT_TR_NOOP("The record's time is too unsure to rest a verdict on."),
    "repeat": QT_TR_NOOP("The vendor has the same line more than once; each may stand for one activation."),
}
_KINDS = {
    Kind.REQUEST: QT_TR_NOOP("a request"),
    Kind.WOKE_NO_SPEECH: QT_TR_NOOP("woke, and nobody spoke"),
    Kind.VENDOR_SAYS_NOT_MEANT: QT_TR_NOOP("woke by mistake"),
    Kind.HEARD_NO_REQUEST: QT_TR_NOOP("heard no request"),
    Kind.LOST_ARBITRATION: QT_TR_NOOP("left it to another speaker"),
    Kind.NO_MICROPHONE: QT_TR_NOOP("typed or tapped, no microphone"),
    Kind.TEXT_WITHHELD: QT_TR_NOOP("a request, words not shown"),
    Kind.INJECTED: QT_TR_NOOP("a routine or an app"),
    Kind.UNKNOWN: QT_TR_NOOP("a kind that is not known"),
}
_BY = {
    Witness.CHIME: QT_TR_NOOP("sound heard"),
    Witness.HAND: QT_TR_NOOP("noted by hand"),
    Witness.FILE: QT_TR_NOOP("another witness"),
}
_TRIAGE = {
    Triage.NEW: QT_TR_NOOP("New"),
    Triage.EXPLAINED: QT_TR_NOOP("Explained"),
    Triage.INCIDENT: QT_TR_NOOP("Incident"),
}


def columns() -> tuple[str, ...]:
    return tuple(tr(each) for each in COLUMNS)


def verdict(of: Verdict) -> str:
    return tr(_VERDICTS[of])


def chip(of: Verdict) -> str:
    return tr(_CHIPS[of])


def so_many(of: Verdict, count: int) -> str:
    """``3 missing``: one of several counts in a row."""
    return {
        Verdict.MISSING: tr("%n missing", "findings", count),
        Verdict.VANISHED: tr("%n vanished", "findings", count),
        Verdict.NOT_WITNESSED: tr("%n not witnessed", "findings", count),
        Verdict.AMBIGUOUS: tr("%n ambiguous", "findings", count),
        Verdict.CANNOT_TELL: tr("%n cannot be told", "findings", count),
        Verdict.CONFIRMED: tr("%n confirmed", "findings", count),
    }[of]


def full(finding: Finding) -> str:
    """What the verdict says, and why."""
    return f"{meaning(finding.verdict)} {why(finding)}" if finding.reason else meaning(finding.verdict)


def meaning(of: Verdict) -> str:
    return tr(_MEANINGS[of])


def why(finding: Finding) -> str:
    """One line. A code that is not known here is shown as it is rather than left out."""
    if not finding.reason:
        return tr(_SHORT[finding.verdict])
    if finding.reason in _WHY:
        return tr(_WHY[finding.reason])
    return tr("Reason: {code}.").format(code=shown(finding.reason, 60))


def kind(of: Kind) -> str:
    return tr(_KINDS[of])


def by(witness: Witness) -> str:
    return tr(_BY[witness])


def triage(state: Triage) -> str:
    return tr(_TRIAGE[state])


def witnessed(finding: Finding) -> str:
    """The cell of the side here."""
    if finding.sighting is None:
        return "—"
    how = by(finding.sighting.by)
    return tr("{how}, not asked for").format(how=how) if finding.sighting.asked_for is False else how


def vendor_says(finding: Finding) -> str:
    """The cell of the vendor's side."""
    if finding.record is not None:
        return kind(finding.record.kind)
    return "—" if finding.verdict is not Verdict.MISSING else tr("does not have it")


# Sources


def source(of: Cited) -> str:
    """Where a sentence is from: ``Amazon, privacy settings, 2025-11``; what was only inferred is marked."""
    dated = told(of.source) if of.date == "undated" else f"{told(of.source)}, {of.date}"
    return dated if of.verified else tr("{source} · not verified").format(source=dated)


def code(of: str) -> str:
    """A reason that has no sentence."""
    return shown(of.replace("-", " "), 60)


# The page


def page_line(to_look_at: int, shown_rows: int, all_rows: int, speakers: int, at: datetime | None) -> str:
    if not all_rows:
        if not speakers:
            return tr("No speakers, nothing to compare yet")
        return tr("{One speaker|%n speakers}, nothing to compare yet", "", speakers)
    look = tr("%n to look at", "findings", to_look_at) if to_look_at else tr("nothing left to look at")
    if shown_rows == all_rows:
        listing = tr("%n {finding|findings}", "", all_rows)
    else:
        listing = tr("{listed} of %n {finding|findings} shown", "", all_rows).format(listed=number(shown_rows))
    checked = [tr("compared {time}").format(time=f"{at:%H:%M:%S}")] if at else []
    return " · ".join([look, listing, *checked])


def verdict_spoken(of: Verdict, count: int) -> str:
    return f"{verdict(of)}: {number(count)}"


def row_spoken(verdict: str, cells: tuple[str, ...]) -> str:
    """A row for a screen reader: verdict, time, speaker, why, triage."""
    return ", ".join([verdict, *(cells[place] for place in (1, 2, 3, 6) if cells[place])])


def names(of: tuple[str, ...]) -> str:
    return listed([shown(each, 60) for each in of])


def device(record: HistoryRecord) -> str:
    return shown(record.device, 60) if record.device else tr("not named")
