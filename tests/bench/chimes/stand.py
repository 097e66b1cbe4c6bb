"""One run of the stand: what is scanned, how much of it, and everything that is measured of it."""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tests.bench.chimes import RATE
from tests.bench.chimes.corpus import HOURS, SPECIAL, Scene, Sound, hour
from tests.bench.chimes.methods import FLOOR, OURS, Candidates, Ours, surety
from tests.bench.chimes.peers import FUSED, NCC, Peers
from tests.bench.chimes.pool import SEED
from tests.bench.chimes.scan import NOWHERE, Heard, Scan, enrolled
from tests.bench.chimes.standing import Standing, adapting, as_set, fitted
from tests.bench.chimes.trials import VARIANTS, Cell

FULL = bool(os.environ.get("EARWITNESS_BENCH_FULL"))
SET = os.environ.get("EARWITNESS_BENCH_SET", "test")
PEER_HOURS = 8
SNRS = (20.0, 15.0, 10.0, 5.0, 0.0, -5.0, -10.0)
FEW = (
    "oxygen Im-Contact-In",
    "oxygen Im-Contact-Out",
    "yaru message",
    "deepin device-removed",
    "lomiri Positive",
    "alexa",
    "alexa end",
    "home assistant",
    "wyoming done",
    "soft tone",
)
OWN, FITTED = "Earwitness", "Earwitness, fitted"
PLACES = ("same", "moved")
FED = float(os.environ.get("EARWITNESS_BENCH_FED", "24"))
WHITE = (-5.0, -7.5, -10.0, -12.5, -15.0, -17.5, -20.0, -22.5)


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured; ``chimes`` by name, or all."""

    hours: int  # of test background
    calibration: int  # hours
    trials: int
    chimes: tuple[str, ...]
    snrs: tuple[float, ...]
    fed: float  # hours of sound through one listening process
    peer_hours: int  # of each background, that the peers are judged by and set on; 0 without peers

    @property
    def peer_calibration(self) -> int:
        return min(self.calibration, self.peer_hours)

    @property
    def words(self) -> str:
        calibration = f"{self.calibration} h of calibration and " if self.calibration else ""
        return f"{calibration}{self.hours} h of test background, {self.trials} trials of a chime in each cell"


def size() -> Size:
    """Full, or short; EARWITNESS_BENCH_HOURS changes the hours of background."""
    hours, calibration, peer_hours = _hours("24" if FULL else "2")
    if FULL:
        return Size(hours, calibration, 30, (), SNRS, FED, peer_hours)
    return Size(hours, calibration, 6, FEW, (20.0, 10.0, 5.0, 0.0, -5.0), 0.2, peer_hours)


def acceptance_size() -> Size:
    """Of a set that is measured once, when all is done: always in full, and without the peers."""
    hours, calibration, _ = _hours("24,0")
    return Size(hours, calibration, 30, (), SNRS, 0.0, 0)


def _hours(usual: str) -> tuple[int, int, int]:
    """Of the test background, of calibration, and of both for the peers, who take longer: "24", "24,8", "24,24,24"."""
    given = [int(text) for text in os.environ.get("EARWITNESS_BENCH_HOURS", usual).split(",")]
    hours, calibration, peer_hours = (given + [given[0], PEER_HOURS][len(given) - 1 :])[:3]
    return min(hours, HOURS["test"]), min(calibration, HOURS["calibration"]), min(hours, peer_hours)


def _white_hour() -> Sound:
    noise = np.random.default_rng([SEED, 90]).standard_normal(3600 * RATE)
    return (0.01 * noise).astype(np.float32)


class Stand:
    """The detector and its peers on one set of chimes; each part is measured when it is first asked for.

    ``kept``: the set, where it is not the split's own; rooms and background are the split's all the same.
    """

    def __init__(self, size: Size, split: str = "test", calibration: str = "calibration", kept: str = "") -> None:
        self.size = size
        self.split = split
        self._calibration = calibration
        self.known = [one for one in enrolled(split, kept) if not size.chimes or one.chime.name in size.chimes]
        self._searcher = Ours()
        self.ours = Scan(self._searcher, split, self.known)
        self.hours = range(size.hours)

    @functools.cached_property
    def peers(self) -> Scan:
        return Scan(Peers(), self.split, self.known)

    @functools.cached_property
    def calibrated(self) -> Sequence[Sequence[Candidates]]:
        return self.ours.hours(self._calibration, range(self.size.calibration))[OURS]

    @functools.cached_property
    def found(self) -> Sequence[Sequence[Candidates]]:
        return self.ours.hours(self.split, self.hours)[OURS]

    @functools.cached_property
    def standings(self) -> dict[str, Standing]:
        """Ours by the rates that it claims, and with its tails from the calibration hours; all shifted to equal rates.

        The peers have their tails from calibration hours too; without such, from the very hours they are judged by.
        """
        known = {**self._theirs, OWN: self.own}
        if not self.size.calibration:
            return known
        return {**known, FITTED: fitted(FITTED, self.found, self.calibrated, surety(FLOOR))}

    @property
    def _theirs(self) -> dict[str, Standing]:
        if not self.size.peer_hours:
            return {}
        found = self.peers.hours(self.split, range(self.size.peer_hours))
        known = range(self.size.peer_calibration)
        fit = self.peers.hours(self._calibration, known) if known else found
        return {name: fitted(name, found[name], fit[name]) for name in (NCC, FUSED)}

    @functools.cached_property
    def own(self) -> Standing:
        """Ours with the rates that it claims itself."""
        return adapting(OURS, self.found)

    @functools.cached_property
    def specials(self) -> dict[str, Standing]:
        start = HOURS[self.split]
        return {
            name: as_set(name, self.ours.hours(self.split, [start + extra])[OURS]) for extra, name in enumerate(SPECIAL)
        }

    @functools.cached_property
    def in_white(self) -> Standing:
        """Ours in an hour of white noise, shifted alike for all chimes as in the background."""
        return as_set("white noise", [self._whole.sound("white", _white_hour)[OURS]])

    @functools.cached_property
    def _whole(self) -> Scan:
        """Ours with next to no floor: in white noise nothing comes near the usual one. What was not looked at closely
        has no weight of its own, and stays below."""
        return Scan(self._searcher.lower(1e-9), self.split, self.known, learned=True)

    def heard(self, method: str, cell: Cell) -> list[Heard]:
        if method in (NCC, FUSED):
            return self.peers.cell(cell, self.trials_of(cell))[method]
        scan = self._whole if cell.place == NOWHERE else self.ours
        return scan.cell(cell, self.trials_of(cell))[OURS]

    def trials_of(self, cell: Cell) -> int:
        usual = cell.variant == VARIANTS[0] and cell.place != NOWHERE
        return self.size.trials if usual else max(self.size.trials // 3, 4)

    @functools.cached_property
    def bands(self) -> list[tuple[float, float]]:
        """Hz, of each template of ours."""
        return [template.band_hz for template in self._searcher.templates]

    def scenes_of(self, number: int) -> tuple[Scene, ...]:
        return hour(self.split, number).scenes

    def kind_at(self, number: int, second: float) -> str:
        """Of the background where something was heard, a little after its onset."""
        return hour(self.split, number).kind_at(int((second + 0.1) * RATE))
