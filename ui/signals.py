"""Ctrl-C and SIGTERM while Qt's loop sleeps, without a timer that wakes the machine: a socket pair wakes it."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class SignalDoor(QObject):
    """Python's own handler runs only once Python code runs again: the byte in the socket sees to that."""

    def __init__(self, stop: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = stop
        self._near, self._far = socket.socketpair()
        for end in (self._near, self._far):
            end.setblocking(False)
        self._wakeup_before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._before = {each: signal.signal(each, self._on_signal) for each in SIGNALS}
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for each, handler in self._before.items():
            signal.signal(each, handler)
        self._near.close()
        self._far.close()

    def _on_byte(self) -> None:
        try:
            self._near.recv(64)
        except BlockingIOError:
            return

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stop()
