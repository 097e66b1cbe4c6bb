"""What was heard is kept, if not now then when the journal can: a sighting is not lost to a full disk."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Sequence

from monitor.ears import Kept
from monitor.errors import JournalError

log = logging.getLogger(__name__)

RETRY = 5.0
"""Seconds until what could not be kept is tried again."""
_MOST = 10_000  # records that wait, the newest; a day of a room with a busy speaker is some hundreds


class Outbox:
    """Used by one thread. ``keep`` raises JournalError, having kept none of them."""

    def __init__(self, keep: Callable[[Sequence[Kept]], None]) -> None:
        self._keep = keep
        self._waiting: deque[Kept] = deque(maxlen=_MOST)

    @property
    def waits(self) -> bool:
        return bool(self._waiting)

    def put(self, records: Sequence[Kept]) -> None:
        if records:
            self._waiting.extend(records)
            self.try_again()

    def try_again(self) -> None:
        if not self._waiting:
            return
        try:
            self._keep(tuple(self._waiting))
        except JournalError as error:
            log.info("What was heard waits in memory: %s", error)
            return
        self._waiting.clear()
