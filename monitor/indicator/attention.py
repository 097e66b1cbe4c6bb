"""From a stream of sound to what is told of it: sightings, levels, and when a chime could have been heard."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import soxr
from numpy.typing import NDArray

from monitor.clock import Clock, Moment
from monitor.indicator.channel import FirstLiving
from monitor.indicator.chime import RATE, Detector, Hit, Template
from monitor.indicator.hearing import CLIPPED_SHARE, TORN_SHARE, Chances, Sound, Verdict, sound_of, torn
from monitor.indicator.joining import Begun, Joining, Over
from monitor.indicator.pair_rule import LONGEST, SHORTEST
from monitor.indicator.ring import Block
from monitor.indicator.rooms import LEAST_RECALL, Rooms, longest
from monitor.indicator.stream_time import Gap, StreamTime
from monitor.listener_lines import Cause, Heard, HeardEnd, Level, Line, Room, Turned, Xrun

TOLD_AFTER = 0.5  # seconds of sound after a chime's end in which the detector tells it
_LATENCY = 0.02
"""Seconds by which the sound card's own delay may be told wrong: what converters and USB add (up to 20 ms)."""
_PRIMED = 0.04
"""Seconds of silence before a stream: soxr gives what it has in pieces, up to 35 ms late at 44.1 and 48 kHz. Without
them a block's last samples would wait in it for the next block, and the detector's step with them."""

Tell = Callable[[Line], None]


@dataclass(frozen=True, slots=True)
class _Second:
    """A second that is judged when chimes in it can be known."""

    since_ns: int
    until_ns: int
    rooms: Mapping[str, Room]


