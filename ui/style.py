"""Which theme holds right now, and a palette as Qt wants it for what Qt draws itself."""

from __future__ import annotations

import os
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from monitor.settings import Scheme, Settings
from ui.icons import Look
from ui.theme import DARK, LIGHT, Palette

_PALETTES = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}
_LOOKS = {Scheme.LIGHT: Look.LIGHT, Scheme.DARK: Look.DARK}
_settings = Settings()


def choose(settings: Settings) -> None:
    """From now on these hold; what is on the screen stays as it is."""
    global _settings
    _settings = settings


def chosen_theme() -> Palette | None:
    """EARWITNESS_THEME=light|dark, else the settings; None follows the system."""
    return _PALETTES.get(_forced() or _settings.theme)


def current_palette() -> Palette:
    """The theme for windows. X11 without a platform theme tells no scheme: then the system's own window colour does."""
    chosen = chosen_theme()
    if chosen:
        return chosen
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        return DARK if _system_is_dark() else LIGHT
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def current_look() -> Look:
    """The tray icon's: a panel's colour is known only where the system tells a scheme, or the user."""
    chosen = _LOOKS.get(_forced() or _settings.icon)
    if chosen:
        return chosen
    scheme = QGuiApplication.styleHints().colorScheme()
    return {Qt.ColorScheme.Dark: Look.DARK, Qt.ColorScheme.Light: Look.LIGHT}.get(scheme, Look.UNKNOWN)


@cache
def _system_is_dark() -> bool:
    """By the palette that the program began with: later it is our own."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def _forced() -> Scheme | None:
    known = {Scheme.LIGHT.value: Scheme.LIGHT, Scheme.DARK.value: Scheme.DARK}
    return known.get(os.environ.get("EARWITNESS_THEME", "").lower())


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
