"""Start and end chimes joined, from recordings at leisure and as they come."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from monitor.indicator.chime import Hit, Role, Template
from monitor.indicator.joining import Begun, Joining
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


def test_where_start_and_end_sound_alike_the_second_is_no_activation_and_no_end() -> None:
    joining = Joining([replace(KNOWN[0], both=True)])
    told = joining.take([hit("start", at, 0.95) for at in (5.0, 12.0, 15.0, 60.0, 100.0)])
    begun = [(one.hit.onset_s, one.end) for one in told if isinstance(one, Begun)]
    assert begun == [(5.0, None), (15.0, None), (60.0, None), (100.0, None)]
    assert len(told) == 4


def test_a_second_wake_within_half_a_minute_is_told_where_start_and_end_differ() -> None:
    told = Joining(KNOWN).take([hit("start", 5.0, 0.95), hit("start", 12.0, 0.95)])
    assert [one.hit.onset_s for one in told if isinstance(one, Begun)] == [5.0, 12.0]
