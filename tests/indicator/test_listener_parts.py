"""The parts that decide what a stream is worth: time, gaps, channels, causes of deafness, activations."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from monitor.clock import Moment
from monitor.indicator.attention import Attention
from monitor.indicator.channel import FirstLiving
from monitor.indicator.chime import STRICT, USUAL, Hit, Role, Template
from monitor.indicator.hearing import CLIPPED_SHARE, Chances, limit_of, reaches, sound_of, torn
from monitor.indicator.joining import Begun, Joining, Over
from monitor.indicator.ring import Block, Ring
from monitor.indicator.stream_time import Gap, StreamTime
from monitor.listener_lines import Cause, Heard, Line, Turned
from tests.indicator import room

S = 1_000_000_000
TENTH = S // 10


def frames(*values: float, channels: int = 1) -> np.ndarray:
    return np.repeat(np.array(values, np.float32)[:, None], channels, axis=1)


class TestRing:
    def test_blocks_come_out_as_they_went_in_also_over_the_seam(self) -> None:
        ring = Ring(10, 2)  # 50 frames
        for number in range(20):
            ring.put(frames(*[number] * 30, channels=2), number)
            block = ring.take(0)
            assert block is not None
            assert block.frames.shape == (30, 2)
            assert set(block.frames.ravel()) == {float(number)}
            assert (block.began_ns, block.lost) == (number, False)

    def test_what_finds_no_room_is_dropped_and_the_next_block_says_so(self) -> None:
        ring = Ring(10, 1)
        ring.put(frames(*[1.0] * 40), 1)
        ring.put(frames(*[2.0] * 40), 2)
        assert ring.take(0) is not None
        ring.put(frames(*[3.0] * 40), 3)
        block = ring.take(0)
        assert block is not None
        assert (block.began_ns, block.lost) == (3, True)
        assert ring.take(0) is None

    def test_what_was_read_is_wiped(self) -> None:
        ring = Ring(10, 1)
        ring.put(frames(*[0.5] * 40), 1)
        ring.take(0)
        assert not ring._frames.any()

    @pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (48_000, 2), (192_000, 8)])
    def test_it_holds_five_seconds_at_most_and_can_be_locked_without_privileges(self, rate: int, channels: int) -> None:
        ring = Ring(rate, channels)
        assert len(ring._frames) <= 5 * rate
        assert ring._frames.nbytes <= 4 * 1024 * 1024


class TestChannel:
    def test_the_first_living_channel_is_kept_while_another_is_louder(self) -> None:
        loud = np.stack([room.noise(0.1, 0.01), room.noise(0.1, 0.5)], axis=1)
        assert FirstLiving(room.RATE, 2).of(loud)[0] == loud[0, 0]

    def test_a_dead_channel_is_left_at_once_and_taken_again_when_it_has_lived(self) -> None:
        chooser = FirstLiving(room.RATE, 2)
        alive, dead = room.noise(0.1), np.zeros(4800, np.float32)
        for _ in range(100):
            chooser.of(np.stack([dead, alive], axis=1))
        assert chooser.chosen == 1
        for _ in range(40):
            chooser.of(np.stack([alive, alive], axis=1))
        assert chooser.chosen == 1
        for _ in range(15):
            chooser.of(np.stack([alive, alive], axis=1))
        assert chooser.chosen == 0


def fed(time: StreamTime, blocks: int, began: int, first: int = 0, jitter: int = 0) -> list[Gap]:
    """Blocks of a tenth from ``first`` on, the earliest of them at ``began``; every other one late by ``jitter``."""
    found = [
        time.add((first + number) / 10, 0.1, began + number * TENTH + (number % 2) * jitter) for number in range(blocks)
    ]
    return [gap for gap in found if gap is not None]


class TestStreamTime:
    def test_a_late_callback_is_no_gap(self) -> None:
        time = StreamTime()
        assert fed(time, 100, 5 * S, jitter=TENTH) == []
        assert abs(time.at(3.0) - 8 * S) < TENTH

    def test_a_clock_that_drifts_by_300_ppm_is_followed(self) -> None:
        time = StreamTime()
        for number in range(20_000):
            assert time.add(number / 10, 0.1, int(number * TENTH * 1.0003)) is None
        assert abs(time.at(1999.0) - int(1999.0003 * S + 0.5997 * S)) < 5_000_000

    def test_samples_that_do_not_come_are_a_gap_where_they_went_missing(self) -> None:
        time = StreamTime()
        fed(time, 50, 0)
        (gap,) = fed(time, 50, 5 * S + S // 2, first=50)
        assert abs(gap.began_ns - 5 * S) < 20_000_000
        assert abs(gap.ended_ns - (5 * S + S // 2)) < 20_000_000
        assert abs(time.at(5.5) - 6 * S) < 20_000_000

    def test_a_long_gap_is_known_at_its_first_block(self) -> None:
        time = StreamTime()
        fed(time, 50, 0)
        gap = time.add(5.0, 0.1, 3600 * S)
        assert gap is not None
        assert abs(gap.began_ns - 5 * S) < 1000
        assert gap.ended_ns == 3600 * S


def told(chances: Chances, states: dict[Cause, bool], begin: float, end: float) -> list[tuple[float, Cause | None]]:
    """In blocks of a tenth; times in seconds."""
    found = []
    for block in range(round(begin * 10), round(end * 10)):
        found += chances.tell(states, block * TENTH, (block + 1) * TENTH)
    return [(one.at_ns / S, one.cause) for one in found]


GOOD = {Cause.SILENT: False, Cause.OVERLOADED: False}
SILENT = {Cause.SILENT: True, Cause.OVERLOADED: False}


def in_steps(sound: np.ndarray, steps: int) -> np.ndarray:
    """As a converter of 16 bits gives it whose step is so many of ours."""
    return np.round(sound * 32768 / steps) * steps / 32768


class TestTorn:
    RATE = 48_000
    NOISE = room.noise(0.2, 1e-3)

    def without(self, begin: float, seconds: float) -> np.ndarray:
        made = self.NOISE.copy()
        made[int(begin * self.RATE) : int((begin + seconds) * self.RATE)] = 0.0
        return in_steps(made, 1)

    @pytest.mark.parametrize("seconds", [0.011, 0.0213, 0.1])
    def test_a_missing_turn_of_the_server_is_told(self, seconds: float) -> None:
        share = torn(self.without(0.03, seconds) == 0.0, self.RATE)
        assert share == pytest.approx(seconds / 0.2, abs=0.001)
        assert not torn(in_steps(self.NOISE, 1) == 0.0, self.RATE)

    def test_the_end_of_a_sound_or_its_begin_is_no_tear(self) -> None:
        assert not torn(self.without(0.1, 0.1) == 0.0, self.RATE)
        assert not torn(self.without(0.0, 0.1) == 0.0, self.RATE)
        assert not torn(self.without(0.0, 0.2) == 0.0, self.RATE)

    def test_a_gate_that_fades_is_no_tear(self) -> None:
        at = np.arange(len(self.NOISE)) / self.RATE
        gate = np.clip(np.abs(at - 0.1) / 0.02 - 1.0, 0.0, 1.0) ** 4
        assert not torn(in_steps(self.NOISE * gate, 1) == 0.0, self.RATE)

    @pytest.mark.parametrize("steps", [16, 64, 200])
    def test_a_coarse_converter_in_a_quiet_room_is_no_tear(self, steps: int) -> None:
        assert not torn(in_steps(self.NOISE, steps) == 0.0, self.RATE)


class _Still:
    """A clock that stands."""

    def now(self) -> Moment:
        return Moment(40 * S, datetime(2026, 3, 2, tzinfo=UTC))


@pytest.mark.parametrize(("every", "torn_s"), [(1.0, 0), (0.05, 2)])
def test_time_in_which_the_sound_comes_in_pieces_is_not_covered(every: float, torn_s: int) -> None:
    rate, told = 16_000, room.Lines()
    attention = Attention([room.template()], _Still(), told)
    attention.begin(rate, 1)
    sound = room.noise(10, rate=rate)
    for begin in np.arange(4.0, 6.0, every) + 0.013:
        sound[int(begin * rate) : int((begin + 0.0213) * rate)] = 0.0
    for number, block in enumerate(sound.reshape(-1, rate // 10, 1)):
        attention.hear(Block(block, S + number * TENTH))
    turned = [one for one in told.all if isinstance(one, Turned)]
    assert [one.cause for one in turned] == ([None, Cause.LOST, None] if torn_s else [None])
    if torn_s:
        assert (turned[2].at.boot_ns - turned[1].at.boot_ns) / S == pytest.approx(torn_s + 0.95, abs=0.3)


class _At:
    """A clock that a test moves."""

    ns = 0

    def now(self) -> Moment:
        return Moment(self.ns, datetime(2026, 3, 2, tzinfo=UTC))


@pytest.mark.parametrize("rate", [16_000, 44_100, 48_000])
def test_a_chime_is_told_at_the_block_that_comes_four_tenths_after_its_end_at_most(rate: int) -> None:
    clock, came = _At(), list[tuple[int, Heard]]()

    def tell(line: Line) -> None:
        if isinstance(line, Heard):
            came.append((clock.ns, line))

    attention = Attention([room.template()], clock, tell)
    attention.begin(rate, 1)
    starts = [2.0 + 2.51 * number + 0.013 * number for number in range(8)]
    sound = room.scene(24, {at: room.chime(rate) for at in starts}, rate=rate)
    for number, block in enumerate(sound.reshape(-1, rate // 10, 1)):
        clock.ns = S + (number + 1) * TENTH
        attention.hear(Block(block, S + number * TENTH))
    assert len(came) == len(starts)
    for (at, heard), start in zip(came, starts, strict=True):
        assert heard.at.boot_ns / S - 1 == pytest.approx(start, abs=0.01)
        assert at / S - 1 <= start + 0.45 + 0.4


class TestChances:
    def test_a_blind_time_begins_a_chime_earlier_and_ends_when_it_ends(self) -> None:
        chances = Chances(["s"], 1.0)
        assert told(chances, GOOD, 10, 20) == [(10.0, None)]
        assert told(chances, SILENT, 20, 25) == [(19.0, Cause.SILENT)]
        assert told(chances, GOOD, 25, 30) == [(25.0, None)]

    def test_a_moment_of_a_constant_value_is_no_silence(self) -> None:
        chances = Chances(["s"], 1.0)
        told(chances, GOOD, 10, 20)
        assert told(chances, SILENT, 20, 20.2) == []
        assert told(chances, GOOD, 20.2, 21) == []
        assert told(chances, SILENT, 21, 21.2) == []

    def test_torn_sound_is_one_blind_time_until_it_is_whole_for_a_second(self) -> None:
        chances = Chances(["s"], 1.0)
        told(chances, GOOD | {Cause.LOST: False}, 10, 20)
        assert told(chances, {Cause.LOST: True}, 20, 20.1) == [(19.0, Cause.LOST)]
        assert told(chances, {Cause.LOST: False}, 20.1, 20.8) == []
        assert told(chances, {Cause.LOST: True}, 20.8, 20.9) == []
        assert told(chances, {Cause.LOST: False}, 20.9, 23) == [(20.9, None)]

    def test_nothing_is_claimed_of_a_beginning_in_silence(self) -> None:
        chances = Chances(["s"], 1.0)
        assert [cause for _, cause in told(chances, SILENT, 10, 15)] == [Cause.SILENT]

    def test_noise_that_comes_and_goes_is_one_blind_time(self) -> None:
        chances = Chances(["s"], 1.0)
        told(chances, GOOD, 0, 10)
        found = []
        for second in range(10, 60):
            loud = second % 5 == 0 and second < 40
            found += chances.tell_of("s", Cause.LOUD, loud, second * S, (second + 1) * S)
        assert [(one.at_ns / S, one.cause) for one in found] == [(9.0, Cause.LOUD), (36.0, None)]

    def test_the_graver_cause_is_told_and_the_other_one_from_its_end_on(self) -> None:
        chances = Chances(["s"], 1.0)
        told(chances, GOOD, 0, 10)
        assert told(chances, SILENT, 10, 12) == [(9.0, Cause.SILENT)]
        assert told(chances, SILENT | {Cause.MUTED: True}, 12, 14) == [(11.0, Cause.MUTED)]
        ((at, cause),) = told(chances, SILENT | {Cause.MUTED: False}, 14, 16)
        assert cause is Cause.SILENT
        assert 14.0 <= at <= 14.6

    def test_one_speakers_band_says_nothing_of_another(self) -> None:
        chances = Chances(["a", "b"], 1.0)
        told(chances, GOOD, 0, 10)
        found = chances.tell_of("a", Cause.LOUD, True, 10 * S, 11 * S)
        assert [one.speaker for one in found] == ["a"]
        assert chances.cause("b") is None

    def test_times_never_run_backwards(self) -> None:
        chances = Chances(["s"], 1.0)
        times = []
        for number in range(200):
            states = SILENT if number % 7 < 3 else GOOD
            times += [at for at, _ in told(chances, states, number, number + 1)]
        assert times == sorted(times)


class TestSound:
    def test_clipping_is_seen_at_full_scale_and_behind_a_volume_control(self) -> None:
        tone = 2 * np.sin(np.arange(4800) * 0.05).astype(np.float32)
        for gain in (1.0, 0.3):
            assert sound_of((np.clip(tone, -1, 1) * gain).astype(np.float32)).clipped > CLIPPED_SHARE

    @pytest.mark.parametrize("sound", [room.noise(0.1, 0.1), room.chime(room.RATE), room.noise(0.1, 1e-5)])
    def test_an_ordinary_sound_is_neither_clipped_nor_constant(self, sound: np.ndarray) -> None:
        found = sound_of(sound)
        assert found.clipped < CLIPPED_SHARE
        assert not found.constant

    def test_the_limit_is_the_loudest_noise_that_still_lets_enough_through(self) -> None:
        assert limit_of([(-60.0, 1.0), (-40.0, 0.7), (-20.0, 0.4)], 0.5) == -40.0
        assert limit_of([(-60.0, 0.1)], 0.5) == -200.0

    def test_a_telephone_microphone_leaves_out_what_is_low_or_high(self) -> None:
        assert reaches((500.0, 3000.0), 8000, narrow=True)
        assert not reaches((261.0, 400.0), 8000, narrow=True)
        assert not reaches((2000.0, 5000.0), 8000, narrow=True)
        assert reaches((261.0, 7000.0), 16_000, narrow=False)


def hit(template: str, at: float, score: float, others: tuple[str, ...] = ()) -> Hit:
    return Hit(template, at, at + 0.45, score, 10.0, 0.01, others)


class TestJoining:
    @property
    def templates(self) -> tuple[Template, Template]:
        return room.template(), room.template(Role.END)

    def test_a_sure_start_is_told_at_once_and_gets_its_end(self) -> None:
        joining = Joining(self.templates)
        (begun,) = joining.take([hit("start", 10, STRICT)])
        assert isinstance(begun, Begun)
        (over,) = joining.take([hit("end", 15, 0.1)])
        assert isinstance(over, Over)
        assert over.number == begun.number

    def test_a_weak_start_is_told_only_with_its_end(self) -> None:
        joining = Joining(self.templates)
        assert joining.take([hit("start", 10, USUAL)]) == []
        (begun,) = joining.take([hit("end", 14, 0.1)])
        assert isinstance(begun, Begun)
        assert begun.start is not None
        assert begun.start.onset_s == 10

    def test_a_weak_end_alone_is_nothing_and_a_sure_one_is_an_activation(self) -> None:
        joining = Joining(self.templates)
        assert joining.take([hit("end", 10, USUAL)]) == []
        (begun,) = joining.take([hit("end", 20, STRICT)])
        assert isinstance(begun, Begun)
        assert begun.start is None

    def test_an_end_half_a_minute_later_belongs_to_nobody(self) -> None:
        joining = Joining(self.templates)
        joining.take([hit("start", 10, STRICT)])
        assert joining.take([hit("end", 41, 0.3)]) == []

    def test_a_start_that_a_surer_sound_corrects_is_no_start(self) -> None:
        joining = Joining(self.templates)
        joining.take([hit("start", 10, USUAL)])
        joining.take([hit("end", 10.3, STRICT)])
        assert joining.take([hit("end", 14, 0.1)]) == []

    def test_an_end_that_a_surer_end_corrects_is_told_again_and_is_no_activation(self) -> None:
        joining = Joining(self.templates)
        (begun,) = joining.take([hit("start", 10, STRICT)])
        told = joining.take([hit("end", 15, 0.1), hit("end", 15.2, STRICT)])
        assert isinstance(begun, Begun)
        assert [(one.number, one.end.onset_s) for one in told if isinstance(one, Over)] == [
            (begun.number, 15),
            (begun.number, 15.2),
        ]
        assert len(told) == 2

    def test_an_end_that_was_a_start_leaves_the_activation_before_open_for_its_own(self) -> None:
        joining = Joining(self.templates)
        (first,) = joining.take([hit("start", 10, STRICT)])
        over, second = joining.take([hit("end", 15, 0.1), hit("start", 15.3, STRICT)])
        assert isinstance(over, Over)
        assert isinstance(second, Begun)
        assert second.number != first.number
        (end,) = joining.take([hit("end", 20, STRICT)])
        assert isinstance(end, Over)

    def test_speakers_that_share_a_chime_are_named_beside(self) -> None:
        twin = replace(room.template(), speaker="hall")
        joining = Joining((*self.templates, replace(twin, id="twin")))
        (begun,) = joining.take([hit("start", 10, STRICT, ("twin", "start"))])
        assert isinstance(begun, Begun)
        assert (begun.speaker, begun.others) == ("kitchen", ("hall",))
