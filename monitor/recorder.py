"""The one thread that writes: edges in, records committed, then published."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from monitor.clock import Clock, Moment
from monitor.codec import Keepable, Sealed
from monitor.errors import JournalError
from monitor.microphone.servers import server_of
from monitor.microphone.watcher import Edge, Opened
from monitor.model import Activation, Coverage, Presence, Published, Record, Recording
from monitor.presence_model import PresenceChanged
from monitor.sampling import Sampling
from monitor.speaker_records import HistoryRows, Sighted
from monitor.tracker import Tracker

log = logging.getLogger(__name__)

BEAT = 15.0
"""Seconds between heartbeats: by this much at most is the end of an activation unknown after a crash."""
SOON = 1.0
"""Seconds between looks at what becomes known by time passing, while there is any such thing."""
BATCH = 500
"""Edges committed together at the most; under a flood one commit a batch keeps the disk's share small."""

_LOOK = 1.0  # seconds between looks whether the thread that is waited for still runs
_ENDED = "Earwitness is being ended, so nothing more is kept. Start it again and repeat what you did."

Publish = Callable[[Published], None]
Told = Edge | PresenceChanged


class Store(Protocol):
    """What the recorder needs of the journal. Used on the recorder's thread only, from opening to ``close``."""

    def append(self, records: Sequence[Record], at: Moment) -> None:
        """Commit the records, or keep them in memory while the disk is in trouble; never raises for the disk."""

    def keep(self, records: Sequence[Keepable], at: Moment) -> None:
        """Commit the records in one transaction. Raises JournalError, having kept none of them."""

    def expire(self, keep: timedelta, at: Moment) -> int:
        """Erase for good what is older; how many records that were. Raises JournalError."""

    def beat(self, at: Moment) -> None:
        """The heartbeat; also what is due from time to time: checkpoints, another try after trouble."""

    def seen_before(self, identity: str) -> bool: ...

    def close(self, at: Moment) -> None: ...


OpenStore = Callable[[Publish], Store]


class MemoryOnly:
    """Stands in for a journal that can't be opened: nothing is kept, and that is said."""

    def __init__(self, why: JournalError) -> None:
        self._why = why

    def append(self, records: Sequence[Record], at: Moment) -> None:
        """Nothing is kept."""

    def keep(self, records: Sequence[Keepable], at: Moment) -> None:
        raise JournalError(f"Nothing can be kept. {self._why}")

    def expire(self, keep: timedelta, at: Moment) -> int:
        raise JournalError(f"Nothing can be erased. {self._why}")

    def beat(self, at: Moment) -> None:
        """Nothing is due."""

    def seen_before(self, identity: str) -> bool:
        """Unknown; taken for seen, so that a broken journal does not announce everything as new."""
        return True

    def close(self, at: Moment) -> None:
        """Nothing is open."""


@dataclass(slots=True)
class _Waiting:
    """What somebody waits for: these records to be kept, or what is older than ``keep`` to be erased."""

    records: Sequence[Keepable] = ()
    keep: timedelta | None = None
    erased: int = 0
    done: threading.Event = field(default_factory=threading.Event)
    failure: JournalError | None = None


