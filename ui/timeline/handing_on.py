"""What the timeline offers to make a report of: the time on screen, and the chosen program in it."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from ui.reporting.making import Wish
from ui.timeline import words
from ui.timeline.scene import Scene


def wishes(scene: Scene, zone: tzinfo | None) -> list[Wish]:
    """What lies right of now has not happened yet and is no part of a report."""
    since, until = scene.port.left, min(scene.port.right, scene.now)
    if since >= until:
        return []
    begin, end = datetime.fromtimestamp(since, UTC), datetime.fromtimestamp(until, UTC)
    on_screen = words.span_words(since, until, zone)
    found = [Wish(f"What is on screen: {on_screen}", begin, end)]
    lane = scene.chosen_lane()
    if lane is not None:
        title = f"{words.lane_title(lane.application)} only: {on_screen}"
        found.append(Wish(title, begin, end, lane.application.identity))
    return found
