"""The one holder of the user's choices while a program runs: who reads them, who changes them, who is told."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from monitor import settings_file
from monitor.errors import BadInput
from monitor.file_lock import alone
from monitor.file_watch import FileWatch
from monitor.settings import Listen, Settings

log = logging.getLogger(__name__)

Change = Callable[[Settings], Settings]
Told = Callable[[Settings], None]
_State = tuple[Settings, str]

UNREAD = Settings(listen=Listen(on=False))
"""Until a file that was damaged from the start is mended: what it may have forbidden, opening the microphone, waits."""
_KEPT = "Until then what was chosen last stays."
_NEVER_READ = "Until then nothing is listened for, and all else is as it is without the file."


class ChoicesProtocol(Protocol):
    """Every call may come from any thread; ``get`` is quick, ``change`` writes one small file."""

    def get(self) -> Settings: ...

    def change(self, make: Change) -> None:
        """Keep what ``make`` makes of the settings as they are now in the file, then tell the listeners on this thread.
        Between the look and the writing nobody else writes: neither another thread nor another process.

        Raises BadInput where the file can't be written or ``make`` does; nothing is changed then.
        """

    def subscribe(self, listener: Told) -> None:
        """Called after each change: on the thread that made it, or on one that watches the file."""

    def trouble(self) -> str:
        """Why the file can't be understood right now, in one sentence; empty where it can."""


class Choices:
    """Implements ``ChoicesProtocol`` over a file, which is read when it is first asked for.

    Between ``start`` and ``stop`` what others write into the file is taken up at once. While the file is damaged what
    was read last stays; a ``change`` moves the damaged file aside before it writes a new one.
    """

    def __init__(self, path: Path) -> None:
        self._path, self._beside = path, path.with_name(f"{path.name}.lock")
        self._lock = threading.RLock()
        self._held: Settings | None = None
        self._trouble = ""
        self._said: _State = (UNREAD, "")
        self._listeners: list[Told] = []
        self._watch = FileWatch(path, self._take_up)

    def start(self) -> None:
        self._watch.start()

    def stop(self) -> None:
        self._watch.stop()

    def get(self) -> Settings:
        with self._lock:
            if self._held is None:
                self._said = self._read()
            return self._held or UNREAD

    def trouble(self) -> str:
        with self._lock:
            self.get()
            return self._trouble

    def subscribe(self, listener: Told) -> None:
        self._listeners.append(listener)

    def change(self, make: Change) -> None:
        with alone(self._beside), self._lock:
            self.get()
            made = make(self._read()[0])
            if self._trouble:
                self._put_aside()
            settings_file.save(self._path, made)
            self._held, self._trouble = made, ""
        self._tell()

    def _read(self) -> _State:
        """What the file says now; one that is gone, empty (somebody just writes it) or damaged changes nothing that
        was read before."""
        try:
            if self._held is None or self._says_something():
                self._held, self._trouble = settings_file.load(self._path), ""
        except BadInput as error:
            rest = _NEVER_READ if self._held in (None, UNREAD) else _KEPT
            self._held, self._trouble = self._held or UNREAD, f"{error} {rest}"
        return self._held or UNREAD, self._trouble

    def _says_something(self) -> bool:
        try:
            return self._path.stat().st_size > 0
        except OSError:
            return False

    def _take_up(self) -> None:
        with self._lock:
            self.get()
            self._read()
        self._tell()

    def _put_aside(self) -> None:
        aside = self._path.with_name(f"{self._path.name}.damaged-{datetime.now():%Y-%m-%d-%H%M%S}")
        try:
            self._path.rename(aside)
        except OSError as error:
            raise BadInput(f"The damaged {self._path} can't be moved aside: {error.strerror}.") from error
        log.warning("The damaged settings are in %s now.", aside)

    def _tell(self) -> None:
        """What was not told yet; outside the lock, for a listener may ask and change."""
        with self._lock:
            settings = self.get()
            before, self._said = self._said, (settings, self._trouble)
            if self._said == before:
                return
        for listener in tuple(self._listeners):
            listener(settings)
