"""Months of a speaker with the truth known: the vendor is never accused where it told everything."""

from __future__ import annotations

from collections import Counter

import pytest

from monitor.crosscheck.findings import CrossCheck, crosscheck
from monitor.speaker_model import Verdict
from tests.crosscheck.truth import KITCHEN, PROFILE, Make, Scenario, scenario, two_hundred


def checked(made: Scenario) -> CrossCheck:
    return crosscheck(KITCHEN, made.sightings, made.records, made.listened, made.covered, PROFILE)


def wrongly_accused(made: Scenario, found: CrossCheck) -> list[str]:
    """Sightings that the history has, or that it does not cover, and that are called missing all the same."""
    return [
        f.sighting.id
        for f in found.findings
        if f.sighting and f.verdict is Verdict.MISSING and made.truth[f.sighting.id] is not Verdict.MISSING
    ]


@pytest.mark.parametrize(("name", "make"), two_hundred(), ids=lambda x: x if isinstance(x, str) else str(x.seed))
def test_nothing_is_called_missing_that_is_not(name: str, make: Make) -> None:
    made = scenario(make)
    found = checked(made)
    assert wrongly_accused(made, found) == []
    if make.hidden == 0:
        assert found.summary[Verdict.MISSING.value] == 0


@pytest.mark.parametrize(
    ("name", "least"), [("plain", 0.95), ("offset", 0.95), ("minute", 0.95), ("jitter", 0.85), ("gaps", 0.95)]
)
def test_what_the_vendor_hid_is_found(name: str, least: float) -> None:
    """Recall over ten seeds; without it the rule above could be kept by saying nothing."""
    told: Counter[bool] = Counter()
    for shape, make in two_hundred():
        if shape == name and make.hidden:
            made = scenario(make)
            found = {f.sighting.id: f.verdict for f in checked(made).findings if f.sighting}
            told.update(found[k] is Verdict.MISSING for k, truth in made.truth.items() if truth is Verdict.MISSING)
    assert told[True] / told.total() >= least


@pytest.mark.parametrize("seed", range(5))
def test_a_clock_that_was_an_hour_off_accuses_nobody(seed: int) -> None:
    made = scenario(Make(seed=900 + seed, clock=lambda _: 3600.0))
    found = checked(made)
    assert found.summary["clock"] == "wrong-zone"
    assert found.summary[Verdict.MISSING.value] == 0


@pytest.mark.parametrize("seed", range(5))
def test_a_history_of_another_house_accuses_nobody(seed: int) -> None:
    ours, theirs = scenario(Make(seed=seed)), scenario(Make(seed=seed + 500))
    found = crosscheck(KITCHEN, ours.sightings, theirs.records, ours.listened, ours.covered, PROFILE)
    assert found.summary[Verdict.MISSING.value] == 0


@pytest.mark.parametrize("seed", range(5))
def test_times_that_are_all_random_are_not_forced_into_an_offset(seed: int) -> None:
    ours, theirs = scenario(Make(seed=seed, days=3, events=400)), scenario(Make(seed=seed + 500, days=3, events=400))
    found = crosscheck(KITCHEN, ours.sightings, theirs.records, ours.listened, ours.covered, PROFILE)
    assert found.summary["clock"] == "assumed"
