"""All of the time recorded in one strip, with the span on screen as a window that can be dragged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language import tr
from ui.roles import tell_as
from ui.theme import Palette
from ui.timeline.bars import paint_strip
from ui.timeline.inks import Inks, faded, rounded
from ui.timeline.lanes import Lane
from ui.timeline.speaker_lanes import SpeakerLanes
from ui.timeline.speaker_painter import paint_speaker_strip
from ui.timeline.viewport import Viewport

HEIGHT = 46
PAD = 7.0
LEAST_WINDOW = 8.0
GRIP = 5.0
"""Pixels from an edge of the window in which it is resized instead of moved."""


class Minimap(QWidget):
    """``window_moved``: the user wants to see left .. right (seconds since 1970)."""

    window_moved = Signal(float, float)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: Sequence[Lane] = ()
        self._speakers: Sequence[SpeakerLanes] = ()
        self._whole = Viewport(0, 1, 1)
        self._window = (0.0, 1.0)
        self._now = 0.0
        self._grip: tuple[str, float, tuple[float, float]] | None = None
        self._inks: Inks | None = None
        self._picture: QPixmap | None = None
        self._palette = palette
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        tell_as(self, QAccessible.Role.Chart)
        self.setAccessibleName(tr("Overview of all that was recorded"))
        self.setAccessibleDescription(
            tr("Left and right move the span that the timeline shows, plus and minus change its length.")
        )

    def sizeHint(self) -> QSize:
        return QSize(1100, HEIGHT)

    def set_palette(self, palette: Palette) -> None:
        self._palette, self._inks, self._picture = palette, None, None
        self.update()

    def set_lanes(self, lanes: Sequence[Lane], first: float, now: float, speakers: Sequence[SpeakerLanes] = ()) -> None:
        self._lanes, self._speakers, self._now, self._picture = lanes, speakers, now, None
        self._whole = Viewport(0, 1, self.width() - 2 * PAD).fitted(min(first, now - 3600), now)
        self.update()

    def set_window(self, left: float, right: float) -> None:
        self._window = (left, right)
        self.update()

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._whole, self._picture = self._whole.resized(self.width() - 2 * PAD), None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ScreenChangeInternal):
            self._inks = self._picture = None
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        inks = self._inks = self._inks or Inks(self._palette, self.font(), self.devicePixelRatioF())
        picture = self._picture = self._picture or self._painted(inks)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, picture)
        window = self._rect()
        painter.setBrush(faded(inks.accent, 0.12))
        painter.setPen(QPen(inks.accent, 2))
        painter.drawRoundedRect(window, 5, 5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1, 1, self.width() - 2, self.height() - 2), 10, 10)
        painter.end()

    def _painted(self, inks: Inks) -> QPixmap:
        """Everything but the window: painted again only when the data, the size or the colours change."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        painter.setPen(QPen(inks.line, 1))
        painter.setBrush(inks.card)
        painter.drawRoundedRect(card, 10, 10)
        painter.setClipPath(rounded(card, 10))
        painter.translate(PAD, 0)
        self._paint_lanes(painter, inks)
        painter.end()
        return picture

    def _paint_lanes(self, painter: QPainter, inks: Inks) -> None:
        step = (HEIGHT - 2 * PAD) / max(len(self._lanes) + len(self._speakers), 3)
        for at, lane in enumerate(self._lanes):
            paint_strip(painter, lane, PAD + at * step, max(2.5, step * 0.75), self._whole, inks, self._now)
        for at, speaker in enumerate(self._speakers, len(self._lanes)):
            paint_speaker_strip(painter, speaker, PAD + at * step, max(2.5, step * 0.75), self._whole, inks)

    def _rect(self) -> QRectF:
        """The window; at least wide enough to be grasped, and always inside."""
        x0, x1 = (self._whole.x(end) + PAD for end in self._window)
        missing = max(0.0, LEAST_WINDOW - (x1 - x0)) / 2
        left = min(max(x0 - missing, 2.0), self.width() - 2 - LEAST_WINDOW)
        right = min(max(x1 + missing, left + LEAST_WINDOW), self.width() - 2.0)
        return QRectF(left, 2, right - left, self.height() - 4)

    # Input

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        part = self._part(x)
        if part == "outside":
            half = (self._window[1] - self._window[0]) / 2
            middle = self._whole.instant(x - PAD)
            self.window_moved.emit(middle - half, middle + half)
            part = "middle"
        self._grip = (part, x, self._window)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._grip is None:
            edge = self._part(x) in ("left", "right")
            self.setCursor(Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.ArrowCursor)
            return
        part, began, (left, right) = self._grip
        way = (x - began) / self._whole.scale
        shortest = 4 / self._whole.scale
        if part == "left":
            left = min(left + way, right - shortest)
        elif part == "right":
            right = max(right + way, left + shortest)
        else:
            left, right = left + way, right + way
        self.window_moved.emit(left, right)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    def _part(self, x: float) -> str:
        """``left`` or ``right`` edge, ``middle`` or ``outside`` of the window; a small one is only moved."""
        window = self._rect()
        if not window.left() - GRIP <= x <= window.right() + GRIP:
            return "outside"
        if window.width() > 4 * GRIP and abs(x - window.left()) <= GRIP:
            return "left"
        return "right" if window.width() > 4 * GRIP and abs(x - window.right()) <= GRIP else "middle"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        left, right = self._window
        step = (right - left) / 4
        moves = {Qt.Key.Key_Left: (-step, -step), Qt.Key.Key_Right: (step, step),
                 Qt.Key.Key_Plus: (step / 2, -step / 2), Qt.Key.Key_Minus: (-step, step)}  # fmt: skip
        if (move := moves.get(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
            return
        self.window_moved.emit(left + move[0], right + move[1])
