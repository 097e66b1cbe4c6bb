"""Every sentence about a speaker and about listening for it: state, level, chance, coverage, imports. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.names import shown
from monitor.settings import SpeakerToasts
from monitor.speaker_model import Cited, Sighting, Speaker, Vendor, Witness
from monitor.speaker_records import Imported, ImportKind
from monitor.speakers import Ear, Hearing, Listening
from ui.messages import PRODUCT, clock, counted, duration, listed, name

UNPAIRED = "Not paired: sightings by hand and other witnesses' files only"
EMPTY_TITLE = "No speaker is watched yet"
EMPTY = (
    f"{PRODUCT} can hear a smart speaker's own start sound, and so keep a record of each time it wakes, asked or not. "
    "With the history that its vendor shows you it then says which of these the vendor lists, and which it does not."
)
OWN_USE = (
    f"While it listens, {PRODUCT} uses the microphone itself, and that is on the timeline like any program's use. "
    "No sound is kept: a few seconds in memory, then only times and scores."
)
NOT_HEARD_TIMES = 3
"""Reasons for not hearing that are named; the rest is summed up."""
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


@dataclass(frozen=True, slots=True)
class StateWords:
    """``tone``: good, warn or muted; ``sign`` says the same by its shape."""

    text: str
    tone: str

    @property
    def sign(self) -> str:
        return {"good": "✓", "warn": "▲"}.get(self.tone, "○")


def vendor_name(vendor: Vendor) -> str:
    return _VENDORS[vendor]


def warning_words(code: str) -> str:
    """What is wrong with a microphone; a code that is not known yet is shown as it is."""
    return _WARNINGS.get(code, f"Something is unusual about this microphone: {shown(code)}.")


# Hears it now?


def state_words(listening: Listening, ear: Ear | None, chimes: int) -> StateWords:
    """What a speaker's card says: would it be heard right now, and why not."""
    if not chimes:
        return StateWords(UNPAIRED, "muted")
    if listening.state is not Hearing.LISTENING:
        return _not_listening(listening)
    if ear is None:
        return StateWords("Listening, but not for this one yet", "muted")
    if ear.hears:
        return StateWords("Listening: would hear it now", "good")
    return StateWords(_too_loud(ear) or f"Would not hear it now: {_phrase(ear.reason)}", "warn")


def _not_listening(listening: Listening) -> StateWords:
    why = f": {_phrase(listening.reason)}" if listening.reason else ""
    words = {
        Hearing.OFF: StateWords(f"Not listening{why or ': switched off'}", "muted"),
        Hearing.STARTING: StateWords("Starting to listen", "muted"),
        Hearing.PAUSED: StateWords("Paused: nothing is heard until you resume", "muted"),
        Hearing.DEAF: StateWords(f"Can't hear anything{why}", "warn"),
        Hearing.NOT_INSTALLED: StateWords(f"Can't listen{why}", "warn"),
    }
    return words[listening.state]


def _too_loud(ear: Ear) -> str:
    if ear.noise_dbfs is None or ear.limit_dbfs is None or ear.noise_dbfs <= ear.limit_dbfs:
        return ""
    return f"Too loud to hear it: {max(1, round(ear.noise_dbfs - ear.limit_dbfs))} dB over"


def _phrase(reason: str) -> str:
    """A reason within a sentence: its own full stop is not the end."""
    return shown(reason, 200).rstrip(".") or "no reason known"


def level_words(ear: Ear | None) -> str:
    """Below the level bar: ``Room 22 dB below the limit``."""
    if ear is None or ear.noise_dbfs is None:
        return "No level yet"
    if ear.limit_dbfs is None:
        return f"Room at {_db(ear.noise_dbfs)}"
    over = round(ear.noise_dbfs - ear.limit_dbfs)
    if over > 0:
        return f"Room {over} dB over the limit"
    return f"Room {-over} dB below the limit" if over else "Room at the limit"


def _db(level: float) -> str:
    return f"{level:.0f} dB".replace("-", "\N{MINUS SIGN}")


def chance_words(recall: float | None) -> str:
    """A share of its start sounds that would be heard, as a person counts; empty where it is not known."""
    if recall is None:
        return ""
    if recall >= 0.985:
        return "Would hear nearly every wake at this noise"
    if recall >= 0.75:
        return f"Would hear about {round(recall * 10)} of 10 wakes at this noise"
    if recall >= 0.35:
        return f"Would miss many: hears about {round(recall * 10)} of 10 wakes at this noise"
    return "Would miss most wakes at this noise"


