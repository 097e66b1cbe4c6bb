"""What was appended is there afterwards, as it was said, and what was not seen is told as such."""

from __future__ import annotations

import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.errors import JournalBusy, JournalTooNew, JournalUnreadable
from monitor.journal import Journal, Reader, set_aside, verify
from monitor.journal.sqlite import shortfall, sqlite3
from monitor.model import (
    Activation,
    ActivationChanged,
    ActivationEnded,
    ActivationIdentified,
    ActivationStarted,
    Application,
    BlindSince,
    Burst,
    Coverage,
    Disagreed,
    Disagreement,
    Known,
    Note,
    Record,
    State,
    StateChange,
    WatchingSince,
)
from tests.journal.parts import MICROPHONE, NOON, MemoryKeys, Place, ended, pairs, started


def only(place: Place) -> Activation:
    with Reader(place.path) as reader:
        (found,) = reader.activations()
    return found


def notes(place: Place, what: str) -> list[dict[str, object]]:
    with Reader(place.path) as reader:
        records = reader.last_records(10_000)
    return [dict(record.facts) for record in records if isinstance(record, Note) and record.what == what]


def append(journal: Journal, place: Place, *records: Record) -> None:
    journal.append(records, place.clock.now())


def test_this_sqlite_has_the_mended_wal() -> None:
    assert shortfall() is None


def test_an_old_sqlite_is_told_in_a_sentence() -> None:
    assert "pysqlite3" in (shortfall((3, 40, 1)) or "")
    assert shortfall((3, 44, 6)) is None
    assert shortfall((3, 50, 6)) is not None


def test_sqlite_utils_uses_the_same_library() -> None:
    from sqlite_utils.db import Database

    assert isinstance(Database(memory=True).conn, sqlite3.Connection)


def test_an_activation_reads_back_as_it_was_recorded(place: Place) -> None:
    journal = place.open()
    start = started()
    append(journal, place, start)
    assert only(place) == start.activation
    later = place.clock.forward(60).wall
    better = Application("Firefox", 1234, exe="/usr/bin/firefox", exe_sha256="ab" * 32)
    append(
        journal,
        place,
        ActivationChanged(start.activation.id, later, State.MUTED),
        ActivationIdentified(start.activation.id, later, better),
        ActivationEnded(start.activation.id, later, Known.SEEN, timedelta(seconds=60)),
    )
    found = only(place)
    assert found.application == better
    assert (found.state, found.changes) == (State.MUTED, (StateChange(later, State.MUTED),))
    assert (found.ended, found.ended_known, found.duration) == (later, Known.SEEN, timedelta(seconds=60))
    journal.close()


def test_a_name_that_is_no_utf8_is_kept_to_the_byte(place: Place) -> None:
    name = b"bad\xff\xfename\x1b[2J\x00".decode("utf-8", "surrogateescape")
    journal = place.open()
    append(journal, place, started(name))
    assert only(place).application.name == name
    assert journal.seen_before(started(name).activation.application.identity)
    journal.close()
    assert verify(place.path).ok


def test_bursts_and_disagreements_read_back(place: Place) -> None:
    start, second = started(), timedelta(seconds=1)
    burst = Burst(
        "b", "pipewire", start.activation.application, MICROPHONE, NOON, NOON + second, 99, second / 9, second
    )
    quarrel = Disagreed("d", NOON, Disagreement.UNEXPLAINED_CAPTURE, NOON, 1, start.activation.application)
    journal = place.open()
    append(journal, place, burst, quarrel)
    with Reader(place.path) as reader:
        assert reader.incidents() == [burst, quarrel]
        assert reader.incidents(application="FIREF") == [burst, quarrel]
        assert reader.incidents(since=NOON + timedelta(minutes=1)) == []
    journal.close()
    assert verify(place.path).ok


def test_an_application_is_seen_before_only_after_it_was_seen(place: Place) -> None:
    journal = place.open()
    start = started()
    assert not journal.seen_before(start.activation.application.identity)
    append(journal, place, start)
    assert journal.seen_before(start.activation.application.identity)
    journal.close()


def test_what_was_open_at_a_crash_ends_at_the_last_heartbeat_as_inferred(place: Place) -> None:
    journal = place.open()
    append(journal, place, started(), WatchingSince("pipewire", place.clock.wall))
    beat = place.clock.forward(15)
    journal.beat(beat)
    place.clock.forward(9)
    journal.abandon()
    place.clock.forward(1000)
    place.open().close()
    found = only(place)
    assert (found.ended, found.ended_known) == (beat.wall, Known.INFERRED)
    assert found.duration == timedelta(seconds=15)
    (crash,) = notes(place, "gap")
    assert crash["reason"] == "crash"
    with Reader(place.path) as reader:
        assert reader.coverage() == [
            Coverage("pipewire", NOON, beat.wall, None),
            Coverage(
                "earwitness", beat.wall, beat.wall + timedelta(seconds=1009), "Earwitness had stopped without warning."
            ),
        ]


