"""A disk in trouble costs no record that memory has room for, and a loss is counted to the record."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.clock import Moment
from monitor.codec import Keepable
from monitor.errors import DiskTrouble
from monitor.journal import Journal, Keeper, Reader, verify
from monitor.model import ActivationStarted, Note, Record, Recording
from tests.journal.parts import NoKeys, Place, ended, pairs, started


class Fake:
    """A journal on a disk that fills up and is freed by hand."""

    def __init__(self) -> None:
        self.full = False
        self.records: list[Keepable] = []
        self.tries = 0
        self.seen: list[Moment] = []
        self.closed = False
        self.erased: list[tuple[datetime, str]] = []
        self.signed = True
        self.unsigned_reason = ""

    def observe(self, at: Moment) -> None:
        self.seen.append(at)

    def append(self, records: Sequence[Keepable], at: Moment) -> None:
        self.tries += 1
        if self.full:
            raise DiskTrouble("The disk is full.")
        self.records += records

    def beat(self, at: Moment) -> None:
        self.append([], at)

    def seen_before(self, identity: str) -> bool:
        if self.full:
            raise DiskTrouble("The disk is full.")
        return False

    def erase(self, since: datetime | None, until: datetime, why: str = "user") -> int:
        self.erased.append((until, why))
        return 7

    def close(self) -> None:
        self.closed = True


class Case:
    def __init__(self, room: int = 50_000, reserve: Path | None = None) -> None:
        self.journal = Fake()
        self.told: list[Recording] = []
        self.place = Place(Path())
        self.keeper = Keeper(self.journal, self.told.append, reserve, room)

    def append(self, *records: Record, after: float = 0) -> None:
        self.keeper.append(records, self.place.clock.forward(after))


pytestmark = pytest.mark.usefixtures("caplog")  # trouble is logged as an error, and meant to be


def test_what_is_old_is_erased_unless_the_disk_is_in_trouble() -> None:
    case = Case()
    now = case.place.clock.now()
    assert case.keeper.expire(timedelta(days=30), now) == 7
    (erased,) = case.journal.erased
    assert timedelta(days=30) <= now.wall - erased[0] < timedelta(days=31) and erased[1] == "retention"
    case.journal.full = True
    case.append(started())
    with pytest.raises(DiskTrouble):
        case.keeper.expire(timedelta(days=30), now)


def test_records_wait_in_memory_and_are_written_in_order() -> None:
    case, records = Case(), [started(str(n)) for n in range(6)]
    case.append(records[0])
    case.journal.full = True
    case.append(records[1], records[2])
    case.append(records[3])
    assert case.keeper.held == 3
    case.journal.full = False
    case.append(records[4], after=60)
    case.append(records[5])
    assert case.journal.records == records
    assert case.keeper.held == 0


def test_what_somebody_waits_for_is_kept_at_once_or_refused_and_not_held() -> None:
    case, waited = Case(), started("waited")
    case.keeper.keep([waited], case.place.clock.now())
    case.journal.full = True
    with pytest.raises(DiskTrouble):
        case.keeper.keep([started()], case.place.clock.forward(1))
    assert case.keeper.held == 0
    case.append(held := started("held"))
    with pytest.raises(DiskTrouble, match="The disk is full"):
        case.keeper.keep([started()], case.place.clock.forward(1))
    case.journal.full = False
    case.keeper.keep([later := started("later")], case.place.clock.forward(1))
    assert case.journal.records == [waited, held, later]


def test_trouble_and_its_end_are_told_once_each() -> None:
    case = Case()
    case.append(started())
    case.journal.full = True
    for _ in range(5):
        case.append(started(), after=20)
    case.journal.full = False
    case.append(started(), after=60)
    assert [(told.ok, told.signed) for told in case.told] == [(True, True), (False, True), (True, True)]
    assert case.told[1].reason.startswith("The disk is full. ")


def test_the_disk_is_not_tried_more_and_more_often() -> None:
    case = Case()
    case.journal.full = True
    for _ in range(600):
        case.append(started(), after=0.5)
    assert case.journal.tries < 20


def test_the_heartbeat_alone_brings_the_records_back() -> None:
    case, record = Case(), started()
    case.journal.full = True
    case.append(record)
    case.journal.full = False
    case.keeper.beat(case.place.clock.forward(15))
    assert case.journal.records == [record]
    assert case.keeper.recording.ok


def test_a_heartbeat_that_fails_is_trouble_too() -> None:
    case = Case()
    case.journal.full = True
    case.keeper.beat(case.place.clock.forward(15))
    assert not case.told[-1].ok


def test_the_journal_hears_of_every_sign_of_life_during_trouble() -> None:
    case = Case()
    case.journal.full = True
    case.append(started())
    for _ in range(10):
        case.keeper.beat(case.place.clock.forward(15))
    assert len(case.journal.seen) == 10


def test_more_than_memory_holds_is_counted_as_lost_exactly() -> None:
    case, records = Case(room=10), [started(str(n)) for n in range(25)]
    case.journal.full = True
    for record in records:
        case.append(record, after=1)
    case.journal.full = False
    case.keeper.beat(case.place.clock.forward(60))
    lost, *rest = case.journal.records
    assert isinstance(lost, Note)
    assert dict(lost.facts) == {"count": 15, "from": "2026-05-04T12:00:01.000000Z", "to": "2026-05-04T12:00:15.000000Z"}
    assert rest == records[15:]


def test_an_end_with_a_full_disk_loses_no_count(tmp_path: Path) -> None:
    case = Case(reserve=tmp_path / "reserve")
    case.journal.full = True
    case.append(started(), started())
    case.keeper.close(case.place.clock.now())
    assert case.journal.closed
    assert not (tmp_path / "reserve").exists(), "it was given up for a last word"


def test_the_reserve_is_not_given_up_for_a_loss_while_the_program_runs(tmp_path: Path) -> None:
    """Records that wait would take its room, and a later loss could not be told."""
    case = Case(room=2, reserve=tmp_path / "reserve")
    case.journal.full = True
    for _ in range(5):
        case.append(started(), after=60)
    assert (tmp_path / "reserve").stat().st_size == 1 << 20


def test_an_application_held_in_memory_was_seen_before() -> None:
    case, record = Case(), started()
    identity = record.activation.application.identity
    assert not case.keeper.seen_before(identity)
    case.journal.full = True
    case.append(record)
    assert case.keeper.seen_before(identity)


def test_a_missing_key_is_told_but_not_while_it_may_still_come() -> None:
    case = Case()
    case.journal.signed = False
    case.append(started())
    assert case.told == []
    case.journal.unsigned_reason = "There is no keyring."
    case.append(started())
    assert case.told == [Recording(True, "", False, "There is no keyring.")]


def test_the_reserve_is_set_apart_for_its_owner(tmp_path: Path) -> None:
    Case(reserve=tmp_path / "reserve")
    assert (tmp_path / "reserve").stat().st_size == 1 << 20
    assert (tmp_path / "reserve").stat().st_mode & 0o777 == 0o600


@contextmanager
def no_room(journal: Journal) -> Iterator[None]:
    """SQLite finds the disk full: it may not add a page."""
    ((pages,),) = journal._connection.execute("PRAGMA page_count").fetchall()
    journal._connection.execute(f"PRAGMA max_page_count={pages}")
    yield
    journal._connection.execute("PRAGMA max_page_count=1073741823")


@contextmanager
def small_files(limit: int) -> Iterator[None]:
    """The kernel refuses to let a file grow (EFBIG), which SQLite calls an I/O error."""
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, old)


def test_a_full_database_takes_nothing_by_half_and_goes_on(place: Place) -> None:
    journal = place.open()
    journal.append(pairs(5, place.clock), place.clock.now())
    with no_room(journal), pytest.raises(DiskTrouble, match="full"):
        journal.append(pairs(500, place.clock), place.clock.now())
    with Reader(place.path) as reader:
        assert reader.count() == 5
    journal.append(pairs(5, place.clock), place.clock.now())
    journal.close()
    report = verify(place.path)
    assert report.ok, report.findings


def test_a_write_that_the_kernel_refuses_takes_nothing_by_half(place: Place) -> None:
    journal = place.open()
    journal.append(pairs(5, place.clock), place.clock.now())
    with small_files(64 * 1024), pytest.raises(DiskTrouble):
        journal.append(pairs(1000, place.clock), place.clock.now())
    journal.append(pairs(5, place.clock), place.clock.now())
    journal.close()
    report = verify(place.path)
    assert report.ok, report.findings


def test_a_real_journal_recovers_with_every_record_and_no_gap(place: Place) -> None:
    told: list[Recording] = []
    journal = place.open(NoKeys())
    keeper = Keeper(journal, told.append, place.path.parent / "reserve")
    records = pairs(300, place.clock)
    with no_room(journal):
        for n in range(0, 600, 2):
            keeper.append(records[n : n + 2], place.clock.forward(1))
    assert not keeper.recording.ok
    keeper.beat(place.clock.forward(40))
    assert keeper.recording.ok
    keeper.close(place.clock.now())
    with Reader(place.path) as reader:
        ids = [record.activation.id for record in records if isinstance(record, ActivationStarted)]
        assert sorted(activation.id for activation in reader.activations()) == sorted(ids)
        notes = [record.what for record in reader.last_records(1000) if isinstance(record, Note)]
    assert notes == ["genesis", "start", "stop"]
    assert [(recording.ok, recording.signed) for recording in told] == [(True, False), (False, False), (True, False)]
    assert verify(place.path).ok


FULL = """
import json, logging, sys
from pathlib import Path
from monitor.journal import Journal, Keeper, Reader, verify
from monitor.model import ActivationStarted, Note
from tests.journal.parts import Place, pairs
logging.disable()
place, told = Place(Path(sys.argv[1])), []
keeper = Keeper(place.open(), told.append, place.path.parent / "reserve", room=2000)
given = rounds = 0
while rounds < 40:
    rounds += not keeper.recording.ok
    records = pairs(50, place.clock)
    keeper.append(records, place.clock.forward(1))
    given += len(records)