class Attention:
    """Fed block by block by one thread; ``tell`` is called on it, in order."""

    def __init__(self, templates: Sequence[Template], clock: Clock, tell: Tell) -> None:
        self._clock, self._tell = clock, tell
        self._detector, self._joining = Detector(templates), Joining(templates)
        self._rooms = Rooms(templates)
        self._chime = longest(templates)
        self._chances = Chances(self._rooms.speakers, self._chime + TOLD_AFTER)
        self._templates = {template.id: template for template in templates}
        self._fed = 0  # samples given to the detector
        self._time = StreamTime()
        self._lasting: dict[Cause, bool] = {}
        self._deaf_to: frozenset[str] = frozenset()
        self._hits: list[tuple[str, int, int]] = []  # speaker, from, to (boot time) of the last seconds
        self._judged_ns = 0
        self._waiting: _Second | None = None
        self._peak = -200.0

    def begin(self, rate: int, channels: int) -> None:
        """Another stream begins."""
        self._fresh = True
        self._channel = FirstLiving(rate, channels)
        self._rate, self._frames, self._base = rate, 0, self._fed / RATE
        self._zero = np.zeros(0, np.bool_)  # where the block before was 0: a tear may lie between two
        self._resampler = soxr.ResampleStream(rate, RATE, 1, dtype="float32") if rate != RATE else None
        if self._resampler is not None:
            self._base += _PRIMED
            self._detect(self._resampled(np.zeros(round(_PRIMED * rate), np.float32)))

    def hears_band(self, heard_rate: int) -> None:
        """What the device itself samples: chimes above its band can't be heard, whatever the server makes of it."""
        self._deaf_to = frozenset(self._rooms.out_of_reach(heard_rate, heard_rate <= 8000))

    def state(self, cause: Cause, so: bool) -> None:
        """Something that lasts, told from outside the sound: muted, no microphone behind it."""
        self._lasting[cause] = so

    def deaf(self, cause: Cause) -> None:
        """No stream any more: blind from the last sound on, until the next block."""
        self._detector.reset()
        now = self._clock.now().boot_ns
        self._lasting[cause] = True
        self._turn(self._chances.tell({cause: True}, self._time.until_ns or now, now))

    def hear(self, block: Block, why: Callable[[Gap], Cause] = lambda gap: Cause.LOST) -> None:
        """``why``: what a gap in the sound before this block is put down to."""
        length = len(block.frames) / self._rate
        broken, self._fresh = block.lost or self._fresh, False
        gap = self._time.add(self._base + self._frames / self._rate, length, block.began_ns, broken)
        self._frames += len(block.frames)
        if gap is not None:
            self._missed(gap, why)
        samples = self._channel.of(block.frames)
        self._detect(self._resampled(samples))
        self._weigh(sound_of(samples), self._torn(samples == 0.0), int(length * 1e9))

    def _torn(self, zero: NDArray[np.bool_]) -> bool:
        both, self._zero = np.concatenate((self._zero, zero)), zero
        return torn(both, self._rate) > TORN_SHARE

    def _resampled(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        if self._resampler is None:
            return samples
        made: NDArray[np.float32] = self._resampler.resample_chunk(samples)
        return made

    def _detect(self, samples: NDArray[np.float32]) -> None:
        self._fed += len(samples)
        hits = self._detector.feed(samples)
        for hit in hits:
            times = (self._time.at(hit.onset_s), self._time.at(hit.end_s))
            self._hits.append((self._templates[hit.template].speaker, *times))
        for told in self._joining.take(hits):
            self._tell(self._heard(told) if isinstance(told, Begun) else self._ended(told))

    def _missed(self, gap: Gap, why: Callable[[Gap], Cause]) -> None:
        cause = next((one for one in _STREAMLESS if self._lasting.get(one)), None) or why(gap)
        self._detector.reset()
        if cause is Cause.LOST:
            self._tell(Xrun(self._moment(gap.began_ns), round((gap.ended_ns - gap.began_ns) / 1e9, 3)))
        self._turn(self._chances.tell({cause: True}, gap.began_ns, gap.ended_ns))
        self._lasting.update(dict.fromkeys((*_STREAMLESS, cause), False))

    def _weigh(self, sound: Sound, lost: bool, length_ns: int) -> None:
        until = self._time.until_ns
        states = {Cause.SILENT: sound.constant, Cause.OVERLOADED: sound.clipped > CLIPPED_SHARE, **self._lasting}
        states[Cause.LOST] = lost
        self._turn(self._chances.tell(states, until - length_ns, until))
        self._peak = max(self._peak, sound.peak_dbfs)
        self._judged_ns = self._judged_ns or until
        if until - self._judged_ns >= 1e9:
            self._second(_Second(self._judged_ns, until, self._rooms.now(self._detector)))

    def _second(self, now: _Second) -> None:
        """A second is judged one later: by then it is known whether a chime itself made it loud."""
        before, self._waiting = self._waiting, now
        rooms = {} if before is None else self._judge(before)
        settled = now.until_ns - int((self._chime + TOLD_AFTER + 1.0) * 1e9)
        self._tell(Level(self._moment(settled), round(self._peak, 1), rooms))
        self._judged_ns, self._peak = now.until_ns, -200.0
        self._hits = [hit for hit in self._hits if hit[2] > now.until_ns - 5e9]

    def _judge(self, second: _Second) -> dict[str, Room]:
        """Gives the rooms whose noise was heard."""
        for speaker, room in second.rooms.items():
            span = (second.since_ns, second.until_ns)
            loud = room.recall < LEAST_RECALL and not self._sounded(speaker, second)
            self._turn(self._chances.tell_of(speaker, Cause.BAND, speaker in self._deaf_to, *span))
            self._turn(self._chances.tell_of(speaker, Cause.LOUD, loud, *span))
        return {speaker: _rounded(room) for speaker, room in second.rooms.items() if self._tells_noise(speaker, second)}

    def _tells_noise(self, speaker: str, second: _Second) -> bool:
        """Whether what was heard was the room, not a chime nor a microphone that gives nothing."""
        return self._chances.cause(speaker) in (None, Cause.LOUD) and not self._sounded(speaker, second)

    def _sounded(self, speaker: str, second: _Second) -> bool:
        return any(
            one == speaker and since < second.until_ns and until > second.since_ns for one, since, until in self._hits
        )

    def _turn(self, verdicts: Sequence[Verdict]) -> None:
        for verdict in verdicts:
            self._tell(Turned(verdict.speaker, self._moment(verdict.at_ns), verdict.cause))

    def _heard(self, begun: Begun) -> Heard:
        hit, only_end = begun.hit, begun.start is None
        at, unsure = hit.onset_s, hit.uncertainty_s + self._time.jitter + _LATENCY
        if only_end:
            at, unsure = at - (LONGEST + SHORTEST) / 2, (LONGEST - SHORTEST) / 2
        end = None if begun.end is None else self._at(begun.end.end_s)
        return Heard(
            begun.number, begun.speaker, self._at(at), end, _score(hit), round(hit.snr_db, 1),
            round(unsure, 3), hit.template, begun.others, only_end,
        )  # fmt: skip

    def _ended(self, over: Over) -> HeardEnd:
        return HeardEnd(over.number, self._at(over.end.end_s))

    def _at(self, second: float) -> Moment:
        return self._moment(self._time.at(second))

    def _moment(self, boot_ns: int) -> Moment:
        now = self._clock.now()
        return Moment(boot_ns, now.wall - timedelta(microseconds=(now.boot_ns - boot_ns) / 1000))


_STREAMLESS = (Cause.GONE,)


def _score(hit: Hit) -> float:
    return round(hit.score, 4) if math.isfinite(hit.score) else 0.0


def _rounded(room: Room) -> Room:
    return Room(round(room.noise, 1), round(room.limit, 1), round(room.recall, 3))
