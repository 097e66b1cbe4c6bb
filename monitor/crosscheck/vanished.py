"""What an earlier import had and a later one, that covers the same time, has not."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from monitor.crosscheck.reasons import Known, weigh
from monitor.crosscheck.sides import Covered, ticks
from monitor.speaker_model import Finding, HistoryCoverage, HistoryRecord, Profile, Span, Speaker, Verdict


def vanished(
    speaker: Speaker,
    earlier: Sequence[HistoryRecord],
    later: Sequence[HistoryRecord],
    coverage: Sequence[HistoryCoverage],
    profile: Profile,
) -> tuple[Finding, ...]:
    """A finding for each earlier record whose whole time the later import covers and whose key it lacks.

    Only the same kind of export is compared (keys begin alike), and only lists that nobody filtered: what another
    format does not show has not vanished; nor what it tells in other words (an account whose language was changed):
    a new record of the same device at the very same time stands for it. ``coverage``: of the later import alone.
    """
    covered = Covered(c.span for c in coverage if not c.filtered)
    kept = {r.key for r in later}
    formats = {_format(r) for r in later}
    gone = {
        r.key: r
        for r in earlier
        if r.key not in kept and _format(r) in formats and covered.holds(ticks(r.at.earliest), ticks(r.at.latest))
    }
    retold = _new_ones(earlier, later)
    found = []
    for key in sorted(gone):
        place = _place(gone[key])
        if retold[place]:
            retold[place] -= 1
        else:
            found.append(_finding(speaker, gone[key], later, profile))
    return tuple(found)


def _new_ones(earlier: Sequence[HistoryRecord], later: Sequence[HistoryRecord]) -> Counter[tuple[str, Span, str]]:
    known = {r.key for r in earlier}
    return Counter(_place(r) for r in later if r.key not in known)


def _place(record: HistoryRecord) -> tuple[str, Span, str]:
    return _format(record), record.at, record.device


def _format(record: HistoryRecord) -> str:
    return record.key.partition(":")[0]


def _finding(speaker: Speaker, record: HistoryRecord, later: Sequence[HistoryRecord], profile: Profile) -> Finding:
    older = any(r.at.latest <= record.at.earliest for r in later)
    possible, out = weigh(
        Known(Verdict.VANISHED, clock_known=True, older_kept=older, has_device=bool(record.device)), profile
    )
    name = hashlib.sha256(b"vanished\n" + record.key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Finding(name, Verdict.VANISHED, speaker.id, None, record, "", possible, out)
