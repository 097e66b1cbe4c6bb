"""The programs that are recorded without a notification: to read, to remove, to undo a removal."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from monitor.errors import EarwitnessError
from monitor.model import Application, Sandbox
from monitor.service import ServiceProtocol
from ui.parts import button, label, row
from ui.sentences import identity_words


def application_of(identity: str) -> Application:
    """An application that has this identity: what is needed to allow it again. The inverse of ``identity``."""
    kind, _, rest = identity.partition(":")
    if kind == "exe":
        return Application(name=rest, exe=rest)
    if kind == "name":
        return Application(name=rest)
    if kind == "script":
        exe, _, script = rest.partition(":")
        return Application(name=exe, exe=exe, script=script)
    return Application(name=rest, sandbox=Sandbox(kind, rest))


class AllowedDialog(QDialog):
    def __init__(self, service: ServiceProtocol, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._removed: list[str] = []
        self.setWindowTitle("Allowed programs")
        self.resize(560, 380)
        self._list = QListWidget()
        self._list.setAccessibleName("Allowed programs")
        self._list.currentRowChanged.connect(lambda _: self._refresh_buttons())
        self._told = label(style="muted", wrap=True)
        self._remove = button("&Remove", self.remove)
        self._undo = button("&Undo", self.undo)
        self._close = button("&Close", self.accept)
        for each in (self._remove, self._undo):
            each.setAutoDefault(False)
        self._close.setDefault(True)
        self._lay_out()
        self._refresh()

    def remove(self) -> None:
        """The chosen program is announced again from now on."""
        item = self._list.currentItem()
        if item is None:
            return
        identity = item.data(Qt.ItemDataRole.UserRole)
        try:
            self._service.disallow(identity)
        except EarwitnessError as error:
            self._told.setText(str(error))
            return
        self._removed.append(identity)
        self._refresh()
        self._told.setText(f"Removed: {identity_words(identity)}")

    def undo(self) -> None:
        if not self._removed:
            return
        identity = self._removed.pop()
        try:
            self._service.allow(application_of(identity))
        except EarwitnessError as error:
            self._told.setText(str(error))
            return
        self._refresh()
        self._told.setText(f"Allowed again: {identity_words(identity)}")

    def _refresh(self) -> None:
        self._list.clear()
        for identity in sorted(self._service.allowed()):
            item = QListWidgetItem(identity_words(identity), self._list)
            item.setData(Qt.ItemDataRole.UserRole, identity)
        empty = "No program is allowed yet: each one is announced when it opens the microphone."
        self._told.setText("" if self._list.count() else empty)
        self._list.setCurrentRow(0)
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        self._remove.setEnabled(self._list.currentItem() is not None)
        self._undo.setEnabled(bool(self._removed))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(label("These programs stay on the timeline, but are not announced.", "body", wrap=True))
        layout.addWidget(self._list, 1)
        layout.addWidget(self._told)
        layout.addLayout(row(self._remove, self._undo, 1, self._close))
