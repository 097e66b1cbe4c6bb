"""Was anyone there, in words: what was asked and answered, and never a guess. No Qt."""

from __future__ import annotations

from datetime import timedelta

from monitor.digest import AWAY_SECONDS
from monitor.model import Activation, Presence
from ui.language import tr
from ui.messages import about

AT_ONCE = 60.0
"""Seconds since the last input that are not worth saying."""


def known(presence: Presence) -> bool:
    return bool(presence.locked) or presence.idle_s is not None


def presence_words(presence: Presence) -> str:
    """``nobody there (idle 12 min)``."""
    idle = presence.idle_s
    if presence.locked:
        return tr("locked") if idle is None else tr("locked (idle {length})").format(length=_length(idle))
    if idle is None:
        return tr("not known")
    if idle < AT_ONCE:
        return tr("somebody was there")
    said = tr("nobody there (idle {length})") if idle >= AWAY_SECONDS else tr("somebody was there (idle {length})")
    return said.format(length=_length(idle))


def held_words(activation: Activation) -> str:
    """At the begin, and at the end where that was asked too and is another answer."""
    begin, end = presence_words(activation.presence), activation.presence_end
    if end is None or not known(end) or presence_words(end) == begin:
        return begin
    return tr("{begin}; at the end: {end}").format(begin=begin, end=presence_words(end))


def aside(activation: Activation) -> str:
    """Only what is worth a word in passing: ``began with nobody at the computer for 12 min``; else nothing."""
    begin = activation.presence
    if begin.locked:
        return tr("began with the screen locked")
    if begin.idle_s is None or begin.idle_s < AWAY_SECONDS:
        return ""
    return tr("began with nobody at the computer for {length}").format(length=_length(begin.idle_s))


def any_known(activation: Activation) -> bool:
    return known(activation.presence) or (activation.presence_end is not None and known(activation.presence_end))


def _length(idle: float) -> str:
    return about(timedelta(seconds=idle))
