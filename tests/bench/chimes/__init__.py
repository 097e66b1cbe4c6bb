"""The measuring stand for the chime detector: sounds, rooms, backgrounds, trials and what is counted."""

from __future__ import annotations

from typing import Final

RATE: Final = 16_000  # samples a second, everywhere here
