"""The findings as a table model: rows come ready, words are made only for what is on screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from monitor.names import shown
from monitor.speaker_model import Verdict
from monitor.speaker_records import Triage
from ui.findings import figures, words
from ui.findings.marks import icon
from ui.findings.rows import LACKING, Row, Wanted, counts, sort_key, triaged, wanted_rows
from ui.language import tr
from ui.parts import plain_tip
from ui.theme import Palette

Index = QModelIndex | QPersistentModelIndex
VERDICT, TIME, SPEAKER, WHY, WITNESSED, VENDOR, TRIAGE, NOTE = range(len(words.COLUMNS))
_LONGEST_NOTE = 200
Role = Qt.ItemDataRole


class FindingTable(QAbstractTableModel):
    """All rows and, of them, those that are wanted in the order that was asked for."""

    def __init__(self, palette: Palette, zone: tzinfo | None, ratio: float, parent: Any = None) -> None:
        super().__init__(parent)
        self._palette, self._zone, self._ratio = palette, zone, ratio
        self._all: list[Row] = []
        self._shown: list[Row] = []
        self._index: dict[str, int] = {}  # finding -> its place among all; these two are made when somebody asks
        self._places: dict[str, int] = {}  # and among those shown
        self._order: tuple[int, Qt.SortOrder] | None = None
        self.wanted = Wanted()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """``rows`` in the order that they have as long as nobody asks for another."""
        self.beginResetModel()
        self._all = list(rows)
        self._index = {}
        self._sort()
        self._pick()
        self.endResetModel()

    def want(self, wanted: Wanted) -> None:
        self.beginResetModel()
        self.wanted = wanted
        self._pick()
        self.endResetModel()

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette

    @property
    def rows(self) -> Sequence[Row]:
        """Those shown, as they are listed."""
        return self._shown

    @property
    def count(self) -> int:
        return len(self._all)

    @property
    def everything(self) -> Sequence[Row]:
        return self._all

    def counts(self) -> Mapping[Verdict, int]:
        return counts(self._all, self.wanted)

    def row_of(self, finding: str) -> Row | None:
        place = self._anywhere(finding)
        return None if place is None else self._all[place]

    def _anywhere(self, finding: str) -> int | None:
        if not self._index:
            self._index = {row.finding.id: place for place, row in enumerate(self._all)}
        return self._index.get(finding)

    def place_of(self, finding: str) -> int | None:
        """Among those shown."""
        if not self._places:
            self._places = {row.finding.id: place for place, row in enumerate(self._shown)}
        return self._places.get(finding)

    def triage(self, finding: str, state: Triage, note: str) -> None:
        """The row changes where it is; it leaves only where another state is wanted."""
        place = self._anywhere(finding)
        if place is not None:
            self._all[place] = triaged(self._all[place], state, note)
            self._renew(self._all[place])

    def _renew(self, row: Row) -> None:
        place = self.place_of(row.finding.id)
        if place is None:
            return
        if self.wanted.state not in (None, row.state):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._shown[place]
            self._places = {}
            self.endRemoveRows()
            return
        self._shown[place] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, NOTE))

    def _pick(self) -> None:
        self._shown = wanted_rows(self._all, self.wanted)
        self._places = {}

    # What Qt asks for

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own default)
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(words.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return tr(words.COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, column = self._shown[index.row()], index.column()
        if role == Role.DisplayRole:
            return self.cell(row, column)
        if role == Role.ToolTipRole:
            return plain_tip(words.full(row.finding) if column in (VERDICT, WHY) else self.cell(row, column))
        if role == Role.DecorationRole and column == VERDICT:
            return icon(row.finding.verdict, self._palette, self._ratio)
        if role == Role.AccessibleTextRole:
            return (
                words.row_spoken(words.verdict(row.finding.verdict), self.cells(row))
                if column == VERDICT
                else self.cell(row, column) or tr("No note")
            )
        if role == Role.ForegroundRole:
            return self._ink(row, column)
        return None

    def _ink(self, row: Row, column: int) -> QColor | None:
        if column == VERDICT and row.finding.verdict in LACKING and row.state is not Triage.EXPLAINED:
            return QColor(self._palette.warn)
        if column == TRIAGE and row.state is Triage.INCIDENT:
            return QColor(self._palette.warn)
        return QColor(self._palette.muted) if row.state is Triage.EXPLAINED else None

    def cells(self, row: Row) -> tuple[str, ...]:
        return tuple(self.cell(row, column) for column in range(len(words.COLUMNS)))

    def cell(self, row: Row, column: int) -> str:
        match column:
            case 0:
                return words.chip(row.finding.verdict)
            case 1:
                return figures.when(row.begins, row.ends, self._zone)
            case 2:
                return shown(row.speaker, 60)
            case 3:
                return words.why(row.finding)
            case 4:
                return words.witnessed(row.finding)
            case 5:
                return words.vendor_says(row.finding)
            case 6:
                return words.triage(row.state)
        return shown(row.note, _LONGEST_NOTE)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        self._order = (column, order) if column >= 0 else None
        self._sort()
        self._pick()
        self.layoutChanged.emit()

    def _sort(self) -> None:
        if self._order is None:
            return
        column, order = self._order
        self._index = {}
        self._all.sort(key=sort_key(column), reverse=order is Qt.SortOrder.DescendingOrder)
