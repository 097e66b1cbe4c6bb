"""Speakers in the journal: tables that are what the log says, through erasure, rebuild and an older file."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import pytest

from monitor.journal import Journal, Reader, Rule, migrations, projection, verify
from monitor.journal.reader_speakers import SpeakerReader
from monitor.model import Record
from monitor.speaker_records import (
    ImportUndone,
    NoiseHeard,
    SightingEnded,
    SightingMarked,
    SightingWithdrawn,
    SpeakerForgotten,
    SpeakerKept,
    Triage,
    Triaged,
)
from tests.journal.parts import NOON, Place, pairs
from tests.nasty import NASTY_TEXT
from tests.speaking import everything, hour, imported, record, rows, sighted, speaker


def keep(journal: Journal, place: Place, *records: Record) -> None:
    journal.append(records, place.clock.forward(1))


def is_rebuilt_the_same(place: Place) -> bool:
    """The tables as they are, and as the log alone makes them."""
    with closing(place.raw()) as raw:
        before = [raw.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall() for table in projection.TABLES]
        raw.execute("BEGIN")
        projection.rebuild(raw)
        after = [raw.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall() for table in projection.TABLES]
        raw.execute("ROLLBACK")
    return before == after


def test_everything_is_in_the_tables_as_the_log_says_whatever_it_is_called(place: Place) -> None:
    journal = place.open()
    for n, text in enumerate(NASTY_TEXT):
        keep(journal, place, *everything(f"{n}{text}"))
    journal.close()
    assert verify(place.path).ok
    assert is_rebuilt_the_same(place)


def test_a_speaker_keeps_its_place_when_it_is_changed_and_goes_when_it_is_forgotten(place: Place) -> None:
    journal = place.open()
    first, second = speaker("Kitchen"), speaker("Hall", id="s2")
    keep(journal, place, SpeakerKept(NOON, first), SpeakerKept(NOON, second))
    keep(journal, place, SpeakerKept(NOON, speaker("Pantry", "label")))
    with SpeakerReader(place.path) as reader:
        assert [found.name for found in reader.speakers()] == ["Pantry", "Hall"]
    keep(journal, place, SpeakerForgotten(NOON, "s1"))
    with SpeakerReader(place.path) as reader:
        assert reader.speakers() == [second]
        assert len(reader.speakers(forgotten=True)) == 2
    journal.close()


def test_a_sighting_is_as_the_last_word_on_it_says(place: Place) -> None:
    journal = place.open()
    one, other = sighted(5, note="lit"), sighted(1)
    ended = SightingEnded(NOON, one.sighting.id, NOON + timedelta(seconds=9))
    keep(journal, place, one, other, ended, SightingMarked(NOON, one.sighting.id, False))
    with SpeakerReader(place.path) as reader:
        assert [found.id for found in reader.sightings()] == [other.sighting.id, one.sighting.id]
        found = reader.sightings()[1]
        assert (found.end, found.asked_for, found.note) == (ended.end, False, "lit")
        assert reader.sightings(since=NOON + timedelta(seconds=2)) == [found]
    keep(journal, place, SightingMarked(NOON, one.sighting.id, None, "guests"), SightingWithdrawn(NOON, found.id))
    with SpeakerReader(place.path) as reader:
        assert [left.id for left in reader.sightings()] == [other.sighting.id]
    keep(journal, place, SightingWithdrawn(NOON, found.id, restored=True))
    with SpeakerReader(place.path) as reader:
        again = reader.sightings()[1]
        assert (again.asked_for, again.note) == (None, "guests")
    journal.close()


def test_what_came_with_an_undone_import_counts_no_more(place: Place) -> None:
    journal = place.open()
    keep(journal, place, imported("b1"), rows("b1", record(1)), sighted(1, batch="b1"), sighted(2))
    keep(journal, place, ImportUndone(NOON, "b1"))
    with SpeakerReader(place.path) as reader:
        assert reader.batches() == []
        assert [batch.imported.id for batch in reader.batches(undone=True)] == ["b1"]
        assert len(reader.sightings()) == 1
    journal.close()
    assert verify(place.path).ok


def test_a_sighting_that_two_imports_have_stays_when_one_is_undone(place: Place) -> None:
    journal = place.open()
    keep(journal, place, imported("b1"), sighted(1, batch="b1", id="x"), imported("b2"), sighted(1, batch="b2", id="x"))
    with SpeakerReader(place.path) as reader:
        assert len(reader.sightings()) == 1
    keep(journal, place, ImportUndone(NOON, "b1"))
    with SpeakerReader(place.path) as reader:
        assert [found.id for found in reader.sightings()] == ["x"]
    journal.close()


def test_a_withdrawn_sighting_does_not_come_back_with_another_import_of_it(place: Place) -> None:
    journal = place.open()
    keep(journal, place, imported("b1"), sighted(1, batch="b1", id="x"), SightingWithdrawn(NOON, "x"))
    keep(journal, place, imported("b2"), sighted(1, batch="b2", id="x"))
    with SpeakerReader(place.path) as reader:
        assert reader.sightings() == []
    journal.close()
    assert is_rebuilt_the_same(place)


def test_what_a_person_notes_takes_none_of_the_listeners_codes_away(place: Place) -> None:
    journal = place.open()
    heard = sighted(1, note="only-end or:s2", id="w1")
    for said in ("I slept.", "I was out.", ""):
        keep(journal, place, *([heard] if said == "I slept." else []), SightingMarked(NOON, "w1", False, said))
    with SpeakerReader(place.path) as reader:
        ((note, asked),) = [(one.note, one.asked_for) for one in reader.sightings()]
    assert (note, asked) == ("only-end or:s2\nI was out.", False)
    journal.close()


def test_erasing_a_span_takes_its_sightings_lines_and_noise_and_leaves_the_rest(place: Place) -> None:
    journal = place.open()
    gone, stays = sighted(30 * 60, note="Zq7-secret"), sighted(3 * 3600)
    lines = [record(n * 600, device="Zq7-device" if n < 6 else "") for n in range(12)]
    noise = [NoiseHeard(NOON + timedelta(hours=h), "s1", (-50.0,) * 60, -30.0) for h in range(3)]
    marked = SightingMarked(NOON, gone.sighting.id, False, "Zq7-note")
    keep(journal, place, imported("b1", covers=hour(0, 2)), rows("b1", *lines), gone, stays, *noise)
    keep(journal, place, marked, Triaged(NOON, "f1", Triage.INCIDENT, "Zq7-triage"))
    assert journal.erase(NOON, NOON + timedelta(hours=1)) == 5  # sighting, mark, lines, noise, triage
    with SpeakerReader(place.path) as reader:
        assert [found.id for found in reader.sightings()] == [stays.sighting.id]
        assert [found.key for found in reader.records("b1")] == [line.key for line in lines[6:]]
        assert reader.noise("s1") == noise[1:]
        assert reader.triage() == {}
        ((_, span),) = reader.erased()
        assert span == hour(0, 1)
    journal.close()
    assert verify(place.path).ok
    assert is_rebuilt_the_same(place)
    assert b"Zq7" not in b"".join(file.read_bytes() for file in place.path.parent.iterdir())


def test_what_was_made_of_a_finding_goes_with_the_time_of_the_finding(place: Place) -> None:
    journal = place.open()
    later, at = NOON + timedelta(days=9), NOON + timedelta(minutes=5)
    keep(journal, place, Triaged(later, "gone", Triage.INCIDENT, "Zq7-triage", at))
    keep(journal, place, Triaged(at, "stays", Triage.EXPLAINED, "the radio", later))
    assert journal.erase(NOON, NOON + timedelta(hours=1)) == 1
    with SpeakerReader(place.path) as reader:
        assert reader.triage().keys() == {"stays"}
    journal.close()
    assert verify(place.path).ok
    assert is_rebuilt_the_same(place)
    assert b"Zq7" not in b"".join(file.read_bytes() for file in place.path.parent.iterdir())


def test_all_lines_of_an_entry_may_go_and_the_import_stays_told(place: Place) -> None:
    journal = place.open()
    keep(journal, place, imported("b1"), rows("b1", record(1)))
    journal.erase(None, NOON + timedelta(days=1))
    with SpeakerReader(place.path) as reader:
        assert list(reader.records("b1")) == []
        assert len(reader.batches()) == 1
    journal.close()
    assert verify(place.path).ok


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sighting SET withdrawn = 1",
        "DELETE FROM history",
        "UPDATE import SET undone = 0",
        "UPDATE speaker SET forgotten = 0, name = 'y'",
        "DELETE FROM triage",
        "INSERT INTO noise SELECT seq + 9, speaker, started, ended, record FROM noise",
    ],
)
def test_a_table_that_is_not_what_the_log_says_is_found(place: Place, change: str) -> None:
    journal = place.open()
    keep(journal, place, *everything()[:-1])
    journal.close()
    assert verify(place.path).ok
    with closing(place.raw()) as raw:
        raw.execute(change)
    assert {finding.rule for finding in verify(place.path).findings} == {Rule.TABLES}


def an_older_journal(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """As version 1 of the program left it."""
    whole = migrations._migrations

    def only_first() -> object:
        found = whole()
        found._migrations = found._migrations[:1]
        return found

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "_migrations", only_first)
        patch.setattr(migrations, "VERSION", 1)
        journal = place.open()
        journal.append(pairs(3, place.clock), place.clock.now())
        journal.close()


def test_an_older_journal_is_read_as_one_without_speakers(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    an_older_journal(place, monkeypatch)
    with SpeakerReader(place.path) as reader:
        assert reader.speakers() == reader.sightings() == reader.batches() == []
        assert reader.triage() == {}
    assert verify(place.path).ok


def test_an_older_journal_takes_speakers_up_and_a_copy_of_it_is_kept(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_older_journal(place, monkeypatch)
    journal = place.open()
    keep(journal, place, *everything())
    journal.close()
    with Reader(place.path) as reader:
        assert reader.count() == 3
    assert verify(place.path).ok
    assert verify(place.path.with_name("journal.db.version-1")).ok
    assert is_rebuilt_the_same(place)
