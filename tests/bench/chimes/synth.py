"""Chimes made from notes: likenesses of assistants' sounds by their measured pitches, and random ones to train on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.bench.chimes import RATE

LONGEST = 0.8  # seconds
SCALE = 2 ** (np.array([0, 2, 4, 7, 9, 12, 14, 16]) / 12)


@dataclass(frozen=True, slots=True)
class Note:
    """``at`` and ``length`` in seconds; it falls by 60 dB in ``decay`` seconds and is cut softly at its length."""

    hz: float
    at: float
    length: float
    decay: float = 1.0
    attack: float = 0.01
    partials: tuple[tuple[float, float], ...] = ((1.0, 1.0),)  # frequency and amplitude, of the note's


SOFT = ((1.0, 1.0), (2.0, 0.06))
PLUCKED = ((1.0, 1.0), (2.0, 0.4), (3.0, 0.15))
BELL = ((0.5, 0.3), (1.0, 1.0), (1.19, 0.35), (2.0, 0.5), (2.74, 0.35), (4.07, 0.15))

# After the pitch tracks that were measured in files found in public repositories, not those files.
LIKENESSES: dict[str, Sequence[Note]] = {
    "alexa": (Note(261.6, 0, 0.10, 1.2, 0.02, SOFT), Note(349.2, 0.08, 0.24, 0.9, 0.02, SOFT)),
    "alexa end": (Note(349.2, 0, 0.10, 1.2, 0.02, SOFT), Note(261.6, 0.08, 0.24, 0.9, 0.02, SOFT)),
    "home assistant": (
        Note(793, 0, 0.3, 0.45, 0.004, ((1, 1), (944 / 793, 0.4), (473 / 793, 0.35), (1413 / 793, 0.2))),
    ),
    "homepod": (Note(523.3, 0, 0.11, 0.8, 0.012, SOFT), Note(554.4, 0.07, 0.15, 0.5, 0.012, SOFT)),
    "mycroft": (Note(391, 0, 0.1, 0.8), Note(523, 0.09, 0.1, 0.8), Note(348, 0.18, 0.12, 0.5)),
    "wyoming awake": (Note(463, 0, 0.14, 0.7, 0.008), Note(929, 0.12, 0.2, 0.6, 0.008, ((1, 1), (1.5, 0.4)))),
    "wyoming done": tuple(Note(hz, 0.06 * n, 0.2, 0.4, 0.004) for n, hz in enumerate((4186, 3136, 2637, 2093))),
    "google up": (Note(440, 0, 0.16, 0.5, 0.006, PLUCKED), Note(659, 0.13, 0.25, 0.6, 0.006, PLUCKED)),
    "google down": (Note(659, 0, 0.16, 0.5, 0.006, PLUCKED), Note(440, 0.13, 0.25, 0.6, 0.006, PLUCKED)),
    "soft tone": (Note(440, 0, 0.3, 0.9, 0.04),),
    "blip": (Note(620, 0, 0.075, 0.5, 0.008),),
    "bell": (Note(880, 0, 0.7, 1.0, 0.002, BELL),),
    "arpeggio": tuple(Note(hz, 0.09 * n, 0.2, 0.5, 0.005, PLUCKED) for n, hz in enumerate((523, 659, 784, 1047))),
}


def rendered(notes: Sequence[Note]) -> NDArray[np.float32]:
    """At most 0.8 s, with its peak at one half."""
    length = min(max(note.at + note.length for note in notes), LONGEST)
    sound = np.zeros(int(length * RATE) + 1)
    for note in notes:
        start = int(note.at * RATE)
        tone = _tone(note)[: len(sound) - start]
        sound[start : start + len(tone)] += tone
    fade = np.cos(np.linspace(0, np.pi / 2, RATE // 50)) ** 2
    sound[-len(fade) :] *= fade
    return np.asarray(0.5 * sound / np.abs(sound).max(), dtype=np.float32)


def random_chime(rng: np.random.Generator) -> Sequence[Note]:
    """Of one of the kinds that chimes are: a single tone, two or three notes, an arpeggio, a bell, a glide of notes."""
    root = _between(rng, 240, 1900)
    partials = _partials(rng)
    count = int(rng.choice([1, 2, 3, 4, 5], p=[0.22, 0.4, 0.18, 0.14, 0.06]))
    step = float(rng.uniform(0.045, 0.14))
    decay = _between(rng, 0.15, 1.2)
    attack = _between(rng, 0.002, 0.04)
    pitches = [root, *(root * rng.choice(SCALE, count - 1) * rng.choice([0.5, 1, 1], count - 1))]
    return [_placed(rng, float(hz), n * step, (decay, attack), partials) for n, hz in enumerate(pitches)]


def soft_chime(rng: np.random.Generator) -> Sequence[Note]:
    """One to three nearly pure, low tones, as assistants have."""
    hz = _between(rng, 240, 900)
    count = int(rng.choice([1, 2, 3], p=[0.4, 0.42, 0.18]))
    partials = (1.0, 1.0), (2.0, float(rng.uniform(0, 0.12)))
    step, decay, attack = float(rng.uniform(0.05, 0.13)), _between(rng, 0.3, 1.2), _between(rng, 0.004, 0.04)
    pitches = [hz]
    for _ in range(count - 1):
        pitches.append(pitches[-1] * 2 ** (float(rng.choice([-1, 1])) * int(rng.choice((1, 2, 3, 4, 5, 7))) / 12))
    lengths = rng.uniform(0.06, 0.26, count)
    return [Note(hz, n * step, float(lengths[n]), decay, attack, partials) for n, hz in enumerate(pitches)]


def _between(rng: np.random.Generator, low: float, high: float) -> float:
    """Evenly in the logarithm."""
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def _placed(
    rng: np.random.Generator,
    hz: float,
    at: float,
    shape: tuple[float, float],
    partials: tuple[tuple[float, float], ...],
) -> Note:
    return Note(min(hz, 3600.0), at, float(rng.uniform(0.07, 0.4)), shape[0], shape[1], partials)


def _partials(rng: np.random.Generator) -> tuple[tuple[float, float], ...]:
    kind = rng.random()
    if kind < 0.4:
        return (1.0, 1.0), (2.0, float(rng.uniform(0, 0.15)))
    if kind < 0.75:
        fall = float(rng.uniform(0.15, 0.6))
        return tuple((float(n), fall ** (n - 1)) for n in range(1, int(rng.integers(3, 7))))
    ratios = np.sort(rng.uniform(0.5, 5.0, int(rng.integers(2, 6))))
    return (1.0, 1.0), *((float(ratio), float(rng.uniform(0.05, 0.6))) for ratio in ratios)


def _tone(note: Note) -> NDArray[np.float64]:
    seconds = np.arange(int(note.length * RATE)) / RATE
    tone = np.zeros(len(seconds))
    for ratio, amplitude in note.partials:
        if 80 < note.hz * ratio < 7500:
            # Higher partials die sooner, as those of bells and strings do.
            fall = 10 ** (-3 * seconds / note.decay * max(ratio, 1) ** 0.5)
            tone += amplitude * fall * np.sin(2 * np.pi * note.hz * ratio * seconds)
    rise = np.sin(np.pi / 2 * np.clip(seconds / note.attack, 0, 1)) ** 2
    end = np.clip((note.length - seconds) / min(0.03, note.length / 3), 0, 1)
    return np.asarray(tone * rise * end)
