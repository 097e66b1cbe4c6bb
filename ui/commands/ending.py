"""How a command that waits is told to end."""

from __future__ import annotations

import contextlib
import select
import signal
import socket


class Over:
    """The end of a command, told from anywhere, by a byte in a socket.

    Neither an Event nor a queue would do: a signal that comes just before the main thread goes to sleep on a lock is
    not heard until the next one. The interpreter itself writes the byte, at once and whatever the main thread does.
    """

    def __init__(self) -> None:
        self._near, self._far = socket.socketpair()
        self._far.setblocking(False)

    def at(self, *numbers: signal.Signals) -> None:
        """These signals are the end too; only on the main thread."""
        signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        for number in numbers:
            signal.signal(number, lambda *_: None)

    def set(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._far.send(b"\0")

    def wait(self, seconds: float | None) -> None:
        select.select([self._near], [], [], seconds)
