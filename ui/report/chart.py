"""The picture of the time: a lane a program, two a speaker, what could not be seen behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from monitor.model import Activation, Trust, Use
from monitor.presence_model import Attendance
from monitor.report.facts import Report, SpeakerPart
from ui import messages
from ui.language import short_date, tr
from ui.report.blocks import Bar, Picture
from ui.report.covered import blind_and_unwatched
from ui.report.times import Times
from ui.report.told import told_apart
from ui.stretches import Span, cut, merged

MOST_LANES = 14
"""Of programs; those used longest. The rest are in the table, and that is said."""
FINEST = 1 / 900
"""Of the width: what lies closer is drawn as one, or a year of openings would be a picture of 50 MB."""
_STEPS = (
    *(timedelta(seconds=s) for s in (1, 5, 15)),
    *(timedelta(minutes=m) for m in (1, 5, 15, 30)),
    *(timedelta(hours=h) for h in (1, 3, 6, 12)),
    *(timedelta(days=d) for d in (1, 2, 7, 14, 30, 90, 365)),
)
_TICKS = 8


def timeline(report: Report, times: Times) -> Picture:
    programs = _programs(report)
    lanes = [(title, list(_bars(found))) for title, found in programs[:MOST_LANES]]
    for part in report.speakers:
        lanes += _speaker_lanes(part)
    lanes += _presence_lanes(report)
    since, until = report.selection.since, report.selection.until
    bars = [bar for number, (_, found) in enumerate(lanes) for bar in _placed(number, found, since, until)]
    blind, unwatched = blind_and_unwatched(report)
    left_out = len(programs) - MOST_LANES
    said = [tr("One row a program, from {since} to {until}. Hatched: not covered.")]
    if left_out > 0:
        said.append(tr("{One more program is|%n more programs are} only in the table.", "", left_out))
    return Picture(
        tr("Who used a microphone, and when"),
        " ".join(said).format(since=times.full(since), until=times.full(until)),
        tuple(title for title, _ in lanes),
        tuple(bars),
        tuple((_place(a, since, until), _place(b, since, until)) for a, b in merged([*blind, *unwatched])),
        tuple(_ticks(since, until, times)),
    )


def _programs(report: Report) -> list[tuple[str, list[Activation]]]:
    """The longest used first."""
    grouped: dict[tuple[str, bool], list[Activation]] = {}
    for activation in report.activations:
        grouped.setdefault(told_apart(activation.application), []).append(activation)
    ordered = sorted(
        grouped.values(), key=lambda found: -sum((a.duration or timedelta()).total_seconds() for a in found)
    )
    return [(messages.application_title(found[-1].application), found) for found in ordered]


Marked = tuple[datetime, datetime | None, str]


def _bars(found: Iterable[Activation]) -> Iterator[Marked]:
    for activation in found:
        yield activation.started, activation.ended, _look(activation)


def _look(activation: Activation) -> str:
    if activation.application.own:
        return "own"
    if activation.application.trust is Trust.CONFLICT:
        return "alarm"
    return "plain" if activation.use is Use.MICROPHONE else "quiet"


def _speaker_lanes(part: SpeakerPart) -> list[tuple[str, list[Marked]]]:
    name = messages.name(part.speaker.name)
    heard: list[Marked] = [(s.at, s.end or s.at, "heard") for s in part.sightings]
    records = [f.record for f in part.findings if f.record is not None]
    said: list[Marked] = [(r.at.earliest, r.at.latest, "vendor") for r in records]
    titles = tr("{speaker}: witnessed here"), tr("{speaker}: the vendor says")
    return [(title.format(speaker=name), marks) for title, marks in zip(titles, (heard, said), strict=True)]


def _presence_lanes(report: Report) -> list[tuple[str, list[Marked]]]:
    """Where neither lane has a bar it is not known."""
    if not report.presence:
        return []
    lanes: dict[bool, list[Marked]] = {True: [], False: []}
    for span in report.presence:
        lanes[span.attendance is Attendance.THERE].append((span.started, span.ended, "quiet"))
    return [(tr("Somebody was there"), lanes[True]), (tr("Nobody there, or locked"), lanes[False])]


def _placed(lane: int, found: list[Marked], since: datetime, until: datetime) -> Iterator[Bar]:
    """The bars of a lane in parts of the width, those of one look joined where no eye could tell them apart."""
    by_look: dict[str, list[Span]] = {}
    for start, end, look in found:
        by_look.setdefault(look, []).extend(cut([(start, end)], since, until))
    finest = (until - since) * FINEST
    for look, spans in by_look.items():
        for start, end in merged([(a, max(b, a + finest)) for a, b in spans]):
            yield Bar(lane, _place(start, since, until), min(1.0, _place(end, since, until)), look)


def _place(at: datetime, since: datetime, until: datetime) -> float:
    return round((at - since) / (until - since), 5)


def _ticks(since: datetime, until: datetime, times: Times) -> Iterator[tuple[float, str]]:
    step = next((s for s in _STEPS if (until - since) / s <= _TICKS), _STEPS[-1])
    local = since.astimezone(times.zone)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    at = midnight + step * ((local - midnight) // step)
    for _ in range(3 * _TICKS):
        if at >= until:
            return
        if at >= since:
            yield _place(at, since, until), _tick_words(at, step)
        at += step


def _tick_words(at: datetime, step: timedelta) -> str:
    if step >= timedelta(days=1) or (at.hour, at.minute, at.second) == (0, 0, 0):
        return short_date(at, year=False)
    return at.strftime("%H:%M" if step >= timedelta(minutes=1) else "%H:%M:%S")
