"""Hours of what a living room sounds like when no chime sounds, in three splits that share no file, talker or album.

Scenes of 25 to 90 s as in the first experiments: noise, one talker, babble, music, speech over music, effects; each
reverberated by a room of its own, at -50 to -20 dBFS, over the microphone's own noise; six sounds of other gadgets an
hour. Beyond these hours, two special ones: digital silence with hum, and drums with bells.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from tests.bench.chimes import RATE
from tests.bench.chimes.pool import FOLDER, SEED, SPLITS, Pool, pool
from tests.bench.chimes.rooms import Response, backgrounds
from tests.bench.chimes.sounds import negatives

Sound = NDArray[np.float32]
HOUR = 3600 * RATE  # samples
HOURS = {"development": 12, "calibration": 24, "test": 24}
SPECIAL = ("silence and hum", "drums and bells")  # numbered after the usual hours
SHARES = {"noise": 0.18, "talker": 0.27, "babble": 0.14, "music": 0.25, "speech and music": 0.10, "effects": 0.06}
SCENE = (25.0, 90.0)  # seconds
LEVEL = (-50.0, -20.0)  # dBFS, RMS of a scene
OWN_NOISE = (-78.0, -66.0)  # dBFS, of a microphone and its amplifier
NEGATIVES_AN_HOUR = 6


@dataclass(frozen=True, slots=True)
class Scene:
    """``start`` and ``end`` in samples of its hour."""

    kind: str
    start: int
    end: int
    dbfs: float


@dataclass(frozen=True, slots=True)
class Hour:
    """``samples`` int16 at 16 kHz, mapped from the disk; ``gadgets``: name, start and end of other gadgets' sounds."""

    number: int
    samples: NDArray[np.int16]
    scenes: tuple[Scene, ...]
    gadgets: tuple[tuple[str, int, int], ...]

    def kind_at(self, sample: int) -> str:
        """Of what sounds there; a gadget's sound counts as such up to a second after its end."""
        if any(start <= sample <= end + RATE for _, start, end in self.gadgets):
            return "other gadget"
        return next((scene.kind for scene in self.scenes if scene.start <= sample < scene.end), "-")


def hour(split: str, number: int) -> Hour:
    """Made at the first call, in some ten seconds; the same on every machine with the same packages."""
    path = FOLDER / "corpus" / split / f"{number:02d}.raw"
    if not path.with_suffix(".json").exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        samples, scenes, gadgets = _Maker(split).hour(number)
        part = path.with_suffix(f".{os.getpid()}.part")
        samples.tofile(part)
        part.rename(path)
        said = {"scenes": [[s.kind, s.start, s.end, round(s.dbfs, 1)] for s in scenes], "gadgets": gadgets}
        path.with_suffix(".json").write_text(json.dumps(said))
    said = json.loads(path.with_suffix(".json").read_text())
    scenes = [Scene(str(kind), int(start), int(end), float(dbfs)) for kind, start, end, dbfs in said["scenes"]]
    gadgets = [(str(name), int(start), int(end)) for name, start, end in said["gadgets"]]
    return Hour(number, np.memmap(path, dtype=np.int16, mode="r"), tuple(scenes), tuple(gadgets))


def hours(split: str, count: int | None = None) -> Iterator[Hour]:
    """The usual hours of a split, without the special ones."""
    for number in range(HOURS[split] if count is None else min(count, HOURS[split])):
        yield hour(split, number)


def special(split: str) -> Iterator[Hour]:
    for extra in range(len(SPECIAL)):
        yield hour(split, HOURS[split] + extra)


def decibels(ratio: float) -> float:
    """Of an amplitude."""
    return float(20 * np.log10(max(ratio, 1e-10)))


def amplitude(db: float) -> float:
    return float(10 ** (db / 20))


def rms(sound: Sound) -> float:
    return float(np.sqrt(np.mean(np.square(sound, dtype=np.float64)))) if len(sound) else 0.0


