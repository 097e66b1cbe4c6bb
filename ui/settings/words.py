"""The settings in words: a title and a sentence for each, names for their choices, and questions. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum

from monitor.hotkey.backend import Held, Hold
from monitor.settings import Language, ProgramToasts, Scheme, SpeakerToasts
from monitor.settings_kinds import YEAR
from ui.language import QT_TR_NOOP, long_date, tr
from ui.told import told

TITLES = {
    "start_at_login": QT_TR_NOOP("Start at login"),
    "language": QT_TR_NOOP("Language"),
    "theme": QT_TR_NOOP("Theme"),
    "icon": QT_TR_NOOP("Tray icon"),
    "notifications.speakers": QT_TR_NOOP("Notify me of a wake"),
    "notifications.programs": QT_TR_NOOP("Tell me of programs"),
    "notifications.weekly": QT_TR_NOOP("Sum up each week"),
    "notifications.sound": QT_TR_NOOP("Notifications may make a sound"),
    "away_after": QT_TR_NOOP("Nobody is there after"),
    "listening.on": QT_TR_NOOP("Listen for the paired speakers"),
    "listening.microphone": QT_TR_NOOP("Microphone"),
    "listening.hours": QT_TR_NOOP("Hours"),
    "hotkeys.mark_moment": QT_TR_NOOP("Mark this moment"),
    "hotkeys.mute_all": QT_TR_NOOP("Mute all microphones"),
    "keep_for": QT_TR_NOOP("Keep records"),
}
_HELP = {
    "language": QT_TR_NOOP("The language that Earwitness speaks."),
    "theme": QT_TR_NOOP("Light or dark windows."),
    "icon": QT_TR_NOOP("For a light or a dark panel; a panel may be dark though windows are light."),
    "notifications.speakers": QT_TR_NOOP("When a smart speaker that woke is told of."),
    "notifications.programs": QT_TR_NOOP(
        "Unusual: the first time, nobody there, an odd hour, a name that can't be proven... All is recorded either way."
    ),
    "notifications.weekly": QT_TR_NOOP("A notification on Monday, where the week has anything to tell."),
    "notifications.sound": QT_TR_NOOP("Where off, the desktop is asked to show them in silence."),
    "away_after": QT_TR_NOOP("Minutes without a key or the mouse; which key, or where, is never looked at."),
    "listening.on": QT_TR_NOOP("Their chimes are recognised here; no sound is kept and none leaves this computer."),
    "listening.microphone": QT_TR_NOOP("The microphone to listen through."),
    "listening.hours": QT_TR_NOOP("When to listen, in local time; a span may go over midnight."),
    "listening.without": QT_TR_NOOP("Smart speakers that are paired, but not listened for."),
    "hotkeys.mark_moment": QT_TR_NOOP("Notes “my speaker just lit up”, in whatever program you are."),
    "hotkeys.mute_all": QT_TR_NOOP("Mutes all microphones, in whatever program you are; pressed again, as before."),
    "keep_for": QT_TR_NOOP("What is older is erased for good; that something was erased stays on record."),
    "welcomed": QT_TR_NOOP("Whether the first words were shown; off shows them again at the next start."),
    "start_at_login": QT_TR_NOOP("In the tray, without the window."),
}
_CHOICES: dict[Enum, str] = {
    Scheme.AUTO: QT_TR_NOOP("As the system"),
    Scheme.LIGHT: QT_TR_NOOP("Light"),
    Scheme.DARK: QT_TR_NOOP("Dark"),
    Language.AUTO: QT_TR_NOOP("As the system"),
    ProgramToasts.UNUSUAL: QT_TR_NOOP("when something is unusual"),
    ProgramToasts.EACH_CALL: QT_TR_NOOP("at every call"),
    SpeakerToasts.OFF: QT_TR_NOOP("never"),
    SpeakerToasts.NOBODY_THERE: QT_TR_NOOP("when nobody is there"),
    SpeakerToasts.ALWAYS: QT_TR_NOOP("always"),
}
_LANGUAGES = {Language.ENGLISH: "English", Language.GERMAN: "Deutsch"}
"""Each in itself, for those who can't read the one that is shown."""
LENGTHS = (None, 5 * YEAR, 2 * YEAR, YEAR, timedelta(days=90), timedelta(days=30))
"""Offered for how long to keep."""


def title_of(name: str) -> str:
    return tr(TITLES[name])


def help_of(name: str) -> str:
    return tr(_HELP[name])


def choice_words(choice: Enum) -> str:
    if isinstance(choice, Language) and choice in _LANGUAGES:
        return _LANGUAGES[choice]
    return tr(_CHOICES[choice])


def length_words(length: timedelta | None) -> str:
    if length is None:
        return tr("for ever")
    years, rest = divmod(length, YEAR)
    return tr("for %n {day|days}", "", length.days) if rest else tr("for %n {year|years}", "", years)


def erase_question(openings: int, wakes: int, records: int, until: datetime) -> tuple[str, str]:
    """What goes: openings by programs, wakes of speakers, lines of vendors' histories."""
    parts = (
        tr("%n {opening of a microphone|openings of a microphone}", "", openings) if openings else "",
        tr("%n {wake of a speaker|wakes of a speaker}", "", wakes) if wakes else "",
        tr("%n {line of a vendor's history|lines of vendors' histories}", "", records) if records else "",
    )
    before = long_date(until.astimezone())
    more = tr("Gone for good from before {date}: {what}. This can't be undone; make a report first if you need them.")
    return tr("Erase what is older now?"), more.format(date=before, what=", ".join(part for part in parts if part))


def held_words(held: Held | None) -> str:
    """What became of a hotkey; empty where there is nothing to say."""
    if held is None:
        return ""
    if held.hold is Hold.TAKEN:
        return tr("Another program has these keys. Choose others.")
    if held.hold is Hold.NO_KEY:
        return tr("This keyboard has no such key. Choose others.")
    if held.hold is Hold.UNAVAILABLE:
        return told(held.detail) or tr("There are no hotkeys in this session. The tray's menu has the same.")
    return tr("Your desktop gave it {keys}.").format(keys=held.detail) if held.detail else tr("✓ Works everywhere.")


def reset_name(title: str) -> str:
    return tr("Reset: {setting}").format(setting=title)


def damaged(sentence: str) -> str:
    return tr("⚠ {sentence} A change here puts a new file in its place and moves that one aside.").format(
        sentence=sentence
    )


def about_lines(version: str) -> Sequence[str]:
    return (
        tr("Earwitness {version}").format(version=version),
        tr("Free software under the GNU General Public License 3 or later, without any warranty."),
        tr("It stands on Qt and PySide6 (LGPL 3), SQLite (public domain), NumPy and SciPy (BSD) and others."),
    )


def erase_button() -> str:
    return tr("&Erase")
