"""Ticks of the time axis in local time: every hour that the wall clock shows, those that it shows twice included.

``zone`` is a tzinfo, or None for the system's own zone (naive datetimes then carry the fold, as PEP 495 defines).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from math import ceil, floor

from ui.language import short_date, short_month, short_weekday, tr

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0
SECONDS = (0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0, 15.0, 30.0)
MINUTES = (1, 2, 5, 10, 15, 30)
HOURS = (1, 2, 3, 6, 12)
DAYS = (1, 2, 7)
MONTHS = (1, 3, 6, 12, 24, 60)


@dataclass(frozen=True, slots=True)
class Tick:
    """``major``: a larger unit begins here (a day among hours, a month among days, a year among months)."""

    at: float
    label: str
    major: bool = False


def local(instant: float, zone: tzinfo | None) -> datetime:
    return datetime.fromtimestamp(instant, zone)


def ticks(left: float, right: float, most: int, zone: tzinfo | None) -> list[Tick]:
    """At most about ``most`` ticks between two instants, at round local times."""
    least = (right - left) / max(most, 1) * 0.999  # a span of exactly so many steps must not miss by a rounding
    for step in SECONDS:
        if step >= least:
            return _second_ticks(left, right, step, zone)
    for minutes in MINUTES:
        if minutes * MINUTE >= least:
            return list(_minute_ticks(left, right, minutes * MINUTE, zone))
    for hours in HOURS:
        if hours * HOUR >= least:
            return [_clock_tick(at, again) for at, again in _wall(left, right, hours, zone)]
    for days in DAYS:
        if days * DAY >= least:
            return [_day_tick(day) for day in _days(left, right, days, zone)]
    return _month_ticks(left, right, least, zone)


def start_of_day(instant: float, zone: tzinfo | None) -> float:
    return _midnight(local(instant, zone)).timestamp()


def days_later(instant: float, days: int, zone: tzinfo | None) -> float:
    """Midnight ``days`` calendar days after the day of ``instant``; a day may have 23 or 25 hours."""
    day = _midnight(local(instant, zone))
    return _midnight(day.replace(tzinfo=None) + timedelta(days=days), zone).timestamp()


def start_of_week(instant: float, zone: tzinfo | None) -> float:
    return days_later(instant, -local(instant, zone).weekday(), zone)


def months_later(instant: float, months: int, zone: tzinfo | None) -> float:
    """The first of the month ``months`` after that of ``instant``, at midnight."""
    day = local(instant, zone)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime(max(year, 1), month + 1, 1, tzinfo=zone).timestamp()


def repeated(moment: datetime) -> bool:
    """Does the wall clock show this time for the second time (the clock was put back)?"""
    return moment.fold == 1


def _midnight(moment: datetime, zone: tzinfo | None = None) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0, fold=0, tzinfo=moment.tzinfo or zone)


def _second_ticks(left: float, right: float, step: float, zone: tzinfo | None) -> list[Tick]:
    numbers = range(ceil(left / step), floor(right / step) + 1)
    return [_second_tick(number * step, step, zone) for number in numbers]


def _second_tick(at: float, step: float, zone: tzinfo | None) -> Tick:
    moment = local(round(at, 3), zone)
    whole = moment.microsecond == 0
    if step < 1 and not whole:
        return Tick(at, f".{moment.microsecond // 1000:03d}")
    return Tick(at, moment.strftime("%H:%M:%S"), major=step < 1 or moment.second == 0)


def _minute_ticks(left: float, right: float, step: float, zone: tzinfo | None) -> Iterator[Tick]:
    """Clocks are moved by whole or half hours: from a whole hour on, steps of up to 30 min stay round."""
    at = local(left, zone).replace(minute=0, second=0, microsecond=0).timestamp()
    while at <= right:
        if at >= left:
            moment = local(at, zone)
            yield _clock_tick(moment, repeated(moment))
        at += step


def _wall(left: float, right: float, step: int, zone: tzinfo | None) -> Iterator[tuple[datetime, bool]]:
    """Every ``step`` hours on the wall clock, both of them where it shows one twice."""
    day = _midnight(local(left, zone))
    while day.timestamp() <= right:
        for hour in range(0, 24, step):
            yield from _instants(day.replace(hour=hour), left, right, zone)
        day = _midnight(day.replace(tzinfo=None) + timedelta(days=1), zone)


def _instants(wall: datetime, left: float, right: float, zone: tzinfo | None) -> Iterator[tuple[datetime, bool]]:
    both = sorted({wall.replace(fold=fold).timestamp() for fold in (0, 1)})
    for at in both:
        moment = local(at, zone)
        exists = (moment.hour, moment.minute) == (wall.hour, wall.minute)
        if exists and left <= at <= right:
            yield moment, repeated(moment)


def _clock_tick(moment: datetime, again: bool) -> Tick:
    if moment.hour == moment.minute == 0 and not again:
        return Tick(moment.timestamp(), short_day(moment), major=True)
    clock = f"{moment:%H:%M}"
    return Tick(moment.timestamp(), tr("{time} again").format(time=clock) if again else clock)


def short_day(at: datetime, *, year: bool = False) -> str:
    """``Tue 3 Mar``, or with the year."""
    return tr("{weekday} {date}", "short").format(weekday=short_weekday(at), date=short_date(at, year=year))


def _days(left: float, right: float, step: int, zone: tzinfo | None) -> Iterator[datetime]:
    at = start_of_week(left, zone) if step == 7 else months_later(left, 0, zone)
    while at <= right:
        day = local(at, zone)
        last_pair = step == 2 and day.day == 31  # the 31st and the 1st would stand side by side
        if at >= left and not last_pair:
            yield day
        following = days_later(at, step, zone)
        first = months_later(at, 1, zone)
        at = min(following, first) if step == 2 else following


def _day_tick(day: datetime) -> Tick:
    return Tick(day.timestamp(), short_date(day, year=False), major=day.day == 1)


def _month_ticks(left: float, right: float, least: float, zone: tzinfo | None) -> list[Tick]:
    step = next((months for months in MONTHS if months * 30.4 * DAY >= least), MONTHS[-1])
    day = local(left, zone)
    back = (day.year * 12 + day.month - 1) % step
    at, found = months_later(left, -back, zone), []
    while at <= right:
        month = local(at, zone)
        label = f"{month.year}" if month.month == 1 else short_month(month)
        found += [Tick(at, label, major=month.month == 1)] if at >= left else []
        at = months_later(at, step, zone)
    return found
