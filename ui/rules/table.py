"""The table of rules: who, where, when, what happens, until when, and how often it did."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from monitor.rule_model import Rule
from ui.language import number, tr
from ui.parts import plain_tip
from ui.rules import words
from ui.theme import Palette
from ui.timeline.table import table_style

_STRETCHED = 2  # the column that takes what room is left: when a rule speaks


def rules_table_view(palette: Palette) -> QTableWidget:
    names = [
        tr("Who"),
        tr("Microphone"),
        tr("When"),
        tr("What happens"),
        tr("Ends"),
        tr("Last applied"),
        tr("How often"),
    ]
    table = QTableWidget(0, len(names))
    table.setHorizontalHeaderLabels(names)
    table.setAccessibleName(tr("Rules"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(_STRETCHED, QHeaderView.ResizeMode.Stretch)
    table.setStyleSheet(table_style(palette))
    return table


def cells(rule: Rule, count: tuple[int, datetime] | None, now: datetime) -> list[str]:
    return [
        words.capital(words.who_words(rule.who)),
        words.capital(words.microphone_words(rule)),
        words.conditions(rule),
        tr(words.SHORT[rule.reaction]),
        words.ends(rule, now),
        words.last_applied(count, now),
        number(0 if count is None else count[0]),
    ]


def cell(text: str, rule: Rule) -> QTableWidgetItem:
    made = QTableWidgetItem(text)
    made.setToolTip(plain_tip(words.sentence(rule)))
    return made
