"""Chimes played in a room into a split's background at a stated signal-to-noise ratio, and takes to learn them from.

The ratio is that of the first experiments: power of the chime as it arrives against that of the background, both in
180 to 7500 Hz and in the time that holds the middle 90 % of the arriving chime's energy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray
from scipy import signal

from tests.bench.chimes import RATE
from tests.bench.chimes.corpus import HOUR, HOURS, Hour, Sound, amplitude, coloured, hour, rms
from tests.bench.chimes.pool import SEED
from tests.bench.chimes.rooms import Room
from tests.bench.chimes.sounds import Chime

BAND = (180.0, 7500.0)  # Hz
LEAD, SLOT = int(3.5 * RATE), int(6.5 * RATE)  # samples before a chime may sound, and of one trial
TAKES, TAKE_SNR, TAKE_GAIN = 5, 20.0, 2.0
DRIFT = 300e-6
VARIANTS = ("clean", "300 ppm", "clipped", "noise suppressed", "44.1 kHz", "8 kHz")


@dataclass(frozen=True, slots=True)
class Stream:
    """Trials end to end, each of SLOT samples; ``onsets`` in seconds: where the learned waveform's start sounds."""

    samples: Sound
    onsets: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learned:
    """What pairing hands over: takes aligned and cut, and how far into the chime they start, in samples."""

    takes: list[Sound]
    start: int


@dataclass(frozen=True, slots=True)
class Cell:
    snr: float
    place: str  # same or moved
    variant: str = "clean"


