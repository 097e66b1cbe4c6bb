"""Where each lane and heading stands, from the lanes and the room there is. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ui.timeline.acts import ACTS, ActsKey
from ui.timeline.lanes import Group, Lane, LaneKey
from ui.timeline.speaker_lanes import Side, SideKey, SpeakerLanes

NAMES = 276.0
AXIS = 34.0
FOOT = 24.0
"""Strip below the lanes where bands carry their labels."""
HEADING = 30.0
LOW, HIGH = 46.0, 58.0
SPEAKER, SIDE = 34.0, 40.0
"""A speaker's name, and each of its two lanes; the lane of acts is as high."""
BAR = 24.0


@dataclass(frozen=True, slots=True)
class Row:
    """``lane`` is None for a heading. A speaker's rows have ``speaker``; of them only its two lanes have ``side``.

    ``y`` counts from the first lane's top, before scrolling.
    """

    y: float
    height: float
    group: Group
    lane: Lane | None = None
    speaker: SpeakerLanes | None = None
    side: Side | None = None

    @property
    def key(self) -> RowKey | None:
        """What choosing the row chooses; headings can't be chosen."""
        if self.speaker and self.side:
            return SideKey(self.speaker.speaker.id, self.side)
        if self.group is Group.ACTS:
            return ACTS
        return self.lane.key if self.lane else None

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


RowKey = LaneKey | SideKey | ActsKey


def rows_for(
    lanes: Sequence[Lane],
    room: float,
    contradicted: bool = False,
    speakers: Sequence[SpeakerLanes] = (),
    acted: bool = False,
) -> list[Row]:
    """Lanes share the room there is, within reason; a group that needs a heading gets one. ``contradicted``: a low
    lane at the top for the contradictions between watchers; ``acted``: one for acts. Speakers come last, two lanes
    each."""
    headed = {lane.key.group for lane in lanes} - {Group.MICROPHONE}
    room -= (len(headed) + contradicted) * HEADING + (FOOT if speakers else 0) + len(speakers) * (SPEAKER + 2 * SIDE)
    height = min(max((room - acted * SIDE) / max(len(lanes), 1), LOW), HIGH)
    rows = [Row(0.0, HEADING, Group.CONTRADICTIONS)] if contradicted else []
    if acted:
        rows.append(Row(total_height(rows), SIDE, Group.ACTS))
    y, group = total_height(rows), Group.MICROPHONE
    for lane in lanes:
        if lane.key.group is not group:
            group = lane.key.group
            rows.append(Row(y, HEADING, group))
            y += HEADING
        rows.append(Row(y, height, group, lane))
        y += height
    return [*rows, *_speaker_rows(speakers, y + FOOT)]


def _speaker_rows(speakers: Sequence[SpeakerLanes], y: float) -> Iterator[Row]:
    """Above them is room for the words of the bands, which end there."""
    for one in speakers:
        yield Row(y, SPEAKER, Group.SPEAKERS, speaker=one)
        for at, side in enumerate(Side):
            yield Row(y + SPEAKER + at * SIDE, SIDE, Group.SPEAKERS, speaker=one, side=side)
        y += SPEAKER + 2 * SIDE


def total_height(rows: Sequence[Row]) -> float:
    return rows[-1].y + rows[-1].height if rows else 0.0


def row_at(rows: Sequence[Row], y: float) -> Row | None:
    return next((row for row in rows if row.y <= y < row.y + row.height), None)
