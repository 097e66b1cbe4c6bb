"""The sentences about right now: headline, the line below it, the tray's tooltip and menu. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from monitor.model import Coverage, Recording, State, Trust, Use
from monitor.names import shown
from monitor.service import Snapshot
from ui.language import tr
from ui.messages import (
    CONTRADICTION,
    PRODUCT,
    about,
    application_title,
    clock,
    counted,
    listed,
    name,
    server_name,
    source_name,
    via,
)
from ui.sight import Sight, missing, of_watchers, stood_in_for
from ui.status import Holder, of_use, own_use, sight_of, users

MENU_LINES = 8
"""More programs than this are summed up in the menu's last line."""
_RUN = "Run: "
CARDS_ONLY = "Only programs that open a sound card directly, and that the sound server records, can be seen."


def headline(snapshot: Snapshot, now: datetime) -> str:
    """The large sentence. It says "nobody" only when everything is being watched and nobody is there."""
    everyone = users(snapshot)
    active = [holder for holder in everyone if holder.capturing]
    if len(active) == 1:
        return f"{application_title(active[0].application)} has used the microphone for {_length(active[0], now)}"
    if active:
        return f"{counted(len(active), 'program is', 'programs are')} using the microphone"
    return _held(everyone) if everyone else _nobody(snapshot)


def _length(holder: Holder, now: datetime) -> str:
    return f"{'at least ' if holder.at_least else ''}{about(now - holder.since)}"


def _held(held: list[Holder]) -> str:
    states = {state for holder in held for state in holder.states}
    how = "paused" if states == {State.PAUSED} else "muted" if states == {State.MUTED} else "paused or muted"
    if len(held) == 1:
        return f"{application_title(held[0].application)} holds the microphone, {how}"
    return f"{counted(len(held), 'program holds', 'programs hold')} the microphone, {how}"


def _nobody(snapshot: Snapshot) -> str:
    if own_use(snapshot):
        return f"Only {PRODUCT} itself is using the microphone{_as_far(snapshot)}"
    if sight_of(snapshot) is Sight.NOTHING:
        return f"{PRODUCT} can't see who uses the microphone"
    quiet = {holder.first.use for holder in of_use(snapshot, Use.METER, Use.RELAY)}
    if quiet:
        return f"Only {_quiet(quiet)} the microphone open{_as_far(snapshot)}"
    return f"Nobody is using the microphone{_as_far(snapshot)}"


def _quiet(uses: set[Use]) -> str:
    if uses == {Use.METER}:
        return "a level meter has"
    return "a virtual device has" if uses == {Use.RELAY} else "level meters and virtual devices have"


def _as_far(snapshot: Snapshot) -> str:
    return "" if sight_of(snapshot) is Sight.WHOLE else ", as far as can be seen"


def subline(snapshot: Snapshot, now: datetime) -> str:
    """What the headline leaves out."""
    everyone = users(snapshot)
    parts = [_several(everyone, now)] if len(everyone) > 1 else [_through(everyone[0])] if everyone else []
    quiet = [holder for holder in everyone if not holder.capturing]
    if len(quiet) < len(everyone):
        parts += [f"{application_title(each.application)} holds it, {_how(each)}." for each in quiet[:3]]
    return " ".join([*parts, *_not_seen(snapshot, bool(everyone))])


def _several(everyone: list[Holder], now: datetime) -> str:
    active = [holder for holder in everyone if holder.capturing] or everyone
    honest = [holder for holder in active if holder.application.trust is not Trust.CONFLICT]
    parts = [f"{application_title(holder.application)} for {_length(holder, now)}" for holder in honest[:3]]
    if len(honest) > 3:
        parts.append(f"{len(honest) - 3} more")
    false = len(active) - len(honest)
    if false:
        one, many = "a program that is not what it says it is", f"{false} that are not what they say"
        parts.append(one if false == 1 else many)
    text = f"{listed(parts)}."
    return text if honest else text[0].upper() + text[1:]


def _through(holder: Holder) -> str:
    devices = listed(list(dict.fromkeys(via(each.microphone) for each in holder.activations)))
    if holder.application.trust is Trust.CONFLICT:
        return f"It is not what it says it is. {devices}."
    return f"{devices}."


def _not_seen(snapshot: Snapshot, in_use: bool) -> list[str]:
    said = [] if snapshot.recording.ok else ["Nothing is being written to the journal."]
    seen, hidden = sight_of(snapshot), missing(snapshot.sources)
    if not snapshot.sources:
        return [*said, "Nothing is being watched yet."]
    if seen is Sight.CARDS:
        return [*said, CARDS_ONLY]
    if seen is not Sight.WHOLE and hidden:
        return [*said, f"Not seen: {listed([source_name(source.source) for source in hidden])}."]
    return said if said or in_use else ["Everything that can be watched here is being watched."]


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
    title, since = source_name(source.source), f"since {clock(source.started, now)}"
    if source.blind is None:
        return SourceLine(title, "watching", since, good=True)
    why = shown(reason(source.blind), 300)
    if source in missed or instead is None:
        return SourceLine(title, "blind", f"{since} · {why}", good=False, remedy=remedy(source.blind))
    return SourceLine(title, "not needed", f"{server_name(instead)} is watched instead. {why}", good=False, calm=True)


