"""The rail at the left: one button a page, built from the list of pages that exist."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.icons import glyph
from ui.language import tr
from ui.roles import tell_as, tell_as_tab
from ui.theme import Palette

WIDTH = 84
BESIDE = 20  # pixels: margins of the rail, padding and border of a button


@dataclass(frozen=True, slots=True)
class PageEntry:
    """``icon``: a drawing in resources/icons; ``text`` with its Alt mnemonic."""

    key: str
    text: str
    icon: str


class Rail(QWidget):
    chosen = Signal(str)

    def __init__(self, pages: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        tell_as(self, QAccessible.Role.PageTabList)
        self.setAccessibleName(tr("Pages"))
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._pages = list(pages)
        self._buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(5, 16, 5, 16)
        layout.setSpacing(4)
        for place, page in enumerate(pages, 1):
            layout.addWidget(self._button(page, place))
        layout.addStretch(1)

    def check(self, key: str) -> None:
        self._buttons[key].setChecked(True)
        for each, tab in self._buttons.items():
            # One stop for the Tab key, at the page that is shown; the arrows go on from there.
            tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == key else Qt.FocusPolicy.ClickFocus)

    def set_palette(self, palette: Palette) -> None:
        ratio = self.devicePixelRatioF()
        for page in self._pages:
            icon = QIcon(glyph(page.icon, palette.muted, 24, ratio))
            icon.addPixmap(glyph(page.icon, palette.accent, 24, ratio), QIcon.Mode.Normal, QIcon.State.On)
            self._buttons[page.key].setIcon(icon)
        self.setFixedWidth(max(WIDTH, *(_needed(each) for each in self._buttons.values())))

    def _button(self, page: PageEntry, place: int) -> QToolButton:
        made = QToolButton()
        tell_as_tab(made)
        made.setObjectName("railButton")
        text = tr(page.text)
        made.setText(text)
        made.setToolTip(f"Ctrl+{place}")
        made.setAccessibleName(text.replace("&", ""))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(QSize(24, 24))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setMinimumHeight(60)
        made.clicked.connect(lambda: self.chosen.emit(page.key))
        self._group.addButton(made)
        self._buttons[page.key] = made
        return made


def _needed(button: QToolButton) -> int:
    """Pixels for its text, bold as it is where the page is chosen; some languages have longer words."""
    button.ensurePolished()
    font = QFont(button.font())
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(button.text().replace("&", "")) + BESIDE
