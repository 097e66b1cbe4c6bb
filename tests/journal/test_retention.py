"""What is erased is gone from every file, and that it was erased stays."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from monitor.journal import Reader, verify
from monitor.journal.retention import expire
from monitor.model import ActivationChanged, Burst, Note, State
from tests.journal.parts import MICROPHONE, NOON, Place, ended, pairs, started

MARK = "Zq7-secret-name"


def test_nothing_erased_is_left_in_any_file(place: Place) -> None:
    journal = place.open()
    for _ in range(300):
        start = started(f"{MARK}{_}", place.clock.wall)
        journal.append([start, ended(start)], place.clock.forward(1))
    burst = Burst("b", "x", start.activation.application, MICROPHONE, NOON, NOON, 9, timedelta(0), timedelta(0))
    journal.append([burst], place.clock.now())
    assert journal.erase(None, place.clock.wall + timedelta(days=1)) == 601
    left = b"".join(file.read_bytes() for file in place.path.parent.iterdir())
    assert MARK.encode() not in left
    assert MARK.casefold().encode() not in left
    journal.close()
    report = verify(place.path)
    assert report.ok
    assert report.erased == 601


def test_a_reader_in_the_way_delays_the_cleaning_but_not_the_journal(place: Place) -> None:
    journal = place.open()
    start = started(MARK)
    journal.append([start, ended(start)], place.clock.now())
    with Reader(place.path) as reader:
        reader._connection.execute("BEGIN")
        reader.counts()
        journal.erase(None, NOON + timedelta(days=1))
    wal = place.path.with_name("journal.db-wal")
    assert wal.stat().st_size > 0
    journal.beat(place.clock.forward(15))
    assert wal.stat().st_size == 0
    assert MARK.encode() not in place.path.read_bytes()
    journal.close()


def test_an_activation_is_erased_whole_or_not_at_all(place: Place) -> None:
    """One that reaches into the span goes with its start before it and its end after it."""
    journal = place.open()
    across, before = started(at=NOON), started(at=NOON)
    muted = ActivationChanged(across.activation.id, NOON + timedelta(seconds=500), State.MUTED)
    journal.append([across, before, ended(before, 10), muted, ended(across, 1000)], place.clock.now())
    gone = journal.erase(NOON + timedelta(seconds=400), NOON + timedelta(seconds=600))
    assert gone == 3
    with Reader(place.path) as reader:
        assert [found.id for found in reader.activations()] == [before.activation.id]
    journal.close()
    assert verify(place.path).ok


def test_what_goes_on_is_not_erased(place: Place) -> None:
    journal = place.open()
    journal.append([started()], place.clock.now())
    assert journal.erase(None, NOON + timedelta(days=1)) == 0
    with Reader(place.path) as reader:
        assert reader.count() == 1
    journal.close()
    assert verify(place.path).ok


def test_an_erased_span_is_never_told_as_one_without_use(place: Place) -> None:
    journal = place.open()
    start = started()
    journal.append([start, ended(start)], place.clock.now())
    journal.erase(NOON, NOON + timedelta(days=1))
    with Reader(place.path) as reader:
        (erased,) = reader.coverage()
        (note,) = [record for record in reader.last_records(9) if isinstance(record, Note) and record.what == "erase"]
    assert (erased.source, erased.started, erased.blind) == ("earwitness", NOON, "What was recorded here was erased.")
    assert dict(note.facts)["why"] == "user"
    journal.close()


def test_what_is_older_than_the_time_to_keep_expires_by_whole_days(place: Place) -> None:
    journal = place.open()
    old = started(at=NOON - timedelta(days=90, hours=12, seconds=30))
    young = started(at=NOON - timedelta(days=90, hours=11))
    journal.append([old, ended(old), young, ended(young)], place.clock.now())
    assert expire(journal, timedelta(days=90), place.clock.wall) == 2
    with Reader(place.path) as reader:
        assert [found.id for found in reader.activations()] == [young.activation.id]
    assert expire(journal, timedelta(days=90), place.clock.wall) == 0
    journal.close()
    assert verify(place.path).ok


def test_erasing_twice_and_overlapping_adds_up(place: Place) -> None:
    journal = place.open()
    journal.append(pairs(100, place.clock), place.clock.now())
    for start, end in ((10, 30), (20, 50), (0, 15), (70, 80), (0, 100)):
        journal.erase(NOON + timedelta(minutes=start), NOON + timedelta(minutes=end))
        report = verify(place.path)
        assert report.ok, report.findings
    assert report.erased == 200
    journal.close()


def test_a_file_that_was_erased_keeps_its_mode(place: Place, tmp_path: Path) -> None:
    journal = place.open()
    journal.append(pairs(5, place.clock), place.clock.now())
    journal.erase(None, NOON + timedelta(days=1))
    journal.close()
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}
