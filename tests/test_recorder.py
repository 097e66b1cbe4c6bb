"""Committed first, published second; nothing that was put is lost at the end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import count

import pytest

from monitor.clock import Moment, SystemClock
from monitor.codec import Keepable
from monitor.errors import DiskTrouble, JournalBusy, JournalError
from monitor.microphone.watcher import Closed, Opened, Seeing
from monitor.model import ActivationEnded, ActivationStarted, BlindSince, Known, Presence, Published, Record, Recording
from monitor.presence_model import Attendance, PresenceChanged
from monitor.recorder import OpenStore, Publish, Recorder
from monitor.speaker_records import HistoryRows, Sighted
from tests.speaking import imported, record, rows, sighted
from tests.test_tracker import MICROPHONE, PACAT


class Store:
    """Remembers what was committed; in memory, since the journal has tests of its own."""

    def __init__(self) -> None:
        self.committed: list[Keepable] = []
        self.threads: set[str] = set()
        self.closed = False

    def append(self, records: Sequence[Keepable], at: Moment) -> None:
        self.threads.add(threading.current_thread().name)
        self.committed += records

    def keep(self, records: Sequence[Keepable], at: Moment) -> None:
        self.append(records, at)

    def beat(self, at: Moment) -> None:
        self.threads.add(threading.current_thread().name)

    def expire(self, keep: timedelta, at: Moment) -> int:
        return 0

    def seen_before(self, identity: str) -> bool:
        return False

    def close(self, at: Moment) -> None:
        self.closed = True


class Heard:
    """What was published, with what was committed at that moment."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.published: list[Published] = []
        self.too_early: list[Published] = []

    def __call__(self, published: Published) -> None:
        self.published.append(published)
        if published not in self._store.committed:
            self.too_early.append(published)


StartRecorder = Callable[[OpenStore, Publish], Recorder]


@pytest.fixture
def start() -> Iterator[StartRecorder]:
    running: list[Recorder] = []

    def start_one(open_store: OpenStore, publish: Publish) -> Recorder:
        numbers = count(1)
        recorder = Recorder(SystemClock(), open_store, publish, lambda: f"a{next(numbers)}", lambda opened: None)
        running.append(recorder)
        recorder.start()
        return recorder

    yield start_one
    for recorder in running:
        recorder.stop()


def opened(key: str) -> Opened:
    return Opened("pipewire", key, SystemClock().now(), PACAT, MICROPHONE)


def test_a_record_is_published_only_after_it_was_committed(start: StartRecorder) -> None:
    store = Store()
    heard = Heard(store)
    recorder = start(lambda publish: store, heard)
    for number in range(1000):
        recorder.put(opened(str(number)))
        recorder.put(Closed("pipewire", str(number), SystemClock().now()))
    recorder.stop()
    assert not heard.too_early
    assert heard.published == store.committed


def test_what_was_put_before_the_end_is_written_and_the_rest_ends_as_inferred(start: StartRecorder) -> None:
    store = Store()
    recorder = start(lambda publish: store, Heard(store))
    recorder.put(Seeing("pipewire", SystemClock().now()))
    recorder.put(opened("1"))
    recorder.stop()
    assert store.closed
    assert isinstance(store.committed[1], ActivationStarted)
    ended, blind = store.committed[2:]
    assert isinstance(ended, ActivationEnded)
    assert ended.known is Known.INFERRED
    assert isinstance(blind, BlindSince)


def test_only_one_thread_touches_the_store(start: StartRecorder) -> None:
    store = Store()
    recorder = start(lambda publish: store, Heard(store))
    recorder.put(opened("1"))
    recorder.stop()
    assert store.threads == {"recorder"}


def test_a_journal_that_cannot_be_opened_is_told_and_watching_goes_on(start: StartRecorder) -> None:
    def refuse(publish: Publish) -> Store:
        raise JournalBusy("Another Earwitness records here.")

    heard = Heard(Store())
    recorder = start(refuse, heard)
    with pytest.raises(JournalBusy):
        recorder.wait_until_open(5)
    recorder.put(opened("1"))
    recorder.stop()
    health, started = heard.published[:2]
    assert health == Recording(ok=False, reason="Another Earwitness records here.", signed=False)
    assert isinstance(started, ActivationStarted)


