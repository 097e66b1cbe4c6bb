"""Recorded speech, music and effects from Debian's packages, decoded once, kept apart by split.

A split takes whole packages or folders, so no file, talker or album is in two of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from tests.bench.chimes import RATE

FOLDER = Path(__file__).parents[3] / ".bench"
PACKAGES = FOLDER / "packages"
SPLITS = ("development", "calibration", "test")
KINDS = ("speech", "music", "effects")
SEED = 20_261_122
SUFFIXES = {".wav", ".ogg", ".oga", ".flac", ".opus"}
SHORTEST, LONGEST = 0.12, 420.0  # seconds of one file that are taken

# Folders below .bench/packages, the package's version left open.
SOURCES: dict[str, dict[str, Sequence[str]]] = {
    "development": {
        "speech": ("hedgewars-data_*/**/voices", "gcin-voice_*", "ktuberling-data_*"),
        "music": (
            "supertux-data_*/**/music",
            "warzone2100-music_*/**/legacy_soundtrack",
            "starfighter-data_*/**/music",
            "extremetuxracer-data_*/**/music",
        ),
        "effects": (
            "hydrogen-data_*",
            "starfighter-data_*/**/sound",
            "tuxpaint-data_*",
            "extremetuxracer-data_*/**/sounds",
        ),
    },
    "calibration": {
        "speech": ("fillets-ng-data-cs_*", "klettres-data_*"),
        "music": (
            "warzone2100-music_*/**/aftermath_soundtrack",
            "singularity-music_*",
            "openclonk-data_*",
            "asc-music_*",
        ),
        "effects": ("lmms-common_*", "supertux-data_*/**/sounds", "freedink-data_*"),
    },
    "test": {
        "speech": ("fillets-ng-data-nl_*",),
        "music": ("wesnoth-1.16-music_*", "colobot-common-sounds_*/**/music", "frozen-bubble-data_*"),
        "effects": ("sonic-pi-samples_*", "colobot-common-sounds_*/**/sounds", "lincity-ng-data_*/**/sounds"),
    },
}
VOICES = {
    "development": ("en-us+m1", "de+f2", "fr+m3", "es+f4", "it+m5"),
    "calibration": ("en-gb+f1", "nl+m2", "pt+f3", "pl+m4"),
    "test": ("en-gb-scotland+m6", "sv+f5", "ru+m7", "cs+f2"),
}
WORDS = """
the a some every another small old green heavy quiet late warm kitchen window garden street river letter table
doctor neighbour sister teacher captain morning evening winter summer music story answer question journey train
opens closes carries follows remembers forgets watches hears brings sends finds loses paints over under behind
before after without together slowly often never always seven eleven twenty forty maybe because although and but
coffee bread orange thunder bicycle telephone holiday Amsterdam Lisbon weather forecast football minister budget
"""


@dataclass(frozen=True, slots=True)
class Pool:
    """All sounds of one kind in one split: int16 at 16 kHz end to end, and where each file starts."""

    samples: NDArray[np.int16]
    starts: NDArray[np.int64]  # n + 1 offsets

    def __len__(self) -> int:
        return len(self.starts) - 1

    def sound(self, index: int) -> NDArray[np.float32]:
        piece = self.samples[self.starts[index] : self.starts[index + 1]]
        return piece.astype(np.float32) / np.float32(32768)


def pool(split: str, kind: str) -> Pool:
    """Decoded at the first call, a few minutes for music; then mapped from the disk."""
    path = FOLDER / "pool" / f"{split}-{kind}.raw"
    if not path.with_suffix(".json").exists():
        _decode_all(split, kind, path)
    starts = np.array(json.loads(path.with_suffix(".json").read_text())["starts"], dtype=np.int64)
    return Pool(np.memmap(path, dtype=np.int16, mode="r"), starts)


def versions() -> dict[str, str]:
    """Of the packages that are there, by name."""
    names = sorted(path.name for path in PACKAGES.glob("*_*"))
    return {name.partition("_")[0]: name.partition("_")[2].replace("%", ":", 1) for name in names}


def files(split: str, kind: str) -> list[Path]:
    folders = [folder for pattern in SOURCES[split][kind] for folder in sorted(PACKAGES.glob(pattern))]
    if not folders:
        raise OSError(f"There is no {kind} for the {split} split. Run tools/bench-sounds.sh first.")
    found = (path for folder in folders for path in sorted(folder.rglob("*")))
    return [path for path in found if path.suffix.lower() in SUFFIXES and path.is_file() and not path.is_symlink()]


def read(path: Path) -> NDArray[np.float32]:
    """One file as mono at 16 kHz, not louder than full scale. Raises OSError for what is no sound."""
    try:
        data, rate = soundfile.read(path, frames=-1, dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise OSError(f"{path.name} cannot be decoded") from error
    mono: NDArray[np.float32] = data[: int(LONGEST * rate)].mean(axis=1, dtype=np.float32)
    return np.asarray(mono if rate == RATE else soxr.resample(mono, rate, RATE), dtype=np.float32)


def _decode_all(split: str, kind: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    starts, part = [0], path.with_suffix(f".{os.getpid()}.part")
    with part.open("wb") as out:
        for sound in _sounds(split, kind):
            out.write((sound * (0.7 * 32767 / max(float(np.abs(sound).max()), 1e-9))).astype("<i2").tobytes())
            starts.append(starts[-1] + len(sound))
    part.rename(path)
    path.with_suffix(".json").write_text(json.dumps({"starts": starts, "versions": versions()}))


def _sounds(split: str, kind: str) -> Iterator[NDArray[np.float32]]:
    for path in files(split, kind):
        try:
            sound = read(path)
        except OSError:
            continue  # a few files of lmms-common are of a kind that libsndfile does not know
        if len(sound) >= SHORTEST * RATE and float(np.abs(sound).max()) > 1e-3:
            yield sound
    if kind == "speech":
        for voice in VOICES[split]:
            yield from _spoken(voice)


def _spoken(voice: str, sentences: int = 60) -> Iterator[NDArray[np.float32]]:
    """Sentences without sense by espeak-ng; the words are English, the sounds are the voice's own language."""
    rng = np.random.default_rng([SEED, *voice.encode()])
    with tempfile.TemporaryDirectory() as folder:
        for number in range(sentences):
            text = " ".join(rng.choice(WORDS.split(), rng.integers(6, 16)))
            out = Path(folder) / f"{number}.wav"
            speed, pitch = str(rng.integers(130, 200)), str(rng.integers(25, 75))
            command = ["espeak-ng", "-v", voice, "-s", speed, "-p", pitch, "-w", str(out), text]
            subprocess.run(command, check=True, timeout=60)
            yield read(out)
