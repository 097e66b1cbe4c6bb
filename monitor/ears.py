"""What the listener's process told becomes edges and records: coverage, sightings, noise by the minute. Pure."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from monitor.clock import Moment
from monitor.listener_lines import Cause, Heard, HeardEnd, Level, Line, Room, Turned
from monitor.listening_model import Ear
from monitor.microphone.watcher import Blind, Seeing
from monitor.sighting_notes import ONLY_END, OTHERS
from monitor.speaker_model import Sighting, Witness
from monitor.speaker_records import NoiseHeard, Sighted, SightingEnded, listener_source

CHUNK = 15  # minutes of noise in one record
_KEPT = 64  # sightings that may still get their end

REASONS = {
    Cause.GONE: "The microphone is not there, or gives no sound.",
    Cause.SUSPENDED: "The computer was asleep.",
    Cause.HELD_UP: "The listener was held up by the computer.",
    Cause.LOOPBACK: "What is heard is the computer's own loudspeaker, not a microphone.",
    Cause.MUTED: "The microphone is muted.",
    Cause.LOST: "The computer was too busy, and sound was lost.",
    Cause.SILENT: "The microphone gives digital silence: it is muted or cut off somewhere, or a filter took all sound.",
    Cause.OVERLOADED: "The microphone is overloaded: the sound is clipped.",
    Cause.BAND: "This microphone leaves out the pitch of the chime: it takes too few samples a second.",
    Cause.LOUD: "The room is too loud: more than half of the chimes would be missed.",
}

Kept = Sighted | SightingEnded | NoiseHeard


@dataclass(frozen=True, slots=True)
class Outcome:
    edges: tuple[Blind | Seeing, ...] = ()
    records: tuple[Kept, ...] = ()


@dataclass(slots=True)
class _Minutes:
    """A quarter of an hour of one speaker's noise: sums of power and counts, by minute."""

    begin: datetime
    limit: float
    power: dict[int, tuple[float, int]] = field(default_factory=dict)


class Ears:
    """``speakers``: ids that are listened for; the process may know others, to take none for another. One thread."""

    def __init__(self, speakers: Sequence[str], new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._blind: dict[str, str | None] = dict.fromkeys(speakers, "")  # "": nothing was told yet
        self._last: dict[str, Moment] = {}
        self._rooms: Mapping[str, Room] = {}
        self._numbers: dict[int, str] = {}
        self._noise: dict[str, _Minutes] = {}
        self._until: Moment | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(self._blind)

    def now(self) -> tuple[Ear, ...]:
        return tuple(self._ear(speaker) for speaker in self._blind)

    def take(self, line: Line, now: Moment) -> Outcome:
        """A line of the process; those that concern no ear cause nothing."""
        match line:
            case Turned(speaker=speaker, at=at, cause=cause) if speaker in self._blind:
                return self._turned(speaker, at, None if cause is None else REASONS[cause])
            case Level():
                return self._level(line, now)
            case Heard():
                heard = _of_interest(line, self._blind)
                return Outcome() if heard is None else Outcome(records=(self._sighted(heard, now),))
            case HeardEnd(number=number, at=at) if number in self._numbers:
                return Outcome(records=(SightingEnded(now.wall, self._numbers[number], at.wall),))
        return Outcome()

    def deaf(self, reason: str, now: Moment) -> Outcome:
        """The process is not there (any more): what it heard last is the last that was heard."""
        outcomes = [self._turned(speaker, self._heard_until(speaker, now), reason) for speaker in self._blind]
        self._until, self._rooms, self._numbers = None, {}, {}
        return Outcome(tuple(edge for one in outcomes for edge in one.edges))

    def flush(self, now: Moment) -> tuple[NoiseHeard, ...]:
        """The noise that was not yet kept."""
        found = tuple(_record(speaker, minutes, now) for speaker, minutes in self._noise.items())
        self._noise = {}
        return found

    def _heard_until(self, speaker: str, now: Moment) -> Moment:
        if self._blind[speaker] is not None or self._until is None:
            return now
        return self._until

    def _turned(self, speaker: str, at: Moment, reason: str | None) -> Outcome:
        if self._blind[speaker] == reason:
            return Outcome()
        self._blind[speaker] = reason
        at = max(at, self._last.get(speaker, at))
        self._last[speaker] = at
        source = listener_source(speaker)
        return Outcome((Seeing(source, at) if reason is None else Blind(source, at, reason),))

    def _level(self, line: Level, now: Moment) -> Outcome:
        self._until, self._rooms = line.until, {**self._rooms, **line.rooms}
        mine = ((speaker, room) for speaker, room in line.rooms.items() if speaker in self._blind)
        return Outcome(records=tuple(one for mine_ in mine for one in self._noted(*mine_, line.until, now)))

    def _noted(self, speaker: str, room: Room, at: Moment, now: Moment) -> list[NoiseHeard]:
        begin = at.wall.replace(minute=at.wall.minute // CHUNK * CHUNK, second=0, microsecond=0)
        minutes = self._noise.get(speaker)
        full: list[NoiseHeard] = []
        if minutes is None or minutes.begin != begin:
            full = [] if minutes is None else [_record(speaker, minutes, now)]
            minutes = self._noise[speaker] = _Minutes(begin, room.limit)
        power, count = minutes.power.get(at.wall.minute % CHUNK, (0.0, 0))
        minutes.power[at.wall.minute % CHUNK] = (power + 10 ** (room.noise / 10), count + 1)
        return full

    def _sighted(self, heard: Heard, now: Moment) -> Sighted:
        key = self._new_id()
        self._numbers[heard.number] = key
        while len(self._numbers) > _KEPT:
            self._numbers.pop(next(iter(self._numbers)))
        note = ONLY_END if heard.only_end else ""
        if heard.others:
            note = f"{note} {OTHERS}{','.join(heard.others)}".strip()
        sighting = Sighting(
            key, heard.speaker, heard.at.wall, Witness.CHIME, timedelta(seconds=heard.uncertainty),
            None if heard.end is None else heard.end.wall, heard.score, note,
        )  # fmt: skip
        return Sighted(now.wall, sighting)

    def _ear(self, speaker: str) -> Ear:
        reason, room = self._blind[speaker], self._rooms.get(speaker)
        if room is None:
            return Ear(speaker, reason is None, reason or "")
        return Ear(speaker, reason is None, reason or "", room.noise, room.limit, room.recall)


def _of_interest(heard: Heard, speakers: Collection[str]) -> Heard | None:
    """As it was told, or with a speaker that is listened for in front, where it may have been that one as well."""
    if heard.speaker in speakers:
        return heard
    mine = next((one for one in heard.others if one in speakers), None)
    if mine is None:
        return None
    return replace(heard, speaker=mine, others=(heard.speaker, *(one for one in heard.others if one != mine)))


def _record(speaker: str, minutes: _Minutes, now: Moment) -> NoiseHeard:
    last = max(minutes.power)
    levels = tuple(_mean(*minutes.power.get(minute, (0.0, 0))) for minute in range(last + 1))
    return NoiseHeard(minutes.begin, speaker, levels, round(minutes.limit, 1))


def _mean(power: float, count: int) -> float | None:
    return round(10 * math.log10(power / count), 1) if count and power > 0 else None