def test_after_a_restart_of_the_computer_the_duration_is_the_old_boots(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = place.open()
    append(journal, place, started())
    journal.beat(place.clock.forward(30))
    journal.abandon()
    place.clock.forward(600)
    place.clock.boot_ns = 5_000_000_000
    monkeypatch.setattr("monitor.journal.journal.boot_id", lambda: "another-boot")
    place.open().close()
    assert only(place).duration == timedelta(seconds=30)
    (gap,) = notes(place, "gap")
    assert gap["reason"] == "reboot"
    assert verify(place.path).ok


def test_a_clean_stop_is_told_from_a_crash(place: Place) -> None:
    place.open().close()
    place.clock.forward(60)
    place.open().close()
    (gap,) = notes(place, "gap")
    assert gap["reason"] == "clean"
    assert verify(place.path).gaps == 0


def test_a_program_that_stood_still_while_the_computer_ran_was_frozen(place: Place) -> None:
    journal = place.open()
    journal.beat(place.clock.forward(15))
    journal.beat(place.clock.forward(300))
    (gap,) = notes(place, "gap")
    assert gap["reason"] == "frozen"
    journal.close()


def test_a_computer_that_slept_is_not_called_frozen(place: Place) -> None:
    journal = place.open()
    append(journal, place, started())
    place.clock.forward(10)
    place.clock.sleep(3600)
    journal.beat(place.clock.now())
    (gap,) = notes(place, "gap")
    assert gap["reason"] == "suspended"
    assert only(place).ended is None
    journal.close()


def test_disk_trouble_is_no_gap_as_long_as_the_program_runs(place: Place) -> None:
    journal = place.open()
    for _ in range(20):
        journal.observe(place.clock.forward(15))
    append(journal, place, started())
    assert notes(place, "gap") == []
    journal.close()


@pytest.mark.parametrize("seconds", [-315_360_000, -7200, -3, 3, 3600, 315_360_000])
def test_a_moved_clock_is_noted_once_and_bends_no_duration(place: Place, seconds: int) -> None:
    journal = place.open()
    start = started()
    append(journal, place, start)
    place.clock.set_wall(seconds)
    journal.beat(place.clock.forward(15))
    journal.beat(place.clock.forward(15))
    journal.abandon()
    place.open().close()
    assert notes(place, "clock-jump") == [{"by_s": float(seconds)}]
    assert only(place).duration == timedelta(seconds=30)
    assert verify(place.path).ok


def test_a_clock_that_drifts_slowly_is_no_tampering(place: Place) -> None:
    journal = place.open()
    for _ in range(500):
        place.clock.set_wall(0.007)
        journal.beat(place.clock.forward(15))
    append(journal, place, started())
    journal.close()
    assert verify(place.path).ok


def test_coverage_follows_what_each_source_says(place: Place) -> None:
    journal = place.open()
    later = NOON + timedelta(seconds=5)
    append(journal, place, WatchingSince("alsa", NOON), BlindSince("pipewire", NOON, "No server."))
    append(journal, place, WatchingSince("pipewire", later))
    with Reader(place.path) as reader:
        assert reader.coverage() == [
            Coverage("alsa", NOON, None),
            Coverage("pipewire", NOON, later, "No server."),
            Coverage("pipewire", later, None),
        ]
        assert reader.coverage(since=later + timedelta(seconds=1))[-1].source == "pipewire"
    place.clock.forward(60)
    journal.close()
    with Reader(place.path) as reader:
        assert all(coverage.ended for coverage in reader.coverage())


def test_a_second_writer_is_refused_and_does_no_harm(place: Place) -> None:
    journal = place.open()
    with pytest.raises(JournalBusy):
        place.open()
    append(journal, place, started())
    journal.close()
    place.open().close()


def test_the_tables_can_be_made_anew_from_the_log(place: Place) -> None:
    journal = place.open()
    journal.append(pairs(50, place.clock), place.clock.now())
    with Reader(place.path) as reader:
        before = reader.activations()
    journal.rebuild()
    with Reader(place.path) as reader:
        assert reader.activations() == before
    journal.close()
    assert verify(place.path).ok


def test_files_are_for_their_owner_only_whatever_the_umask(place: Place, keys: MemoryKeys) -> None:
    old = os.umask(0)
    try:
        journal = place.open(keys)
        append(journal, place, started())
        files = list(place.path.parent.iterdir())
        assert {file.name for file in files} >= {"journal.db", "journal.db-wal", "journal.db-shm", "writer.lock"}
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        journal.close()
    finally:
        os.umask(old)


def test_a_file_that_others_could_read_is_closed_to_them(place: Place) -> None:
    place.open().close()
    place.path.chmod(0o644)
    place.open().close()
    assert stat.S_IMODE(place.path.stat().st_mode) == 0o600


def test_a_link_is_not_followed(place: Place, tmp_path: Path) -> None:
    place.path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(JournalUnreadable, match="not a plain file"):
        place.open()
    assert not (tmp_path / "elsewhere").exists()


def test_a_newer_file_is_read_but_not_written(place: Place) -> None:
    journal = place.open()
    append(journal, place, started())
    journal.close()
    with place.raw() as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = place.path.read_bytes()
    with pytest.raises(JournalTooNew, match="newer"):
        place.open()
    assert place.path.read_bytes() == before
    with Reader(place.path) as reader:
        assert reader.newer
        assert len(reader.activations()) == 1
    assert verify(place.path).ok


def test_another_programs_database_is_left_alone(place: Place) -> None:
    with place.raw() as raw:
        raw.execute("CREATE TABLE bookmarks(url)")
    raw.close()
    before = place.path.read_bytes()
    for attempt in (place.open, lambda: Reader(place.path), lambda: verify(place.path)):
        with pytest.raises(JournalUnreadable):
            attempt()
    assert place.path.read_bytes() == before


def test_an_empty_file_becomes_a_journal(place: Place) -> None:
    place.path.touch()
    place.open().close()
    assert verify(place.path).ok


@pytest.mark.parametrize("content", [b"garbage", bytes(100), b"SQLite format 3\x00" + bytes(5000), os.urandom(8192)])
def test_garbage_is_refused_in_a_sentence_and_kept(place: Place, content: bytes) -> None:
    place.path.write_bytes(content)
    with pytest.raises(JournalUnreadable, match=r"\.$|\)\."):
        place.open()
    assert place.path.read_bytes() == content


def test_a_journal_that_was_set_aside_overwrites_nothing(place: Place) -> None:
    place.path.write_bytes(b"first")
    first = set_aside(place.path)
    place.path.write_bytes(b"second")
    second = set_aside(place.path)
    assert (first.read_bytes(), second.read_bytes()) == (b"first", b"second")
    assert not place.path.exists()
    place.open().close()


def test_a_copy_is_kept_before_the_file_is_migrated(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    from sqlite_utils import Database, Migrations

    from monitor.journal import migrations

    journal = place.open()
    append(journal, place, started())
    journal.close()
    ours, now = migrations._migrations, migrations.VERSION

    def with_another() -> Migrations:
        found = ours()

        @found(name="another: a table")
        def another(db: Database) -> None:
            db.execute("CREATE TABLE extra(a INTEGER) STRICT")
            db.execute(f"PRAGMA user_version = {now + 1}")

        return found

    monkeypatch.setattr(migrations, "_migrations", with_another)
    monkeypatch.setattr(migrations, "VERSION", now + 1)
    place.open().close()
    copy = place.path.with_name(f"journal.db.version-{now}")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    monkeypatch.undo()
    assert verify(copy).ok
    assert only(place).application.name == "Firefox"


def test_readers_find_nothing_before_the_first_record(place: Place) -> None:
    from monitor.errors import JournalError

    with pytest.raises(JournalError, match="Nothing has been recorded"):
        Reader(place.path)


def test_the_timeline_can_be_asked_for_a_span_and_a_part_of_a_name(place: Place) -> None:
    journal = place.open()
    journal.append(pairs(60, place.clock), place.clock.now())
    long = started("Straße", NOON - timedelta(days=2))
    still = started("open", NOON + timedelta(minutes=5))
    append(journal, place, long, ended(long, 3 * 86400), still)
    minutes = [NOON + timedelta(minutes=n) for n in range(61)]
    with Reader(place.path) as reader:
        found = [activation.application.name for activation in reader.activations(minutes[10], minutes[12])]
        assert found == ["Straße", "open", "app3", "app4"]
        assert len(reader.activations(application="APP3")) == 9
        assert [activation.id for activation in reader.activations(application="STRASSE")] == [long.activation.id]
        assert reader.count() == 62
        assert reader.count(minutes[10], minutes[12], "app") == 2
        assert reader.counts().records == reader.last_records(1000).__len__()
    journal.close()


def test_a_reader_sees_rows_while_the_journal_is_written_and_never_writes(place: Place) -> None:
    journal = place.open()
    with Reader(place.path) as reader:
        append(journal, place, started())
        assert len(reader.activations()) == 1
        with pytest.raises(sqlite3.OperationalError):
            reader._connection.execute("DELETE FROM activation")
    journal.close()


def test_activations_still_open_at_a_clean_stop_end_as_inferred(place: Place) -> None:
    journal = place.open()
    start = started()
    append(journal, place, start)
    place.clock.forward(20)
    journal.close()
    found = only(place)
    assert (found.ended_known, found.duration) == (Known.INFERRED, timedelta(seconds=20))
    assert ActivationStarted(found) != start
