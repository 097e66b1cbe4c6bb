"""How the Findings page says times, clocks, chance and rates: with how sure they are. No Qt."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from monitor.crosscheck.rates import Rate, Share
from monitor.speaker_model import Sighting
from ui.language import QT_TR_NOOP, decimal, number, short_date, short_weekday, tr

_CLOCKS = {
    "estimated": QT_TR_NOOP("This was found from the pairs themselves and taken into account."),
    "followed": QT_TR_NOOP("It moves, and was followed; this is the middle."),
    "assumed": QT_TR_NOOP("There were too few pairs to find it, so the clocks were taken to agree."),
    "wrong-zone": QT_TR_NOOP("That is whole hours, as if a time zone were wrong, so nothing rests on it."),
}


def day(at: datetime, zone: tzinfo | None) -> str:
    local = at.astimezone(zone)
    return tr("{weekday} {date}", "a short date").format(weekday=short_weekday(local), date=short_date(local))


def when(earliest: datetime, latest: datetime, zone: tzinfo | None) -> str:
    """``3 Mar 2026 15:27:04 CET``; what is not known to the second is told as the interval that it is."""
    begin, end = earliest.astimezone(zone), latest.astimezone(zone)
    if end - begin <= timedelta(seconds=2):
        middle = begin + (end - begin) / 2
        return f"{short_date(middle)} {middle:%H:%M:%S} {middle:%Z}"
    if begin.date() == end.date():
        return f"{short_date(begin)} {begin:%H:%M:%S}–{end:%H:%M:%S} {end:%Z}"
    return f"{short_date(begin)} {begin:%H:%M:%S} – {short_date(end)} {end:%H:%M:%S} {end:%Z}"


def exactly(at: datetime, zone: tzinfo | None) -> str:
    local = at.astimezone(zone)
    return f"{day(local, zone)} {local:%H:%M:%S}{decimal('.')}{local.microsecond // 1000:03d} {local:%Z}"


def seconds(value: float) -> str:
    """``2.4 s``, ``0.35 s``, ``3 min 20 s``."""
    if abs(value) >= 60:
        minutes, rest = divmod(round(abs(value)), 60)
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    figure = f"{abs(value):.2f}" if abs(value) < 1 else f"{abs(value):.1f}".removesuffix(".0")
    return f"{decimal(figure)}\u00a0s"


def sighting_time(of: Sighting, zone: tzinfo | None) -> str:
    spread = of.uncertainty.total_seconds()
    return f"{exactly(of.at, zone)}, ±\u00a0{seconds(spread)}" if spread else exactly(of.at, zone)


# Clock, chance, rates


def clock(offset: float, spread: float, state: str) -> str:
    """How the vendor's clock compares, in seconds, and what was made of it."""
    if state == "assumed":
        return tr(_CLOCKS[state])
    said = _apart(offset, bool(spread)).format(seconds=seconds(offset), spread=seconds(spread))
    return f"{said} {tr(_CLOCKS[state])}" if state in _CLOCKS else said


def _apart(offset: float, spread: bool) -> str:
    if abs(offset) < 0.005:
        if spread:
            return tr("The vendor's clock agrees with ours, single pairs lie within {spread} of that.")
        return tr("The vendor's clock agrees with ours.")
    if offset > 0:
        if spread:
            return tr("The vendor's clock is {seconds} ahead of ours, single pairs lie within {spread} of that.")
        return tr("The vendor's clock is {seconds} ahead of ours.")
    if spread:
        return tr("The vendor's clock is {seconds} behind ours, single pairs lie within {spread} of that.")
    return tr("The vendor's clock is {seconds} behind ours.")


def chance(share: float) -> str:
    """``share``: of the sightings that would find a record in a history shifted to where nothing belongs."""
    if share <= 0:
        return tr("In a history shifted to wrong times, none would have matched.")
    said = tr("In a history shifted to wrong times, about {count} of 100 would have matched by chance.")
    return said.format(count=decimal(f"{share * 100:.2g}"))


def activations(count: int) -> str:
    return tr("%n {activation|activations}", "", count)


def unasked(count: int) -> str:
    return tr("%n not asked for", "activations", count)


def rate(of: Rate, counted: str) -> str:
    """``24 activations in 40 h of listening: 15 (95 %: 9.5 to 23) a day, 0.63 (0.4 to 0.96) an hour.``

    ``counted``: what was counted, with its number.
    """
    if of.per_day is None or of.per_hour is None or of.low is None or of.high is None:
        return tr("{counted}; nobody listened, so there is no rate.").format(counted=counted)
    return tr(
        "{counted} in {hours} of listening: {day} (95 %: {day_low} to {day_high}) a day, {hour} ({low} to {high}) "
        "an hour."
    ).format(
        counted=counted,
        hours=hours(of.hours),
        day=figure(of.per_day),
        day_low=figure(of.low * 24),
        day_high=figure(of.high * 24),
        hour=figure(of.per_hour),
        low=figure(of.low),
        high=figure(of.high),
    )


def share(of: Share) -> str:
    """``3 of 41 that could be told (95 %: 2 to 19 of 100)``."""
    if of.low is None or of.high is None:
        return ""
    return tr("{part} of {whole} that could be told (95 %: {low} to {high} of 100)").format(
        part=number(of.part), whole=number(of.whole), low=f"{of.low * 100:.0f}", high=f"{of.high * 100:.0f}"
    )


def figure(value: float) -> str:
    """Two figures that mean something, no more."""
    if 0 < value < 0.01:
        return tr("under {figure}").format(figure=decimal("0.01"))
    if value >= 10:
        return decimal(f"{value:,.0f}")
    return decimal(f"{value:.1f}" if value >= 1 else f"{value:.2g}")


def hours(of: float) -> str:
    return decimal(f"{of:,.0f} h" if of >= 10 else f"{of:.1f} h")


def hour_spoken(place: int, of: Rate) -> str:
    if not of.hours or of.per_hour is None:
        said = tr("{begin}:00 to {end}:00: nobody listened")
    elif not of.count:
        said = tr("{begin}:00 to {end}:00: No activations in {hours} of listening")
    else:
        said = tr(
            "{begin}:00 to {end}:00: {One activation|%n activations} in {hours} of listening",
            "hours of the day",
            of.count,
        )
    return said.format(begin=f"{place:02}", end=f"{(place + 1) % 24:02}", hours=hours(of.hours))
