"""Time <-> pixel, zoom and pan, as pure arithmetic on one frozen value."""

from __future__ import annotations

from dataclasses import dataclass

SHORTEST = 0.05
"""Seconds: a 20 ms activation then fills nearly half of the view."""
LONGEST = 30 * 366 * 86400.0
STEP = 1.25
"""Zoom of one wheel notch or key press."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """The span on screen, in seconds since 1970 (UTC), over ``width`` pixels."""

    left: float
    right: float
    width: float

    @property
    def span(self) -> float:
        return self.right - self.left

    @property
    def scale(self) -> float:
        """Pixels a second."""
        return self.width / self.span

    def x(self, instant: float) -> float:
        return (instant - self.left) * self.scale

    def instant(self, x: float) -> float:
        return self.left + x / self.scale

    def resized(self, width: float) -> Viewport:
        return Viewport(self.left, self.right, max(1.0, width))

    def zoomed(self, factor: float, at: float) -> Viewport:
        """``factor`` > 1 comes nearer. The instant ``at`` stays where it is on screen."""
        span = min(max(self.span / factor, SHORTEST), LONGEST)
        share = (at - self.left) / self.span
        left = at - share * span
        return Viewport(left, left + span, self.width)

    def panned(self, seconds: float, first: float, last: float) -> Viewport:
        """Moved, but never so far that nothing between ``first`` and ``last`` could be seen."""
        left = self.left + seconds
        margin = self.span * 0.25
        lowest = min(self.left, first - self.span + margin)
        highest = max(self.left, last - margin)
        left = min(max(left, lowest), highest)
        return Viewport(left, left + self.span, self.width)

    def fitted(self, first: float, last: float) -> Viewport:
        """Shows ``first .. last`` with a little room on both sides."""
        room = max((last - first) * 0.02, SHORTEST / 2)
        return Viewport(first - room, last + room, self.width)

    def centred(self, instant: float, span: float | None = None) -> Viewport:
        half = min(max(self.span if span is None else span, SHORTEST), LONGEST) / 2
        return Viewport(instant - half, instant + half, self.width)

    def ending(self, last: float) -> Viewport:
        return Viewport(last - self.span, last, self.width)
