"""The panel below the table: one finding in full, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from monitor.speaker_records import Triage
from ui.findings import words
from ui.findings.marks import mark
from ui.findings.rows import Row
from ui.findings.story import Behind, Line, Story, as_text
from ui.language import tr
from ui.parts import button, clear, label, row
from ui.small_marks import SIZE
from ui.theme import Palette

NARROW = 820
"""Pixels below which three columns are too narrow to read."""


class Detail(QFrame):
    """``triage_asked``: a state. ``note_given``: words. ``asked_for``: the mark of the sighting, None takes it back."""

    triage_asked = Signal(object)
    note_given = Signal(str)
    marked = Signal(object)
    timeline_asked = Signal()
    closed = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._row: Row | None = None
        self.setObjectName("card")
        self.setAccessibleName(tr("Details of the finding"))
        self._mark, self._title = QLabel(), label(style="cardTitle")
        self._meaning = label(style="muted", wrap=True)
        self.states = {state: self._state_button(state) for state in Triage}
        self.note = QLineEdit(self)
        self.timeline = button(tr("Show on the &timeline"), self.timeline_asked.emit)
        self.unasked = button(tr("I did not ask for that"), self._on_unasked)
        self.close_button = button(tr("Close"), self.closed.emit, link=True)
        self._columns = [QVBoxLayout() for _ in range(3)]
        self._set_up()
        self._lay_out()
        self.set_palette(palette)

    def set_palette(self, palette: Palette) -> None:
        self._palette = palette
        self.setStyleSheet(_style(palette))
        if self._row is not None:
            self._mark.setPixmap(mark(self._row.finding.verdict, palette, self.devicePixelRatioF()))

    def show_story(self, of: Row, story: Story) -> None:
        self._row = of
        self._mark.setPixmap(mark(of.finding.verdict, self._palette, self.devicePixelRatioF()))
        self._title.setText(story.title)
        self._meaning.setText(story.meaning)
        self.setAccessibleDescription(as_text(of, story))
        self._show_actions(of)
        here, vendor, behind = self._columns
        for column in self._columns:
            clear(column)
        _side(here, tr("Witnessed here"), story.here)
        _side(vendor, tr("The vendor says"), story.vendor)
        _sentences(vendor, tr("How they were compared"), story.compared)
        _reasons(behind, tr("What may be behind it"), story.possible, tr("Nothing that is known of."))
        _reasons(behind, tr("Ruled out by what is known"), story.ruled_out, "")
        for column in self._columns:
            column.addStretch(1)

    def show_state(self, state: Triage) -> None:
        self.states[state].setChecked(True)

    def _show_actions(self, of: Row) -> None:
        self.show_state(of.state)
        if not self.note.hasFocus():
            self.note.setText(of.note)
        sighting = of.finding.sighting
        self.unasked.setVisible(sighting is not None)
        marked = sighting is not None and sighting.asked_for is False
        self.unasked.setText(tr("Take back: I did not ask for that") if marked else tr("I did not ask for that"))

    def _on_unasked(self) -> None:
        sighting = self._row.finding.sighting if self._row else None
        if sighting is not None:
            self.marked.emit(None if sighting.asked_for is False else False)

    def _on_note(self) -> None:
        if self._row is not None and self.note.text().strip() != self._row.note:
            self.note_given.emit(self.note.text().strip())

    def _state_button(self, state: Triage) -> QPushButton:
        made = button(words.triage(state), lambda: self.triage_asked.emit(state))
        made.setObjectName("state")
        made.setCheckable(True)
        made.setAccessibleName(tr("Triage: {triage}").format(triage=words.triage(state)))
        return made

    def _set_up(self) -> None:
        self._group = QButtonGroup(self)
        for each in self.states.values():
            self._group.addButton(each)
        self._mark.setFixedSize(SIZE, SIZE)
        self.note.setPlaceholderText(tr("Note"))
        self.note.setAccessibleName(tr("Note on this finding"))
        self.note.setMaxLength(500)
        self.note.editingFinished.connect(self._on_note)
        self.close_button.setAccessibleName(tr("Close the details"))

    def _lay_out(self) -> None:
        body, columns = QWidget(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        body.setObjectName("detailBody")
        columns.setSpacing(26)
        columns.setContentsMargins(0, 2, 8, 2)
        for column, share in zip(self._columns, (5, 5, 6), strict=True):
            column.setSpacing(4)
            columns.addLayout(column, share)
        body.setLayout(columns)
        self._sides, self._actions = columns, QBoxLayout(QBoxLayout.Direction.LeftToRight)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("Both sides and the reasons"))
        area.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.setSpacing(6)
        layout.addLayout(row(self._mark, self._title, 1, self.close_button))
        layout.addWidget(self._meaning)
        layout.addWidget(area, 1)
        self._actions.addLayout(row(*self.states.values(), self.note), 1)
        self._actions.addLayout(row(self.unasked, self.timeline))
        layout.addLayout(self._actions)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room side by side, one below the other."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for layout in (self._sides, self._actions):
            layout.setDirection(way)


def _side(column: QVBoxLayout, heading: str, lines: Sequence[Line]) -> None:
    column.addWidget(label(heading, "strong"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(1, 1)
    for place, (what, said) in enumerate(lines):
        first, second = label(what, "small"), label(said, wrap=True)
        first.setAlignment(Qt.AlignmentFlag.AlignTop)
        second.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(first, place, 0)
        grid.addWidget(second, place, 1)
    column.addLayout(grid)


def _sentences(column: QVBoxLayout, heading: str, sentences: Sequence[str]) -> None:
    if not sentences:
        return
    column.addSpacing(8)
    column.addWidget(label(heading, "strong"))
    for each in sentences:
        column.addWidget(label(each, "muted", wrap=True))


def _reasons(column: QVBoxLayout, heading: str, reasons: Sequence[Behind], none: str) -> None:
    if not reasons and not none:
        return
    column.addWidget(label(heading, "strong"))
    if not reasons:
        column.addWidget(label(none, "muted", wrap=True))
    for each in reasons:
        column.addWidget(label(f"• {each.words}", wrap=True))
        if each.source:
            source = label(each.source, "small", wrap=True)
            source.setContentsMargins(11, 0, 0, 4)
            column.addWidget(source)
    column.addSpacing(8)


def _style(palette: Palette) -> str:
    return (
        f"QScrollArea, #detailBody {{ background: {palette.card}; }}"
        f"QPushButton#state:checked {{ background: {palette.accent_soft}; border-color: {palette.accent};"
        f" color: {palette.accent}; font-weight: 600; }}"
        f"QPushButton#state:focus {{ border: 2px solid {palette.accent}; padding: 5px 11px; }}"
    )
