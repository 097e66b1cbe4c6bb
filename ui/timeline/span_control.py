"""Which span is on screen, as its buttons say, and how to the next one."""

from __future__ import annotations

from datetime import tzinfo

from ui.timeline.axis import DAY
from ui.timeline.header import Header
from ui.timeline.spans import Span, span_around, span_of, stepped
from ui.timeline.view import TimelineView
from ui.timeline.viewport import Viewport

FIRST_ROOM = 1.1
"""The first look shows this much of what is recorded, so that it begins shortly before the first record."""
SHORTEST = 600.0


class SpanControl:
    """``mode``: the span whose button is pressed; None for one that has no button."""

    def __init__(self, view: TimelineView, header: Header, zone: tzinfo | None) -> None:
        self._view, self._header, self._zone = view, header, zone
        self.mode: Span | None = Span.LAST_DAY
        self._looked = False

    def show(self, span: Span) -> None:
        view = self._view
        self.set_mode(span)
        if span is Span.LAST_DAY:
            view.follow(DAY)
        elif span is Span.ALL:
            view.fit()
        else:
            middle = view.scene.now if view.following else (view.port.left + view.port.right) / 2
            self._move(*span_around(span, min(middle, view.scene.now), self._zone))

    def step(self, way: int) -> None:
        """The previous or next day, week or month; with a span of its own, one view further."""
        span = self.mode if self.mode in (Span.DAY, Span.WEEK, Span.MONTH) else None
        if span is None:
            self.set_mode(None)
            self._view.pan(way * 0.9)
        else:
            self._move(*stepped(span, self._view.port.left, way, self._zone))

    def set_mode(self, span: Span | None) -> None:
        self.mode = span
        self._header.set_span(span)

    def on_moved(self) -> None:
        """Another span is on screen; maybe one that has a button."""
        view, port = self._view, self._view.port
        first, now = view.scene.story.first, view.scene.now
        self.set_mode(span_of(port.left, port.right, view.following, first, now, self._zone))

    def look_first(self) -> None:
        """On the first day, all of it instead of 24 hours in which mostly nothing was watched."""
        first_time, self._looked = not self._looked, True
        recorded = self._view.scene.now - self._view.scene.story.first
        if first_time and self.mode is Span.LAST_DAY and 0 < recorded * FIRST_ROOM < DAY:
            self._view.follow(max(recorded * FIRST_ROOM, SHORTEST))

    def _move(self, left: float, right: float) -> None:
        mode = self.mode
        self._view.move_to(Viewport(left, right, self._view.port.width), follow=False)
        self.set_mode(mode)
