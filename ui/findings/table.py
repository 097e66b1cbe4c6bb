"""The table of findings: keys to triage, to copy and to look closer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from monitor.speaker_model import Verdict
from monitor.speaker_records import Triage
from ui.findings import words
from ui.findings.model import SPEAKER, TIME, VERDICT, WHY, FindingTable, Index
from ui.findings.rows import Row
from ui.language import tr
from ui.theme import Palette
from ui.timeline.table import spreadsheet_safe, table_style

_WIDTHS = (142, 240, 108, 250, 114, 150, 80, 76)
_LEAST_WHY = 240
_WIDEST_NAME = 220
ROW = 46
"""Pixels: two lines, so that no reason is cut at the window's usual width."""
LOOKED_AT = 500
"""Rows whose texts are measured."""
# Pixels beside the words, tried with DejaVu Sans: the heads are bold, a verdict has its mark.
_AROUND_HEAD, _AROUND_VERDICT, _AROUND_CELL = 36, 52, 24
_KEYS = {
    Qt.Key.Key_1: Triage.NEW, Qt.Key.Key_N: Triage.NEW, Qt.Key.Key_2: Triage.EXPLAINED, Qt.Key.Key_E: Triage.EXPLAINED,
    Qt.Key.Key_3: Triage.INCIDENT, Qt.Key.Key_I: Triage.INCIDENT,
}  # fmt: skip


class FindingView(QTableView):
    """``triage_asked``: a state for the chosen rows. ``chosen``: the row that details are wanted of, or None."""

    triage_asked = Signal(object)
    details_asked = Signal()
    undo_asked = Signal()
    report_asked = Signal()
    chosen = Signal(object)

    def __init__(self, model: FindingTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = model
        self.setModel(model)
        self._set_up()
        self._set_headers()
        self.doubleClicked.connect(lambda _: self.details_asked.emit())
        model.modelReset.connect(self._on_reset)

    def _set_up(self) -> None:
        self.setAccessibleName(tr("Findings"))
        self.setAccessibleDescription(tr(words.HINT).replace(" · ", ", "))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMinimumHeight(110)
        self.setItemDelegate(_RowFocus(self))

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(max(ROW, 2 * self.fontMetrics().lineSpacing() + 8))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        # No column at first: what asks for a look stands on top.
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self._widths = self._needed()
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, width)
        head.setStretchLastSection(True)
        head.sectionHandleDoubleClicked.connect(self.resizeColumnToContents)

    def _needed(self) -> list[int]:
        """As wide as usual, or as the words of another language need."""
        head, cell = self.horizontalHeader().fontMetrics(), self.fontMetrics()
        widths = [
            max(width, head.horizontalAdvance(text) + _AROUND_HEAD)
            for width, text in zip(_WIDTHS, words.columns(), strict=True)
        ]
        chips = max(cell.horizontalAdvance(words.chip(each)) for each in Verdict)
        widths[VERDICT] = max(widths[VERDICT], chips + _AROUND_VERDICT)
        return widths

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        """Times are always whole; the reason takes the room that the others leave, in two lines."""
        for column in (TIME, SPEAKER):
            self._widths[column] = max(self._widths[column], self._longest(column) + _AROUND_CELL)
            self.setColumnWidth(column, self._widths[column])
        others = sum(self._widths) - self._widths[WHY]
        self.setColumnWidth(WHY, max(_LEAST_WHY, self.viewport().width() - others))

    def _longest(self, column: int) -> int:
        """Pixels, of the first rows: they are as long as the others."""
        texts = (self.table.cell(row, column) for row in self.table.rows[:LOOKED_AT])
        wide = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        return wide if column == TIME else min(wide, _WIDEST_NAME)

    def set_palette(self, palette: Palette) -> None:
        self.setStyleSheet(table_style(palette))
        self.viewport().update()

    def chosen_rows(self) -> Sequence[Row]:
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.table.rows[place] for place in places]

    def current_row(self) -> Row | None:
        place = self.currentIndex().row()
        return self.table.rows[place] if 0 <= place < len(self.table.rows) else None

    def choose(self, finding: str) -> bool:
        place = self.table.place_of(finding)
        return place is not None and self.choose_place(place)

    def choose_place(self, place: int) -> bool:
        if not self.table.rows:
            return False
        index = self.table.index(min(max(0, place), len(self.table.rows) - 1), 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)
        return True

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self.current_row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.details_asked.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()  # whoever is around the table knows what it closes; Qt would search for it
        elif plain and event.key() == Qt.Key.Key_R:
            self.report_asked.emit()
        elif plain and Qt.Key(event.key()) in _KEYS:
            self.triage_asked.emit(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The chosen rows as text that a spreadsheet takes for text."""
        rows = self.chosen_rows()
        lines = [words.columns(), *(self.table.cells(row) for row in rows)]
        if rows:
            QGuiApplication.clipboard().setText("\n".join("\t".join(map(spreadsheet_safe, line)) for line in lines))

    def _on_reset(self) -> None:
        self._share_out()
        self.chosen.emit(None)


class _RowFocus(QStyledItemDelegate):
    """Draws the current row with one frame around it instead of one around a cell."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if not isinstance(view, QTableView) or not view.hasFocus() or index.row() != view.currentIndex().row():
            return
        painter.save()
        painter.setPen(QPen(view.palette().highlight(), 2))
        edge = option.rect.adjusted(0, 1, 0, -1)
        painter.drawLine(edge.topLeft(), edge.topRight())
        painter.drawLine(edge.bottomLeft(), edge.bottomRight())
        painter.restore()
