"""A paired speaker carried to another machine and taken over from one: which file, and the password that guards it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from monitor.names import shown
from monitor.speaker_model import Speaker
from ui.language import QT_TR_NOOP, tr
from ui.parts import button, label, row
from ui.speakers.dialogs import named

SHORTEST_PASSWORD = 8
ENDING = ".earwitness-speaker"
FILES = QT_TR_NOOP("Paired speakers (*.earwitness-speaker);;All files (*)")
WRITING = QT_TR_NOOP(
    "The file holds what was learned of its sound, encrypted with a password of your choice. In another room, or "
    "through another microphone, pair it anew instead: what was learned is how it sounds here."
)
READING = QT_TR_NOOP("The file is encrypted with the password that was chosen when it was written.")


class PasswordDialog(QDialog):
    """``password`` once it was accepted. ``new``: it is asked for twice, and must be long enough."""

    def __init__(self, title: str, words: str, new: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._new = new
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._first, self._second = _field(tr("Password")), _field(tr("Password once more"))
        self._told = label(style="warn", wrap=True)
        self._told.hide()
        form = QFormLayout()
        form.addRow(named(tr("&Password"), self._first), self._first)
        if new:
            form.addRow(named(tr("&Once more"), self._second), self._second)
        go_on = button(tr("&Go on"), self._on_go_on)
        go_on.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addWidget(label(words, "muted", wrap=True))
        layout.addLayout(form)
        layout.addWidget(self._told)
        layout.addLayout(row(1, go_on, button(tr("&Cancel"), self.reject)))

    @property
    def password(self) -> str:
        return self._first.text()

    def _on_go_on(self) -> None:
        wrong = self._wrong()
        self._told.setText(wrong)
        self._told.setVisible(bool(wrong))
        if not wrong:
            self.accept()

    def _wrong(self) -> str:
        if self._new and len(self.password) < SHORTEST_PASSWORD:
            return tr("Choose a password of at least {count} characters.").format(count=SHORTEST_PASSWORD)
        if self._new and self.password != self._second.text():
            return tr("The two are not the same.")
        return "" if self.password else tr("Enter the password.")


def asked_where_to(speaker: Speaker, parent: QWidget) -> tuple[Path, str] | None:
    """The file to write and its password; None when it was cancelled."""
    title = tr("Write {name} to a file").format(name=shown(speaker.name, 60))
    offered = "".join(sign if sign.isalnum() else "-" for sign in speaker.name)[:60] + ENDING
    file, _ = QFileDialog.getSaveFileName(parent, title, offered, tr(FILES))
    if not file:
        return None
    dialog = PasswordDialog(title, tr(WRITING), True, parent)
    return (Path(file), dialog.password) if dialog.exec() else None


def asked_where_from(parent: QWidget) -> tuple[Path, str] | None:
    """The file to read and its password; None when it was cancelled."""
    title = tr("Take over a paired speaker")
    file, _ = QFileDialog.getOpenFileName(parent, title, "", tr(FILES))
    if not file:
        return None
    dialog = PasswordDialog(title, tr(READING), False, parent)
    return (Path(file), dialog.password) if dialog.exec() else None


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setAccessibleName(name)
    return made
