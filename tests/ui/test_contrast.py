"""Contrast as WCAG 2.2 counts it (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""

from __future__ import annotations

import re

import pytest

from ui.style import mixed
from ui.stylesheet import stylesheet
from ui.theme import DARK, LIGHT, Palette
from ui.timeline.presence_painter import WASHES

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
     ("text", "band"), ("muted", "band"), ("warn", "accent_soft"), ("accent", "accent_soft"), ("accent", "rail")],
)  # fmt: skip
def test_text_can_be_read_on_what_is_coloured(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= TEXT


@both
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["accent", "bar", "own_bar", "good", "warn", "odd", "vendor", "hatch"])
def test_shapes_stand_out_from_their_ground(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= SHAPE


@both
def test_the_glyph_stands_out_from_its_disc(palette: Palette) -> None:
    assert contrast(palette.accent, palette.accent_soft) >= SHAPE
    assert contrast(palette.warn, mixed(palette.warn, palette.page, 0.16)) >= SHAPE


@both
@pytest.mark.parametrize("ground", ["band", "accent_soft"])
@pytest.mark.parametrize("ink", ["accent", "bar", "own_bar", "good", "warn", "odd", "vendor"])
def test_shapes_stand_out_where_nothing_was_watched_and_in_a_chosen_row(
    palette: Palette, ink: str, ground: str
) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= SHAPE


@both
@pytest.mark.parametrize("ground", [*GROUNDS, "band"])
@pytest.mark.parametrize("ink", ["text", "muted"])
def test_text_can_be_read_where_nobody_was_there(palette: Palette, ink: str, ground: str) -> None:
    """The wash of presence is a share of the hatch's line, which is itself seven tenths of its colour."""
    for share in WASHES.values():
        washed = mixed(palette.hatch, getattr(palette, ground), 0.7 * share)
        assert contrast(getattr(palette, ink), washed) >= TEXT


@both
def test_a_field_is_seen_by_its_frame_and_a_box_by_its_edge(palette: Palette) -> None:
    """1.4.11: what one types into is known by its frame."""
    styles = stylesheet(palette)
    for field in ("QLineEdit {", "QComboBox, QTimeEdit, QSpinBox {"):
        rule = styles[styles.index(field) :].split("}")[0]
        assert f"border: 1px solid {palette.hatch};" in rule
    assert contrast(palette.hatch, palette.card) >= SHAPE


@both
def test_no_rule_of_the_stylesheet_writes_what_cannot_be_read(palette: Palette) -> None:
    """Wherever a rule names both its ink and its ground."""
    pairs = [
        (ink.group(1), ground.group(1), rule)
        for rule in stylesheet(palette).split("}")
        if (ink := re.search(r"[^-]color: (#\w{6})", rule)) and (ground := re.search(r"background: (#\w{6})", rule))
    ]
    assert len(pairs) > 8
    assert [each for each in pairs if contrast(each[0], each[1]) < TEXT] == []
