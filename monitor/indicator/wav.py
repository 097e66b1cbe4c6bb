"""A recording as the listener hears a microphone: one channel at 16 kHz, block by block, in flat memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from monitor.errors import BadInput
from monitor.indicator.channel import FirstLiving
from monitor.indicator.chime import RATE, Detector, Hit, Template
from monitor.indicator.joining import Begun, Joining, Over
from monitor.listening_in import HeardIn

BLOCK = 1.0  # seconds
_TAIL = 1.5
"""Seconds of silence behind the recording: a chime at its very end is told half a second later."""
Progress = Callable[[float, float], None]
"""(seconds heard, seconds of the recording)."""


@dataclass(frozen=True, slots=True)
class Recording:
    """``seconds`` long; ``blocks`` are float32 [n] at ``RATE``. To be read once."""

    seconds: float
    rate: int
    blocks: Iterator[NDArray[np.float32]]


def opened(path: Path) -> Recording:
    """Any format that libsndfile reads. Raises BadInput here and while it is read."""
    file = _file(path)
    seconds = max(file.frames, 0) / file.samplerate
    return Recording(seconds, file.samplerate, _blocks(path, file))


def heard(
    recording: Recording, templates: Sequence[Template], progress: Progress = lambda done, whole: None
) -> Iterator[HeardIn]:
    """What the listener would tell of it, in order. Raises BadInput."""
    detector, joining, speakers = Detector(templates), Joining(templates), dict[int, str]()
    done = 0.0
    for block in recording.blocks:
        yield from _told(joining.take(detector.feed(block)), speakers)
        done += len(block) / RATE
        progress(done, recording.seconds)
    yield from _told(joining.take(detector.feed(np.zeros(int(_TAIL * RATE), np.float32))), speakers)


def _told(joined: Sequence[Begun | Over], speakers: dict[int, str]) -> Iterator[HeardIn]:
    """``speakers``: by the number of what was told, for its end."""
    for one in joined:
        if isinstance(one, Begun):
            speakers[one.number] = one.speaker
            if one.start is not None:
                yield _heard_in(one.speaker, "start", one.start, one.others)
        if one.end is not None:
            yield _heard_in(speakers[one.number], "end", one.end)


def _heard_in(speaker: str, kind: Literal["start", "end"], hit: Hit, others: tuple[str, ...] = ()) -> HeardIn:
    at = hit.onset_s if kind == "start" else hit.end_s
    return HeardIn(speaker, kind, round(at, 3), round(hit.score, 4), round(hit.snr_db, 1), hit.uncertainty_s, others)


def _file(path: Path) -> Any:
    try:
        import soundfile
    except (ImportError, OSError) as error:
        raise BadInput("To read a recording, Earwitness needs soundfile. Run: pip install soundfile") from error
    try:
        return soundfile.SoundFile(path)
    except (OSError, RuntimeError) as error:  # soundfile's own error is a RuntimeError
        why = "It is not there." if not path.exists() else "Use WAV, FLAC or Ogg."
        raise BadInput(f"{path.name} can't be read as a recording. {why}") from error


def _blocks(path: Path, file: Any) -> Iterator[NDArray[np.float32]]:
    import soxr

    channel = FirstLiving(file.samplerate, file.channels)
    resampler = soxr.ResampleStream(file.samplerate, RATE, 1, dtype="float32")
    with file:
        try:
            for frames in file.blocks(int(BLOCK * file.samplerate), dtype="float32", always_2d=True):
                yield resampler.resample_chunk(channel.of(np.nan_to_num(frames)))
        except RuntimeError as error:
            raise BadInput(f"{path.name} is damaged and can't be read to its end.") from error
        yield resampler.resample_chunk(np.zeros(0, np.float32), last=True)
