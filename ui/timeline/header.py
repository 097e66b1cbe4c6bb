"""Title on the left, spans, filter and table on the right; the date line below."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.language import tr
from ui.parts import Line, row, tip
from ui.theme import Palette
from ui.timeline import page_words
from ui.timeline.picked import Picked, mark_told, report_told
from ui.timeline.spans import Span

PADDING = 11
"""Pixels left and right of a button's text."""


class FilterField(QLineEdit):
    """Escape empties it and gives the focus on; Enter and Down give the focus on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)


class Header(QWidget):
    span_chosen = Signal(object)
    stepped = Signal(int)
    filtered = Signal(str)
    table_toggled = Signal(bool)
    marking_toggled = Signal(bool)
    report_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._line = QLabel(tr(page_words.TITLE), self), Line()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self.back = self._button("‹", tr(page_words.EARLIER), "Alt+Left")
        self.ahead = self._button("›", tr(page_words.LATER), "Alt+Right")
        names, spans = page_words.SPAN_NAMES, page_words.SPANS
        self.spans = {span: self._button(tr(names[span]), tr(spans[span]), checkable=True) for span in Span}
        self.table = self._button(tr("Table  T"), tr(page_words.TABLE), checkable=True)
        self.mark = self._button(tr("Mark  S"), mark_told(), checkable=True)
        self.report = self._button(tr("Report…  R"), report_told(None))
        self.filter = FilterField(self)
        self._group = QButtonGroup(self)
        self._tools, self._wide = QWidget(self), None  # type: QWidget, bool | None
        self._set_up()
        self._lay_out()

    def _button(self, text: str, told: str, shortcut: str = "", checkable: bool = False) -> QPushButton:
        button = QPushButton(text, self)
        button.setCheckable(checkable)
        if checkable:
            button.setMinimumWidth(_pressed_width(button))
        button.setAccessibleName(told)
        tip(button, f"{told} ({shortcut})" if shortcut else told)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        if shortcut:
            button.setShortcut(shortcut)
        return button

    def _set_up(self) -> None:
        self.filter.setPlaceholderText(tr("Filter programs   /"))
        self.filter.setAccessibleName(tr(page_words.FILTER))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(150)
        self.filter.textChanged.connect(self.filtered)
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.ahead.clicked.connect(lambda: self.stepped.emit(1))
        self.table.clicked.connect(self.table_toggled)
        self.mark.clicked.connect(self.marking_toggled)
        self.report.clicked.connect(lambda: self.report_asked.emit())
        for span, button in self.spans.items():
            button.setAutoExclusive(True)  # the group sees to it; a reader says: one of several
            self._group.addButton(button)
            button.clicked.connect(lambda _, span=span: self.span_chosen.emit(span))

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 2)
        self._rows.setSpacing(1)
        self._row = row(self._title, self.back, *self.spans.values(), self.ahead)
        self._row.setStretch(0, 1)
        self._rows.addLayout(self._row)
        self._rows.addWidget(self._line)
        self._tools.setLayout(row(self.filter, self.table, self.mark, self.report))
        self._arrange(wide=True)
        for one, other in pairwise((self.back, *self.spans.values(), self.ahead, self.filter, self.table, self.mark)):
            QWidget.setTabOrder(one, other)
        QWidget.setTabOrder(self.mark, self.report)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large or the window is small, the filter and what follows it stand below."""
        super().resizeEvent(event)
        above = (self._title, self.back, *self.spans.values(), self.ahead, self._tools)
        self._arrange(wide=sum(each.sizeHint().width() + self._row.spacing() for each in above) <= self.width())

    def _arrange(self, *, wide: bool) -> None:
        if wide is self._wide:
            return
        self._wide = wide
        if wide:
            self._row.addWidget(self._tools)
        else:
            self._rows.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignRight)

    def set_palette(self, palette: Palette) -> None:
        self._title.setStyleSheet(f"color: {palette.text}; font-size: 22px; font-weight: 700;")
        self._line.setStyleSheet(f"color: {palette.muted};")
        self.setStyleSheet(style(palette))

    def tell(self, line: str) -> None:
        self._line.say(line)

    def tell_listed(self, line: str) -> None:
        self._line.say(f"{self._line.text().split(' · ')[0]} · {line}")

    def set_span(self, span: Span | None) -> None:
        """Presses the button of the span on screen, or none."""
        self._group.setExclusive(False)
        for each, button in self.spans.items():
            button.setChecked(each is span)
        self._group.setExclusive(span is not None)

    def set_table(self, shown: bool) -> None:
        self.table.setChecked(shown)

    def set_marking(self, on: bool) -> None:
        self.mark.setChecked(on)

    def tell_picked(self, picked: Picked | None) -> None:
        """What the button for reports is about now."""
        told = report_told(picked)
        self.report.setAccessibleName(told)
        tip(self.report, told)

    def focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()

    def clear_filter(self) -> None:
        self.filter.clear()


def _pressed_width(button: QPushButton) -> int:
    """With the bold letters that it has while it is pressed, and its sides (see ``style``)."""
    font = QFont(button.font())
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(button.text()) + 2 * (PADDING + 1) + 2


def style(palette: Palette) -> str:
    return (
        f"QPushButton, QLineEdit {{ background: {palette.card}; color: {palette.text}; border: 1px"
        f" solid {palette.line}; border-radius: 8px; padding: 0 {PADDING}px; min-height: 28px; }}"
        f"QLineEdit {{ padding: 0 6px; selection-background-color: {palette.accent}; "
        f"selection-color: {palette.on_accent}; placeholder-text-color: {palette.muted}; }}"
        f"QPushButton:hover {{ border-color: {palette.hatch}; }}"
        f"QPushButton:checked {{ background: {palette.accent_soft}; border-color: {palette.accent};"
        f" color: {palette.accent}; font-weight: 600; }}"
        f"QPushButton:focus, QLineEdit:focus {{ border: 2px solid {palette.accent}; padding: 0 10px; }}"
        f"QLineEdit:focus {{ padding: 0 5px; }}"
    )
