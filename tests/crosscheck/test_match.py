"""The matching is optimal: held against trying everything."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.crosscheck import cluster as module
from monitor.crosscheck import match as sweep
from monitor.crosscheck.intervals import Intervals, neighbours
from monitor.crosscheck.match import match

Side = list[tuple[int, int]]
_few = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 15)), max_size=5).map(lambda x: [(a, a + w) for a, w in x])
_many = st.lists(
    st.tuples(st.integers(0, 3000), st.one_of(st.integers(0, 3), st.integers(0, 800))), min_size=60, max_size=200
).map(lambda x: [(a, a + w) for a, w in x])
_even = st.lists(st.integers(0, 60), max_size=6).map(lambda x: [(a, a + 8) for a in x])


def _side(intervals: Side, ranks: list[int] | None = None) -> Intervals:
    return Intervals([a for a, _ in intervals], [b for _, b in intervals], ranks)


def _worth(left: Side, right: Side, ranks: list[int], mates: Sequence[int]) -> tuple[int, int, int]:
    pairs = [(i, j) for i, j in enumerate(mates) if j >= 0]
    assert len({j for _, j in pairs}) == len(pairs), "a record was used twice"
    assert all(left[i][0] <= right[j][1] and right[j][0] <= left[i][1] for i, j in pairs), "a pair shares no moment"
    return -len(pairs), sum(ranks[j] for _, j in pairs), sum(abs(sum(left[i]) - sum(right[j])) for i, j in pairs)


def _best(left: Side, right: Side, ranks: list[int]) -> tuple[int, int, int]:
    options = [*range(len(right)), *[-1] * len(left)]
    candidates = set(permutations(options, len(left)))
    fit = (
        c
        for c in candidates
        if all(j < 0 or (left[i][0] <= right[j][1] and right[j][0] <= left[i][1]) for i, j in enumerate(c))
    )
    return min(_worth(left, right, ranks, list(c)) for c in fit)


@given(_few, _few, st.lists(st.integers(0, 2), min_size=5, max_size=5))
@settings(max_examples=250, deadline=None)
def test_the_matching_is_as_good_as_trying_every_one(left: Side, right: Side, ranks: list[int]) -> None:
    left, right = left[:4], right[:4]
    found = match(_side(left), _side(right, ranks[: len(right)]))
    assert found.proven
    assert _worth(left, right, ranks, found.mates) == _best(left, right, ranks)


@given(_even, _even)
@settings(max_examples=150, deadline=None)
def test_intervals_that_never_nest_are_aligned_optimally(left: Side, right: Side) -> None:
    left, right = left[:4], right[:4]
    found = match(_side(left), _side(right))
    assert _worth(left, right, [0] * 9, found.mates) == _best(left, right, [0] * 9)


@given(_few, _few)
@settings(max_examples=150, deadline=None)
def test_a_cluster_beyond_the_budget_still_has_the_most_pairs_and_says_so(left: Side, right: Side) -> None:
    before = module._BUDGET, module._ALIGNED_BUDGET
    module._BUDGET = module._ALIGNED_BUDGET = -1
    try:
        found = match(_side(left), _side(right))
    finally:
        module._BUDGET, module._ALIGNED_BUDGET = before
    assert _worth(left, right, [0] * 9, found.mates)[0] == -match(_side(left), _side(right)).count
    assert found.proven or found.count > 0


@given(_even, _even)
@settings(max_examples=100, deadline=None)
def test_alignment_and_augmenting_paths_agree(left: Side, right: Side) -> None:
    whole = (0, 200)  # one interval that holds all others: the cluster nests
    nested = match(_side([*left, whole]), _side(right))
    best = _worth([*left, whole], right, [0] * 9, nested.mates)
    assert best == _best_or_smaller([*left, whole], right, best)


def _best_or_smaller(left: Side, right: Side, best: tuple[int, int, int]) -> tuple[int, int, int]:
    return _best(left, right, [0] * 9) if len(left) <= 4 and len(right) <= 4 else best


@given(_few, _few)
@settings(deadline=None)
def test_neighbours_are_exactly_those_that_share_a_moment(left: Side, right: Side) -> None:
    found = neighbours(_side(left), _side(right))
    for i, (low, high) in enumerate(left):
        assert sorted(found[i]) == [j for j, (a, b) in enumerate(right) if a <= high and low <= b]


@given(_few.map(lambda side: [(70 * a, 70 * a + b) for a, b in side]), _many, st.integers(2, 20))
@settings(max_examples=100, deadline=None)
def test_leaping_over_what_nobody_can_pair_with_finds_what_a_plain_scan_finds(
    left: Side, right: Side, length: int
) -> None:
    before = sweep._LEAP
    found = []
    try:
        for sweep._LEAP in (1, length, before):
            found.append(list(match(_side(left), _side(right)).mates))
    finally:
        sweep._LEAP = before
    assert found[0] == found[1] == found[2]


def test_a_wide_one_that_began_long_before_is_not_leapt_over() -> None:
    left = _side([(10_000, 10_001)])
    right = _side([(n, n + 1) for n in range(500)] + [(600, 12_000)] + [(n, n + 1) for n in range(700, 9_000, 7)])
    assert list(match(left, right).mates) == [500]


def test_the_nearest_is_not_taken_when_that_costs_a_pair() -> None:
    left = _side([(10, 10), (14, 14)])
    right = _side([(9, 12), (11, 20)])  # 14 can only have the second, though 10 is not far from it
    assert list(match(left, right).mates) == [0, 1]


def test_nothing_pairs_with_nothing() -> None:
    assert list(match(_side([]), _side([(1, 2)])).mates) == []
    assert list(match(_side([(1, 2)]), _side([])).mates) == [-1]
