"""A palette as Qt wants it: QPalette for what Qt draws itself, one stylesheet for our own shapes."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

import resources
from ui.icons import Look
from ui.theme import DARK, LIGHT, Palette

_CHOSEN = {"light": LIGHT, "dark": DARK}


def chosen_theme() -> Palette | None:
    """EARWITNESS_THEME=light|dark; None follows the system."""
    return _CHOSEN.get(os.environ.get("EARWITNESS_THEME", "auto").lower())


def current_palette() -> Palette:
    """The theme for windows. X11 without a platform theme tells no scheme: then the system's own window colour does."""
    chosen = chosen_theme()
    if chosen:
        return chosen
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def current_look() -> Look:
    """The tray icon's: a panel's colour is known only where the system tells a scheme."""
    chosen = chosen_theme()
    if chosen:
        return Look.DARK if chosen.dark else Look.LIGHT
    scheme = QGuiApplication.styleHints().colorScheme()
    return {Qt.ColorScheme.Dark: Look.DARK, Qt.ColorScheme.Light: Look.LIGHT}.get(scheme, Look.UNKNOWN)


def mixed(colour: str, ground: str, part: float) -> str:
    """``part`` of ``colour`` laid over ``ground``."""
    one, other = QColor(colour), QColor(ground)
    red, green, blue = (
        round(a * part + b * (1 - part))
        for a, b in ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    )
    return QColor(red, green, blue).name()


def qt_palette(colours: Palette) -> QPalette:
    role, palette = QPalette.ColorRole, QPalette()
    pairs = {
        role.Window: colours.page, role.WindowText: colours.text, role.Base: colours.card, role.Text: colours.text,
        role.AlternateBase: colours.page, role.Button: colours.card, role.ButtonText: colours.text,
        role.Highlight: colours.accent, role.HighlightedText: colours.on_accent, role.PlaceholderText: colours.muted,
        role.ToolTipBase: colours.card, role.ToolTipText: colours.text, role.Link: colours.accent,
        role.Light: colours.card, role.Mid: colours.line, role.Dark: colours.line, role.Midlight: colours.line,
        role.Shadow: colours.line,
    }  # fmt: skip
    for each, colour in pairs.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.muted))
    return palette


def _drawing(shape: str, p: Palette) -> str:
    """A stylesheet can't colour a drawing: there is one for each theme."""
    return resources.path(f"icons/{shape}-{'dark' if p.dark else 'light'}.svg").as_posix()


def stylesheet(p: Palette) -> str:
    """Sizes are those of the mock-ups, in pixels of a 96 dpi screen; Qt scales them."""
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
QCheckBox, QRadioButton {{ color: {p.text}; font-size: 13px; spacing: 8px; padding: 3px 5px;
    border: 2px solid transparent; border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {p.accent}; }}
QLineEdit {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line}; border-radius: 8px;
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
QComboBox, QTimeEdit {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line}; border-radius: 8px;
    font-size: 13px; padding: 5px 10px; min-height: 18px; }}
QComboBox:focus, QTimeEdit:focus {{ border: 2px solid {p.accent}; padding: 4px 9px; }}
QTimeEdit:disabled {{ color: {p.muted}; background: {p.page}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url({_drawing("down", p)}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line};
    selection-background-color: {p.accent}; selection-color: {p.on_accent}; }}
QTimeEdit::up-button, QTimeEdit::down-button {{ border: none; width: 18px; background: transparent; }}
QTimeEdit::up-arrow {{ image: url({_drawing("up", p)}); width: 10px; height: 10px; }}
QTimeEdit::down-arrow {{ image: url({_drawing("down", p)}); width: 10px; height: 10px; }}
QProgressBar {{ background: {p.band}; color: {p.text}; border: 1px solid {p.line}; border-radius: 5px;
    text-align: center; font-size: 12px; min-height: 16px; }}
QProgressBar::chunk {{ background: {p.accent_soft}; border-radius: 4px; }}
QMenu {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line}; font-size: 13px; padding: 4px; }}
QMenu::item {{ padding: 6px 22px 6px 12px; border-radius: 5px; }}
QMenu::item:selected {{ background: {p.accent}; color: {p.on_accent}; }}
QScrollArea {{ border: none; background: {p.page}; }}
QListWidget {{ background: {p.card}; color: {p.text}; border: 1px solid {p.line}; border-radius: 8px;
    font-size: 13px; }}
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
