"""Moments and spans of time as the timeline writes them. No Qt."""

from __future__ import annotations

from datetime import datetime, tzinfo

from ui.language import long_date, tr, weekday
from ui.timeline.axis import DAY, local, repeated, short_day, start_of_day


def moment(instant: float, zone: tzinfo | None, fraction: bool = False) -> str:
    """``Tue 3 Mar 2026 08:02:11``, to the millisecond with ``fraction``; an hour that came twice says which it is."""
    at = local(instant, zone)
    clock = at.strftime("%H:%M:%S") + (f".{at.microsecond // 1000:03d}" if fraction else "")
    said = tr("{time} (again, clocks went back)") if repeated(at) else "{time}"
    return f"{short_day(at, year=True)} {said.format(time=clock)}"


def span_words(left: float, right: float, zone: tzinfo | None) -> str:
    """``Tuesday 3 March 2026``, ``2 – 8 March 2026``, ``Tuesday 3 March 2026, 10:00 – 14:30``."""
    first, last = local(left, zone), local(right, zone)
    whole = is_midnight(left, zone) and is_midnight(right, zone)
    if whole:
        last = local(right - DAY / 24, zone)
    if first.date() == last.date():
        return _day(first) if whole else f"{_day(first)}, {_clock(first, right - left)} – {_clock(last, right - left)}"
    if whole or right - left > 3 * DAY:
        return _days(first, last)
    begin, end = _clock(first, right - left), _clock(last, right - left)
    return f"{short_day(first)}, {begin} – {short_day(last)}, {end} {last.year}"


def is_midnight(instant: float, zone: tzinfo | None) -> bool:
    return abs(start_of_day(instant + 0.5, zone) - instant) < 0.5


def _day(at: datetime) -> str:
    return tr("{weekday} {date}").format(weekday=weekday(at), date=long_date(at))


def _clock(at: datetime, span: float) -> str:
    if span < 10:
        return f"{at:%H:%M:%S}.{at.microsecond // 1000:03d}"
    return f"{at:%H:%M:%S}" if span < 600 else f"{at:%H:%M}"


def _days(first: datetime, last: datetime) -> str:
    if (first.year, first.month) == (last.year, last.month):
        said = tr("{first} – {last}", "days of one month: 2 – 8 March 2026")
        return said.format(first=first.day, last=long_date(last))
    return f"{long_date(first, year=first.year != last.year)} – {long_date(last)}"
