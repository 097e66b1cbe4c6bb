"""The settings in words: one sentence for each, and names for their choices. No Qt."""

from __future__ import annotations

from ui.language import QT_TR_NOOP, tr

_HELP = {
    "language": QT_TR_NOOP("The language that Earwitness speaks; auto follows the system."),
    "theme": QT_TR_NOOP("Light or dark windows; auto follows the system."),
    "icon": QT_TR_NOOP("A tray icon for a light or a dark panel; auto follows the system."),
    "notifications.speakers": QT_TR_NOOP("When a smart speaker that woke is told of."),
    "notifications.weekly": QT_TR_NOOP("Whether each week is summed up in a notification."),
    "notifications.sound": QT_TR_NOOP("Whether notifications may make a sound."),
    "away_after": QT_TR_NOOP("After so many minutes without a key or the mouse nobody counts as being there."),
    "listening.on": QT_TR_NOOP("Whether the paired smart speakers are listened for."),
    "listening.microphone": QT_TR_NOOP("The microphone to listen through."),
    "listening.hours": QT_TR_NOOP("When to listen, in local time; a span may go over midnight."),
    "listening.without": QT_TR_NOOP("Smart speakers that are paired, but not listened for."),
    "hotkeys.mark_moment": QT_TR_NOOP("Keys that note “my speaker just lit up”, in any program."),
    "hotkeys.mute_all": QT_TR_NOOP("Keys that mute all microphones, in any program."),
    "keep_for": QT_TR_NOOP("How long records are kept; what is older is erased for good."),
    "welcomed": QT_TR_NOOP("Whether the first words were shown; off shows them again with the next window."),
    "start_at_login": QT_TR_NOOP("Whether Earwitness starts in the tray when you log in."),
}


def help_of(name: str) -> str:
    return tr(_HELP[name])
