"""The keys, and what each does: for the list that F1 shows. No Qt."""

from __future__ import annotations

from ui.language import QT_TR_NOOP, tr

TITLE = QT_TR_NOOP("Keyboard")
_EVERYWHERE = (
    (QT_TR_NOOP("Ctrl+1 … Ctrl+5"), QT_TR_NOOP("Now, Timeline, Speakers, Findings, Settings")),
    (QT_TR_NOOP("F6, Shift+F6"), QT_TR_NOOP("To the next part of the window, or back: pages, page, details")),
    (QT_TR_NOOP("Tab, Shift+Tab"), QT_TR_NOOP("To the next control, or back")),
    (QT_TR_NOOP("Menu, Shift+F10"), QT_TR_NOOP("The menu of what is chosen")),
    (QT_TR_NOOP("Esc"), QT_TR_NOOP("Closes what is open, then leads back to Now")),
    (QT_TR_NOOP("Ctrl+Q"), QT_TR_NOOP("Quits: nothing is watched any more")),
    (QT_TR_NOOP("F1"), QT_TR_NOOP("This list")),
)
_TIMELINE = (
    (QT_TR_NOOP("Up, Down"), QT_TR_NOOP("Chooses a lane")),
    (QT_TR_NOOP("Ctrl+Left, Ctrl+Right"), QT_TR_NOOP("To the previous or next mark of the lane")),
    (QT_TR_NOOP("Enter"), QT_TR_NOOP("Tells about what is chosen")),
    (QT_TR_NOOP("Left, Right"), QT_TR_NOOP("Moves the time on screen")),
    (QT_TR_NOOP("+, −, 0"), QT_TR_NOOP("Shows less time, more, or all of it")),
    (QT_TR_NOOP("Home, End"), QT_TR_NOOP("To the first activation, or to now")),
    (QT_TR_NOOP("Shift+Left, Shift+Right"), QT_TR_NOOP("Marks a span for a report")),
    (QT_TR_NOOP("T, S, R, /"), QT_TR_NOOP("Table, marking, report, filter")),
)
_FINDINGS = (
    (QT_TR_NOOP("1, 2, 3"), QT_TR_NOOP("New, explained, incident")),
    (QT_TR_NOOP("Enter"), QT_TR_NOOP("Opens or closes the details")),
    (QT_TR_NOOP("Ctrl+Z"), QT_TR_NOOP("Takes the last decision back")),
    (QT_TR_NOOP("Ctrl+C, Ctrl+S, R"), QT_TR_NOOP("Copies, exports, makes a report")),
    (QT_TR_NOOP("Ctrl+F, F5"), QT_TR_NOOP("Filter; compares anew")),
)
_GROUPS = (
    (QT_TR_NOOP("Everywhere"), _EVERYWHERE),
    (QT_TR_NOOP("On the timeline"), _TIMELINE),
    (QT_TR_NOOP("In the findings"), _FINDINGS),
)


def groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Title of each group, its keys and what they do."""
    return [(tr(title), [(tr(keys), tr(does)) for keys, does in lines]) for title, lines in _GROUPS]
