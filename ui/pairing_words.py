"""Every sentence of the pairing wizard: what to do, what was heard, why it can't work. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.pairing_model import (
    ASKED_TAKES,
    FEWEST_TAKES,
    Candidate,
    Found,
    Level,
    Refusal,
    Refused,
    Take,
    Trouble,
)
from monitor.speaker_model import Vendor
from ui.language import QT_TR_NOOP, decimal, tr
from ui.messages import listed

VENDOR_TITLE = QT_TR_NOOP("Which speaker is it?")
VENDOR = QT_TR_NOOP(
    "Earwitness learns the sound that the speaker itself makes when it wakes. This takes about five minutes. Whatever "
    "you do, nothing is kept before the last step, and no sound is ever written to disk."
)
SOUNDS_TITLE = QT_TR_NOOP("Switch its sounds on")
SOUNDS = QT_TR_NOOP(
    "Most speakers are silent when they wake until you ask them not to be. Switch the start sound on, and the end "
    "sound too where there is one: two sounds are told from music and talk much better than one."
)
NO_SOUNDS = QT_TR_NOOP(
    "Nothing is known here about this speaker's sounds. Look in its app or its manual for a sound that it makes when "
    "it wakes. Without one it can't be heard."
)
MICROPHONE_TITLE = QT_TR_NOOP("Through which microphone?")
MICROPHONE = QT_TR_NOOP(
    "Speak, and the bar should move. The nearer the microphone is to the speaker, the more it will hear."
)
TAKES_TITLE = QT_TR_NOOP("Let it wake four times")
TAKES = QT_TR_NOOP(
    "Press Start. Then say only the wake word, wait for the speaker's sound and until it is dark again, and keep quiet "
    "meanwhile. Do this four times; each appears below when it was heard."
)
FILES = QT_TR_NOOP(
    "Each recording is one take, or one holds them all. Three at least; they may come from this room only."
)
FOUND_TITLE = QT_TR_NOOP("Is this its sound?")
FOUND = QT_TR_NOOP(
    "This is what all takes have in common. If the wrong sound was chosen, choose another: the start sound comes right "
    "after the wake word, the end sound when the speaker goes dark."
)
ROOM_TITLE = QT_TR_NOOP("How loud is it here?")
ROOM = QT_TR_NOOP(
    "Let the room be as it usually is for half a minute, and the speaker be quiet. From this the program says what it "
    "can hear here, and what it can't."
)
ROOM_FILE = QT_TR_NOOP(
    "With a recording of the room, the speaker quiet, the program says what it can hear there. Without one it can be "
    "paired all the same, but nobody knows what to expect."
)
NAME_TITLE = QT_TR_NOOP("What shall it be called?")
NAME = QT_TR_NOOP("The name and the room are for you; the vendor never sees them.")
AGAIN_TITLE = QT_TR_NOOP("Keep what was learned?")
AGAIN = QT_TR_NOOP(
    "What was learned before is replaced, unless you keep both. All that was seen of this speaker stays as it is."
)
SILENT = QT_TR_NOOP("Nothing at all arrives from this microphone, not even noise. It may be muted or switched off.")
_TROUBLES = {
    Trouble.SILENT: QT_TR_NOOP("nothing arrives from the microphone"),
    Trouble.QUIET: QT_TR_NOOP("nothing was heard"),
    Trouble.SHORT: QT_TR_NOOP("too short"),
    Trouble.CLIPPED: QT_TR_NOOP("too loud: move away, or turn the microphone down"),
    Trouble.NO_CHIME: QT_TR_NOOP("the sound of the others is not in it"),
    Trouble.FAINT: QT_TR_NOOP("too faint: move closer"),
    Trouble.UNLIKE: QT_TR_NOOP("unlike the others"),
}
_REFUSALS = {
    Refusal.SILENT: QT_TR_NOOP(
        "Nothing at all arrives from this microphone. Check that it is not muted, or choose another one."
    ),
    Refusal.TOO_FEW: QT_TR_NOOP("Too few takes are good. At least {needed} are needed: go back and record more."),
    Refusal.NOTHING_RECURS: QT_TR_NOOP(
        "No sound is the same in all takes. Is the start sound switched on? Go back, check that, and let it wake again."
    ),
    Refusal.ONLY_VOICE: QT_TR_NOOP(
        "What all takes have in common sounds like a voice, not like a start sound. A voice can't be "
        "told from the television. Switch the start sound on and record again."
    ),
    Refusal.FAINT: QT_TR_NOOP(
        "Its sound is too faint here to be learned well. Bring the microphone closer, or make the speaker "
        "louder, and record again."
    ),
    Refusal.CLIPPED: QT_TR_NOOP(
        "The recordings are so loud that they are cut off. Move the microphone away or turn it down."
    ),
    Refusal.TOO_SHORT: QT_TR_NOOP(
        "Its sound is too short to be told from a click. Choose a longer one in the speaker's app, if it has one."
    ),
    Refusal.TOO_NARROW: QT_TR_NOOP(
        "Its sound is a single plain note, which music has all the time. Choose another one in the "
        "speaker's app, if it has one."
    ),
    Refusal.LOW_RATE: QT_TR_NOOP(
        "This microphone leaves out the part of the sound that matters. Choose another microphone."
    ),
    Refusal.UNHEARD: QT_TR_NOOP(
        "It was learned, but not found again in the same recordings, so it would not be heard later "
        "either. Record again, closer and with less noise."
    ),
    Refusal.HOPELESS: QT_TR_NOOP(
        "With the room as loud as this, nearly every wake would be missed. Bring the microphone closer, "
        "make the speaker louder, or try when it is quieter."
    ),
}
_HINTS = {
    Vendor.ALEXA: QT_TR_NOOP("Kitchen Echo"),
    Vendor.GOOGLE: QT_TR_NOOP("Hall Nest"),
    Vendor.APPLE: QT_TR_NOOP("Bedroom HomePod"),
    Vendor.HOME_ASSISTANT: QT_TR_NOOP("Desk satellite"),
}
_HINT = QT_TR_NOOP("My speaker")


# Takes


def take_title(number: int) -> str:
    return tr("Take {number}").format(number=number)


def take_words(take: Take) -> tuple[str, str]:
    """What is said of one take, and its tone: good, warn or muted."""
    trouble = tr(_TROUBLES[take.trouble]) if take.trouble is not None else ""
    if not take.used:
        said = tr("Left out: {trouble}").format(trouble=trouble) if trouble else tr("Left out by you")
        return f"○ {said}", "muted"
    if trouble:
        return "▲ " + tr("Used, though {trouble}").format(trouble=trouble), "warn"
    if take.snr_db is None:
        return "✓ " + tr("Heard"), "good"
    return f"✓ {_first_large(clearness(take.snr_db))}", "good"


def clearness(snr_db: float) -> str:
    """How far a sound stands out of the noise, in decibels and in words, within a sentence."""
    if snr_db >= 20:
        said = tr("very clear, {level} dB above the noise")
    elif snr_db >= 12:
        said = tr("clear, {level} dB above the noise")
    else:
        said = tr("faint, {level} dB above the noise")
    return said.format(level=f"{snr_db:.0f}")


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def usable(takes: Sequence[Take]) -> int:
    return sum(take.used for take in takes)


def progress_words(takes: Sequence[Take], take_s: float | None, looping: bool) -> str:
    """The line that says live what is waited for."""
    good = usable(takes)
    if take_s is not None:
        said = tr("Take {number}: say the wake word now, then keep quiet. {seconds} s")
        return said.format(number=good + 1, seconds=f"{take_s:.0f}")
    if looping:
        return tr("%n good {take|takes} so far. Wait until the speaker is dark.", "", good)
    if good >= ASKED_TAKES:
        return tr("%n good {take|takes}. That is enough; more make it surer.", "", good)
    if good >= FEWEST_TAKES:
        return tr("%n good {take|takes}. One more would make it surer.", "", good)
    if not takes:
        return tr("Nothing yet.")
    return tr("%n good {take|takes} so far; four are wanted.", "", good)


def level_words(level: Level | None) -> str:
    if level is None:
        return tr("Opening the microphone…")
    if level.silent:
        return tr(SILENT)
    if level.peak_dbfs > -1:
        return tr("Too loud: it is cut off. Turn the microphone down or move it away.")
    return tr("It hears something.") if level.rms_dbfs > -50 else tr("Quiet.")


# What was found


def found_words(found: Found) -> str:
    if found.refused is not None:
        return refused_words(found.refused)
    start = next((each for each in found.candidates if each.id == found.start), None)
    if start is None:
        return tr("Choose the sound that it makes when it wakes.")
    if found.end is not None:
        said = tr("A start sound was found in {some} of {all} takes, and an end sound.")
    else:
        said = tr("A start sound was found in {some} of {all} takes, but no end sound.")
    line = said.format(some=start.in_takes, all=len(found.takes))
    left_out = [take_title(take.number) for take in found.takes if not take.used]
    without = tr("Left out: {takes}.").format(takes=listed(left_out))
    return f"{line} {without}" if left_out else line


def candidate_words(candidate: Candidate, takes: int) -> str:
    low, high = candidate.band_hz
    said = tr("At {at} s, {length} s long, in {some} of {all} takes, {low} to {high} Hz, {clearness}").format(
        at=decimal(f"{candidate.at_s:.1f}"), length=decimal(f"{candidate.length_s:.2f}"), some=candidate.in_takes,
        all=takes, low=f"{low:.0f}", high=f"{high:.0f}", clearness=clearness(candidate.snr_db),
    )  # fmt: skip
    voice = tr("sounds like a voice")
    return f"{said}, {voice}." if candidate.voice else f"{said}."


def candidate_refusal(candidate: Candidate) -> str:
    """Why it can't be the start sound, empty when it can."""
    return refused_words(Refused(candidate.refusal)) if candidate.refusal is not None else ""


def refused_words(refused: Refused) -> str:
    return tr(_REFUSALS[refused.why]).format(needed=FEWEST_TAKES)


def sounds_intro(known: bool) -> str:
    return tr(SOUNDS if known else NO_SOUNDS)


def name_hint(vendor: Vendor) -> str:
    return tr(_HINTS.get(vendor, _HINT))
