"""Icons drawn for this project, coloured for the theme: always built anew from (shape, look), never patched.

A file in resources/icons is drawn in one ink; here the ink becomes the theme's colour. Rendering goes through Qt's
image plug-in, so that QtSvg's Python module need not be loaded before the tray icon shows.
"""

from __future__ import annotations

from enum import Enum
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QImageReader, QPainter, QPixmap

import resources
from ui.status import TrayState
from ui.theme import DARK, LIGHT, Palette

_INK = "#1d2025"
_PAPER = "#fefefe"
_STROKE = 'stroke-width="2"'
_HALO = 'stroke-width="4.500"'
# A panel asks for 16, 22 or 24, at a scale of two for 32, 44 or 48; Qt sends the item 22 and 64.
TRAY_SIZES = (16, 22, 24, 32, 44, 48, 64)


class Look(Enum):
    """The panel that the tray icon lies on; ``UNKNOWN`` gets a light glyph with a dark outline, seen on both."""

    LIGHT = "light"
    DARK = "dark"
    UNKNOWN = "unknown"


def _svg(shape: str) -> str:
    return resources.path(f"icons/{shape}.svg").read_text("utf-8")


def _inked(svg: str, ink: str, paper: str) -> str:
    return svg.replace(_INK, ink).replace(_PAPER, paper)


def _outlined(svg: str, ink: str, paper: str, halo: str) -> str:
    """The glyph over a wider copy of itself, drawn a little smaller so that the outline stays inside."""
    start, end = svg.index("<g"), svg.rindex("</g>") + len("</g>")
    glyph = svg[start:end]
    wide = _inked(glyph, halo, halo).replace(_STROKE, _HALO)
    fit = '<g transform="translate(1.200 1.200) scale(.9)">'
    return f"{svg[:start]}{fit}{wide}{_inked(glyph, ink, paper)}</g>{svg[end:]}"


def _render(svg: str, size: int) -> QPixmap:
    buffer = QBuffer()
    buffer.setData(QByteArray(svg.encode("utf-8")))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    return QPixmap.fromImage(reader.read())


def _tray_ink(state: TrayState, palette: Palette) -> str:
    colours = {TrayState.IN_USE: palette.accent, TrayState.ALARM: palette.warn, TrayState.BLIND: palette.warn}
    return colours.get(state, palette.text)


def tray_svg(state: TrayState, look: Look) -> str:
    """The coloured drawing of one state."""
    svg = _svg(state.value)
    if look is Look.UNKNOWN:
        return _outlined(svg, _tray_ink(state, DARK), _INK, _INK)
    palette = DARK if look is Look.DARK else LIGHT
    return _inked(svg, _tray_ink(state, palette), palette.card)


@cache
def tray_icon(state: TrayState, look: Look) -> QIcon:
    svg = tray_svg(state, look)
    icon = QIcon()
    for size in TRAY_SIZES:
        icon.addPixmap(_render(svg, size))
    return icon


@cache
def glyph(shape: str, colour: str, size: int, ratio: float) -> QPixmap:
    """One drawing in one colour, ``size`` in logical pixels on a screen of this device pixel ratio."""
    pixmap = _render(_inked(_svg(shape), colour, "#ffffff"), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def application_icon() -> QIcon:
    """The program's own, for its windows."""
    return QIcon(str(resources.path("icons/application.svg")))


def program_pixmap(icon_name: str | None, title: str, palette: Palette, size: int, ratio: float) -> QPixmap:
    """The desktop file's icon from the icon theme, else the name's first letter on a soft tile.

    Only names are looked up, never paths: a path could be any file that some program names.
    """
    if icon_name and "/" not in icon_name and QIcon.hasThemeIcon(icon_name):
        return QIcon.fromTheme(icon_name).pixmap(QSize(size, size), ratio)
    return _initial(title, palette, size, ratio)


def _initial(title: str, palette: Palette, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    letter = next((sign for sign in title if sign.isalnum()), "?").upper()
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent_soft))
        painter.drawRoundedRect(0, 0, size, size, size / 4, size / 4)
        font = QFont()
        font.setPixelSize(round(size * 0.5))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(palette.accent))
        painter.drawText(QRect(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, letter)
    return pixmap
