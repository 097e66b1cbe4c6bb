"""What the evidence says of a chime that a moved microphone hears, and of another tone."""

from __future__ import annotations

import numpy as np

from monitor.indicator.evidence import BESIDE, FUTURE, MARGIN_BEFORE, around, evidence, grid
from monitor.indicator.rates import weight_at
from monitor.indicator.search import NUMBERS
from monitor.indicator.spectra import HOP, RATE, WINDOW, Reals, Samples
from monitor.indicator.verifier import statistics

LENGTH = 0.3  # seconds
BAND = (500.0, 1500.0)
SHARE, STANDS = 54, 68  # what the partials explain; how still their phase stands over 40 ms


def _chime(*partials: tuple[float, float, float]) -> Samples:
    """Hz, level and phase of each; it fades out as a bell does."""
    at = np.arange(int(LENGTH * RATE)) / RATE
    tones = sum(level * np.sin(2 * np.pi * hz * at + phase) for hz, level, phase in partials)
    return (0.1 * tones * np.exp(-at / 0.15)).astype(np.float32)


def _heard(sound: Samples) -> Samples:
    rng = np.random.default_rng(5)
    samples = (1e-4 * rng.standard_normal(MARGIN_BEFORE + len(sound) + FUTURE * HOP + 2 * WINDOW)).astype(np.float32)
    samples[MARGIN_BEFORE : MARGIN_BEFORE + len(sound)] += sound
    return samples


def _of(sound: Samples) -> Reals:
    known = grid(_chime((700, 1, 0), (1100, 1, 0)), BAND)
    return evidence(known, around(known, _heard(sound), MARGIN_BEFORE))


def test_the_networks_expect_as_many_numbers_as_there_are() -> None:
    assert len(_of(_chime((700, 1, 0)))) + NUMBERS == len(statistics().second.mean)


def test_what_a_move_changes_of_each_partial_speaks_against_nothing() -> None:
    there, moved = _of(_chime((700, 1, 0), (1100, 1, 0))), _of(_chime((700, 0.4, 2.0), (1100, 1.6, -1.0)))
    assert there[SHARE] > 0.9
    assert moved[SHARE] > 0.9
    assert moved[STANDS] > 0.9


def test_tones_a_semitone_off_are_not_explained() -> None:
    other = _of(_chime((742, 1, 0), (1165, 1, 0)))
    assert other[SHARE] < 0.3
    assert other[STANDS] < 0.5


def test_the_evidence_beside_an_onset_is_that_of_the_onset_there() -> None:
    known, heard = grid(_chime((700, 1, 0)), BAND), _heard(_chime((700, 1, 0)))
    heard = np.concatenate((heard, np.zeros(4 * HOP, np.float32)))
    beside = evidence(known, around(known, heard, MARGIN_BEFORE), BESIDE)
    there = evidence(known, around(known, heard, MARGIN_BEFORE + BESIDE * HOP))
    assert np.allclose(beside, there, atol=1e-3)
    assert not np.allclose(beside, evidence(known, around(known, heard, MARGIN_BEFORE)), atol=1.0)


def test_what_was_not_worth_looking_at_closely_is_told_by_no_threshold() -> None:
    alone = np.zeros((1, NUMBERS + len(_of(_chime((700, 1, 0))))), np.float32)
    assert statistics().weights(alone).max() < weight_at(1000.0)
