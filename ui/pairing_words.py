"""Every sentence of the pairing wizard: what to do, what was heard, what to expect here, why it can't work. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.pairing_model import (
    ASKED_TAKES,
    FEWEST_TAKES,
    Candidate,
    ChimeExpected,
    Expectation,
    Found,
    Level,
    Refusal,
    Refused,
    Take,
    Trouble,
    Working,
)
from monitor.speaker_model import Vendor
from ui.messages import counted, listed

VENDOR_TITLE = "Which speaker is it?"
VENDOR = (
    "Earwitness learns the sound that the speaker itself makes when it wakes. This takes about five minutes. Whatever "
    "you do, nothing is kept before the last step, and no sound is ever written to disk."
)
SOUNDS_TITLE = "Switch its sounds on"
SOUNDS = (
    "Most speakers are silent when they wake until you ask them not to be. Switch the start sound on, and the end "
    "sound too where there is one: two sounds are told from music and talk much better than one."
)
NO_SOUNDS = (
    "Nothing is known here about this speaker's sounds. Look in its app or its manual for a sound that it makes when "
    "it wakes. Without one it can't be heard."
)
MICROPHONE_TITLE = "Through which microphone?"
MICROPHONE = "Speak, and the bar should move. The nearer the microphone is to the speaker, the more it will hear."
TAKES_TITLE = "Let it wake four times"
TAKES = (
    "Press Start. Then say only the wake word, wait for the speaker's sound and until it is dark again, and keep quiet "
    "meanwhile. Do this four times; each appears below when it was heard."
)
FILES = "Each recording is one take, or one holds them all. Three at least; they may come from this room only."
FOUND_TITLE = "Is this its sound?"
FOUND = (
    "This is what all takes have in common. If the wrong sound was chosen, choose another: the start sound comes right "
    "after the wake word, the end sound when the speaker goes dark."
)
ROOM_TITLE = "How loud is it here?"
ROOM = (
    "Let the room be as it usually is for half a minute, and the speaker be quiet. From this the program says what it "
    "can hear here, and what it can't."
)
ROOM_FILE = (
    "With a recording of the room, the speaker quiet, the program says what it can hear there. Without one it can be "
    "paired all the same, but nobody knows what to expect."
)
NAME_TITLE = "What shall it be called?"
NAME = "The name and the room are for you; the vendor never sees them."
AGAIN_TITLE = "Keep what was learned?"
AGAIN = "What was learned before is replaced, unless you keep both. All that was seen of this speaker stays as it is."
SILENT = "Nothing at all arrives from this microphone, not even noise. It may be muted or switched off."
_TROUBLES = {
    Trouble.SILENT: "nothing arrives from the microphone",
    Trouble.QUIET: "nothing was heard",
    Trouble.SHORT: "too short",
    Trouble.CLIPPED: "too loud: move away, or turn the microphone down",
    Trouble.NO_CHIME: "the sound of the others is not in it",
    Trouble.FAINT: "too faint: move closer",
    Trouble.UNLIKE: "unlike the others",
}
_REFUSALS = {
    Refusal.SILENT: "Nothing at all arrives from this microphone. Check that it is not muted, or choose another one.",
    Refusal.TOO_FEW: f"Too few takes are good. At least {FEWEST_TAKES} are needed: go back and record more.",
    Refusal.NOTHING_RECURS: "No sound is the same in all takes. Is the start sound switched on? Go back, check that, "
    "and let it wake again.",
    Refusal.ONLY_VOICE: "What all takes have in common sounds like a voice, not like a start sound. A voice can't be "
    "told from the television. Switch the start sound on and record again.",
    Refusal.FAINT: "Its sound is too faint here to be learned well. Bring the microphone closer, or make the speaker "
    "louder, and record again.",
    Refusal.CLIPPED: "The recordings are so loud that they are cut off. Move the microphone away or turn it down.",
    Refusal.TOO_SHORT: "Its sound is too short to be told from a click. Choose a longer one in the speaker's app, if "
    "it has one.",
    Refusal.TOO_NARROW: "Its sound is a single plain note, which music has all the time. Choose another one in the "
    "speaker's app, if it has one.",
    Refusal.LOW_RATE: "This microphone leaves out the part of the sound that matters. Choose another microphone.",
    Refusal.UNHEARD: "It was learned, but not found again in the same recordings, so it would not be heard later "
    "either. Record again, closer and with less noise.",
    Refusal.HOPELESS: "With the room as loud as this, nearly every wake would be missed. Bring the microphone closer, "
    "make the speaker louder, or try when it is quieter.",
}
_ADVICE = {
    "move-closer": "Bring the microphone closer to the speaker.",
    "louder": "Make the speaker louder: its start sound follows its volume.",
    "end-sound-on": "Switch the end sound on too, and pair again.",
    "longer-chime": "Choose a longer start sound, if the speaker has one.",
    "quieter-room": "It hears farther when the room is quieter.",
}
_WORKS = {
    "reading": "Reading the recordings",
    "finding": "Looking for what recurs",
    "room": "Listening to the room",
    "learning": "Learning the sound",
}


# Takes


def take_title(number: int) -> str:
    return f"Take {number}"


def take_words(take: Take) -> tuple[str, str]:
    """What is said of one take, and its tone: good, warn or muted."""
    if not take.used:
        return (f"○ Left out: {_TROUBLES[take.trouble]}" if take.trouble else "○ Left out by you"), "muted"
    if take.trouble is not None:
        return f"▲ Used, though {_TROUBLES[take.trouble]}", "warn"
    if take.snr_db is None:
        return "✓ Heard", "good"
    return f"✓ {clearness(take.snr_db)}", "good"


def clearness(snr_db: float) -> str:
    """How far a sound stands out of the noise, in decibels and in words."""
    word = "Very clear" if snr_db >= 20 else "Clear" if snr_db >= 12 else "Faint"
    return f"{word}, {snr_db:.0f} dB above the noise"


def _within(text: str) -> str:
    """The same in the middle of a sentence."""
    return text[:1].lower() + text[1:]


def usable(takes: Sequence[Take]) -> int:
    return sum(take.used for take in takes)


def progress_words(takes: Sequence[Take], take_s: float | None, looping: bool) -> str:
    """The line that says live what is waited for."""
    good = usable(takes)
    if take_s is not None:
        return f"Take {good + 1}: say the wake word now, then keep quiet. {take_s:.0f} s"
    if looping:
        return f"{counted(good, 'good take', 'good takes')} so far. Wait until the speaker is dark."
    if good >= ASKED_TAKES:
        return f"{counted(good, 'good take', 'good takes')}. That is enough; more make it surer."
    if good >= FEWEST_TAKES:
        return f"{counted(good, 'good take', 'good takes')}. {ASKED_TAKES - good} more would make it surer."
    return f"{counted(good, 'good take', 'good takes')} so far; {ASKED_TAKES} are wanted." if takes else "Nothing yet."


def level_words(level: Level | None) -> str:
    if level is None:
        return "Opening the microphone…"
    if level.silent:
        return SILENT
    if level.peak_dbfs > -1:
        return "Too loud: it is cut off. Turn the microphone down or move it away."
    return "It hears something." if level.rms_dbfs > -50 else "Quiet."


# What was found


def found_words(found: Found) -> str:
    if found.refused is not None:
        return refused_words(found.refused)
    start = next((each for each in found.candidates if each.id == found.start), None)
    if start is None:
        return "Choose the sound that it makes when it wakes."
    end = " and an end sound" if found.end is not None else ", but no end sound"
    left_out = [take.number for take in found.takes if not take.used]
    out = f" Left out: {listed([take_title(number).lower() for number in left_out])}." if left_out else ""
    return f"A start sound was found in {start.in_takes} of {len(found.takes)} takes{end}.{out}"


def candidate_words(candidate: Candidate, takes: int) -> str:
    where = f"At {candidate.at_s:.1f} s, {candidate.length_s:.2f} s long, in {candidate.in_takes} of {takes} takes"
    low, high = candidate.band_hz
    parts = [where, f"{low:.0f} to {high:.0f} Hz", _within(clearness(candidate.snr_db))]
    if candidate.voice:
        parts.append("sounds like a voice")
    return ", ".join(parts) + "."


def candidate_refusal(candidate: Candidate) -> str:
    """Why it can't be the start sound, empty when it can."""
    return refused_words(Refused(candidate.refusal)) if candidate.refusal is not None else ""


