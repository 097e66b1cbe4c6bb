"""The sentences about right now: headline, the line below it, the tray's tooltip and menu. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from monitor.model import Coverage, Recording, State, Trust, Use
from monitor.names import shown
from monitor.service import Snapshot
from ui.language import QT_TR_NOOP, tr
from ui.messages import (
    CONTRADICTION,
    PRODUCT,
    about,
    application_title,
    clock,
    listed,
    name,
    server_name,
    source_name,
    spelled,
    via,
)
from ui.sight import Sight, missing, of_watchers, stood_in_for
from ui.status import Holder, of_use, own_use, sight_of, users
from ui.told import told

MENU_LINES = 8
"""More programs than this are summed up in the menu's last line."""
_RUN = QT_TR_NOOP("Run: ")
CARDS_ONLY = QT_TR_NOOP(
    "Only programs that open a sound card directly, and that the sound server records, can be seen."
)


def headline(snapshot: Snapshot, now: datetime) -> str:
    """The large sentence. It says "nobody" only when everything is being watched and nobody is there."""
    everyone = users(snapshot)
    active = [holder for holder in everyone if holder.capturing]
    if len(active) == 1:
        said = tr("{program} has used the microphone for {length}")
        return said.format(program=application_title(active[0].application), length=_length(active[0], now))
    if active:
        many = tr("%n {program is|programs are} using the microphone", "", len(active))
        return spelled(many, len(active))
    return _held(everyone) if everyone else _nobody(snapshot)


def _length(holder: Holder, now: datetime) -> str:
    length = about(now - holder.since)
    return tr("at least {length}").format(length=length) if holder.at_least else length


def _held(held: list[Holder]) -> str:
    states = {state for holder in held for state in holder.states}
    how = (
        tr("paused") if states == {State.PAUSED} else tr("muted") if states == {State.MUTED} else tr("paused or muted")
    )
    if len(held) == 1:
        one = tr("{program} holds the microphone, {state}")
        return one.format(program=application_title(held[0].application), state=how)
    many = tr("%n {program holds|programs hold} the microphone, {state}", "", len(held))
    return spelled(many, len(held)).format(state=how)


def _nobody(snapshot: Snapshot) -> str:
    if not own_use(snapshot) and sight_of(snapshot) is Sight.NOTHING:
        return tr("{product} can't see who uses the microphone").format(product=PRODUCT)
    said = tr(_only(snapshot)).format(product=PRODUCT)
    return said if sight_of(snapshot) is Sight.WHOLE else tr("{sentence}, as far as can be seen").format(sentence=said)


def _only(snapshot: Snapshot) -> str:
    """Who has the microphone open, if not a program in earnest."""
    if own_use(snapshot):
        return QT_TR_NOOP("Only {product} itself is using the microphone")
    quiet = {holder.first.use for holder in of_use(snapshot, Use.METER, Use.RELAY)}
    if quiet == {Use.METER}:
        return QT_TR_NOOP("Only a level meter has the microphone open")
    if quiet == {Use.RELAY}:
        return QT_TR_NOOP("Only a virtual device has the microphone open")
    if quiet:
        return QT_TR_NOOP("Only level meters and virtual devices have the microphone open")
    return QT_TR_NOOP("Nobody is using the microphone")


def subline(snapshot: Snapshot, now: datetime) -> str:
    """What the headline leaves out."""
    everyone = users(snapshot)
    parts = [_several(everyone, now)] if len(everyone) > 1 else [_through(everyone[0])] if everyone else []
    quiet = [holder for holder in everyone if not holder.capturing]
    if len(quiet) < len(everyone):
        holds = tr("{program} holds it, {state}.")
        parts += [holds.format(program=application_title(one.application), state=_how(one)) for one in quiet[:3]]
    return " ".join([*parts, *_not_seen(snapshot, bool(everyone))])


