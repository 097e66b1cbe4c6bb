"""How a command has something kept: by the program that owns the journal, or by itself while none runs."""

from __future__ import annotations

import time
from collections.abc import Sequence

from monitor.clock import Clock
from monitor.errors import JournalBusy
from monitor.model import Record
from monitor.paths import Paths, prepare

PATIENCE = 10.0  # seconds that another command may hold the journal
_PAUSE = 0.05


def keep_at(paths: Paths, clock: Clock, records: Sequence[Record]) -> None:
    """Commit the records in one transaction. Raises JournalError or BadInput, having kept none of them."""
    prepare(paths)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            _keep_here(paths, clock, records)
            return
        except JournalBusy:
            if time.monotonic() > end:
                raise
            time.sleep(_PAUSE)


def _keep_here(paths: Paths, clock: Clock, records: Sequence[Record]) -> None:
    """The signing key is not asked for: a command would have to wait for the keyring, and what it adds is signed with
    the next checkpoint of the program that runs."""
    from monitor.journal import Journal

    journal = Journal.open(paths.journal, paths.lock, clock)
    try:
        journal.append(records, clock.now())
    finally:
        journal.close()
