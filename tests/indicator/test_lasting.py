"""What a move leaves of a chime: its pitch and its course, whatever the gain of each partial."""

from __future__ import annotations

import numpy as np
import pytest

from monitor.indicator.evidence import EVIDENCE, FACTS, MARGIN_BEFORE, Grid, evidence, grid, needed_after
from monitor.indicator.lasting import PEAKS, lasting, peaks_of
from monitor.indicator.spectra import RATE, Reals, Samples, power_of

LENGTH = 0.3
BAND = (400.0, 1200.0)
LIKE, OFF = slice(10, 14), slice(14, 16)


def tones(*partials: tuple[float, float], decay: float = 0.12) -> Samples:
    when = np.arange(int(LENGTH * RATE)) / RATE
    sound = sum(gain * np.sin(2 * np.pi * hz * when) for hz, gain in partials)
    return np.asarray(0.1 * sound * np.exp(-when / decay), np.float32)


CHIME = tones((523.0, 1.0), (880.0, 0.7))


@pytest.fixture(scope="module")
def known() -> Grid:
    return grid(CHIME, BAND)


def looked_at(known: Grid, sound: Samples) -> Reals:
    noise = 1e-4 * np.random.default_rng(0).standard_normal(MARGIN_BEFORE + needed_after(len(sound)) + RATE)
    noise[MARGIN_BEFORE : MARGIN_BEFORE + len(sound)] += sound
    return evidence(known, noise.astype(np.float32), MARGIN_BEFORE)


def test_another_gain_and_phase_of_each_partial_leave_course_and_pitch(known: Grid) -> None:
    moved = looked_at(known, tones((523.0, -0.3), (880.0, 1.2)))[-16:]
    assert moved[LIKE].min() > 0.9
    assert moved[OFF].max() < 0.15


def test_a_pitch_a_third_of_a_semitone_away_is_told_apart(known: Grid) -> None:
    other = looked_at(known, tones((533.0, 1.0), (897.0, 0.7)))[-16:]
    assert other[OFF].min() > 0.3


def test_a_tone_that_swells_has_another_course(known: Grid) -> None:
    swelling = looked_at(known, tones((523.0, 1.0), (880.0, 0.7))[::-1].copy())[-16:]
    assert swelling[LIKE].max() < 0.3


def test_silence_and_full_scale_give_numbers(known: Grid) -> None:
    for sound in (np.zeros_like(CHIME), np.ones_like(CHIME), 1e-9 * CHIME):
        assert np.all(np.isfinite(looked_at(known, sound.astype(np.float32))))


def test_the_numbers_are_as_many_and_where_the_training_takes_them(known: Grid) -> None:
    one, other = looked_at(known, CHIME), looked_at(known, tones((700.0, 1.0)))
    assert len(one) == EVIDENCE
    assert np.array_equal(one[FACTS], other[FACTS]) and np.array_equal(one[FACTS], known.facts)


def test_the_peaks_are_the_partials(known: Grid) -> None:
    hz = (known.low + peaks_of(known.power.sum(axis=0))) * RATE / 1024
    assert len(hz) <= PEAKS
    assert min(abs(hz - 523)) < 16 and min(abs(hz - 880)) < 16


def test_a_single_bin_is_enough() -> None:
    power = np.abs(np.random.default_rng(1).standard_normal((9, 1))).astype(np.float32)
    weight = power / power.sum()
    thirds = np.repeat(np.eye(3, dtype=np.float32), 3, axis=1)
    found = lasting(
        weight, power, power, power_of(np.zeros((20, 1), np.complex64)), np.ones((1, 4), np.float32), thirds
    )
    assert np.all(np.isfinite(found)) and len(found) == 16
