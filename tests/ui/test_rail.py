"""The rail is as wide as its longest word, in any language."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ui.rail import WIDTH, Rail
from ui.stylesheet import stylesheet
from ui.theme import LIGHT
from ui.window import PAGES


def rail_of(qtbot: QtBot) -> Rail:
    rail = Rail(PAGES)
    rail.setStyleSheet(stylesheet(LIGHT))
    qtbot.addWidget(rail)
    rail.set_palette(LIGHT)
    rail.show()
    return rail


def test_english_words_fit_as_drawn(qtbot: QtBot) -> None:
    assert rail_of(qtbot).width() == WIDTH


def test_the_long_words_of_other_languages_are_not_cut_off(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.rail.tr", lambda text: "Einstellungen" if "ettings" in text else text)
    rail = rail_of(qtbot)
    longest = next(each for each in rail.findChildren(QToolButton) if each.text() == "Einstellungen")
    bold = QFont(longest.font())
    bold.setWeight(QFont.Weight.DemiBold)
    assert longest.width() >= QFontMetrics(bold).horizontalAdvance("Einstellungen")
