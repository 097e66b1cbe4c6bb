"""The words of the import dialog. No Qt."""

from __future__ import annotations

from datetime import datetime, tzinfo

from monitor.history.reading import Refusal
from monitor.names import shown
from monitor.speaker_model import Span
from ui.messages import counted

TITLE = "Import a history"
CHOOSE = "Choose the file as you got it from the vendor. Several parts of one export belong together."
KNOWN = (
    ("Amazon Alexa", "the zips of “Request My Data” (Alexa_1.zip …), or the list of the privacy page as JSON"),
    ("Google", "a Takeout zip or its folder, with My Activity as JSON"),
    ("Home Assistant", "the history of an assist_satellite as CSV, the pipeline's debug list, Wyoming events"),
    ("Copied by hand", "a CSV with the columns time,device,kind,text"),
    ("Another witness", "what a camera or a light sensor saw: a CSV with the columns start,end,note"),
)
PRIVATE = "It is read on this computer, by a process that can reach neither the network nor your other files."
READING = "Reading…"
KEEPING = "Keeping it, and comparing…"
ONE_STEP = "It is kept whole or not at all, and can be undone afterwards."
WITNESS = "what somebody or something else saw of a speaker. It counts like what was witnessed here."
WITNESS_COVERS = (
    "Tick it only if nothing could have escaped it then: a record of the vendor's that it lacks would look as if "
    "nobody had woken the speaker."
)
COVERS_WHY = (
    "Only within this time can something be missing from the history. Say more than the list is complete for, and "
    "what it never held would look as if it were missing."
)
KEPT = "the times, what the vendor calls each event, whether there were words, and a fingerprint of the file"
DROPPED = "what was said and answered, names of people, serial and customer numbers, places, links"
DROPPED_TEXT = "names of people, serial and customer numbers, places, links, answers"
ACCOUNT = (
    "This may be the history of somebody else: none of its devices was in your earlier imports from this vendor. "
    "Held against another account, everything that was witnessed here would look as if it were missing."
)
NOT_MINE, ADD_NEW, CHOOSE_ONE = "Not one of mine", "Add a speaker named…", "The list does not say"
NOBODYS = "Say which speaker it is about, else it is kept and can't be held against what was witnessed."
NOTHING_NEW = "All of it is here already. Importing it again adds nothing but its coverage."

_WARNINGS = {
    "filtered": "Whoever made this list left out what this program looks for, such as false wakes. It can confirm, "
    "but nothing can be missing from it.",
    "no-labels-in-conversations": "This newer list does not say of each line what it was, so some kinds are unknown.",
    "unknown-labels": "It has labels that this program does not know. They are kept and shown, and no verdict rests "
    "on them.",
    "no-time-zone": "Its times name no zone. They are kept and shown, but no verdict rests on them.",
    "html-for-reading-only": "A saved page tells times too vaguely: an hour may be wrong. It is shown, but no verdict "
    "rests on it. Export JSON instead: in Google Takeout, choose JSON for My Activity.",
    "whole-minutes": "All its times fall on whole minutes, so each is taken for its whole minute.",
    "wyoming-detections-only": "It has only what woke the satellite, not what came of it.",
}
_REFUSALS = {
    "not-a-record": "no record of an activation",
    "wrong-width": "with too few or too many columns",
    "doubled-key": "with the same field twice",
    "forbidden-character": "with a character that no export has",
    "no-key": "without the vendor's own key",
    "no-time-zone": "without a time zone",
    "no-title": "without a title",
    "not-a-number": "with a number that is none",
    "not-an-object": "that are no records",
    "number-too-large": "with a number beyond any bound",
    "too-deep": "nested too deeply",
    "unusable-date": "with a date that can't be",
}
_FORMATS = {
    "alexa": "list of the privacy page",
    "alexa-dsar": "data request",
    "google": "My Activity (JSON)",
    "google-html": "My Activity (saved page)",
    "ha-history": "history of a satellite",
    "ha-pipeline": "pipeline debug",
    "wyoming": "Wyoming events",
    "hand": "list copied by hand",
}


def warning(code: str) -> str:
    return _WARNINGS.get(code, shown(code, 60))


def refusal(of: Refusal) -> str:
    """``Two entries with a date that can't be, the first: 57861-01-01``."""
    what = _REFUSALS.get(of.reason, f"left out ({shown(of.reason, 40)})")
    sample = f", the first: {shown(of.sample, 80)}" if of.sample else ""
    return f"{counted(of.count, 'entry', 'entries')} {what}{sample}"


def format_of(importer: str) -> str:
    return _FORMATS.get(importer, shown(importer, 40))


def times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times"


def size(bytes_: int) -> str:
    if bytes_ < 1000:
        return f"{bytes_} bytes"
    return f"{bytes_ / 1000:,.0f} kB" if bytes_ < 1_000_000 else f"{bytes_ / 1_000_000:,.1f} MB"


def moment(at: datetime, zone: tzinfo | None) -> str:
    local = at.astimezone(zone)
    return f"{local.day} {local:%b} {local.year} {local:%H:%M}"


def covers(span: Span | None, zone: tzinfo | None) -> str:
    if span is None:
        return "No record in it has a time that a verdict could rest on."
    return f"{moment(span.earliest, zone)} to {moment(span.latest, zone)} {span.latest.astimezone(zone):%Z}"
