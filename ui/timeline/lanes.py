"""Activations sorted into lanes, one a program as far as its identity may be trusted. Pure; no sentences.

A badge must speak for every bar beside it. Activations share a lane only when the same program stands behind them
*and* that is known equally well: what only calls itself Zoom never joins the lane of the Zoom that was seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum
from itertools import repeat
from operator import attrgetter, le, sub

from monitor.model import Activation, Application, Burst, Trust, Use
from ui.timeline.pyramid import Pyramid, is_ordered

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_started: Callable[[Activation], datetime] = attrgetter("started")
_ended: Callable[[Activation], datetime] = attrgetter("ended")


class Group(Enum):
    """Lanes under one heading. What records the computer's own sound is never told as use of the microphone."""

    CONTRADICTIONS = -1  # of the watchers; holds no lane
    MICROPHONE = 0
    OUTPUT = 1
    SPEAKERS = 2  # smart speakers; holds no lane of a program
    ACTS = 3  # what was done about programs and microphones; holds no lane of a program


class Look(Enum):
    """How an activation is drawn; the later ones lie above the earlier ones."""

    METER = 0
    RELAY = 1
    OUTPUT = 2
    OWN = 3
    PLAIN = 4
    CONFLICT = 5


@dataclass(frozen=True, slots=True)
class LaneKey:
    group: Group
    identity: str
    trust: Trust
    claim: str = ""


@dataclass(slots=True)
class Track:
    """Ended activations of one look, in order of their start; ``activations[i]`` is the pyramid's interval ``i``."""

    look: Look
    activations: Sequence[Activation]
    pyramid: Pyramid


@dataclass(slots=True)
class Lane:
    """``application`` as last seen. ``live``: open and lately ended ones, which may still change."""

    key: LaneKey
    application: Application
    last_used: datetime
    tracks: list[Track] = field(default_factory=list)
    live: dict[str, Activation] = field(default_factory=dict)
    floods: list[Burst] = field(default_factory=list)

    @property
    def conflict(self) -> bool:
        return self.key.trust is Trust.CONFLICT

    def count(self, left: float, right: float, now: float) -> int:
        """All openings, also those that were only counted."""
        return self.listed(left, right, now) + sum(flood.count for flood in self.floods_within(left, right))

    def listed(self, left: float, right: float, now: float) -> int:
        return sum(track.pyramid.count(left, right) for track in self.tracks) + len(self.live_within(left, right, now))

    def seconds(self, left: float, right: float, now: float) -> float:
        """Time held between two instants; two microphones at once count twice."""
        held = sum(min(end_of(one, now), right) - max(one.started.timestamp(), left)
                   for one in self.live_within(left, right, now))  # fmt: skip
        return sum(track.pyramid.covered(left, right) for track in self.tracks) + held

    def live_within(self, left: float, right: float, now: float) -> list[Activation]:
        return [one for one in self.live.values() if one.started.timestamp() <= right and end_of(one, now) >= left]

    def floods_within(self, left: float, right: float) -> list[Burst]:
        """Whole ones: how many of their openings lie in the span is not known."""
        return [one for one in self.floods if one.first.timestamp() <= right and one.last.timestamp() >= left]

    def within(self, left: float, right: float, now: float) -> list[Activation]:
        """All activations that touch the span, oldest first."""
        ended = [track.activations[i] for track in self.tracks for i in track.pyramid.overlapping(left, right)]
        return sorted([*ended, *self.live_within(left, right, now)], key=_started)


def lane_key(application: Application, use: Use) -> LaneKey:
    group = Group.OUTPUT if use is Use.OUTPUT_CAPTURE else Group.MICROPHONE
    trust = Trust.VERIFIED if application.trust is Trust.KERNEL else application.trust
    claim = application.claimed
    said = (claim.name or claim.binary or claim.app_id or "") if claim and trust is Trust.CONFLICT else ""
    return LaneKey(group, application.identity, trust, said)


def look_of(activation: Activation) -> Look:
    if activation.use is Use.OUTPUT_CAPTURE:
        return Look.OUTPUT
    if activation.application.trust is Trust.CONFLICT:
        return Look.CONFLICT
    if activation.use is Use.METER:
        return Look.METER
    if activation.use is Use.RELAY:
        return Look.RELAY
    return Look.OWN if activation.application.own else Look.PLAIN


def end_of(activation: Activation, now: float) -> float:
    """An open activation lasts until now."""
    started = activation.started.timestamp()
    return max(now if activation.ended is None else activation.ended.timestamp(), started)


def build_lanes(activations: Iterable[Activation]) -> list[Lane]:
    """Lanes by last use, the program's own last within each group. One short loop over a million, the rest in C."""
    lanes: dict[LaneKey, Lane] = {}
    looks: defaultdict[LaneKey, dict[Look, list[Activation]]] = defaultdict(dict)
    for batch in _batches(activations):
        newest = batch[-1]
        key, look = lane_key(newest.application, newest.use), look_of(newest)
        lane = lanes.setdefault(key, Lane(key, newest.application, newest.started))
        _renew(lane, newest)
        known = looks[key].get(look)
        looks[key][look] = known + batch if known else batch
    for key, by_look in looks.items():
        _fill(lanes[key], by_look)
    return in_order(lanes.values())


def in_order(lanes: Iterable[Lane]) -> list[Lane]:
    newest_first = sorted(lanes, key=attrgetter("last_used"), reverse=True)
    return sorted(newest_first, key=lambda lane: (lane.key.group.value, lane.application.own))


def _batches(activations: Iterable[Activation]) -> Iterable[list[Activation]]:
    """By the very objects ``application`` and ``use``: hashing a whole Application a million times takes seconds."""
    batches: dict[tuple[int, int], list[Activation]] = {}
    for one in activations:
        key = (id(one.application), id(one.use))
        batch = batches.get(key)
        if batch is None:
            batches[key] = [one]
        else:
            batch.append(one)
    return batches.values()


def _renew(lane: Lane, newest: Activation) -> None:
    if newest.started >= lane.last_used:
        lane.last_used, lane.application = newest.started, newest.application


def _fill(lane: Lane, by_look: dict[Look, list[Activation]]) -> None:
    for look in sorted(by_look, key=attrgetter("value")):
        ended = by_look[look]
        if not all(map(_ended, ended)):
            lane.live.update((one.id, one) for one in ended if one.ended is None)
            ended = [one for one in ended if one.ended is not None]
        if ended:
            lane.tracks.append(_track(look, ended))


def _track(look: Look, ended: list[Activation]) -> Track:
    starts = seconds_of(map(_started, ended))
    if not is_ordered(starts):
        ended = sorted(ended, key=_started)
        starts = seconds_of(map(_started, ended))
    ends = seconds_of(map(_ended, ended))
    if not all(map(le, starts, ends)):
        # A wall clock that was put back makes an end earlier than its start: drawn as an instant, told as recorded.
        ends = list(map(max, starts, ends))
    return Track(look, ended, Pyramid(starts, ends))


def seconds_of(moments: Iterable[datetime]) -> list[float]:
    """``timestamp()`` of each, faster: two datetimes of the very same zone subtract without asking it."""
    return list(map(timedelta.total_seconds, map(sub, moments, repeat(_EPOCH))))
