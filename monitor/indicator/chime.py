"""Hearing a known chime in the sound of a room: templates are learned once, a detector listens for them.

The way of a chime: two cheap scores find places (search.py), evidence is gathered there (evidence.py), networks that
were trained on other chimes weigh it (verifier.py), and the weight becomes a rate of false alarms (rates.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from monitor.indicator.adaptation import Adaptation
from monitor.indicator.ear import STEP, STRIDE, Ear, Found
from monitor.indicator.evidence import SNR
from monitor.indicator.learning import expected_recall, learn, powers, within
from monitor.indicator.rates import NEARLY, RELAXED, STRICT, USUAL, score_of, surety
from monitor.indicator.search import NUMBERS
from monitor.indicator.spectra import HOP, LONGEST, RATE, Samples
from monitor.indicator.template import Hit, Role, Template, loaded, saved
from monitor.indicator.verifier import statistics

__all__ = [
    "LONGEST",
    "RATE",
    "RELAXED",
    "STRICT",
    "USUAL",
    "Detector",
    "Hit",
    "Role",
    "Template",
    "candidates",
    "expected_recall",
    "judged",
    "learn",
    "loaded",
    "places",
    "saved",
]

APART: Final = 0.5  # seconds from onset to onset below which two hits are one
_PATIENCE: Final = 0.25  # seconds after a chime's end that a surer one is waited for
CLEAR: Final = 3.0  # dB of what fits the template over what is left
_DOUBT: Final = 0.35  # the same for what is not sure enough to stand alone
_QUIET: Final = 1e-2  # of the chime's own power at pairing: a room with less in its band is quiet


class Detector:
    """Listens for templates in a stream of any block length; keeps at most 5 s of sound, in memory.

    ``floor``: hits of a lower score are not told. ``adapting``: whether a room that imitates a chime lowers its scores;
    without, a hit has the score that candidates() gives it.
    """

    def __init__(self, templates: Sequence[Template], floor: float = RELAXED, adapting: bool = True) -> None:
        self._templates = tuple(templates)
        self._floor = floor
        self._ear = _ear(templates, STEP)
        self._rooms = [Adaptation() if adapting else None for _ in templates]
        self._waiting: list[Hit] = []
        self._told: Hit | None = None
        self._powers = (-1, np.zeros(0, np.float32))  # of the last second, up to so many samples

    def feed(self, samples: Samples) -> list[Hit]:
        """Hits in the order of their onsets.

        One that is sure enough to stand alone is told at most 0.35 s of sound after the chime's end, others 0.45 s. A
        much surer one that follows at about the same time corrects it.
        """
        hits: list[Hit] = []
        hop = STEP * HOP
        clean = _clean(samples)
        for piece in np.split(clean, range(self._ear.awaited, len(clean), hop)):
            for found in self._ear.hear(piece):
                self._wait(self._adapted(found))
            hits += self._ripe()
        return hits

    def reset(self) -> None:
        """The stream has a gap here: forget the sound before it, keep the time."""
        self._ear.gap()
        self._waiting = []

    def level(self, template_id: str) -> float:
        """dBFS in the template's band over the last second."""
        if self._powers[0] != self._ear.total:
            self._powers = self._ear.total, powers(self._ear.recent(1.0))
        band_hz = next(one.band_hz for one in self._templates if one.id == template_id)
        return 10 * float(np.log10(within(self._powers[1], band_hz, RATE) + 1e-12))

    def _adapted(self, found: Found) -> Hit:
        hit = _hit(self._templates[found.which], found)
        room = self._rooms[found.which]
        return hit if room is None else replace(hit, score=room.noted(hit.score, hit.onset_s))

    def _wait(self, hit: Hit) -> None:
        """Keeps the surest of those at about the same time, with the others' names."""
        if hit.score < self._floor:
            return
        rivals = [one for one in self._waiting if abs(one.onset_s - hit.onset_s) < APART]
        self._waiting = [one for one in self._waiting if one not in rivals]
        best = max([hit, *rivals], key=lambda one: one.score)
        names = {one.template for one in [hit, *rivals] if surety(one.score) > surety(best.score) - NEARLY}
        names |= {name for one in rivals for name in one.others}
        self._waiting.append(replace(best, others=tuple(sorted(names - {best.template}))))

    def _ripe(self) -> list[Hit]:
        now = self._ear.total / RATE
        ripe = [hit for hit in self._waiting if hit.end_s + (_PATIENCE if hit.score >= STRICT else _DOUBT) <= now]
        self._waiting = [hit for hit in self._waiting if hit not in ripe]
        return [hit for hit in sorted(ripe, key=lambda hit: hit.onset_s) if self._is_new(hit)]

    def _is_new(self, hit: Hit) -> bool:
        """Whether it is no echo of what was told already; a much surer one corrects a doubtful one."""
        told = self._told
        if told and hit.onset_s - told.onset_s < APART and surety(hit.score) < surety(told.score) + NEARLY:
            return False
        self._told = hit
        return True


def candidates(templates: Sequence[Template], samples: Samples, floor: float = RELAXED) -> list[list[Hit]]:
    """For each template on its own, all hits in a recording: faster than a detector, and none hides another.

    Onsets and scores are a detector's that does not adapt to the room.
    """
    return judged(templates, places(templates, samples), floor)


def places(templates: Sequence[Template], samples: Samples) -> list[Found]:
    """Where in a recording the templates may be, with the evidence that judged() weighs; the chime is in it whole."""
    silence = np.zeros(STRIDE * HOP - len(samples) % (STRIDE * HOP) + STRIDE * HOP, np.float32)
    heard = _ear(templates, STRIDE).hear(np.concatenate((_clean(samples), silence)))
    return [one for one in heard if one.onset + len(templates[one.which].waveform) <= len(samples)]


def judged(templates: Sequence[Template], found: Iterable[Found], floor: float = RELAXED) -> list[list[Hit]]:
    """For each template, the hits among its places."""
    hits: list[list[Hit]] = [[] for _ in templates]
    for one in found:
        hit = _hit(templates[one.which], one)
        if hit.score >= floor:
            hits[one.which].append(hit)
    return hits


def _ear(templates: Sequence[Template], step: int) -> Ear:
    known = statistics()
    quiet = [_QUIET * 10 ** (one.level_dbfs / 10) for one in templates]
    return Ear([(one.waveform, one.band_hz) for one in templates], known.background, known, step, quiet)


def _clean(samples: Samples) -> Samples:
    """What is no number counts as silence, and nothing is louder than full scale."""
    clean = np.nan_to_num(np.asarray(samples, np.float32), nan=0.0, posinf=1.0, neginf=-1.0)
    return np.clip(clean, -1.0, 1.0)


def _hit(template: Template, found: Found) -> Hit:
    known = statistics()
    weights = known.weights(found.numbers)
    score = score_of(float(weights.mean()), template.thresholds)
    snr = float(found.numbers[0, NUMBERS + SNR])
    # Where the waveform fits, the matched filter knows the onset to the millisecond; after a move its peak is as often
    # an echo's. Unseen development chimes at 0 dB or more, moved: 5 ms off in the median, 95 % within 23; by the filter
    # alone 11 and 42.
    late = 0.0 if snr > CLEAR else known.lateness(found.numbers, weights)
    onset = found.onset / RATE - late
    return Hit(template.id, onset, onset + len(template.waveform) / RATE, score, snr, 0.01 if snr > CLEAR else 0.03)