def refused_words(refused: Refused) -> str:
    return _REFUSALS[refused.why]


def working_words(working: Working) -> str:
    return _WORKS.get(working.what, "Working")


# What to expect here


def expectation_lines(expected: Expectation) -> list[str]:
    """Recall, false alarms, what a television does to it, and what would help; the first line is the headline."""
    lines = [f"Here it would hear {share(expected.recall)}."]
    lines += [_chime_line(chime) for chime in expected.chimes]
    lines.append(f"With a television on it would hear {share(expected.loud_recall)}.")
    lines.append(f"False alarms: {rate(expected.false_a_day)}.{_false_here(expected)}")
    help_ = [_ADVICE[code] for code in expected.advice if code in _ADVICE]
    return [*lines, *([f"What would help: {' '.join(help_)}"] if help_ else [])]


def _false_here(expected: Expectation) -> str:
    if not expected.false_in_room:
        return ""
    alarms = counted(expected.false_in_room, "false alarm", "false alarms").lower()
    return f" There was {alarms} in these {expected.room_s:.0f} s."


def _chime_line(chime: ChimeExpected) -> str:
    name = "Start sound" if chime.role == "start" else "End sound"
    return f"{name}: {_within(clearness(chime.snr_db))}, {share(chime.recall)}."


def share(recall: float) -> str:
    """``99 of 100 wakes``: never rounded up to all."""
    if recall >= 0.995:
        return "nearly every wake (more than 99 of 100)"
    if recall < 0.005:
        return "next to no wake"
    return f"about {min(99, round(recall * 100))} of 100 wakes"


def rate(a_day: float) -> str:
    """False alarms a day, as a person counts them."""
    if a_day <= 0:
        return "none are expected"
    if a_day >= 1:
        return f"about {a_day:.0f} a day"
    days = round(1 / a_day)
    return f"about one in {days} days" if days > 1 else "about one a day"


def sounds_intro(known: bool) -> str:
    return SOUNDS if known else NO_SOUNDS


def done_words(name: str, listens: bool) -> str:
    return f"{name} is paired." + (" Earwitness listens for it from now on." if listens else "")


def name_hint(vendor: Vendor) -> str:
    return {
        Vendor.ALEXA: "Kitchen Echo",
        Vendor.GOOGLE: "Hall Nest",
        Vendor.APPLE: "Bedroom HomePod",
        Vendor.HOME_ASSISTANT: "Desk satellite",
    }.get(vendor, "My speaker")
