"""What was heard in a recording: seconds instead of times. Knows no numpy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class HeardIn:
    """``offset_s``: where in the recording the sound begins (end chimes: where they end). ``template``: which chime."""

    speaker: str
    kind: Literal["start", "end"]
    offset_s: float
    score: float
    snr_db: float
    uncertainty_s: float
    others: tuple[str, ...] = ()
