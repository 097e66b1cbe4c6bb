"""Hearing a known chime in the sound of a room: templates are learned once, a detector listens for them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from monitor.errors import BadInput

Samples: TypeAlias = NDArray[np.float32]

RATE: Final = 16_000
LONGEST: Final = 0.8  # seconds of a template
RELAXED: Final = 1 / 25  # Hit.score at 24 expected false alarms a day: half of a pair
USUAL: Final = 1 / 2  # at one a day
STRICT: Final = 1 / 1.1  # at one in ten days: enough alone
_HOP: Final = RATE // 4
_REFRACTORY: Final = RATE // 2


class Role(Enum):
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Template:
    """What is kept of one chime of one speaker."""

    id: str
    speaker: str
    role: Role
    waveform: Samples  # averaged in the room, RATE, at most LONGEST seconds
    band_hz: tuple[float, float]
    level_dbfs: float  # in-band RMS level at pairing
    thresholds: tuple[float, float, float]  # raw score at RELAXED, USUAL, STRICT


@dataclass(frozen=True, slots=True)
class Hit:
    """A chime was heard; times in seconds of the stream since the detector was made."""

    template: str
    onset_s: float
    end_s: float
    score: float  # 1 / (1 + false alarms a day expected at this sureness or above)
    snr_db: float
    uncertainty_s: float
    others: tuple[str, ...] = ()


def _never() -> bool:
    return False


def learn(
    takes: Sequence[Samples], *, id: str, speaker: str, role: Role, cancelled: Callable[[], bool] = _never
) -> Template:
    """A template from aligned, cut takes of one chime (float32, RATE). Raises BadInput for takes that hold no chime."""
    waveform = _average(takes)
    band = _band(waveform)
    spectrum = np.fft.rfft(waveform)
    freqs = np.fft.rfftfreq(len(waveform), 1 / RATE)
    inside = (freqs >= band[0]) & (freqs <= band[1])
    power = 2 * float(np.sum(np.abs(spectrum[inside]) ** 2)) / len(waveform) ** 2
    return Template(id, speaker, role, waveform, band, 10 * float(np.log10(power + 1e-12)), (0.5, 0.6, 0.7))


def _average(takes: Sequence[Samples]) -> Samples:
    if not takes:
        raise BadInput("No recording of the chime was given.")
    length = min(min(len(take) for take in takes), int(LONGEST * RATE))
    if length < RATE // 50:
        raise BadInput("The recordings of the chime are too short.")
    stack = np.stack([np.asarray(take[:length], np.float64) for take in takes])
    mean: Samples = (stack - stack.mean(axis=1, keepdims=True)).mean(axis=0).astype(np.float32)
    if not np.all(np.isfinite(mean)) or float(np.abs(mean).max()) < 1e-6:
        raise BadInput("The recordings of the chime are silent.")
    return mean


def _band(waveform: Samples) -> tuple[float, float]:
    """1 % to 99 % of the chime's energy between 150 and 7500 Hz."""
    power = np.abs(np.fft.rfft(waveform, RATE)) ** 2  # bins of 1 Hz
    power[:150] = 0
    power[7500:] = 0
    share = np.cumsum(power) / power.sum()
    low, high = (int(np.searchsorted(share, edge)) for edge in (0.01, 0.99))
    return float(max(low - 40, 150)), float(min(high + 40, 7500))


