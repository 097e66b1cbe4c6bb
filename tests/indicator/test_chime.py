"""The detector on made sounds: what it must hear, what it must not, and that it stays itself over days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from monitor.errors import BadInput
from monitor.indicator.chime import (
    RATE,
    RELAXED,
    STRICT,
    USUAL,
    Detector,
    Hit,
    Role,
    Template,
    candidates,
    expected_recall,
    learn,
    loaded,
    saved,
)
from monitor.indicator.rates import surety

Sound = NDArray[np.float32]
AT = 3.0  # seconds: where the chime is put


def tones(*hertz: float, each: float = 0.15) -> Sound:
    seconds = np.arange(int(each * RATE)) / RATE
    rise = np.minimum(seconds / 0.005, 1) * np.minimum((each - seconds) / 0.02, 1)
    notes = [np.sin(2 * np.pi * hz * seconds) * rise * np.exp(-4 * seconds) for hz in hertz]
    return (0.1 * np.concatenate(notes)).astype(np.float32)


START, END = tones(587.0, 880.0), tones(880.0, 587.0)


def noise(seconds: float, level: float, seed: int = 1) -> Sound:
    return (level * np.random.default_rng(seed).standard_normal(int(seconds * RATE))).astype(np.float32)


def learned(chime: Sound, name: str = "a", role: Role = Role.START) -> Template:
    takes = [chime + noise(len(chime) / RATE, 0.002, seed)[: len(chime)] for seed in range(4)]
    return learn(takes, id=name, speaker="kitchen", role=role)


@pytest.fixture(scope="module")
def template() -> Template:
    return learned(START)


def played(chime: Sound, under: Sound, at: float = AT) -> Sound:
    out = under.copy()
    start = int(at * RATE)
    out[start : start + len(chime)] += chime
    return out


def at_10_db(chime: Sound = START) -> Sound:
    return played(chime, noise(6, float(chime.std()) / 10**0.5))


def heard(templates: list[Template], sound: Sound, block: int = 1600) -> list[Hit]:
    detector = Detector(templates)
    return [hit for start in range(0, len(sound), block) for hit in detector.feed(sound[start : start + block])]


def assert_only_the_chime(hits: list[Hit], at: float = AT) -> None:
    assert [abs(hit.onset_s - at) < 0.03 for hit in hits] == [True]
    assert hits[0].score > USUAL


def test_a_chime_ten_decibels_above_noise_is_heard_once_and_on_time(template: Template) -> None:
    hits = heard([template], at_10_db())
    assert_only_the_chime(hits)
    assert abs(hits[0].onset_s - AT) < 0.01
    assert hits[0].end_s == pytest.approx(hits[0].onset_s + 0.3, abs=0.001)


@pytest.mark.parametrize("later", [0.0, 0.03, 0.06, 0.09])
@pytest.mark.parametrize(("weak", "within"), [(False, 0.36), (True, 0.46)])
def test_a_hit_is_told_within_a_third_of_a_second_of_the_chimes_end_and_a_weak_one_within_half_a_second(
    template: Template, weak: bool, within: float, later: float
) -> None:
    never_sure = replace(template, thresholds=(*template.thresholds[:2], 1e3))
    detector = Detector([never_sure if weak else template])
    sound = played(START, noise(6, 0.01), AT + later)
    for start in range(0, len(sound), 160):
        found = detector.feed(sound[start : start + 160])
        if found:
            break
    assert (found[-1].score < STRICT) == weak
    assert (start + 160) / RATE <= found[-1].end_s + within


@pytest.mark.parametrize("block", [16, 441, 4096, RATE])
def test_the_length_of_the_blocks_changes_nothing(template: Template, block: int) -> None:
    sound = at_10_db()
    assert heard([template], sound, block) == heard([template], sound, len(sound))


def silence() -> Sound:
    return np.zeros(8 * RATE, np.float32)


def hum() -> Sound:
    seconds = np.arange(8 * RATE) / RATE
    waves = [np.sin(2 * np.pi * 50 * n * seconds) / n for n in range(1, 12)]
    return (0.05 * np.sum(waves, axis=0)).astype(np.float32)


def like_speech() -> Sound:
    """Noise and buzz in syllables, with the pitch moving."""
    rng = np.random.default_rng(5)
    seconds = np.arange(8 * RATE) / RATE
    pitch = 130 + 30 * np.sin(2 * np.pi * 0.7 * seconds) + 15 * np.sin(2 * np.pi * 2.3 * seconds)
    buzz = np.sum([np.sin(n * 2 * np.pi * np.cumsum(pitch) / RATE) / n for n in range(1, 20)], axis=0)
    syllables = np.maximum(np.sin(2 * np.pi * 2.1 * seconds) + 0.3, 0)
    return (0.05 * syllables * (buzz + 0.5 * rng.standard_normal(len(seconds)))).astype(np.float32)


def holding_the_chimes_notes() -> Sound:
    """Both notes for as long as the sound lasts, as an organ would."""
    seconds = np.arange(8 * RATE) / RATE
    return (0.05 * (np.sin(2 * np.pi * 587 * seconds) + np.sin(2 * np.pi * 880 * seconds))).astype(np.float32)


@pytest.mark.parametrize("sound", [silence(), hum(), like_speech(), noise(8, 0.1), holding_the_chimes_notes()])
def test_nothing_is_heard_where_no_chime_sounds(template: Template, sound: Sound) -> None:
    assert [hit for hit in heard([template], sound) if hit.score > USUAL] == []


@pytest.mark.parametrize("gain", [0.03, 0.3, 5.0])
def test_it_matters_little_how_loud_the_microphone_is(template: Template, gain: float) -> None:
    assert_only_the_chime(heard([template], np.clip(at_10_db() * np.float32(gain), -1, 1)))


def test_a_clock_that_runs_off_by_300_ppm_is_no_matter(template: Template) -> None:
    late = np.interp(np.arange(0, len(START) - 2, 1.0003), np.arange(len(START)), START).astype(np.float32)
    assert_only_the_chime(heard([template], at_10_db(late)))


def test_a_clipped_chime_is_heard(template: Template) -> None:
    sound = at_10_db()
    assert_only_the_chime(heard([template], np.clip(sound, -0.035, 0.035)))


def test_a_constant_offset_is_no_matter(template: Template) -> None:
    assert_only_the_chime(heard([template], at_10_db() + np.float32(0.2)))


def test_start_and_end_are_not_confused(template: Template) -> None:
    end = learned(END, "b", Role.END)
    sound = np.concatenate((at_10_db(START), at_10_db(END)))
    assert [hit.template for hit in heard([template, end], sound)] == ["a", "b"]


def test_what_is_no_number_is_taken_for_silence(template: Template) -> None:
    sound = at_10_db()
    sound[RATE : RATE + 50], sound[RATE + 50] = np.nan, np.inf
    assert [hit for hit in heard([template], sound) if abs(hit.onset_s - AT) < 0.03]


def test_the_time_goes_on_after_a_gap_and_what_was_before_is_forgotten(template: Template) -> None:
    detector = Detector([template])
    detector.feed(played(START, noise(6, 0.005))[: int(3.1 * RATE)])  # cut in the middle of the chime
    detector.reset()
    hits = detector.feed(played(START, noise(6, 0.005)))
    assert_only_the_chime(hits, 3.1 + AT)


def test_the_level_is_that_of_the_last_second_in_the_band(template: Template) -> None:
    detector = Detector([template])
    tone = np.sqrt(2) * 0.1 * np.sin(2 * np.pi * 700 * np.arange(2 * RATE) / RATE)
    detector.feed(tone.astype(np.float32))
    assert detector.level("a") == pytest.approx(-20, abs=0.5)


def test_the_detector_keeps_no_more_than_five_seconds(template: Template) -> None:
    detector = Detector([template])
    for _ in _fed(detector, 30):
        assert len(detector._ear.recent(1000.0)) <= 5 * RATE


def _fed(detector: Detector, seconds: int) -> Iterator[None]:
    for second in range(seconds):
        detector.feed(noise(1, 0.01, second))
        yield


def test_a_recording_searched_at_once_gives_what_listening_gives(template: Template) -> None:
    (found,) = candidates([template], at_10_db())
    assert_only_the_chime(found)


def evening() -> Sound:
    """A quiet room, somebody who talks, quiet again; chimes from loud to hardly there in all of it."""
    talk = np.tile(like_speech(), 4)[: 30 * RATE] * np.float32(0.3)
    sound = np.concatenate((noise(30, 2e-4), talk + noise(30, 2e-3, 2), noise(40, 3e-4, 3)))
    for number in range(24):
        gain = (1.0, 0.3, 0.1, 0.03, 0.01)[number % 5]
        sound = played(START * np.float32(gain), sound, 2.5 + 4.01 * number)
    return sound


@pytest.fixture(scope="module")
def at_once(template: Template) -> list[Hit]:
    (found,) = candidates([template], evening(), RELAXED)
    assert len([hit for hit in found if hit.score > USUAL]) > 12
    return found


@pytest.mark.parametrize("block", [0.007, 0.02, 0.1, 1.0, 100.0])
def test_a_recording_has_the_same_hits_and_scores_at_once_and_in_blocks(
    template: Template, at_once: list[Hit], block: float
) -> None:
    detector, sound, size = (
        Detector([template], adapting=False),
        np.concatenate((evening(), silence())),
        int(block * RATE),
    )
    live = [hit for start in range(0, len(sound), size) for hit in detector.feed(sound[start : start + size])]
    assert [hit.onset_s for hit in live] == [hit.onset_s for hit in _surest(at_once)]
    for one, other in zip(live, _surest(at_once), strict=True):
        assert surety(one.score) == pytest.approx(surety(other.score), abs=1e-3)


def _surest(hits: list[Hit]) -> list[Hit]:
    """A detector tells one of several at about the same time."""
    return [hit for hit in hits if all(abs(hit.onset_s - one.onset_s) >= 0.5 or one.score <= hit.score for one in hits)]


def test_where_a_recording_begins_changes_no_score(template: Template, at_once: list[Hit]) -> None:
    (later,) = candidates([template], np.concatenate((evening()[: 3 * RATE][::-1], evening())), RELAXED)
    for hit in at_once[3:]:
        near = [surety(one.score) for one in later if abs(one.onset_s - hit.onset_s - 3.0) < 1e-6]
        assert near == pytest.approx([surety(hit.score)], abs=1e-3)


def test_a_room_that_imitates_a_chime_is_believed_less_unless_told_otherwise(template: Template) -> None:
    """Candidates for a pairing's figures have to be comparable from the first to the last."""
    sound = np.concatenate([at_10_db() for _ in range(6)])
    scores = {so: [hit.score for hit in Detector([template], adapting=so).feed(sound)] for so in (True, False)}
    assert scores[True][0] == scores[False][0]
    assert scores[True][-1] < scores[False][-1]


