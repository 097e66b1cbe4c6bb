"""Is a speaker heard: right now, today, and in a test; and the line that says that this program listens. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.names import shown
from monitor.speaker_model import Speaker
from monitor.speakers import Ear, Hearing, Listening
from ui import language
from ui.language import QT_TR_NOOP, decimal, tr
from ui.messages import PRODUCT, clock, duration, listed, name
from ui.sentences import SourceLine
from ui.told import told

UNPAIRED = QT_TR_NOOP("Not paired: sightings by hand and other witnesses' files only")
UNWANTED = QT_TR_NOOP("Not listened for: switched off for this speaker")
UNLOCKED = QT_TR_NOOP(
    "The system does not let Earwitness lock memory: up to five seconds of sound may come into the swap space on the "
    "disk when memory is short. Raise the limit of locked memory to 8 MiB, or encrypt the swap space."
)
_MISSED = QT_TR_NOOP(
    "Not heard, though it is quiet enough here. Did the speaker light up, and did it make its start sound? If it "
    "made one: it may stand elsewhere now than when it was paired. Pair it again."
)
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


def state_words(listening: Listening, ear: Ear | None, chimes: int, wanted: bool = True) -> StateWords:
    """What a speaker's card says: would it be heard right now, and why not. ``wanted``: it is to be listened for."""
    if not chimes:
        return StateWords(tr(UNPAIRED), "muted")
    if not wanted:
        return StateWords(tr(UNWANTED), "muted")
    if listening.state is not Hearing.LISTENING:
        return _not_listening(listening)
    if ear is None:
        return StateWords(tr("Listening, but not for this one yet"), "muted")
    if ear.hears:
        return StateWords(tr("Listening: would hear it now"), "good")
    return StateWords(_too_loud(ear) or tr("Would not hear it now: {why}").format(why=_reason(ear.reason)), "warn")


def _not_listening(listening: Listening) -> StateWords:
    why = _reason(listening.reason) if listening.reason else ""
    off = tr("Not listening: {why}").format(why=why) if why else tr("Not listening: switched off")
    deaf = tr("Can't hear anything: {why}").format(why=why) if why else tr("Can't hear anything")
    words = {
        Hearing.OFF: StateWords(off, "muted"),
        Hearing.STARTING: StateWords(tr("Starting to listen"), "muted"),
        Hearing.PAUSED: StateWords(tr("Paused: nothing is heard until you resume"), "muted"),
        Hearing.DEAF: StateWords(deaf, "warn"),
        Hearing.NOT_INSTALLED: StateWords(_unable(why), "warn"),
    }
    return words[listening.state]


def _unable(why: str) -> str:
    return tr("Can't listen: {why}").format(why=why) if why else tr("Can't listen")


def _too_loud(ear: Ear) -> str:
    if ear.noise_dbfs is None or ear.limit_dbfs is None or ear.noise_dbfs <= ear.limit_dbfs:
        return ""
    over = max(1, round(ear.noise_dbfs - ear.limit_dbfs))
    return tr("Too loud to hear it: {level} dB over").format(level=over)


def _reason(reason: str) -> str:
    """A reason within a sentence."""
    return _within(_phrase(reason))


def _phrase(reason: str) -> str:
    """In the chosen language, without its own full stop."""
    return shown(told(reason), 300).rstrip(".") or tr("no reason known")


def _brief(reason: str) -> str:
    """Its first half, within a sentence: ``the room is too loud``."""
    return _within(_phrase(reason).partition(": ")[0])


def _within(text: str) -> str:
    """Without the capital of a sentence's beginning, as English writes it; a name keeps its own. Other languages have
    rules of their own, and their sentences stay whole."""
    first = text.partition(" ")[0]
    if language.is_translated() or first == PRODUCT or first[1:] != first[1:].lower():
        return text
    return text[:1].lower() + text[1:]


def level_words(ear: Ear | None) -> str:
    """Below the level bar: ``Room 22 dB below the limit``."""
    if ear is None or ear.noise_dbfs is None:
        return tr("No level yet")
    if ear.limit_dbfs is None:
        return tr("Room at {level} dB").format(level=f"{ear.noise_dbfs:.0f}".replace("-", "\N{MINUS SIGN}"))
    over = round(ear.noise_dbfs - ear.limit_dbfs)
    if over > 0:
        return tr("Room {level} dB over the limit").format(level=over)
    return tr("Room {level} dB below the limit").format(level=-over) if over else tr("Room at the limit")