def _several(everyone: list[Holder], now: datetime) -> str:
    active = [holder for holder in everyone if holder.capturing] or everyone
    honest = [holder for holder in active if holder.application.trust is not Trust.CONFLICT]
    said = tr("{program} for {length}")
    parts = [said.format(program=application_title(one.application), length=_length(one, now)) for one in honest[:3]]
    if len(honest) > 3:
        parts.append(tr("%n more", "programs", len(honest) - 3))
    if false := len(active) - len(honest):
        parts.append(tr("{a program that is not what it says it is|%n that are not what they say}", "programs", false))
    text = f"{listed(parts)}."
    return text if honest else text[0].upper() + text[1:]


def _through(holder: Holder) -> str:
    devices = listed(list(dict.fromkeys(via(each.microphone) for each in holder.activations)))
    if holder.application.trust is Trust.CONFLICT:
        return tr("It is not what it says it is. {devices}.").format(devices=devices)
    return f"{devices}."


def _not_seen(snapshot: Snapshot, in_use: bool) -> list[str]:
    said = [] if snapshot.recording.ok else [tr("Nothing is being written to the journal.")]
    seen, hidden = sight_of(snapshot), missing(snapshot.sources)
    if not snapshot.sources:
        return [*said, tr("Nothing is being watched yet.")]
    if seen is Sight.CARDS:
        return [*said, tr(CARDS_ONLY)]
    if seen is not Sight.WHOLE and hidden:
        sources = listed([source_name(source.source) for source in hidden])
        return [*said, tr("Not seen: {sources}.").format(sources=sources)]
    return said if said or in_use else [tr("Everything that can be watched here is being watched.")]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source in the list of what is watched. ``calm``: blind, but nobody misses it."""

    name: str
    state: str
    detail: str
    good: bool
    calm: bool = False
    remedy: str = ""


def source_lines(sources: Sequence[Coverage], now: datetime) -> list[SourceLine]:
    """Since when each source sees, or why it is blind; a sound server that is not there is no fault where the other
    one is watched."""
    missed, instead = missing(sources), stood_in_for(sources)
    return [_source_line(source, missed, instead, now) for source in of_watchers(sources)]


def _source_line(source: Coverage, missed: Sequence[Coverage], instead: str | None, now: datetime) -> SourceLine:
    title, since = source_name(source.source), tr("since {time}").format(time=clock(source.started, now))
    if source.blind is None:
        return SourceLine(title, tr("watching"), since, good=True)
    why = shown(reason(source.blind), 300)
    if source in missed or instead is None:
        return SourceLine(title, tr("blind"), f"{since} · {why}", good=False, remedy=remedy(source.blind))
    other = tr("{server} is watched instead. {why}").format(server=server_name(instead), why=why)
    return SourceLine(title, tr("not needed"), other, good=False, calm=True)


def reason(text: str) -> str:
    """The reason in the chosen language, without the command that mends it."""
    said = told(text)
    for run in (tr(_RUN), _RUN):
        said = said.partition(run)[0]
    return said.strip()


def remedy(text: str | None) -> str:
    """The command that a reason names after "Run: ", empty when it names none."""
    return shown((text or "").partition(_RUN)[2].strip(), 300)


def recording_state(recording: Recording) -> str:
    return tr("recording", "the journal") if recording.ok else tr("not recording", "the journal")


def recording_detail(recording: Recording) -> str:
    if not recording.ok:
        return shown(reason(recording.reason) or tr("Records live in memory only."), 300)
    if recording.signed:
        return tr("every record chained, and signed")
    why = told(recording.unsigned_reason or "") or tr("no key")
    return shown(tr("chained but not signed: {why}").format(why=why), 300)


def tooltip(
    snapshot: Snapshot, alarms: int, now: datetime, contradictions: int = 0, listening: str = "", raised: int = 0
) -> str:
    """The tray icon's: what is wrong first, then what is so. It tells since when, not how long: nothing refreshes it
    while it waits. Some panels read it as markup, so the signs that begin a tag are replaced. ``listening``: for whom
    this program itself listens. ``raised``: alarms that nobody acknowledged yet."""
    lines = [PRODUCT]
    if alarms:
        false = tr("{One program was not what it said|%n programs were not what they said}", "", alarms)
        lines.append(spelled(false, alarms))
    if raised:
        lines.append(tr("%n {alarm|alarms} to look at", "", raised))
    if contradictions:
        lines.append(tr(CONTRADICTION))
    if not snapshot.recording.ok:
        lines.append(tr("Not recording: {why}").format(why=recording_detail(snapshot.recording)))
    everyone = users(snapshot)
    lines.extend(_tip_line(holder, now) for holder in everyone[:MENU_LINES])
    if not everyone:
        lines.append(headline(snapshot, now))
    if listening:
        lines.append(listening)
    lines.extend(f"{source_name(each.source)}: {shown(reason(each.blind or ''))}" for each in missing(snapshot.sources))
    return "\n".join(lines).replace("<", "‹").replace(">", "›")


def _tip_line(holder: Holder, now: datetime) -> str:
    said = tr("{program} holds the microphone, {state}, since {since}")
    if holder.capturing:
        said = tr("{program} has used the microphone since {since}")
    since = clock(holder.since, now)
    since = tr("before {time}").format(time=since) if holder.at_least else since
    return said.format(program=application_title(holder.application), state=_how(holder), since=since)


def menu_lines(snapshot: Snapshot, now: datetime, listening: str = "") -> list[str]:
    """Who uses the microphone, since when: one line a program; the headline when nobody does. Last, for whom this
    program itself listens."""
    everyone, last = users(snapshot), [listening] if listening else []
    if not everyone:
        return [headline(snapshot, now), *last]
    lines = [_menu_line(holder, now) for holder in everyone[:MENU_LINES]]
    more = len(everyone) - MENU_LINES
    return [*lines, *([tr("and %n more", "programs", more)] if more > 0 else []), *last]


def _menu_line(holder: Holder, now: datetime) -> str:
    what = "" if holder.capturing else f", {_how(holder)}"
    since = tr("at least since {time}") if holder.at_least else tr("since {time}")
    since = since.format(time=clock(holder.since, now))
    return f"{application_title(holder.application)}{what} · {since} ({about(now - holder.since)})"


def _how(holder: Holder) -> str:
    return tr("muted") if holder.states == {State.MUTED} else tr("paused")


def devices(holder: Holder) -> list[str]:
    """Its microphones in words; a count where it holds one several times."""
    names = sorted(via(each.microphone) for each in holder.activations)
    return [_several_times(text, count) for text, count in _tally(names)]


def _several_times(device: str, count: int) -> str:
    return device if count == 1 else tr("{device} (%n times)", "", count).format(device=device)


def _tally(names: list[str]) -> list[tuple[str, int]]:
    return [(text, len(list(several))) for text, several in groupby(names)]


def identity_words(identity: str) -> str:
    """An allowed program as a person would name it; see ``Application.identity``."""
    kind, _, rest = identity.partition(":")
    if kind == "exe":
        return shown(rest)
    if kind == "name":
        return tr("{name}, known by its name only").format(name=name(rest))
    if kind == "script":
        interpreter, _, script = rest.rpartition(":")
        said = tr("{script}, a script run by {interpreter}")
        return said.format(script=shown(script), interpreter=shown(interpreter))
    return f"{name(rest)} · {kind.capitalize()}"


def allowing_words(identity: str) -> str:
    """What it means to allow a program always: named before it is done."""
    kind = identity.partition(":")[0]
    whom = {
        "exe": tr("This holds for every run of {program}, whoever starts it."),
        "script": tr("This holds for every run of {program}, as its command line says."),
        "name": tr("Only its name is known, so this holds for every program that goes by this name."),
    }.get(kind, tr("This holds for everything that runs in {program}."))
    return " ".join(
        (
            tr("It stays on the timeline, but Earwitness no longer tells you when it opens the microphone."),
            whom.format(program=identity_words(identity)),
            tr("A program that says it is another one is told all the same."),
        )
    )
