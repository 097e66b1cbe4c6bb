"""Stretches of time as pairs: cut to a span, joined, the gaps between them, how long they are in all. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

Span = tuple[datetime, datetime]


def cut(spans: Iterable[tuple[datetime, datetime | None]], since: datetime, until: datetime) -> list[Span]:
    found = [(max(start, since), min(end or until, until)) for start, end in spans]
    return [(start, end) for start, end in found if start <= end]


def merged(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def gaps(covered: list[Span], since: datetime, until: datetime) -> list[Span]:
    edges = [since, *(edge for span in covered for edge in span), until]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(start, end) for start, end in pairs if start < end]


def total(spans: list[Span]) -> timedelta:
    return sum((end - start for start, end in spans), timedelta())
