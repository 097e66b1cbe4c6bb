"""The words for listening: what the listener does right now, and through what. Frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Hearing(Enum):
    """What the listener does right now."""

    OFF = "off"  # switched off by the person, or outside the hours they set
    STARTING = "starting"
    LISTENING = "listening"
    PAUSED = "paused"  # by the person, until they go on
    DEAF = "deaf"  # wants to listen and can't: no device, muted, silent, too loud ...
    NOT_INSTALLED = "not-installed"  # a library is missing; ``reason`` says which and what to do


@dataclass(frozen=True, slots=True)
class Ear:
    """One speaker's chance of being heard right now. Levels in dBFS in the band of its chime.

    ``recall``: what share of its chimes would be heard at this noise (0..1), as pairing measured.
    """

    speaker: str
    hears: bool
    reason: str = ""
    noise_dbfs: float | None = None
    limit_dbfs: float | None = None
    recall: float | None = None


@dataclass(frozen=True, slots=True)
class Listening:
    """Published whenever anything but the levels changes; these are read at leisure from ``ListeningProtocol.now``.

    ``locked``: the system keeps the sound that waits in memory out of the swap space.
    """

    state: Hearing
    reason: str = ""
    microphone: str = ""
    ears: tuple[Ear, ...] = ()
    locked: bool = True


def gist(now: Listening) -> tuple[object, ...]:
    """What is worth publishing when it changes: all but the levels."""
    return (
        now.state,
        now.reason,
        now.microphone,
        now.locked,
        tuple((ear.speaker, ear.hears, ear.reason) for ear in now.ears),
    )


@dataclass(frozen=True, slots=True)
class Input:
    """A microphone to listen through. ``id``: what ``choose_microphone`` takes; ``warnings``: codes (bluetooth, muted,
    noise-suppression, automatic-gain, low-rate)."""

    id: str
    name: str
    default: bool
    warnings: tuple[str, ...] = ()
