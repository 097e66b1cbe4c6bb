"""What is listed: a chip with its count for each verdict, speaker, triage, time, and words to look for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from monitor.names import shown
from monitor.speaker_model import Verdict
from monitor.speaker_records import Triage
from ui.findings import words
from ui.findings.marks import mark
from ui.findings.rows import QUIET, URGENCY, Wanted
from ui.flow import flow
from ui.language import QT_TR_NOOP, number, tr
from ui.parts import tip, told_as
from ui.small_marks import SIZE
from ui.theme import Palette
from ui.timeline.header import FilterField

TYPING_MS = 150
"""After the last key until the words are looked for."""
SPANS: tuple[tuple[str, timedelta | None], ...] = (
    (QT_TR_NOOP("Any time"), None),
    (QT_TR_NOOP("Last 24 hours"), timedelta(days=1)),
    (QT_TR_NOOP("Last 7 days"), timedelta(days=7)),
    (QT_TR_NOOP("Last 30 days"), timedelta(days=30)),
)


class Filters(QWidget):
    """``changed``: something else is wanted; ``wanted`` says what."""

    changed = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = 0
        self.chips = {verdict: self._chip(verdict) for verdict in URGENCY}
        self.speaker = self._combo(tr("Speaker"), [(tr("All speakers"), None)])
        self.state = self._combo(
            tr("Triage"), [(tr("Any triage"), None), *((words.triage(each), each) for each in Triage)]
        )
        self.span = self._combo(tr("Time"), [(tr(name), back) for name, back in SPANS])
        self.text = FilterField(self)
        self._typing = QTimer(self)
        self._set_up()
        self._lay_out()
        self.set_palette(palette)

    def wanted(self, now: datetime) -> Wanted:
        back = self.span.currentData()
        return Wanted(
            frozenset(verdict for verdict, chip in self.chips.items() if chip.isChecked()),
            self.speaker.currentData(),
            self.state.currentData(),
            None if back is None else now - back,
            self.text.text(),
        )

    def show_counts(self, counts: Mapping[Verdict, int]) -> None:
        for verdict, chip in self.chips.items():
            count = counts.get(verdict, 0)
            chip.setText(f"{words.chip(verdict)}  {number(count)}")
            chip.setAccessibleName(words.verdict_spoken(verdict, count))

    def show_speakers(self, names: Iterable[tuple[str, str]]) -> None:
        """(id, name) of each; the chosen one stays chosen as long as it is there."""
        chosen, wanted = self.speaker.currentData(), [(tr("All speakers"), None), *((n, i) for i, n in names)]
        self.speaker.blockSignals(True)
        self.speaker.clear()
        for name, each in wanted:
            self.speaker.addItem(shown(name, 60), each)
        self.speaker.setCurrentIndex(max(0, self.speaker.findData(chosen)))
        self.speaker.setVisible(len(wanted) > 2)
        self.speaker.blockSignals(False)

    def show_everything(self) -> None:
        """So that one certain finding is listed for sure."""
        self._quietly(frozenset(URGENCY))

    def reset(self) -> None:
        self._quietly(frozenset(URGENCY) - QUIET)

    def focus_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def set_palette(self, palette: Palette) -> None:
        for verdict, chip in self.chips.items():
            chip.setIcon(QIcon(mark(verdict, palette, self.devicePixelRatioF())))
        self.setStyleSheet(style(palette))

    def _quietly(self, verdicts: frozenset[Verdict]) -> None:
        """All at once, told once."""
        self.blockSignals(True)
        for verdict, chip in self.chips.items():
            chip.setChecked(verdict in verdicts)
        for combo in (self.speaker, self.state, self.span):
            combo.setCurrentIndex(0)
        self.text.clear()
        self._typing.stop()
        self.blockSignals(False)
        self.changed.emit()

    def _chip(self, verdict: Verdict) -> QPushButton:
        chip = QPushButton(words.chip(verdict), self)
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.setChecked(verdict not in QUIET)
        chip.setIconSize(QSize(SIZE, SIZE))
        tip(chip, words.meaning(verdict))
        chip.toggled.connect(lambda _: self.changed.emit())
        return chip

    def _combo(self, name: str, entries: Iterable[tuple[str, object]]) -> QComboBox:
        combo = QComboBox(self)
        told_as(combo, name)
        for text, value in entries:
            combo.addItem(text, value)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.currentIndexChanged.connect(lambda _: self.changed.emit())
        return combo

    def _set_up(self) -> None:
        self.text.setPlaceholderText(tr("Filter   Ctrl+F"))
        self.text.setAccessibleName(tr("Show only findings that contain these words"))
        self.text.setClearButtonEnabled(True)
        self.text.setMinimumWidth(230)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.text.textChanged.connect(lambda _: self._typing.start())
        self.speaker.hide()

    def _lay_out(self) -> None:
        more = flow(self.speaker, self.state, self.span, 1, self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._chips = QGridLayout()
        self._chips.setSpacing(8)
        layout.addLayout(self._chips)
        layout.addLayout(more)
        self._arrange(len(self.chips))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chips in one line where they fit, else in two or three."""
        super().resizeEvent(event)
        wide = max(chip.sizeHint().width() for chip in self.chips.values()) + self._chips.spacing()
        fits = sum(chip.sizeHint().width() + self._chips.spacing() for chip in self.chips.values()) <= self.width()
        self._arrange(len(self.chips) if fits else 3 if 3 * wide <= self.width() else 2)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, chip in enumerate(self.chips.values()):
            self._chips.addWidget(chip, place // columns, place % columns)
        for column in range(len(self.chips) + 1):
            self._chips.setColumnStretch(column, 1 if column == columns else 0)


def style(palette: Palette) -> str:
    """Of the chips: those that are listed look raised, the others lie flat."""
    return (
        f"QPushButton#chip {{ background: {palette.page}; color: {palette.muted}; border: 1px solid {palette.line};"
        f" border-radius: 14px; padding: 0 11px; min-height: 26px; font-size: 12px; font-weight: 600; }}"
        f"QPushButton#chip:checked {{ background: {palette.card}; color: {palette.text};"
        f" border-color: {palette.hatch}; }}"
        f"QPushButton#chip:hover {{ border-color: {palette.accent}; }}"
        f"QPushButton#chip:focus {{ border: 2px solid {palette.accent}; padding: 0 10px; }}"
        f"QLineEdit {{ placeholder-text-color: {palette.muted}; }}"
    )
