"""What the timeline offers to make a report of: the marked span, the time on screen, and the chosen program in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo

from ui.language import tr
from ui.reporting.making import Wish
from ui.timeline import words
from ui.timeline.picked import picked_words, report_title
from ui.timeline.scene import Scene
from ui.timeline.times import span_words


def wishes(scene: Scene, zone: tzinfo | None) -> list[Wish]:
    """The likeliest first. What lies right of now has not happened yet and is no part of a report."""
    return [*_of_mark(scene, zone), *_of_screen(scene, zone)]


def _of_mark(scene: Scene, zone: tzinfo | None) -> Iterator[Wish]:
    picked = scene.picked
    if picked is not None:
        said = picked_words(picked, zone)
        yield from _over(scene, picked.left, picked.right, report_title(picked, zone), said)


def _of_screen(scene: Scene, zone: tzinfo | None) -> Iterator[Wish]:
    since, until = scene.port.left, min(scene.port.right, scene.now)
    if since < until:
        said = span_words(since, until, zone)
        yield from _over(scene, since, until, tr("What is on screen: {span}").format(span=said), said)


def _over(scene: Scene, since: float, until: float, title: str, said: str) -> Iterator[Wish]:
    """The span, and the chosen program alone in it."""
    begin, end = datetime.fromtimestamp(since, UTC), datetime.fromtimestamp(until, UTC)
    yield Wish(title, begin, end)
    lane = scene.chosen_lane()
    if lane is not None:
        who = words.lane_title(lane.application)
        yield Wish(tr("{program} only: {span}").format(program=who, span=said), begin, end, lane.application.identity)
