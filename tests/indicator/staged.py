"""Made recordings of a speaker being woken: said anew each time, in a room, with the chime's true onset known.

Speech is espeak-ng's; the chimes are synthetic and no vendor's.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray
from scipy.signal import fftconvolve

RATE = 16_000
Sound = NDArray[np.float32]
WAKE = "Alexa"
REQUESTS = ("what time is it", "will it rain today", "set a timer", "play some jazz", "how far is the moon", "stop")
ANSWERS = (
    "It is ten past nine.", "Tomorrow you can expect clouds.", "Your timer is set for five minutes.",
    "Here is a station you might like.", "The moon is far away, about one light second.", "Okay.",
)  # fmt: skip


@cache
def said(words: str, voice: str = "en-us", pitch: int = 50, speed: int = 160) -> Sound:
    """Peak 1."""
    command = ["espeak-ng", "-v", voice, "-p", str(pitch), "-s", str(speed), "--stdout", words]
    done = subprocess.run(command, capture_output=True, check=True, timeout=30)
    samples, rate = soundfile.read(io.BytesIO(done.stdout), dtype="float32")
    return scaled(soxr.resample(samples, rate, RATE).astype(np.float32))


def scaled(samples: Sound, peak: float = 1.0) -> Sound:
    return (samples * (peak / max(float(np.abs(samples).max()), 1e-9))).astype(np.float32)


def tones(parts: Sequence[tuple[float, float, float]], decay: float = 0.12, overtones: float = 0.1) -> Sound:
    """``parts``: (begin s, length s, Hz). Soft onsets of 5 ms, exponential decay (time constant in s)."""
    length = max(begin + long for begin, long, _ in parts)
    out = np.zeros(int(length * RATE) + 1)
    for begin, long, pitch in parts:
        n = int(long * RATE)
        t = np.arange(n) / RATE
        envelope = np.minimum(1, t / 0.005) * np.exp(-t / decay) * np.minimum(1, (long - t) / 0.01)
        wave = np.sin(2 * np.pi * pitch * t) + overtones * np.sin(2 * np.pi * 2.01 * pitch * t)
        out[int(begin * RATE) :][:n] += envelope * wave
    return scaled(out.astype(np.float32))


CHIMES: dict[str, Callable[[], Sound]] = {
    "rising fourth": lambda: tones([(0, 0.1, 262), (0.08, 0.3, 350)], 0.2, 0.03),
    "arpeggio": lambda: tones([(0, 0.15, 523), (0.1, 0.15, 659), (0.2, 0.3, 784)]),
    "bell": lambda: tones([(0, 0.5, 880), (0, 0.4, 1870), (0, 0.3, 2890)], 0.1),
    "falling": lambda: tones([(0, 0.15, 930), (0.12, 0.25, 620)]),
    "high": lambda: tones([(0, 0.1, 2100), (0.08, 0.1, 3150), (0.16, 0.2, 4200)]),
    "soft": lambda: tones([(0, 0.2, 523), (0.06, 0.2, 554)], 0.15, 0.02),
}


@dataclass(frozen=True)
class Room:
    """Two paths of one room: the person's and the speaker's."""

    person: Sound
    speaker: Sound


def room(seed: int, rt60: float = 0.4) -> Room:
    rng = np.random.default_rng(seed)
    return Room(_response(rng, rt60), _response(rng, rt60))


def _response(rng: np.random.Generator, rt60: float) -> Sound:
    """The direct sound at sample 0, a few early echoes, and a tail that decays by 60 dB in ``rt60`` s."""
    n = int(rt60 * RATE)
    t = np.arange(n) / RATE
    tail = rng.standard_normal(n) * 10 ** (-3 * t / rt60) * 0.05 * np.minimum(1, t / 0.02)
    tail[0] = 1.0
    for at in rng.uniform(0.002, 0.03, 6):
        tail[int(at * RATE)] += rng.uniform(-0.5, 0.5)
    return tail.astype(np.float32)


@dataclass(frozen=True)
class Plan:
    """How the takes of one recording are made. Levels in dBFS (RMS of the chime, of the background)."""

    chime: str | None = "rising fourth"
    end: str | None = None
    takes: int = 5
    level: float = -30.0
    noise: float = -60.0
    voices: Sequence[str] = ("en-us",)
    same_voice: bool = False  # the very same sound of the wake word each time: a recording of it
    same_answer: bool = False
    request: bool = True
    answer: bool = True
    gap: tuple[float, float] = (0.1, 0.4)  # s from the wake word's end to the chime; negative: over its tail
    gains: float = 0.0  # dB, +- from take to take
    backdrop: Callable[[int, np.random.Generator], Sound] | None = None
    backdrop_level: float = -50.0
    without: Sequence[int] = ()  # takes in which the speaker did not wake
    slam: Sequence[int] = ()
    clip: Sequence[int] = ()
    rt60: float = 0.4
    seed: int = 1


@dataclass(frozen=True)
class Staged:
    takes: list[Sound]
    starts: list[float | None] = field(default_factory=list)  # s, the chime's true onset
    ends: list[float | None] = field(default_factory=list)


def staged(plan: Plan) -> Staged:
    made = Staged([])
    place = room(plan.seed, plan.rt60)
    for number in range(plan.takes):
        rng = np.random.default_rng([plan.seed, number])
        sound, start, end = _take(plan, place, number, rng)
        made.takes.append(sound)
        made.starts.append(start)
        made.ends.append(end)
    return made


def _take(plan: Plan, place: Room, number: int, rng: np.random.Generator) -> tuple[Sound, float | None, float | None]:
    wakes = plan.chime is not None and number not in plan.without
    person, box = np.zeros(20 * RATE, np.float32), np.zeros(20 * RATE, np.float32)
    at = _put(person, rng.uniform(0.5, 1.2), _wake(plan, number, rng), -26)
    start = end = None
    if plan.chime is not None and wakes:
        start = at + rng.uniform(*plan.gap)
        at = max(at, _put(box, start, CHIMES[plan.chime](), plan.level))
    if plan.request:
        at = _put(person, at + rng.uniform(0.3, 0.7), _voice(plan, REQUESTS[number % 6], number, rng), -26)
    if plan.end is not None and wakes:
        end = max(at + rng.uniform(0.3, 0.6), (start or 0) + 2.1)
        at = _put(box, end, CHIMES[plan.end](), plan.level)
    if plan.answer and wakes:
        words = ANSWERS[0 if plan.same_answer else number % 6]
        at = _put(box, at + rng.uniform(0.4, 0.9), said(words, "en-gb+f3", 55, 165), plan.level)
    length = int((at + 1.0) * RATE)
    mixed = fftconvolve(person, place.person)[:length] + fftconvolve(box, place.speaker)[:length]
    return _worn(plan, mixed.astype(np.float32), number, rng), start, end


def _worn(plan: Plan, mixed: Sound, number: int, rng: np.random.Generator) -> Sound:
    """The background added, and what spoils this take."""
    length = mixed.size
    if plan.backdrop is not None:
        behind = plan.backdrop(length, rng)
        mixed = mixed + behind * (10 ** (plan.backdrop_level / 20) / max(_rms(behind), 1e-9))
    mixed = mixed + pink(length, rng) * 10 ** (plan.noise / 20)
    if number in plan.slam:
        _put(mixed, rng.uniform(1.0, length / RATE - 0.8), _slam(rng), -16)
    mixed = mixed * 10 ** (rng.uniform(-plan.gains, plan.gains) / 20)
    return np.clip(mixed * (30 if number in plan.clip else 1), -1, 1).astype(np.float32)


def _put(into: Sound, at: float, sound: Sound, level: float) -> float:
    """``sound`` at ``level`` dBFS over what is loud of it; its end."""
    begin = int(round(at * RATE))
    fits = sound[: into.size - begin]
    into[begin : begin + fits.size] += fits * (10 ** (level / 20) / _rms(sound))
    return at + sound.size / RATE


def _rms(sound: Sound) -> float:
    """Over the part above -20 dB of its peak."""
    loud = sound[np.abs(sound) > 0.1 * np.abs(sound).max()]
    return float(np.sqrt(np.mean(loud**2))) if loud.size else 0.0


def _wake(plan: Plan, number: int, rng: np.random.Generator) -> Sound:
    if plan.same_voice:
        return said(WAKE, plan.voices[0])
    return _voice(plan, WAKE, number, rng)


def _voice(plan: Plan, words: str, number: int, rng: np.random.Generator) -> Sound:
    """Nobody says a word twice alike: pitch and speed wander."""
    voice = plan.voices[number % len(plan.voices)]
    return said(words, voice, int(rng.integers(38, 62)), int(rng.integers(140, 180)))


def pink(n: int, rng: np.random.Generator) -> Sound:
    """RMS 1, falling by 3 dB an octave."""
    spectrum = np.fft.rfft(rng.standard_normal(n))
    spectrum /= np.sqrt(np.maximum(np.arange(spectrum.size), 1))
    noise = np.fft.irfft(spectrum, n)
    return np.asarray(noise / noise.std(), np.float32)


def babble(n: int, rng: np.random.Generator) -> Sound:
    """A television: three people who talk over each other."""
    out = np.zeros(n, np.float32)
    words = [*ANSWERS, *REQUESTS, "and now the news at eight o'clock", "nobody expected that, least of all me"]
    for voice in ("en-us+m3", "en-gb+f2", "en-us+m7"):
        at = 0
        while at < n:
            talk = said(str(rng.choice(words)), voice, int(rng.integers(30, 70)), int(rng.integers(150, 190)))
            fits = talk[: n - at]
            out[at : at + fits.size] += fits
            at += talk.size + int(rng.uniform(0.05, 0.6) * RATE)
    return out


def music(n: int, rng: np.random.Generator) -> Sound:
    """Chords and a melody of plucked tones with overtones."""
    out = np.zeros(n + RATE, np.float32)
    for at in np.arange(0, n / RATE, 0.22):
        for _ in range(2):
            pitch = 130.8 * 2 ** (int(rng.choice([0, 2, 4, 5, 7, 9, 11, 12, 14, 16, 19, 24])) / 12)
            note = tones([(0, 0.7, pitch)], 0.3, 0.5)
            begin = int(at * RATE)
            fits = note[: out.size - begin]
            out[begin : begin + fits.size] += fits
    return out[:n]


def _slam(rng: np.random.Generator) -> Sound:
    n = int(0.4 * RATE)
    return scaled((pink(n, rng) * np.exp(-np.arange(n) / RATE / 0.05)).astype(np.float32))
