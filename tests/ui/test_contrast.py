"""Contrast as WCAG 2.2 counts it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

from __future__ import annotations

import pytest

from ui.style import mixed
from ui.theme import DARK, LIGHT, Palette

TEXT, SHAPE = 4.5, 3.0
GROUNDS = ("page", "card")
both = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@both
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "good", "warn"])
def test_text_can_be_read_on_its_ground(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= TEXT


@both
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("on_accent", "accent"), ("text", "rail"), ("muted", "rail"), ("text", "accent_soft"), ("muted", "accent_soft"),
     ("text", "band"), ("muted", "band"), ("warn", "accent_soft")],
)  # fmt: skip
def test_text_can_be_read_on_what_is_coloured(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= TEXT


@both
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["accent", "bar", "own_bar", "good", "warn", "odd", "vendor"])
def test_shapes_stand_out_from_their_ground(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= SHAPE


@both
def test_the_glyph_stands_out_from_its_disc(palette: Palette) -> None:
    assert contrast(palette.accent, palette.accent_soft) >= SHAPE
    assert contrast(palette.warn, mixed(palette.warn, palette.page, 0.16)) >= SHAPE
