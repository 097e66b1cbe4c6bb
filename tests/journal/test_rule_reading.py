"""What the rules ask the journal: usual hours, and the alarms that were raised."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.errors import JournalError
from monitor.journal.rule_reading import RuleReader
from monitor.model import Presence, Use
from monitor.rule_model import Reaction, Ruled
from tests.journal.parts import NOON, Place, acts, started

DAY, HOUR, AWAY = timedelta(days=1), timedelta(hours=1), timedelta(minutes=5)


def test_usual_hours_are_those_of_the_days_on_which_it_was_recorded(place: Place) -> None:
    journal = place.open()
    openings = [started(at=NOON + day * DAY + hour * HOUR) for day in range(3) for hour in (0, 2)]
    meter = started(at=NOON + 5 * HOUR)
    openings.append(replace(meter, activation=replace(meter.activation, use=Use.METER)))
    openings.append(started("\udcff odd", at=NOON - 9 * DAY))
    journal.append(openings, place.clock.now())
    journal.close()
    identity = openings[0].activation.application.identity
    with RuleReader(place.path) as reader:
        usual = reader.usual(NOON - DAY, AWAY)
        assert len(reader.usual(NOON - 10 * DAY, AWAY)) == 2, "any name survives"
    assert list(usual) == [identity]
    assert usual[identity].days == 3
    assert usual[identity].hours == {(NOON + hour * HOUR).astimezone().hour for hour in (0, 2)}


@pytest.mark.parametrize(("idle", "unattended"), [(None, False), (299.0, False), (300.0, True)])
def test_a_program_was_recorded_unattended_when_there_had_been_no_input(
    place: Place, idle: float | None, unattended: bool
) -> None:
    journal, opening = place.open(), started()
    opening = replace(opening, activation=replace(opening.activation, presence=Presence(idle)))
    journal.append([started(at=NOON - HOUR), opening], place.clock.now())
    journal.close()
    with RuleReader(place.path) as reader:
        (usual,) = reader.usual(NOON - DAY, AWAY).values()
    assert usual.unattended is unattended


def test_alarms_are_told_since_then_and_nothing_milder(place: Place) -> None:
    journal = place.open()
    mild = Ruled(NOON, "a2", Reaction.RECORD, (), "r")
    journal.append([*acts("a1"), *acts("old", NOON - DAY), mild], place.clock.now())
    journal.close()
    with RuleReader(place.path) as reader:
        found = reader.alarms(NOON)
    assert [(ruled.activation, ruled.reaction) for ruled in found] == [("a1", Reaction.CUT_OFF)]


def test_without_a_journal_there_is_nothing_to_ask(tmp_path: Path) -> None:
    with pytest.raises(JournalError):
        RuleReader(tmp_path / "journal.db")
