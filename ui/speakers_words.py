"""The sentences of the Speakers page but those about hearing: vendors, microphones, imports, questions. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from monitor.names import shown
from monitor.settings import SpeakerToasts
from monitor.speaker_model import Cited, Sighting, Speaker, Vendor, Witness
from monitor.speaker_records import Imported, ImportKind
from ui.messages import PRODUCT, clock, counted, name

EMPTY_TITLE = "No speaker is watched yet"
EMPTY = (
    f"{PRODUCT} can hear a smart speaker's own start sound, and so keep a record of each time it wakes, asked or not. "
    "With the history that its vendor shows you it then says which of these the vendor lists, and which it does not."
)
OWN_USE = (
    f"While it listens, {PRODUCT} uses the microphone itself, and that is on the timeline like any program's use. "
    "No sound is kept: a few seconds in memory, then only times and scores."
)
_VENDORS = {
    Vendor.ALEXA: "Amazon Alexa",
    Vendor.GOOGLE: "Google Home or Nest",
    Vendor.APPLE: "Apple HomePod or Siri",
    Vendor.HOME_ASSISTANT: "Home Assistant",
    Vendor.OTHER: "Another vendor",
}
_WARNINGS = {
    "bluetooth": "This microphone comes over Bluetooth, which leaves out high notes and blurs short sounds. A wired or "
    "built-in one hears farther.",
    "muted": "This microphone is muted. Switch it on in the sound settings.",
    "noise-suppression": "Noise suppression is on. It may take the speaker's sound for noise and remove it: choose the "
    "microphone without it.",
    "automatic-gain": "Automatic gain is on. It changes how loud everything is while it listens, so the level learned "
    "now may not hold later.",
    "low-rate": "This microphone leaves out high notes (telephone quality). A sound that lies there can't be heard "
    "through it.",
}


def vendor_name(vendor: Vendor) -> str:
    return _VENDORS[vendor]


def warning_words(code: str) -> str:
    """What is wrong with a microphone; a code that is not known yet is shown as it is."""
    return _WARNINGS.get(code, f"Something is unusual about this microphone: {shown(code)}.")


def page_line(count: int, paired: int) -> str:
    """Below the page's title."""
    if not count:
        return "Who else listens in this room."
    if count == 1:
        return "One speaker, paired." if paired else "One speaker, not paired."
    some = counted(paired, "paired", "paired").lower() if paired else "none paired"
    which = "all paired" if paired == count else some
    return f"{counted(count, 'speaker', 'speakers')}, {which}."


def today_words(last: Sighting | None, count: int, now: datetime) -> str:
    """``Last seen 11:42 · 7 times today``."""
    if last is None:
        return "Not seen in the last 30 days"
    how = {Witness.HAND: ", noted by hand", Witness.FILE: ", from another witness"}.get(last.by, "")
    times = "not today" if not count else "once today" if count == 1 else f"{count:,} times today"
    return f"Last seen {clock(last.at, now)}{how} · {times}"


def toasts_words(when: SpeakerToasts) -> str:
    """What the choice means today."""
    if when is SpeakerToasts.OFF:
        return "Each time it wakes is still on the timeline and in the count."
    if when is SpeakerToasts.ALWAYS:
        return "Each time a paired speaker is heard, with a button for “I did not ask for that”."
    return (
        f"{PRODUCT} can't tell yet whether anybody is there. Until it can, it tells you of every wake rather than keep "
        "one from you; choose “never” for silence."
    )


def import_words(batch: Imported, speakers: Sequence[Speaker], now: datetime) -> tuple[str, str]:
    """Title and detail of one import in the list."""
    whose = next((name(each.name) for each in speakers if each.id == batch.speaker), "")
    what = "History" if batch.kind is ImportKind.HISTORY else "Sightings of another witness"
    vendor = f"{what} of {vendor_name(batch.vendor)}" if batch.kind is ImportKind.HISTORY else what
    title = f"{vendor}, {whose}" if whose else vendor
    return title, " · ".join([f"imported {clock(batch.at, now)}", *_counts(batch)])


def _counts(batch: Imported) -> list[str]:
    parts = [f"{batch.accepted:,} kept"]
    if batch.duplicates:
        parts.append(f"{batch.duplicates:,} there before")
    refused = sum(count for _, count in batch.refused)
    if refused:
        parts.append(f"{refused:,} could not be read")
    return parts


def undo_question(batch: Imported, speakers: Sequence[Speaker], now: datetime) -> tuple[str, str]:
    title, detail = import_words(batch, speakers, now)
    more = (
        f"{title}, {detail}. Its {batch.accepted:,} lines count no more and findings that rest on them go. "
        "The journal still says that it was imported and undone."
    )
    return "Undo this import?", more


def forget_question(speaker: Speaker, chimes: int) -> tuple[str, str]:
    """What goes and what stays."""
    who = name(speaker.name)
    learned = "what was learned of its sound, and " if chimes else ""
    return f"Forget {who}?", (
        f"This goes: its card, {learned}its findings. It is not listened for any more, and to hear it again you would "
        "have to pair it again. This stays: every time it was seen, and every import, in the journal and on the "
        "timeline of the past."
    )


def noted_words(at: datetime, now: datetime) -> str:
    return f"Noted: it lit up at {clock(at, now, seconds=True)}, give or take 30 s."


def source_words(cited: Cited) -> str:
    """Where a sentence is from: ``Source: VRT NWS, 2019``."""
    date = "undated" if cited.date in ("", "undated") else cited.date
    return f"Source: {shown(cited.source, 300)}, {date}"


def vendor_title(vendor: Vendor, full_name: str) -> str:
    return "What is known of this vendor" if vendor is Vendor.OTHER else f"What {full_name} says it keeps"
