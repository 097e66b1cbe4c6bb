"""The few questions that the program asks, each naming what will follow."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from monitor.model import Application
from ui.language import tr
from ui.messages import application_title
from ui.sentences import allowing_words


def _question(parent: QWidget, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("Earwitness")
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    return box


def allow_box(parent: QWidget, application: Application) -> tuple[QMessageBox, object]:
    """The question and the button that means yes."""
    asked = tr("Always allow {program}?").format(program=application_title(application))
    box = _question(parent, asked, allowing_words(application.identity))
    yes = box.addButton(tr("&Always allow"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    return box, yes


def confirm_allow(parent: QWidget, application: Application) -> bool:
    box, yes = allow_box(parent, application)
    box.exec()
    return box.clickedButton() is yes


def confirm(parent: QWidget, text: str, more: str, yes: str) -> bool:
    """``yes``: the button that does it; the other one is the default."""
    box = _question(parent, text, more)
    agree = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is agree


def keep_watching(parent: QWidget) -> str:
    """``keep``, ``quit`` or an empty string; asked when the window closes and no tray is there."""
    more = tr("There is no tray for its icon here. Start Earwitness again to see this window again.")
    box = _question(parent, tr("Keep watching in the background?"), more)
    keep = box.addButton(tr("&Keep watching"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(tr("&Quit"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.exec()
    clicked = box.clickedButton()
    return "keep" if clicked is keep else "quit" if clicked is leave else ""
