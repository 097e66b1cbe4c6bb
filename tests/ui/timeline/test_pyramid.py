"""No activation is ever lost to the level of detail."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ui.timeline.pyramid import SHADES, Pyramid, shade_of
from ui.timeline.viewport import LONGEST, SHORTEST, Viewport

Spans = list[tuple[float, float]]
instants = st.floats(0, 1e8, allow_nan=False)
spans = st.lists(st.tuples(instants, st.sampled_from([0.0, 0.02, 1.0, 300.0, 1e5])), min_size=1, max_size=120)
bursts = st.builds(
    lambda start, gap, number: [(start + gap * n, 0.02) for n in range(number)],
    instants, st.sampled_from([0.001, 0.03, 1.0, 60.0]), st.integers(1, 700),
)  # fmt: skip
widths = st.floats(50, 3000)


def pyramid_of(found: Spans) -> Pyramid:
    ordered = sorted((start, start + length) for start, length in found)
    return Pyramid([start for start, _ in ordered], [end for _, end in ordered])


@settings(deadline=None)
@given(spans | bursts, st.floats(0.5, 2e8), widths)
def test_every_activation_in_view_lies_in_a_run_that_is_drawn_over_it(found: Spans, span: float, width: float) -> None:
    pyramid = pyramid_of(found)
    left = pyramid.starts[len(pyramid) // 2] - span / 3
    scale = width / span
    runs = pyramid.runs(left, left + span, scale, 3.0)
    for index in pyramid.overlapping(left, left + span):
        x0, x1 = (pyramid.starts[index] - left) * scale, (pyramid.ends[index] - left) * scale
        assert any(r[2] <= index < r[3] and r[0] <= x0 + 0.01 and r[1] >= x1 - 0.01 for r in runs)


@settings(deadline=None)
@given(spans | bursts, st.floats(0.5, 2e8), widths)
def test_no_run_is_narrower_than_the_least_width(found: Spans, span: float, width: float) -> None:
    pyramid = pyramid_of(found)
    left = pyramid.starts[0] - span / 3
    runs = pyramid.runs(left, left + span, width / span, 3.0)
    assert all(x1 - x0 >= 3.0 - 0.01 for x0, x1, _, _ in runs)  # doubles of seconds are coarse at this zoom


@settings(deadline=None)
@given(spans | bursts)
def test_each_level_holds_every_activation_once(found: Spans) -> None:
    pyramid = pyramid_of(found)
    for level in pyramid.levels:
        assert level.firsts[0] == 0
        assert level.firsts[len(level.starts)] == len(found)
        assert all(a < b for a, b in zip(level.ends, list(level.starts)[1:], strict=False)) or level.gap == 0


@settings(deadline=None)
@given(spans | bursts, instants, st.floats(0, 1e7))
def test_count_and_list_agree_with_looking_at_every_single_one(found: Spans, left: float, span: float) -> None:
    pyramid = pyramid_of(found)
    right = left + span
    plain = [i for i in range(len(pyramid)) if pyramid.starts[i] <= right and pyramid.ends[i] >= left]
    assert pyramid.overlapping(left, right) == plain
    assert pyramid.count(left, right) == len(plain)


@settings(deadline=None)
@given(spans, instants, st.floats(1, 1e7))
def test_covered_seconds_agree_with_adding_up(found: Spans, left: float, span: float) -> None:
    pyramid = pyramid_of(found)
    right = left + span
    plain = sum(
        max(0.0, min(end, right) - max(start, left)) for start, end in zip(pyramid.starts, pyramid.ends, strict=True)
    )
    assert abs(pyramid.covered(left, right) - plain) < 0.01


@settings(deadline=None)
@given(bursts, widths)
def test_a_strip_covers_its_run_without_a_hole(found: Spans, width: float) -> None:
    pyramid = pyramid_of(found)
    left, right = pyramid.starts[0], pyramid.ends[-1] + 1
    scale = width / (right - left)
    for run in pyramid.runs(left, right, scale, 3.0):
        cells = pyramid.strip(run, left, scale, 6.0)
        assert cells[0][0] == run[0]
        assert cells[-1][1] == run[1]
        assert all(a[1] == b[0] for a, b in zip(cells, cells[1:], strict=False))
        assert all(0 <= shade < SHADES for _, _, shade in cells)


def test_fuller_is_darker() -> None:
    assert shade_of(0.0, 1) < shade_of(0.5, 1) < shade_of(1.0, 1) == SHADES - 1
    assert shade_of(0.0, 1) < shade_of(0.0, 4) <= shade_of(0.0, 1000) == SHADES - 1


@settings(deadline=None)
@given(st.floats(0, 2e9), st.floats(1, 1e7), widths, st.floats(0, 1), st.floats(0.01, 100))
def test_zooming_keeps_the_instant_under_the_cursor(
    left: float, span: float, width: float, share: float, factor: float
) -> None:
    port = Viewport(left, left + span, width)
    at = left + share * span
    zoomed = port.zoomed(factor, at)
    assert abs(zoomed.x(at) - port.x(at)) < 1e-3 * max(1.0, 1 / zoomed.span)
    assert SHORTEST * 0.99 <= zoomed.span <= LONGEST * 1.001


@settings(deadline=None)
@given(st.floats(0, 2e9), st.floats(1, 1e7), st.floats(-1e9, 1e9))
def test_panning_never_leaves_all_data_behind(left: float, span: float, way: float) -> None:
    first, last = left + span * 0.4, left + span * 0.6
    panned = Viewport(left, left + span, 1000).panned(way, first, last)
    assert panned.left < last
    assert panned.right > first
    assert abs(panned.span - span) < 1e-3
