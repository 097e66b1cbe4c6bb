"""What the processes that open the microphone are started with, the listener's and pairing's."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""Where they are started, so that ``-m monitor...`` is found."""
# Their arithmetic is small: more threads and arenas would cost memory and wake-ups, and win nothing.
_SMALL = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
# How the desktop's volume control calls the stream; libpulse takes it from there.
_NAME = {"PULSE_PROP": "application.name=Earwitness application.icon_name=earwitness"}


def environment() -> dict[str, str]:
    return {**os.environ, **_SMALL, **_NAME}