def coloured(rng: np.random.Generator, length: int, slope: float) -> Sound:
    """Noise whose power falls with frequency to the power ``slope``: 0 white, 1 pink, 2 brown; RMS of one."""
    size = min(length, 1 << 18)  # a longer piece repeats after 16 s, which no detector of short sounds can know
    spectrum = np.fft.rfft(rng.standard_normal(size))
    shape = np.maximum(np.arange(len(spectrum)), 4.0) ** (-slope / 2)
    noise = np.fft.irfft(spectrum * shape, size)
    return np.resize((noise / noise.std()).astype(np.float32), length)


class _Maker:
    """Holds what a split's hours are made of."""

    def __init__(self, split: str) -> None:
        self._split = split
        self._pools: dict[str, Pool] = {kind: pool(split, kind) for kind in ("speech", "music", "effects")}
        self._rooms: list[Response] = backgrounds(split)
        self._gadgets = negatives(split)
        self._kinds: dict[str, Callable[[np.random.Generator, int], Sound]] = {
            "noise": _noise,
            "talker": lambda rng, length: self._talk(rng, length),
            "babble": lambda rng, length: self._babble(rng, length),
            "music": lambda rng, length: self._music(rng, length),
            "speech and music": lambda rng, length: self._both(rng, length),
            "effects": lambda rng, length: self._effects(rng, length),
            SPECIAL[0]: _hum_or_nothing,
            SPECIAL[1]: lambda rng, length: self._effects(rng, length, busy=True),
        }

    def hour(self, number: int) -> tuple[NDArray[np.int16], list[Scene], list[tuple[str, int, int]]]:
        seed = np.random.SeedSequence([SEED, 50, SPLITS.index(self._split), number])
        extra = number - HOURS[self._split]
        layout, *seeds = seed.spawn(200)
        rng = np.random.default_rng(layout)
        sound = np.zeros(HOUR, np.float32)
        scenes: list[Scene] = []
        while not scenes or scenes[-1].end < HOUR:
            kind = SPECIAL[extra] if extra >= 0 else str(rng.choice(list(SHARES), p=list(SHARES.values())))
            start = scenes[-1].end if scenes else 0
            end = min(start + int(rng.uniform(*SCENE) * RATE), HOUR)
            made, dbfs = self._scene(np.random.default_rng(seeds[len(scenes)]), kind, end - start)
            sound[start:end] = made
            scenes.append(Scene(kind, start, end, dbfs))
        gadgets = self._gadgets_into(sound, rng) if extra < 0 else []
        return np.round(np.clip(sound, -1, 1) * 32767).astype(np.int16), scenes, gadgets

    def _scene(self, rng: np.random.Generator, kind: str, length: int) -> tuple[Sound, float]:
        sound = self._kinds[kind](rng, length)
        if kind == SPECIAL[0]:
            return sound, decibels(rms(sound))
        sound = signal.oaconvolve(sound, self._rooms[rng.integers(len(self._rooms))])[:length].astype(np.float32)
        dbfs = float(rng.uniform(*LEVEL))
        sound *= np.float32(amplitude(dbfs) / max(rms(sound), 1e-9))
        sound += coloured(rng, length, 0.5) * np.float32(amplitude(float(rng.uniform(*OWN_NOISE))))
        edge = min(RATE // 20, length // 2)
        sound[:edge] *= np.linspace(0, 1, edge, dtype=np.float32)
        sound[length - edge :] *= np.linspace(1, 0, edge, dtype=np.float32)
        return sound, dbfs

    def _gadgets_into(self, sound: Sound, rng: np.random.Generator) -> list[tuple[str, int, int]]:
        placed = []
        for at in np.sort(rng.integers(0, HOUR - 3 * RATE, NEGATIVES_AN_HOUR)):
            gadget = self._gadgets[rng.integers(len(self._gadgets))]
            heard = signal.oaconvolve(gadget.waveform, self._rooms[rng.integers(len(self._rooms))]).astype(np.float32)
            around = rms(sound[at : at + len(heard)])
            loud = amplitude(float(rng.uniform(0, 20))) * max(around, amplitude(-60))
            sound[at : at + len(heard)] += heard * np.float32(min(loud / rms(heard), 0.9 / np.abs(heard).max()))
            placed.append((gadget.name, int(at), int(at) + len(gadget.waveform)))
        return placed

    def _talk(self, rng: np.random.Generator, length: int) -> Sound:
        """One talker after another file of the same folder, with pauses."""
        return self._sequence(rng, self._pools["speech"], length, (0.1, 0.9))

    def _babble(self, rng: np.random.Generator, length: int) -> Sound:
        talkers = [self._talk(rng, length) for _ in range(int(rng.integers(3, 7)))]
        loud = [np.float32(amplitude(float(rng.uniform(-8, 0)))) for _ in talkers]
        out = np.zeros(length, np.float32)
        for talk, gain in zip(talkers, loud, strict=True):
            out += talk * gain
        return out

    def _music(self, rng: np.random.Generator, length: int) -> Sound:
        songs = self._pools["music"]
        weights = np.diff(songs.starts).astype(float)
        song = songs.sound(int(rng.choice(len(songs), p=weights / weights.sum())))
        start = int(rng.integers(max(len(song) - length, 1)))
        part = song[start : start + length]
        return np.concatenate([part, self._music(rng, length - len(part))]) if len(part) < length else part

    def _both(self, rng: np.random.Generator, length: int) -> Sound:
        over = np.float32(amplitude(float(rng.uniform(-3, 12))))
        music, talk = self._music(rng, length), self._talk(rng, length)
        both: Sound = music / np.float32(max(rms(music), 1e-6)) + talk * (over / np.float32(max(rms(talk), 1e-6)))
        return both

    def _effects(self, rng: np.random.Generator, length: int, busy: bool = False) -> Sound:
        quiet = coloured(rng, length, 1.0) * np.float32(0.01)
        pause = (-0.1, 0.2) if busy else (0.0, 2.0)
        return quiet + self._sequence(rng, self._pools["effects"], length, pause, anywhere=True)

    def _sequence(
        self, rng: np.random.Generator, sounds: Pool, length: int, pause: tuple[float, float], anywhere: bool = False
    ) -> Sound:
        out = np.zeros(length, np.float32)
        index, at = int(rng.integers(len(sounds))), int(rng.integers(RATE))
        while at < length:
            piece = sounds.sound(index)[: min(length - at, 20 * RATE)]
            loud = rms(piece)
            if loud > 1e-4:
                # Levelled, as a broadcast is; effects keep half of their differences.
                out[at : at + len(piece)] += piece * np.float32((0.1 / loud) ** (0.5 if anywhere else 1.0))
            at += max(len(piece) + int(rng.uniform(*pause) * RATE), RATE // 20)
            index = int(rng.integers(len(sounds))) if anywhere else (index + 1) % len(sounds)
        return out


def _noise(rng: np.random.Generator, length: int) -> Sound:
    """White to brown, alone or with a fan's or a mains' tones, steady or slowly swelling."""
    noise = coloured(rng, length, float(rng.choice([0.0, 0.5, 1.0, 1.5, 2.0])))
    seconds = np.arange(length, dtype=np.float64) / RATE
    if rng.random() < 0.5:
        base = float(rng.choice([50.0, 60.0, rng.uniform(80, 400)]))
        for harmonic in range(1, int(rng.integers(2, 8))):
            noise += (0.6 / harmonic * np.sin(2 * np.pi * base * harmonic * seconds)).astype(np.float32)
    if rng.random() < 0.4:
        noise *= (1 + 0.7 * np.sin(2 * np.pi * rng.uniform(0.05, 0.5) * seconds)).astype(np.float32)
    return noise


def _hum_or_nothing(rng: np.random.Generator, length: int) -> Sound:
    """Digital silence, its last bit flickering, or mains hum with harmonics; never other noise."""
    kind = int(rng.integers(3))
    if kind == 0:
        return np.zeros(length, np.float32)
    if kind == 1:
        return (rng.integers(-1, 2, length) / 32768).astype(np.float32)
    seconds = np.arange(length, dtype=np.float64) / RATE
    base = float(rng.choice([50.0, 60.0])) * (1 + float(rng.normal(0, 2e-4)))
    hum = sum(np.sin(2 * np.pi * base * n * seconds) / n ** float(rng.uniform(0.5, 1.5)) for n in range(1, 12))
    return np.asarray(hum * amplitude(float(rng.uniform(-55, -25))), dtype=np.float32)
