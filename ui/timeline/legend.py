"""One line below the picture: what the shapes mean, and the keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from monitor.speaker_model import Verdict
from ui.findings.marks import mark
from ui.findings.words import verdict
from ui.language import QT_TR_NOOP, tr
from ui.parts import Line
from ui.small_marks import SIZE
from ui.theme import Palette
from ui.timeline.act_lane_words import LOOKS
from ui.timeline.act_marks import act_mark
from ui.timeline.acts import ActLook
from ui.timeline.band_words import KIND_WORDS
from ui.timeline.bands import BandKind
from ui.timeline.inks import Inks
from ui.timeline.lanes import Look
from ui.timeline.marks import hourglass
from ui.timeline.page_words import HINT
from ui.timeline.presence_painter import RAIL, paint_rail
from ui.timeline.speaker_lanes import Side
from ui.timeline.speaker_painter import paint_bar, paint_disc
from ui.timeline.speaker_words import side_name

LINE, UNBOUNDED = 20, 1 << 20  # pixels
SAYS_MOST = 0.8
"""Share of the hint for which there must be room; F1 lists all keys."""
_VERDICTS = (Verdict.MISSING, Verdict.VANISHED, Verdict.NOT_WITNESSED, Verdict.AMBIGUOUS)


class Shapes(QWidget):
    """``TEXTS``: what stands beside each shape."""

    TEXTS: Mapping[str, str] = {
        "recording": QT_TR_NOOP("recording"),
        "hollow": QT_TR_NOOP("paused or muted"),
        "tail": QT_TR_NOOP("end not seen"),
        "false": QT_TR_NOOP("false identity"),
        "contradiction": QT_TR_NOOP("contradiction"),
        "blind": QT_TR_NOOP("blind"),
    }
    SPOKEN = QT_TR_NOOP(
        "Legend: full bar, recording; hollow bar, paused or muted; hatched tail, end not seen; "
        "diamond, false identity; hourglass, contradiction of the watchers; hatched band, blind"
    )

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.palette_now = palette
        self._inks: Inks | None = None
        self._limit = UNBOUNDED
        self.texts = self.told()
        self.setAccessibleName(tr(self.SPOKEN))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def told(self) -> dict[str, str]:
        """Each shape's text in the chosen language."""
        return {shape: tr(text) for shape, text in self.TEXTS.items()}

    def sizeHint(self) -> QSize:
        ends = [(at + self._width(self._made(), text), down) for _, text, at, down in self._places()]
        return QSize(int(max(end for end, _ in ends)), int(max(down for _, down in ends)) + LINE)

    def fit(self, width: int) -> None:
        """In as many lines as it takes; with large letters one is too long."""
        if width != self._limit:
            self._limit = width
            self.updateGeometry()

    def _places(self) -> Iterator[tuple[str, str, float, int]]:
        """Shape, text, from the left, from the top."""
        x, y = 0.0, 0
        for shape, text in self.texts.items():
            width = self._width(self._made(), text)
            if x and x + width > self._limit:
                x, y = 0.0, y + LINE
            yield shape, text, x, y
            x += width

    def set_palette(self, palette: Palette) -> None:
        self.palette_now, self._inks = palette, None
        self.updateGeometry()
        self.update()

    def _made(self) -> Inks:
        self._inks = made = self._inks or Inks(self.palette_now, self.font(), self.devicePixelRatioF())
        return made

    def _width(self, inks: Inks, text: str) -> float:
        return 18 + 6 + QFontMetricsF(inks.small).horizontalAdvance(text) + 16

    def paintEvent(self, event: QPaintEvent) -> None:
        inks = self._made()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(inks.small)
        for shape, text, x, y in self._places():
            self.paint_shape(painter, shape, QRectF(x, y + 5, 18, 10), inks)
            painter.setPen(inks.muted)
            place = QRectF(x + 24, y, self._width(inks, text), LINE)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def paint_shape(self, painter: QPainter, shape: str, box: QRectF, inks: Inks) -> None:
        _shape(painter, shape, box, inks)


def _shape(painter: QPainter, shape: str, box: QRectF, inks: Inks) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    middle = box.center()
    if shape == "recording":
        painter.setBrush(inks.fill[Look.PLAIN])
        painter.drawRoundedRect(box, 2, 2)
    elif shape == "hollow":
        painter.setPen(QPen(inks.edge[Look.PLAIN], 1))
        painter.setBrush(inks.pale[Look.PLAIN])
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    elif shape == "tail":
        painter.fillRect(QRectF(box.left(), box.top(), 8, box.height()), inks.fill[Look.PLAIN])
        painter.fillRect(QRectF(box.left() + 8, box.top(), 10, box.height()), inks.hatched[Look.PLAIN])
    elif shape == "false":
        painter.setBrush(inks.warn)
        painter.drawPolygon(QPolygonF([middle + QPointF(*way) for way in ((0, -6), (6, 0), (0, 6), (-6, 0))]))
    elif shape == "contradiction":
        painter.setBrush(inks.warn)
        painter.drawPolygon(hourglass(middle))
    else:
        painter.fillRect(box.adjusted(0, -3, 0, 3), inks.blind[0])


