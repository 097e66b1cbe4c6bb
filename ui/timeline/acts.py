"""What the program did, in order of time, as one lane of the timeline. Pure; no sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter

from monitor.act_model import Act, Acted, Outcome
from ui.timeline.lanes import seconds_of
from ui.timeline.pyramid import Pyramid, Run
from ui.timeline.viewport import Viewport

SHAPED = 15.0
"""Pixels: each act has a shape of this width; nearer ones are drawn as their number."""
NEAR = 9.0
"""Pixels around the pointer in which an act counts as meant."""
APART = 6.0
"""Pixels between acts that one can point at singly."""


class ActLook(Enum):
    CUT_OFF = "cut-off"
    ENDED = "process-ended"
    MUTED = "muted"
    UNMUTED = "unmuted"
    NOT_DONE = "not-done"


@dataclass(frozen=True, slots=True)
class ActsKey:
    """Chooses the lane; there is only one."""


ACTS = ActsKey()
_LOOKS = {
    Act.CUT_OFF: ActLook.CUT_OFF,
    Act.END_PROCESS: ActLook.ENDED,
    Act.MUTE: ActLook.MUTED,
    Act.UNMUTE: ActLook.UNMUTED,
}


def look_of(acted: Acted) -> ActLook:
    """What was tried in vain looks like none of what was done."""
    return _LOOKS[acted.act] if acted.outcome is Outcome.DONE else ActLook.NOT_DONE


class ActLane:
    """The index over the acts is made when it is first asked for: many may come while nobody looks."""

    def __init__(self, acts: Sequence[Acted] = ()) -> None:
        self.acts = sorted(acts, key=attrgetter("at", "id"))
        self._pyramid: Pyramid | None = None

    def __bool__(self) -> bool:
        return bool(self.acts)

    @property
    def pyramid(self) -> Pyramid:
        if self._pyramid is None:
            at = seconds_of(map(attrgetter("at"), self.acts))
            self._pyramid = Pyramid(at, at)
        return self._pyramid

    def only(self, tells: Callable[[Acted], bool]) -> ActLane:
        found = [one for one in self.acts if tells(one)]
        return ActLane(found) if len(found) < len(self.acts) else self

    def count(self, left: float, right: float) -> int:
        return bisect_right(self.pyramid.starts, right) - bisect_left(self.pyramid.starts, left)

    def within(self, left: float, right: float) -> Sequence[Acted]:
        starts = self.pyramid.starts
        return self.acts[bisect_left(starts, left) : bisect_right(starts, right)]

    def under(self, instant: float, scale: float) -> Sequence[Acted]:
        """The act meant at an instant, or all those there that can't be told apart."""
        reach = NEAR / scale
        found = self.within(instant - reach, instant + reach)
        if len(found) < 2 or (found[-1].at - found[0].at).total_seconds() * scale < APART:
            return found
        return [min(found, key=lambda one: abs(one.at.timestamp() - instant))]

    def runs(self, port: Viewport) -> list[Run]:
        return self.pyramid.runs(port.left, port.right, port.scale, SHAPED)

    def neighbour(self, instant: float, ahead: bool, skipped: str = "") -> Acted | None:
        """The one next after (or last before) ``instant``; those at once go by their ids."""
        here = (instant, skipped or ("" if ahead else "\U0010ffff"))
        near = [self.acts[at] for at in self.pyramid.starting_near(instant, ahead)]
        order = [((one.at.timestamp(), one.id), one) for one in near]
        wanted = [(key, one) for key, one in order if (key > here if ahead else key < here) and one.id != skipped]
        return (min if ahead else max)(wanted, key=lambda entry: entry[0])[1] if wanted else None
