"""Where each lane and heading stands, from the lanes and the room there is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.timeline.lanes import Group, Lane

NAMES = 276.0
AXIS = 34.0
FOOT = 24.0
"""Strip below the lanes where bands carry their labels."""
HEADING = 30.0
LOW, HIGH = 46.0, 58.0
BAR = 24.0


@dataclass(frozen=True, slots=True)
class Row:
    """``lane`` is None for a heading. ``y`` counts from the first lane's top, before scrolling."""

    y: float
    height: float
    group: Group
    lane: Lane | None = None

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


def rows_for(lanes: Sequence[Lane], room: float, contradicted: bool = False) -> list[Row]:
    """Lanes share the room there is, within reason; a group that needs a heading gets one. ``contradicted``: a low
    lane at the top for the contradictions between watchers."""
    headed = {lane.key.group for lane in lanes} - {Group.MICROPHONE}
    height = min(max((room - (len(headed) + contradicted) * HEADING) / max(len(lanes), 1), LOW), HIGH)
    rows = [Row(0.0, HEADING, Group.CONTRADICTIONS)] if contradicted else []
    y, group = total_height(rows), Group.MICROPHONE
    for lane in lanes:
        if lane.key.group is not group:
            group = lane.key.group
            rows.append(Row(y, HEADING, group))
            y += HEADING
        rows.append(Row(y, height, group, lane))
        y += height
    return rows


def total_height(rows: Sequence[Row]) -> float:
    return rows[-1].y + rows[-1].height if rows else 0.0


def row_at(rows: Sequence[Row], y: float) -> Row | None:
    return next((row for row in rows if row.y <= y < row.y + row.height), None)
