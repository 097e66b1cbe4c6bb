"""A card for each speaker above the table: what the comparison says in numbers, with how sure they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from monitor.crosscheck.rates import Rate, Rates
from monitor.names import shown
from monitor.speaker_model import Speaker, Verdict
from monitor.speakers import Checked
from ui.findings import figures, words
from ui.findings.rows import URGENCY
from ui.language import number, tr
from ui.messages import listed
from ui.parts import card, clear, label, plain_tip
from ui.roles import tell_as
from ui.theme import Palette

HIGHEST = 168
"""Pixels; more cards than fit are scrolled to."""
Summary = Mapping[str, str | float | int]


@dataclass(frozen=True, slots=True)
class Card:
    """What one card says. ``speakers``: ids of those it is about."""

    speakers: frozenset[str]
    title: str
    counts: str
    clock: str
    rates: Sequence[str]
    by_hour: Sequence[Rate]


def cards_of(checked: Checked, speakers: Sequence[Speaker]) -> list[Card]:
    """Speakers that share a room are compared together and get one card."""
    found: dict[str, Card] = {}
    rooms: dict[str, set[str]] = {}
    for speaker in speakers:
        summary = checked.summaries.get(speaker.id)
        if summary is None:
            continue
        name = shown(str(summary.get("speaker") or speaker.name), 120)
        vanished = sum(f.verdict is Verdict.VANISHED and f.speaker == speaker.id for f in checked.findings)
        rooms.setdefault(name, set()).add(speaker.id)
        found.setdefault(name, _card(name, summary, vanished, checked.rates.get(speaker.id)))
    return [replace(each, speakers=frozenset(rooms[name])) for name, each in found.items()]


def _card(name: str, summary: Summary, vanished: int, rates: Rates | None) -> Card:
    clock = figures.clock(
        float(summary.get("clock_offset_s", 0)), float(summary.get("clock_spread_s", 0)), str(summary.get("clock", ""))
    )
    return Card(frozenset(), name, _counts(summary, vanished), clock, _rates(rates), rates.by_hour if rates else ())


def _counts(summary: Summary, vanished: int) -> str:
    numbers = {verdict: int(summary.get(verdict.value, 0)) for verdict in URGENCY} | {Verdict.VANISHED: vanished}
    named = [words.so_many(v, n) for v, n in numbers.items() if n or v is Verdict.CONFIRMED]
    return tr("{sightings} witnessed, {records} in the history: {verdicts}.").format(
        sightings=number(int(summary.get("sightings", 0))),
        records=number(int(summary.get("records", 0))),
        verdicts=listed(named),
    )


def _rates(of: Rates | None) -> list[str]:
    if of is None:
        return []
    told = [
        figures.rate(of.activations, figures.activations(of.activations.count)),
        figures.rate(of.unasked, figures.unasked(of.unasked.count)),
    ]
    missing = figures.share(of.missing_share)
    return [*told, tr("{share} are missing from the history.").format(share=missing)] if missing else told


class Summaries(QScrollArea):
    """One card below the other; more than fits is scrolled to."""

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._bars: list[HourBars] = []
        self._cards = 0
        body = QWidget()
        body.setObjectName("pageBody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Summary of each speaker"))

    def show_cards(self, cards: Sequence[Card]) -> None:
        clear(self._column)
        self._bars = [HourBars(each.by_hour, self._palette) for each in cards]
        for each, bars in zip(cards, self._bars, strict=True):
            self._column.addWidget(_frame(each, bars))
        self._cards = len(cards)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its cards, up to a bound."""
        wide = self.viewport().width()
        high = (
            self._column.heightForWidth(wide) if self._column.hasHeightForWidth() else self._column.sizeHint().height()
        )
        self.setFixedHeight(min(HIGHEST, max(0, high)) if self._cards else 0)

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        for bars in self._bars:
            bars.set_palette(palette)


def _frame(of: Card, bars: HourBars) -> QFrame:
    frame, layout = card()
    frame.setAccessibleName(f"{of.title}. {of.counts}. {'. '.join(of.rates)}. {of.clock}")
    layout.setContentsMargins(18, 11, 18, 11)
    told, line = QVBoxLayout(), QHBoxLayout()
    told.setSpacing(3)
    told.addWidget(label(of.title, "cardTitle"))
    told.addWidget(label(of.counts, wrap=True))
    for sentence in (*of.rates, of.clock):
        told.addWidget(label(sentence, "small", wrap=True))
    told.addStretch(1)
    line.setSpacing(20)
    line.addLayout(told, 1)
    if of.by_hour:
        line.addWidget(bars)
    layout.addLayout(line)
    return frame


class HourBars(QWidget):
    """24 bars: how often in each hour of the day, an hour in which nobody listened as a line of dots."""

    def __init__(self, by_hour: Sequence[Rate], palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by_hour, self._palette = by_hour, palette
        tell_as(self, QAccessible.Role.Chart)
        self.setAccessibleName(tr("Activations by hour of the day"))
        self.setAccessibleDescription("; ".join(figures.hour_spoken(hour, each) for hour, each in enumerate(by_hour)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(24 * 8, 56)

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            hour = min(23, max(0, int(event.pos().x() * 24 / max(1, self.width()))))
            if self._by_hour:
                QToolTip.showText(event.globalPos(), plain_tip(figures.hour_spoken(hour, self._by_hour[hour])), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            most = max((each.per_hour or 0 for each in self._by_hour), default=0)
            base = self.height() - 13.0
            for hour, each in enumerate(self._by_hour):
                self._bar(painter, hour, each, most, base)
            self._axis(painter, base)

    def _bar(self, painter: QPainter, hour: int, of: Rate, most: float, base: float) -> None:
        wide = self.width() / 24
        left = hour * wide + 1
        if not of.hours:
            painter.setPen(QColor(self._palette.hatch))
            painter.drawPoint(QPointF(left + wide / 2 - 1, base - 2))
            return
        high = (base - 2) * (of.per_hour or 0) / most if most else 0
        if high:
            painter.fillRect(QRectF(left, base - max(2.0, high), wide - 2, max(2.0, high)), QColor(self._palette.bar))

    def _axis(self, painter: QPainter, base: float) -> None:
        painter.setPen(QColor(self._palette.line))
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        painter.setPen(QColor(self._palette.muted))
        font = painter.font()
        font.setPixelSize(9)
        painter.setFont(font)
        for hour in (0, 6, 12, 18):
            painter.drawText(QRectF(hour * self.width() / 24, base + 1, 30, 12), 0, f"{hour:02}")
