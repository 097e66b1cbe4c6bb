"""The words about muting, cutting off and ending: what is offered, what is asked before, and what came of it. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.act_model import Act, Acted, Outcome
from monitor.control.model import MicrophoneMute, Mutes
from monitor.model import Application
from monitor.names import shown
from ui import messages
from ui.language import QT_TR_NOOP, tr
from ui.told import told

_DONE = {
    Act.MUTE: QT_TR_NOOP("{microphone} is muted, for every program."),
    Act.UNMUTE: QT_TR_NOOP("{microphone} can be heard again."),
    Act.CUT_OFF: QT_TR_NOOP("{program} was cut off from {microphone}. The program goes on and may open it again."),
    Act.END_PROCESS: QT_TR_NOOP("{program} has ended."),
}
_ALL = {
    Act.MUTE: QT_TR_NOOP("All microphones are muted. One that you plug in is muted, too."),
    Act.UNMUTE: QT_TR_NOOP("The microphones that could be heard before can be heard again."),
}
_NOT_DONE = {
    Act.MUTE: QT_TR_NOOP("{microphone} could not be muted."),
    Act.UNMUTE: QT_TR_NOOP("{microphone} could not be unmuted."),
    Act.CUT_OFF: QT_TR_NOOP("{program} could not be cut off."),
    Act.END_PROCESS: QT_TR_NOOP("{program} was not ended."),
}
_NONE_DONE = {
    Act.MUTE: QT_TR_NOOP("The microphones could not be muted."),
    Act.UNMUTE: QT_TR_NOOP("The microphones could not be unmuted."),
}


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one wish. ``undo``: the acts that can be taken back."""

    text: str
    undo: tuple[Acted, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before a process is ended."""

    text: str
    more: str
    yes: str


def menu_entry(mutes: Mutes) -> str:
    """What the tray's menu offers about all microphones; empty where there is none that could be muted."""
    if not mutes.microphones:
        return ""
    return tr("Un&mute the microphones") if mutes.all_muted else tr("&Mute all microphones")


def mutes_line(mutes: Mutes) -> str:
    """For the tooltip; empty where nothing is muted."""
    muted = [each for each in mutes.microphones if each.muted]
    if not muted:
        return ""
    if not mutes.all_muted:
        count = tr("%n {microphone|microphones}", "", len(mutes.microphones))
        return tr("{muted} of {all} muted").format(muted=len(muted), all=count)
    if mutes.standing:
        return tr("All microphones are muted. One that you plug in is muted, too.")
    return tr("All microphones are muted.")


def outcome(acted: Acted) -> str:
    """What came of an act, in whole sentences."""
    what = _names(acted)
    everyone = acted.microphone is None and acted.act in _ALL
    if acted.outcome is Outcome.DONE:
        said = tr(_ALL[acted.act] if everyone else _DONE[acted.act]).format(**what)
        but = tr("Except: {reason}").format(reason=told(acted.reason))
        return f"{said} {but}" if acted.reason else said
    said = tr(_NONE_DONE[acted.act] if everyone else _NOT_DONE[acted.act]).format(**what)
    return f"{said} {told(acted.reason)}".strip()


def outcomes(acts: Sequence[Acted]) -> str:
    """Of one wish: what several acts have in common is said once."""
    return " ".join(dict.fromkeys(outcome(each) for each in acts))


def newcomer(acted: Acted) -> str:
    """A microphone came while all are meant to be muted."""
    if acted.outcome is not Outcome.DONE:
        return outcome(acted)
    said = tr("{microphone} was connected and muted, since all microphones are meant to be muted.")
    return said.format(**_names(acted))


def _names(acted: Acted) -> dict[str, str]:
    program = messages.application_title(acted.application) if acted.application else tr("The program")
    microphone = messages.name(acted.microphone.name) if acted.microphone else tr("the microphone")
    return {"program": program, "microphone": microphone}


def end_question(application: Application, started: datetime | None, now: datetime, *, by_force: bool) -> Question:
    """Which process, since when, from which file, and what is lost. ``started``: None where it can't be told."""
    title = messages.application_title(application)
    facts = [messages.process_words(application)]
    if started is not None:
        facts.append(tr("started {time}").format(time=messages.clock(started, now, seconds=True)))
    if application.exe:
        facts.append(shown(application.exe))
    lost = tr("What it has not saved is lost, and a call or a recording ends.")
    if application.unit and application.unit.endswith(".service"):
        lost = " ".join((lost, tr("It is run by a service, which may start it again.")))
    if by_force:
        unsaved = tr("It gets no chance to save anything.")
        return Question(
            tr("{program} did not end. End it by force?").format(program=title),
            f"{' · '.join(facts)}\n\n{unsaved} {lost}",
            tr("End by &force"),
        )
    asked = tr("It is asked to end, as when you log out.")
    return Question(
        tr("End {program}?").format(program=title), f"{' · '.join(facts)}\n\n{asked} {lost}", tr("&End process")
    )


def mute_button(muted: bool) -> str:
    return tr("Unmute") if muted else tr("Mute")


def mute_spoken(muted: bool, microphones: Sequence[str]) -> str:
    """What the button does, for the tooltip and a screen reader."""
    names = messages.listed([messages.name(each) for each in microphones])
    return tr("Unmute {microphone}, for every program").format(microphone=names) if muted else tr(
        "Mute {microphone}, for every program").format(microphone=names)  # fmt: skip


def cut_spoken(title: str) -> str:
    return tr("Cut {program} off from the microphone; the program goes on").format(program=title)


def more_spoken(title: str) -> str:
    return tr("More about {program}").format(program=title)


def microphone_line(microphone: MicrophoneMute) -> str:
    """One line of the command that lists them."""
    words = {True: tr("muted"), False: tr("not muted"), None: tr("unknown whether muted")}
    return f"{messages.name(microphone.name)} · {words[microphone.muted]} · {messages.server_name(microphone.backend)}"