def test_who_has_something_kept_waits_until_it_is_and_others_hear_of_it(start: StartRecorder) -> None:
    store = Store()
    heard = Heard(store)
    recorder = start(lambda publish: store, heard)
    kept: list[Record] = [sighted(), imported("b")]
    recorder.keep([*kept, rows("b", record()), sighted(batch="b")])
    assert store.committed[:2] == kept
    assert len(store.committed) == 4
    recorder.stop()
    assert heard.published[:2] == kept
    assert not any(isinstance(told, HistoryRows) or getattr(told, "batch", "") for told in heard.published)


def test_what_can_not_be_kept_is_told_to_who_waits_and_to_nobody_else(start: StartRecorder) -> None:
    class Full(Store):
        def keep(self, records: Sequence[Keepable], at: Moment) -> None:
            raise DiskTrouble("The disk is full.")

    store = Full()
    heard = Heard(store)
    recorder = start(lambda publish: store, heard)
    with pytest.raises(DiskTrouble):
        recorder.keep([sighted()])
    recorder.put(opened("1"))
    recorder.stop()
    assert not any(isinstance(told, Sighted) for told in heard.published)
    assert any(isinstance(told, ActivationStarted) for told in store.committed)


def test_an_activation_in_the_middle_of_a_large_keep_is_recorded_with_its_own_time(start: StartRecorder) -> None:
    begun, go_on = threading.Event(), threading.Event()

    class Slow(Store):
        def keep(self, records: Sequence[Keepable], at: Moment) -> None:
            begun.set()
            assert go_on.wait(5)
            super().keep(records, at)

    store = Slow()
    recorder = start(lambda publish: store, Heard(store))
    waiting = threading.Thread(target=recorder.keep, args=([sighted()],))
    waiting.start()
    assert begun.wait(5)
    recorder.put(edge := opened("1"))
    ending = Closed("pipewire", "1", SystemClock().now())
    recorder.put(ending)
    go_on.set()
    waiting.join(5)
    recorder.stop()
    begin = next(record for record in store.committed if isinstance(record, ActivationStarted))
    end = next(record for record in store.committed if isinstance(record, ActivationEnded))
    assert begin.activation.started == edge.at.wall
    assert (end.known, end.duration) == (Known.SEEN, ending.at.minus(edge.at))


def test_nothing_more_is_kept_once_the_recorder_has_ended(start: StartRecorder) -> None:
    recorder = start(lambda publish: Store(), lambda published: None)
    recorder.stop()
    with pytest.raises(JournalError, match="being ended"):
        recorder.keep([sighted()])


def test_without_a_journal_nothing_can_be_kept(start: StartRecorder) -> None:
    def refuse(publish: Publish) -> Store:
        raise JournalBusy("Another Earwitness records here.")

    recorder = start(refuse, lambda published: None)
    with pytest.raises(JournalError, match="Another Earwitness"):
        recorder.keep([sighted()])


def test_what_is_open_can_be_read_from_any_thread(start: StartRecorder) -> None:
    store = Store()
    told = threading.Event()
    recorder = start(lambda publish: store, lambda published: told.set())
    recorder.put(opened("1"))
    assert told.wait(5)
    assert [held.application for held in recorder.now_open] == [PACAT]


def test_who_was_there_is_asked_at_the_start_and_at_the_end() -> None:
    store, answers = Store(), iter([Presence(3.0, False), Presence(400.0, True)])
    recorder = Recorder(
        SystemClock(),
        lambda publish: store,
        lambda told: None,
        lambda: "a1",
        lambda opened: None,
        lambda: next(answers),
    )
    recorder.start()
    recorder.put(opened("1"))
    recorder.put(Closed("pipewire", "1", SystemClock().now()))
    recorder.stop()
    start, end = store.committed
    assert isinstance(start, ActivationStarted)
    assert isinstance(end, ActivationEnded)
    assert end.presence is not None
    assert (start.activation.presence.locked, end.presence.locked) == (False, True)
    assert start.activation.presence.idle_s == pytest.approx(3.0, abs=1.0)


def test_a_change_of_presence_is_kept_and_told_in_its_order(start: StartRecorder) -> None:
    store = Store()
    heard = Heard(store)
    recorder = start(lambda publish: store, heard)
    wall = SystemClock().now().wall
    change = PresenceChanged(wall, Attendance.LOCKED, wall, "logind")
    recorder.put(opened("1"))
    recorder.put(change)
    recorder.put(Closed("pipewire", "1", SystemClock().now()))
    recorder.stop()
    assert [type(record) for record in store.committed] == [ActivationStarted, PresenceChanged, ActivationEnded]
    assert heard.published == store.committed
