"""Start and end chimes joined."""

from __future__ import annotations

import numpy as np
import pytest

from monitor.indicator.chime import Hit, Role, Template
from monitor.indicator.pair_rule import pairs


def template(name: str, speaker: str, role: Role) -> Template:
    return Template(name, speaker, role, np.ones(4000, np.float32), (300.0, 900.0), -30.0, (1.0, 2.0, 3.0))


KNOWN = [
    template("start", "kitchen", Role.START),
    template("end", "kitchen", Role.END),
    template("other end", "hall", Role.END),
]


def hit(name: str, at: float, score: float = 0.3) -> Hit:
    return Hit(name, at, at + 0.25, score, 3.0, 0.01)


@pytest.mark.parametrize("apart", [2.0, 10.0, 30.0])
def test_an_end_after_its_start_makes_a_pair(apart: float) -> None:
    (pair,) = pairs([hit("start", 5.0), hit("end", 5.0 + apart)], KNOWN)
    assert (pair.speaker, pair.start.onset_s, pair.end.onset_s) == ("kitchen", 5.0, 5.0 + apart)


@pytest.mark.parametrize("apart", [-5.0, 0.5, 31.0])
def test_too_soon_too_late_or_before_makes_none(apart: float) -> None:
    assert pairs([hit("start", 50.0), hit("end", 50.0 + apart)], KNOWN) == []


def test_the_end_of_another_speaker_makes_none() -> None:
    assert pairs([hit("start", 5.0), hit("other end", 9.0)], KNOWN) == []


def test_a_hit_is_used_once_and_the_surest_goes_first() -> None:
    (pair,) = pairs([hit("start", 5.0, 0.2), hit("start", 7.0, 0.9), hit("end", 12.0)], KNOWN)
    assert pair.start.onset_s == 7.0
