"""Was anyone there, in words: what was asked and answered, and never a guess. No Qt."""

from __future__ import annotations

from datetime import timedelta

from monitor.model import Activation, Presence
from monitor.settings import Settings
from ui.language import tr
from ui.messages import about

AT_ONCE = 60.0
"""Seconds since the last input that are not worth saying."""
USUAL = Settings().away_after
"""Without input for so long nobody is there, where nothing else was chosen."""


def known(presence: Presence) -> bool:
    return bool(presence.locked) or presence.idle_s is not None


def presence_words(presence: Presence, away_after: timedelta = USUAL) -> str:
    """``nobody there (idle 12 min)``."""
    idle = presence.idle_s
    if presence.locked:
        return tr("locked") if idle is None else tr("locked (idle {length})").format(length=_length(idle))
    if idle is None:
        return tr("not known")
    if idle < min(AT_ONCE, away_after.total_seconds()):
        return tr("somebody was there")
    away = idle >= away_after.total_seconds()
    said = tr("nobody there (idle {length})") if away else tr("somebody was there (idle {length})")
    return said.format(length=_length(idle))


def held_words(activation: Activation, away_after: timedelta = USUAL) -> str:
    """At the begin, and at the end where that was asked too and is another answer."""
    begin, end = presence_words(activation.presence, away_after), activation.presence_end
    if end is None or not known(end) or (last := presence_words(end, away_after)) == begin:
        return begin
    return tr("{begin}; at the end: {end}").format(begin=begin, end=last)


def aside(activation: Activation, away_after: timedelta = USUAL) -> str:
    """Only what is worth a word in passing: ``began with nobody at the computer for 12 min``; else nothing."""
    begin = activation.presence
    if begin.locked:
        return tr("began with the screen locked")
    if begin.idle_s is None or begin.idle_s < away_after.total_seconds():
        return ""
    return tr("began with nobody at the computer for {length}").format(length=_length(begin.idle_s))


def any_known(activation: Activation) -> bool:
    return known(activation.presence) or (activation.presence_end is not None and known(activation.presence_end))


def _length(idle: float) -> str:
    return about(timedelta(seconds=idle))
