"""Another style of the stylesheet for a label that is shown already."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def restyle(of: QWidget, style: str) -> None:
    """``style``: an object name of the stylesheet; nothing is done where it is that already."""
    if of.objectName() == style:
        return
    of.setObjectName(style)
    of.style().unpolish(of)
    of.style().polish(of)
