"""Anything in any order: the journal shows what was told and not erased, and verifies; a change by hand does not."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from monitor.errors import JournalUnreadable
from monitor.journal import Reader, verify
from monitor.journal.sqlite import sqlite3
from monitor.model import Activation, ActivationChanged, BlindSince, State, WatchingSince
from monitor.presence_model import Attendance, PresenceChanged
from tests.journal.parts import MemoryKeys, Place, ended, started

_TAMPER = (
    "UPDATE payload SET body = CAST(body || ' ' AS BLOB) WHERE seq = (SELECT {0}(seq) FROM payload)",
    "DELETE FROM payload WHERE seq = (SELECT {0}(seq) FROM payload)",
    "UPDATE log SET leaf = zeroblob(32) WHERE seq = (SELECT {0}(seq) FROM log)",
    "DELETE FROM log WHERE seq = (SELECT {0}(seq) FROM log WHERE seq < (SELECT max(seq) FROM log))",
    "UPDATE activation SET started = '2020' WHERE seq = (SELECT {0}(seq) FROM activation)",
    "DELETE FROM activation WHERE seq = (SELECT {0}(seq) FROM activation)",
    "DELETE FROM checkpoint WHERE n = (SELECT {0}(n) FROM checkpoint)",
    "UPDATE checkpoint SET sig = zeroblob(64) WHERE n = (SELECT {0}(n) FROM checkpoint)",
)


class JournalMachine(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.place = Place(self.folder)
        self.keys = MemoryKeys()
        self.journal = self.place.open(self.keys)
        self.open: dict[str, Activation] = {}
        self.over: dict[str, Activation] = {}

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.abandon()
            shutil.rmtree(self.folder)

    @rule(count=st.integers(1, 300), seconds=st.integers(0, 100))
    def start_and_end(self, count: int, seconds: int) -> None:
        starts = [started(f"app{n % 5}", self.place.clock.wall) for n in range(count)]
        records = [record for start in starts for record in (start, ended(start, 1))]
        self.journal.append(records, self.place.clock.forward(seconds))
        self.over |= {start.activation.id: start.activation for start in starts}

    @rule()
    def start(self) -> None:
        record = started(at=self.place.clock.wall)
        self.journal.append([record], self.place.clock.now())
        self.open[record.activation.id] = record.activation

    @rule()
    def change(self) -> None:
        for id in [*self.open, *list(self.over)[:1]]:
            wall = self.place.clock.wall
            self.journal.append([ActivationChanged(id, wall, State.MUTED)], self.place.clock.now())

    @rule()
    def sources(self) -> None:
        wall = self.place.clock.wall
        self.journal.append(
            [BlindSince("pipewire", wall, "No server."), WatchingSince("alsa", wall)], self.place.clock.now()
        )

    @rule(word=st.sampled_from(Attendance), ago=st.integers(0, 300))
    def presence(self, word: Attendance, ago: int) -> None:
        wall = self.place.clock.wall
        self.journal.append([PresenceChanged(wall, word, wall - timedelta(seconds=ago))], self.place.clock.now())

    @rule(seconds=st.integers(1, 400))
    def beat(self, seconds: int) -> None:
        self.journal.beat(self.place.clock.forward(seconds))

    @rule()
    def checkpoint(self) -> None:
        self.journal.checkpoint()

    @rule(seconds=st.integers(-100_000, 100_000))
    def somebody_moves_the_clock(self, seconds: int) -> None:
        self.place.clock.set_wall(seconds)

    @rule(back=st.integers(0, 1000), length=st.integers(1, 1000))
    def erase(self, back: int, length: int) -> None:
        since = self.place.clock.wall - timedelta(seconds=back)
        until = since + timedelta(seconds=length)
        with Reader(self.place.path) as reader:
            doomed = {found.id for found in reader.activations(since, until) if found.ended}
            outside = self._presence_outside(reader, since, until)
        self.journal.erase(since, until)
        with Reader(self.place.path) as reader:
            assert self._presence_outside(reader, since, until) == outside
        for id in doomed:
            del self.over[id]

    def _presence_outside(self, reader: Reader, since: datetime, until: datetime) -> list[tuple[object, ...]]:
        """Presence at sample times that an erasing must leave as they are; unknown and untold are the same."""
        now = self.place.clock.wall
        times = [now + timedelta(seconds=step) for step in range(-1500, 0, 50)]
        spans = [span for span in reader.presence_spans() if span.attendance is not Attendance.UNKNOWN]
        return [
            (at, *[s.attendance for s in spans if s.started <= at and (s.ended is None or at < s.ended)])
            for at in times
            if not since <= at < until
        ]

    @rule(cleanly=st.booleans(), key_is_gone=st.booleans())
    def restart(self, cleanly: bool, key_is_gone: bool) -> None:
        if cleanly:
            self.journal.close()
        else:
            self.journal.abandon()
        if key_is_gone:
            self.keys.entries.clear()
        self.place.clock.forward(3)
        self.journal = self.place.open(self.keys)
        self.over |= self.open
        self.open.clear()

    @rule(which=st.sampled_from(_TAMPER), end=st.sampled_from(["min", "max"]))
    def somebody_changes_a_copy(self, which: str, end: str) -> None:
        self.journal.checkpoint()
        copy = self.folder / "copy.db"
        copy.unlink(missing_ok=True)
        with closing(self.place.raw()) as raw, closing(sqlite3.connect(copy, isolation_level=None)) as spoilt:
            raw.backup(spoilt)
            changed = spoilt.execute(which.format(end)).rowcount
        assert changed == 0 or self._is_found(copy)

    def _is_found(self, copy: Path) -> bool:
        try:
            return not verify(copy, self._carried()).ok
        except JournalUnreadable:
            return True

    def _carried(self) -> MemoryKeys:
        """The keyring with the newest mark there, which the journal hands over without waiting."""
        from monitor.journal.keys import Held, Mark

        found, tip, signer = MemoryKeys(), self.journal._tip, self.journal._signer
        assert signer
        with closing(self.place.raw()) as raw:
            (head,) = raw.execute("SELECT head FROM log WHERE seq = ?", (tip.size,)).fetchone()
        found.save(tip.log_id, Held(signer.seed, Mark(tip.n, tip.size, head)))
        return found

    @invariant()
    def shows_what_was_told_and_verifies(self) -> None:
        if not hasattr(self, "journal"):
            return
        with Reader(self.place.path) as reader:
            found = reader.activations()
        assert {activation.id for activation in found if activation.ended is None} == set(self.open)
        assert {activation.id for activation in found if activation.ended} == set(self.over)
        report = verify(self.place.path, self.keys)
        assert report.ok, report.findings


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(
    max_examples=int(os.environ.get("EARWITNESS_EXAMPLES", "12")), stateful_step_count=20, deadline=None
)
