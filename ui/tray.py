"""The tray icon: what is so right now by its shape, who uses the microphone in its menu, and the way to the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.icons import Look, tray_icon
from ui.language import tr
from ui.sentences import MENU_LINES
from ui.status import TrayState

_CLICKS = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


@dataclass(frozen=True, slots=True)
class ListeningMenu:
    """What the menu offers about listening right now; nothing where ``there`` is False."""

    there: bool = False
    on: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class TrayActions:
    """What the menu can do and what it asks when it opens. ``pause``: an hour, or (``True``) until tomorrow.
    ``listen``: ``pause``, ``resume``, ``on`` or ``off``. ``mute_entry``: what is offered about all microphones, empty
    where nothing is."""

    show: Callable[[], None]
    lines: Callable[[], Sequence[str]]
    paused_until: Callable[[], str]
    pause: Callable[[bool], None]
    resume: Callable[[], None]
    listening: Callable[[], ListeningMenu]
    listen: Callable[[str], None]
    mark: Callable[[], None]
    mute_entry: Callable[[], str]
    mute: Callable[[], None]
    quit: Callable[[], None]


class Tray(QObject):
    """Keeps its state, so that the icon can be thrown away and built again when a tray appears late."""

    def __init__(self, actions: TrayActions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._state, self._look, self._tooltip = TrayState.BLIND, Look.UNKNOWN, ""
        self._menu = QMenu()
        self._fill_menu()
        self._icon: QSystemTrayIcon | None = None

    @property
    def available(self) -> bool:
        return self._icon is not None

    def appear(self) -> None:
        """Build the icon anew: one built while no tray was there never registers on X11 (seen with Qt 6.12)."""
        self.vanish()
        icon = QSystemTrayIcon(tray_icon(self._state, self._look), self)
        icon.setToolTip(self._tooltip)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_activated)
        icon.show()
        self._icon = icon

    def vanish(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def show_state(self, state: TrayState, look: Look, tooltip: str) -> None:
        changed = (state, look) != (self._state, self._look)
        told = tooltip != self._tooltip
        self._state, self._look, self._tooltip = state, look, tooltip
        if self._icon is None:
            return
        if changed:
            self._icon.setIcon(tray_icon(state, look))
        if told:
            self._icon.setToolTip(tooltip)

    def message(self, title: str, body: str) -> bool:
        """Where there is no notification service of the desktop: Qt's own balloon."""
        if self._icon is None:
            return False
        self._icon.showMessage(title, body, tray_icon(self._state, self._look))
        return True

    def refresh_menu(self) -> None:
        """The lines and the pause as they are at this moment. Actions are kept and only renamed: a panel that draws
        the menu itself would otherwise send a click to an entry that is gone."""
        lines = self._actions.lines()
        for place, action in enumerate(self._lines):
            action.setVisible(place < len(lines))
            action.setText(lines[place].replace("&", "&&") if place < len(lines) else "")
        until = self._actions.paused_until()
        self._pause.menuAction().setVisible(not until)
        self._resume.setVisible(bool(until))
        self._resume.setText(tr("&Resume notifications (paused until {time})").format(time=until))
        mute = self._actions.mute_entry()
        self._mute.setVisible(bool(mute))
        self._mute.setText(mute)
        self._refresh_listening(self._actions.listening())

    def _refresh_listening(self, now: ListeningMenu) -> None:
        self._listening.menuAction().setVisible(now.there)
        shown = {"pause": now.on and not now.paused, "resume": now.paused, "off": now.on, "on": not now.on}
        for what, action in self._listen.items():
            action.setVisible(shown[what])

    def refill(self) -> None:
        """In another language."""
        self._menu.aboutToShow.disconnect(self.refresh_menu)
        for inner in (self._pause, self._listening):
            inner.deleteLater()
        self._menu.clear()
        self._fill_menu()

    def _fill_menu(self) -> None:
        menu, actions = self._menu, self._actions
        self._add(menu, tr("&Open Earwitness"), actions.show)
        menu.addSeparator()
        # One more for those that are summed up, and one for whom this program itself listens.
        self._lines = [self._add(menu, "", actions.show) for _ in range(MENU_LINES + 2)]
        menu.addSeparator()
        self._add(menu, tr("&Mark this moment…"), actions.mark)
        self._mute = self._add(menu, "", actions.mute)
        self._pause = menu.addMenu(tr("&Pause notifications"))
        self._add(self._pause, tr("For one &hour"), lambda: actions.pause(False))
        self._add(self._pause, tr("Until &tomorrow"), lambda: actions.pause(True))
        self._resume = self._add(menu, "", actions.resume)
        self._fill_listening(menu.addMenu(tr("&Listening for speakers")))
        menu.addSeparator()
        self._add(menu, tr("&Quit"), actions.quit)
        menu.aboutToShow.connect(self.refresh_menu)

    def _fill_listening(self, menu: QMenu) -> None:
        words = {
            "pause": tr("&Pause for one hour"), "resume": tr("&Resume"), "off": tr("Switch &off"),
            "on": tr("Switch &on"),
        }  # fmt: skip
        self._listening = menu
        self._listen = {
            what: self._add(menu, text, partial(self._actions.listen, what)) for what, text in words.items()
        }

    def _add(self, menu: QMenu, text: str, run: Callable[[], None]) -> QAction:
        action = menu.addAction(text)
        action.triggered.connect(lambda: run())
        return action

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in _CLICKS:
            self._actions.show()
