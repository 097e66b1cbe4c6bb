"""The cross-check against made-up months with the truth known, and at a million lines a side, beside nearest neighbour.

The peer is ``pandas.merge_asof(direction="nearest", tolerance=...)``: for each sighting the nearest record within the
tolerance, no offset, no one-to-one.

Processor time of 100 000, 300 000 and 1 000 000 lines a side, while other programs kept both cores busy: 1.5, 3.0 and
8.3 s, at most 814 MiB; of that 1.5 s about 0.9 s are the search for the offset, which costs the same at any size.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context

from monitor.crosscheck.findings import crosscheck
from monitor.crosscheck.rates import share
from monitor.crosscheck.sides import ticks
from monitor.speaker_model import (
    Finding,
    HistoryCoverage,
    HistoryRecord,
    Kind,
    Sighting,
    Span,
    Vendor,
    Verdict,
    Witness,
)
from tests.crosscheck.harsh import month
from tests.crosscheck.truth import KITCHEN, PROFILE, Scenario, scenario, two_hundred

_SIZES = (100_000, 300_000, 1_000_000)
_TOLERANCE = 5_000_000
_OFFSET = 42_000_000
_HARSH = 2_000
_JUDGED = (Verdict.CONFIRMED, Verdict.MISSING, Verdict.CANNOT_TELL, Verdict.NOT_WITNESSED)


def nearest(sightings: Sequence[int], records: Sequence[int]) -> list[int]:
    """By ``pandas.merge_asof``: position of the nearest record within the tolerance, or -1. Microseconds, any order."""
    import pandas  # it takes a second, and only this needs it

    left = pandas.DataFrame({"at": sightings, "i": range(len(sightings))}).sort_values("at", kind="stable")
    right = pandas.DataFrame({"at": records, "j": range(len(records))}).sort_values("at", kind="stable")
    found = pandas.merge_asof(left, right, on="at", direction="nearest", tolerance=_TOLERANCE)
    mates = found.sort_values("i")["j"].fillna(-1).astype("int64")
    return [int(mate) for mate in mates]


def run() -> Iterator[str]:
    yield "200 made-up months, by shape: what is called missing, and how much of it is"
    scores = f"{'wrongly':>9}{'precision':>11}{'recall':>8}"
    yield f"{'shape':<12}{scores}   merge_asof: {scores}"
    whole: Counter[tuple[str, str]] = Counter()
    for shape in dict.fromkeys(name for name, _ in two_hundred()):
        yield _shape_line(shape, whole)
    yield "each verdict over all 200"
    yield f"{'verdict':<22}{'told':>7}{'precision':>11}{'recall':>8}"
    for verdict in _JUDGED:
        yield _verdict_line(verdict, whole)
    left_open = sum(n for (_, said), n in whole.items() if said == "ambiguous")
    yield f"{'ambiguous':<22}{left_open:>7}   (left open, accuses nobody)"
    yield from _harsh_lines()
    yield "the whole cross-check: 30 s apart on average, clock 42 s off, one in a hundred missing on either side"
    yield f"{'lines':>10}{'wall':>9}{'cpu':>10}{'read':>8}{'input':>11}{'peak':>11}{'pairs':>9}{'missing':>8}" + (
        f"   merge_asof: {'pairs':>8}{'offset given':>14}{'missing':>9}"
    )
    for size in _SIZES:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:  # so that each has its own peak of memory
            yield pool.submit(_large, size).result()
    yield "wall, cpu: to all verdicts; read: to make every finding whole; input: resident with the input alone"


def _harsh_lines() -> Iterator[str]:
    """Many troubles at once, see tests/crosscheck/harsh.py."""
    told: Counter[tuple[str, str]] = Counter()
    peer: Counter[str] = Counter()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for mine, theirs in pool.map(_harsh, range(_HARSH), chunksize=25):
            told.update(mine)
            peer.update(theirs)
    missing = Verdict.MISSING.value
    accused = sum(n for (_, said), n in told.items() if said == missing)
    wrong = accused - told[missing, missing]
    innocent = sum(n for (truth, _), n in told.items() if truth != missing)
    taken_out = sum(n for (truth, _), n in told.items() if truth == missing)
    of_accused, of_innocent = share(wrong, accused).high or 0.0, share(wrong, innocent).high or 0.0
    taken = f"{innocent:,} sightings that the vendor kept or could not keep, {taken_out:,} whose line was taken out"
    bounds = f"at most {of_accused:.2%} of these (95 %), and {of_innocent:.4%} of the innocent"
    doubt = told[missing, Verdict.AMBIGUOUS.value] + told[missing, Verdict.CANNOT_TELL.value]
    swapped = _share(told[missing, Verdict.CONFIRMED.value], taken_out)
    yield f"{_HARSH:,} harsh months: {taken}"
    yield f"   called missing {accused:,}, wrongly {wrong}: {bounds}"
    yield f"   of what was taken out: found {_share(told[missing, missing], taken_out)}, left open " + (
        f"{_share(doubt, taken_out)}, paired with a neighbour's line {swapped}"
    )
    yield f"   merge_asof: wrongly {peer['wrong']:,}, precision and recall{_scores(peer)[9:]}"


def _harsh(seed: int) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """(truth, said) of every sighting, and how the peer fares."""
    made, told, peer = month(seed), Counter[tuple[str, str]](), Counter[str]()
    found = crosscheck(made.speakers, made.sightings, made.records, made.listened, made.covered, PROFILE)
    told.update((made.truth[f.sighting.id].value, f.verdict.value) for f in found.findings if f.sighting)
    mates = nearest([ticks(s.at) for s in made.sightings], [ticks(r.at.earliest) for r in made.records])
    for sighting, mate in zip(made.sightings, mates, strict=True):
        _count(made.truth[sighting.id] is Verdict.MISSING, mate < 0, peer)
    return told, peer


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
    """The whole cross-check, from sightings and records to verdicts; and reading every finding of it."""
    made = _made(size)
    held = _peak()
    began, used = time.perf_counter(), time.process_time()
    found = crosscheck(KITCHEN, made.sightings, made.records, [made.span], [HistoryCoverage(made.span)], PROFILE)
    judged, cpu = time.perf_counter() - began, time.process_time() - used
    peak = _peak()
    began = time.perf_counter()
    right = sum(_is_right(finding) for finding in found.findings)
    read = time.perf_counter() - began
    missing = found.summary[Verdict.MISSING.value]
    return (
        f"{size:>10,}{judged:>8.1f}s{cpu:>9.1f}s{read:>7.1f}s{held:>7} MiB{peak:>7} MiB"
        f"{right / made.pairs:>9.4f}{missing:>8,}" + _peer_line(made)
    )


def _is_right(finding: Finding) -> bool:
    sighting, record = finding.sighting, finding.record
    return bool(sighting and record and sighting.id[1:] == record.key.partition(":")[2])


def _peer_line(made: Large) -> str:
    """As it is, and once more with the true offset given to it."""
    records = [ticks(r.at.earliest) for r in made.records]
    began = time.perf_counter()
    mates = nearest([ticks(s.at) for s in made.sightings], records)
    taken = time.perf_counter() - began
    given = nearest([ticks(s.at) + _OFFSET for s in made.sightings], records)
    rights = [_rights(made, found) / made.pairs for found in (mates, given)]
    return f"{taken:>10.1f}s{rights[0]:>9.4f}{rights[1]:>9.4f}{given.count(-1):>9,}"


def _rights(made: Large, mates: Sequence[int]) -> int:
    pairs = zip(made.sightings, mates, strict=True)
    return sum(s.id[1:] == made.records[j].key.partition(":")[2] for s, j in pairs if j >= 0)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


@dataclass(frozen=True, slots=True)
class Large:
    """``pairs``: how many sightings have a record."""

    sightings: list[Sighting]
    records: list[HistoryRecord]
    span: Span
    pairs: int


def _made(size: int) -> Large:
    rng, at, pairs = random.Random(7), datetime(2023, 11, 14, tzinfo=UTC), 0
    begun = at
    seen: list[Sighting] = []
    told: list[HistoryRecord] = []
    for n in range(size):
        at += timedelta(seconds=4 + rng.expovariate(1 / 26))
        heard, kept = rng.random() > 0.01, rng.random() > 0.01
        pairs += heard and kept
        if heard:
            off = timedelta(seconds=rng.uniform(-0.6, 0.6), microseconds=-_OFFSET)
            seen.append(Sighting(f"s{n}", KITCHEN.id, at + off, Witness.CHIME, timedelta(milliseconds=200)))
        if kept:
            second = at.replace(microsecond=0)
            span = Span(second, second + timedelta(seconds=1))
            told.append(
                HistoryRecord(f"alexa:{n}", Vendor.ALEXA, KITCHEN.labels[0], span, Kind.REQUEST, "GENERAL", True)
            )
    day = timedelta(days=1)
    return Large(seen, told, Span(begun - day, at + day), pairs)


if __name__ == "__main__":
    for line in run():
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
