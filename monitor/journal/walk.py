"""One pass over the whole log with flat memory: order, content, links, erasures, times. Decides nothing else.

Any byte may be hostile here; what is not as we write it is a finding, never an exception of Python's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from monitor.clock import Moment, jump_between
from monitor.codec import Json, moment
from monitor.journal import chain, projection
from monitor.journal.sqlite import Connection, Error

NONSENSE = (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError)
_EACH = 100  # findings told one by one a rule; the rest are counted


class Rule(Enum):
    """What ``verify`` holds a log against; each answers a known way to deceive an audit."""

    ORDER = "order"  # records are numbered from 1 without a hole
    CONTENT = "content"  # a record's bytes are those that were hashed
    LINK = "link"  # each head follows from the one before
    ERASURE = "erasure"  # what is missing was erased by a later erase record, to the number
    CHECKPOINTS = "checkpoints"  # they follow from each other, never shrink, and agree with the log
    SIGNATURE = "signature"  # by exactly the key that was announced for it
    UNSIGNED = "unsigned"  # a log that should be signed is
    ROLLBACK = "rollback"  # the log is not behind the mark that the keyring keeps
    TABLES = "tables"  # what the program shows is what the log says
    TIME = "time"  # the clocks run forward together but for noted jumps


@dataclass(frozen=True, slots=True)
class Finding:
    rule: Rule
    seq: int | None
    what: str


class Findings:
    """Findings, with an end to how many."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._counts: dict[Rule, int] = {}

    def add(self, rule: Rule, seq: int | None, what: str) -> None:
        count = self._counts[rule] = self._counts.get(rule, 0) + 1
        if count <= _EACH:
            self._found.append(Finding(rule, seq, what))

    def all(self) -> tuple[Finding, ...]:
        more = [
            Finding(rule, None, f"{count - _EACH} more findings of this kind.")
            for rule, count in self._counts.items()
            if count > _EACH
        ]
        return (*self._found, *more)


@dataclass(frozen=True, slots=True)
class Erase:
    seq: int
    lo: int
    hi: int
    count: int


@dataclass(slots=True)
class Walked:
    """What a pass has learned. ``missing``: runs of payloads that are not there, first and last."""

    seq: int = 0
    head: bytes = b""
    payloads: int = 0
    gaps: int = 0
    missing: list[tuple[int, int]] = field(default_factory=list)
    erases: list[Erase] = field(default_factory=list)
    keys: list[tuple[int, str, str]] = field(default_factory=list)  # seq, signing or key-reset, key
    heads: dict[int, bytes] = field(default_factory=dict)  # at the sizes asked for


Row = tuple[Any, Any, Any, Any, Any, Any]


