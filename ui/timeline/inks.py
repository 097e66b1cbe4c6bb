"""Colours, pens, brushes, fonts and repeated words of the timeline, made once a palette and font."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontInfo, QPainter, QPainterPath, QPen, QPixmap

from ui.findings.marks import ink
from ui.theme import Palette
from ui.timeline.band_words import band_label
from ui.timeline.bands import Band, BandKind
from ui.timeline.lanes import Look
from ui.timeline.pyramid import SHADES
from ui.timeline.speaker_lanes import VERDICTS

FAINTEST = 0.42
"""Share of the colour that the faintest step keeps: still plain to see on the card in both themes."""
TILE = 9


class Inks:
    """``fill[look]`` is for single activations, ``shades[look][step]`` for many merged into one."""

    def __init__(self, palette: Palette, font: QFont, ratio: float = 1.0) -> None:
        self.palette = palette
        colour = {
            Look.METER: palette.bar, Look.RELAY: palette.bar, Look.OUTPUT: palette.muted,
            Look.OWN: palette.own_bar, Look.PLAIN: palette.bar, Look.CONFLICT: palette.warn,
        }  # fmt: skip
        self.fill = {look: QColor(name) for look, name in colour.items()}
        self.shades = {look: _shades(fill) for look, fill in self.fill.items()}
        self.pale = {look: _faded(fill, 0.28) for look, fill in self.fill.items()}
        self.edge = {
            look: fill.darker(112) if not palette.dark else fill.lighter(125) for look, fill in self.fill.items()
        }
        self.hatched = {look: _hatch(edge, ratio, 5, False) for look, edge in self.edge.items()}
        self.ratio = ratio
        self.vendor = QColor(palette.vendor)
        self.looks = {look: QColor(ink(verdict, palette)) for look, verdict in VERDICTS.items()}
        self.accent, self.warn, self.good = QColor(palette.accent), QColor(palette.warn), QColor(palette.good)
        self.text, self.muted, self.line = QColor(palette.text), QColor(palette.muted), QColor(palette.line)
        self.card, self.page, self.band = QColor(palette.card), QColor(palette.page), QColor(palette.band)
        self.soft, self.on_accent = QColor(palette.accent_soft), QColor(palette.on_accent)
        self.hatch_line = _faded(QColor(palette.hatch), 0.7)
        self.future = _faded(self.band, 0.55)
        self.blind = [_hatch(QColor(palette.hatch), ratio, TILE, falling) for falling in (False, True)]
        self.unwatched = _hatch(_faded(QColor(palette.hatch), 0.5), ratio, TILE * 2, False)
        base = QFontInfo(font).pixelSize()
        self.name = _sized(font, base, QFont.Weight.Medium)
        self.small = _sized(font, base * 0.85)
        self.strong = _sized(font, base * 0.85, QFont.Weight.DemiBold)
        self.grid = QPen(self.line, 1)
        self._labels: dict[tuple[BandKind, str], str] = {}

    def label_of(self, band: Band) -> str:
        """Translated once: a frame is not the place to look reasons up. The window is new in another language."""
        key = band.kind, band.reason
        if key not in self._labels:
            self._labels[key] = band_label(band)
        return self._labels[key]


def faded(colour: QColor, share: float) -> QColor:
    return _faded(colour, share)


def _sized(font: QFont, pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(max(9, round(pixels)))
    sized.setWeight(weight)
    return sized


def _faded(colour: QColor, share: float) -> QColor:
    faded_colour = QColor(colour)
    faded_colour.setAlphaF(share)
    return faded_colour


def _shades(colour: QColor) -> list[QColor]:
    return [_faded(colour, FAINTEST + (1 - FAINTEST) * step / (SHADES - 1)) for step in range(SHADES)]


def _hatch(colour: QColor, ratio: float, size: int, falling: bool) -> QBrush:
    """A brush of diagonal lines ``size`` pixels apart."""
    tile = QPixmap(round(size * ratio), round(size * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.2))
    for shift in (-size, 0, size):
        ends = (QPointF(shift - 1, -1), QPointF(shift + size + 1, size + 1)) if falling else (
            QPointF(shift - 1, size + 1), QPointF(shift + size + 1, -1))  # fmt: skip
        painter.drawLine(*ends)
    painter.end()
    return QBrush(tile)


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path
