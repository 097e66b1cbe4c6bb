"""Presence, acts and applied rules are kept, read back, and erased with what they speak of."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from monitor.clock import Moment
from monitor.journal import Journal, Reader, Rule, migrations, verify
from monitor.journal.retention import expire
from monitor.model import ActivationEnded, Known, Presence, Record
from monitor.presence_model import Attendance, PresenceChanged, PresenceSpan
from monitor.rule_model import Ruled
from tests.journal.parts import NOON, Place, acts, ended, pairs, started

THERE, AWAY, LOCKED, UNKNOWN = Attendance.THERE, Attendance.AWAY, Attendance.LOCKED, Attendance.UNKNOWN


def minute(count: float) -> datetime:
    return NOON + timedelta(minutes=count)


def changed(at: float, attendance: Attendance, since: float | None = None) -> PresenceChanged:
    return PresenceChanged(minute(at), attendance, minute(at if since is None else since), "mutter")


def told(path: Path, since: datetime | None = None, until: datetime | None = None) -> list[tuple[float, float, str]]:
    """Each span's minutes; -1 for one that goes on."""
    with Reader(path) as reader:
        spans = reader.presence_spans(since, until)
    return [(_minutes(s.started), -1 if s.ended is None else _minutes(s.ended), s.attendance.value) for s in spans]


def _minutes(at: datetime) -> float:
    return (at - NOON) / timedelta(minutes=1)


