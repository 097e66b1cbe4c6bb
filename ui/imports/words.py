"""The words of the import dialog. No Qt."""

from __future__ import annotations

from datetime import datetime, tzinfo

from monitor.history.reading import Refusal
from monitor.names import shown
from monitor.speaker_model import Span
from ui.language import QT_TR_NOOP, decimal, short_date, tr

TITLE = QT_TR_NOOP("Import a history")
CHOOSE = QT_TR_NOOP("Choose the file as you got it from the vendor. Several parts of one export belong together.")
KNOWN = (
    (
        QT_TR_NOOP("Amazon Alexa"),
        QT_TR_NOOP("the zips of “Request My Data” (Alexa_1.zip …), or the list of the privacy page as JSON"),
    ),
    (QT_TR_NOOP("Google"), QT_TR_NOOP("a Takeout zip or its folder, with My Activity as JSON")),
    (
        QT_TR_NOOP("Home Assistant"),
        QT_TR_NOOP("the history of an assist_satellite as CSV, the pipeline's debug list, Wyoming events"),
    ),
    (QT_TR_NOOP("Copied by hand"), QT_TR_NOOP("a CSV with the columns time,device,kind,text")),
    (
        QT_TR_NOOP("Another witness"),
        QT_TR_NOOP("what a camera or a light sensor saw: a CSV with the columns start,end,note"),
    ),
)
PRIVATE = QT_TR_NOOP(
    "It is read on this computer, by a process that can reach neither the network nor your other files."
)
READING = QT_TR_NOOP("Reading…")
KEEPING = QT_TR_NOOP("Keeping it, and comparing…")
ONE_STEP = QT_TR_NOOP("It is kept whole or not at all, and can be undone afterwards.")
WITNESS = QT_TR_NOOP("what somebody or something else saw of a speaker. It counts like what was witnessed here.")
WITNESS_COVERS = QT_TR_NOOP(
    "Tick it only if nothing could have escaped it then: a record of the vendor's that it lacks would "
    "look as if nobody had woken the speaker."
)
COVERS_WHY = QT_TR_NOOP(
    "Only within this time can something be missing from the history. Say more than the list is complete "
    "for, and what it never held would look as if it were missing."
)
KEPT = QT_TR_NOOP(
    "the times, what the vendor calls each event, whether there were words, and a fingerprint of the file"
)
DROPPED = QT_TR_NOOP("what was said and answered, names of people, serial and customer numbers, places, links")
DROPPED_TEXT = QT_TR_NOOP("names of people, serial and customer numbers, places, links, answers")
ACCOUNT = QT_TR_NOOP(
    "This may be the history of somebody else: none of its devices was in your earlier imports from this "
    "vendor. Held against another account, everything that was witnessed here would look as if it were "
    "missing."
)
NOT_MINE, ADD_NEW, CHOOSE_ONE = (
    QT_TR_NOOP("Not one of mine"),
    QT_TR_NOOP("Add a speaker named…"),
    QT_TR_NOOP("The list does not say"),
)
NOBODYS = QT_TR_NOOP("Say which speaker it is about, else it is kept and can't be held against what was witnessed.")
NOTHING_NEW = QT_TR_NOOP("All of it is here already. Importing it again adds nothing but its coverage.")

_WARNINGS = {
    "filtered": QT_TR_NOOP(
        "Whoever made this list left out what this program looks for, such as false wakes. It can confirm, "
        "but nothing can be missing from it."
    ),
    "no-labels-in-conversations": QT_TR_NOOP(
        "This newer list does not say of each line what it was, so some kinds are unknown."
    ),
    "unknown-labels": QT_TR_NOOP(
        "It has labels that this program does not know. They are kept and shown, and no verdict rests on them."
    ),
    "no-time-zone": QT_TR_NOOP("Its times name no zone. They are kept and shown, but no verdict rests on them."),
    "html-for-reading-only": QT_TR_NOOP(
        "A saved page tells times too vaguely: an hour may be wrong. It is shown, but no verdict rests on it."
        " Export JSON instead: in Google Takeout, choose JSON for My Activity."
    ),
    "whole-minutes": QT_TR_NOOP("All its times fall on whole minutes, so each is taken for its whole minute."),
    "wyoming-detections-only": QT_TR_NOOP("It has only what woke the satellite, not what came of it."),
}
_REFUSALS = {
    "not-a-record": QT_TR_NOOP("no record of an activation"),
    "wrong-width": QT_TR_NOOP("with too few or too many columns"),
    "doubled-key": QT_TR_NOOP("with the same field twice"),
    "forbidden-character": QT_TR_NOOP("with a character that no export has"),
    "no-key": QT_TR_NOOP("without the vendor's own key"),
    "no-time-zone": QT_TR_NOOP("without a time zone"),
    "no-title": QT_TR_NOOP("without a title"),
    "not-a-number": QT_TR_NOOP("with a number that is none"),
    "not-an-object": QT_TR_NOOP("that are no records"),
    "number-too-large": QT_TR_NOOP("with a number beyond any bound"),
    "too-deep": QT_TR_NOOP("nested too deeply"),
    "unusable-date": QT_TR_NOOP("with a date that can't be"),
}
_FORMATS = {
    "alexa": QT_TR_NOOP("list of the privacy page"),
    "alexa-dsar": QT_TR_NOOP("data request"),
    "google": QT_TR_NOOP("My Activity (JSON)"),
    "google-html": QT_TR_NOOP("My Activity (saved page)"),
    "ha-history": QT_TR_NOOP("history of a satellite"),
    "ha-pipeline": QT_TR_NOOP("pipeline debug"),
    "wyoming": QT_TR_NOOP("Wyoming events"),
    "hand": QT_TR_NOOP("list copied by hand"),
}


def warning(code: str) -> str:
    return tr(_WARNINGS[code]) if code in _WARNINGS else shown(code, 60)


def refusal(of: Refusal) -> str:
    """``2 entries with a date that can't be, the first: 57861-01-01``."""
    what = tr(_REFUSALS[of.reason]) if of.reason in _REFUSALS else _left_out(of.reason)
    said = tr("{one entry|%n entries} {what}", "with what is wrong", of.count).format(what=what)
    return tr("{entries}, the first: {sample}").format(entries=said, sample=shown(of.sample, 80)) if of.sample else said


def _left_out(code: str) -> str:
    return tr("left out ({code})").format(code=shown(code, 40))


def format_of(importer: str) -> str:
    return tr(_FORMATS[importer]) if importer in _FORMATS else shown(importer, 40)


def times(count: int) -> str:
    return tr("{once|%n times}", "named in a file", count)


def size(bytes_: int) -> str:
    if bytes_ < 1000:
        return tr("%n bytes", "", bytes_)
    return decimal(f"{bytes_ / 1000:,.0f} kB" if bytes_ < 1_000_000 else f"{bytes_ / 1_000_000:,.1f} MB")


def moment(at: datetime, zone: tzinfo | None) -> str:
    local = at.astimezone(zone)
    return f"{short_date(local)} {local:%H:%M}"


def covers(span: Span | None, zone: tzinfo | None) -> str:
    if span is None:
        return tr("No record in it has a time that a verdict could rest on.")
    return tr("{begin} to {end}", "a time").format(
        begin=moment(span.earliest, zone),
        end=f"{moment(span.latest, zone)} {span.latest.astimezone(zone):%Z}",
    )
