"""The spans that have a button: calendar days, weeks and months in local time. Pure."""

from __future__ import annotations

from datetime import tzinfo
from enum import Enum

from ui.timeline.axis import days_later, months_later, start_of_day, start_of_week

DAY = 86400.0


class Span(Enum):
    LAST_DAY = "24h"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


def span_around(span: Span, instant: float, zone: tzinfo | None) -> tuple[float, float]:
    """The calendar day, week or month that holds ``instant``."""
    if span is Span.MONTH:
        return months_later(instant, 0, zone), months_later(instant, 1, zone)
    left = start_of_week(instant, zone) if span is Span.WEEK else start_of_day(instant, zone)
    return left, days_later(left, 7 if span is Span.WEEK else 1, zone)


def stepped(span: Span, left: float, way: int, zone: tzinfo | None) -> tuple[float, float]:
    """The span ``way`` further than the one that begins at ``left``."""
    if span is Span.MONTH:
        return months_later(left, way, zone), months_later(left, way + 1, zone)
    days = 7 if span is Span.WEEK else 1
    return days_later(left, way * days, zone), days_later(left, (way + 1) * days, zone)


def span_of(left: float, right: float, following: bool, first: float, now: float, zone: tzinfo | None) -> Span | None:
    """Which button's span is on screen, if any."""
    if following and abs(right - left - DAY) < 1:
        return Span.LAST_DAY
    for span in (Span.DAY, Span.WEEK, Span.MONTH):
        if _same((left, right), span_around(span, left + 1, zone)):
            return span
    room = (now - first) * 0.1
    return Span.ALL if abs(left - first) <= room and abs(right - now) <= room and now - first > DAY else None


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < 1 and abs(one[1] - other[1]) < 1
