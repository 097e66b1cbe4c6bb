"""One stylesheet for our own shapes. Sizes are those of the mock-ups, in pixels of a 96 dpi screen; Qt scales them."""

from __future__ import annotations

import resources
from ui.theme import Palette


def stylesheet(p: Palette) -> str:
    return "".join(part(p) for part in (_ground, _texts, _buttons, _ticks, _fields, _rest))


def _drawing(shape: str, p: Palette) -> str:
    """A stylesheet can't colour a drawing: there is one for each theme."""
    return resources.path(f"icons/{shape}-{'dark' if p.dark else 'light'}.svg").as_posix()


def _ground(p: Palette) -> str:
    """The page, its rail and its cards."""
    return f"""
#page, #pageBody {{ background: {p.page}; }}
#rail {{ background: {p.rail}; border-right: 1px solid {p.line}; }}
QToolButton#railButton {{ border: 1px solid transparent; border-radius: 10px; color: {p.muted};
    font-size: 11px; padding: 8px 2px 6px 2px; background: transparent; }}
QToolButton#railButton:hover {{ color: {p.text}; }}
QToolButton#railButton:checked {{ background: {p.card}; border-color: {p.line}; color: {p.accent}; font-weight: 600; }}
QToolButton#railButton:focus {{ border-color: {p.accent}; }}
QFrame#card {{ background: {p.card}; border: 1px solid {p.line}; border-radius: 12px; }}
QFrame#rule {{ background: {p.line}; border: none; }}
"""


def _texts(p: Palette) -> str:
    """What is read."""
    return f"""
QLabel {{ color: {p.text}; background: transparent; }}
QLabel#headline {{ font-size: 27px; font-weight: 700; }}
QLabel#subline {{ font-size: 14px; color: {p.muted}; }}
QLabel#name {{ font-size: 15px; font-weight: 700; }}
QLabel#cardTitle {{ font-size: 13px; font-weight: 700; }}
QLabel#body {{ font-size: 13px; }}
QLabel#strong {{ font-size: 13px; font-weight: 600; }}
QLabel#muted {{ font-size: 13px; color: {p.muted}; }}
QLabel#small {{ font-size: 12px; color: {p.muted}; }}
QLabel#code {{ font-size: 12px; font-family: monospace; background: {p.page}; border: 1px solid {p.line};
    border-radius: 6px; padding: 3px 6px; }}
QLabel#stopwatch {{ font-size: 20px; font-weight: 600; }}
QLabel#good {{ font-size: 13px; font-weight: 600; color: {p.good}; }}
QLabel#warn {{ font-size: 13px; font-weight: 600; color: {p.warn}; }}
QLabel#badge {{ font-size: 11px; border: 1px solid {p.line}; border-radius: 8px; padding: 2px 8px; color: {p.muted}; }}
QLabel#badge[tone="good"] {{ color: {p.good}; border-color: {p.good}; }}
QLabel#badge[tone="warn"] {{ color: {p.warn}; border-color: {p.warn}; font-weight: 700; }}
"""


def _buttons(p: Palette) -> str:
    """What is pressed."""
    return f"""
QPushButton {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line}; border-radius: 8px;
    font-size: 13px; padding: 6px 12px; }}
QPushButton:hover {{ background: {p.page}; }}
QPushButton:focus {{ border: 2px solid {p.accent}; padding: 5px 11px; }}
QPushButton:default {{ border-color: {p.accent}; }}
QPushButton#link {{ border-color: transparent; background: transparent; color: {p.accent}; padding: 3px 6px; }}
QPushButton#link:hover {{ text-decoration: underline; }}
QPushButton#link:focus {{ border: 2px solid {p.accent}; padding: 2px 5px; }}
QPushButton:disabled {{ color: {p.muted}; }}
QPushButton::menu-indicator {{ subcontrol-position: right center; subcontrol-origin: padding; right: 4px; }}
"""


