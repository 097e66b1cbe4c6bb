from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui.icons import TRAY_SIZES, Look, program_pixmap, tray_icon
from ui.status import TrayState
from ui.theme import LIGHT


def mask(state: TrayState, look: Look, size: int) -> list[bool]:
    """Where it is drawn at all: its shape without any colour."""
    image = tray_icon(state, look).pixmap(size, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    assert (image.width(), image.height()) == (size, size)
    return [image.pixelColor(x, y).alpha() > 127 for y in range(size) for x in range(size)]


@pytest.mark.parametrize("look", list(Look))
@pytest.mark.parametrize("size", TRAY_SIZES)
def test_each_state_is_told_by_its_shape_alone(qapp: QApplication, look: Look, size: int) -> None:
    masks = {state: mask(state, look, size) for state in TrayState}
    for one, other in combinations(TrayState, 2):
        differing = sum(a != b for a, b in zip(masks[one], masks[other], strict=True))
        # Measured: the two most alike, over all sizes and looks, differ by 8.8 % of the pixels.
        assert differing > size * size * 0.05, (one, other, differing)


def test_a_glyph_for_an_unknown_panel_is_light_with_a_dark_outline(qapp: QApplication) -> None:
    image = tray_icon(TrayState.WATCHING, Look.UNKNOWN).pixmap(64, 64).toImage()
    lightness = {
        image.pixelColor(x, y).lightness() for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() > 250
    }
    assert min(lightness) < 60
    assert max(lightness) > 220


def test_an_icon_is_looked_up_by_name_and_never_opened_as_a_file(qapp: QApplication, tmp_path: Path) -> None:
    picture = tmp_path / "secret.png"
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(0xFF123456)
    image.save(str(picture))
    drawn = program_pixmap(str(picture), "Zoom", LIGHT, 40, 1.0).toImage()
    assert drawn.pixelColor(20, 4).name() != "#123456"
    assert drawn == program_pixmap(None, "Zoom", LIGHT, 40, 1.0).toImage()
