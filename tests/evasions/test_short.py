"""Openings too short to be noticed, and floods of them to hide one: none is lost, and one that stays is found."""

from __future__ import annotations

import pytest

from monitor.bursts import LIMIT
from monitor.microphone.watcher import Closed, Edge, Opened
from monitor.model import ActivationStarted, Burst
from tests.evasions.stand import Stand, records

STAYS = ("1", "2", "5", "10", "20", "50", "100")
MANY = LIMIT + 80


def by(stand: Stand, pid: int) -> list[Opened]:
    return [one for one in stand.openings() if one.application.pid == pid]


def test_openings_of_one_to_a_hundred_milliseconds_are_each_recorded(stand: Stand) -> None:
    with stand.client("stays", *STAYS) as program:
        stand.server.wait_until(lambda: "done" in program.tail(), "all streams", 30)
        stand.told.wait_for(lambda _: len(by(stand, program.pid)) >= len(STAYS), "all of them")
        stand.nobody_else_is_accused()
        assert len(by(stand, program.pid)) == len(STAYS)


@pytest.mark.slow
def test_one_opening_in_a_flood_is_found_and_the_flood_is_counted_exactly(stand: Stand) -> None:
    with stand.client("many", str(MANY)) as program:
        stand.server.wait_until(lambda: "done" in program.tail(), "all streams", 300)
        stand.told.wait_for(lambda edges: len(ends(edges, by(stand, program.pid))) == MANY - 1, "the ends")
        stand.nobody_else_is_accused()
        edges, openings = list(stand.told.edges), by(stand, program.pid)
    assert len({one.key for one in openings}) == len(openings) == MANY
    (hidden,) = [one for one in openings if one.key not in ends(edges, openings)]
    told = records(edges)
    mine = [one.activation for one in told if isinstance(one, ActivationStarted)]
    mine = [one for one in mine if one.application.pid == program.pid]
    counted = sum(one.count for one in told if isinstance(one, Burst) and one.application.pid == program.pid)
    assert len(mine) + counted == MANY
    assert counted > 0
    assert hidden.at.wall in [one.started for one in mine]


def ends(edges: list[Edge], openings: list[Opened]) -> set[str]:
    keys = {one.key for one in openings}
    return {edge.key for edge in edges if isinstance(edge, Closed) and edge.key in keys}
