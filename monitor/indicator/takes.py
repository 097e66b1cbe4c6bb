"""One take: how good the recording is, its picture, and a long recording cut into takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from monitor.errors import BadInput
from monitor.indicator.channel import through_one
from monitor.indicator.hearing import dbfs, sound_of
from monitor.indicator.recurrence import RATE, Cancelled, Sound, similar_places, whitened
from monitor.indicator.voices import like_a_voice
from monitor.pairing_model import Picture, Trouble

SHORTEST = 1.0  # s; a wake word and a chime take longer
LONGEST_FILE = 600.0
CLIPPED = 0.002  # share of a take's samples at the limit; a chime of 0.3 s in 10 s is 3 %, and a tenth of it shows
QUIET_DB = 6.0  # by which the loudest tenth of a second must stand above the quietest third
WIDTH, HEIGHT = 96, 64
_LOWEST, _HIGHEST = 200.0, 7500.0  # Hz, of the picture
_RANGE_DB = 60.0
_ALIKE = 0.8
_APART = 2.5  # s; nobody wakes a speaker twice in less
_LEAD = 3.0  # s of a take before its chime: the wake word


@dataclass(frozen=True, slots=True)
class Recorded:
    """A take as it came: mono float32 at ``RATE``; ``rate`` is the microphone's own."""

    sound: Sound
    rate: int
    name: str = ""

    @property
    def length_s(self) -> float:
        return self.sound.size / RATE


def read(path: Path) -> Recorded:
    """A recording of any format libsndfile reads. Raises BadInput."""
    import soundfile
    import soxr

    try:
        with soundfile.SoundFile(path) as file:
            if file.frames > LONGEST_FILE * file.samplerate:
                raise BadInput(f"{path.name} is longer than ten minutes. Cut out the part with the wake words.")
            samples, rate = file.read(dtype="float32", always_2d=True), file.samplerate
    except (OSError, RuntimeError) as error:  # soundfile's own error is a RuntimeError
        raise BadInput(f"{path.name} can't be read as a recording. Use WAV, FLAC or Ogg.") from error
    mono = through_one(np.nan_to_num(samples), rate)
    return Recorded(soxr.resample(mono, rate, RATE).astype(np.float32), rate, path.name)


def clipped(sound: Sound) -> float:
    return sound_of(sound).clipped


def trouble_of(sound: Sound) -> Trouble | None:
    """What can be said of a take by itself."""
    told = sound_of(sound)
    if told.constant:
        return Trouble.SILENT
    if sound.size < SHORTEST * RATE:
        return Trouble.SHORT
    levels = tenths(sound)
    if float(levels.max()) - float(np.percentile(levels, 33)) < QUIET_DB:
        return Trouble.QUIET
    return Trouble.CLIPPED if told.clipped > CLIPPED else None


def tenths(sound: Sound) -> NDArray[np.float64]:
    """dBFS of each tenth of a second."""
    step = RATE // 10
    parts = sound[: max(sound.size // step, 1) * step]
    power = np.square(parts, dtype=np.float64).reshape(-1, min(step, parts.size)).mean(axis=1)
    return np.asarray(10 * np.log10(power + 1e-12))


def between(sounds: Sequence[Sound]) -> Sound:
    """The quieter half of each sound, tenth by tenth: nobody speaks in it."""
    step, parts = RATE // 10, []
    for sound in sounds:
        levels = tenths(sound)
        pieces = sound[: sound.size // step * step].reshape(-1, step)
        parts.append(pieces[levels[: len(pieces)] <= np.median(levels)].ravel())
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def rms_dbfs(sound: Sound) -> float:
    return dbfs(float(np.sqrt(np.mean(np.square(sound, dtype=np.float64))))) if sound.size else -200.0


def picture(sound: Sound, begin: float = 0.0, end: float | None = None) -> Picture:
    """The spectrogram from ``begin`` to ``end`` (s) of the sound, pitch on a log scale."""
    part = sound[max(int(begin * RATE), 0) : None if end is None else int(end * RATE)]
    part = np.pad(part, (0, max(1024 - part.size, 0)))
    hop = max(part.size // WIDTH, 1)
    hertz, _, bins = signal.stft(part, RATE, nperseg=1024, noverlap=max(1024 - hop, 0), boundary=None)
    level = 20 * np.log10(np.abs(bins) + 1e-9)
    rows = np.geomspace(_HIGHEST, _LOWEST, HEIGHT)
    columns = np.linspace(0, level.shape[1] - 1, WIDTH).round().astype(int)
    shown = np.stack([np.interp(rows, hertz, level[:, column]) for column in columns], axis=1)
    scaled = np.clip((shown - (shown.max() - _RANGE_DB)) / _RANGE_DB, 0, 1)
    return Picture(WIDTH, HEIGHT, (255 * scaled).astype(np.uint8).tobytes())


def split(recorded: Recorded, cancelled: Cancelled = lambda: False) -> list[Recorded]:
    """One recording with several wakes, cut before each start chime, so that the wake word stays with it.

    The whole recording, when no sound but voices comes again in it three times.
    """
    sound = recorded.sound
    rows = similar_places(whitened([sound])[0], lambda at: _tonal(sound, at), _ALIKE, _APART, cancelled)
    places = _starts(rows)
    if not places:
        return [recorded]
    leads = [min(_LEAD, 0.6 * gap) for gap in np.diff(places) / RATE]
    cuts = [0, *(at - int(lead * RATE) for at, lead in zip(places[1:], leads, strict=True)), sound.size]
    parts = zip(cuts, cuts[1:], strict=False)
    return [Recorded(sound[low:high], recorded.rate, recorded.name) for low, high in parts]


def _tonal(sound: Sound, at: int) -> bool:
    return not like_a_voice(sound[at : at + int(0.3 * RATE)])


def _starts(rows: Sequence[Sequence[int]]) -> Sequence[int]:
    """The places of the start chime: of all that comes again about as often as most, what came first of all."""
    if not rows:
        return []
    usual = float(np.median([len(row) for row in rows]))
    often = [row for row in rows if 0.6 * usual <= len(row) <= 1.5 * usual]
    first = min((row[0] for row in often), default=0)
    return max((row for row in often if row[0] <= first + 0.3 * RATE), key=len, default=[])
