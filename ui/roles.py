"""What a screen reader takes a widget of our own for: Qt tells every plain one as a filler."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_roles: dict[int, QAccessible.Role] = {}
_made: dict[int, QAccessibleWidget] = {}
"""Python owns the interfaces: Qt keeps only a plain pointer, so each must live as long as its widget."""


def tell_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Not for buttons, fields and lists: Qt tells their kind and what they can do."""
    QAccessible.installFactory(_factory)
    key = id(widget)
    _roles[key] = role
    widget.destroyed.connect(lambda: _forget(key))


def _factory(_key: str, thing: QObject) -> QAccessibleInterface | None:
    role = _roles.get(id(thing))
    if role is None or not isinstance(thing, QWidget):
        return None
    if id(thing) not in _made:
        _made[id(thing)] = QAccessibleWidget(thing, role)
    return _made[id(thing)]


def _forget(key: int) -> None:
    _roles.pop(key, None)
    _made.pop(key, None)
