"""Everything that the page shows, and how a published record changes it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce

from monitor.model import (
    Activation,
    ActivationChanged,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    Application,
    BlindSince,
    Burst,
    Coverage,
    Disagreed,
    Published,
    StateChange,
    Use,
    WatchingSince,
)
from monitor.presence_model import PresenceChanged, PresenceSpan
from monitor.service import Incident
from monitor.speaker_model import Sighting
from monitor.speaker_records import NoiseHeard, Sighted, SightingEnded, is_listener, listener_source
from ui.bursts import floods, joined
from ui.sight import missed, of_watchers
from ui.timeline.bands import EVER, BandTrack, bands_of, covered_from, tracks_of
from ui.timeline.lanes import Lane, LaneKey, build_lanes, in_order, lane_key
from ui.timeline.presence import attended_from, presence_tracks
from ui.timeline.speaker_lanes import Mark, Side, SpeakerLanes

MOST_LIVE = 5_000
"""Live activations are drawn one by one; beyond this many the page reads the journal anew instead."""


class Story:
    """Lanes and bands. Built on a worker thread, from then on touched by the GUI thread only."""

    def __init__(
        self,
        activations: Sequence[Activation],
        coverage: Sequence[Coverage],
        now: float,
        since: float = EVER,
        incidents: Sequence[Incident] = (),
        presence: Sequence[PresenceSpan] = (),
    ) -> None:
        self.lanes = build_lanes(activations)
        self.speakers: list[SpeakerLanes] = []
        coverage = of_watchers(coverage)  # a listener's is told on its speaker's own lane
        self._pieces: dict[str, Burst] = {}
        self.contradictions: list[Disagreed] = []
        for incident in incidents:
            self._happened(incident)
        self._coverage, self._since = list(coverage), since
        self._bands = bands_of(missed(coverage), now, since)
        self.band_tracks: list[BandTrack] = tracks_of(self._bands)
        self._presence = list(presence)
        self.presence_tracks: list[BandTrack] = presence_tracks(presence)
        self._lane_of = {id_: lane for lane in self.lanes for id_ in lane.live}
        self.first = min(self._starts(coverage), default=now)

    def _starts(self, coverage: Sequence[Coverage]) -> list[float]:
        lanes = [track.pyramid.starts[0] for lane in self.lanes for track in lane.tracks]
        live = [one.started.timestamp() for lane in self.lanes for one in lane.live.values()]
        floods = [one.first.timestamp() for lane in self.lanes for one in lane.floods]
        told = [one.since.timestamp() for one in self.contradictions]
        return [*lanes, *live, *floods, *told, *(one.started.timestamp() for one in coverage)]

    @property
    def overgrown(self) -> bool:
        return len(self._lane_of) > MOST_LIVE

    def apply(self, record: Published) -> bool:
        """Takes one record in; False when it changes nothing here. The same record twice does no harm."""
        match record:
            case ActivationStarted(activation):
                return self._started(activation)
            case ActivationChanged(id_, at, state):
                return self._changed(id_, at, StateChange(at, state))
            case ActivationEnded(id_, at, known, duration, presence):
                return self._renewed(id_, ended=at, ended_known=known, duration=duration, presence_end=presence)
            case PresenceChanged():
                return self._attended(record)
            case ActivationIdentified(id_, _, application):
                return self._renewed(id_, application=application)
            case Disagreed() | Burst():
                return self._happened(record)
            case BlindSince(source, at, reason):
                return self._covered(source, at, reason)
            case WatchingSince(source, at):
                return self._covered(source, at, None)
            case Sighted(_, sighting):
                return self._sighted(sighting)
            case SightingEnded(_, id_, end):
                return self._sighting_ended(id_, end)
            case NoiseHeard():
                return self._noise(record)
        return False

    def find(self, id_: str) -> tuple[Lane, Activation] | None:
        lane = self._lane_of.get(id_)
        if lane:
            return lane, lane.live[id_]
        return next(((lane, one) for lane in self.lanes for track in lane.tracks
                     for one in track.activations if one.id == id_), None)  # fmt: skip

    def incident(self, id_: str) -> tuple[Lane | None, Incident] | None:
        """A contradiction, or the flood to which the piece ``id_`` was joined, with its lane."""
        for one in self.contradictions:
            if one.id == id_:
                return None, one
        piece = self._pieces.get(id_)
        if piece is None:
            return None
        lane = self.lane_named(lane_key(piece.application, Use.MICROPHONE))
        found = (flood for flood in lane.floods if flood.first <= piece.first <= flood.last) if lane else iter(())
        flood = next(found, None)
        return (lane, flood) if flood else None

    def _happened(self, incident: Incident) -> bool:
        if isinstance(incident, Burst):
            return self._flooded(incident)
        if any(one.id == incident.id for one in self.contradictions):
            return False
        self.contradictions = sorted([*self.contradictions, incident], key=lambda one: one.since)
        return True

    def _flooded(self, piece: Burst) -> bool:
        """What comes in pieces is joined to one block a flood."""
        if piece.id in self._pieces:
            return False
        self._pieces[piece.id] = piece
        key = lane_key(piece.application, Use.MICROPHONE)
        lane = self._lane_for(key, piece.application, piece.first)
        mine = [one for one in self._pieces.values() if lane_key(one.application, Use.MICROPHONE) == key]
        lane.floods = [reduce(joined, flood) for flood in floods(mine)]
        lane.last_used = max(piece.last, lane.last_used)
        return True

    def lane_named(self, key: object) -> Lane | None:
        return next((lane for lane in self.lanes if lane.key == key), None)

    def _started(self, activation: Activation) -> bool:
        if activation.id in self._lane_of or self._recorded(activation):
            return False
        key = lane_key(activation.application, activation.use)
        lane = self._lane_for(key, activation.application, activation.started)
        lane.live[activation.id] = activation
        lane.application, lane.last_used = activation.application, max(activation.started, lane.last_used)
        self._lane_of[activation.id] = lane
        self.first = min(self.first, activation.started.timestamp())
        return True

    def _lane_for(self, key: LaneKey, application: Application, at: datetime) -> Lane:
        lane = self.lane_named(key)
        if lane is None:
            lane = Lane(key, application, at)
            self.lanes = in_order([*self.lanes, lane])
        return lane

    def _recorded(self, activation: Activation) -> bool:
        """Was it read from the journal already, ended (a record that came in while the journal was read)?"""
        lane = self.lane_named(lane_key(activation.application, activation.use))
        at = activation.started.timestamp()
        return lane is not None and any(one.id == activation.id for one in lane.within(at, at, at))

    def _changed(self, id_: str, at: datetime, change: StateChange) -> bool:
        lane = self._lane_of.get(id_)
        if lane is None or change in lane.live[id_].changes:
            return False
        return self._renewed(id_, state=change.state, changes=(*lane.live[id_].changes, change))

    def _renewed(self, id_: str, **fields: object) -> bool:
        lane = self._lane_of.pop(id_, None)
        if lane is None:
            return False
        renewed = replace(lane.live.pop(id_), **fields)  # type: ignore[arg-type]  # replace() has no typed keywords
        key = lane_key(renewed.application, renewed.use)
        if lane.key == key:
            lane.live[id_], self._lane_of[id_] = renewed, lane
            lane.application = renewed.application
            return True
        if not lane.live and not lane.tracks and not lane.floods:
            self.lanes.remove(lane)
        return self._started(renewed)

    def _covered(self, source: str, at: datetime, blind: str | None) -> bool:
        """From now on ``source`` sees, or is blind and why; what it was before ends here."""
        if is_listener(source):
            return self._heard_from(source, at, blind)
        coverage = covered_from(self._coverage, source, at, blind)
        if coverage is None:
            return False
        self._coverage = coverage
        self._bands = bands_of(missed(self._coverage), at.timestamp(), self._since)
        self.band_tracks = tracks_of(self._bands)
        return True

    def _attended(self, changed: PresenceChanged) -> bool:
        spans = attended_from(self._presence, changed)
        if spans is None:
            return False
        self._presence, self.presence_tracks = spans, presence_tracks(spans)
        return True

    # Speakers

    def _heard_from(self, source: str, at: datetime, blind: str | None) -> bool:
        lanes = next((one for one in self.speakers if listener_source(one.speaker.id) == source), None)
        coverage = covered_from(lanes.coverage, source, at, blind) if lanes else None
        if lanes is None or coverage is None:
            return False
        lanes.cover(coverage)
        return True

    def _sighted(self, sighting: Sighting) -> bool:
        lanes = self.speaker(sighting.speaker)
        return lanes is not None and lanes.see(sighting)

    def _sighting_ended(self, id_: str, end: datetime) -> bool:
        lanes = next((one for one in self.speakers if id_ in one.heard.live), None)
        if lanes is None:
            return False
        lanes.heard.live[id_] = replace(lanes.heard.live[id_], end=end)
        return True

    def mark(self, id_: str) -> Mark | None:
        """A sighting by its id."""
        for lanes in self.speakers:
            if live := lanes.heard.live.get(id_):
                return lanes.mark(Side.HEARD, live)
            for track in lanes.heard.tracks:
                at = next(
                    (at for at, one in enumerate(track.subjects) if isinstance(one, Sighting) and one.id == id_), -1
                )
                if at >= 0:
                    return lanes.mark(Side.HEARD, track.subjects[at], track.findings[at])
        return None

    def _noise(self, noise: NoiseHeard) -> bool:
        lanes = self.speaker(noise.speaker)
        if lanes is None:
            return False
        lanes.noise = [*lanes.noise, noise]
        return True

    def speaker(self, id_: str) -> SpeakerLanes | None:
        return next((one for one in self.speakers if one.speaker.id == id_), None)

    def show_speakers(self, speakers: Sequence[SpeakerLanes]) -> None:
        """The timeline begins where the first of their marks lies."""
        self.speakers = list(speakers)
        firsts = [side.first for one in speakers for side in (one.heard, one.said)]
        self.first = min([self.first, *(first for first in firsts if first is not None)])
