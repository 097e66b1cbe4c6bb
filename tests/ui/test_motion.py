"""Nothing moves by itself, so that there is nothing to reduce: no animation, no smooth scrolling, no busy bar."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from ui.parts import begin, show_done

UI = Path(__file__).parents[2] / "ui"
MOVES = re.compile(r"Q\w*Animation\b|QTimeLine|QMovie|QScroller\b|setAnimated\(|setRange\(0, 0\)|setEffectEnabled")


def test_no_module_of_the_window_animates() -> None:
    modules = sorted(UI.rglob("*.py"))
    assert len(modules) > 100
    assert [each.name for each in modules if MOVES.search(each.read_text(encoding="utf-8"))] == []


def test_menus_and_tips_neither_slide_nor_fade(qtbot: QtBot) -> None:
    effects = [Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateCombo,
               Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip]  # fmt: skip
    assert [each for each in effects if QApplication.isEffectEnabled(each)] == []


def test_a_bar_stands_still_where_nobody_knows_how_much_there_is(qtbot: QtBot) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    begin(bar)
    assert (bar.minimum(), bar.maximum(), bar.value()) == (0, 1, 0)
    show_done(bar, 0, 0)
    assert bar.maximum() == 1
    show_done(bar, 3, 8)
    assert (bar.maximum(), bar.value()) == (8, 3)
