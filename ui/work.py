"""Slow reading off the window's thread: a plain thread does it, the post brings the answer back."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from shiboken6 import isValid

from monitor.errors import EarwitnessError
from ui.post import post

log = logging.getLogger(__name__)


class Work(QObject):
    """One kind of job, never twice at a time; asked while it runs, it runs once more afterwards."""

    def __init__(self, job: Callable[[], object], use: Callable[[object], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job, self._use = job, use
        self._running = self._again = self._closed = False

    def ask(self) -> None:
        if self._running:
            self._again = True
            return
        self._running = True
        self._number = post().open(self._on_done)
        leave = partial(post().leave, self._number)
        self._thread = threading.Thread(target=_run, args=(self._job, leave), name="window-reads", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """The answer of a job that still runs is dropped."""
        self._closed = True

    def _on_done(self, answer: object) -> None:
        # Joined, so that the last who holds the job, and the widget behind it, is this thread.
        self._thread.join()
        post().close(self._number)
        self._running = False
        if self._closed or not isValid(self):
            return
        if answer is not None:
            self._use(answer)
        if self._again:
            self._again = False
            self.ask()


def _run(job: Callable[[], object], leave: Callable[[object], None]) -> None:
    answer: object = None
    try:
        answer = job()
    except EarwitnessError as error:
        log.info("Could not read for the window: %s", error)
    finally:
        leave(answer)
