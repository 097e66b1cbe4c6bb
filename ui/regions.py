"""Keys that lead through a window's regions, and to the menu of what has the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


@runtime_checkable
class HasRegions(Protocol):
    """A page of several regions; any other is one."""

    def regions(self) -> Sequence[QWidget]: ...


def region_keys(window: QWidget, rail: QWidget, stack: QStackedWidget) -> dict[str, Callable[[], None]]:
    """What each key does in a window with pages; the list of all keys too."""

    def go(step: int) -> None:
        go_on([rail, *regions_of(stack.currentWidget())], step)

    def show_keys() -> None:
        from ui.keys_dialog import KeysDialog

        KeysDialog(window).open()

    return {"F6": partial(go, 1), "Shift+F6": partial(go, -1), "Shift+F10": open_menu, "F1": show_keys}


def regions_of(page: QWidget | None) -> Sequence[QWidget]:
    if page is None:
        return ()
    found = page.regions() if isinstance(page, HasRegions) else [page]
    return [each for each in found if each.isVisible()]


def go_on(regions: Sequence[QWidget], step: int) -> None:
    """Gives the focus to the next region (or the one before) that takes it: to what had it there last. The rail comes
    first; what lies beside the regions belongs to the one after it."""
    focused = QApplication.focusWidget()
    holding = (at for at, each in enumerate(regions) if focused and (each is focused or each.isAncestorOf(focused)))
    at = next(holding, 1)
    for further in range(1, len(regions) + 1):
        wanted = _entry(regions[(at + step * further) % len(regions)])
        if wanted is not None:
            reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
            wanted.setFocus(reason)
            return


def _entry(region: QWidget) -> QWidget | None:
    last = region.focusWidget()
    if last is not None and _takes_keys(last):
        return last
    if _takes_keys(region):
        return region
    each = region.nextInFocusChain()
    while each is not None and each is not region:
        if region.isAncestorOf(each) and _takes_keys(each):
            return each
        each = each.nextInFocusChain()
    return None


def _takes_keys(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def open_menu() -> None:
    """Of what has the focus, as the Menu key does: Qt on X11 knows that key, but not Shift+F10."""
    focused = QApplication.focusWidget()
    if focused is not None:
        # A QRect of some widgets, a QRectF of others.
        at = QRectF(focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).center().toPoint()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, focused.mapToGlobal(at))
        QApplication.sendEvent(focused, asked)
