"""What lies under a point of the timeline. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.act_model import Acted
from monitor.model import Activation
from monitor.service import Incident
from ui.timeline.bands import Band, BandTrack
from ui.timeline.geometry import AXIS, FOOT, NAMES, Row, row_at
from ui.timeline.lanes import Group, Lane, end_of
from ui.timeline.speaker_hits import NEAR as MARK_NEAR
from ui.timeline.speaker_hits import under
from ui.timeline.speaker_lanes import Mark, Side, SpeakerLanes

if TYPE_CHECKING:
    from ui.timeline.scene import Scene

NEAR = 4.0
"""Pixels around the pointer in which an activation counts as meant."""
MOST = 400
"""Activations under the pointer that are looked at one by one; more are told as a number."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Under a point: one activation, incident or mark of a speaker, or ``count`` that can't be told apart, or acts, or
    a band, or only a row."""

    lane: Lane | None = None
    activation: Activation | None = None
    count: int = 0
    band: Band | None = None
    incident: Incident | None = None
    span: tuple[float, float] = (0.0, 0.0)
    speaker: SpeakerLanes | None = None
    side: Side | None = None
    mark: Mark | None = None
    acts: Sequence[Acted] = ()
    row: Row | None = None


def hit_at(scene: Scene, x: float, y: float) -> Hit:
    row = row_at(scene.rows, y - AXIS + scene.scroll) if AXIS <= y < scene.height - FOOT else None
    if row is None:
        return Hit() if x < NAMES else Hit(band=_band(scene, scene.port.instant(x - NAMES)))
    if x < NAMES:
        return Hit(row.lane, speaker=row.speaker, side=row.side, row=row)
    return replace(_in_row(scene, row, scene.port.instant(x - NAMES)), row=row)


def _in_row(scene: Scene, row: Row, instant: float) -> Hit:
    if row.speaker:
        return _of_speaker(scene, row.speaker, row.side, instant)
    if row.group is Group.CONTRADICTIONS:
        return _contradiction(scene, instant, NEAR * 2 / scene.port.scale)
    if row.group is Group.ACTS and (acts := scene.acts.under(instant, scene.port.scale)):
        return Hit(acts=acts, count=len(acts))
    near = NEAR / scene.port.scale
    found = _flood(row.lane, instant, near) or _activations(scene, row.lane, instant, near) if row.lane else None
    return found or Hit(row.lane, band=_band(scene, instant))


def _of_speaker(scene: Scene, speaker: SpeakerLanes, side: Side | None, instant: float) -> Hit:
    if side is None:
        return Hit(speaker=speaker)
    mark, count = under(speaker, side, instant, scene.port.scale)
    reach = MARK_NEAR / scene.port.scale
    if count:
        return Hit(speaker=speaker, side=side, mark=mark, count=count, span=(instant - reach, instant + reach))
    return Hit(speaker=speaker, side=side, band=_band_in(scene, speaker.side(side).bands, instant, reach / 8))


def _activations(scene: Scene, lane: Lane, instant: float, near: float) -> Hit | None:
    left, right, now = instant - near, instant + near, scene.now
    count = lane.listed(left, right, now)
    if count > MOST:
        return Hit(lane, count=count, span=(left, right))
    within = lane.within(left, right, now)
    if not within:
        return None
    on_it = [one for one in within if one.started.timestamp() <= instant <= end_of(one, now)]
    if len(within) > 1 and not on_it and _crowded(within, scene.port.scale):
        return Hit(lane, count=count, span=(left, right))
    return Hit(lane, activation=min(on_it or within, key=lambda one: _far(one, instant, now)), count=1)


def _flood(lane: Lane, instant: float, near: float) -> Hit | None:
    found = lane.floods_within(instant - near, instant + near)
    return Hit(lane, incident=found[-1]) if found else None


def _contradiction(scene: Scene, instant: float, near: float) -> Hit:
    there = [one for one in scene.contradictions if abs(one.since.timestamp() - instant) <= near]
    return Hit(incident=min(there, key=lambda one: abs(one.since.timestamp() - instant))) if there else Hit()


def _crowded(within: Sequence[Activation], scale: float) -> bool:
    """Are they closer together than the eye can tell apart?"""
    starts = [one.started.timestamp() for one in within]
    return (max(starts) - min(starts)) * scale < NEAR


def _far(one: Activation, instant: float, now: float) -> tuple[float, float]:
    """Distance, then length: what is short lies on top of what is long."""
    started, ended = one.started.timestamp(), end_of(one, now)
    return max(started - instant, instant - ended, 0.0), ended - started


def _band(scene: Scene, instant: float) -> Band | None:
    """What a source says lies above who was there."""
    tracks = [*scene.story.presence_tracks, *scene.story.band_tracks]
    return _band_in(scene, tracks, instant, NEAR / scene.port.scale / 2)


def _band_in(scene: Scene, tracks: Sequence[BandTrack], instant: float, near: float) -> Band | None:
    if instant > scene.now:
        return None
    for track in reversed(tracks):
        for index in track.pyramid.overlapping(instant - near, instant + near):
            return track.bands[index]
    return None
