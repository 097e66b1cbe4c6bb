"""The chime is found by itself in recordings, and what can't work is refused with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest

from monitor.errors import BadInput
from monitor.indicator.chime import loaded
from monitor.indicator.pairing import Pairing
from monitor.indicator.recurrence import RATE, Sound
from monitor.indicator.takes import Recorded, split
from monitor.pairing_model import Expected, Found, Learned, Refusal, Refused, Trouble
from tests.indicator.staged import Plan, Staged, babble, pink, staged

NEAR = 0.02  # s
SHORT = Plan(takes=4, request=False, answer=False)
ALIKE = Plan(takes=4, answer=False, end="rising fourth")
RECORDED = Plan(takes=3, request=False, chime="arpeggio", same_voice=True, same_answer=True)


@cache
def made(plan: Plan) -> Staged:
    return staged(plan)


def paired(takes: Sequence[Sound], rate: int = 48_000) -> tuple[Pairing, Found]:
    pairing = Pairing()
    for take in takes:
        pairing.add(Recorded(take, rate))
    return pairing, pairing.find()


def onsets(found: Found, role: str = "start") -> list[float | None]:
    marks = [next((mark for mark in take.marks if mark.role == role), None) for take in found.takes]
    return [None if mark is None else mark.begin_s for mark in marks]


def near(found: Sequence[float | None], true: Sequence[float | None]) -> bool:
    pairs = zip(found, true, strict=True)
    return all(
        abs(one - other) < NEAR if one is not None and other is not None else one is other for one, other in pairs
    )


@cache
def usual() -> tuple[Pairing, Found]:
    return paired(made(SHORT).takes)


@cache
def recorded() -> tuple[Pairing, Found]:
    return paired(made(RECORDED).takes)


def test_the_chime_is_found_after_the_wake_word_and_its_onset_to_20_ms() -> None:
    _, found = usual()
    assert found.refused is None
    assert near(onsets(found), made(SHORT).starts)
    assert all(take.used and take.trouble is None for take in found.takes)
    assert all(take.snr_db is not None and take.snr_db > 20 and (take.coherence or 0) > 0.95 for take in found.takes)


def test_start_and_end_chime_are_told_apart() -> None:
    plan = Plan(takes=3, request=False, answer=False, chime="arpeggio", end="falling")
    _, found = paired(made(plan).takes)
    assert near(onsets(found), made(plan).starts)
    assert near(onsets(found, "end"), made(plan).ends)


def test_a_recorded_wake_word_and_an_answer_always_spoken_alike_are_offered_but_not_chosen() -> None:
    _, found = recorded()
    assert near(onsets(found), made(RECORDED).starts)
    voices = [one for one in found.candidates if one.voice]
    assert min(one.at_s for one in voices) < found.candidates[(found.start or 1) - 1].at_s
    assert max(one.at_s for one in voices) > found.candidates[(found.start or 1) - 1].at_s


def test_a_person_can_choose_another_sound_even_a_voice() -> None:
    pairing, found = recorded()
    voice = next(one for one in found.candidates if one.voice and one.refusal is None and one.coherence > 0.95)
    again = pairing.choose(voice.id, None)
    assert (again.start, again.end, again.refused) == (voice.id, None, None)


def test_a_television_and_a_chime_over_the_wake_word_s_tail_do_not_mislead() -> None:
    plan = Plan(takes=4, request=False, answer=False, gap=(-0.2, -0.05), backdrop=babble, backdrop_level=-45)
    _, found = paired(made(plan).takes)
    assert near(onsets(found), made(plan).starts)


def test_a_take_without_a_chime_and_a_clipped_one_are_left_out_and_say_why() -> None:
    plan = Plan(takes=5, request=False, answer=False, without=(1,), clip=(3,))
    _, found = paired(made(plan).takes)
    assert [take.trouble for take in found.takes] == [None, Trouble.NO_CHIME, None, Trouble.CLIPPED, None]
    assert [take.used for take in found.takes] == [True, False, True, False, True]
    assert found.refused is None


def test_one_recording_with_all_takes_is_cut_before_each_wake() -> None:
    one = Recorded(np.concatenate(made(SHORT).takes), 48_000)
    parts = split(one)
    assert len(parts) == 4
    assert sum(part.sound.size for part in parts) == one.sound.size
    _, found = paired([part.sound for part in parts])
    assert found.refused is None
    assert all(take.used for take in found.takes)


# What can't work


def code(found: Found) -> Refusal | None:
    return found.refused.why if found.refused else None


def test_speech_without_a_chime_is_refused() -> None:
    _, found = paired(made(Plan(takes=4, answer=False, chime=None)).takes)
    assert code(found) in (Refusal.NOTHING_RECURS, Refusal.ONLY_VOICE)


def test_a_voice_that_recurs_is_refused_as_a_voice() -> None:
    _, found = paired(made(Plan(takes=3, chime=None, same_voice=True)).takes)
    assert code(found) is Refusal.ONLY_VOICE
    assert found.start is None and found.candidates


def test_digital_silence_is_refused_and_each_take_says_so() -> None:
    _, found = paired([np.zeros(4 * RATE, np.float32)] * 4)
    assert code(found) is Refusal.SILENT
    assert {take.trouble for take in found.takes} == {Trouble.SILENT}


def test_two_takes_are_too_few() -> None:
    _, found = paired(made(SHORT).takes[:2])
    assert code(found) is Refusal.TOO_FEW
    assert found.refused is not None and found.refused.facts["good"] == 2


def test_no_take_at_all_is_refused() -> None:
    _, found = paired([])
    assert code(found) is Refusal.TOO_FEW


def placed(chime: Sound, noise: float = -70.0) -> list[Sound]:
    """Four takes with this sound at -30 dBFS at different places, and no voice."""
    rng = np.random.default_rng(3)
    takes = [pink(4 * RATE, rng) * np.float32(10 ** (noise / 20)) for _ in range(4)]
    for take in takes:
        at = int(rng.uniform(1.0, 2.0) * RATE)
        take[at : at + chime.size] += chime * np.float32(0.03)
    return takes


def tone(length: float, pitch: float) -> Sound:
    t = np.arange(int(length * RATE)) / RATE
    return (np.sin(2 * np.pi * pitch * t) * np.hanning(t.size)).astype(np.float32)


def test_a_click_is_too_short_to_be_told_apart() -> None:
    _, found = paired(placed(tone(0.02, 2500)))
    assert code(found) is Refusal.TOO_SHORT
    assert found.refused is not None and found.refused.facts["length_s"] < found.refused.facts["shortest_s"]


def test_a_plain_beep_is_too_narrow_to_be_told_apart() -> None:
    _, found = paired(placed(tone(0.3, 1000)))
    assert code(found) is Refusal.TOO_NARROW


def test_a_chime_in_the_noise_is_refused() -> None:
    _, found = paired(made(Plan(takes=4, request=False, answer=False, noise=-28)).takes)
    assert code(found) in (Refusal.NOTHING_RECURS, Refusal.FAINT)


def test_a_telephone_microphone_that_carries_no_chime_is_named_as_the_reason() -> None:
    _, found = paired(made(Plan(takes=3, answer=False, chime=None)).takes, rate=8_000)
    assert code(found) is Refusal.LOW_RATE


# Corrections


def test_a_deleted_take_is_gone_and_too_few_are_then_refused() -> None:
    pairing, _ = paired(made(SHORT).takes)
    found = pairing.delete(2)
    assert found is not None and [take.number for take in found.takes] == [1, 3, 4]
    assert found.refused is None
    assert code(pairing.delete(3) or found) is Refusal.TOO_FEW


def test_the_person_s_word_on_a_take_stands_above_the_program_s() -> None:
    pairing, _ = paired(made(SHORT).takes)
    found = pairing.use(1, False)
    assert found is not None and [take.used for take in found.takes] == [False, True, True, True]
    assert all(take.used for take in (pairing.use(1, True) or found).takes)


def test_a_take_without_the_chime_can_t_be_used_whatever_is_said() -> None:
    pairing, _ = paired(made(Plan(takes=5, request=False, answer=False, without=(1,), clip=(3,))).takes)
    found = pairing.use(2, True)
    assert found is not None and not found.takes[1].used


# Templates and what to expect


def room(level: float, seconds: float = 8.0) -> Sound:
    return pink(int(seconds * RATE), np.random.default_rng(9)) * np.float32(10 ** (level / 20))


def test_what_is_learned_is_a_template_of_the_detector_s_and_an_expectation() -> None:
    pairing, _ = usual()
    expected = pairing.expect(room(-70))
    assert isinstance(expected, Expected) and expected.refused is None
    assert expected.expectation.recall > 0.9
    assert expected.expectation.advice[:1] == ("end-sound-on",)
    learned = pairing.finish()
    assert isinstance(learned, Learned) and learned.expectation == expected.expectation
    (chime,) = learned.chimes
    assert loaded(chime.data).id == chime.id and chime.role == "start"


def test_a_speaker_that_sounds_alike_when_it_is_done_is_learned_as_such() -> None:
    pairing, _ = paired(made(ALIKE).takes)
    told = pairing.finish()
    assert isinstance(told, Learned)
    (template,) = [loaded(chime.data) for chime in told.chimes]
    assert template.both
    assert told.expectation is not None
    assert told.expectation.ends_alike
    assert "end-sound-on" not in told.expectation.advice


def test_recall_falls_with_the_room_s_noise_and_a_hopeless_room_is_refused() -> None:
    pairing, _ = usual()
    quiet, loud = pairing.expect(room(-60)), pairing.expect(room(0))
    assert isinstance(quiet, Expected) and isinstance(loud, Expected)
    assert quiet.expectation.recall > loud.expectation.recall
    assert loud.refused is not None and loud.refused.why is Refusal.HOPELESS
    assert "move-closer" in loud.expectation.advice
    assert isinstance(pairing.finish(), Refused), "nobody is left with a listener that hears nothing"


def test_a_room_too_short_or_silent_is_no_room() -> None:
    pairing, _ = usual()
    with pytest.raises(BadInput, match="5 seconds"):
        pairing.expect(room(-60, 2.0))
    with pytest.raises(BadInput, match="silent"):
        pairing.expect(np.zeros(8 * RATE, np.float32))


def test_without_a_start_chime_nothing_is_learned() -> None:
    pairing, _ = paired(made(Plan(takes=4, answer=False, chime=None)).takes)
    assert isinstance(pairing.finish(), Refused)
