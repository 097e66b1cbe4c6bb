"""The same activations as a table: sortable, copyable, all text plain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from monitor.act_model import Acted
from monitor.model import Activation, Application, Burst, Disagreed, Presence, Trust, Use
from monitor.service import Incident
from ui import messages
from ui.act_words import act_line
from ui.language import tr
from ui.theme import Palette
from ui.timeline import speaker_rows, speaker_words, words
from ui.timeline.act_rows import act_cells
from ui.timeline.incident_words import contradicted, incident_cells, sound_card
from ui.timeline.lanes import end_of
from ui.timeline.scrolling import scroll_bar_style
from ui.timeline.speaker_lanes import Mark

MOST = 20_000
"""Rows listed; sorting as many takes some 20 ms."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = Activation | Incident | Mark | Acted
Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (220, 118, 214, 214, 130, 230, 220, 80, 260, 80, 230)


class ActivationTable(QAbstractTableModel):
    """Rows are activations and incidents; words are made only for the rows on screen."""

    def __init__(self, zone: tzinfo | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._heads = words.columns()
        self._zone, self._now, self._warn = zone, 0.0, QColor()
        self._order = (2, Qt.SortOrder.DescendingOrder)

    def show_rows(self, rows: Sequence[Row], now: float) -> None:
        """The newest ``MOST`` of them, sorted as the user last asked."""
        self.beginResetModel()
        self._now = now
        self._rows = sorted(rows, key=started_of, reverse=True)[:MOST]
        self._sort()
        self.endResetModel()

    def set_palette(self, palette: Palette) -> None:
        self._warn = QColor(palette.warn)

    def row(self, row: int) -> Row:
        return self._rows[row]

    def row_of(self, id_: str) -> int | None:
        return next((row for row, one in enumerate(self._rows) if one.id == id_), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(one, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.plain_tooltip(self._tip(one, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in _warned(one):
            return self._warn
        return None

    def _cell(self, one: Row, column: int) -> str:
        if isinstance(one, Activation):
            return words.cells(one, self._now, self._zone)[column]
        if isinstance(one, Mark):
            return speaker_rows.cells(one, self._zone)[column]
        if isinstance(one, Acted):
            return act_cells(one, self._zone)[column]
        return incident_cells(one, self._zone)[column]

    def _tip(self, one: Row, column: int) -> str:
        if isinstance(one, Disagreed):
            return messages.disagreement(one)
        if isinstance(one, Mark):
            return speaker_rows.row_tip(one) if column == 5 else self._cell(one, column)
        if column == 1 and one.application is not None:
            return words.trust_line(one.application)
        return self._cell(one, column)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._order = (column, order)
        self._sort()
        self.layoutChanged.emit()

    def _sort(self) -> None:
        column, order = self._order
        self._rows.sort(key=sort_key(column, self._now), reverse=order is Qt.SortOrder.DescendingOrder)


def _warned(one: Row) -> Sequence[int]:
    """Columns in the colour of warning."""
    if isinstance(one, Disagreed):
        return (5,)
    if isinstance(one, Mark):
        return (5,) if speaker_words.accuses(one) else ()
    return (0, 1) if one.application is not None and one.application.trust is Trust.CONFLICT else ()


def sort_key(column: int, now: float) -> Callable[[Row], Any]:
    """Times, lengths and process numbers sort as such, the rest as text."""
    if column == 2:
        return started_of
    if column == 3:
        return lambda one: _ended(one, now)
    if column == 4:
        return lambda one: _length(one, now)
    trust_word = cache(messages.trust_word)  # thousands of rows, a handful of words
    keys: dict[int, Callable[[Application], Any]] = {
        0: lambda who: messages.application_title(who).casefold(),
        1: lambda who: trust_word(who.trust),
        7: lambda who: who.pid or 0,
        8: lambda who: who.exe or "",
        9: lambda who: who.user or "",
    }
    if column == 10:
        return _nobody_for
    if column in keys:
        return lambda one: keys[column](_who(one))
    use_word = cache(messages.use_word)
    return lambda one: _use(one, use_word) if column == 5 else _device(one)


def started_of(one: Row) -> datetime:
    if isinstance(one, Mark):
        return datetime.fromtimestamp(one.started, UTC)
    if isinstance(one, Activation):
        return one.started
    if isinstance(one, Acted):
        return one.at
    return one.first if isinstance(one, Burst) else one.since


def _ended(one: Row, now: float) -> tuple[bool, float]:
    if isinstance(one, Mark):
        return False, one.ended
    if isinstance(one, Activation):
        return one.ended is None, end_of(one, now)
    return False, (one.last if isinstance(one, Burst) else one.at).timestamp()


def _length(one: Row, now: float) -> timedelta:
    if isinstance(one, Activation):
        return one.duration or timedelta(seconds=end_of(one, now) - one.started.timestamp())
    if isinstance(one, Mark):
        return timedelta(seconds=one.ended - one.started)
    return one.longest if isinstance(one, Burst) else timedelta()


def _nobody_for(one: Row) -> tuple[bool, float]:
    """Locked last, before that by the time without input; what is not known first."""
    presence = one.presence if isinstance(one, Activation) else Presence()
    return bool(presence.locked), -1.0 if presence.idle_s is None else presence.idle_s


def _who(one: Row) -> Application:
    if isinstance(one, Mark):
        return Application(one.speaker.name)
    found = one.holder if isinstance(one, Disagreed) else one.application
    return found or Application("")


def _use(one: Row, use_word: Callable[[Use], str]) -> str:
    if isinstance(one, Mark):
        return speaker_rows.verdict_word(one)
    if isinstance(one, Acted):
        return act_line(one)
    if isinstance(one, Activation):
        return use_word(one.use)
    return contradicted() if isinstance(one, Disagreed) else messages.burst_words(one)


def _device(one: Row) -> str:
    if isinstance(one, Mark):
        return ""
    if isinstance(one, Acted):
        return one.microphone.name.casefold() if one.microphone else ""
    return sound_card(one) if isinstance(one, Disagreed) else one.microphone.name.casefold()


def as_lines(rows: Sequence[Sequence[str]]) -> str:
    """Tab-separated, with the header; no cell is taken for a formula or breaks the row."""
    return "\n".join("\t".join(spreadsheet_safe(cell) for cell in row) for row in (words.columns(), *rows))


def spreadsheet_safe(text: str) -> str:
    """A cell that a spreadsheet can't take for a formula and that stays one cell (OWASP, "CSV Injection")."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(FORMULA) else flat


class ActivationTableView(QTableView):
    """``asked_for``: Enter or a double click on a row (what it stands for)."""

    asked_for = Signal(object)

    def __init__(self, model: ActivationTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = model
        self.setModel(model)
        self.setAccessibleName(tr("Activations as a table"))
        self.setAccessibleDescription(
            tr("Control and C copies the chosen rows, Enter shows the chosen one on the timeline.")
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
        self.doubleClicked.connect(lambda index: self.asked_for.emit(self.table.row(index.row())))

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
            self.asked_for.emit(self.table.row(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The chosen rows, all of them when none is chosen, to the clipboard."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = chosen or range(self.table.rowCount())
        columns = range(self.table.columnCount())
        texts = [[str(self.table.index(row, column).data()) for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(as_lines(texts))


def table_style(palette: Palette) -> str:
    return (
        f"QTableView {{ background: {palette.card}; color: {palette.text}; border: 1px solid {palette.line};"
        f" border-radius: 12px; padding: 4px; outline: 0; selection-background-color: {palette.accent_soft};"
        f" selection-color: {palette.text}; }}"
        f"QTableView:focus {{ border: 2px solid {palette.accent}; }}"
        f"QTableView::item {{ border-bottom: 1px solid {palette.line}; padding: 0 8px; }}"
        f"QHeaderView, QHeaderView::section {{ background: {palette.card}; color: {palette.muted}; border: none;"
        f" padding: 0 8px; min-height: 30px; font-weight: 600; }}"
        f"{scroll_bar_style(palette)}"
    )
