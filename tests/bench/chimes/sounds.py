"""Chimes to be heard, by name: a development set and a test set; and other gadgets' sounds that are no chime.

Debian's freedesktop sound theme is the acceptance set: neither it nor a sound known to be the same as one of its is
used for anything else.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from tests.bench.chimes import RATE
from tests.bench.chimes.pool import PACKAGES, SEED, SPLITS, read
from tests.bench.chimes.synth import LIKENESSES, LONGEST, random_chime, rendered

ALIKE = 0.85  # largest correlation at any lag above which two sounds are one
RANDOM_CHIMES, RANDOM_NEGATIVES = 40, 30

OTHERS = {
    "test": {
        "oxygen-sounds": "Im-Contact-In Im-Contact-Out Sys-App-Positive Sys-App-Negative Im-Message-Out Sys-Warning",
        "yaru-theme-sound": "message device-added dialog-question battery-low",
        "deepin-sound-theme": "dialog-error-critical device-removed screen-capture-complete",
        "lomiri-sounds": "A440 Positive Rhodes",
    },
    "development": {
        "psi-plus-sounds": "chat1 chat2 online offline pepnotify reminder watcher email chess_error ft_incoming",
        "gajim": "sent call_outgoing",
        "pidgin-data": "alert receive send login",
        "sound-icons": "prompt piano-3 glass-water-1 pipe guitar-12 cembalo-6 electric-piano-3 percussion-28 chord-7",
        "eiskaltdcpp-sounds": "MyNickInMainChat PrivateMessage",
    },
    # All that last 0.05 to 0.8 s as they are cut here; of the others eight are speech.
    "acceptance": {
        "sound-theme-freedesktop": "bell camera-shutter complete device-added device-removed dialog-warning"
        " message-new-instant",
    },
}
PAIRS = (
    ("alexa", "alexa end"),
    ("wyoming awake", "wyoming done"),
    ("google up", "google down"),
    ("oxygen Im-Contact-In", "oxygen Im-Contact-Out"),
    ("oxygen Sys-App-Positive", "oxygen Sys-App-Negative"),
    ("yaru device-added", "yaru battery-low"),
)
# All the rest of these packages that is short enough, less what is like a chime of any set.
NEGATIVES = {
    "development": ("linphone-common", "eiskaltdcpp-sounds"),
    "calibration": ("deepin-sound-theme", "lomiri-sounds", "baresip-core"),
    "test": ("oxygen-sounds", "yaru-theme-sound", "gajim"),
}
NEVER = ("Oxygen-Im-Message-In",)  # the freedesktop theme's message-new-instant


@dataclass(frozen=True, slots=True)
class Chime:
    """``waveform`` at 16 kHz, from its onset on, at most 0.8 s, peak at one half; ``by`` a package or ``made here``."""

    name: str
    by: str
    waveform: NDArray[np.float32]


@functools.cache
def chimes(split: str) -> tuple[Chime, ...]:
    """Of the development or the test set; those of others first. Nothing in one set is like anything in the other.

    Of the acceptance set all, whatever they are like: see ``twins``.
    """
    if split == "acceptance":
        return tuple(_by_others(split))
    if split == "test":
        return _distinct([*_by_others("test"), *_likenesses()], ())
    own = [Chime(f"random {n}", "made here", rendered(random_chime(_rng(40, n)))) for n in range(RANDOM_CHIMES)]
    return _distinct([*_by_others("development"), *own], chimes("test"))


@functools.cache
def negatives(split: str) -> tuple[Chime, ...]:
    """Sounds of other programs and gadgets, in no way like a chime of any set, nor like another split's."""
    before = [sound for other in SPLITS[: SPLITS.index(split)] for sound in negatives(other)]
    found = [_real(package, stem) for package in NEGATIVES[split] for stem in _stems(package)]
    start = 1000 * (1 + SPLITS.index(split))
    made = [
        Chime(f"other {n}", "made here", rendered(random_chime(_rng(41, start + n)))) for n in range(RANDOM_NEGATIVES)
    ]
    return _distinct([*found, *made], [*chimes("test"), *chimes("development"), *before])


def twins(split: str) -> list[tuple[str, str, float]]:
    """Every chime of the set with each chime or other gadget's sound that is too like it, and how like it is."""
    others = [
        *(one for name in OTHERS for one in chimes(name)),
        *(one for name in SPLITS for one in negatives(name)),
    ]
    return [
        (chime.name, other.name, like)
        for chime in chimes(split)
        for other in others
        if other is not chime and (like := likeness(chime.waveform, other.waveform)) >= ALIKE
    ]


def likeness(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """The largest absolute normalised correlation at any lag, 0 to 1."""
    product = signal.correlate(one.astype(np.float64), other.astype(np.float64), method="fft")
    return float(np.abs(product).max() / (np.linalg.norm(one) * np.linalg.norm(other)))


def pairs() -> list[tuple[int, int]]:
    """Start and end chime of one speaker, as positions in the test set."""
    places = {chime.name: n for n, chime in enumerate(chimes("test"))}
    return [(places[start], places[end]) for start, end in PAIRS if start in places and end in places]


def _by_others(split: str) -> list[Chime]:
    return [_real(package, stem) for package, stems in OTHERS[split].items() for stem in stems.split()]


def _likenesses() -> list[Chime]:
    return [Chime(name, "made here", rendered(notes)) for name, notes in LIKENESSES.items()]


def _real(package: str, stem: str) -> Chime:
    found = [path for path in PACKAGES.glob(f"{package}_*/**/*") if path.stem.removeprefix("Oxygen-") == stem]
    if not found:
        raise OSError(f"{package} has no sound {stem}. Run tools/bench-sounds.sh first.")
    sound = read(sorted(found)[0])
    by = package.removeprefix("sound-theme-").split("-")[0]
    return Chime(f"{by} {stem}", package, _cut(sound))


def _stems(package: str) -> list[str]:
    paths = [path for path in PACKAGES.glob(f"{package}_*/**/*") if path.suffix in {".wav", ".ogg", ".oga"}]
    short = [path for path in paths if not path.is_symlink() and path.stem not in NEVER and len(read(path)) < 3 * RATE]
    return sorted({path.stem.removeprefix("Oxygen-") for path in short})


def _cut(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """From where it first comes within 26 dB of its peak to where 99.5 % of its energy is out, peak at one half."""
    loud = np.flatnonzero(np.abs(sound) > 0.05 * np.abs(sound).max())
    sound = sound[max(int(loud[0]) - RATE // 200, 0) :]
    energy = np.cumsum(sound.astype(np.float64) ** 2)
    end = int(np.searchsorted(energy, 0.995 * energy[-1]))
    sound = sound[: min(end, int(LONGEST * RATE))].copy()
    fade = np.linspace(1, 0, min(RATE // 50, len(sound) // 4), dtype=np.float32)
    sound[-len(fade) :] *= fade
    return sound * np.float32(0.5 / np.abs(sound).max())


def _distinct(sounds: Iterable[Chime], before: Iterable[Chime]) -> tuple[Chime, ...]:
    kept: list[Chime] = []
    known = list(before)
    for sound in sounds:
        if len(sound.waveform) > RATE // 40 and all(
            likeness(sound.waveform, other.waveform) < ALIKE for other in [*known, *kept]
        ):
            kept.append(sound)
    return tuple(kept)


def _rng(purpose: int, number: int) -> np.random.Generator:
    return np.random.default_rng([SEED, purpose, number])
