"""One setting on the page: its title, where it is chosen, a sentence, and the way back to how it was at first."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from monitor.settings import Settings
from monitor.settings_keys import BY_NAME
from ui.language import tr
from ui.parts import button, label, row
from ui.settings import words

COLUMN = 190
"""Pixels for titles, so that what is chosen stands in one column."""


class Field(Protocol):
    """A QWidget too."""

    @property
    def chosen(self) -> SignalInstance: ...

    def show_value(self, value: object) -> None: ...


class SettingLine(QWidget):
    """``asked`` with the key's name and the value that was chosen. Shows what it is given."""

    asked = Signal(str, object)

    def __init__(self, name: str, field: Field, *beside: QWidget) -> None:
        super().__init__()
        self._key = BY_NAME[name]
        self.field, self._widget = field, cast(QWidget, field)
        title = words.title_of(name)
        field.chosen.connect(lambda value: self.asked.emit(name, value))
        self._reset = button(tr("Reset"), self._on_reset, link=True)
        self._reset.setAccessibleName(words.reset_name(title))
        self._reset.setVisible(False)
        self._said = label(style="warn", wrap=True)
        self._said.hide()
        self._lay_out(title, words.help_of(name), beside)

    def show_settings(self, settings: Settings) -> None:
        self.field.show_value(self._key.of(settings))
        changed = not self._key.is_default(settings)
        if self._reset.hasFocus() and not changed:
            self._widget.setFocus()
        self._reset.setVisible(changed)

    def say(self, sentence: str) -> None:
        """About this one, below it; empty for nothing."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def tab_chain(self) -> tuple[QWidget, ...]:
        return self._widget, self._reset

    def _on_reset(self) -> None:
        self.asked.emit(self._key.name, self._key.of(Settings()))

    def _lay_out(self, title: str, help: str, beside: tuple[QWidget, ...]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 3)
        layout.setSpacing(1)
        if isinstance(self._widget, QCheckBox):
            layout.addLayout(row(self._widget, 1, self._reset))
        else:
            name = label(title, "body", wrap=True)
            name.setMinimumWidth(COLUMN)
            name.setBuddy(self._widget)
            self._widget.setAccessibleName(title)
            layout.addLayout(row(name, self._widget, *beside, 1, self._reset))
        self._widget.setAccessibleDescription(help)
        layout.addWidget(label(help, "small", wrap=True))
        layout.addWidget(self._said)
