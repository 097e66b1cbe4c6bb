"""Changes of presence, acts and applied rules, each as one line of words. No Qt."""

from __future__ import annotations

from monitor.act_model import Act, Acted, By, Outcome
from monitor.presence_model import Attendance, PresenceChanged
from monitor.rule_model import Reaction, Ruled
from ui import messages
from ui.language import QT_TR_NOOP, tr
from ui.told import told

_ATTENDANCE = {
    Attendance.THERE: QT_TR_NOOP("Somebody is at the computer"),
    Attendance.AWAY: QT_TR_NOOP("Nobody is at the computer: the last input was at {time}"),
    Attendance.LOCKED: QT_TR_NOOP("The screen is locked"),
    Attendance.UNKNOWN: QT_TR_NOOP("Whether anybody is at the computer can't be told"),
}
_ACTS = {
    Act.MUTE: QT_TR_NOOP("Mute {what}"),
    Act.UNMUTE: QT_TR_NOOP("Unmute {what}"),
    Act.CUT_OFF: QT_TR_NOOP("Cut {what} off"),
    Act.END_PROCESS: QT_TR_NOOP("End the process of {what}"),
}
_BY = {
    By.PERSON: QT_TR_NOOP("wanted by you"),
    By.HOTKEY: QT_TR_NOOP("by the key combination"),
    By.COMMAND: QT_TR_NOOP("by a command"),
    By.RULE: QT_TR_NOOP("by a rule"),
}
_OUTCOMES = {
    Outcome.DONE: QT_TR_NOOP("done"),
    Outcome.NOT_PERMITTED: QT_TR_NOOP("not permitted"),
    Outcome.GONE: QT_TR_NOOP("it was no longer there"),
    Outcome.FAILED: QT_TR_NOOP("it failed"),
}
_REACTIONS = {
    Reaction.RECORD: QT_TR_NOOP("only recorded"),
    Reaction.NOTIFY: QT_TR_NOOP("notified of"),
    Reaction.ALARM: QT_TR_NOOP("alarm raised"),
    Reaction.MUTE: QT_TR_NOOP("all microphones to be muted"),
    Reaction.CUT_OFF: QT_TR_NOOP("to be cut off"),
}


def presence_line(changed: PresenceChanged) -> str:
    """From when on it is so is said where that lies back."""
    return tr(_ATTENDANCE[changed.attendance]).format(time=f"{changed.since.astimezone():%H:%M:%S}")


def act_line(acted: Acted) -> str:
    """What was wanted, by whom, and what came of it."""
    return f"{act_title(acted)} ({act_done_by(acted)}): {act_outcome(acted)}"


def act_title(acted: Acted) -> str:
    return tr(_ACTS[acted.act]).format(what=_what(acted))


def act_done_by(acted: Acted) -> str:
    return tr(_BY[acted.by])


def act_outcome(acted: Acted) -> str:
    """And why it was not done."""
    said = tr(_OUTCOMES[acted.outcome])
    return f"{said}. {told(acted.reason)}" if acted.reason else said


def _what(acted: Acted) -> str:
    if acted.act in (Act.MUTE, Act.UNMUTE):
        return tr("all microphones") if acted.microphone is None else messages.name(acted.microphone.name)
    return tr("a program") if acted.application is None else messages.application_title(acted.application)


def ruled_line(ruled: Ruled, title: str) -> str:
    """Which program it was about and what follows. ``title``: the program's."""
    said = tr("A rule applied to {program}: {reaction}") if ruled.rule else tr("{program} stands out: {reaction}")
    return said.format(program=title, reaction=tr(_REACTIONS[ruled.reaction]))
