"""Opening the journal at the start of a program that records: a command may hold it for a moment."""

from __future__ import annotations

import threading
import time

from monitor.clock import Clock
from monitor.errors import JournalBusy
from monitor.inbox import PATIENCE, is_served
from monitor.journal import open_store
from monitor.paths import Paths
from monitor.recorder import Publish, Store

_PAUSE = 0.05  # seconds between tries


def open_patiently(paths: Paths, clock: Clock, publish: Publish, stopping: threading.Event) -> Store:
    """Raises JournalBusy where another program records, or one holds the journal for too long."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return open_store(paths, clock, publish)
        except JournalBusy:
            # A command holds the journal for a moment only; a program that records has an inbox.
            if is_served(paths.inbox) or time.monotonic() > end or stopping.wait(_PAUSE):
                raise