def test_nobody_to_listen_for_is_no_fault() -> None:
    assert Detector([]).feed(noise(1, 0.1)) == []


def test_a_template_comes_back_from_its_bytes(template: Template) -> None:
    back = loaded(saved(template))
    assert saved(back) == saved(template)
    np.testing.assert_array_equal(back.waveform, template.waveform)


@pytest.mark.parametrize("spoilt", [b"", b"EWCHIME1", b"nothing of ours" * 20])
def test_other_bytes_are_refused(spoilt: bytes) -> None:
    with pytest.raises(BadInput):
        loaded(spoilt)


def test_every_damaged_byte_is_noticed(template: Template) -> None:
    whole = saved(template)
    for place in range(0, len(whole), 977):
        with pytest.raises(BadInput):
            loaded(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])


@pytest.mark.parametrize("takes", [[], [silence()[:4000]], [np.full(4000, np.nan, np.float32)], [START[:100]]])
def test_takes_without_a_chime_are_refused(takes: list[Sound]) -> None:
    with pytest.raises(BadInput):
        learn(takes, id="a", speaker="s", role=Role.START)


def test_takes_that_slipped_by_a_millisecond_are_aligned() -> None:
    slipped = [np.roll(START, shift) for shift in (0, 16, -16)]
    made = learn(slipped, id="a", speaker="s", role=Role.START)
    assert float(np.corrcoef(made.waveform, START)[0, 1]) > 0.99


def test_more_noise_means_less_is_heard(template: Template) -> None:
    shares = [expected_recall(template, template.level_dbfs + above) for above in (-30.0, -5.0, 5.0, 20.0)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.95
    assert shares[-1] < 0.05


def test_half_a_chime_needs_four_decibels_less_noise(template: Template) -> None:
    template = replace(template, band_hz=(500.0, 1500.0))
    half = replace(template, waveform=template.waveform[: len(template.waveform) // 2])
    noise = template.level_dbfs + 8.0
    assert 0.2 < expected_recall(template, noise) < 0.9
    assert expected_recall(half, noise - 4.5) == pytest.approx(expected_recall(template, noise), abs=0.01)


def test_no_hit_is_told_below_the_floor(template: Template) -> None:
    assert all(hit.score >= RELAXED for hit in heard([template], at_10_db() + like_speech()[: 6 * RATE]))
