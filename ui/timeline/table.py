"""The same activations as a table: sortable, copyable, all text plain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta, tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from monitor.model import Activation, Trust
from ui import messages
from ui.theme import Palette
from ui.timeline import words
from ui.timeline.lanes import end_of

MOST = 20_000
"""Rows listed; sorting as many takes some 20 ms."""
Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (220, 108, 214, 214, 130, 130, 220, 80, 260, 80)


class ActivationTable(QAbstractTableModel):
    """Rows are activations; words are made only for the rows on screen."""

    def __init__(self, zone: tzinfo | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Activation] = []
        self._zone, self._now, self._warn = zone, 0.0, QColor()
        self._order = (2, Qt.SortOrder.DescendingOrder)

    def show_rows(self, activations: Sequence[Activation], now: float) -> None:
        """The newest ``MOST`` of them, sorted as the user last asked."""
        self.beginResetModel()
        self._now = now
        self._rows = sorted(activations, key=lambda one: one.started, reverse=True)[:MOST]
        self._sort()
        self.endResetModel()

    def set_palette(self, palette: Palette) -> None:
        self._warn = QColor(palette.warn)

    def activation(self, row: int) -> Activation:
        return self._rows[row]

    def row_of(self, id_: str) -> int | None:
        return next((row for row, one in enumerate(self._rows) if one.id == id_), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(words.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return words.COLUMNS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words.cells(one, self._now, self._zone)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            text = words.cells(one, self._now, self._zone)[index.column()]
            return words.plain_tooltip(words.trust_line(one.application) if index.column() == 1 else text)
        if role == Qt.ItemDataRole.ForegroundRole and one.application.trust is Trust.CONFLICT and index.column() < 2:
            return self._warn
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._order = (column, order)
        self._sort()
        self.layoutChanged.emit()

    def _sort(self) -> None:
        column, order = self._order
        self._rows.sort(key=sort_key(column, self._now), reverse=order is Qt.SortOrder.DescendingOrder)


def sort_key(column: int, now: float) -> Callable[[Activation], Any]:
    """Times, lengths and process numbers sort as such, the rest as text."""
    keys: tuple[Callable[[Activation], Any], ...] = (
        lambda one: messages.application_title(one.application).casefold(),
        lambda one: messages.trust_word(one.application.trust),
        lambda one: one.started,
        lambda one: (one.ended is None, end_of(one, now)),
        lambda one: one.duration or timedelta(seconds=end_of(one, now) - one.started.timestamp()),
        lambda one: messages.use_word(one.use),
        lambda one: one.microphone.name.casefold(),
        lambda one: one.application.pid or 0,
        lambda one: one.application.exe or "",
        lambda one: one.application.user or "",
    )
    return keys[column]


def as_lines(rows: Sequence[Sequence[str]]) -> str:
    """Tab-separated, with the header; no cell is taken for a formula or breaks the row."""
    return "\n".join("\t".join(words.spreadsheet_safe(cell) for cell in row) for row in (words.COLUMNS, *rows))


class ActivationTableView(QTableView):
    """``asked_for``: Enter or a double click on a row (the Activation)."""

    asked_for = Signal(object)

    def __init__(self, model: ActivationTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = model
        self.setModel(model)
        self.setAccessibleName("Activations as a table")
        self.setAccessibleDescription(
            "Control and C copies the chosen rows, Enter shows the chosen one on the timeline."
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(True)
        self.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        self._set_headers()
        self.doubleClicked.connect(lambda index: self.asked_for.emit(self.table.activation(index.row())))

    def _set_headers(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setHighlightSections(False)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.asked_for.emit(self.table.activation(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The chosen rows, all of them when none is chosen, to the clipboard."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = chosen or range(self.table.rowCount())
        columns = range(self.table.columnCount())
        texts = [[str(self.table.index(row, column).data()) for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(as_lines(texts))