class Recorder:
    """Owns the journal's writing connection and the tracker; both live on its thread.

    ``identify_late`` takes an opening whose application may get better facts; its answer comes back as an
    ``Identified`` edge. ``presence``: who is there now, answered within a bound. ``now_open`` and ``sources`` are
    replaced as a whole, so any thread may read them.
    """

    def __init__(
        self,
        clock: Clock,
        open_store: OpenStore,
        publish: Publish,
        new_id: Callable[[], str],
        identify_late: Callable[[Opened], None],
        presence: Callable[[], Presence] = Presence,
    ) -> None:
        self._clock = clock
        self._open_store = open_store
        self._publish = publish
        self._new_id = new_id
        self._identify_late = identify_late
        self._sampling = Sampling(clock, presence)
        self._edges: queue.SimpleQueue[Told | _Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._opened = threading.Event()
        self._failure: JournalError | None = None
        self._last_beat = clock.now()
        self._tracker = Tracker(new_id, lambda identity: True)
        self.now_open: tuple[Activation, ...] = ()
        self.sources: tuple[Coverage, ...] = ()

    def start(self) -> None:
        self._thread.start()

    def wait_until_open(self, timeout: float | None) -> None:
        """Block until the journal is open, at most ``timeout`` seconds. Raises the JournalError that prevents it."""
        self._opened.wait(timeout)
        if self._failure is not None:
            raise self._failure

    def put(self, edge: Told) -> None:
        """Thread-safe and quick: called from the watchers' threads."""
        self._edges.put(edge)

    def keep(self, records: Sequence[Keepable]) -> None:
        """Have the records committed in one transaction and published; blocks until then, from any other thread.

        Raises JournalError, having kept none of them.
        """
        self._wait_for(_Waiting(records))

    def expire(self, keep: timedelta) -> int:
        """Have what is older erased for good; how many records that were. Blocks until then, from any other thread.

        Raises JournalError.
        """
        return self._wait_for(_Waiting(keep=keep)).erased

    def _wait_for(self, waiting: _Waiting) -> _Waiting:
        if threading.current_thread() is self._thread:
            raise RuntimeError("The recorder's thread can't wait for itself.")
        self._edges.put(waiting)
        while not waiting.done.wait(_LOOK):
            if not self._thread.is_alive():
                raise JournalError(_ENDED)
        if waiting.failure is not None:
            raise waiting.failure
        return waiting

    def stop(self, timeout: float = 10.0) -> None:
        """Write what was put so far, end what is open as inferred, close the journal."""
        self._edges.put(None)
        self._thread.join(timeout)

    def _run(self) -> None:
        store = self._opened_store()
        self._tracker = Tracker(self._new_id, store.seen_before, server_of)
        self._opened.set()
        running = True
        while running:
            edges = self._next_edges()
            running = None not in edges
            self._take(store, [edge for edge in edges if edge is not None and not isinstance(edge, _Waiting)])
            for waiting in edges:
                if isinstance(waiting, _Waiting):
                    self._keep(store, waiting)
            self._write(store, self._tracker.due(self._clock.now()))
            self._beat_if_due(store)
        self._finish(store)

    def _opened_store(self) -> Store:
        try:
            return self._open_store(self._publish)
        except JournalError as error:
            self._failure = error
            self._publish(Recording(ok=False, reason=str(error), signed=False))
            return MemoryOnly(error)

    def _next_edges(self) -> list[Told | _Waiting | None]:
        """Wait for the next edge, at most until the next heartbeat, and take along what else is there."""
        rest = BEAT - self._clock.now().minus(self._last_beat).total_seconds()
        timeout = min(rest, SOON) if self._tracker.waiting() else rest
        edges: list[Told | _Waiting | None] = []
        try:
            edges.append(self._edges.get(timeout=max(timeout, 0.0)))
            while len(edges) < BATCH:
                edges.append(self._edges.get_nowait())
        except queue.Empty:
            pass
        return edges

    def _take(self, store: Store, edges: Iterable[Told]) -> None:
        records: list[Record] = []
        for edge in edges:
            if isinstance(edge, PresenceChanged):
                records.append(edge)
                continue
            records += self._tracker.take(edge, self._sampling.at(edge))
            if isinstance(edge, Opened):
                self._identify_late(edge)
        self._write(store, records)

    def _write(self, store: Store, records: Sequence[Record]) -> None:
        if not records:
            return
        store.append(records, self._clock.now())
        self.now_open, self.sources = self._tracker.activations, self._tracker.sources
        self._tell(records)

    def _keep(self, store: Store, waiting: _Waiting) -> None:
        try:
            if waiting.keep is not None:
                waiting.erased = store.expire(waiting.keep, self._clock.now())
            else:
                store.keep(waiting.records, self._clock.now())
        except JournalError as error:
            waiting.failure = error
        else:
            self._tell(waiting.records)
        finally:
            waiting.done.set()

    def _tell(self, records: Sequence[Keepable]) -> None:
        """What came with an import is told by its one record; the rows would drown whoever listens."""
        for record in records:
            if not isinstance(record, HistoryRows | Sealed) and not (isinstance(record, Sighted) and record.batch):
                self._publish(record)

    def _beat_if_due(self, store: Store) -> None:
        now = self._clock.now()
        if now.minus(self._last_beat).total_seconds() < BEAT:
            return
        self._last_beat = now
        store.beat(now)

    def _finish(self, store: Store) -> None:
        now = self._clock.now()
        self._write(store, self._tracker.finish(now, "Earwitness was ended."))
        store.close(now)
