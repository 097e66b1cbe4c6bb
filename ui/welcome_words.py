"""What is said at the first start. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui.language import QT_TR_NOOP, tr

TITLE = QT_TR_NOOP("Welcome to Earwitness")


def sees() -> Sequence[str]:
    return (
        tr("What it sees"),
        tr("Which programs open a microphone of this computer, from when to when, and how sure it is who they are."),
        tr("If you pair a smart speaker, it also listens for the chime with which that speaker wakes."),
        tr("It does not see what other devices do, and a program with an administrator's rights can hide from it."),
    )


def keeps(folder: Path) -> Sequence[str]:
    return (
        tr("What it keeps, and where"),
        tr("The times and the programs, in a log that shows if somebody changed it. No sound is ever kept."),
        tr("All of it is on this computer, in {folder}. Earwitness sends nothing anywhere.").format(folder=folder),
        tr("How long it is kept is up to you: Settings, Keeping."),
    )


def starts() -> Sequence[str]:
    return (
        tr("Start at login?"),
        tr("It can only tell you of what it saw, so it is best always there. It waits quietly in the tray."),
        tr("You can change that at any time under Settings, General."),
    )
