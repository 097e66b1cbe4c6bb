"""The picture of a report as shapes: the same for SVG and for PDF. Sizes are in points of a page 720 wide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ui.report.blocks import Picture

WIDTH, LABELS, ROW, TOP, FOOT = 720.0, 170.0, 20.0, 6.0, 22.0
LEAST = 1.2
"""Points: a bar as short as a millisecond can still be seen and printed."""


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    look: str


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    look: str


@dataclass(frozen=True, slots=True)
class Words:
    """``x``: of the begin, or of the middle where ``middle``."""

    x: float
    y: float
    text: str
    middle: bool = False


Shape = Rect | Line | Words


def height(picture: Picture) -> float:
    return TOP + ROW * max(1, len(picture.lanes)) + FOOT


def shapes(picture: Picture) -> Iterator[Shape]:
    """From the back to the front."""
    bottom = TOP + ROW * max(1, len(picture.lanes))
    for start, end in picture.blind:
        yield from _hatched(_x(start), _x(end), bottom)
    for place, word in picture.ticks:
        yield Line(_x(place), TOP, _x(place), bottom, "grid")
        yield Words(_x(place), bottom + 14, word, middle=True)
    for number, lane in enumerate(picture.lanes):
        y = TOP + ROW * number
        yield Line(0, y + ROW, WIDTH, y + ROW, "grid")
        yield Words(0, y + ROW * 0.7, lane)
    for bar in picture.bars:
        x, y = _x(bar.start), TOP + ROW * bar.lane + 4
        yield Rect(x, y, max(LEAST, _x(bar.end) - x), ROW - 8, bar.look)


def _x(place: float) -> float:
    return round(LABELS + (WIDTH - LABELS) * min(max(place, 0.0), 1.0), 2)


def _hatched(left: float, right: float, bottom: float) -> Iterator[Shape]:
    """Slanted lines within the rectangle: patterns print badly, and PDF has none that is simple."""
    right = max(right, left + LEAST)
    yield Rect(left, TOP, right - left, bottom - TOP, "band")
    tall, step = bottom - TOP, 7.0
    start = left - tall
    while start < right:
        x1, x2 = max(start, left), min(start + tall, right)
        if x1 < x2:
            yield Line(x1, bottom - (x1 - start), x2, bottom - (x2 - start), "hatch")
        start += step
