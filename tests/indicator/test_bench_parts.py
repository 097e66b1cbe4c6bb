"""The measuring stand itself: what it says of a known case is what is known."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import stats

from tests.bench.chimes import RATE
from tests.bench.chimes.measure import Alarms, Share, false_pairs, farthest, ideal_snr, limit, tail
from tests.bench.chimes.methods import Candidates, apart
from tests.bench.chimes.pool import SOURCES, SPLITS
from tests.bench.chimes.scan import Heard
from tests.bench.chimes.sounds import NEGATIVES, NEVER, OTHERS, PAIRS, likeness
from tests.bench.chimes.standing import AS_SET, Standing, adapting
from tests.bench.chimes.synth import LIKENESSES, random_chime, rendered
from tests.bench.chimes.trials import in_band, mixed, suppressed, window


def _at(*scores: float) -> Candidates:
    return Candidates(10.0 * np.arange(len(scores)), np.array(scores))


def _noise(seconds: float, seed: int = 1) -> NDArray[np.float32]:
    return (0.05 * np.random.default_rng(seed).standard_normal(int(seconds * RATE))).astype(np.float32)


def test_a_perfect_detector_hears_all_at_no_false_alarm() -> None:
    standing = Standing("perfect", [AS_SET], [[_at(-2.0, -1.0)]] * 24)
    trials = [Heard(np.full(30, 9.0), np.zeros(30))]
    assert standing.recall(trials, 1.0) == Share(30, 30)
    assert standing.recall(trials, 0.0) == Share(30, 30)


def test_a_detector_that_knows_nothing_hears_as_little_as_its_false_alarms_allow() -> None:
    rng = np.random.default_rng(2)
    hours = [[Candidates(np.arange(100.0), rng.standard_normal(100))] for _ in range(24)]
    trials = [Heard(rng.standard_normal(1000), np.zeros(1000))]
    assert Standing("chance", [AS_SET], hours).recall(trials, 24.0).value < 0.03


def test_a_template_that_the_room_imitates_is_believed_less_after_that() -> None:
    busy, calm = Candidates(np.arange(0.0, 3600.0, 9.0), np.full(400, -1.0)), _at(-1.0)
    standing = adapting("both", [[busy, calm]] * 2)
    imitated, other = standing.heard([Heard(np.full(4, 5.0), np.zeros(4))] * 2)
    assert np.all(imitated < 3.0)
    assert np.all(other > 4.5)
    assert standing.found[1][0].score.max() < -3.0
    assert standing.found[1][1].score.min() > -1.5


@pytest.mark.parametrize("snr", [-10.0, 0.0, 20.0])
def test_mixing_gives_the_ratio_that_was_asked_for(snr: float) -> None:
    background, chime = _noise(3) * np.float32(0.05), rendered(LIKENESSES["alexa"]) * np.float32(0.01)
    out = mixed(background, chime, RATE, snr)
    low, high = window(chime)
    added = in_band(out - background)[RATE + low : RATE + high]
    under = in_band(background)[RATE + low : RATE + high]
    assert 10 * np.log10(np.mean(added**2) / np.mean(under**2)) == pytest.approx(snr, abs=0.1)


def test_a_mix_too_loud_is_turned_down_as_a_whole() -> None:
    out = mixed(_noise(3), rendered(LIKENESSES["bell"]), RATE, 60.0)
    assert np.abs(out).max() == pytest.approx(1.0, abs=1e-5)


def test_no_folder_of_sounds_is_in_two_splits() -> None:
    folders = [pattern for split in SPLITS for patterns in SOURCES[split].values() for pattern in patterns]
    assert len(folders) == len(set(folders))
    whole = {pattern.split("_*")[0] for pattern in folders if pattern.endswith("_*")}
    parts = {pattern.split("_*")[0] for pattern in folders if not pattern.endswith("_*")}
    assert not whole & parts


def test_what_is_kept_for_acceptance_is_used_nowhere() -> None:
    used = [pattern for split in SPLITS for patterns in SOURCES[split].values() for pattern in patterns]
    used += [package for split, of_split in OTHERS.items() if split != "acceptance" for package in of_split]
    used += [package for packages in NEGATIVES.values() for package in packages]
    assert not [name for name in used if "freedesktop" in name or "asterisk" in name]
    assert set(OTHERS["acceptance"]) == {"sound-theme-freedesktop"}
    assert "Im-Message-In" not in " ".join(OTHERS["test"].values()).split()
    assert NEVER == ("Oxygen-Im-Message-In",)


def test_at_least_half_of_the_tested_chimes_are_by_others_and_pairs_name_tested_ones() -> None:
    others = sum(len(stems.split()) for stems in OTHERS["test"].values())
    assert others >= len(LIKENESSES) and others + len(LIKENESSES) >= 24
    assert {name for pair in PAIRS for name in pair if " " not in name} <= set(LIKENESSES)


def test_a_sound_is_like_itself_however_late_and_loud_and_not_like_another() -> None:
    one, other = rendered(LIKENESSES["wyoming done"]), rendered(LIKENESSES["alexa"])
    assert likeness(one, np.pad(one * np.float32(0.1), (900, 50))) == pytest.approx(1.0, abs=1e-6)
    assert likeness(one, other) < 0.3


def test_random_chimes_are_audible_short_and_the_same_again() -> None:
    for seed in range(20):
        sound = rendered(random_chime(np.random.default_rng(seed)))
        assert 0.05 * RATE < len(sound) <= 0.8 * RATE + 1
        assert np.abs(sound).max() == pytest.approx(0.5)
        assert np.array_equal(sound, rendered(random_chime(np.random.default_rng(seed))))


def test_of_candidates_within_half_a_second_the_best_stays() -> None:
    kept = apart([(1.0, 3.0), (1.3, 5.0), (1.7, 4.0), (9.0, 1.0)])
    assert kept.onset.tolist() == [1.3, 9.0] and kept.score.tolist() == [5.0, 1.0]


def test_an_exponential_tail_is_found_again() -> None:
    scores = np.random.default_rng(3).exponential(2.0, 20_000)
    fitted = tail(scores, 24.0)
    assert fitted.scale == pytest.approx(2.0, rel=0.5)
    assert -float(fitted.surety(2.0 * np.log(20_000))) == pytest.approx(0.0, abs=1.0)


def test_a_template_without_false_alarms_keeps_the_meaning_of_its_scores() -> None:
    fitted = tail(np.zeros(0), 24.0, 1.0, -5.0)
    assert (fitted.start, fitted.rate, fitted.scale) == pytest.approx((-5.0, 0.7, 1.0))


def test_the_limit_lets_through_as_many_as_are_allowed() -> None:
    sureties = np.array([5.0, 4.0, 3.0, 2.0])
    assert np.count_nonzero(sureties >= limit(sureties, 1.0, 2.0)) == 2
    assert np.count_nonzero(sureties >= limit(sureties, 0.0, 2.0)) == 0


def test_intervals_are_those_of_the_books() -> None:
    assert Share(0, 30).interval == (0.0, pytest.approx(0.1157, abs=1e-3))
    assert Share(30, 30).interval == (pytest.approx(0.8843, abs=1e-3), 1.0)
    assert Alarms(0, 1.0).interval == (0.0, pytest.approx(3.689, abs=1e-3))


def test_a_chime_reaches_as_far_as_its_recall_stays_high() -> None:
    assert farthest([20, 10, 0], [1.0, 1.0, 0.9]) == pytest.approx(5.0)
    assert farthest([20, 10, 0], [0.9, 1.0, 1.0]) is None
    assert farthest([20, 10, 0], [1.0, 1.0, 1.0]) == 0


def test_the_ideal_filter_is_that_of_the_formula() -> None:
    """A chime of 0.3 s at 16 kHz needs -19.1 dB for 95 %, by the formula at a bandwidth of some 5 kHz."""
    assert ideal_snr(0.3 * RATE, 5000) == pytest.approx(-19.1, abs=0.3)
    assert stats.norm.isf(1 / (2 * 500 * 86_400)) == pytest.approx(5.6, abs=0.1)


def test_a_pair_is_a_start_and_an_end_two_to_thirty_seconds_later_used_once() -> None:
    starts = Candidates(np.array([0.0, 1.0, 100.0]), np.ones(3))
    ends = Candidates(np.array([1.5, 3.5, 131.0]), np.ones(3))
    assert false_pairs([starts], [ends], (0.5, 0.5)) == 1
    assert false_pairs([starts], [ends], (2.0, 0.5)) == 0


def test_noise_suppression_lowers_the_noise_and_keeps_a_tone() -> None:
    noise = _noise(4)
    tone = (0.1 * np.sin(2 * np.pi * 800 * np.arange(4 * RATE) / RATE)).astype(np.float32)
    tone[: 2 * RATE] = 0
    out = suppressed(noise + tone)
    spectrum = np.abs(np.fft.rfft(out[3 * RATE :]))
    assert len(out) == len(noise) and spectrum[800] > 20 * np.median(spectrum)
