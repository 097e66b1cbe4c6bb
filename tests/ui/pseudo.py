"""A language that nobody speaks: each text stands in ⟦brackets⟧ and is 40 % longer, so what is outside was never given
to a translator, and what has no room has none in longer languages either. Values stay outside the brackets."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
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

from tools.translations import catalogue
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
DATA = tuple(
    rf"(?<!\w){each}(?!\w)"
    for each in (
        # What the stand-ins are called, and the machine's own names.
        "us\\.zoom\\.Zoom", "Firefox", "firefox", "Zoom", "zoom", "pacat", "python3(?:\\.11)?", "Discord",
        "obs|OBS Studio", "pavucontrol", "backup\\.py", "gnome-shell", "gnome-terminal-?", "bash", "cron", "anna",
        "Built-in microphone", "noise suppression", "Echo-cancelled", "USB headset", "Headset", "Built-in speakers",
        "Amazon Alexa", "Google Assistant", "Apple Siri", "Home Assistant", "Robin's hall Echo",
        "Kitchen Echo|Kitchen", "Hall Nest|Hall", "Bedroom HomePod|Bedroom", "device-6f1c2a90b4",
        "GENERAL|ROUTINE|[A-Z]+(?:_[A-Z0-9]+)+", "DATA[-\\w]*",
        r"[/~][\w./-]+", r"systemctl[ \w-]+", r"[\w-]+\.(?:json|csv|toml|zip|py|txt|pdf|html|db|desktop)",
        # What is called the same everywhere.
        "Earwitness|earwitness", "PipeWire|PulseAudio|ALSA|JACK|Flatpak", "Deutsch|English",
        "(?:Ctrl|Alt|Shift)\\+\\w+",
        "Hz|kHz|dB|KB|MB|min|ms", "UTC", "TOML",
    )
)  # fmt: skip


def pseudo(text: str, comment: str, n: int) -> str:
    """To be given to ``ui.language.use``. What was asked for and is in no catalogue stays as it is."""
    if comment == _CODE or (text, comment) not in _collected():
        return ""
    form = _FORMS.sub(r"\1" if n == 1 else r"\2", text)
    return "".join(part if _VALUES.fullmatch(part) else _longer(part) for part in _VALUES.split(form))


@lru_cache(maxsize=1)
def _collected() -> frozenset[tuple[str, str]]:
    found = ElementTree.parse(catalogue("de")).iter("message")
    return frozenset((each.findtext("source") or "", each.findtext("comment") or "") for each in found)


def _longer(part: str) -> str:
    """Its spaces at both ends stay outside."""
    if not re.search(r"[^\W\d_]", part):
        return part
    said = part.strip()
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    more = max(0, round(len(said) * LONGER) - 2)  # the brackets are two of them
    return f"{before}⟦{said}{('eeee ' * more)[:more].rstrip()}⟧{after}"


def untranslated(text: str) -> str:
    """What is left of a text that was shown, without what was translated and without data; empty: all is well."""
    left = unescape(_TAGS.sub("", text)) if text.startswith("<") else text
    left = _SHORTENED.sub("", _REST.sub("", _TRANSLATED.sub("", left)))
    for each in DATA:
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
    none = QModelIndex()
    rows, columns = model.rowCount(none), 1 if isinstance(model, QAbstractListModel) else model.columnCount(none)
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


def left_in(said: Iterable[str]) -> list[str]:
    """What of these was never given to a translator."""
    return [f"{left!r} of {text!r}" for text in dict.fromkeys(said) if (left := untranslated(text))]


def spoken(of: QAccessibleInterface) -> Iterator[str]:
    """What a screen reader is told of it and of all inside, also of what is painted and no widget."""
    yield from (of.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
    for place in range(min(of.childCount(), _MOST_CELLS)):
        inner = of.child(place)
        if inner is not None and inner.isValid():
            yield from spoken(inner)


def check(root: QWidget, painted: Iterable[str] = ()) -> None:
    """Fails, with the widgets, where something is not translated or is cut off."""
    said = list(texts(root))
    assert any("⟦" in text for _, text in said), "nothing is shown"
    found = [f"{where}: {left!r} of {text!r}" for where, text in said if (left := untranslated(text))]
    found += [f"spoken: {each}" for each in left_in(spoken(QAccessible.queryAccessibleInterface(root)))]
    found += [f"painted: {each}" for each in left_in(painted)]
    found += cut_off(root)
    assert not found, "\n".join(dict.fromkeys(found))
