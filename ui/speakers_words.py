"""The sentences of the Speakers page but those about hearing: vendors, microphones, imports, questions. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from monitor.names import shown
from monitor.settings import SpeakerToasts
from monitor.speaker_model import Cited, Sighting, Speaker, Vendor, Witness
from monitor.speaker_records import Imported, ImportKind
from ui.language import QT_TR_NOOP, tr
from ui.messages import clock, name
from ui.told import told

EMPTY_TITLE = QT_TR_NOOP("No speaker is watched yet")
EMPTY = QT_TR_NOOP(
    "Earwitness can hear a smart speaker's own start sound, and so keep a record of each time it wakes, asked or not. "
    "With the history that its vendor shows you it then says which of these the vendor lists, and which it does not."
)
OWN_USE = QT_TR_NOOP(
    "While it listens, Earwitness uses the microphone itself, and that is on the timeline like any program's use. "
    "No sound is kept: a few seconds in memory, then only times and scores."
)
_VENDORS = {
    Vendor.ALEXA: QT_TR_NOOP("Amazon Alexa"),
    Vendor.GOOGLE: QT_TR_NOOP("Google Home or Nest"),
    Vendor.APPLE: QT_TR_NOOP("Apple HomePod or Siri"),
    Vendor.HOME_ASSISTANT: QT_TR_NOOP("Home Assistant"),
    Vendor.OTHER: QT_TR_NOOP("Another vendor"),
}
_WARNINGS = {
    "bluetooth": QT_TR_NOOP(
        "This microphone comes over Bluetooth, which leaves out high notes and blurs short sounds. A wired or "
        "built-in one hears farther."
    ),
    "muted": QT_TR_NOOP("This microphone is muted. Switch it on in the sound settings."),
    "noise-suppression": QT_TR_NOOP(
        "Noise suppression is on. It may take the speaker's sound for noise and remove it: choose the "
        "microphone without it."
    ),
    "automatic-gain": QT_TR_NOOP(
        "Automatic gain is on. It changes how loud everything is while it listens, so the level learned "
        "now may not hold later."
    ),
    "low-rate": QT_TR_NOOP(
        "This microphone leaves out high notes (telephone quality). A sound that lies there can't be heard through it."
    ),
}
_GOES = QT_TR_NOOP(
    "This goes: its card and its findings. It is not listened for any more, and to hear it again you would have to "
    "pair it again."
)
_GOES_PAIRED = QT_TR_NOOP(
    "This goes: its card, what was learned of its sound, and its findings. It is not listened for any more, and to "
    "hear it again you would have to pair it again."
)
_STAYS = QT_TR_NOOP(
    "This stays: every time it was seen, and every import, in the journal and on the timeline of the past."
)


def vendor_name(vendor: Vendor) -> str:
    return tr(_VENDORS[vendor])


def warning_words(code: str) -> str:
    """What is wrong with a microphone; a code that is not known yet is shown as it is."""
    if code in _WARNINGS:
        return tr(_WARNINGS[code])
    return tr("Something is unusual about this microphone: {code}.").format(code=shown(code))


def page_line(count: int, paired: int) -> str:
    """Below the page's title."""
    if not count:
        return tr("Who else listens in this room.")
    if count == 1:
        return tr("One speaker, paired.") if paired else tr("One speaker, not paired.")
    if not paired:
        return tr("%n {speaker|speakers}, none paired.", "", count)
    if paired == count:
        return tr("%n {speaker|speakers}, all paired.", "", count)
    return tr("%n {speaker|speakers}, {paired} paired.", "", count).format(paired=paired)


def today_words(last: Sighting | None, count: int, now: datetime) -> str:
    """``Last seen 11:42 · 7 times today``."""
    if last is None:
        return tr("Not seen in the last 30 days")
    said = {
        Witness.HAND: tr("Last seen {time}, noted by hand"),
        Witness.FILE: tr("Last seen {time}, from another witness"),
    }.get(last.by, tr("Last seen {time}"))
    times = tr("%n {time|times} today", "", count) if count else tr("not today")
    return f"{said.format(time=clock(last.at, now))} · {times}"


def toasts_words(when: SpeakerToasts) -> str:
    """What the choice means today."""
    if when is SpeakerToasts.OFF:
        return tr("Each time it wakes is still on the timeline and in the count.")
    if when is SpeakerToasts.ALWAYS:
        return tr("Each time a paired speaker is heard, with a button for “I did not ask for that”.")
    return tr(
        "Silent while somebody is at this computer. Where Earwitness can't tell whether anybody is there, it tells you "
        "of every wake rather than keep one from you."
    )


def import_words(batch: Imported, speakers: Sequence[Speaker], now: datetime) -> tuple[str, str]:
    """Title and detail of one import in the list."""
    whose = next((name(each.name) for each in speakers if each.id == batch.speaker), "")
    if batch.kind is ImportKind.HISTORY:
        what = tr("History of {vendor}").format(vendor=vendor_name(batch.vendor))
    else:
        what = tr("Sightings of another witness")
    when = tr("imported {time}").format(time=clock(batch.at, now))
    return f"{what}, {whose}" if whose else what, " · ".join([when, *_counts(batch)])


def _counts(batch: Imported) -> list[str]:
    parts = [tr("%n kept", "lines of an import", batch.accepted)]
    if batch.duplicates:
        parts.append(tr("%n there before", "lines of an import", batch.duplicates))
    refused = sum(count for _, count in batch.refused)
    if refused:
        parts.append(tr("%n could not be read", "lines of an import", refused))
    return parts


def undo_question(batch: Imported, speakers: Sequence[Speaker], now: datetime) -> tuple[str, str]:
    title, detail = import_words(batch, speakers, now)
    more = tr(
        "Its %n {line|lines} count no more and findings that rest on them go. The journal still says that it was "
        "imported and undone.",
        "",
        batch.accepted,
    )
    return tr("Undo this import?"), f"{title}, {detail}. {more}"


def forget_question(speaker: Speaker, chimes: int) -> tuple[str, str]:
    """What goes and what stays."""
    goes = _GOES_PAIRED if chimes else _GOES
    return tr("Forget {name}?").format(name=name(speaker.name)), f"{tr(goes)} {tr(_STAYS)}"


def noted_words(at: datetime, now: datetime) -> str:
    return tr("Noted: it lit up at {time}, give or take 30 s.").format(time=clock(at, now, seconds=True))


def source_words(cited: Cited) -> str:
    """Where a sentence is from: ``Source: VRT NWS, 2019``."""
    date = tr("undated") if cited.date in ("", "undated") else cited.date
    return tr("Source: {source}, {date}").format(source=shown(told(cited.source), 300), date=date)


def vendor_title(vendor: Vendor, full_name: str) -> str:
    if vendor is Vendor.OTHER:
        return tr("What is known of this vendor")
    return tr("What {vendor} says it keeps").format(vendor=full_name)
