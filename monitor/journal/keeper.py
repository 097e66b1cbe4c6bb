"""The journal while the disk is in trouble: records wait in memory, are written in order, and a loss is counted.

Belongs to the thread that owns the journal; has none of its own. Tries again when it is called, at the latest with
the next heartbeat.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from monitor.clock import Moment
from monitor.codec import Keepable, instant
from monitor.errors import DiskTrouble, JournalError
from monitor.journal import retention
from monitor.model import ActivationStarted, Note, Record, Recording

log = logging.getLogger(__name__)

ROOM = 50_000  # records; about 60 MB
RESERVE = 1 << 20  # bytes set apart on the disk, for what is to be said at the end when it is full
_LAST_WORD = 1 << 18  # bytes of it that no record gets: a loss, the ends of a hundred activations, stop and next start
_CHUNK = 500  # records in one transaction
_FIRST_PAUSE = timedelta(seconds=1)
_LONGEST_PAUSE = timedelta(seconds=30)


class Writing(Protocol):
    """What is needed of a ``Journal``."""

    @property
    def signed(self) -> bool: ...
    @property
    def unsigned_reason(self) -> str: ...
    def observe(self, at: Moment) -> None: ...
    def append(self, records: Sequence[Keepable], at: Moment) -> None: ...
    def beat(self, at: Moment) -> None: ...
    def seen_before(self, identity: str) -> bool: ...
    def erase(self, since: datetime | None, until: datetime, why: str = "user") -> int: ...
    def close(self) -> None: ...


class Keeper:
    """``publish`` hears of each change of the journal's health, on the caller's thread.

    ``reserve``: a file of ``RESERVE`` bytes beside the journal, None for none.
    """

    def __init__(
        self,
        journal: Writing,
        publish: Callable[[Recording], None],
        reserve: Path | None = None,
        room: int = ROOM,
    ) -> None:
        self._journal = journal
        self._publish = publish
        self._reserve = reserve
        self._room = room
        self._held: deque[tuple[Record, Moment]] = deque()
        self._held_identities: set[str] = set()
        self._lost: tuple[int, datetime, datetime] | None = None
        self._trouble = ""
        self._pause = _FIRST_PAUSE
        self._next_try = 0
        self._told: Recording | None = None
        self._set_apart()

    @property
    def recording(self) -> Recording:
        """The journal's health right now."""
        return Recording(not self._trouble, self._trouble, self._journal.signed, self._journal.unsigned_reason)

    @property
    def held(self) -> int:
        """Records that live in memory only."""
        return len(self._held)

    def append(self, records: Sequence[Record], at: Moment) -> None:
        """Commit, or hold on to, the records. Never raises for the disk."""
        if self._trouble:
            self._journal.observe(at)
            self._hold(records, at)
            self._try_again(at)
        else:
            try:
                self._journal.append(records, at)
            except JournalError as error:
                self._hold(records, at)
                self._in_trouble(error, at)
        self._tell()

    def keep(self, records: Sequence[Keepable], at: Moment) -> None:
        """Commit the records in one transaction, or none of them and raise JournalError: somebody waits who can be
        told, so nothing is held on to."""
        if self._trouble:
            self._journal.observe(at)
            if not self._drained(at):
                self._tell()
                raise DiskTrouble(self._trouble)
            self._set_apart()
        self._journal.append(records, at)
        self._tell()

    def expire(self, keep: timedelta, at: Moment) -> int:
        """Erase for good what is older; how many records that were. Raises JournalError, having erased nothing."""
        if self._trouble:
            raise DiskTrouble(self._trouble)
        return retention.expire(self._journal, keep, at.wall)

    def beat(self, at: Moment) -> None:
        """The heartbeat, and another try when one is due. Never raises for the disk."""
        if self._trouble:
            self._journal.observe(at)
            self._try_again(at)
        else:
            try:
                self._journal.beat(at)
            except JournalError as error:
                self._in_trouble(error, at)
        self._tell()

    def seen_before(self, identity: str) -> bool:
        """As ``Journal.seen_before``, with what is in memory; True when the disk doesn't answer."""
        if identity in self._held_identities:
            return True
        try:
            return self._journal.seen_before(identity)
        except JournalError:
            return True

    def close(self, at: Moment) -> None:
        """Write what is held, or at least how much of it is lost, and close. Never raises for the disk."""
        if self._trouble or self._held or self._lost:
            self._free_reserve(_LAST_WORD)
            written = self._drained(at)
            self._free_reserve()
            if not written:
                self._say_all_lost(at)
        try:
            self._journal.close()
        except JournalError as error:
            log.error("the journal was closed without its last word: %s", error)

    def _hold(self, records: Sequence[Record], at: Moment) -> None:
        for record in records:
            self._held.append((record, at))
            if isinstance(record, ActivationStarted):
                self._held_identities.add(record.activation.application.identity)
        while len(self._held) > self._room:
            self._lose(self._held.popleft()[1].wall)

    def _lose(self, when: datetime) -> None:
        if self._lost is None:
            log.error("more than %s records wait for the disk: the oldest are given up", self._room)
            self._lost = (1, when, when)
        else:
            count, first, last = self._lost
            self._lost = (count + 1, min(first, when), max(last, when))

    def _in_trouble(self, error: JournalError, at: Moment) -> None:
        if not self._trouble:
            log.error("not recording: %s", error)
        self._trouble = f"{error} What happens is kept in memory and written as soon as possible."
        self._next_try = at.boot_ns + self._pause // timedelta(microseconds=1) * 1000
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    def _try_again(self, at: Moment) -> None:
        if at.boot_ns >= self._next_try and self._drained(at):
            self._set_apart()

    def _drained(self, at: Moment) -> bool:
        try:
            self._write_lost(at)
            self._write_held(at)
        except JournalError as error:
            self._in_trouble(error, at)
            return False
        log.info("recording again")
        self._trouble, self._pause = "", _FIRST_PAUSE
        self._held_identities.clear()
        return True

    def _write_lost(self, at: Moment) -> None:
        """First of all, as what was given up came before what is held."""
        if self._lost:
            self._journal.append([_lost_note(self._lost, at)], at)
            self._lost = None

    def _write_held(self, at: Moment) -> None:
        if not self._held:
            self._journal.beat(at)
        while self._held:
            count = min(_CHUNK, len(self._held))
            self._journal.append([self._held[n][0] for n in range(count)], self._held[count - 1][1])
            for _ in range(count):
                self._held.popleft()

    def _say_all_lost(self, at: Moment) -> None:
        while self._held:
            self._lose(self._held.popleft()[1].wall)
        try:
            self._write_lost(at)
        except JournalError as error:
            log.error("%s records are lost and the journal can't be told: %s", self._lost and self._lost[0], error)

    def _tell(self) -> None:
        now = self.recording
        waiting_for_key = now.ok and not now.signed and not now.unsigned_reason
        if now != self._told and not waiting_for_key:
            self._told = now
            self._publish(now)

    def _set_apart(self) -> None:
        """Have the reserve; a disk that has no room for it will be in trouble soon enough by itself."""
        if self._reserve is None or self._reserve.exists():
            return
        try:
            fd = os.open(self._reserve, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(fd, "wb") as file:
                file.write(bytes(RESERVE))
        except OSError as error:
            log.warning("no room for the reserve: %s", error)
            self._reserve.unlink(missing_ok=True)

    def _free_reserve(self, but: int = 0) -> None:
        """Give the room back, all but so many bytes."""
        if self._reserve is None:
            return
        try:
            if not but:
                self._reserve.unlink(missing_ok=True)
            elif self._reserve.exists():
                os.truncate(self._reserve, but)
        except OSError as error:
            log.warning("the reserve can't be freed: %s", error)


def _lost_note(lost: tuple[int, datetime, datetime], at: Moment) -> Note:
    count, first, last = lost
    return Note("lost", at.wall, (("count", count), ("from", instant(first)), ("to", instant(last))))