def _within_a_line(sentence: str) -> str:
    """A small first letter; other words keep theirs, for some languages write nouns with a large one."""
    return sentence[:1].lower() + sentence[1:]


class SpeakerShapes(Shapes):
    """What the speakers' lanes mean."""

    SPOKEN = QT_TR_NOOP(
        "Legend for speakers: upright bar, heard here; disc, the vendor says so; triangle, missing from the history; "
        "hollow triangle that points down, vanished from the history; diamond, in the history and not witnessed; two "
        "rings, ambiguous; hollow bar or disc, cannot be told; hatched, not listening or no history"
    )

    def told(self) -> dict[str, str]:
        sides = {side.value: side_name(side) for side in Side}
        verdicts = {one.value: _within_a_line(verdict(one)) for one in _VERDICTS}
        return sides | verdicts | {"hollow": tr("cannot be told"), "hatched": tr("not heard, or no history")}

    def paint_shape(self, painter: QPainter, shape: str, box: QRectF, inks: Inks) -> None:
        found = next((one for one in _VERDICTS if one.value == shape), None)
        if found:
            painter.drawPixmap(
                QPointF(box.center().x() - SIZE / 2, box.center().y() - SIZE / 2),
                mark(found, self.palette_now, inks.ratio),
            )
            return
        if shape == "hatched":
            painter.fillRect(box.adjusted(0, -3, 0, 3), inks.blind[0])
            return
        if shape == "hollow":
            paint_bar(painter, QPointF(box.left() + 4, box.center().y()), inks, hollow=True)
            paint_disc(painter, QPointF(box.left() + 14, box.center().y()), inks, hollow=True)
            return
        (paint_disc if shape == Side.SAID.value else paint_bar)(painter, box.center(), inks)


class ActShapes(Shapes):
    """What was done about a microphone or a program."""

    SPOKEN = QT_TR_NOOP(
        "Legend of what was done: bar in two pieces, cut off; full square, process ended; crossed ring, muted; "
        "ring with a dot, unmuted; exclamation mark in a dashed square, tried in vain; a number, so many acts"
    )
    TEXTS = {look.value: text for look, text in LOOKS.items()}

    def paint_shape(self, painter: QPainter, shape: str, box: QRectF, inks: Inks) -> None:
        place = QPointF(box.center().x() - SIZE / 2, box.center().y() - SIZE / 2)
        painter.drawPixmap(place, act_mark(ActLook(shape), self.palette_now, inks.ratio))


class PresenceShapes(Shapes):
    """What is known of who was there."""

    SPOKEN = QT_TR_NOOP("Legend: dashed rail, nobody there; full rail, locked; dotted rail, presence not known")
    TEXTS = {kind.value: KIND_WORDS[kind] for kind in (BandKind.AWAY, BandKind.LOCKED, BandKind.UNTOLD)}

    def paint_shape(self, painter: QPainter, shape: str, box: QRectF, inks: Inks) -> None:
        paint_rail(painter, BandKind(shape), QRectF(box.left(), box.top() + 3, box.width(), RAIL), inks)


class Legend(QWidget):
    """Keys on the left, shapes on the right; below them those of what is not always there."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shapes, self._speakers = Shapes(palette, self), SpeakerShapes(palette, self)
        self._presence, self._acts = PresenceShapes(palette, self), ActShapes(palette, self)
        self._row, self._hint = QHBoxLayout(), Line()
        self._row.addWidget(self._shapes)
        self._add_hint()
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(2)
        both.addLayout(self._row)
        for shapes in (self._acts, self._presence, self._speakers):
            both.addWidget(shapes, 0, Qt.AlignmentFlag.AlignRight)
            shapes.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for shapes in self._all():
            shapes.fit(self.width())
        room = self.width() - self._shapes.sizeHint().width()
        self._hint.setVisible(room > SAYS_MOST * self._hint.sizeHint().width())

    def _all(self) -> tuple[Shapes, ...]:
        return self._shapes, self._acts, self._presence, self._speakers

    def tell_speakers(self, shown: bool) -> None:
        self._speakers.setVisible(shown)

    def tell_acts(self, shown: bool) -> None:
        self._acts.setVisible(shown)

    def tell_presence(self, shown: bool) -> None:
        self._presence.setVisible(shown)

    def _add_hint(self) -> None:
        self._hint.say(tr(HINT))
        self._hint.setMinimumWidth(0)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row.insertWidget(0, self._hint, 1)

    def set_palette(self, palette: Palette) -> None:
        for shapes in self._all():
            shapes.set_palette(palette)
        self._hint.setStyleSheet(f"color: {palette.muted}; font-size: 11px;")