def page_line(count: int, paired: int) -> str:
    """Below the page's title."""
    if not count:
        return "Who else listens in this room."
    if count == 1:
        return "One speaker, paired." if paired else "One speaker, not paired."
    which = "all paired" if paired == count else f"{counted(paired, 'paired', 'paired')}".lower() if paired else "none paired"
    return f"{counted(count, 'speaker', 'speakers')}, {which}."


# Today


def today_words(last: Sighting | None, count: int, now: datetime) -> str:
    """``Last seen 11:42 · 7 times today``."""
    if last is None:
        return "Not seen in the last 30 days"
    how = {Witness.HAND: ", noted by hand", Witness.FILE: ", from another witness"}.get(last.by, "")
    times = "not today" if not count else "once today" if count == 1 else f"{count:,} times today"
    return f"Last seen {clock(last.at, now)}{how} · {times}"


def coverage_words(heard: timedelta, blind: Sequence[tuple[str, timedelta]]) -> str:
    """``Heard 14 h 2 min of today; blind 31 min: too loud``; ``blind``: reasons with their length, longest first."""
    total = sum((length for _, length in blind), timedelta())
    if not heard and not total:
        return "Not listened for today"
    could = f"Heard {_length(heard)} of today" if heard else "Heard nothing of today"
    if total < timedelta(seconds=1):
        return could
    named = [_phrase(why).lower() if len(blind) == 1 else f"{_phrase(why).lower()} {_length(length)}"
             for why, length in blind[:NOT_HEARD_TIMES]]  # fmt: skip
    rest = sum((length for _, length in blind[NOT_HEARD_TIMES:]), timedelta())
    more = [f"other reasons {_length(rest)}"] if rest else []
    return f"{could}; blind {_length(total)}: {listed([*named, *more])}"


def _length(length: timedelta) -> str:
    return duration(timedelta(seconds=length // timedelta(seconds=1))) if length >= timedelta(seconds=1) else "0 s"


# Listening as a whole


def listening_line(listening: Listening, speakers: Sequence[Speaker], paired: Sequence[str]) -> str:
    """For the tray and the Now page: that this program itself listens, and for whom; empty when it does not."""
    names = [name(each.name) for each in speakers if each.id in paired]
    if not names or listening.state in (Hearing.OFF, Hearing.NOT_INSTALLED, Hearing.STARTING):
        return ""
    whom = listed(names)
    if listening.state is Hearing.PAUSED:
        return f"Listening for {whom} is paused"
    if listening.state is Hearing.DEAF:
        return f"{PRODUCT} can't hear {whom}: {_phrase(listening.reason)}"
    deaf = {ear.speaker for ear in listening.ears if not ear.hears}
    unheard = [name(each.name) for each in speakers if each.id in deaf]
    line = f"{PRODUCT} itself listens for: {whom}"
    return f"{line} (would not hear {listed(unheard)} now)" if unheard else line


def listening_words(listening: Listening, paired: int) -> StateWords:
    """The headline of the listening card."""
    if listening.state is Hearing.NOT_INSTALLED:
        return StateWords(f"Can't listen: {_phrase(listening.reason)}", "warn")
    if not paired:
        return StateWords("Nothing to listen for yet: no speaker is paired", "muted")
    if listening.state is Hearing.LISTENING:
        through = f" through {name(listening.microphone)}" if listening.microphone else ""
        return StateWords(f"Listening{through}", "good")
    return _not_listening(listening)


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


# Imports and forgetting


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


# The vendor's card


def cited_words(cited: Cited) -> str:
    """Where a sentence is from: ``Source: VRT NWS, 2019``; what was not read in the source says so."""
    date = "undated" if cited.date in ("", "undated") else cited.date
    mark = "" if cited.verified else "Not verified. "
    return f"{mark}Source: {shown(cited.source, 300)}, {date}"


def vendor_title(vendor: Vendor, full_name: str) -> str:
    return "What is known of this vendor" if vendor is Vendor.OTHER else f"What {full_name} says it keeps"


# The test


def trial_waiting(left: int) -> str:
    return f"Say the wake word now. Waiting for its start sound: {left} s."


def trial_heard(at: datetime, now: datetime, score: float | None) -> str:
    return f"Heard, {clock(at, now, seconds=True)}{f', score {score:.2f}' if score is not None else ''}."


def trial_missed(listening: Listening, ear: Ear | None, chimes: int) -> str:
    """Why it may not have been heard within the time; what can be seen from here comes first."""
    state = state_words(listening, ear, chimes)
    if state.tone != "good":
        return f"Not heard. {state.text}."
    return (
        "Not heard, though it is quiet enough here. Did the speaker light up, and did it make its start sound? If it "
        "made one: it may stand elsewhere now than when it was paired. Pair it again."
    )