class Detector:
    """Listens for templates in a stream of any block length; keeps at most 5 s of sound, in memory."""

    def __init__(self, templates: Sequence[Template], floor: float = RELAXED) -> None:
        self._templates = tuple(templates)
        self._floor = floor
        self._longest = max((len(t.waveform) for t in templates), default=0)
        self._buffer = np.zeros(0, np.float32)
        self._start = 0  # stream position of the buffer's first sample
        self._levels = {t.id: -120.0 for t in templates}
        self._last: int = -_REFRACTORY

    def feed(self, samples: Samples) -> list[Hit]:
        """Hits in the order of their onsets, each told at most 0.5 s of sound after the chime's end."""
        clean = np.nan_to_num(np.asarray(samples, np.float32), nan=0.0, posinf=1.0, neginf=-1.0)
        hits: list[Hit] = []
        for piece in np.array_split(clean, max(1, len(clean) // RATE)):
            self._buffer = np.concatenate((self._buffer, piece))
            while len(self._buffer) >= _HOP + self._longest:
                hits += self._look()
        return hits

    def reset(self) -> None:
        """The stream has a gap here: forget the sound before it, keep the time."""
        self._start += len(self._buffer)
        self._buffer = np.zeros(0, np.float32)

    def level(self, template_id: str) -> float:
        """dBFS in the template's band of late."""
        return self._levels[template_id]

    def _look(self) -> list[Hit]:
        segment = self._buffer[: _HOP + self._longest]
        found = [hit for template in self._templates if (hit := self._best(template, segment))]
        self._start += _HOP
        self._buffer = self._buffer[_HOP:]
        if not found:
            return []
        found.sort(key=lambda hit: -hit.score)
        best = found[0]
        if best.onset_s * RATE - self._last < _REFRACTORY:
            return []
        self._last = round(best.onset_s * RATE)
        return [best]

    def _best(self, template: Template, segment: Samples) -> Hit | None:
        scores = _band_ncc(template, segment)
        spectrum = np.fft.rfft(segment)
        freqs = np.fft.rfftfreq(len(segment), 1 / RATE)
        inside = (freqs >= template.band_hz[0]) & (freqs <= template.band_hz[1])
        power = 2 * float(np.sum(np.abs(spectrum[inside]) ** 2)) / len(segment) ** 2
        self._levels[template.id] = 10 * float(np.log10(power + 1e-12))
        at = int(np.argmax(scores[:_HOP]))
        sure = _sureness(float(scores[at]), template.thresholds)
        if sure < self._floor:
            return None
        onset = (self._start + at) / RATE
        ncc = min(float(scores[at]), 0.9999)
        snr = 10 * float(np.log10(ncc**2 / (1 - ncc**2) + 1e-6))
        return Hit(template.id, onset, onset + len(template.waveform) / RATE, sure, snr, 0.01)


def _band_ncc(template: Template, segment: Samples) -> NDArray[np.float64]:
    """Normalised correlation in the template's band, for each onset in the segment."""
    size = len(segment)
    freqs = np.fft.rfftfreq(size, 1 / RATE)
    inside = (freqs >= template.band_hz[0]) & (freqs <= template.band_hz[1])
    heard = np.fft.rfft(segment) * inside
    known = np.fft.rfft(template.waveform, size) * inside
    product = np.fft.irfft(heard * np.conj(known), size)
    energy = np.concatenate(([0.0], np.cumsum(np.fft.irfft(heard, size) ** 2)))
    count = size - len(template.waveform)
    under = energy[len(template.waveform) :][:count] - energy[:count]
    own = float(np.sum(np.fft.irfft(known, size) ** 2))
    scores: NDArray[np.float64] = np.abs(product[:count]) / np.sqrt(own * np.maximum(under, own * 1e-9 + 1e-9))
    return scores


def _sureness(raw: float, thresholds: tuple[float, float, float]) -> float:
    """The raw score as 1 / (1 + false alarms a day), straight in log rate through the three thresholds."""
    logs = [np.log(24.0), 0.0, np.log(0.1)]
    if raw < thresholds[1]:
        slope = (logs[1] - logs[0]) / (thresholds[1] - thresholds[0])
    else:
        slope = (logs[2] - logs[1]) / (thresholds[2] - thresholds[1])
    rate = float(np.exp(np.clip(slope * (raw - thresholds[1]), -50, 50)))
    return 1 / (1 + rate)


def expected_recall(template: Template, noise_dbfs: float) -> float:
    """What share of the chimes would be heard while the template's band holds this much noise."""
    margin = template.level_dbfs - noise_dbfs
    return float(1 / (1 + np.exp(-(margin - 0.0) / 4)))


def saved(template: Template) -> bytes:
    """The template as bytes: a NumPy archive without pickled objects."""
    about = {
        "id": template.id,
        "speaker": template.speaker,
        "role": template.role.value,
        "band_hz": template.band_hz,
        "level_dbfs": template.level_dbfs,
        "thresholds": template.thresholds,
    }
    out = io.BytesIO()
    np.savez_compressed(out, about=np.array(json.dumps(about)), waveform=template.waveform)
    return out.getvalue()


def loaded(data: bytes) -> Template:
    """The template that saved() wrote; raises BadInput for anything else."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as archive:
            about = json.loads(str(archive["about"]))
            waveform = np.asarray(archive["waveform"], np.float32)
        low, high = about["band_hz"]
        relaxed, usual, strict = about["thresholds"]
        return Template(
            str(about["id"]),
            str(about["speaker"]),
            Role(about["role"]),
            waveform,
            (float(low), float(high)),
            float(about["level_dbfs"]),
            (float(relaxed), float(usual), float(strict)),
        )
    except Exception as error:
        raise BadInput("The chime's file is damaged.") from error
