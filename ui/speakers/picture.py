"""A small spectrogram in the theme's colours, with the chimes that were found in it framed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from monitor.pairing_model import Mark, Picture
from ui.language import QT_TR_NOOP, tr
from ui.style import mixed
from ui.theme import Palette

SIZE = QSize(160, 84)
_LETTERS = {"start": QT_TR_NOOP("start"), "end": QT_TR_NOOP("end")}


class PictureView(QWidget):
    """Read by a screen reader as the words beside it; the picture is for the eye."""

    def __init__(self, palette: Palette, size: QSize = SIZE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette, self._size = palette, size
        self._image: QImage | None = None
        self._span = (0.0, 1.0)
        self._marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Spectrogram"))

    def sizeHint(self) -> QSize:
        return self._size

    def show_picture(self, picture: Picture, span: tuple[float, float], marks: Sequence[Mark] = ()) -> None:
        """``span``: the seconds that the picture's width stands for."""
        self._image = image_of(picture, self._palette)
        self._span, self._marks = span, tuple(marks)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            if self._image is not None:
                painter.drawImage(frame, self._image)
            painter.setPen(QPen(QColor(self._palette.line), 1))
            painter.drawRect(frame)
            for mark in self._marks:
                self._paint_mark(painter, mark)

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        """The start chime in a full frame, the end chime in a dashed one; each with its word."""
        first, last = self._span
        if last <= first or mark.end_s < first or mark.begin_s > last:
            return
        scale = self.width() / (last - first)
        box = QRectF((mark.begin_s - first) * scale, 1, (mark.end_s - mark.begin_s) * scale, self.height() - 2)
        style = Qt.PenStyle.SolidLine if mark.role == "start" else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(self._palette.warn), 2, style))
        painter.drawRect(box.adjusted(-1, 1, 1, -1))
        font = QFont(self.font())
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(QColor(self._palette.text))
        painter.drawText(int(box.right()) + 4, 13, tr(_LETTERS[mark.role]))


def image_of(picture: Picture, palette: Palette) -> QImage:
    """Its bytes as shades from the card's ground to the accent; empty where they are not as many as it says."""
    if picture.width < 1 or picture.height < 1 or len(picture.pixels) != picture.width * picture.height:
        return QImage()
    form = QImage.Format.Format_Indexed8
    image = QImage(picture.pixels, picture.width, picture.height, picture.width, form).copy()
    image.setColorTable([QColor(mixed(palette.accent, palette.card, shade / 255)).rgb() for shade in range(256)])
    return image
