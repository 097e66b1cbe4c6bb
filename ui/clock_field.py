"""A field for a time of day, and what is in it."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QTimeEdit


def clock_field(name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setDisplayFormat("HH:mm")
    made.setAccessibleName(name)
    return made


def time_in(field: QTimeEdit) -> time:
    at = field.time()
    return time(at.hour(), at.minute())