keeper.close(place.clock.now())
place.open().close()
with Reader(place.path) as reader:
    records = reader.last_records(100_000)
lost = sum(dict(note.facts)["count"] for note in records if isinstance(note, Note) and note.what == "lost")
kept = sum(isinstance(record, ActivationStarted) for record in records) * 2
print(json.dumps([given, kept, lost, verify(place.path).ok, place.path.with_name("reserve").exists()]))
"""


@pytest.mark.parametrize("megabytes", [4, 5, 6, 8])
def test_a_disk_that_stays_full_gets_a_last_word_from_the_reserve(tmp_path: Path, megabytes: int) -> None:
    """A real full disk, in memory: full before or after the -wal was first taken over, or while it would be. The
    start after it finds the loss counted to the record, within the file."""
    script = f"mount -t tmpfs -o size={megabytes}m none {tmp_path} && {sys.executable} -c '{FULL}' {tmp_path}"
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True, timeout=120)
    if "unshare" in done.stderr or "mount:" in done.stderr:
        pytest.skip(f"no mount namespace here: {done.stderr}")
    assert done.returncode == 0, done.stderr
    given, kept, lost, good, reserve = json.loads(done.stdout)
    assert good
    assert lost > 0
    assert kept + lost == given
    assert not reserve


def test_another_programs_lock_on_the_file_is_trouble_not_loss(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = place.open()
    journal._connection.execute("PRAGMA busy_timeout=10")
    keeper = Keeper(journal, lambda told: None)
    with closing(place.raw()) as raw:
        raw.execute("BEGIN IMMEDIATE")
        start = started()
        keeper.append([start, ended(start)], place.clock.now())
        assert keeper.held == 2
        raw.execute("ROLLBACK")
    keeper.beat(place.clock.forward(15))
    assert keeper.held == 0
    keeper.close(place.clock.now())
    assert verify(place.path).ok


def test_time_in_trouble_longer_than_a_beat_is_kept_with_the_right_times(place: Place) -> None:
    journal = place.open()
    keeper = Keeper(journal, lambda told: None)
    start = started(at=place.clock.wall)
    with no_room(journal):
        for _ in range(10):
            keeper.append(pairs(3, place.clock), place.clock.forward(14))
        keeper.append([start], place.clock.forward(14))
    keeper.beat(place.clock.forward(40))
    keeper.close(place.clock.now())
    with Reader(place.path) as reader:
        (found,) = [activation for activation in reader.activations() if activation.id == start.activation.id]
    assert found.started == start.activation.started
    assert found.ended is not None
    assert found.duration == found.ended - found.started == timedelta(seconds=11 * 14 + 40)
