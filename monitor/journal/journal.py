"""The journal's one writer: what ``append`` returned from is on the disk, in the chain and in the tables.

All calls belong to one thread. Errors of the disk come out as DiskTrouble with nothing half written; the caller
(``Keeper``) keeps the records and tries again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from monitor import __version__
from monitor.clock import JUMP, Clock, Moment, boot_id, jump_between
from monitor.codec import Keepable, Sealed, sealed_object
from monitor.errors import JournalUnreadable
from monitor.journal import projection, recovery, retention
from monitor.journal.files import WriterLock, ensure
from monitor.journal.keys import Courier, Held, KeyStore, Mark, Signer
from monitor.journal.log import Tip, add_checkpoint, add_control, add_event, key_notes, reading
from monitor.journal.opening import prepared
from monitor.journal.sqlite import Connection, Error, connect_writer, translate, translated
from monitor.journal.wal import Wal
from monitor.model import Note, Record

BEAT = timedelta(seconds=15)
"""How often the caller beats; three missed ones are a gap."""
SIGN_AFTER = timedelta(seconds=60)
SIGN_AT = 256  # records
_NONSENSE = (KeyError, TypeError, ValueError, AttributeError, OverflowError)  # what a damaged row makes of our code


class Journal:
    """Made by ``Journal.open``."""

    def __init__(self, connection: Connection, wal: Wal, lock: WriterLock, tip: Tip, clock: Clock) -> None:
        self._connection = connection
        self._wal = wal
        self._lock = lock
        self._tip = tip
        self._clock = clock
        self._boot = boot_id()
        self._awake_ns: Callable[[], int] = time.monotonic_ns
        self._logged: Moment | None = None  # the last record's reading, in this boot
        self._seen: tuple[Moment, int] | None = None  # last sign of life and the clock that stands still in sleep
        self._gaps: list[Note] = []
        self._courier: Courier | None = None
        self._signer: Signer | None = None
        self._signed_at: Moment | None = None
        self._truncate = False

    @classmethod
    def open(
        cls,
        path: Path,
        lock: Path,
        clock: Clock,
        keys: KeyStore | None = None,
        awake_ns: Callable[[], int] = time.monotonic_ns,
    ) -> Journal:
        """Open or make the journal; what an earlier run left open is ended as inferred.

        The key is fetched on a thread of its own and signing begins when it is there. Raises JournalBusy,
        JournalUnreadable, JournalTooNew, DiskTrouble.
        """
        held = WriterLock(lock)
        try:
            return cls._opened(path, held, clock, keys, awake_ns)
        except BaseException:
            held.release()
            raise

    @classmethod
    def _opened(
        cls, path: Path, lock: WriterLock, clock: Clock, keys: KeyStore | None, awake_ns: Callable[[], int]
    ) -> Journal:
        ensure(path)
        with translated():
            connection = connect_writer(path)
        wal = Wal(connection, path)
        try:
            with translated():
                tip = prepared(connection, path, clock.now())
                found = cls(connection, wal, lock, tip, clock)
                found._awake_ns = awake_ns
                found._recover(clock.now())
        except BaseException as error:
            wal.close()
            if isinstance(error, _NONSENSE):
                raise JournalUnreadable("The journal's last records are damaged.") from error
            raise
        found._courier = Courier(keys, tip.log_id) if keys else None
        return found

    @property
    def log_id(self) -> bytes:
        return self._tip.log_id

    @property
    def signed(self) -> bool:
        return self._signer is not None

    @property
    def unsigned_reason(self) -> str:
        """Why records are not signed; empty while the key may still come."""
        if self._signer:
            return ""
        return self._courier.trouble if self._courier else "This journal was opened without a key."

    def append(self, records: Sequence[Keepable], at: Moment) -> None:
        """Commit ``records`` in one transaction. ``at``: now. Raises DiskTrouble, JournalUnreadable."""
        self.observe(at)
        self._take_key()
        with self._transaction(at):
            self._add(records, at)
            if self._signer and self._tip.seq - self._tip.size >= SIGN_AT:
                self._sign(at)

    def beat(self, at: Moment) -> None:
        """Say that the program runs; call it every ``BEAT``. One small write. Raises as ``append``."""
        self.observe(at)
        self._take_key()
        with self._transaction(at):
            if self._logged and jump_between(self._logged, at):
                self._logged = self._told(at)
            if self._sign_due(at):
                self._sign(at)
        if self._truncate:
            self._truncate = not self._wal.emptied()

    def observe(self, at: Moment) -> None:
        """The program runs, whether or not the disk takes records: a later silence is no gap. No I/O."""
        awake = self._awake_ns()
        if self._seen:
            last, last_awake = self._seen
            if at.boot_ns < last.boot_ns:
                return  # records that waited in memory bring their old times along
            away = at.minus(last)
            if away > 3 * BEAT:
                slept = away - timedelta(microseconds=(awake - last_awake) // 1000)
                reason = "suspended" if slept > JUMP and away - slept <= 3 * BEAT else "frozen"
                self._gaps.append(recovery.gap(last.wall, at, reason))
        self._seen = (at, awake)

    def checkpoint(self) -> None:
        """Sign what is not signed yet, when there is a key. Raises as ``append``."""
        at = self._clock.now()
        self._take_key()
        if self._signer and self._tip.seq > self._tip.size:
            with self._transaction(at):
                self._sign(at)

    def seen_before(self, identity: str) -> bool:
        """Was an application of this ``Application.identity`` recorded before (and not erased since)?"""
        query, key = "SELECT 1 FROM activation WHERE identity = ? LIMIT 1", projection.identity_key(identity)
        with translated():
            return self._connection.execute(query, (key,)).fetchone() is not None

    def erase(self, since: datetime | None, until: datetime, why: str = "user") -> int:
        """Erase for good the activations that touched the span and are over, and what was witnessed or imported of
        it; how many records that were.

        That something was erased, and the span, stays in the log. ``why``: user or retention.
        """
        at = self._clock.now()
        self.observe(at)
        with self._transaction(at):
            erased = retention.erase(self._connection, since, until, at.wall)
            if not erased.gone:
                return 0
            self._add([retention.note(erased.gone, since, until, why, at), *erased.rest], at)
            if self._signer:
                self._sign(at)
        self._truncate = not self._wal.emptied()  # or what was erased is still in it; the next beat tries again
        return len(erased.gone)

    def rebuild(self) -> None:
        """Make the tables anew from the log."""
        with self._transaction(self._clock.now()):
            projection.rebuild(self._connection)

    def attach(self, held: Held) -> None:
        """Sign from now on with this key. A key other than the log expects, and a log other than the mark
        remembers, are written down where they can't be erased. Raises as ``append``."""
        at = self._clock.now()
        signer = Signer(held)
        with self._transaction(at):
            self._add(key_notes(self._connection, self._tip, signer, held.mark, at), at)
            self._signer = signer
            self._sign(at)

    def close(self) -> None:
        """End what is open, write the stop, sign, and let go. Raises as ``append``, but is closed then too."""
        at = self._clock.now()
        try:
            self.observe(at)
            self._take_key()
            with self._transaction(at):
                self._add([*recovery.ends_of_open(self._connection, at), Note("stop", at.wall)], at)
                if self._signer:
                    self._sign(at)
            self._wal.emptied()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let go without a word: the next start finds a crash."""
        if self._courier:
            self._courier.stop()
            self._courier = None
        self._wal.close()
        self._lock.release()

    @contextmanager
    def _transaction(self, at: Moment) -> Iterator[None]:
        before = (self._tip, self._logged, self._signer, self._signed_at)
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._add(self._gaps, at)
            yield
            recovery.write_alive(self._connection, at, self._boot)
            self._wal.before_commit()
            self._connection.execute("COMMIT")
        except BaseException as error:
            self._tip, self._logged, self._signer, self._signed_at = before
            self._roll_back()
            if isinstance(error, Error):
                raise translate(error) from error
            raise
        self._gaps.clear()
        self._carry_mark(before[0])

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except Error as error:
                raise translate(error) from error

    def _add(self, records: Sequence[Keepable], at: Moment) -> None:
        if not records:
            return
        at = self._logged = self._told(at)
        kept = reading(at, self._boot)
        for record in records:
            value = sealed_object(record) | {"kept": kept}
            if isinstance(record, Note):
                self._tip = add_control(self._connection, self._tip, value)
            else:
                self._tip = add_event(
                    self._connection, self._tip, value, record.text if isinstance(record, Sealed) else None
                )

    def _told(self, at: Moment) -> Moment:
        """``at``, after a note when the wall clock was moved. An older reading than the last tells nothing new."""
        last = self._logged
        if last is None:
            return at
        if at.boot_ns < last.boot_ns:
            return last
        if moved := jump_between(last, at):
            note = sealed_object(Note("clock-jump", at.wall, (("by_s", moved.total_seconds()),)))
            self._tip = add_control(self._connection, self._tip, note | {"kept": reading(at, self._boot)})
        return at

    def _recover(self, at: Moment) -> None:
        last = recovery.last_alive(self._connection)
        self._logged = recovery.last_reading(self._connection, self._boot)
        records: list[Record] = []
        if last:
            reason = recovery.reason_of_gap(self._connection, last, at, self._boot)
            if reason != "clean":
                recovery.check_pages(self._connection)
            records = [*recovery.ends_of_open(self._connection, last.at), recovery.gap(last.at.wall, at, reason)]
        self.observe(at)
        with self._transaction(at):
            self._add([*records, Note("start", at.wall, (("version", __version__),))], at)

    def _take_key(self) -> None:
        if self._courier and self._courier.held and not self._signer:
            self.attach(self._courier.held)

    def _sign_due(self, at: Moment) -> bool:
        if not self._signer or self._tip.seq == self._tip.size:
            return False
        return self._signed_at is None or at.minus(self._signed_at) >= SIGN_AFTER

    def _sign(self, at: Moment) -> None:
        if self._signer:
            self._tip = add_checkpoint(self._connection, self._tip, self._signer, at, self._boot)
            self._signed_at = at

    def _carry_mark(self, before: Tip) -> None:
        if self._courier and self._signer and self._tip.n != before.n:
            self._courier.carry(Held(self._signer.seed, Mark(self._tip.n, self._tip.size, self._tip.head)))
