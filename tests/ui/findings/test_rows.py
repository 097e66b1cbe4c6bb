"""What is listed first, what a filter keeps, and how it is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.speaker_model import Verdict
from monitor.speaker_records import Triage, Triaged
from tests.ui.findings import sample
from ui.findings import figures, words
from ui.findings.rows import (
    LACKING,
    URGENCY,
    Row,
    Wanted,
    counts,
    moment_of,
    rows_of,
    sort_key,
    span_of,
    to_look_at,
    wanted_rows,
)

NAMES = {sample.KITCHEN.id: "Kitchen Echo", sample.HALL.id: "Hall Nest"}


def rows(triage: dict[str, Triaged] | None = None) -> tuple[Row, ...]:
    return rows_of(sample.checked().findings, NAMES, triage or {})


def of(verdict: Verdict) -> Row:
    return next(row for row in rows() if row.finding.verdict is verdict)


def test_what_accuses_stands_first_and_what_is_confirmed_last() -> None:
    order = [URGENCY.index(row.finding.verdict) for row in rows()]
    assert order == sorted(order)
    assert rows()[0].finding.verdict is Verdict.MISSING
    assert rows()[-1].finding.verdict is Verdict.CONFIRMED


def test_of_one_verdict_the_newest_stands_first() -> None:
    missing = [row.begins for row in rows() if row.finding.verdict is Verdict.MISSING]
    assert len(missing) > 1
    assert missing == sorted(missing, reverse=True)


def test_what_somebody_explained_stands_behind_all_that_is_open() -> None:
    first = rows()[0].finding.id
    again = rows({first: Triaged(sample.DAY, first, Triage.EXPLAINED, "the guests")})
    assert again[-1].finding.id == first
    assert again[-1].note == "the guests"


def test_confirmed_is_left_out_until_it_is_asked_for() -> None:
    assert not [row for row in wanted_rows(rows(), Wanted()) if row.finding.verdict is Verdict.CONFIRMED]
    everything = wanted_rows(rows(), Wanted(frozenset(Verdict)))
    assert len(everything) == len(rows())


def test_counts_are_of_all_verdicts_also_of_those_not_listed() -> None:
    assert counts(rows(), Wanted(frozenset()))[Verdict.CONFIRMED] == 20
    assert counts(rows(), Wanted(speaker=sample.HALL.id)) == {Verdict.CANNOT_TELL: 3}


@pytest.mark.parametrize(
    ("wanted", "verdicts"),
    [
        (Wanted(text="kitchen missing"), {Verdict.MISSING}),
        (Wanted(text="by hand"), {Verdict.MISSING}),
        (Wanted(text="a_label_of_2031"), {Verdict.CANNOT_TELL}),
        (Wanted(text="no such words"), set()),
        (Wanted(since=sample.at(3000)), set()),
        (Wanted(state=Triage.INCIDENT), set()),
    ],
)
def test_a_filter_keeps_only_what_fits_all_of_it(wanted: Wanted, verdicts: set[Verdict]) -> None:
    assert {row.finding.verdict for row in wanted_rows(rows(), wanted)} == verdicts


def test_the_words_of_a_note_are_found_too() -> None:
    first = rows()[0].finding.id
    noted = rows({first: Triaged(sample.DAY, first, Triage.NEW, "Grandma was here")})
    assert [row.finding.id for row in wanted_rows(noted, Wanted(text="grandma"))] == [first]


def test_a_time_that_is_not_known_to_the_second_is_told_as_its_interval() -> None:
    hand = next(row for row in rows() if row.finding.sighting and row.finding.sighting.uncertainty.seconds == 30)
    assert figures.when(hand.begins, hand.ends, sample.DAY.tzinfo) == "2 Mar 2026 21:00:30–21:01:30 UTC"
    heard = next(row for row in rows() if row.finding.sighting and row.finding.sighting.id == "m1")
    assert figures.when(heard.begins, heard.ends, sample.DAY.tzinfo) == "2 Mar 2026 15:27:04 UTC"


def test_without_a_sighting_the_vendors_interval_says_when() -> None:
    told = of(Verdict.NOT_WITNESSED).finding
    assert told.record
    assert span_of(told) == (told.record.at.earliest, told.record.at.latest)
    assert moment_of(told) == told.record.at.earliest


def test_only_new_findings_that_are_not_plainly_in_order_ask_for_a_look() -> None:
    assert to_look_at(rows()) == 4
    ids = [row.finding.id for row in rows() if row.finding.verdict in LACKING]
    done = {each: Triaged(sample.DAY, each, Triage.INCIDENT) for each in ids}
    assert to_look_at(rows(done)) == 1


@pytest.mark.parametrize("column", range(len(words.COLUMNS)))
def test_every_column_sorts(column: int) -> None:
    key = sort_key(column)
    found = sorted(rows(), key=key)
    assert len(found) == len(rows())
    assert key(found[0]) <= key(found[-1])


def test_a_reason_that_nobody_gave_words_to_is_shown_and_not_dropped() -> None:
    strange = replace(of(Verdict.CANNOT_TELL).finding, reason="a-code-of-2031")
    assert "a-code-of-2031" in words.why(strange)


def test_a_sighting_noted_long_before_lies_outside_the_last_day() -> None:
    late = Wanted(since=sample.COVERED.latest - timedelta(hours=4))
    assert {row.finding.id for row in wanted_rows(rows(), late)} < {row.finding.id for row in rows()}
