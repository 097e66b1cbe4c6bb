"""What to expect of a template in this room, and what would help. Pure but for the detector it asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from monitor.indicator.chime import STRICT, Detector, Role, Template, expected_recall
from monitor.indicator.pair_rule import SHORTEST as PAIRED
from monitor.indicator.recurrence import RATE, Sound
from monitor.pairing_model import ChimeExpected, Expectation, Refusal, Refused, RoleName

SHORTEST_ROOM = 5.0  # s
HOPELESS = 0.2  # recall below which a listener would be a pretence
_FINE = 0.95
_BROAD = 15.0  # seconds times hertz; below, music has it too often (the narrow ones of the first experiments)
_LONG = 0.15  # s
_LOUD_ROOM = -45.0  # dBFS in band; a quiet room has -60 to -70, a television across the room -45 to -35
_NAMES: dict[Role, RoleName] = {Role.START: "start", Role.END: "end"}


@dataclass(frozen=True, slots=True)
class RoomHeard:
    """``levels``: template id -> dBFS in its band, second by second. ``alarms``: hits of a start chime."""

    levels: Mapping[str, Sequence[float]]
    alarms: int
    seconds: float


def heard(templates: Sequence[Template], room: Sound) -> RoomHeard:
    """The room through the detector itself, a second at a time."""
    detector = Detector(templates)
    starts = {one.id for one in templates if one.role is Role.START}
    levels: dict[str, list[float]] = {one.id: [] for one in templates}
    alarms = 0
    for second in range(room.size // RATE):
        hits = detector.feed(room[second * RATE :][:RATE])
        alarms += sum(hit.template in starts and hit.score >= STRICT for hit in hits)
        for id, said in levels.items():
            said.append(detector.level(id))
    return RoomHeard(levels, alarms, room.size / RATE)


def expectation(templates: Sequence[Template], room: RoomHeard) -> Expectation:
    """``templates``: one start chime and perhaps an end chime. ``room``: at least ``SHORTEST_ROOM`` of it."""
    chimes = tuple(_chime(one, room.levels[one.id]) for one in templates)
    start = next(one for one in templates if one.role is Role.START)
    loud = start.level_dbfs
    return Expectation(
        chimes=chimes,
        loud_dbfs=loud,
        loud_recall=expected_recall(start, loud),
        false_a_day=round(1 / STRICT - 1, 3),
        false_in_room=room.alarms,
        room_s=room.seconds,
        advice=advice(chimes, start.both),
        ends_alike=start.both,
    )


def _chime(template: Template, levels: Sequence[float]) -> ChimeExpected:
    return ChimeExpected(
        role=_NAMES[template.role],
        recall=float(np.mean([expected_recall(template, level) for level in levels])),
        level_dbfs=template.level_dbfs,
        noise_dbfs=float(np.median(levels)),
        length_s=template.waveform.size / RATE,
        band_hz=template.band_hz,
    )


def advice(chimes: Sequence[ChimeExpected], ends_alike: bool = False) -> tuple[str, ...]:
    """Codes, best first."""
    start = next(one for one in chimes if one.role == "start")
    weak = start.recall < _FINE
    narrow = start.length_s * (start.band_hz[1] - start.band_hz[0]) < _BROAD or start.length_s < _LONG
    helps = {
        "move-closer": weak,
        "louder": weak,
        "quieter-room": weak and start.noise_dbfs > _LOUD_ROOM,
        "end-sound-on": not ends_alike and all(one.role == "start" for one in chimes),
        "longer-chime": narrow,
    }
    return tuple(code for code, so in helps.items() if so)


def refusal(expected: Expectation) -> Refused | None:
    """A listener that would hear next to nothing is not to be left behind."""
    if expected.recall >= HOPELESS:
        return None
    start = next(one for one in expected.chimes if one.role == "start")
    return Refused(Refusal.HOPELESS, {"recall": expected.recall, "snr_db": start.snr_db})


@dataclass(frozen=True, slots=True)
class Again:
    """Shares (0..1) of the takes: in which the chime is found where it is, and in which it comes once more later."""

    there: float
    later: float


def heard_again(template: Template, takes: Sequence[tuple[Sound, float]]) -> Again:
    """The detector's word on the takes it was learned from; (sound, onset in samples) each.

    All in one stream with the takes' own noise before and after, as the listener would have it.
    """
    if not takes:
        return Again(0.0, 0.0)
    quiet = _hush(takes[0][0])
    stream, wanted, at = [quiet], [], quiet.size
    for sound, onset in takes:
        wanted.append(((at + onset) / RATE, (at + sound.size) / RATE))
        stream.append(sound)
        at += sound.size
    hits = Detector([template]).feed(np.concatenate([*stream, quiet]))
    found = sum(any(abs(hit.onset_s - onset) < 0.15 for hit in hits) for onset, _ in wanted)
    later = sum(any(onset + PAIRED <= hit.onset_s < end for hit in hits) for onset, end in wanted)
    return Again(found / len(wanted), later / len(wanted))


def _hush(sound: Sound) -> Sound:
    """Three seconds of noise as loud as the quiet parts of the sound."""
    step = RATE // 20
    power = np.square(sound[: sound.size // step * step]).reshape(-1, step).mean(axis=1)
    level = float(np.sqrt(np.percentile(power, 20))) if power.size else 1e-5
    noise = np.random.default_rng(0).standard_normal(3 * RATE) * max(level, 1e-5)
    return noise.astype(np.float32)
