"""The one door from the service's threads to Qt's: a queue, and one waiting wake-up however many records come."""

from __future__ import annotations

from collections import deque

import shiboken6
from PySide6.QtCore import QObject, Signal

from monitor.model import Published
from ui.post import post

AT_ONCE = 256
"""Records handed over before the event loop gets its turn again: about 2 ms of work, so that a flood can't freeze
the window."""


class Bridge(QObject):
    """``publish`` may be called from any thread; the signals are emitted on the thread that built the bridge."""

    published = Signal(object)
    settled = Signal()
    """After a batch of records: the time to look at the snapshot again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Published] = deque()
        self._awake = False
        self._closed = False
        self._post = post()
        self._number = self._post.open(self._drain)

    def publish(self, record: Published) -> None:
        if self._closed:
            return
        self._waiting.append(record)
        if not self._awake:
            self._awake = True
            self._post.leave(self._number, None)

    def close(self) -> None:
        """The window is going; what still comes is in the journal anyway."""
        self._closed = True
        self._waiting.clear()
        self._post.close(self._number)

    def _drain(self, _letter: object) -> None:
        if not shiboken6.isValid(self):  # destroyed with its parent, and nobody closed it
            self.close()
            return
        # Cleared first: a record that comes from here on wakes again, at worst once too often.
        self._awake = False
        for _ in range(AT_ONCE):
            if not self._waiting:
                break
            self.published.emit(self._waiting.popleft())
        if self._waiting and not self._awake:
            self._awake = True
            self._post.leave(self._number, None)
        self.settled.emit()