def takes(chime: Chime, room: Room, seed: int) -> Learned:
    """Five recordings of the chime where the microphone stands, with a room's noise 20 dB below it."""
    rng = np.random.default_rng([SEED, 60, seed])
    arriving = played(chime.waveform, room.paired)
    start, end = _extent(arriving)
    made = []
    for _ in range(TAKES):
        slip = int(rng.integers(-8, 9))  # half a millisecond: what is left after pairing aligned them
        take = np.zeros(len(arriving) + 2 * RATE // 10, np.float32)
        at = RATE // 10 + slip
        take[at : at + len(arriving)] = arriving
        take += coloured(rng, len(take), 1.0) * np.float32(_noise_for(arriving, TAKE_SNR))
        take *= np.float32(amplitude(float(rng.uniform(-TAKE_GAIN, TAKE_GAIN))))
        made.append(take)
    return Learned(_aligned(made, RATE // 10 + start, RATE // 10 + end), start)


def played(sound: Sound, response: Sound) -> Sound:
    out: Sound = signal.oaconvolve(sound, response).astype(np.float32)
    return out


def window(arriving: Sound) -> tuple[int, int]:
    """Where the middle 90 % of the energy is."""
    energy = np.cumsum(np.square(arriving, dtype=np.float64))
    low, high = np.searchsorted(energy, [0.05 * energy[-1], 0.95 * energy[-1]])
    return int(low), int(high) + 1


def in_band(sound: Sound) -> Sound:
    spectrum = np.fft.rfft(sound)
    hz = np.fft.rfftfreq(len(sound), 1 / RATE)
    spectrum[(hz < BAND[0]) | (hz > BAND[1])] = 0
    return np.asarray(np.fft.irfft(spectrum, len(sound)), dtype=np.float32)


def mixed(background: Sound, arriving: Sound, at: int, snr: float) -> Sound:
    """The chime added at ``at``, as loud as the ratio asks; both turned down together where they would clip."""
    low, high = window(arriving)
    noise = rms(in_band(background)[at + low : at + high])
    gain = amplitude(snr) * max(noise, amplitude(-90)) / rms(in_band(arriving)[low:high])
    out = background.copy()
    part = arriving[: len(out) - at]
    out[at : at + len(part)] += part * np.float32(gain)
    return out / np.float32(max(float(np.abs(out).max()), 1.0))


def stream(split: str, chime: Chime, learned: Learned, room: Room, cell: Cell, count: int, seed: int) -> Stream:
    """``count`` trials in backgrounds of the split; the same backgrounds for every cell of one chime."""
    rng = np.random.default_rng([SEED, 70, seed])
    samples = np.zeros(count * SLOT, np.float32)
    onsets = np.zeros(count)
    responses = room.responses(cell.place)
    for number in range(count):
        background = _somewhere(split, rng)
        at = LEAD + int(rng.integers(RATE))
        arriving = played(_drifted(chime.waveform, cell.variant), responses[number % len(responses)])
        slot = _received(mixed(background, arriving, at, cell.snr), cell.variant)
        samples[number * SLOT : (number + 1) * SLOT] = slot * _edges()
        onsets[number] = (number * SLOT + at + learned.start) / RATE
    return Stream(samples, onsets)


def white(chime: Chime, learned: Learned, room: Room, snr: float, count: int, seed: int) -> Stream:
    """As stream(), in white noise."""
    rng = np.random.default_rng([SEED, 71, seed])
    samples = np.zeros(count * SLOT, np.float32)
    onsets = np.zeros(count)
    for number in range(count):
        noise = (amplitude(-40) * rng.standard_normal(SLOT)).astype(np.float32)
        at = LEAD + int(rng.integers(RATE))
        arriving = played(chime.waveform, room.same[number % len(room.same)])
        samples[number * SLOT : (number + 1) * SLOT] = mixed(noise, arriving, at, snr)
        onsets[number] = (number * SLOT + at + learned.start) / RATE
    return Stream(samples, onsets)


def _somewhere(split: str, rng: np.random.Generator) -> Sound:
    """A piece of a split's hours in which no other gadget sounds."""
    while True:
        found: Hour = hour(split, int(rng.integers(HOURS[split])))
        at = int(rng.integers(HOUR - SLOT))
        if all(end + 2 * RATE < at or start > at + SLOT for _, start, end in found.gadgets):
            return np.asarray(found.samples[at : at + SLOT], dtype=np.float32) / np.float32(32768)


def _edges() -> Sound:
    fade = np.ones(SLOT, np.float32)
    fade[: RATE // 50] = np.linspace(0, 1, RATE // 50)
    fade[-RATE // 50 :] = np.linspace(1, 0, RATE // 50)
    return fade


def _extent(arriving: Sound) -> tuple[int, int]:
    """Where pairing cuts: from 20 dB below the loudest 10 ms to where 22 dB below it is last reached; 0.8 s at most."""
    short = RATE // 100
    power = np.convolve(np.square(arriving, dtype=np.float64), np.ones(short) / short, "same")
    start = int(np.argmax(power > power.max() / 100))
    end = int(np.flatnonzero(power > power.max() * 10**-2.2)[-1])
    return start, min(end, start + int(0.8 * RATE))


def _noise_for(arriving: Sound, snr: float) -> float:
    low, high = window(arriving)
    return rms(in_band(arriving)[low:high]) / amplitude(snr)


def _aligned(made: Sequence[Sound], start: int, end: int) -> list[Sound]:
    first = made[0][start:end]
    cut = []
    for take in made:
        near = take[start - 32 : end + 32]
        lag = int(np.argmax(signal.correlate(near, first, "valid", "fft"))) - 32
        cut.append(take[start + lag : end + lag].copy())
    return cut


def _drifted(sound: Sound, variant: str) -> Sound:
    if variant != "300 ppm":
        return sound
    at = np.arange(int(len(sound) / (1 + DRIFT))) * (1 + DRIFT)
    # A cubic through twice the samples keeps what linear interpolation would dull.
    fine = signal.resample_poly(sound, 4, 1)
    return np.asarray(np.interp(at * 4, np.arange(len(fine)), fine), dtype=np.float32)


def _received(sound: Sound, variant: str) -> Sound:
    if variant == "clipped":
        limit = 0.35 * float(np.abs(sound).max())
        return np.clip(sound, -limit, limit)
    if variant == "noise suppressed":
        return suppressed(sound)
    if variant in {"44.1 kHz", "8 kHz"}:
        rate = {"44.1 kHz": 44_100, "8 kHz": 8_000}[variant]
        back = soxr.resample(soxr.resample(sound, RATE, rate, "LQ"), rate, RATE, "LQ")[: len(sound)]
        return np.pad(back, (0, len(sound) - len(back))).astype(np.float32)
    return sound


def suppressed(sound: Sound) -> Sound:
    """A crude operating system's: spectral subtraction (Boll 1979) down to -15 dB, then a slow automatic gain."""
    _, _, spectrum = signal.stft(sound, RATE, nperseg=512, noverlap=384)
    size = np.abs(spectrum)
    smooth = signal.lfilter([0.3], [1, -0.7], size, axis=1)
    # The quietest of late: a follower that falls at once and rises by 6 dB in a second.
    floors = np.empty_like(smooth)
    held = smooth[:, 0]
    for frame in range(smooth.shape[1]):
        held = np.minimum(held * 1.006, smooth[:, frame])
        floors[:, frame] = held
    gain = np.clip(1 - 1.5 * floors / np.maximum(size, 1e-9), 10 ** (-15 / 20), 1)
    _, out = signal.istft(spectrum * gain, RATE, nperseg=512, noverlap=384)
    out = np.resize(out, len(sound))
    level = np.sqrt(signal.lfilter([1 / RATE], [1, -1 + 1 / RATE], np.square(out)) + 1e-7)
    steady = out * np.clip(0.05 / level, 0.1, 10)
    return np.asarray(steady / max(float(np.abs(steady).max()), 1.0), dtype=np.float32)
