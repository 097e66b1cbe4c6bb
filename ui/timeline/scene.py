"""What is on screen and what lies under a point of it. Pure; the widget paints it and turns input into calls here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from monitor.act_model import Acted
from monitor.model import Activation, Disagreed
from monitor.service import Incident
from ui.timeline import act_rows, words
from ui.timeline.acts import ActLane
from ui.timeline.geometry import AXIS, FOOT, NAMES, Row, RowKey, rows_for, total_height
from ui.timeline.hits import Hit, hit_at
from ui.timeline.incident_words import tells
from ui.timeline.lanes import Lane
from ui.timeline.picked import Picked
from ui.timeline.speaker_hits import nearest
from ui.timeline.speaker_lanes import Mark, Side, SpeakerLanes
from ui.timeline.speaker_lanes import neighbour as neighbour_mark
from ui.timeline.speaker_words import names_speaker
from ui.timeline.story import Story
from ui.timeline.viewport import Viewport

MOMENT = 30.0
"""Seconds around a time asked for in which a speaker's mark is taken to be meant."""
NOTED = 3600.0
"""Seconds by which a mark may move when the vendor's clock is known better."""


class Scene:
    """``width``, ``height``: of the whole widget, in pixels. ``scroll``: pixels by which the lanes are moved up."""

    def __init__(self, story: Story, now: float, zone: tzinfo | None) -> None:
        self.story, self.now, self.zone = story, now, zone
        self.wanted = ""
        self.port = Viewport(now - 86400, now, 100)
        self.height, self.scroll = 100.0, 0.0
        self.chosen: RowKey | None = None
        self.marked: str | None = None
        self.marked_mark: Mark | None = None
        self.marked_act: Acted | None = None
        self.picked: Picked | None = None
        self.speakers: Sequence[SpeakerLanes] = ()
        self.lanes: Sequence[Lane] = ()
        self.rows: Sequence[Row] = ()
        self.contradictions: Sequence[Disagreed] = ()
        self.all_acts = self.acts = ActLane()
        self._acts_of = self.all_acts, ""
        self.refresh()

    def refresh(self) -> None:
        """After the story, the filter or the size changed."""
        self.lanes = [lane for lane in self.story.lanes if words.matches(lane, self.wanted)]
        self.contradictions = [one for one in self.story.contradictions if tells(one, self.wanted)]
        self.speakers = [one for one in self.story.speakers if names_speaker(one, self.wanted)]
        if self._acts_of != (self.all_acts, self.wanted):
            self._acts_of = self.all_acts, self.wanted
            self.acts = self.all_acts.only(lambda one: act_rows.tells(one, self.wanted))
        self._stand()

    def _stand(self) -> None:
        self.rows = rows_for(self.lanes, self.room, bool(self.contradictions), self.speakers, bool(self.acts))
        self.scroll_to(self.scroll)

    @property
    def room(self) -> float:
        """Height that the lanes have."""
        return max(0.0, self.height - AXIS - FOOT)

    @property
    def most_scroll(self) -> float:
        return max(0.0, total_height(self.rows) - self.room)

    def resize(self, width: float, height: float) -> None:
        self.port, self.height = self.port.resized(width - NAMES), height
        self._stand()

    def scroll_to(self, scroll: float) -> None:
        self.scroll = min(max(scroll, 0.0), self.most_scroll)

    def count(self) -> int:
        return sum(lane.count(self.port.left, self.port.right, self.now) for lane in self.lanes)

    def visible(self) -> list[Activation]:
        """What the lanes on screen hold in the span on screen."""
        port = self.port
        return [one for lane in self.lanes for one in lane.within(port.left, port.right, self.now)]

    def incidents(self) -> list[Incident]:
        """What lies in the span on screen beside activations, as far as the filter lets it through."""
        left, right = self.port.left, self.port.right
        counted = [one for lane in self.lanes for one in lane.floods_within(left, right)]
        told = [one for one in self.contradictions if left <= one.since.timestamp() <= right]
        return [*told, *counted]

    def done(self) -> Sequence[Acted]:
        """What was done in the span on screen."""
        return self.acts.within(self.port.left, self.port.right)

    def heard(self) -> list[Mark]:
        """What the speakers' lanes hold in the span on screen."""
        port = self.port
        return [mark for one in self.speakers for side in Side for mark in one.within(side, port.left, port.right)]

    def mark_near(self, instant: float) -> Mark | None:
        """The speakers' mark that begins nearest to an instant."""
        found = [one for lanes in self.speakers if (one := nearest(lanes, instant, MOMENT))]
        return min(found, key=lambda one: abs(one.started - instant), default=None)

    @property
    def bands_end(self) -> float:
        """Where the bands of the watchers stop: above the speakers, of which they tell nothing."""
        row = next((row for row in self.rows if row.speaker), None)
        return self.height if row is None else min(self.height, max(self.top_of(row), AXIS))

    def top_of(self, row: Row) -> float:
        return row.y + AXIS - self.scroll

    # Under a point

    def hit(self, x: float, y: float) -> Hit:
        return hit_at(self, x, y)

    # By keyboard

    def choose(self, step: int) -> None:
        """The lane above or below; the first one when none is chosen."""
        keys = [row.key for row in self.rows if row.key]
        if not keys:
            return
        at = keys.index(self.chosen) + step if self.chosen in keys else 0
        self.choose_lane(keys[min(max(at, 0), len(keys) - 1)])

    def choose_lane(self, key: RowKey) -> None:
        self.chosen = key
        row = next(row for row in self.rows if row.key == key)
        self.scroll_to(min(max(self.scroll, row.y + row.height - self.room), row.y))

    def unmark(self) -> None:
        self.marked = self.marked_mark = self.marked_act = None

    def remark(self) -> None:
        """The speakers were read anew: what is marked may be known better now, or be gone."""
        old = self.marked_mark
        lanes = self.story.speaker(old.speaker.id) if old else None
        found = lanes.within(old.side, old.started - NOTED, old.ended + NOTED) if old and lanes else []
        self.marked_mark = next((one for one in found if old and one.id == old.id), None)

    @property
    def has_mark(self) -> bool:
        return any(one is not None for one in (self.marked, self.marked_mark, self.marked_act))

    def chosen_side(self) -> tuple[SpeakerLanes, Side] | None:
        """Where a speaker's lane is chosen."""
        row = next((row for row in self.rows if row.side and row.key == self.chosen), None)
        return (row.speaker, row.side) if row and row.speaker and row.side else None

    def next_mark(self, step: int) -> Mark | None:
        """After or before the marked one in the chosen lane of a speaker; else the first or the last on screen."""
        chosen, ahead, marked = self.chosen_side(), step > 0, self.marked_mark
        if chosen is None:
            return None
        lanes, side = chosen
        if marked and (marked.speaker.id, marked.side) == (lanes.speaker.id, side):
            return neighbour_mark(lanes, side, marked.started, ahead, marked.id)
        return neighbour_mark(lanes, side, self.port.left if ahead else self.port.right, ahead)

    def next_act(self, step: int) -> Acted | None:
        """After or before the marked one; else the first or the last on screen."""
        ahead, marked = step > 0, self.marked_act
        if marked is not None:
            return self.acts.neighbour(marked.at.timestamp(), ahead, marked.id)
        return self.acts.neighbour(self.port.left if ahead else self.port.right, ahead)

    def chosen_lane(self) -> Lane | None:
        return next((lane for lane in self.lanes if lane.key == self.chosen), None)

    def marked_activation(self) -> Activation | None:
        found = self.story.find(self.marked) if self.marked else None
        return found[1] if found else None

    def next_activation(self, step: int) -> Activation | None:
        """After or before the marked one in the chosen lane; without one, the first or the last on screen."""
        lane = self.chosen_lane()
        if lane is None:
            return None
        marked = self.marked_activation()
        ahead = step > 0
        if marked is None or not lane_holds(lane, marked):
            return neighbour(lane, self.port.left if ahead else self.port.right, ahead, None)
        return neighbour(lane, marked.started.timestamp(), ahead, marked.id)


def lane_holds(lane: Lane, activation: Activation) -> bool:
    at = activation.started.timestamp()
    return any(one.id == activation.id for one in lane.within(at, at, at))


def neighbour(lane: Lane, instant: float, ahead: bool, skipped: str | None) -> Activation | None:
    """The activation that begins next after (or last before) ``instant``; those that begin at once go by their ids."""
    found = [*_bulk_neighbours(lane, instant, ahead), *lane.live.values()]
    order = [(one.started.timestamp(), one.id, one) for one in found if one.id != skipped]
    here = (instant, skipped or ("" if ahead else "\U0010ffff"))
    wanted = [entry for entry in order if (entry[:2] > here if ahead else entry[:2] < here)]
    if not wanted:
        return None
    return (min if ahead else max)(wanted, key=lambda entry: entry[:2])[2]


def _bulk_neighbours(lane: Lane, instant: float, ahead: bool) -> list[Activation]:
    """Candidates: those that begin at the instant itself, and the nearest one beyond."""
    return [track.activations[at] for track in lane.tracks for at in track.pyramid.starting_near(instant, ahead)]