class Walk:
    """``sizes``: where heads are wanted. ``scratch``: takes the records as tables, None to leave that out."""

    def __init__(self, log_id: bytes, sizes: frozenset[int], scratch: Connection | None, found: Findings) -> None:
        self.walked = Walked(head=chain.genesis(log_id))
        self._sizes = sizes
        self._scratch = scratch
        self._found = found
        self._last: Json | None = None

    def run(self, connection: Connection) -> Walked:
        for row in _rows(connection):
            self._order(row)
            self._link(row)
            self._content(row)
            if row[0] in self._sizes:
                self.walked.heads[row[0]] = row[2]
        return self.walked

    def _order(self, row: Row) -> None:
        seq, expected = row[0], self.walked.seq + 1
        if seq > expected:
            self._found.add(Rule.ORDER, seq, f"Records {expected} to {seq - 1} are missing.")
        elif seq < expected:
            self._found.add(Rule.ORDER, seq, f"There is a record numbered {seq}.")
        self.walked.seq = max(seq, self.walked.seq)

    def _link(self, row: Row) -> None:
        seq, leaf, head = row[:3]
        if seq < 1 or not (isinstance(leaf, bytes) and isinstance(head, bytes)):
            self._found.add(Rule.LINK, seq, "The record's hashes are not hashes.")
            return
        if chain.next_head(self.walked.head, seq, leaf) != head:
            self._found.add(Rule.LINK, seq, "The record does not follow from the one before it.")
        self.walked.head = head

    def _content(self, row: Row) -> None:
        seq, leaf, _, ctl, salt, body = row
        if ctl is not None:
            self._control(seq, leaf, ctl, body)
        elif body is None:
            self._miss(seq)
        elif not (isinstance(body, bytes) and isinstance(salt, bytes)) or chain.event_leaf(salt, body) != leaf:
            self.walked.payloads += 1
            self._found.add(Rule.CONTENT, seq, "The record is not as it was written.")
        else:
            self.walked.payloads += 1
            self._take(seq, body, control=False)

    def _control(self, seq: int, leaf: Any, ctl: Any, body: Any) -> None:
        if body is not None:
            self.walked.payloads += 1
            self._found.add(Rule.CONTENT, seq, "A control record has a payload.")
        if not isinstance(ctl, bytes) or chain.control_leaf(ctl) != leaf:
            self._found.add(Rule.CONTENT, seq, "The control record is not as it was written.")
            return
        self._take(seq, ctl, control=True)

    def _miss(self, seq: int) -> None:
        self._last = None  # its reading of the clocks is gone with it
        runs = self.walked.missing
        if runs and runs[-1][1] == seq - 1:
            runs[-1] = (runs[-1][0], seq)
        else:
            runs.append((seq, seq))

    def _take(self, seq: int, text: bytes, *, control: bool) -> None:
        if self._scratch is None and not control:
            return
        try:
            value = json.loads(text)
            if control:
                self._note(seq, value)
            if self._scratch is not None:
                self._time(seq, value["kept"], value["event"])
                projection.apply(self._scratch, seq, value)
        except (*NONSENSE, Error):
            self._found.add(Rule.TABLES, seq, "The record can't be understood.")

    def _note(self, seq: int, value: Json) -> None:
        event, facts = value["event"], value["facts"]
        if event == "erase":
            self.walked.erases.append(Erase(seq, int(facts["lo"]), int(facts["hi"]), int(facts["count"])))
        elif event == "gap":
            self.walked.gaps += facts["reason"] != "clean"
        elif event in ("signing", "key-reset"):
            self.walked.keys.append((seq, event, facts["key"]))
        elif event == "rolled-back":
            what = f"The program found here that the log had been rolled back behind record {int(facts['size'])}."
            self._found.add(Rule.ROLLBACK, seq, what)

    def _time(self, seq: int, kept: Json, event: str) -> None:
        last, self._last = self._last, kept
        if last is None or last is kept or last["boot_id"] != kept["boot_id"]:
            return
        if kept["boot_us"] < last["boot_us"]:
            self._found.add(Rule.TIME, seq, "The boot clock ran backwards.")
        elif kept["wall"] != last["wall"] and event != "clock-jump" and jump_between(_moment(last), _moment(kept)):
            self._found.add(Rule.TIME, seq, "The wall clock was moved and no note of it was made.")


def _moment(kept: Json) -> Moment:
    return Moment(kept["boot_us"] * 1000, moment(kept["wall"]))


def _rows(connection: Connection) -> Iterator[Row]:
    return connection.execute(
        "SELECT log.seq, leaf, head, ctl, salt, body FROM log LEFT JOIN payload USING(seq) ORDER BY log.seq"
    )


def check_erasures(walked: Walked, found: Findings) -> int:
    """Hold what is missing against the erase records; how many payloads are missing.

    Erase records whose ranges touch are taken together: as many are gone there as they counted, no more.
    """
    clusters = _clusters(walked.erases)
    for lo, hi, _ in clusters:
        if any(erase.lo == lo and erase.hi >= erase.seq for erase in walked.erases):
            found.add(Rule.ERASURE, None, f"An erase record speaks of records after itself ({lo} to {hi}).")
    total, at = 0, 0
    counts = [0] * len(clusters)
    for first, last in walked.missing:
        total += last - first + 1
        while at < len(clusters) and clusters[at][1] < first:
            at += 1
        if at == len(clusters) or first < clusters[at][0] or last > clusters[at][1]:
            found.add(Rule.ERASURE, first, f"Records {first} to {last} were removed without an erase record.")
        else:
            counts[at] += last - first + 1
    for (lo, hi, said), count in zip(clusters, counts, strict=True):
        if count != said:
            what = f"Of records {lo} to {hi}, {said} were erased, but {count} are missing."
            found.add(Rule.ERASURE, lo, what)
    return total


def _clusters(erases: list[Erase]) -> list[tuple[int, int, int]]:
    """Ranges that overlap or touch made one: lo, hi, the sum of their counts."""
    merged: list[tuple[int, int, int]] = []
    for erase in sorted(erases, key=lambda erase: erase.lo):
        if merged and erase.lo <= merged[-1][1] + 1:
            lo, hi, count = merged[-1]
            merged[-1] = (lo, max(hi, erase.hi), count + erase.count)
        else:
            merged.append((erase.lo, erase.hi, erase.count))
    return merged