def running(journal: Journal, place: Place, seconds: int) -> Moment:
    """The program runs for so long, without a gap."""
    for _ in range(seconds // 30):
        journal.observe(place.clock.forward(30))
    return place.clock.now()


@pytest.fixture
def kept(place: Place) -> Place:
    """There at noon, away from 10 on (noticed at 15), there from 30, locked from 60."""
    journal = place.open()
    journal.append(
        [changed(0, THERE), changed(15, AWAY, since=10), changed(30, THERE), changed(60, LOCKED)],
        running(journal, place, 4200),
    )
    journal.close()
    return place


def test_each_change_of_presence_lasts_until_the_next_one(kept: Place) -> None:
    assert told(kept.path) == [(0, 10, "there"), (10, 30, "away"), (30, 60, "there"), (60, -1, "locked")]


def test_a_span_is_asked_for_with_what_holds_at_its_edges(kept: Place) -> None:
    assert told(kept.path, minute(20), minute(25)) == [(10, 30, "away")]
    assert told(kept.path, minute(5), minute(10)) == [(0, 10, "there")]
    assert told(kept.path, minute(-9), minute(-5)) == []


def test_saying_the_same_again_begins_nothing_new(place: Place) -> None:
    journal = place.open()
    journal.append([changed(0, THERE), changed(5, THERE), changed(9, AWAY)], running(journal, place, 600))
    journal.close()
    assert told(place.path) == [(0, 9, "there"), (9, -1, "away")]


def test_nobody_knows_who_was_there_while_the_program_did_not_run(place: Place) -> None:
    journal = place.open()
    journal.append([changed(0, THERE)], running(journal, place, 60))
    journal.abandon()
    place.clock.forward(600)
    place.open().close()
    (before, after) = told(place.path)
    assert before == (0, 1, "there")
    assert after == (11, -1, "there")


def test_erasing_a_part_of_a_span_leaves_the_rest_true(kept: Place) -> None:
    journal = kept.open()
    assert journal.erase(minute(12), minute(35)) == 2
    journal.close()
    assert told(kept.path) == [(0, 10, "there"), (10, 12, "away"), (35, 60, "there"), (60, -1, "locked")]
    assert verify(kept.path).ok


def test_an_erased_time_is_written_nowhere_any_more(kept: Place) -> None:
    journal = kept.open()
    journal.erase(minute(12), minute(35))
    with Reader(kept.path) as reader:
        records = [record for record in reader.last_records(99) if isinstance(record, PresenceChanged)]
    journal.close()
    assert not [r for r in records if minute(12) < r.since < minute(35)]
    assert PresenceChanged(minute(15), UNKNOWN, minute(12)) in records


def test_erasing_the_same_time_twice_finds_nothing_more(kept: Place) -> None:
    journal = kept.open()
    assert journal.erase(minute(12), minute(35))
    assert journal.erase(minute(12), minute(35)) == 0
    journal.close()


def test_what_is_so_now_is_still_so_after_everything_was_erased(kept: Place) -> None:
    journal = kept.open()
    assert journal.erase(None, minute(99_999)) == 4
    journal.close()
    (now,) = told(kept.path)
    assert now[1:] == (-1, "locked")
    assert _at(now) >= minute(60)


def _at(span: tuple[float, float, str]) -> datetime:
    return minute(span[0])


def test_presence_expires_with_the_rest_and_once(place: Place) -> None:
    journal = place.open()
    days = timedelta(days=90, hours=13) / timedelta(minutes=1)
    journal.append([changed(-days, THERE), changed(-days + 10, AWAY), changed(0, THERE)], place.clock.now())
    assert expire(journal, timedelta(days=90), place.clock.wall) == 2
    assert expire(journal, timedelta(days=90), place.clock.wall) == 0
    journal.close()
    assert told(place.path)[0] == (-90.5 * 24 * 60, 0, "away")
    assert verify(place.path).ok


def test_presence_at_the_end_is_kept_beside_that_at_the_start(place: Place) -> None:
    journal = place.open()
    start, other = started(), started()
    end = ActivationEnded(start.activation.id, minute(1), Known.SEEN, timedelta(minutes=1), Presence(61.5, True))
    journal.append([start, end, other, ended(other)], running(journal, place, 90))
    journal.rebuild()
    journal.close()
    with Reader(place.path) as reader:
        found = {each.id: each for each in reader.activations()}
    assert found[start.activation.id].presence == Presence(3.2, False)
    assert found[start.activation.id].presence_end == Presence(61.5, True)
    assert found[other.activation.id].presence_end is None
    assert verify(place.path).ok


def test_acts_are_read_back_and_rules_counted(place: Place) -> None:
    journal = place.open()
    first, second = acts("a", minute(1)), acts("b", minute(2))
    journal.append([*first, *second], place.clock.now())
    journal.rebuild()
    journal.close()
    with Reader(place.path) as reader:
        assert reader.acts() == [first[1], second[1]]
        assert reader.acts(minute(2), minute(3)) == [second[1]]
        assert reader.rule_counts() == {"r": (2, minute(2))}
    assert verify(place.path).ok


def test_a_rule_that_is_kept_twice_for_one_activation_applied_once(place: Place) -> None:
    journal = place.open()
    (rule,) = [record for record in acts("a", minute(1)) if isinstance(record, Ruled)]
    journal.append([rule, replace(rule, at=minute(2), updated="dpkg:zoom")], place.clock.now())
    journal.close()
    with Reader(place.path) as reader:
        assert reader.rule_counts() == {"r": (1, minute(2))}
        assert [record.updated for record in reader.last_records(9) if isinstance(record, Ruled)] == [None, "dpkg:zoom"]
    assert verify(place.path).ok


def test_what_speaks_of_an_activation_is_erased_with_it_and_only_then(place: Place) -> None:
    journal = place.open()
    gone, stays, going_on = started(at=minute(0)), started(at=minute(10)), started(at=minute(0))
    records: list[Record] = [gone, ended(gone), stays, ended(stays), going_on]
    records += [*acts(gone.activation.id, minute(8))[1:], *acts(stays.activation.id, minute(11))[1:]]
    records += acts(going_on.activation.id, minute(1))[1:]
    journal.append(records, running(journal, place, 900))
    assert journal.erase(minute(0), minute(5)) == 4
    with Reader(place.path) as reader:
        assert [act.activation for act in reader.acts()] == [going_on.activation.id, stays.activation.id]
        assert reader.rule_counts() == {"r": (2, minute(11))}
    journal.close()
    assert verify(place.path).ok


def test_an_act_about_no_activation_is_erased_by_its_time(place: Place) -> None:
    journal = place.open()
    records = [*acts("never kept", minute(1))[1:], *acts("never kept", minute(9))[1:]]
    journal.append(records, running(journal, place, 900))
    assert journal.erase(minute(0), minute(5)) == 2
    with Reader(place.path) as reader:
        assert [act.at for act in reader.acts()] == [minute(9)]
    journal.close()
    assert verify(place.path).ok


@pytest.fixture
def older(place: Place, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A journal as the version before left it."""
    whole: Callable[[], object] = migrations._migrations

    def without_the_third() -> object:
        found = whole()
        found._migrations = found._migrations[:2]  # type: ignore[attr-defined]
        return found

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "_migrations", without_the_third)
        patch.setattr(migrations, "VERSION", 2)
        journal = place.open()
        journal.append(pairs(3, place.clock), place.clock.now())
        journal.close()
    return place


def test_a_journal_of_the_version_before_is_read_as_one_without_all_this(older: Place) -> None:
    with Reader(older.path) as reader:
        assert (reader.presence_spans(), reader.acts(), reader.rule_counts()) == ([], [], {})
        assert all(each.presence_end is None for each in reader.activations())
    assert verify(older.path).ok


def test_a_journal_of_the_version_before_takes_it_up_and_a_copy_is_kept(older: Place) -> None:
    journal = older.open()
    journal.append(acts(), older.clock.now())
    journal.close()
    with Reader(older.path) as reader:
        assert len(reader.activations()) == 3
        assert reader.presence_spans() == [PresenceSpan(NOON, None, LOCKED)]
    assert verify(older.path).ok
    assert verify(older.path.with_name("journal.db.version-2")).ok


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE presence SET attendance = 'there'",
        "UPDATE presence SET since = at WHERE since <> at",
        "DELETE FROM act",
        "UPDATE ruled SET rule = NULL",
        "UPDATE activation SET presence_end = presence",
    ],
)
def test_a_table_that_shows_something_else_than_the_log_is_found(kept: Place, change: str) -> None:
    journal = kept.open()
    journal.append([*acts(), started()], kept.clock.now())
    journal.close()
    assert verify(kept.path).ok
    with closing(kept.raw()) as raw:
        assert raw.execute(change).rowcount
    assert {finding.rule for finding in verify(kept.path).findings} == {Rule.TABLES}
