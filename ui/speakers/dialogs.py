"""The questions of the Speakers page: a name and a room, and what follows from forgetting or undoing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLabel, QLineEdit, QMessageBox, QVBoxLayout, QWidget

from monitor.errors import EarwitnessError
from monitor.speaker_model import Speaker, Vendor
from ui.language import QT_TR_NOOP, tr
from ui.parts import button, label, row
from ui.speakers_words import vendor_name
from ui.told import told

WITHOUT_PAIRING = QT_TR_NOOP(
    "Without pairing it is not heard by itself. You can note by hand when it lights up, bring in what another witness "
    "saw, and import its vendor's history."
)
LONGEST_NAME = 60


class NamingDialog(QDialog):
    """Name, room and, for a new one, the vendor. ``save`` is called with them and may raise; then it stays open."""

    def __init__(
        self, title: str, save: Callable[[str, str, Vendor], None], parent: QWidget, of: Speaker | None = None
    ) -> None:
        super().__init__(parent)
        self._save, self._of = save, of
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._name, self._room = _field(of.name if of else "", tr("Name")), _field(of.room if of else "", tr("Room"))
        self._name.setPlaceholderText(tr("Kitchen Echo"))
        self._room.setPlaceholderText(tr("Kitchen (may stay empty)"))
        self._vendor = _vendors()
        self._told = label(style="warn", wrap=True)
        self._told.hide()
        self._lay_out()
        self._name.setFocus()
        self._name.selectAll()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        form = QFormLayout()
        form.addRow(named(tr("&Name"), self._name), self._name)
        form.addRow(named(tr("&Room"), self._room), self._room)
        if self._of is None:
            form.addRow(named(tr("&Vendor"), self._vendor), self._vendor)
            layout.addWidget(label(tr(WITHOUT_PAIRING), "muted", wrap=True))
        layout.addLayout(form)
        layout.addWidget(self._told)
        keep = button(tr("&Add") if self._of is None else tr("&Save"), self._on_save)
        keep.setDefault(True)
        layout.addLayout(row(1, keep, button(tr("&Cancel"), self.reject)))

    def _on_save(self) -> None:
        try:
            self._save(self._name.text().strip(), self._room.text().strip(), self._vendor.currentData())
        except EarwitnessError as error:
            self._told.setText(told(str(error)))
            self._told.show()
            self._name.setFocus()
            return
        self.accept()


def named(text: str, field: QWidget) -> QLabel:
    """The label of a field, with its mnemonic."""
    made = label(text)
    made.setBuddy(field)
    return made


def _field(text: str, name: str) -> QLineEdit:
    made = QLineEdit(text)
    made.setMaxLength(LONGEST_NAME)
    made.setAccessibleName(name)
    return made


def _vendors() -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(tr("Vendor"))
    for each in Vendor:
        made.addItem(vendor_name(each), each)
    return made


def question_box(parent: QWidget, text: str, more: str, yes: str) -> tuple[QMessageBox, object]:
    """The box and the button that means yes; the default is no."""
    box = QMessageBox(parent)
    box.setWindowTitle("Earwitness")
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    agreed = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    return box, agreed


def agreed(parent: QWidget, text: str, more: str, yes: str) -> bool:
    box, means_yes = question_box(parent, text, more, yes)
    box.exec()
    return box.clickedButton() is means_yes
