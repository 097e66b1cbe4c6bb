"""What is said when somebody marks a moment, and of the hotkeys. No Qt."""

from __future__ import annotations

from datetime import datetime

from monitor.hotkey.backend import Held, Hold, Hotkey
from ui.language import QT_TR_NOOP, tr
from ui.messages import clock, name
from ui.told import told

TITLE = QT_TR_NOOP("Mark this moment")
NOBODY = QT_TR_NOOP("No speaker is known yet. Name the one that lit up, and it is added.")
WHICH = QT_TR_NOOP("Which speaker lit up at {time}?")
NAME_IT = QT_TR_NOOP("Name of the speaker")
NOTE = QT_TR_NOOP("Note (may stay empty)")
ADD = QT_TR_NOOP("&Add and mark")
CANCEL = QT_TR_NOOP("&Cancel")
NEW_NAME = QT_TR_NOOP("Speaker")

_HOTKEYS = {
    Hotkey.MARK_MOMENT: QT_TR_NOOP("Mark this moment"),
    Hotkey.MUTE_ALL: QT_TR_NOOP("Mute or unmute all microphones"),
}
_HOLDS = {
    Hold.TAKEN: QT_TR_NOOP("Another program has these keys. Choose others."),
    Hold.NO_KEY: QT_TR_NOOP("This keyboard has no such key. Choose another."),
}


def which_question(at: datetime, now: datetime) -> str:
    return tr(WHICH).format(time=clock(at, now, seconds=True))


def marked_title(speaker: str) -> str:
    return tr("Marked: {speaker} lit up").format(speaker=name(speaker))


def marked_body(at: datetime, now: datetime) -> str:
    time = clock(at, now, seconds=True)
    return tr("At {time}, give or take 30 s. It is on the timeline as noted by hand.").format(time=time)


def hotkey_title(of: Hotkey) -> str:
    return tr(_HOTKEYS[of])


def held_words(held: Held | None) -> str:
    """What became of a hotkey; empty where it simply works."""
    if held is None:
        return ""
    if held.hold is Hold.HELD:
        return tr("The desktop calls it {keys}.").format(keys=name(held.detail)) if held.detail else ""
    return told(held.detail) if held.hold is Hold.UNAVAILABLE else tr(_HOLDS[held.hold])
