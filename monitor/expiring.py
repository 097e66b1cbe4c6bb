"""Erases what is older than the settings keep: at the start, each few hours, and at once when that is changed."""

from __future__ import annotations

import logging
import threading
from datetime import timedelta
from typing import Protocol

from monitor.choices import ChoicesProtocol
from monitor.errors import JournalError
from monitor.settings import Settings

log = logging.getLogger(__name__)

AGAIN = timedelta(hours=6)
"""Between two looks; what is erased goes by whole days."""


class Erasing(Protocol):
    """What is needed of a ``Recorder``."""

    def wait_until_open(self, timeout: float | None) -> None: ...

    def expire(self, keep: timedelta) -> int: ...


class Expiring:
    """``start`` once; the thread ends with ``stop``, or where there is no journal to erase from."""

    def __init__(self, choices: ChoicesProtocol, again: timedelta = AGAIN) -> None:
        self._choices, self._again = choices, again
        self._turned, self._over = threading.Event(), False
        self._thread: threading.Thread | None = None
        choices.subscribe(self._on_change)

    def start(self, recorder: Erasing) -> None:
        self._thread = threading.Thread(target=self._run, args=(recorder,), name="expiring", daemon=True)
        self._thread.start()

    def stop(self, timeout: float = 5.0) -> None:
        self._over = True
        self._turned.set()
        if self._thread is not None:
            self._thread.join(timeout)

    def _on_change(self, settings: Settings) -> None:
        self._turned.set()

    def _run(self, recorder: Erasing) -> None:
        try:
            recorder.wait_until_open(None)
        except JournalError:
            return
        while not self._over:
            self._turned.clear()
            keep = self._choices.get().keep_for
            if keep is not None:
                _expire(recorder, keep)
            self._turned.wait(self._again.total_seconds())


def _expire(recorder: Erasing, keep: timedelta) -> None:
    try:
        erased = recorder.expire(keep)
    except JournalError as error:
        log.info("Nothing is erased by its age right now: %s", error)
        return
    if erased:
        log.info("%d records were older than %d days and are erased.", erased, keep.days)