def chance_words(recall: float | None) -> str:
    """A share of its start sounds that would be heard, as a person counts; empty where it is not known."""
    if recall is None:
        return ""
    some = round(recall * 10)
    if recall >= 0.985:
        return tr("Would hear nearly every wake at this noise")
    if recall >= 0.75:
        return tr("Would hear about {some} of 10 wakes at this noise").format(some=some)
    if recall >= 0.35:
        return tr("Would miss many: hears about {some} of 10 wakes at this noise").format(some=some)
    return tr("Would miss most wakes at this noise")


def coverage_words(heard: timedelta, blind: Sequence[tuple[str, timedelta]]) -> str:
    """``Heard 14 h 2 min of today; blind 31 min: too loud``; ``blind``: reasons with their length, longest first."""
    total = sum((length for _, length in blind), timedelta())
    if not heard and not total:
        return tr("Not listened for today")
    could = tr("Heard {length} of today").format(length=_length(heard)) if heard else tr("Heard nothing of today")
    if total < timedelta(seconds=1):
        return could
    not_heard = tr("blind {length}: {why}").format(length=_length(total), why=_blind_words(blind))
    return f"{could}; {not_heard}"


def _blind_words(blind: Sequence[tuple[str, timedelta]]) -> str:
    if len(blind) == 1:
        return _brief(blind[0][0])
    named = [f"{_brief(why)} {_length(length)}" for why, length in blind[:NAMED]]
    rest = sum((length for _, length in blind[NAMED:]), timedelta())
    return listed([*named, *([tr("other reasons {length}").format(length=_length(rest))] if rest else [])])


def _length(length: timedelta) -> str:
    if length < timedelta(seconds=1):
        return tr("0 s")
    return duration(timedelta(seconds=length // timedelta(seconds=1)))


def listening_line(listening: Listening, speakers: Sequence[Speaker], paired: Sequence[str]) -> str:
    """For the tray and the Now page: that this program itself listens, and for whom; empty when it does not."""
    names = [name(each.name) for each in speakers if each.id in paired]
    if not names or listening.state in (Hearing.OFF, Hearing.NOT_INSTALLED, Hearing.STARTING):
        return ""
    whom = listed(names)
    if listening.state is Hearing.PAUSED:
        return tr("Listening for {names} is paused").format(names=whom)
    if listening.state is Hearing.DEAF:
        return tr("Earwitness can't hear {names}: {why}").format(names=whom, why=_reason(listening.reason))
    deaf = {ear.speaker for ear in listening.ears if not ear.hears}
    unheard = [name(each.name) for each in speakers if each.id in deaf]
    line = tr("Earwitness itself listens for: {names}").format(names=whom)
    but = tr("would not hear {names} now").format(names=listed(unheard))
    return f"{line} ({but})" if unheard else line


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
    word = {Hearing.PAUSED: tr("paused"), Hearing.STARTING: tr("starting")}.get(listening.state, tr("not heard"))
    if said.tone == "good":
        word = tr("listening")
    return SourceLine(name(speaker.name), word, said.text, good=said.tone == "good", calm=said.tone == "muted")


def listening_words(listening: Listening, paired: int) -> StateWords:
    """The headline of the listening card."""
    if listening.state is Hearing.NOT_INSTALLED:
        return StateWords(_unable(_reason(listening.reason)), "warn")
    if not paired:
        return StateWords(tr("Nothing to listen for yet: no speaker is paired"), "muted")
    if listening.state is not Hearing.LISTENING:
        return _not_listening(listening)
    through = name(listening.microphone) if listening.microphone else ""
    return StateWords(tr("Listening through {name}").format(name=through) if through else tr("Listening"), "good")


def trial_waiting(left: int) -> str:
    return tr("Say the wake word now. Waiting for its start sound: {seconds} s.").format(seconds=left)


def trial_heard(at: datetime, now: datetime, score: float | None) -> str:
    when = clock(at, now, seconds=True)
    if score is None:
        return tr("Heard, {time}.").format(time=when)
    return tr("Heard, {time}, score {score}.").format(time=when, score=decimal(f"{score:.2f}"))


def trial_missed(listening: Listening, ear: Ear | None, chimes: int) -> str:
    """Why it may not have been heard within the time; what can be seen from here comes first."""
    state = state_words(listening, ear, chimes)
    return tr(_MISSED) if state.tone == "good" else tr("Not heard. {why}.").format(why=state.text)
