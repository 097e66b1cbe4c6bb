"""Months in which much goes wrong at once: nobody is accused whom the truth does not accuse."""

from __future__ import annotations

from collections import Counter

import pytest

from monitor.crosscheck.findings import CrossCheck, crosscheck
from monitor.speaker_model import Verdict
from tests.crosscheck.harsh import Month, month
from tests.crosscheck.truth import PROFILE

ONCE_WRONG = (152, 540, 1186, 1812, 2807, 3940)
"""A stranger's list that paired by chance, and clocks followed along lists of whole minutes."""
MET_UNDER_ANOTHER_NAME = (812, 909)
"""A clock that could not be told, many wakes in a minute, and each sighting paired with the line of its neighbour."""
MET_ACROSS_A_JUMP = (619,)
"""The clock jumped by minutes before the last few, and the first sighting behind it took a line that nobody heard."""
MET_BESIDE_ANOTHER_DEVICES_LINE = (7617,)
"""A sighting that took the line of a device in the attic, nine seconds nearer than its own."""
CLEAR = (9, 50, 81, 202, 209, 214, 225, 253, 383, 384)
"""One clock, times to the second, some lines taken out, and of ten wakes at least nine heard here."""
SEEDS = (*range(40), *ONCE_WRONG)


def checked(made: Month) -> CrossCheck:
    return crosscheck(made.speakers, made.sightings, made.records, made.listened, made.covered, PROFILE)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_called_missing_that_was_not_taken_out(seed: int) -> None:
    made = month(seed)
    accused = {f.sighting.id for f in checked(made).findings if f.sighting and f.verdict is Verdict.MISSING}
    assert {id_ for id_ in accused if made.truth[id_] is not Verdict.MISSING} == set()


@pytest.mark.parametrize(
    "seed", [*range(10), *MET_UNDER_ANOTHER_NAME, *MET_ACROSS_A_JUMP, *MET_BESIDE_ANOTHER_DEVICES_LINE]
)
def test_nothing_is_called_not_witnessed_that_was_heard_here(seed: int) -> None:
    made = month(seed)
    called = {f.record.key for f in checked(made).findings if f.record and f.verdict is Verdict.NOT_WITNESSED}
    assert {key for key in called if made.truth.get(key, Verdict.NOT_WITNESSED) is Verdict.CONFIRMED} == set()


@pytest.mark.parametrize("seed", CLEAR)
def test_most_of_what_was_taken_out_is_found_where_little_else_is_wrong(seed: int) -> None:
    made = month(seed)
    found = {f.sighting.id: f.verdict for f in checked(made).findings if f.sighting}
    told = Counter(found[id_] is Verdict.MISSING for id_, truth in made.truth.items() if truth is Verdict.MISSING)
    assert told[True] / told.total() > 0.9


def test_the_same_month_gives_the_same_findings_in_any_order() -> None:
    made, again = month(3), month(3)
    again.sightings.reverse()
    again.records.reverse()
    assert checked(made).findings == checked(again).findings


def test_findings_are_a_sequence_whose_parts_are_made_when_asked_for() -> None:
    found = checked(month(3)).findings
    assert [found[n] for n in range(len(found))] == list(found)
    assert list(found[2:5]) == list(found)[2:5]
    assert found[-1] == list(found)[-1]
    assert found != list(found)[1:]
