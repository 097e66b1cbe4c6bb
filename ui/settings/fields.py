"""What a choice is made in: each shows a value and emits ``chosen`` with another that a person chose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from monitor.errors import BadInput
from monitor.hotkey.chord import parse
from ui.language import tr

_MOST_MINUTES = 24 * 60


class Pick(QComboBox):
    """One of several; ``words`` says a value, also one that is not among those offered."""

    chosen = Signal(object)

    def __init__(self, values: Sequence[object], words: Callable[[Any], str]) -> None:
        super().__init__()
        self._values, self._words = list(values), words
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value in self._values:
            self.addItem(words(value))
        self.activated.connect(lambda place: self.chosen.emit(self._values[place]))

    def show_value(self, value: object) -> None:
        if value not in self._values:
            self._values.append(value)
            self.addItem(self._words(value))
        self.setCurrentIndex(self._values.index(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page changes nothing that it passes."""
        event.ignore()


class Switch(QCheckBox):
    chosen = Signal(object)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.clicked.connect(lambda on: self.chosen.emit(on))

    def show_value(self, value: object) -> None:
        self.setChecked(bool(value))


class Minutes(QSpinBox):
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setRange(1, _MOST_MINUTES)
        self.setSuffix(tr(" min"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self._shown = timedelta()
        self.valueChanged.connect(self._on_changed)

    def show_value(self, value: object) -> None:
        if isinstance(value, timedelta):
            self._shown = value
            self.setValue(int(value.total_seconds() // 60))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_changed(self, minutes: int) -> None:
        if timedelta(minutes=minutes) != self._shown:
            self.chosen.emit(timedelta(minutes=minutes))


class Keys(QLineEdit):
    """Takes the keys that are pressed while it has the keyboard; Backspace or Delete: none. Tab goes on as ever.
    ``refused`` with a sentence where they can't be a hotkey."""

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setPlaceholderText(tr("none"))
        self._shown = ""

    def show_value(self, value: object) -> None:
        self._shown = str(value)
        self.setText(words_of(self._shown))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setPlaceholderText(tr("press keys"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setPlaceholderText(tr("none"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in (
            Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
        ):  # fmt: skip
            self.chosen.emit("")
            return
        text = text_of(event.key(), event.modifiers())
        if not text:
            super().keyPressEvent(event)
            return
        try:
            self.chosen.emit(str(parse(text)))
        except BadInput as error:
            self.refused.emit(str(error))


_MODIFIERS = (
    (Qt.KeyboardModifier.ControlModifier, "ctrl"),
    (Qt.KeyboardModifier.AltModifier, "alt"),
    (Qt.KeyboardModifier.ShiftModifier, "shift"),
    (Qt.KeyboardModifier.MetaModifier, "super"),
)
_NAMES = {
    Qt.Key.Key_Space: "space", Qt.Key.Key_Insert: "insert", Qt.Key.Key_Delete: "delete", Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end", Qt.Key.Key_PageUp: "page_up", Qt.Key.Key_PageDown: "page_down", Qt.Key.Key_Pause: "pause",
    Qt.Key.Key_Print: "print_screen", Qt.Key.Key_ScrollLock: "scroll_lock", Qt.Key.Key_Menu: "menu",
    Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right",
}  # fmt: skip


def text_of(key: int, modifiers: Qt.KeyboardModifier) -> str:
    """Pressed keys as the settings write them; empty for a modifier alone, and for what the page itself needs."""
    named = _NAMES.get(Qt.Key(key)) if key in list(Qt.Key) else None
    if named is None and Qt.Key.Key_F1 <= key <= Qt.Key.Key_F24:
        named = f"f{key - Qt.Key.Key_F1 + 1}"
    letter = QKeySequence(key).toString().lower() if named is None else ""
    words = [f"<{word}>" for flag, word in _MODIFIERS if modifiers & flag]
    if named is None and (len(letter) != 1 or not words):
        return ""
    return "+".join([*words, f"<{named}>" if named else letter])


def words_of(text: str) -> str:
    """``<ctrl>+<alt>+m`` as keyboards show it: ``Ctrl+Alt+M``."""
    try:
        chord = parse(text) if text else None
    except BadInput:
        return text
    if chord is None:
        return ""
    body = str(chord)
    parts = [*body.removesuffix("++").split("+"), "+"] if body.endswith("++") else body.split("+")
    return "+".join(part.strip("<>").replace("_", " ").title() for part in parts)
