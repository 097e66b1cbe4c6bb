"""Is a speaker heard: right now, today, and in a test; and the line that says that this program listens. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.names import shown
from monitor.speaker_model import Speaker
from monitor.speakers import Ear, Hearing, Listening
from ui.messages import PRODUCT, clock, duration, listed, name
from ui.sentences import SourceLine

UNPAIRED = "Not paired: sightings by hand and other witnesses' files only"
NAMED = 3
"""Reasons for not hearing that are named; the rest is summed up."""


@dataclass(frozen=True, slots=True)
class StateWords:
    """``tone``: good, warn or muted; ``sign`` says the same by its shape."""

    text: str
    tone: str

    @property
    def sign(self) -> str:
        return {"good": "✓", "warn": "▲"}.get(self.tone, "○")


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
    return StateWords(_too_loud(ear) or f"Would not hear it now: {_within(_phrase(ear.reason))}", "warn")


def _not_listening(listening: Listening) -> StateWords:
    why = f": {_within(_phrase(listening.reason))}" if listening.reason else ""
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


def _brief(reason: str) -> str:
    """Its first half, within a sentence: ``the room is too loud``."""
    return _within(_phrase(reason).partition(": ")[0])


def _within(text: str) -> str:
    """Without the capital of a sentence's beginning; a name keeps its own."""
    first = text.partition(" ")[0]
    return text if first == PRODUCT or first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


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


def coverage_words(heard: timedelta, blind: Sequence[tuple[str, timedelta]]) -> str:
    """``Heard 14 h 2 min of today; blind 31 min: too loud``; ``blind``: reasons with their length, longest first."""
    total = sum((length for _, length in blind), timedelta())
    if not heard and not total:
        return "Not listened for today"
    could = f"Heard {_length(heard)} of today" if heard else "Heard nothing of today"
    if total < timedelta(seconds=1):
        return could
    named = [_brief(why) if len(blind) == 1 else f"{_brief(why)} {_length(length)}"
             for why, length in blind[:NAMED]]  # fmt: skip
    rest = sum((length for _, length in blind[NAMED:]), timedelta())
    more = [f"other reasons {_length(rest)}"] if rest else []
    return f"{could}; blind {_length(total)}: {listed([*named, *more])}"


def _length(length: timedelta) -> str:
    return duration(timedelta(seconds=length // timedelta(seconds=1))) if length >= timedelta(seconds=1) else "0 s"


def listening_line(listening: Listening, speakers: Sequence[Speaker], paired: Sequence[str]) -> str:
    """For the tray and the Now page: that this program itself listens, and for whom; empty when it does not."""
    names = [name(each.name) for each in speakers if each.id in paired]
    if not names or listening.state in (Hearing.OFF, Hearing.NOT_INSTALLED, Hearing.STARTING):
        return ""
    whom = listed(names)
    if listening.state is Hearing.PAUSED:
        return f"Listening for {whom} is paused"
    if listening.state is Hearing.DEAF:
        return f"{PRODUCT} can't hear {whom}: {_within(_phrase(listening.reason))}"
    deaf = {ear.speaker for ear in listening.ears if not ear.hears}
    unheard = [name(each.name) for each in speakers if each.id in deaf]
    line = f"{PRODUCT} itself listens for: {whom}"
    return f"{line} (would not hear {listed(unheard)} now)" if unheard else line


def watched_lines(
    listening: Listening, speakers: Sequence[Speaker], paired: Mapping[str, int]
) -> tuple[SourceLine, ...]:
    """For the list of what is being watched: the paired speakers, while they are to be listened for."""
    if listening.state in (Hearing.OFF, Hearing.NOT_INSTALLED):
        return ()
    ears = {ear.speaker: ear for ear in listening.ears}
    heard_for = [each for each in speakers if each.id in paired]
    return tuple(_watched_line(each, listening, ears.get(each.id), paired[each.id]) for each in heard_for)


def _watched_line(speaker: Speaker, listening: Listening, ear: Ear | None, chimes: int) -> SourceLine:
    said = state_words(listening, ear, chimes)
    word = {Hearing.PAUSED: "paused", Hearing.STARTING: "starting"}.get(listening.state, "not heard")
    if said.tone == "good":
        word = "listening"
    return SourceLine(name(speaker.name), word, said.text, good=said.tone == "good", calm=said.tone == "muted")


def listening_words(listening: Listening, paired: int) -> StateWords:
    """The headline of the listening card."""
    if listening.state is Hearing.NOT_INSTALLED:
        return StateWords(f"Can't listen: {_within(_phrase(listening.reason))}", "warn")
    if not paired:
        return StateWords("Nothing to listen for yet: no speaker is paired", "muted")
    if listening.state is Hearing.LISTENING:
        through = f" through {name(listening.microphone)}" if listening.microphone else ""
        return StateWords(f"Listening{through}", "good")
    return _not_listening(listening)


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
