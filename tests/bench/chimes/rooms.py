"""Simulated living rooms: impulse responses from a speaker to a microphone as paired, as left and as moved.

Shoe-box rooms by the image method (Allen and Berkley 1979, doi:10.1121/1.382599) of pyroomacoustics.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyroomacoustics
from numpy.typing import NDArray

from tests.bench.chimes import RATE
from tests.bench.chimes.pool import FOLDER, SEED, SPLITS

Response = NDArray[np.float32]
ROOMS = 12  # of each split
BACKGROUND_ROOMS = 16
SPOTS = 3  # places of the microphone in a room when left (some millimetres off) and when moved
NUDGE = 0.005  # metres between pairing and listening although nobody moved anything
WARMER = 2.0  # degrees between pairing and listening
MOVED = (0.8, 2.5)  # metres


@dataclass(frozen=True, slots=True)
class Room:
    """``paired``: the microphone's place when the chime was learned; ``same`` and ``moved``: when it is heard."""

    name: str
    rt60: float
    distance: float
    paired: Response
    same: tuple[Response, ...]
    moved: tuple[Response, ...]

    def responses(self, place: str) -> tuple[Response, ...]:
        return {"same": self.same, "moved": self.moved}[place]


def rooms(split: str) -> list[Room]:
    path = FOLDER / "rooms" / f"{split}.npz"
    if not path.exists():
        _write(path, split)
    with np.load(path) as data:
        return [_room(data, index) for index in range(ROOMS)]


def backgrounds(split: str) -> list[Response]:
    """One response a room, of rooms that hold no speaker."""
    path = FOLDER / "rooms" / f"{split}-background.npz"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        rng = np.random.default_rng([SEED, 31, SPLITS.index(split)])
        found = [_responses(size, 20.0, talker, [ear])[0] for size, _, talker, ear in _drawn(rng, BACKGROUND_ROOMS)]
        np.savez(path, *found)
    with np.load(path) as data:
        return [data[name] for name in data.files]


Size = tuple[NDArray[np.float64], float]  # metres, and the reverberation time in seconds


def _drawn(rng: np.random.Generator, count: int) -> list[tuple[Size, float, NDArray[np.float64], NDArray[np.float64]]]:
    """Rooms with a distance, a source and a microphone; each half a metre or more from every wall but the floor."""
    found: list[tuple[Size, float, NDArray[np.float64], NDArray[np.float64]]] = []
    while len(found) < count:
        metres = rng.uniform((2.8, 3.2, 2.35), (5.2, 6.5, 2.9))
        rt60 = 0.24 + 0.36 * len(found) / max(count - 1, 1)
        source, ear = (rng.uniform((0.5, 0.5, 0.6), (metres[0] - 0.5, metres[1] - 0.5, 1.4)) for _ in range(2))
        distance = float(np.linalg.norm(source - ear))
        low = 0.9 + 2.3 * rng.random()
        if low <= distance <= low + 0.2:
            found.append(((metres, rt60), distance, source, ear))
    return found


def _responses(
    size: Size, celsius: float, source: NDArray[np.float64], ears: list[NDArray[np.float64]]
) -> list[Response]:
    metres, rt60 = size
    absorption, order = pyroomacoustics.inverse_sabine(rt60, metres)
    box = pyroomacoustics.ShoeBox(
        metres,
        fs=RATE,
        materials=pyroomacoustics.Material(absorption),
        max_order=min(order, 40),
        temperature=celsius,
        humidity=45,
    )
    box.add_source(source)
    box.add_microphone_array(np.array(ears).T)
    box.compute_rir()
    return [_trimmed(np.asarray(box.rir[ear][0], dtype=np.float64)) for ear in range(len(ears))]


def _trimmed(response: NDArray[np.float64]) -> Response:
    """From the direct sound on, down to -50 dB, with the energy of its first 50 ms as one."""
    start = int(np.argmax(np.abs(response) > 0.1 * np.abs(response).max()))
    response = response[max(start - 8, 0) :]
    left = np.cumsum(response[::-1] ** 2)[::-1]
    response = response[: int(np.argmax(left < 1e-5 * left[0])) or None]
    loudness = np.sqrt(np.sum(response[: RATE // 20] ** 2))
    return np.asarray(response / loudness, dtype=np.float32)


def _write(path: Path, split: str) -> None:
    rng = np.random.default_rng([SEED, 30, SPLITS.index(split)])
    kept: dict[str, NDArray[np.float32]] = {}
    for index, (size, distance, source, ear) in enumerate(_drawn(rng, ROOMS)):
        near = [ear + _direction(rng) * NUDGE for _ in range(SPOTS)]
        far = [_elsewhere(rng, size[0], ear, source) for _ in range(SPOTS)]
        kept[f"{index} facts"] = np.array([size[1], distance], dtype=np.float32)
        (kept[f"{index} paired"],) = _responses(size, 20.0, source, [ear])
        heard = _responses(size, 20.0 + WARMER, source, near + far)
        kept.update({f"{index} heard {spot}": response for spot, response in enumerate(heard)})
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, allow_pickle=False, **kept)


def _direction(rng: np.random.Generator) -> NDArray[np.float64]:
    way: NDArray[np.float64] = rng.normal(size=3)
    return way / np.linalg.norm(way)


def _elsewhere(
    rng: np.random.Generator, metres: NDArray[np.float64], ear: NDArray[np.float64], source: NDArray[np.float64]
) -> NDArray[np.float64]:
    while True:
        spot: NDArray[np.float64] = rng.uniform((0.4, 0.4, 0.6), (metres[0] - 0.4, metres[1] - 0.4, 1.4))
        if MOVED[0] <= np.linalg.norm(spot - ear) <= MOVED[1] and np.linalg.norm(spot - source) >= 0.6:
            return spot


def _room(data: dict[str, NDArray[np.float32]], index: int) -> Room:
    rt60, distance = data[f"{index} facts"]
    heard = [data[f"{index} heard {spot}"] for spot in range(2 * SPOTS)]
    return Room(
        f"room {index + 1}",
        float(rt60),
        float(distance),
        data[f"{index} paired"],
        tuple(heard[:SPOTS]),
        tuple(heard[SPOTS:]),
    )
