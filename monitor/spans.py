"""Spans of time added, cut and taken away. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from monitor.model import Coverage
from monitor.speaker_model import Span

_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)


def clipped(spans: Iterable[Span], since: datetime | None, until: datetime | None) -> list[Span]:
    """What of the spans lies within."""
    limits = (since or _FIRST, until or _LAST)
    cut = [Span(max(s.earliest, limits[0]), min(s.latest, limits[1])) for s in spans]
    return [span for span in cut if span.earliest < span.latest]


def without(span: Span, holes: Iterable[Span]) -> list[Span]:
    """What is left of a span."""
    left = [span]
    for hole in holes:
        left = [piece for kept in left for piece in _minus(kept, hole)]
    return left


def _minus(span: Span, hole: Span) -> list[Span]:
    pieces = (
        Span(span.earliest, min(span.latest, hole.earliest)),
        Span(max(span.earliest, hole.latest), span.latest),
    )
    return [piece for piece in pieces if piece.earliest < piece.latest]


def covered(spans: Iterable[Span]) -> timedelta:
    """How long at least one of them lasts; what several share counts once."""
    length, reached = timedelta(), _FIRST
    for span in sorted(spans, key=lambda each: each.earliest):
        length += max(timedelta(), span.latest - max(span.earliest, reached))
        reached = max(reached, span.latest)
    return length


def seen(coverage: Sequence[Coverage], own: str, now: datetime) -> list[Span]:
    """When a source could see: its seeing times, without those in which ``own`` says that nobody saw anything.

    ``now``: until when what is still open holds.
    """
    holes = [Span(c.started, c.ended or now) for c in coverage if c.source == own and c.blind is not None]
    open_ = [Span(c.started, c.ended or now) for c in coverage if c.source != own and c.blind is None]
    whole = [span for span in open_ if span.earliest < span.latest]
    return [piece for span in whole for piece in without(span, holes)]
