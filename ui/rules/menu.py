"""The small menu behind "Always allow…": for how long, or a rule made by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from monitor.rule_model import Life
from ui.language import QT_TR_NOOP, tr

_LIVES = (
    (Life.FOR_EVER, QT_TR_NOOP("&Always…")),
    (Life.ONCE, QT_TR_NOOP("For this &call")),
    (Life.HOUR, QT_TR_NOOP("For one &hour")),
    (Life.TOMORROW, QT_TR_NOOP("Until &tomorrow")),
)


def allow_menu(parent: QWidget, allow: Callable[[Life], None], make_rule: Callable[[], None]) -> QMenu:
    """Filled anew each time it opens, so that it speaks the language of then."""
    menu = QMenu(parent)

    def fill() -> None:
        menu.clear()
        for life, words in _LIVES:
            menu.addAction(tr(words)).triggered.connect(lambda _=False, chosen=life: allow(chosen))
        menu.addSeparator()
        menu.addAction(tr("Make a &rule…")).triggered.connect(lambda _=False: make_rule())

    menu.aboutToShow.connect(fill)
    fill()
    return menu
