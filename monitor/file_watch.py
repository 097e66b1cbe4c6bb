"""Tells when one file was written by anybody: at once where the system reports it, else by a look now and then."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.errors import CannotWatch

if TYPE_CHECKING:
    from monitor.inotify import Alarm

BETWEEN = 2.0
"""Seconds between two looks where nothing is reported: soon enough for a person, at a cost that can't be measured."""


class FileWatch:
    """``changed`` is called on a thread of its own: once at the start, then each time the file may have been written.

    The folder is watched, since editors put a new file in the place of the old one. That the file goes is not told.
    """

    def __init__(self, path: Path, changed: Callable[[], None], between: float = BETWEEN) -> None:
        self._path, self._changed, self._between = path, changed, between
        self._over = threading.Event()
        self._alarm: Alarm | None = None
        self._thread = threading.Thread(target=self._run, name=f"watch-{path.name}", daemon=True)

    def start(self) -> None:
        self._alarm = _alarm_over(self._path.parent)
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        """Also of one that never started."""
        self._over.set()
        if self._alarm is not None:
            self._alarm.ring()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        self._changed()
        if self._alarm is None:
            self._look()
            return
        with self._alarm as alarm:
            while not self._over.is_set():
                if any(event.name in (self._path.name, "") for event in alarm.wait(None)):
                    self._changed()

    def _look(self) -> None:
        before = _signature(self._path)
        while not self._over.wait(self._between):
            now = _signature(self._path)
            if now not in (before, None):
                self._changed()
            before = now


def _alarm_over(folder: Path) -> Alarm | None:
    """None where the system reports nothing of it."""
    if not sys.platform.startswith("linux"):
        return None
    from monitor.inotify import ONLY_FOLDER, WRITTEN, Alarm

    try:
        alarm = Alarm()
    except CannotWatch:
        return None
    try:
        if alarm.watch(str(folder), WRITTEN | ONLY_FOLDER) is not None:
            return alarm
    except CannotWatch:
        pass
    alarm.close()
    return None


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
