"""What a screen reader takes a widget of our own for: Qt tells every plain one as a filler."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget


class Tab(QAccessibleWidget):
    """A button that chooses one of several pages."""

    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, QAccessible.Role.PageTab)
        self._button = button

    def state(self) -> QAccessible.State:
        told = super().state()
        told.selectable, told.selected = True, self._button.isChecked()
        return told

    def actionNames(self) -> list[str]:
        return [PRESS, *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == PRESS:
            self._button.click()
        else:
            super().doAction(name)


Make = Callable[[], QAccessibleWidget]
PRESS = "Press"  # as QAccessibleActionInterface::pressAction
_makers: dict[int, Make] = {}
_made: dict[int, QAccessibleWidget] = {}
"""Python owns the interfaces: Qt keeps only a plain pointer, so each must live as long as its widget."""


def tell_as(widget: QWidget, role: QAccessible.Role) -> None:
    """Before it is given a name: with the name its kind is told, for good. Not for buttons, fields and lists: Qt tells
    their kind and what they can do."""
    _keep(widget, lambda: QAccessibleWidget(widget, role))


def tell_as_tab(button: QAbstractButton) -> None:
    _keep(button, lambda: Tab(button))


def _keep(widget: QWidget, make: Make) -> None:
    QAccessible.installFactory(_factory)
    key = id(widget)
    _makers[key] = make
    widget.destroyed.connect(lambda: _forget(key))


def _factory(_key: str, thing: QObject) -> QAccessibleInterface | None:
    make = _makers.get(id(thing))
    if make is None or not isinstance(thing, QWidget):
        return None
    if id(thing) not in _made:
        _made[id(thing)] = make()
    return _made[id(thing)]


def _forget(key: int) -> None:
    _makers.pop(key, None)
    _made.pop(key, None)
