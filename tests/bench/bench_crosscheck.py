"""The cross-check against made-up months with the truth known, and at a million lines a side, beside nearest neighbour.

The peer does what ``pandas.merge_asof(direction="nearest", tolerance=...)`` does: for each sighting the nearest
record within the tolerance, no offset, no one-to-one. It is our own few lines, as pandas is no part of this project.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from monitor.crosscheck.estimate import estimate
from monitor.crosscheck.findings import crosscheck
from monitor.crosscheck.match import Intervals, match
from monitor.crosscheck.pairing import slack_for
from monitor.crosscheck.sides import ticks
from monitor.speaker_model import Verdict
from tests.crosscheck.truth import KITCHEN, PROFILE, Scenario, scenario, two_hundred

_SIZES = (100_000, 300_000, 1_000_000)
_TOLERANCE = 5_000_000
_OFFSET = 42_000_000
_JUDGED = (Verdict.CONFIRMED, Verdict.MISSING, Verdict.CANNOT_TELL, Verdict.NOT_WITNESSED)


def nearest(sightings: Sequence[int], records: Sequence[int], tolerance: int = _TOLERANCE) -> list[int]:
    """Position of the nearest record within the tolerance, or -1. ``records`` sorted."""
    found = []
    for at in sightings:
        after = bisect_left(records, at)
        near = [k for k in (after - 1, after) if 0 <= k < len(records) and abs(records[k] - at) <= tolerance]
        found.append(min(near, key=lambda k: abs(records[k] - at)) if near else -1)
    return found


def run() -> Iterator[str]:
    yield "200 made-up months, by shape: what is called missing, and how much of it is"
    scores = f"{'wrongly':>9}{'precision':>11}{'recall':>8}"
    yield f"{'shape':<12}{scores}   nearest neighbour: {scores}"
    whole: Counter[tuple[str, str]] = Counter()
    for shape in dict.fromkeys(name for name, _ in two_hundred()):
        yield _shape_line(shape, whole)
    yield "each verdict over all 200"
    yield f"{'verdict':<22}{'told':>7}{'precision':>11}{'recall':>8}"
    for verdict in _JUDGED:
        yield _verdict_line(verdict, whole)
    left_open = sum(n for (_, said), n in whole.items() if said == "ambiguous")
    yield f"{'ambiguous':<22}{left_open:>7}   (left open, accuses nobody)"
    yield "a million lines a side: 30 s apart on average, clock 42 s off, one in a hundred missing on either side"
    ours = f"{'lines':>10}{'clock':>8}{'match':>8}{'whole':>8}{'memory':>10}{'pairs':>10}"
    yield f"{ours}   nearest neighbour: {'time':>6}{'right pairs':>12}{'offset given':>14}"
    for size in _SIZES:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:  # so that each has its own peak of memory
            yield pool.submit(_large, size).result()


def _shape_line(shape: str, whole: Counter[tuple[str, str]]) -> str:
    ours: Counter[str] = Counter()
    theirs: Counter[str] = Counter()
    for name, make in two_hundred():
        if name == shape:
            made = scenario(make)
            _judge_ours(made, ours, whole)
            _judge_nearest(made, theirs)
    return f"{shape:<12}{_scores(ours)}{'':>22}{_scores(theirs)}"


def _judge_ours(made: Scenario, into: Counter[str], whole: Counter[tuple[str, str]]) -> None:
    for finding in crosscheck(KITCHEN, made.sightings, made.records, made.listened, made.covered, PROFILE).findings:
        if finding.sighting is not None:
            truth = made.truth[finding.sighting.id]
            _count(truth is Verdict.MISSING, finding.verdict is Verdict.MISSING, into)
            whole[truth.value, finding.verdict.value] += 1
        elif finding.record is not None and finding.record.key in made.truth:
            truth = made.truth[finding.record.key]
            whole["confirmed " if truth is Verdict.CONFIRMED else truth.value, finding.verdict.value] += 1


def _judge_nearest(made: Scenario, into: Counter[str]) -> None:
    records = sorted(ticks(r.at.earliest) for r in made.records)
    mates = nearest([ticks(s.at) for s in made.sightings], records)
    for sighting, mate in zip(made.sightings, mates, strict=True):
        _count(made.truth[sighting.id] is Verdict.MISSING, mate < 0, into)


def _count(missing: bool, said: bool, into: Counter[str]) -> None:
    into["right" if missing and said else "wrong" if said else "left" if missing else "fine"] += 1


def _scores(found: Counter[str]) -> str:
    told, missing = found["right"] + found["wrong"], found["right"] + found["left"]
    return f"{found['wrong']:>9}{_share(found['right'], told):>11}{_share(found['right'], missing):>8}"


def _verdict_line(verdict: Verdict, whole: Counter[tuple[str, str]]) -> str:
    right = whole[verdict.value, verdict.value]
    said = sum(n for (_, v), n in whole.items() if v == verdict.value)
    true = sum(n for (t, _), n in whole.items() if t == verdict.value)
    return f"{verdict.value:<22}{said:>7}{_share(right, said):>11}{_share(right, true):>8}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _large(size: int) -> str:
    seen, told, same = _made(size)
    started = time.perf_counter()
    clock = estimate(seen, told)
    estimated = time.perf_counter()
    slack, offset = slack_for(clock, told), clock.offset
    found = match(Intervals([a + offset - slack for a in seen.low], [b + offset + slack for b in seen.high]), told)
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    right = sum(same.get(i) == j for i, j in enumerate(found.mates) if j >= 0)
    times = f"{estimated - started:>7.1f}s{done - estimated:>7.1f}s{done - started:>7.1f}s"
    return f"{size:>10,}{times}{peak:>6} MiB{right / len(same):>10.4f}" + _nearest_line(seen, told, same)


def _nearest_line(seen: Intervals, told: Intervals, same: dict[int, int]) -> str:
    """As it is, and once more with the true offset given to it."""
    started = time.perf_counter()
    mates = nearest(seen.low, told.low)
    taken = time.perf_counter() - started
    given = nearest([a + _OFFSET for a in seen.low], told.low)
    rights = [sum(same.get(i) == j for i, j in enumerate(found) if j >= 0) / len(same) for found in (mates, given)]
    return f"{'':>22}{taken:>6.1f}s{rights[0]:>12.4f}{rights[1]:>14.4f}"


def _made(size: int) -> tuple[Intervals, Intervals, dict[int, int]]:
    """Also which sighting is which record, by position after sorting."""
    rng, at = random.Random(7), 1_700_000_000_000_000
    seen: list[tuple[int, int]] = []
    told: list[tuple[int, int]] = []
    for n in range(size):
        at += 4_000_000 + int(rng.expovariate(1 / 26e6))
        if rng.random() > 0.01:
            seen.append((at - _OFFSET + rng.randint(-600_000, 600_000), n))
        if rng.random() > 0.01:
            told.append((at // 1_000_000 * 1_000_000, n))
    seen.sort()
    place = {n: j for j, (_, n) in enumerate(told)}
    same = {i: place[n] for i, (_, n) in enumerate(seen) if n in place}
    lows, starts = [a for a, _ in seen], [a for a, _ in told]
    return Intervals(lows, lows), Intervals(starts, [a + 999_999 for a in starts]), same


if __name__ == "__main__":
    for line in run():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
