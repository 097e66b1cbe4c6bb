"""What is kept of a chime, what is told of one that was heard, and a template's bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np

from monitor.errors import BadInput
from monitor.indicator.spectra import LONGEST, RATE, Samples

SHORTEST: Final = 0.02  # seconds
_MAGIC: Final = b"EWCHIME1"
_DIGEST: Final = 32  # bytes of SHA-256
_MOST: Final = 200_000  # bytes of a template; 0.8 s are 51 200


class Role(Enum):
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Template:
    """One chime of one speaker."""

    id: str
    speaker: str
    role: Role
    waveform: Samples  # averaged in the room, RATE, at most LONGEST seconds
    band_hz: tuple[float, float]
    level_dbfs: float  # in-band RMS level at pairing
    thresholds: tuple[float, float, float]  # the verifier's weight at RELAXED, USUAL and STRICT
    both: bool = False  # the speaker makes this sound when it wakes and when it is done


@dataclass(frozen=True, slots=True)
class Hit:
    """A chime was heard; times in seconds of the stream since the detector was made."""

    template: str
    onset_s: float
    end_s: float
    score: float  # 1 / (1 + false alarms a day expected at this sureness or above)
    snr_db: float  # in the template's band and time
    uncertainty_s: float  # of the onset: nineteen in twenty are within it
    others: tuple[str, ...] = ()  # templates that scored nearly as well


def saved(template: Template) -> bytes:
    """The template as bytes: a line of JSON and the waveform, under a SHA-256 that tells damage."""
    about = {
        "id": template.id,
        "speaker": template.speaker,
        "role": template.role.value,
        "band_hz": template.band_hz,
        "level_dbfs": template.level_dbfs,
        "thresholds": template.thresholds,
        "both": template.both,
    }
    body = json.dumps(about).encode() + b"\n" + template.waveform.astype("<f4").tobytes()
    return _MAGIC + hashlib.sha256(body).digest() + body


def loaded(data: bytes) -> Template:
    """The template that saved() wrote; raises BadInput for anything else."""
    start = len(_MAGIC) + _DIGEST
    body = data[start:]
    if not data.startswith(_MAGIC) or len(data) > _MOST or hashlib.sha256(body).digest() != data[len(_MAGIC) : start]:
        raise BadInput("This is no chime of Earwitness, or it is damaged. Pair the speaker again.")
    about, _, sound = body.partition(b"\n")
    try:
        template = _template(json.loads(about), np.frombuffer(sound, "<f4").astype(np.float32))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BadInput("The chime holds what cannot be. Pair the speaker again.") from error
    return template


def _template(about: Mapping[str, object], waveform: Samples) -> Template:
    """Raises ValueError, KeyError or TypeError for what cannot be."""
    low, high = _numbers(about["band_hz"])
    relaxed, usual, strict = _numbers(about["thresholds"])
    (level,) = _numbers([about["level_dbfs"]])
    if not SHORTEST * RATE <= len(waveform) <= LONGEST * RATE or not np.all(np.isfinite(waveform)):
        raise ValueError("waveform")
    if not 0 < low < high <= RATE / 2 or not relaxed <= usual <= strict or not np.any(waveform):
        raise ValueError("band or thresholds")
    role, thresholds = Role(about["role"]), (relaxed, usual, strict)
    both = about.get("both", False) is True
    return Template(str(about["id"]), str(about["speaker"]), role, waveform, (low, high), level, thresholds, both)


def _numbers(values: object) -> tuple[float, ...]:
    if not isinstance(values, list) or not all(isinstance(value, (int, float)) for value in values):
        raise TypeError("numbers")
    found = tuple(float(value) for value in values)
    if not np.all(np.isfinite(found)):
        raise ValueError("finite")
    return found
