"""How scroll bars look within the timeline: thin, without arrows."""

from __future__ import annotations

from ui.theme import Palette


def scroll_bar_style(palette: Palette) -> str:
    return (
        "QScrollBar { background: transparent; width: 10px; height: 10px; border: none; }"
        f"QScrollBar::handle {{ background: {palette.hatch}; border-radius: 4px; margin: 1px;"
        " min-width: 30px; min-height: 30px; }"
        "QScrollBar::add-line, QScrollBar::sub-line { background: none; width: 0; height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: none; }"
    )
