"""A span that somebody marked on the timeline, to have a report of it. Pure, with its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta, tzinfo

from ui import messages
from ui.language import tr
from ui.timeline.times import span_words


@dataclass(frozen=True, slots=True)
class Picked:
    """``anchor``: where it was begun; ``head``: the end that moves. Seconds since 1970 (UTC)."""

    anchor: float
    head: float

    @property
    def left(self) -> float:
        return min(self.anchor, self.head)

    @property
    def right(self) -> float:
        return max(self.anchor, self.head)

    def until(self, now: float) -> Picked | None:
        """What of it has happened; nothing where nothing has."""
        cut = Picked(min(self.anchor, now), min(self.head, now))
        return cut if cut.left < cut.right else None


def picked_words(picked: Picked, zone: tzinfo | None) -> str:
    """``Tuesday 3 March 2026, 10:00 – 14:30 · 4 h 30 min``."""
    length = messages.duration(timedelta(seconds=picked.right - picked.left))
    return f"{span_words(picked.left, picked.right, zone)} · {length}"


def picked_spoken(picked: Picked | None, zone: tzinfo | None) -> str:
    """For a screen reader."""
    if picked is None:
        return tr("No span is marked.")
    return tr("Marked: {span}").format(span=picked_words(picked, zone))


def report_title(picked: Picked, zone: tzinfo | None) -> str:
    return tr("The marked span: {span}").format(span=picked_words(picked, zone))


def report_told(picked: Picked | None) -> str:
    """What the button for reports says it does."""
    return tr("Make a report of the marked span") if picked else tr("Make a report of the time on screen")


def mark_told() -> str:
    return tr("Mark a span by dragging; with Shift it is marked at any time")
