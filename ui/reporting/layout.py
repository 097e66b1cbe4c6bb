"""The upper half that the dialogs of this folder share: a title, and under it what can be chosen, a line each."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from ui.parts import label


def headed(dialog: QDialog, title: str, *choices: tuple[str, QWidget]) -> QVBoxLayout:
    """The dialog's layout, with this much in it. ``choices``: (name with its key, widget)."""
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    for name, widget in choices:
        form.addRow(name, widget)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(22, 18, 22, 18)
    layout.setSpacing(10)
    layout.addWidget(label(title, "cardTitle"))
    layout.addLayout(form)
    return layout
