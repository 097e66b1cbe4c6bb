"""A thread that holds the hotkeys that the settings name, and takes up others when they change."""

from __future__ import annotations

import logging
import socket
import threading
from collections.abc import Callable, Mapping

from monitor.errors import CannotAct
from monitor.hotkey.backend import Backend, Held, Hold, Hotkey, Press, Tell
from monitor.hotkey.chord import Chord

log = logging.getLogger(__name__)


class HotkeyWatcher:
    """``press`` and ``tell`` are called on its own thread. ``backend`` is asked for when the first key is wanted, so
    that a program without hotkeys never loads one."""

    def __init__(self, backend: Callable[[], Backend], press: Press, tell: Tell) -> None:
        self._backend, self._press, self._tell = backend, press, tell
        self._thread: threading.Thread | None = None
        self._stop: socket.socket | None = None
        self.held: Mapping[Hotkey, Held] = {}

    def hold(self, wanted: Mapping[Hotkey, Chord]) -> None:
        """From now on these and no others."""
        self.close()
        if not wanted:
            self._told({})
            return
        ours, theirs = socket.socketpair()
        self._stop = ours
        self._thread = threading.Thread(target=self._run, args=(dict(wanted), theirs), name="hotkeys", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Give every key back."""
        if self._stop is not None:
            self._stop.close()
        if self._thread is not None:
            self._thread.join(2.0)
        self._stop = self._thread = None

    def _run(self, wanted: Mapping[Hotkey, Chord], stop: socket.socket) -> None:
        try:
            self._backend().run(wanted, self._told, self._press, stop)
        except CannotAct as error:
            self._told({hotkey: Held(Hold.UNAVAILABLE, str(error)) for hotkey in wanted})
        except Exception:  # a fault in a library must show in the settings, and not as a key that does nothing
            log.exception("The hotkeys ended by a fault.")
            self._told({hotkey: Held(Hold.UNAVAILABLE, _FAULT) for hotkey in wanted})
        finally:
            stop.close()

    def _told(self, held: Mapping[Hotkey, Held]) -> None:
        self.held = dict(held)
        self._tell(self.held)


_FAULT = "The hotkeys ended by a fault; the log file says more. Use the tray's menu instead."