def _ticks(p: Palette) -> str:
    """What is ticked, and lines of text."""
    return f"""
QCheckBox, QRadioButton {{ color: {p.text}; font-size: 13px; spacing: 8px; padding: 3px 5px;
    border: 2px solid transparent; border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {p.accent}; }}
QLineEdit {{ background: {p.card}; color: {p.text}; border: 1px solid {p.hatch};
    border-radius: 8px;
    font-size: 13px; padding: 6px 9px; selection-background-color: {p.accent}; selection-color: {p.on_accent}; }}
QLineEdit:focus {{ border: 2px solid {p.accent}; padding: 5px 8px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {p.muted};
    border-radius: 4px; background: {p.card}; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked {{ background: {p.accent}; border-color: {p.accent}; image: url({_drawing("tick", p)}); }}
QRadioButton::indicator:checked {{ border-color: {p.accent}; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
    fx: 0.5, fy: 0.5, stop: 0 {p.accent}, stop: 0.55 {p.accent}, stop: 0.65 {p.card}, stop: 1 {p.card}); }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {p.line}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {p.muted}; }}
"""


def _fields(p: Palette) -> str:
    """What a choice or a time is made in."""
    return f"""
QComboBox, QTimeEdit, QSpinBox {{ background: {p.card}; color: {p.text}; border: 1px solid {p.hatch};
    border-radius: 8px;
    font-size: 13px; padding: 5px 10px; min-height: 18px; }}
QComboBox:focus, QTimeEdit:focus, QSpinBox:focus {{ border: 2px solid {p.accent}; padding: 4px 9px; }}
QTimeEdit:disabled {{ color: {p.muted}; background: {p.page}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url({_drawing("down", p)}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line};
    selection-background-color: {p.accent}; selection-color: {p.on_accent}; }}
QTimeEdit::up-button, QTimeEdit::down-button, QSpinBox::up-button,
QSpinBox::down-button {{ border: none; width: 18px; background: transparent; }}
QTimeEdit::up-arrow, QSpinBox::up-arrow {{ image: url({_drawing("up", p)}); width: 10px; height: 10px; }}
QTimeEdit::down-arrow, QSpinBox::down-arrow {{ image: url({_drawing("down", p)}); width: 10px; height: 10px; }}
"""


def _rest(p: Palette) -> str:
    """Bars, menus, lists and boxes."""
    return f"""
QProgressBar {{ background: {p.band}; color: {p.text}; border: 1px solid {p.line}; border-radius: 5px;
    text-align: center; font-size: 12px; min-height: 16px; }}
QProgressBar::chunk {{ background: {p.accent_soft}; border-radius: 4px; }}
QMenu {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line}; font-size: 13px; padding: 4px; }}
QMenu::item {{ padding: 6px 22px 6px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {p.accent}; color: {p.on_accent}; }}
QMenu::item:disabled {{ color: {p.muted}; background: transparent; }}
QScrollArea {{ border: 2px solid transparent; background: {p.page}; }}
QScrollArea:focus {{ border: 2px solid {p.accent}; }}
QScrollArea[tone="quiet"]:focus {{ border-color: transparent; }}
QListWidget {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line}; border-radius: 8px;
    font-size: 13px; }}
QPlainTextEdit {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line}; border-radius: 8px;
    font-size: 13px; selection-background-color: {p.accent}; selection-color: {p.on_accent}; }}
QListWidget:focus, QPlainTextEdit:focus {{ border: 2px solid {p.accent}; }}
QListWidget::item {{ padding: 6px 8px; }}
QListWidget::item:selected {{ background: {p.accent}; color: {p.on_accent}; }}
QMessageBox QLabel#qt_msgbox_label, QMessageBox QLabel#qt_msgbox_informativelabel {{ min-width: 380px; }}
QMessageBox QLabel#qt_msgbox_label {{ font-size: 15px; font-weight: 600; }}
QToolTip {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line}; padding: 4px; }}
QDialog, QMessageBox {{ background: {p.page}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {p.line}; border-radius: 3px; min-height: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
"""
