"""Pure: who could be seen, from what each source sees. Sound servers stand in for each other, the kernel for none.

What is told of the program's own listener is left out: whether a speaker can be heard says nothing of who holds the
microphone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum

from monitor.model import Coverage
from monitor.speaker_records import is_listener

SERVERS = frozenset({"pipewire", "pulseaudio"})
"""A desktop has one of the two. The watcher of PulseAudio tells nothing where PipeWire speaks for it."""
KERNEL = "alsa"
_EVER = datetime.max.replace(tzinfo=UTC)


class Sight(Enum):
    """How much of the microphone's use can be seen."""

    WHOLE = "whole"
    SERVER = "server"  # what the sound server lists; not what goes past it
    CARDS = "cards"  # who opens a card directly, and that the sound server does; not for whom it does
    NOTHING = "nothing"


def of_watchers(coverage: Iterable[Coverage]) -> list[Coverage]:
    """Without the listener's."""
    return [each for each in coverage if not is_listener(each.source)]


def sight(sources: Sequence[Coverage], cards: bool = True) -> Sight:
    """``cards``: whether there is a sound card that can record; without one the kernel's word tells nothing."""
    watchers = of_watchers(sources)
    known = {source.source for source in watchers}
    open_eyes = {source.source for source in watchers if source.blind is None}
    if not open_eyes:
        return Sight.NOTHING
    if KERNEL in known and not open_eyes & SERVERS:
        return Sight.CARDS if cards else Sight.NOTHING
    blind = known - open_eyes - SERVERS
    return Sight.SERVER if blind else Sight.WHOLE


def stood_in_for(sources: Sequence[Coverage]) -> str | None:
    """The sound server that sees, so that the other one is not missed."""
    return next((source.source for source in sources if source.source in SERVERS and source.blind is None), None)


def missing(sources: Sequence[Coverage]) -> list[Coverage]:
    """The blind sources that nobody stands in for."""
    instead = stood_in_for(sources)
    blind = [each for each in of_watchers(sources) if each.blind is not None]
    return [each for each in blind if not (instead and each.source in SERVERS)]


def missed(coverage: Iterable[Coverage]) -> list[Coverage]:
    """The same for a stretch of time: a sound server's blind times without those in which the other one saw."""
    told = of_watchers(coverage)
    if len({each.source for each in told} & SERVERS) < 2:
        return told
    found = []
    for each in told:
        if each.blind is None or each.source not in SERVERS:
            found.append(each)
            continue
        seen = [one for one in told if one.blind is None and one.source in SERVERS and one.source != each.source]
        found += _without(each, seen)
    return found


def _without(blind: Coverage, seen: Iterable[Coverage]) -> list[Coverage]:
    left = [blind]
    for one in seen:
        left = [part for each in left for part in _cut(each, one)]
    return left


def _cut(blind: Coverage, seen: Coverage) -> list[Coverage]:
    began, ended = seen.started, seen.ended or _EVER
    if ended <= blind.started or began >= (blind.ended or _EVER):
        return [blind]
    parts = [replace(blind, ended=began)] if blind.started < began else []
    return [*parts, replace(blind, started=ended)] if ended < (blind.ended or _EVER) else parts