def reason(text: str) -> str:
    """The reason without the command that mends it."""
    return text.partition(_RUN)[0].strip()


def remedy(text: str | None) -> str:
    """The command that a reason names after "Run: ", empty when it names none."""
    return shown((text or "").partition(_RUN)[2].strip(), 300)


def recording_state(recording: Recording) -> str:
    return "recording" if recording.ok else "not recording"


def recording_detail(recording: Recording) -> str:
    if not recording.ok:
        return shown(reason(recording.reason) or "Records live in memory only.", 300)
    if recording.signed:
        return "every record chained, and signed"
    return shown(f"chained but not signed: {recording.unsigned_reason or 'no key'}", 300)


def tooltip(
    snapshot: Snapshot, alarms: int, now: datetime, contradictions: int = 0, listening: str = "", raised: int = 0
) -> str:
    """The tray icon's: what is wrong first, then what is so. It tells since when, not how long: nothing refreshes it
    while it waits. Some panels read it as markup, so the signs that begin a tag are replaced. ``listening``: for whom
    this program itself listens. ``raised``: alarms that nobody acknowledged yet."""
    lines = [PRODUCT]
    if alarms:
        lines.append(counted(alarms, "program was not what it said", "programs were not what they said"))
    if raised:
        lines.append(tr("%n {alarm|alarms} to look at", "", raised))
    if contradictions:
        lines.append(CONTRADICTION)
    if not snapshot.recording.ok:
        lines.append(f"Not recording: {recording_detail(snapshot.recording)}")
    everyone = users(snapshot)
    lines.extend(_tip_line(holder, now) for holder in everyone[:MENU_LINES])
    if not everyone:
        lines.append(headline(snapshot, now))
    if listening:
        lines.append(listening)
    lines.extend(f"{source_name(each.source)}: {shown(reason(each.blind or ''))}" for each in missing(snapshot.sources))
    return "\n".join(lines).replace("<", "‹").replace(">", "›")


def _tip_line(holder: Holder, now: datetime) -> str:
    how = "has used" if holder.capturing else "holds"
    state = "" if holder.capturing else f", {_how(holder)},"
    since = f"{'before ' if holder.at_least else ''}{clock(holder.since, now)}"
    return f"{application_title(holder.application)} {how} the microphone{state} since {since}"


def menu_lines(snapshot: Snapshot, now: datetime, listening: str = "") -> list[str]:
    """Who uses the microphone, since when: one line a program; the headline when nobody does. Last, for whom this
    program itself listens."""
    everyone, last = users(snapshot), [listening] if listening else []
    if not everyone:
        return [headline(snapshot, now), *last]
    lines = [_menu_line(holder, now) for holder in everyone[:MENU_LINES]]
    more = len(everyone) - MENU_LINES
    return [*lines, *([f"and {more} more"] if more > 0 else []), *last]


def _menu_line(holder: Holder, now: datetime) -> str:
    what = "" if holder.capturing else f", {_how(holder)}"
    since = f"{'at least ' if holder.at_least else ''}since {clock(holder.since, now)}"
    return f"{application_title(holder.application)}{what} · {since} ({about(now - holder.since)})"


def _how(holder: Holder) -> str:
    return "muted" if holder.states == {State.MUTED} else "paused"


def devices(holder: Holder) -> list[str]:
    """Its microphones in words; a count where it holds one several times."""
    names = sorted(via(each.microphone) for each in holder.activations)
    return [text if count == 1 else f"{text} ({count} times)" for text, count in _tally(names)]


def _tally(names: list[str]) -> list[tuple[str, int]]:
    return [(text, len(list(several))) for text, several in groupby(names)]


def identity_words(identity: str) -> str:
    """An allowed program as a person would name it; see ``Application.identity``."""
    kind, _, rest = identity.partition(":")
    if kind == "exe":
        return shown(rest)
    if kind == "name":
        return f"{name(rest)}, known by its name only"
    if kind == "script":
        return f"{shown(rest.rpartition(':')[2])}, a script run by {shown(rest.rpartition(':')[0])}"
    return f"{name(rest)} · {kind.capitalize()}"


def allowing_words(identity: str) -> str:
    """What it means to allow a program always: named before it is done."""
    kind, _, rest = identity.partition(":")
    whom = {
        "exe": f"This holds for every run of {shown(rest)}, whoever starts it.",
        "script": f"This holds for every run of {identity_words(identity)}, as its command line says.",
        "name": "Only its name is known, so this holds for every program that goes by this name.",
    }.get(kind, f"This holds for everything that runs in {identity_words(identity)}.")
    return (
        f"It stays on the timeline, but {PRODUCT} no longer tells you when it opens the microphone. {whom} "
        "A program that says it is another one is told all the same."
    )
