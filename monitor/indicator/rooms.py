"""What this room's noise leaves of each speaker's chime, by what pairing measured. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from monitor.indicator.chime import RATE, Detector, Role, Template, expected_recall, loaded
from monitor.indicator.hearing import limit_of, reaches
from monitor.listener_lines import Room

LEAST_RECALL = 0.5
"""Below this share a time is not called listened: a silence would say nothing."""
_NOISES = tuple(float(level) for level in np.arange(-110.0, 0.5, 0.5))


@dataclass(frozen=True, slots=True)
class _Chime:
    template: Template
    limit: float


def template_of(speaker: str, data: bytes) -> Template:
    """A template as kept for this speaker: learned before the speaker had an id, it knows only its own. Raises BadInput
    for what is damaged."""
    template = loaded(data)
    return replace(template, id=f"{speaker}/{template.id}", speaker=speaker)


class Rooms:
    """A speaker with several start chimes is heard only as well as its faintest."""

    def __init__(self, templates: Sequence[Template]) -> None:
        starts = [one for one in templates if one.role is Role.START] or list(templates)
        self._chimes: dict[str, list[_Chime]] = {}
        for one in starts:
            self._chimes.setdefault(one.speaker, []).append(_Chime(one, _limit(one)))

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(self._chimes)

    def now(self, detector: Detector) -> dict[str, Room]:
        return {speaker: min(self._rooms(chimes, detector), key=_margin) for speaker, chimes in self._chimes.items()}

    def out_of_reach(self, rate: int, narrow: bool) -> tuple[str, ...]:
        """Speakers whose chime a microphone of this rate leaves out, wholly or in part."""
        return tuple(
            speaker
            for speaker, chimes in self._chimes.items()
            if not all(reaches(one.template.band_hz, rate, narrow) for one in chimes)
        )

    def _rooms(self, chimes: Sequence[_Chime], detector: Detector) -> list[Room]:
        noises = [(one, detector.level(one.template.id)) for one in chimes]
        return [Room(noise, one.limit, expected_recall(one.template, noise)) for one, noise in noises]


def longest(templates: Sequence[Template]) -> float:
    """Seconds of the longest chime."""
    return max((len(one.waveform) for one in templates), default=0) / RATE


def _margin(room: Room) -> float:
    return room.limit - room.noise


def _limit(template: Template) -> float:
    return limit_of([(noise, expected_recall(template, noise)) for noise in _NOISES], LEAST_RECALL)
