"""The scroll bars within the timeline: thin, without arrows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from ui.theme import Palette
from ui.timeline.geometry import AXIS
from ui.timeline.scene import Scene


class LanesBar(QScrollBar):
    """Beside the lanes, where they do not all fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSingleStep(20)

    def set_palette(self, palette: Palette) -> None:
        self.setStyleSheet(scroll_bar_style(palette))

    def lay_out(self, scene: Scene, width: int) -> None:
        """``width``: of the whole timeline, in pixels."""
        most = round(scene.most_scroll)
        self.setVisible(most > 0)
        self.setGeometry(width - 12, int(AXIS), 10, max(10, round(scene.room)))
        self.setPageStep(max(1, round(scene.room)))
        self.setRange(0, most)
        self.setValue(round(scene.scroll))


def scroll_bar_style(palette: Palette) -> str:
    return (
        "QScrollBar { background: transparent; width: 10px; height: 10px; border: none; }"
        f"QScrollBar::handle {{ background: {palette.hatch}; border-radius: 4px; margin: 1px;"
        " min-width: 30px; min-height: 30px; }"
        "QScrollBar::add-line, QScrollBar::sub-line { background: none; width: 0; height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: none; }"
    )
