"""What is said when somebody marks a moment. No Qt."""

from __future__ import annotations

from datetime import datetime

from ui.language import QT_TR_NOOP, tr
from ui.messages import clock, name

TITLE = QT_TR_NOOP("Mark this moment")
NOBODY = QT_TR_NOOP("No speaker is known yet. Name the one that lit up, and it is added.")
WHICH = QT_TR_NOOP("Which speaker lit up at {time}?")
NAME_IT = QT_TR_NOOP("Name of the speaker")
NOTE = QT_TR_NOOP("Note (may stay empty)")
ADD = QT_TR_NOOP("&Add and mark")
CANCEL = QT_TR_NOOP("&Cancel")
NEW_NAME = QT_TR_NOOP("Speaker")


def which_question(at: datetime, now: datetime) -> str:
    return tr(WHICH).format(time=clock(at, now, seconds=True))


def marked_title(speaker: str) -> str:
    return tr("Marked: {speaker} lit up").format(speaker=name(speaker))


def marked_body(at: datetime, now: datetime) -> str:
    time = clock(at, now, seconds=True)
    return tr("At {time}, give or take 30 s. It is on the timeline as noted by hand.").format(time=time)
