"""What lies under a point of a speaker's lane. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from ui.timeline.speaker_lanes import Mark, MarkLook, Side, SpeakerLanes

MOST = 400
"""Marks under the pointer that are looked at one by one; more are told as a number."""
NEAR = 9.0
"""Pixels around the pointer in which a mark counts as meant: its shape is some 14 wide."""
APART = 6.0
"""Pixels: marks nearer to each other are drawn as one."""


def under(lanes: SpeakerLanes, side: Side, instant: float, scale: float) -> tuple[Mark | None, int]:
    """The mark meant, or how many there are that can't be told apart, within ``NEAR`` of an instant."""
    reach = NEAR / scale
    left, right = instant - reach, instant + reach
    count = lanes.side(side).count(left, right)
    if not count or count > MOST:
        return None, count
    marks = lanes.within(side, left, right)
    long = APART / scale
    on_it = [one for one in marks if one.started <= instant <= one.ended and one.ended - one.started > long]
    loud = [one for one in marks if one.look is not MarkLook.QUIET]
    if len(loud) == 1:
        return loud[0], count
    if len(marks) > 1 and not on_it and _crowded(marks, scale):
        return None, count
    return min(loud or on_it or marks, key=lambda one: _far(one, instant)), count


def nearest(lanes: SpeakerLanes, instant: float, within: float) -> Mark | None:
    """The mark of either lane that begins nearest to an instant, findings before what is quiet."""
    marks = [one for side in Side for one in lanes.within(side, instant - within, instant + within)]
    return min(marks, key=lambda one: (one.look is MarkLook.QUIET, abs(one.started - instant)), default=None)


def _crowded(marks: Sequence[Mark], scale: float) -> bool:
    """Are they closer together than the eye can tell apart?"""
    return (marks[-1].started - marks[0].started) * scale < APART


def _far(one: Mark, instant: float) -> tuple[float, float]:
    """Distance, then length: what is short lies on top of what is long."""
    return max(one.started - instant, instant - one.ended, 0.0), one.ended - one.started
