"""A language that nobody speaks: each text stands in ⟦brackets⟧ and is 40 % longer, so what is outside was never given
to a translator, and what has no room has none in longer languages either. Values stay outside the brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ui.parts import Line

LONGER = 0.4
_FORMS = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_VALUES = re.compile(r"(\{\w*\}|%n)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_TRANSLATED = re.compile(r"⟦[^⟧]*(?:⟧|$)")
_REST = re.compile(r"…[^⟦…]*⟧|^[^⟦]*⟧")
"""Of a text that was shortened: its end, whose opening bracket is gone."""
_SHORTENED = re.compile(r"[\w.-]*…[\w.-]*")
_TAGS = re.compile(r"<[^<>]+>")
_CODE = "the language's own code, as in HTML's lang"
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_MOST_CELLS = 400


def pseudo(text: str, comment: str, n: int) -> str:
    """To be given to ``ui.language.use``."""
    if comment == _CODE:
        return ""
    form = _FORMS.sub(r"\1" if n == 1 else r"\2", text)
    return "".join(part if _VALUES.fullmatch(part) else _longer(part) for part in _VALUES.split(form))


def _longer(part: str) -> str:
    """Its spaces at both ends stay outside."""
    if not re.search(r"[^\W\d_]", part):
        return part
    said = part.strip()
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    more = max(0, round(len(said) * LONGER) - 2)  # the brackets are two of them
    return f"{before}⟦{said}{('eeee ' * more)[:more].rstrip()}⟧{after}"


def untranslated(text: str, data: tuple[str, ...]) -> str:
    """What is left of a text that was shown, without what was translated and without ``data``; empty: all is well."""
    left = unescape(_TAGS.sub("", text)) if text.startswith("<") else text
    left = _SHORTENED.sub("", _REST.sub("", _TRANSLATED.sub("", left)))
    for each in data:
        left = re.sub(each, "", left)
    return left.strip() if _LETTERS.search(left) else ""


def texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """All that people read or are read aloud, each with the widget that says it; also of what is hidden right now."""
    for widget in (root, *root.findChildren(QWidget)):
        where = _named(widget)
        for text in (*_of_any(widget), *_of_kind(widget), *_of_model(widget)):
            if text:
                yield where, text


def _named(widget: QWidget) -> str:
    chain = [widget]
    while (parent := chain[-1].parentWidget()) is not None and len(chain) < 4:
        chain.append(parent)
    return " < ".join(f"{type(each).__name__}#{each.objectName()}" for each in chain)


def _of_any(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    yield from (text for action in widget.actions() for text in (action.text(), action.toolTip()))


def _of_kind(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QPushButton | QToolButton) and (menu := widget.menu()) is not None:
        yield from menu_texts(menu)
    if isinstance(widget, QMenu | QGroupBox):
        yield widget.title()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QAbstractSpinBox):
        yield widget.specialValueText()
    if isinstance(widget, QSpinBox):
        yield from (widget.prefix(), widget.suffix())
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))


def menu_texts(menu: QMenu) -> Iterator[str]:
    """As it is when it is opened, with the menus inside."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        yield action.text()
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from menu_texts(inner)


def _of_model(widget: QWidget) -> Iterator[str]:
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is None:
        return
    rows, columns = model.rowCount(), model.columnCount()
    for column in range(columns):
        for role in _ROLES:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
    for place in range(min(rows * columns, _MOST_CELLS)):
        index: QModelIndex = model.index(place // columns, place % columns)
        for role in _ROLES:
            said = model.data(index, role)
            yield said if isinstance(said, str) else ""


def cut_off(root: QWidget) -> Iterator[str]:
    """Labels and buttons that people see now and whose text has no room; what elides by design is left out."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, Line) or not isinstance(widget, QLabel | QAbstractButton):
            continue
        text = widget.text()
        if not text or (isinstance(widget, QLabel) and not widget.pixmap().isNull()):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height() + 1:
                yield f"{_named(widget)}: too low for {text!r}"
        elif widget.minimumSizeHint().width() > widget.width() + 1:
            yield f"{_named(widget)}: {widget.width()} px, needs {widget.minimumSizeHint().width()}: {text!r}"
