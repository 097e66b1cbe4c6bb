"""A tray that comes late: waits for one without nagging, and says when it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusServiceWatcher

WATCHER = "org.kde.StatusNotifierWatcher"
LOOKS = 60
"""Once a second for a minute: trays of the old kind (XEmbed) don't tell, and come with the session or not at all."""


class LateTray(QObject):
    """``came`` when a tray can be used. GNOME's extension comes about 2 s after the session; a panel may crash."""

    came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks_left = LOOKS
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._look)
        self._watcher: QDBusServiceWatcher | None = None

    def wait(self) -> None:
        self._timer.start()
        self._watch_bus()

    def _watch_bus(self) -> None:
        # Loaded only here: most starts find their tray and never need it.
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        self._watcher = QDBusServiceWatcher(WATCHER, bus, mode, self)
        self._watcher.serviceRegistered.connect(self._on_registered)

    def _on_registered(self, _service: str) -> None:
        # Qt learns of it by the same signal; one turn of the loop later it answers rightly.
        QTimer.singleShot(0, self._look)

    def _look(self) -> None:
        self._looks_left -= 1
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._timer.stop()
            self.came.emit()
        elif self._looks_left <= 0:
            self._timer.stop()
