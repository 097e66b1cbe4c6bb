"""Should the microphone be open now, and when does that change? Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.settings import Hours, Listen

OFF = "Listening is switched off."
HOURS = "It is outside the hours in which Earwitness listens."
PAUSED = "Listening is paused."
UNPAIRED = "No speaker is paired."
NONE = "Listening is switched off for each speaker."


@dataclass(frozen=True, slots=True)
class Pause:
    """``until`` None: until somebody goes on."""

    until: datetime | None


@dataclass(frozen=True, slots=True)
class Plan:
    """``why_not`` empty: listen. ``again``: when to ask anew at the latest."""

    why_not: str
    again: datetime | None


def plan(now: datetime, listen: Listen, pause: Pause | None, paired: Collection[str]) -> Plan:
    """``now`` is aware; hours are read in its zone. ``paired``: ids of speakers that could be listened for."""
    if not paired:
        return Plan(UNPAIRED, None)
    if not listen.on:
        return Plan(OFF, None)
    if not set(paired) - set(listen.without):
        return Plan(NONE, None)
    if pause is not None and (pause.until is None or now < pause.until):
        return Plan(PAUSED, pause.until)
    again = _next_turn(now, listen.hours)
    within = not listen.hours or any(_within(now, one) for one in listen.hours)
    return Plan("" if within else HOURS, again)


def _within(now: datetime, hours: Hours) -> bool:
    clock = now.time()
    if hours.start <= hours.end:
        return hours.start <= clock < hours.end
    return clock >= hours.start or clock < hours.end


def _next_turn(now: datetime, hours: tuple[Hours, ...]) -> datetime | None:
    """The nearest begin or end of any hours. On a day with 23 or 25 hours it may be an hour off; asked again then."""
    turns = [edge for one in hours for edge in (one.start, one.end)]
    ahead = [now.replace(hour=edge.hour, minute=edge.minute, second=0, microsecond=0) for edge in turns]
    return min((one if one > now else one + timedelta(days=1) for one in ahead), default=None)
