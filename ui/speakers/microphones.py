"""Choosing a microphone: the list, which is slow to get, and in words what may be wrong with each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from monitor.errors import EarwitnessError
from monitor.speakers import Input
from ui.language import QT_TR_NOOP, tr
from ui.messages import name
from ui.parts import button, label, row
from ui.speakers.styles import restyle
from ui.speakers_words import warning_words
from ui.work import Work

DEFAULT = QT_TR_NOOP("The system's default microphone")
LOOKING = QT_TR_NOOP("Looking for microphones; this takes a moment.")
NONE = QT_TR_NOOP("No microphone was found. Plug one in and look again.")
_ID = Qt.ItemDataRole.UserRole


class MicrophoneList(QWidget):
    """The microphones, and below them the chosen one's warnings. ``chosen`` with its id, None for the default."""

    chosen = Signal(object)

    def __init__(self, inputs: Callable[[], Sequence[Input]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Microphones"))
        self._list.currentItemChanged.connect(lambda *_: self._on_chosen())
        self._told = label(tr(LOOKING), "muted", wrap=True)
        self._again = button(tr("&Look again"), self.look, link=True)
        self._inputs: dict[str, Input] = {}
        self._work = Work(lambda: _looked(inputs), self._show, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._told)
        layout.addLayout(row(self._again, 1))

    def look(self) -> None:
        self._told.setText(tr(LOOKING))
        self._work.ask()

    def choice(self) -> str | None:
        item = self._list.currentItem()
        id: str | None = item.data(_ID) if item is not None else None
        return id

    def tell(self, warnings: Sequence[str]) -> None:
        """What is known of the chosen one once it is open; codes as in ``Input.warnings``."""
        self._told.setText("\n".join(warning_words(code) for code in warnings) or tr("Nothing speaks against it."))
        restyle(self._told, "warn" if warnings else "muted")

    def close_work(self) -> None:
        self._work.close()

    def _show(self, answer: object) -> None:
        found = answer if isinstance(answer, list) else []
        before = self.choice()
        self._inputs = {each.id: each for each in found}
        self._list.blockSignals(True)
        self._list.clear()
        self._add(_default_words(found), None)
        for each in found:
            self._add(_input_words(each), each.id)
        self._list.setCurrentRow(next((row for row in range(self._list.count()) if self._at(row) == before), 0))
        self._list.blockSignals(False)
        self._on_chosen()
        if not found:
            self._told.setText(tr(NONE))

    def _at(self, row_: int) -> object:
        return self._list.item(row_).data(_ID)

    def _add(self, text: str, id: str | None) -> None:
        QListWidgetItem(text, self._list).setData(_ID, id)

    def _on_chosen(self) -> None:
        id = self.choice()
        chosen = self._inputs.get(id) if id is not None else _default_of(self._inputs.values())
        self.tell(chosen.warnings if chosen is not None else ())
        self.chosen.emit(id)


def _looked(inputs: Callable[[], Sequence[Input]]) -> list[Input]:
    """An empty list where it could not be looked: told as none found."""
    try:
        return list(inputs())
    except EarwitnessError:
        return []


def _default_of(inputs: Iterable[Input]) -> Input | None:
    return next((each for each in inputs if each.default), None)


def _default_words(inputs: Sequence[Input]) -> str:
    default = _default_of(inputs)
    now = tr("{default} (now {name})")
    return now.format(default=tr(DEFAULT), name=name(default.name)) if default is not None else tr(DEFAULT)


def _input_words(each: Input) -> str:
    below = tr("see below")
    return f"{name(each.name)}  ▲ {below}" if each.warnings else name(each.name)


class MicrophoneDialog(QDialog):
    """Which microphone the listener uses."""

    def __init__(self, inputs: Callable[[], Sequence[Input]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Microphone to listen through"))
        self.resize(520, 380)
        self._list = MicrophoneList(inputs)
        use = button(tr("&Use this one"), self.accept)
        use.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.addWidget(self._list, 1)
        layout.addLayout(row(1, use, button(tr("&Cancel"), self.reject)))
        self._list.look()

    def choice(self) -> str | None:
        return self._list.choice()

    def done(self, result: int) -> None:
        self._list.close_work()
        super().done(result)
