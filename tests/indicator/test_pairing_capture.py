"""Takes out of a microphone: they end by themselves when it is quiet again; the room is heard for as long as asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest
import soundfile

from monitor.indicator import takes, wav
from monitor.indicator.audio import Opened, Sink, Stream
from monitor.indicator.capture import LONGEST_TAKE, QUIET_FOR, Capture, TakeClock
from monitor.indicator.feed import Microphone
from monitor.indicator.recurrence import Sound
from tests.indicator.staged import RATE

BLOCK = RATE // 10


class Hand:
    """A microphone that hears what the test gives it. Implements ``Sound`` and ``Stream``."""

    def __init__(self, rate: int = RATE, channels: int = 1) -> None:
        self.opened = Opened(Microphone("hand", "Hand", rate=rate), rate, channels)
        self.alive, self.closed = True, False
        self._sink: Sink | None = None

    def inputs(self) -> list[Microphone]:
        return [self.opened.microphone]

    def open(self, microphone: str | None, begin: Callable[[Opened], Sink]) -> Stream:
        self._sink = begin(self.opened)
        return self

    def close(self) -> None:
        self.closed = True

    def hear(self, sound: Sound) -> None:
        assert self._sink is not None
        frames = np.tile(sound[:, None], (1, self.opened.channels)).astype(np.float32)
        for begin in range(0, len(frames), BLOCK):
            self._sink(frames[begin : begin + BLOCK], 0, False)


class Heard:
    def __init__(self, hand: Hand) -> None:
        self.levels: SimpleQueue[tuple[int, float | None]] = SimpleQueue()
        self.takes: SimpleQueue[Sound] = SimpleQueue()
        self.rooms: SimpleQueue[Sound] = SimpleQueue()
        self.gone: SimpleQueue[bool] = SimpleQueue()
        self.hand = hand
        self.capture = Capture(
            hand, None, lambda sound, take_s: self.levels.put((sound.size, take_s)), self.takes.put, self.rooms.put,
            lambda: self.gone.put(True),
        )  # fmt: skip

    def hear(self, seconds: float, level: float) -> None:
        """In pieces that the ring holds; each is waited for."""
        rng = np.random.default_rng(1)
        for _ in range(round(seconds * 10)):
            self.hand.hear((rng.standard_normal(BLOCK) * 10 ** (level / 20)).astype(np.float32))
            self.levels.get(timeout=10)


@pytest.fixture
def heard() -> Iterator[Heard]:
    found = Heard(Hand())
    yield found
    found.capture.close()


def clock(*spans: tuple[float, float]) -> float:
    """Seconds until the take is over; (seconds, dBFS) each, the room at -60."""
    one = TakeClock(noise=-60.0)
    for seconds, level in spans:
        for _ in range(round(seconds * 10)):
            if one.over(level, 0.1):
                return round(one.seconds, 1)
    return -1.0


def test_a_take_is_over_when_it_was_quiet_for_long_enough_after_something_was_heard() -> None:
    assert clock((2, -60), (3, -30), (40, -60)) == pytest.approx(5 + QUIET_FOR, abs=0.15)


def test_a_pause_before_the_end_sound_does_not_end_a_take() -> None:
    assert clock((1, -30), (QUIET_FOR - 1, -60), (0.5, -30), (40, -60)) == pytest.approx(0.5 + 2 * QUIET_FOR, abs=0.15)


@pytest.mark.parametrize("level", [-60, -20])
def test_a_take_in_which_it_never_gets_loud_or_quiet_ends_all_the_same(level: float) -> None:
    assert clock((100, level)) == pytest.approx(LONGEST_TAKE, abs=0.15)


def test_a_take_holds_what_was_heard_and_a_little_before(heard: Heard) -> None:
    heard.hear(1.0, -60)
    heard.capture.begin_take()
    heard.hear(2.0, -30)
    heard.capture.end_take()
    assert 2.3 < heard.takes.get(timeout=10).size / RATE <= 2.6


def test_a_take_ends_by_itself(heard: Heard) -> None:
    heard.hear(1.0, -60)
    heard.capture.begin_take()
    heard.hear(1.0, -30)
    heard.hear(QUIET_FOR + 0.5, -60)
    assert heard.takes.get(timeout=10).size / RATE > QUIET_FOR
    heard.capture.end_take()
    assert heard.takes.empty(), "it was over already"


def test_the_room_is_heard_for_as_long_as_asked(heard: Heard) -> None:
    heard.capture.hear_room(2.0)
    heard.hear(3.0, -60)
    assert abs(heard.rooms.get(timeout=10).size / RATE - 2.0) < 0.2
    assert heard.rooms.empty()


def test_a_microphone_that_goes_away_is_told_and_a_closed_one_is_not(heard: Heard) -> None:
    heard.hand.alive = False
    assert heard.gone.get(timeout=10)
    other = Heard(Hand())
    other.capture.close()
    assert other.hand.closed
    other.hand.alive = False
    assert other.gone.empty()


def test_any_rate_and_many_channels_become_one_channel_at_16_khz() -> None:
    hand = Hand(48_000, 2)
    found = Heard(hand)
    found.capture.begin_take()
    hand.hear(np.random.default_rng(1).standard_normal(48_000).astype(np.float32) * np.float32(0.1))
    heard_samples = 0
    while heard_samples < 0.9 * RATE:  # the resampler keeps a little back
        heard_samples += found.levels.get(timeout=10)[0]
    found.capture.end_take()
    assert 0.7 < found.takes.get(timeout=10).size / RATE < 1.1
    found.capture.close()


def test_a_file_is_heard_through_the_channel_that_the_listener_takes(tmp_path: Path) -> None:
    """The first that lives, however loud another one is; what is learned of the other would be another sound."""
    quiet = (np.sin(np.arange(2 * RATE) / 5) * 0.01).astype(np.float32)
    loud = np.random.default_rng(1).standard_normal(2 * RATE).astype(np.float32) * np.float32(0.1)
    dead = np.zeros(2 * RATE, np.float32)
    for channels, heard in (((quiet, loud), quiet), ((dead, quiet, loud), quiet)):
        soundfile.write(tmp_path / "stereo.wav", np.stack(channels, axis=1), RATE, subtype="FLOAT")
        learned = takes.read(tmp_path / "stereo.wav").sound
        told = np.concatenate(list(wav.opened(tmp_path / "stereo.wav").blocks))
        settled = slice(RATE + RATE // 10, 2 * RATE - RATE // 10)  # a dead channel is known as such after a moment
        assert np.allclose(learned[settled], heard[settled], atol=1e-3)
        assert np.allclose(told[settled], heard[settled], atol=1e-3)
