"""No meaning by colour alone: without colours the marks of the legend, the verdicts and the tray still differ."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from monitor.speaker_model import Verdict
from ui.findings.marks import mark
from ui.icons import glyph
from ui.status import TrayState
from ui.theme import DARK, LIGHT, Palette
from ui.timeline.legend import ActShapes, Legend, PresenceShapes, Shapes, SpeakerShapes

APART = 12
"""Pixels of a mark that are clearly lighter or darker in another."""
CLEARLY = 40
both = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def grey(palette: Palette, paint: Callable[[QPainter], None]) -> list[int]:
    """Lightness of each pixel, 0 to 255."""
    image = QImage(26, 26, QImage.Format.Format_RGB32)
    image.fill(palette.card)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter)
    drawn = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [drawn.pixelColor(x, y).lightness() for y in range(26) for x in range(26)]


def alike(marks: dict[str, list[int]]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one, other in itertools.combinations(marks, 2)
        if sum(abs(a - b) >= CLEARLY for a, b in zip(marks[one], marks[other], strict=True)) < APART
    ]


@both
@pytest.mark.parametrize("kind", [Shapes, SpeakerShapes, PresenceShapes, ActShapes])
def test_the_marks_of_the_legend_differ_without_colours(qtbot: QtBot, palette: Palette, kind: type[Shapes]) -> None:
    legend = Legend(palette)
    qtbot.addWidget(legend)
    shapes = next(each for each in legend.findChildren(Shapes) if type(each) is kind)
    marks = {}
    for text in shapes.told():

        def paint(painter: QPainter, text: str = text) -> None:
            shapes.paint_shape(painter, text, QRectF(4, 8, 18, 10), shapes._made())

        marks[text] = grey(palette, paint)
    assert len(marks) > 2
    assert alike(marks) == []


@both
def test_verdicts_and_states_differ_without_colours(qtbot: QtBot, palette: Palette) -> None:
    verdicts = {each.value: grey(palette, _drawing(mark(each, palette, 1.0))) for each in Verdict}
    states = {each.value: grey(palette, _drawing(glyph(each.value, palette.text, 24, 1.0))) for each in TrayState}
    assert alike(verdicts) == []
    assert alike(states) == []


def _drawing(picture: QPixmap) -> Callable[[QPainter], None]:
    return lambda painter: painter.drawPixmap(1, 1, picture)
