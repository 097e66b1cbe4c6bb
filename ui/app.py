"""The tray program: starts the service, shows the tray icon as early as it can, and ends cleanly."""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from monitor.clock import Clock
from monitor.errors import EarwitnessError
from monitor.paths import Paths
from monitor.service import ServiceProtocol
from ui.desk import Desk
from ui.signals import SignalDoor
from ui.single_instance import Door, raise_first

DESKTOP_ID = "earwitness"


class RunningService(ServiceProtocol, Protocol):
    """What ``run`` needs beyond what the window sees."""

    def start(self) -> None: ...

    def stop(self) -> None: ...


def run(service: RunningService, clock: Clock, paths: Paths, *, hidden: bool) -> int:
    """Until the user quits. A second start only asks the first to show its window. Returns the exit code.

    Raises what ``service.start`` raises.
    """
    app = _application()
    if _another_lives(paths):
        return 0
    desk = Desk(service, clock, paths, app)
    desk.put_tray()
    signals = SignalDoor(desk.quit, app)
    try:
        return _run_with(service, desk, paths, app, hidden)
    finally:
        desk.close()
        signals.close()


def _another_lives(paths: Paths) -> bool:
    """Asks it to show its window. Without a socket there is none."""
    return paths.door.exists() and raise_first(paths.door)


def _run_with(service: RunningService, desk: Desk, paths: Paths, app: QApplication, hidden: bool) -> int:
    failed: list[Exception] = []

    def begin() -> None:
        # Inside the event loop: the icon was drawn first; the threads and their imports come after it.
        _open_door(desk, paths, app)
        try:
            service.start()
        except (EarwitnessError, OSError, RuntimeError) as error:  # Qt would only print it
            failed.append(error)
            app.exit(2)
            return
        desk.begin(hidden=hidden)

    QTimer.singleShot(0, begin)
    code = app.exec()
    if failed:
        raise failed[0]
    service.stop()
    return code


def _open_door(desk: Desk, paths: Paths, app: QApplication) -> None:
    door = Door(paths.door, app)
    door.knocked.connect(desk.show_window)
    app.aboutToQuit.connect(door.close)


def _application() -> QApplication:
    # Names first: the tray item takes its title from them.
    QApplication.setApplicationName("Earwitness")
    QApplication.setApplicationDisplayName("Earwitness")
    QApplication.setDesktopFileName(DESKTOP_ID)
    QApplication.setQuitOnLastWindowClosed(False)
    return Application(sys.argv[:1])


class Application(QApplication):
    """Told to quit from outside (the session ends, the menu of macOS), it does, without asking its windows."""

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Quit:
            self.exit(0)
            return True
        return super().event(event)
